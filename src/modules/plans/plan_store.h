// All SQL of plans as they are written: paragraphs, actions, indicators, versions, adoptions.
#pragma once
#include "modules/plans/plan.h"

namespace wiec::plans {

// Paragraphs and actions with their indicators are read too: four statements.
std::optional<Plan> find_plan(db::ReadTx&, PlanId);
std::vector<Plan> all_plans(db::ReadTx&);  // without paragraphs; actions without indicators; newest change first
// The plans of a project, as in all_plans.
std::vector<Plan> plans_of(db::ReadTx&, ProjectId);

void insert_plan(db::WriteTx&, Plan&);
void update_plan(db::WriteTx&, const Plan&);  // everything but its pieces
bool lock_plan(db::WriteTx&, PlanId);         // until the transaction ends; false when there is none

void store_paragraph(db::WriteTx&, PlanId, Paragraph&);  // an id of 0 makes a new one
// An id of 0 makes a new one; indicators keep their ids, new ones get theirs, those not named any more go.
void store_action(db::WriteTx&, PlanId, Action&);
void set_action_state(db::WriteTx&, PieceId, ActionState);
bool is_measured(db::ReadTx&, IndicatorId);  // has values in a note of progress

struct Version {
  std::int64_t number = 0;
  std::string snapshot;  // plan_json.h
  std::string reason;
  Instant made_at;
};
void insert_version(db::WriteTx&, PlanId, const Version&);
std::vector<Version> versions_of(db::ReadTx&, PlanId);  // newest first, without snapshots
std::optional<Version> find_version(db::ReadTx&, PlanId, std::int64_t number);

void insert_adoption(db::WriteTx&, const Adoption&);
std::vector<Adoption> adoptions_of(db::ReadTx&, PlanId);  // newest first

}  // namespace wiec::plans
