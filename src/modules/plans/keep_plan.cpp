#include "modules/plans/keep_plan.h"

#include <algorithm>

#include "commons/audit/audit.h"
#include "commons/people/scope_words.h"
#include "modules/plans/course_store.h"
#include "modules/plans/plan_json.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/texts.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/project_store.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

Result<Plan> written_plan(db::WriteTx& tx, const Actor& actor, PlanId id, const Change& change) {
  TRY(Plan plan, kept_plan(tx, actor, id));
  if (plan.state == State::consultation) return problem(ProblemKind::conflict, texts::keys::is_consulted);
  if (plan.state == State::adopted) return problem(ProblemKind::conflict, texts::keys::is_adopted);
  if (plan.version != change.base) return problem(ProblemKind::conflict, texts::keys::edit_conflict);
  return plan;
}

void keep_version(db::WriteTx& tx, const Actor& actor, Plan plan, const Change& change, std::string_view act) {
  plan.version += 1;
  update_plan(tx, plan);
  const auto stored = find_plan(tx, plan.id);
  insert_version(tx, plan.id,
                 {.number = plan.version, .snapshot = canonical_json(to_json(*stored)), .reason = change.reason});
  audit::record(tx, actor, act, "plan", plan.id.value, {{"version", plan.version}});
}

// The ids of indicators that were there before; false when one with values in a note of progress is not there any more.
bool know_again(db::ReadTx& tx, const Action& before, Action& now) {
  for (const Indicator& old : before.indicators) {
    const auto same = std::ranges::find_if(now.indicators, [&](const Indicator& i) {
      return i.kind == old.kind && text::fold(i.name.pl) == text::fold(old.name.pl);
    });
    if (same != now.indicators.end())
      same->id = old.id;
    else if (is_measured(tx, old.id))
      return false;
  }
  return true;
}

template <class Piece>
std::int64_t last_position(const std::vector<Piece>& all) {
  std::int64_t last = 0;
  for (const Piece& piece : all) last = std::max(last, piece.position);
  return last;
}

}  // namespace

bool may_keep(db::ReadTx& tx, const Actor& actor, const Plan& plan) {
  if (actor.may(Role::programme_officer, {})) return true;  // everywhere
  const auto project = plan.project ? programmes::find_project(tx, plan.project) : std::nullopt;
  if (project) return programmes::may_edit(actor, *project);
  const auto around = people::places_or_city(tx, plan.place.value);
  return actor.may(Role::programme_officer, {.places = around});
}

Result<Plan> kept_plan(db::WriteTx& tx, const Actor& actor, PlanId id) {
  lock_plan(tx, id);
  auto plan = find_plan(tx, id);
  if (!plan) return problem(ProblemKind::not_found, texts::keys::no_such_plan);
  if (!may_keep(tx, actor, *plan)) return problem(ProblemKind::not_allowed, texts::keys::not_your_plan);
  return *std::move(plan);
}

Result<PlanId> save_plan(Context& ctx, const Plan& typed, const NamedProject& named, const Change& change) {
  return ctx.db.write("plans.save_plan", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<PlanId> {
    Plan plan = typed;
    if (typed.id) {
      TRY(plan, written_plan(tx, actor, typed.id, change));
      plan.kind = typed.kind;
      plan.title = typed.title;
      plan.area = typed.area;
      plan.place = typed.place;
    }
    plan.project = {};
    if (!named.typed.empty()) {
      const auto project = programmes::find_named(tx, named.typed);
      if (!project) return problem(ProblemKind::invalid, texts::keys::err_project, "project");
      plan.project = *project;
    }
    if (!may_keep(tx, actor, plan))
      return problem(ProblemKind::not_allowed,
                     plan.project ? texts::keys::not_your_project : texts::keys::err_other_place,
                     plan.project ? "project" : "place");
    if (!plan.id) insert_plan(tx, plan);
    keep_version(tx, actor, plan, change, typed.id ? "plan.change" : "plan.create");
    return plan.id;
  });
}

Result<PieceId> save_paragraph(Context& ctx, PlanId id, const Paragraph& typed, const Change& change) {
  return ctx.db.write("plans.save_paragraph", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<PieceId> {
    TRY(const Plan plan, written_plan(tx, actor, id, change));
    Paragraph p = typed;
    const Paragraph* before = plan.paragraph(p.id);
    if (p.id && (!before || before->removed)) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
    if (p.position == 0) p.position = before ? before->position : last_position(plan.paragraphs) + 1;
    store_paragraph(tx, id, p);
    keep_version(tx, actor, plan, change, "plan.paragraph");
    return p.id;
  });
}

Result<PieceId> save_action(Context& ctx, PlanId id, const Action& typed, const Change& change) {
  return ctx.db.write("plans.save_action", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<PieceId> {
    TRY(const Plan plan, written_plan(tx, actor, id, change));
    Action a = typed;
    const Action* before = plan.action(a.id);
    if (a.id && (!before || before->removed)) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
    if (before && !know_again(tx, *before, a)) return problem(ProblemKind::conflict, texts::keys::err_measured);
    if (before) a.state = before->state;
    if (a.position == 0) a.position = before ? before->position : last_position(plan.actions) + 1;
    store_action(tx, id, a);
    keep_version(tx, actor, plan, change, "plan.action");
    return a.id;
  });
}

Result<> remove_piece(Context& ctx, PlanId id, PieceId piece, const Change& change) {
  return ctx.db.write("plans.remove_piece", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Plan plan, written_plan(tx, actor, id, change));
    const Paragraph* paragraph = plan.paragraph(piece);
    const Action* action = plan.action(piece);
    if (!paragraph && !action) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
    if (paragraph) {
      Paragraph gone = *paragraph;
      gone.removed = true;
      store_paragraph(tx, id, gone);
    } else {
      const auto taken = take_ups_of(tx, id);
      if (std::ranges::find(taken, piece, &TakeUp::action) != taken.end())
        return problem(ProblemKind::conflict, texts::keys::err_remove_taken);
      Action gone = *action;
      gone.removed = true;
      store_action(tx, id, gone);
    }
    keep_version(tx, actor, plan, change, "plan.remove");
    return {};
  });
}

}  // namespace wiec::plans
