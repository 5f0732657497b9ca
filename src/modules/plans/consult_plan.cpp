#include "modules/plans/consult_plan.h"

#include <algorithm>

#include "commons/audit/audit.h"
#include "commons/notifications/notifications.h"
#include "modules/plans/course_store.h"
#include "modules/plans/keep_plan.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/texts.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

constexpr std::int64_t kCommentsADay = 50;
constexpr std::size_t kLongestComment = 2000;
constexpr int kLongestConsultation = 366;  // days

bool has_contents(const Plan& p) {
  return std::ranges::any_of(p.paragraphs,
                             [](const Paragraph& one) { return !one.removed && one.section == Section::objectives; }) &&
         std::ranges::any_of(p.actions, [](const Action& one) { return !one.removed; });
}

void tell_answered(db::WriteTx& tx, const Plan& p, const Comment& c) {
  if (!c.person) return;
  notifications::notify(tx, {.person = c.person,
                             .kind = notifications::NoticeKind::own,
                             .noun = "plan",
                             .noun_id = p.id.value,
                             .matter_pl = p.title.pl,
                             .matter_en = p.title.in(Language::en),
                             .text_pl = std::string(texts::told_answered(Language::pl)),
                             .text_en = std::string(texts::told_answered(Language::en)),
                             .path = p.path_of(c.piece())});
}

}  // namespace

Result<> open_consultation(Context& ctx, PlanId id, Date until) {
  return ctx.db.write("plans.open_consultation", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(Plan plan, kept_plan(tx, actor, id));
    if (plan.state != State::drafting) return problem(ProblemKind::conflict, texts::keys::err_not_drafting);
    const Date today = text::date_in_warsaw(tx.now());
    if (until < today || until.days > today.days + kLongestConsultation)
      return problem(ProblemKind::invalid, texts::keys::err_until, "until");
    if (!has_contents(plan)) return problem(ProblemKind::conflict, texts::keys::err_no_contents);
    plan.state = State::consultation;
    plan.comments_from = today;
    plan.comments_until = until;
    update_plan(tx, plan);
    audit::record(tx, actor, "plan.open_consultation", "plan", id.value, {{"until", iso(until)}});
    return {};
  });
}

Result<> end_consultation(Context& ctx, PlanId id) {
  return ctx.db.write("plans.end_consultation", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(Plan plan, kept_plan(tx, actor, id));
    if (plan.state != State::consultation) return problem(ProblemKind::conflict, texts::keys::err_not_consulted);
    plan.state = State::drafting;
    plan.comments_until = std::min(*plan.comments_until, text::date_in_warsaw(tx.now()));
    update_plan(tx, plan);
    audit::record(tx, actor, "plan.end_consultation", "plan", id.value);
    return {};
  });
}

Result<> comment_on(Context& ctx, PlanId id, PieceId piece, std::string_view typed) {
  const std::string body = text::clean_text(typed).value_or("");
  if (body.empty() || text::length(body) > kLongestComment)
    return problem(ProblemKind::invalid, texts::keys::err_comment, "comment");
  return ctx.db.write("plans.comment", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_plan(tx, id);
    const auto plan = find_plan(tx, id);
    const Paragraph* paragraph = plan ? plan->paragraph(piece) : nullptr;
    const Action* action = plan ? plan->action(piece) : nullptr;
    if (!paragraph && !action) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
    if (!plan->hears(text::date_in_warsaw(tx.now())) || (paragraph ? paragraph->removed : action->removed))
      return problem(ProblemKind::closed, texts::keys::no_consultation);
    const people::PersonId person{actor.person};
    if (commented_since(tx, person, tx.now() + -std::chrono::hours(24)) >= kCommentsADay)
      return problem(ProblemKind::too_many, texts::keys::err_many, "comment", {{"most", kCommentsADay}});
    Comment c;
    c.plan = id;
    (paragraph ? c.paragraph : c.action) = piece;
    c.version = plan->version;
    c.person = person;
    c.body = body;
    insert_comment(tx, c);
    return {};
  });
}

Result<> answer_comment(Context& ctx, PlanId id, CommentId comment, Verdict verdict, std::string answer) {
  return ctx.db.write("plans.answer", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Plan plan, kept_plan(tx, actor, id));
    const auto found = find_comment(tx, comment);
    if (!found || found->plan != id) return problem(ProblemKind::not_found, texts::keys::no_such_comment);
    store_answer(tx, comment, verdict, answer);
    if (!found->verdict) tell_answered(tx, plan, *found);
    audit::record(tx, actor, "plan.answer", "plan", id.value, {{"comment", comment.value}});
    return {};
  });
}

Result<> adopt_plan(Context& ctx, const Adoption& adoption) {
  return ctx.db.write("plans.adopt", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(Plan plan, kept_plan(tx, actor, adoption.plan));
    if (plan.state == State::adopted) return problem(ProblemKind::conflict, texts::keys::is_adopted);
    if (const auto open = open_comments(tx, plan.id); open > 0)
      return problem(ProblemKind::conflict, texts::keys::err_open_comments, "act", {{"open", open}});
    if (plan.state == State::consultation)
      return problem(ProblemKind::conflict, texts::keys::err_still_consulted, "act");
    if (!has_contents(plan)) return problem(ProblemKind::conflict, texts::keys::err_no_contents, "act");
    if (adoption.on > text::date_in_warsaw(tx.now()))
      return problem(ProblemKind::invalid, texts::keys::err_future, "on");
    Adoption act = adoption;
    act.version = plan.version;
    const auto before = adoptions_of(tx, plan.id);
    if (!before.empty() && before.front().version == plan.version)
      return problem(ProblemKind::conflict, texts::keys::err_nothing_new, "act");
    insert_adoption(tx, act);
    plan.state = State::adopted;
    update_plan(tx, plan);
    audit::record(tx, actor, "plan.adopt", "plan", plan.id.value, {{"version", plan.version}});
    return {};
  });
}

Result<> amend_plan(Context& ctx, PlanId id) {
  return ctx.db.write("plans.amend", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(Plan plan, kept_plan(tx, actor, id));
    if (plan.state != State::adopted) return problem(ProblemKind::conflict, texts::keys::err_not_adopted);
    plan.state = State::drafting;
    update_plan(tx, plan);
    audit::record(tx, actor, "plan.amend", "plan", id.value);
    return {};
  });
}

}  // namespace wiec::plans
