// The public consultation of a plan and its adoption. Problems as in keep_plan.h, and those named here.
#pragma once
#include "commons/site/context.h"
#include "modules/plans/plan.h"

namespace wiec::plans {

// Everybody logged in may comment until the end of that day. Problems: the day is past or more than a year ahead
// ("until"); nothing to comment on (conflict).
Result<> open_consultation(Context&, PlanId, Date until);
Result<> end_consultation(Context&, PlanId);  // at once; what was commented still waits for answers

// Problems: empty or too long ("comment"); no consultation now (closed); too many that day.
Result<> comment_on(Context&, PlanId, PieceId, std::string_view typed);
// A later answer replaces the earlier one. Problem: none of this plan's (not_found).
Result<> answer_comment(Context&, PlanId, CommentId, Verdict, std::string answer);

// Problems (conflict): comments wait for answers; the consultation runs; no objective or no action.
Result<> adopt_plan(Context&, const Adoption&);
// What was adopted stays as a version; the plan is written again.
Result<> amend_plan(Context&, PlanId);

}  // namespace wiec::plans
