#include "modules/needs/work_on_needs.h"

#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/index_need.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/tell_supporters.h"
#include "modules/needs/texts.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

links::Noun noun(NeedId id) { return {std::string(kNeedNoun), id.value}; }

// The need, locked, when the actor leads its place.
Result<Need> led_need(db::WriteTx& tx, const Actor& actor, NeedId id) {
  lock_need(tx, id);
  auto need = find_need(tx, id);
  if (!need) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!leads(tx, actor, need->place)) return problem(ProblemKind::not_allowed, texts::keys::not_led);
  return *std::move(need);
}

// A need is held by what takes it up, and by an idea that is shown and neither parked nor a part of another.
bool stands_on_it(db::ReadTx& tx, const links::Link& link) {
  if (link.kind == kTakesUp) return true;
  if (link.kind != kAnswers || link.from.name != kIdeaNoun) return false;
  const auto idea = find_idea(tx, IdeaId{link.from.id});
  return idea && !idea->hidden() && (idea->state == IdeaState::open || idea->state == IdeaState::drafted);
}

}  // namespace

void renew_state(db::WriteTx& tx, NeedId id) {
  const auto need = find_need(tx, id);
  if (!need) return;
  State state = State::open;
  for (const auto& link : links::links_to(tx, noun(id)))
    if (stands_on_it(tx, link)) state = State::taken_up;
  set_state(tx, id, need->answer.kind == AnswerKind::none ? state : State::answered);
}

// Read committed: the locked row of the need is the guard; whoever waited for it counts the support as it is then.
Result<> support_need(Context& ctx, NeedId id) {
  return ctx.db.write(
      "needs.support",
      [=, person = people::PersonId{ctx.actor.person}](db::WriteTx& tx) -> Result<> {
        lock_need(tx, id);
        const auto need = find_need(tx, id);
        if (!need || need->hidden()) return problem(ProblemKind::not_found, texts::keys::no_such);
        insert_support(tx, id, person);
        return {};
      },
      db::Isolation::read_committed);
}

Result<> take_support_back(Context& ctx, NeedId id) {
  return ctx.db.write(
      "needs.unsupport",
      [=, person = people::PersonId{ctx.actor.person}](db::WriteTx& tx) -> Result<> {
        if (!lock_need(tx, id)) return problem(ProblemKind::not_found, texts::keys::no_such);
        delete_support(tx, id, person);
        return {};
      },
      db::Isolation::read_committed);
}

Result<HeadingId> join_needs(Context& ctx, const std::vector<NeedId>& ids, const std::string& name_pl,
                             const std::string& name_en) {
  if (ids.size() < 2) return problem(ProblemKind::invalid, texts::keys::err_two, "need");
  const Heading heading{.id = {}, .name_pl = name_pl, .name_en = name_en};
  return ctx.db.write("needs.join", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<HeadingId> {
    const HeadingId made = insert_heading(tx, heading);
    for (const NeedId id : ids) {
      TRY(const Need need, led_need(tx, actor, id));
      if (need.hidden()) return problem(ProblemKind::not_found, texts::keys::no_such);
      set_heading(tx, id, made);
      links::add_log(tx, noun(id), "joined",
                     {std::string(texts::log_joined(Language::pl, heading.name(Language::pl))),
                      std::string(texts::log_joined(Language::en, heading.name(Language::en)))});
    }
    audit::record(tx, actor, "need.join", "need_heading", made.value,
                  {{"needs", static_cast<std::int64_t>(ids.size())}});
    return made;
  });
}

Result<> part_need(Context& ctx, NeedId id) {
  return ctx.db.write("needs.part", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Need need, led_need(tx, actor, id));
    if (!need.heading.id) return {};
    set_heading(tx, id, {});
    links::add_log(tx, noun(id), "parted",
                   {std::string(texts::log_parted(Language::pl, need.heading.name(Language::pl))),
                    std::string(texts::log_parted(Language::en, need.heading.name(Language::en)))});
    audit::record(tx, actor, "need.part", "need", id.value);
    return {};
  });
}

Result<> enter_dots(Context& ctx, gatherings::GatheringId meeting, const std::vector<DotCount>& counts) {
  return ctx.db.write("needs.enter_dots", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto gathering = gatherings::find_gathering(tx, meeting);
    if (!gathering) return problem(ProblemKind::not_found, texts::keys::no_such_meeting);
    if (!leads(tx, actor, gathering->place)) return problem(ProblemKind::not_allowed, texts::keys::not_led);
    const auto sheet = sheet_of(tx, meeting);
    for (const DotCount& count : counts) {
      TRY_VOID(led_need(tx, actor, count.need));
      const auto at = std::ranges::find(sheet, count.need, &std::pair<NeedId, std::int64_t>::first);
      const std::int64_t stored = at == sheet.end() ? 0 : at->second;
      if (count.was && stored != *count.was && stored != count.dots)
        return problem(ProblemKind::conflict, texts::keys::err_dots, {}, {{"dots", stored}});
      store_dots(tx, meeting, count.need, count.dots);
    }
    audit::record(tx, actor, "need.enter_dots", "gathering", meeting.value,
                  {{"needs", static_cast<std::int64_t>(counts.size())}});
    return {};
  });
}

Result<> answer_need(Context& ctx, NeedId id, Answer answer) {
  return ctx.db.write("needs.answer", [=, actor = ctx.actor](db::WriteTx& tx) mutable -> Result<> {
    TRY(const Need need, led_need(tx, actor, id));
    const bool given = answer.kind != AnswerKind::none;
    answer.given_on = given ? std::optional(text::date_in_warsaw(tx.now())) : std::nullopt;
    store_answer(tx, id, answer);
    renew_state(tx, id);
    audit::record(tx, actor, given ? "need.answer" : "need.take_answer_back", "need", id.value);
    if (!given) return {};
    links::add_log(tx, noun(id), "answered",
                   {std::string(texts::log_answered(Language::pl, answer.office)),
                    std::string(texts::log_answered(Language::en, answer.office))});
    tell_about(tx, need, actor,
               std::string(texts::told_answered(Language::pl, answer.office, answer.text(Language::pl))),
               std::string(texts::told_answered(Language::en, answer.office, answer.text(Language::en))));
    return {};
  });
}

Result<> hide_need(Context& ctx, NeedId id, const std::string& why_pl) {
  const auto before = ctx.db.read([&](db::ReadTx& tx) { return find_need(tx, id); });
  if (!before) return problem(ProblemKind::not_found, texts::keys::no_such);
  const auto analysed = analysed_need(ctx.shared.stemmer, *before);
  return ctx.db.write("needs.hide", [=, read = before->revision, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Need need, led_need(tx, actor, id));
    if (need.revision != read) return problem(ProblemKind::conflict, texts::keys::overtaken);
    store_hidden(tx, id, why_pl);
    if (why_pl.empty())
      index_need(tx, id, analysed);
    else
      leave_index(tx, id);
    audit::record(tx, actor, why_pl.empty() ? "need.show" : "need.hide", "need", id.value);
    if (need.author && !why_pl.empty() && need.author.value != actor.person)
      notifications::notify(tx, {.person = need.author,
                                 .kind = notifications::NoticeKind::deadline,
                                 .noun = std::string(kNeedNoun),
                                 .noun_id = id.value,
                                 .matter_pl = need.what,
                                 .matter_en = need.what,
                                 .text_pl = std::string(texts::told_hidden(Language::pl, why_pl)),
                                 .text_en = std::string(texts::told_hidden(Language::en, why_pl)),
                                 .path = need.path()});
    return {};
  });
}

}  // namespace wiec::needs
