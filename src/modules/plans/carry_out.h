// What becomes of the actions of an adopted plan: a later project takes some up, each is reported on. Problems as in
// keep_plan.h, and those named here.
#pragma once
#include "commons/site/context.h"
#include "modules/plans/plan.h"
#include "modules/programmes/project_store.h"

namespace wiec::plans {

// Projects that follow the plan's own, near ones first, and the plan's own itself last: who may carry its actions out.
std::vector<programmes::Neighbour> who_may_take_up(db::ReadTx&, const Plan&);

// By who keeps the card of the project. Problems: the plan was never adopted (conflict); the project does not follow
// the plan's ("project"); an action of another plan, removed, or taken up already (conflict, "actions"): then none is.
Result<> take_up(Context&, PlanId, ProjectId, const std::vector<PieceId>& actions, Date on, const Both& note);
Result<> release(Context&, PlanId, PieceId action);

// By who keeps the plan or the card of the project that took the action up. Problems: a day to come ("on"); the plan
// was never adopted (conflict).
Result<> note_progress(Context&, PlanId, const Progress&);

}  // namespace wiec::plans
