// How a plan is written: every saved change is a version with its reason. Problems of all acts: the plan is gone
// (not_found), another's (not_allowed), changed by somebody meanwhile (conflict), in a state that does not allow it
// (conflict).
#pragma once
#include "commons/site/context.h"
#include "modules/plans/plan.h"

namespace wiec::plans {

// Who keeps the card of its project; of a plan without one the programme officers of its place, or of the whole city.
bool may_keep(db::ReadTx&, const Actor&, const Plan&);

// What every change carries.
struct Change {
  std::int64_t base = 0;  // the version that was on the page
  std::string reason;
};

struct NamedProject {
  std::string typed;  // code, address or acronym; empty: none
};
// Title, kind, area, project, place. A new plan has an id of 0. Problems: an unknown project, or one that somebody else
// keeps ("project"); without a project a place of somebody else ("place").
Result<PlanId> save_plan(Context&, const Plan&, const NamedProject&, const Change&);
Result<PieceId> save_paragraph(Context&, PlanId, const Paragraph&, const Change&);
// Indicators are known again by their kind and Polish name. Problem: one that was measured is gone (conflict).
Result<PieceId> save_action(Context&, PlanId, const Action&, const Change&);
// It stays with its comments. Problem: an action that a project took up (conflict).
Result<> remove_piece(Context&, PlanId, PieceId, const Change&);

// The plan, locked, for who keeps it.
Result<Plan> kept_plan(db::WriteTx&, const Actor&, PlanId);

}  // namespace wiec::plans
