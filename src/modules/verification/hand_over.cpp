#include "modules/verification/hand_over.h"

#include "commons/audit/audit.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "commons/site/texts.h"
#include "modules/drafts/co_write.h"
#include "modules/drafts/draft_store.h"
#include "modules/needs/idea.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/verification/advice_store.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "platform/text/text.h"

namespace wiec::verification {
namespace {

constexpr int kLongestQuestion = 2000;

Result<drafts::Draft> handed_draft(db::WriteTx& tx, const Actor& actor, drafts::DraftId id, std::int64_t revision) {
  drafts::lock_draft(tx, id);
  auto draft = drafts::find_draft(tx, id);
  if (!draft) return problem(ProblemKind::not_found, texts::keys::no_such_draft);
  if (!may_hand_over(tx, actor, *draft)) return problem(ProblemKind::not_allowed, texts::keys::not_yours);
  if (draft->state != drafts::State::working) return problem(ProblemKind::closed, texts::keys::draft_over);
  if (draft->words.body.empty()) return problem(ProblemKind::invalid, texts::keys::nothing_written);
  if (draft->revision != revision)
    return problem(ProblemKind::conflict, texts::keys::newer_saved, {}, {{"newest", draft->revision}});
  return *std::move(draft);
}

void tell_experts(db::WriteTx& tx, const drafts::Draft& d, const Reading& r) {
  for (const auto person : experts_of(tx, r.unit)) {
    const auto words = [&](Language l) {
      return std::string(texts::told_handed(l, r.unit.name, text::date_in_warsaw(last_moment(r.due_at))));
    };
    notifications::notify(tx, {.person = person,
                               .kind = notifications::NoticeKind::deadline,
                               .noun = "draft_reading",
                               .noun_id = r.id.value,
                               .matter_pl = d.words.title,
                               .matter_en = d.words.title,
                               .text_pl = words(Language::pl),
                               .text_en = words(Language::en),
                               .path = r.path()});
  }
}

void replace_older(db::WriteTx& tx, drafts::DraftId draft, const std::vector<AskedUnit>& units) {
  for (const Reading& r : readings_of(tx, draft))
    if (r.waits() && std::ranges::find(units, r.unit.id, &AskedUnit::id) != units.end())
      move_reading(tx, r, Step::replace);
}

// The end of the last day, in Warsaw.
Instant deadline(db::ReadTx& tx, std::int64_t days) {
  const Date today = text::date_in_warsaw(tx.now());
  return text::instant_at(Date{today.days + static_cast<std::int32_t>(days) + 1}, 0, 0);
}

}  // namespace

bool may_hand_over(db::ReadTx& tx, const Actor& actor, const drafts::Draft& d) {
  if (actor.anonymous()) return false;
  return drafts::is_author(tx, d.id, people::PersonId{actor.person}) || needs::leads(tx, actor, d.words.place);
}

Question read_question(Language l, const Typed& typed, Faults& faults) {
  Reader r(l, typed, faults);
  Question q{.revision = r.whole("revision", texts::f_revision(l), 1, 1'000'000, true).value_or(0)};
  const auto theme = needs::theme_from(typed.at("theme"));
  if (!theme) r.wrong(site::texts::keys::err_choose, "theme", {{"field", std::string(texts::f_theme(l))}});
  q.theme = theme.value_or(needs::Theme::other);
  q.words = r.text("question", texts::f_question(l), kLongestQuestion);
  return q;
}

std::optional<needs::Theme> likely_theme(db::ReadTx& tx, const drafts::Draft& d) {
  for (const auto& link : links::links_from(tx, {std::string(drafts::kDraftNoun), d.id.value}, drafts::kGrewFrom))
    if (link.to.name == needs::kNeedNoun)
      if (const auto need = needs::find_need(tx, needs::NeedId{link.to.id}); need && need->theme) return need->theme;
  return std::nullopt;
}

Result<HandOverId> hand_over(Context& ctx, drafts::DraftId id, const Question& q) {
  return ctx.db.write("verification.hand_over", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<HandOverId> {
    TRY(const drafts::Draft draft, handed_draft(tx, actor, id, q.revision));
    const auto before = hand_overs_of(tx, id);
    if (!before.empty() && before.front().revision == q.revision)
      return problem(ProblemKind::conflict, texts::keys::handed_already);
    const auto units = units_for(tx, needs::code_of(q.theme), draft.words.place);
    if (units.empty()) return problem(ProblemKind::conflict, texts::keys::no_unit);
    replace_older(tx, id, units);
    const people::PersonId person{actor.person};
    const bool by_author = drafts::is_author(tx, id, person);
    const HandOverId made = insert_hand_over(tx, {.id = {},
                                                  .draft = id,
                                                  .revision = q.revision,
                                                  .theme = std::string(needs::code_of(q.theme)),
                                                  .question = q.words,
                                                  .by_author = by_author,
                                                  .person = person,
                                                  .handed_at = {}});
    const Instant due = deadline(tx, load_routing(tx).days);
    for (const AskedUnit& unit : units)
      if (const auto r = find_reading(tx, insert_reading(tx, made, unit.id, due))) tell_experts(tx, draft, *r);
    if (!by_author)
      drafts::tell_authors(tx, draft, actor, std::string(texts::told_handed_for_you(Language::pl)),
                           std::string(texts::told_handed_for_you(Language::en)));
    audit::record(tx, actor, "draft.hand_over", drafts::kDraftNoun, id.value,
                  {{"revision", q.revision}, {"units", static_cast<std::int64_t>(units.size())}});
    return made;
  });
}

Result<> answer_advice(Context& ctx, drafts::DraftId draft_id, AdviceId id, const Reaction& reaction) {
  const auto why = text::clean_text(reaction.why);
  if (!why || text::length(*why) > kLongestQuestion)
    return problem(ProblemKind::invalid, texts::keys::err_why_long, "why", {{"most", std::int64_t{kLongestQuestion}}});
  if (reaction.kind == AnswerKind::keep && why->empty())
    return problem(ProblemKind::invalid, texts::keys::err_why_keep, "why");
  return ctx.db.write(
      "verification.answer", [=, kind = reaction.kind, words = *why, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        TRY(const drafts::Draft draft, drafts::written_draft(tx, actor, draft_id));
        const auto advice = find_advice(tx, id);
        if (!advice || advice->draft != draft_id || !shown_to_authors(*advice))
          return problem(ProblemKind::not_found, texts::keys::no_such_point);
        const bool first = !advice->answer.has_value();
        store_answer(tx, id, {.kind = kind, .why = words, .revision = draft.revision, .at = tx.now()},
                     people::PersonId{actor.person});
        if (first)
          for (const auto person : experts_of(tx, advice->unit))
            notifications::notify(tx, {.person = person,
                                       .kind = notifications::NoticeKind::own,
                                       .noun = "draft_reading",
                                       .noun_id = advice->reading.value,
                                       .matter_pl = draft.words.title,
                                       .matter_en = draft.words.title,
                                       .text_pl = std::string(texts::told_answered(Language::pl)),
                                       .text_en = std::string(texts::told_answered(Language::en)),
                                       .path = "/eksperci/szkice/" + code_from_id(advice->reading.value)});
        audit::record(tx, actor, "advice.answer", "advice", id.value, {{"answer", code_in(kAnswerCodes, kind)}});
        return {};
      });
}

}  // namespace wiec::verification
