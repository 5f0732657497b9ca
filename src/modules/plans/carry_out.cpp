#include "modules/plans/carry_out.h"

#include <algorithm>

#include "commons/audit/audit.h"
#include "commons/links/links.h"
#include "modules/plans/course_store.h"
#include "modules/plans/keep_plan.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/texts.h"
#include "modules/programmes/edit_project.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

constexpr std::size_t kMostProjects = 50;

bool keeps_card(db::ReadTx& tx, const Actor& actor, ProjectId id) {
  const auto project = programmes::find_project(tx, id);
  return project && programmes::may_edit(actor, *project);
}

// Locked; adopted at least once.
Result<Plan> adopted_plan(db::WriteTx& tx, PlanId id) {
  lock_plan(tx, id);
  auto plan = find_plan(tx, id);
  if (!plan) return problem(ProblemKind::not_found, texts::keys::no_such_plan);
  if (adoptions_of(tx, id).empty()) return problem(ProblemKind::conflict, texts::keys::err_never_adopted);
  return *std::move(plan);
}

links::Noun noun(ProjectId id) { return {"project", id.value}; }
links::Noun noun(PieceId id) { return {std::string(kActionNoun), id.value}; }

}  // namespace

std::vector<programmes::Neighbour> who_may_take_up(db::ReadTx& tx, const Plan& plan) {
  std::vector<programmes::Neighbour> all;
  if (!plan.project) return all;
  const auto add_after = [&](ProjectId id) {
    for (auto& next : programmes::successors_of(tx, id))
      if (next.id != plan.project && std::ranges::find(all, next.id, &programmes::Neighbour::id) == all.end())
        all.push_back(std::move(next));
  };
  add_after(plan.project);
  for (std::size_t i = 0; i < all.size() && all.size() < kMostProjects; ++i) add_after(ProjectId{all[i].id});
  if (auto own = programmes::neighbour(tx, plan.project)) all.push_back(*std::move(own));
  return all;
}

Result<> take_up(Context& ctx, PlanId id, ProjectId project, const std::vector<PieceId>& actions, Date on,
                 const Both& note) {
  if (actions.empty()) return problem(ProblemKind::invalid, texts::keys::err_no_action, "actions");
  return ctx.db.write("plans.take_up", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Plan plan, adopted_plan(tx, id));
    const auto may = who_may_take_up(tx, plan);
    if (std::ranges::find(may, project, &programmes::Neighbour::id) == may.end())
      return problem(ProblemKind::invalid, texts::keys::err_not_successor, "project");
    if (!keeps_card(tx, actor, project)) return problem(ProblemKind::not_allowed, texts::keys::not_your_project);
    if (on > text::date_in_warsaw(tx.now())) return problem(ProblemKind::invalid, texts::keys::err_future, "on");
    for (const PieceId one : actions) {
      const Action* action = plan.action(one);
      if (!action || action->removed) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
      if (!insert_take_up(tx, {.action = one, .project = project, .on = on, .note = note}))
        return problem(ProblemKind::conflict, texts::keys::err_taken, "actions", {{"action", action->title.pl}});
      links::add_link(tx, noun(project), kTakesUp, noun(one));
      audit::record(tx, actor, "plan.take_up", "plan", id.value, {{"action", one.value}, {"project", project.value}});
    }
    return {};
  });
}

Result<> release(Context& ctx, PlanId id, PieceId action) {
  return ctx.db.write("plans.release", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Plan plan, adopted_plan(tx, id));
    const auto taken = take_ups_of(tx, plan.id);
    const auto found = std::ranges::find(taken, action, &TakeUp::action);
    if (found == taken.end()) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
    if (!keeps_card(tx, actor, found->project)) return problem(ProblemKind::not_allowed, texts::keys::not_your_project);
    delete_take_up(tx, action);
    links::remove_link(tx, noun(found->project), kTakesUp, noun(action));
    audit::record(tx, actor, "plan.release", "plan", id.value, {{"action", action.value}});
    return {};
  });
}

Result<> note_progress(Context& ctx, PlanId id, const Progress& progress) {
  return ctx.db.write("plans.note_progress", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Plan plan, adopted_plan(tx, id));
    const Action* action = plan.action(progress.action);
    if (!action || action->removed) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
    const auto taken = take_ups_of(tx, id);
    const auto by = std::ranges::find(taken, progress.action, &TakeUp::action);
    if (!may_keep(tx, actor, plan) && (by == taken.end() || !keeps_card(tx, actor, by->project)))
      return problem(ProblemKind::not_allowed, texts::keys::not_your_plan);
    if (progress.on > text::date_in_warsaw(tx.now()))
      return problem(ProblemKind::invalid, texts::keys::err_future, "on");
    insert_progress(tx, progress);
    // The state is that of the latest day, also when an earlier one is noted afterwards.
    for (const Progress& latest : progress_of(tx, id))
      if (latest.action == progress.action) {
        set_action_state(tx, progress.action, latest.state);
        break;
      }
    audit::record(tx, actor, "plan.progress", "plan", id.value, {{"action", progress.action.value}});
    return {};
  });
}

}  // namespace wiec::plans
