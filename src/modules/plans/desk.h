// What the pages of the desk share.
#pragma once
#include "modules/plans/pages.h"
#include "modules/plans/plan.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/register.h"

namespace wiec::plans {

// The plan of an address, for who keeps it. Problems: not_found, not_allowed.
Result<Plan> plan_at_desk(Context&, const Request&);
// Parts of the city, for the form of a plan.
std::vector<programmes::NamedPlace> places_of(Context&);
// A page under the plan's desk, with what is wrong first.
Page start_plan_page(Context&, const Plan&, std::string_view title, const Errors&, int status);
std::string desk_path(const Plan&, std::string_view rest = {});
// 409 for a conflict, 422 for anything else that is shown at a form; the problem itself where it belongs to none.
int status_of(const Problem&);

}  // namespace wiec::plans
