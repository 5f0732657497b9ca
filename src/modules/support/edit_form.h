// What the coordinator does with the catalogue of forms of support.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/joint_projects/programme.h"
#include "modules/support/support.h"

namespace wiec::support {

Typed typed_from(const SupportForm&);
SupportForm read_form(Context&, const Typed&, Faults&);

// New with id 0. Problems: another part of the city is theirs (not_allowed), gone (not_found), somebody changed it
// since `revision` (conflict).
Result<> save_form(Context&, const SupportForm&, std::int64_t revision);
// The catalogue of the newest programme before this one, else the usual one. Problem: there is one already (conflict).
Result<> begin_catalogue(Context&, ProgrammeId);

// The programme whose catalogue and contacts are edited: of the year asked for, else the current one, else the newest.
std::optional<joint_projects::Programme> programme_at_desk(db::ReadTx&, std::string_view year);

}  // namespace wiec::support
