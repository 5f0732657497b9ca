#include "modules/needs/bring_idea.h"

#include "commons/audit/audit.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "commons/site/texts.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/index_need.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/tell_supporters.h"
#include "modules/needs/texts.h"
#include "modules/needs/work_on_needs.h"

namespace wiec::needs {
namespace {

constexpr std::size_t kMostADay = 20;
constexpr std::int64_t kMostAnswersADay = 40;

links::Noun noun(IdeaId id) { return {std::string(kIdeaNoun), id.value}; }
links::Noun noun(NeedId id) { return {std::string(kNeedNoun), id.value}; }

Result<Idea> led_idea(db::WriteTx& tx, const Actor& actor, IdeaId id) {
  lock_idea(tx, id);
  auto idea = find_idea(tx, id);
  if (!idea) return problem(ProblemKind::not_found, texts::keys::no_such_idea);
  if (!may_lead_idea(tx, actor, *idea)) return problem(ProblemKind::not_allowed, texts::keys::idea_not_yours);
  if (idea->hidden()) return problem(ProblemKind::closed, texts::keys::idea_hidden, {}, {{"why", idea->hidden_pl}});
  return *std::move(idea);
}

// Who leads the place is not counted: the limit is for those who could trouble thousands of supporters.
bool too_many_answers(db::ReadTx& tx, const Actor& actor, const Idea& idea) {
  return idea.author && idea.author.value == actor.person && !leads(tx, actor, idea.place) &&
         answered_since(tx, idea.author, tx.now() + -std::chrono::hours(24)) >= kMostAnswersADay;
}

Result<> add_answer(db::WriteTx& tx, const Actor& actor, const Idea& idea, NeedId id) {
  const auto need = find_need(tx, id);
  if (!need || need->hidden()) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (too_many_answers(tx, actor, idea))
    return problem(ProblemKind::too_many, texts::keys::err_answers, "need", {{"most", kMostAnswersADay}});
  if (!links::add_link(tx, noun(idea.id), kAnswers, noun(id))) return {};
  renew_state(tx, id);
  if (!insert_answer(tx, idea.id, id)) return {};
  const auto words = [&](Language l) { return std::string(texts::log_idea(l, idea.title)); };
  links::add_log(tx, noun(id), "idea", {words(Language::pl), words(Language::en)});
  tell_about(tx, *need, actor, words(Language::pl), words(Language::en));
  return {};
}

void renew_needs(db::WriteTx& tx, IdeaId id) {
  for (const auto& link : links::links_from(tx, noun(id), kAnswers)) renew_state(tx, NeedId{link.to.id});
}

void tell_hidden(db::WriteTx& tx, const Idea& idea) {
  notifications::notify(tx, {.person = idea.author,
                             .kind = notifications::NoticeKind::deadline,
                             .noun = std::string(kIdeaNoun),
                             .noun_id = idea.id.value,
                             .matter_pl = idea.title,
                             .matter_en = idea.title,
                             .text_pl = std::string(texts::told_idea_hidden(Language::pl, idea.hidden_pl)),
                             .text_en = std::string(texts::told_idea_hidden(Language::en, idea.hidden_pl)),
                             .path = idea.path()});
}

// The answers that `idea` brought into the one it was joined into; another that is joined there may hold them too.
void take_answers_back(db::WriteTx& tx, IdeaId idea, IdeaId target) {
  const auto others = ideas_joined_into(tx, target);
  for (const NeedId need : brought_to(tx, target, idea)) {
    const auto other = std::ranges::find_if(others, [&](const Idea& one) {
      const auto needs = links::links_from(tx, noun(one.id), kAnswers);
      return one.id != idea && std::ranges::find(needs, noun(need), &links::Link::to) != needs.end();
    });
    set_bringer(tx, target, need, other == others.end() ? IdeaId{} : other->id);
    if (other != others.end()) continue;
    links::remove_link(tx, noun(target), kAnswers, noun(need));
    renew_state(tx, need);
  }
}

// One act on one idea: `change(tx, idea)` gives what is wrong, or nothing.
template <class F>
Result<> change_idea(Context& ctx, std::string_view act, IdeaId id, F change) {
  return ctx.db.write("needs.change_idea", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(Idea idea, led_idea(tx, actor, id));
    TRY_VOID(change(tx, idea));
    audit::record(tx, actor, act, "idea", id.value);
    return {};
  });
}

}  // namespace

Idea read_idea(Context& ctx, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Idea i;
  i.title = r.line("title", texts::f_idea_title(l), 120, true);
  i.body = r.text("body", texts::f_idea_body(l), 3000);
  if (i.body.empty() && typed.at("body").empty())
    r.wrong(site::texts::keys::err_missing, "body", {{"field", std::string(texts::f_idea_body(l))}});
  if (const auto code = typed.at("place"); !code.empty()) {
    const auto district = ctx.db.read([&](db::ReadTx& tx) { return places::find_place(tx, city_of(tx), code); });
    if (district)
      i.place = district->id;
    else
      r.wrong(site::texts::keys::err_choose, "place", {{"field", std::string(texts::f_place(l))}});
  }
  return i;
}

Result<IdeaId> bring_idea(Context& ctx, Idea idea, NeedId need) {
  idea.author = idea.from_card ? people::PersonId{} : people::PersonId{ctx.actor.person};
  const auto analysed = analysed_idea(ctx.shared.stemmer, idea);
  return ctx.db.write("needs.bring_idea", [=, actor = ctx.actor](db::WriteTx& tx) mutable -> Result<IdeaId> {
    const Instant since = tx.now() + -std::chrono::hours(24);
    if (idea.author && std::ranges::count_if(ideas_brought_by(tx, idea.author), [&](const Idea& own) {
                         return own.made_at >= since;
                       }) >= static_cast<std::ptrdiff_t>(kMostADay))
      return problem(ProblemKind::too_many, texts::keys::err_many, {}, {{"most", std::int64_t{kMostADay}}});
    if (const auto answered = need ? find_need(tx, need) : std::nullopt; answered && !idea.place)
      idea.place = answered->place;
    idea.id = insert_idea(tx, idea);
    index_idea(tx, idea.id, analysed);
    audit::record(tx, actor, "idea.bring", "idea", idea.id.value, {{"card", idea.from_card}});
    if (need) TRY_VOID(add_answer(tx, actor, idea, need));
    return idea.id;
  });
}

bool may_lead_idea(db::ReadTx& tx, const Actor& actor, const Idea& idea) {
  return !actor.anonymous() && ((idea.author && idea.author.value == actor.person) || leads(tx, actor, idea.place));
}

Result<> link_idea(Context& ctx, IdeaId id, NeedId need) {
  return change_idea(ctx, "idea.link", id, [=, actor = ctx.actor](db::WriteTx& tx, const Idea& idea) -> Result<> {
    TRY_VOID(add_answer(tx, actor, idea, need));
    set_bringer(tx, id, need, {});
    return {};
  });
}

Result<> unlink_idea(Context& ctx, IdeaId id, NeedId need) {
  return change_idea(ctx, "idea.unlink", id, [=](db::WriteTx& tx, const Idea&) -> Result<> {
    links::remove_link(tx, noun(id), kAnswers, noun(need));
    renew_state(tx, need);
    return {};
  });
}

Result<> join_ideas(Context& ctx, IdeaId id, IdeaId target_id) {
  return change_idea(ctx, "idea.join", id, [=, actor = ctx.actor](db::WriteTx& tx, Idea& idea) -> Result<> {
    lock_idea(tx, target_id);
    const auto target = find_idea(tx, target_id);
    if (!target || target->hidden()) return problem(ProblemKind::not_found, texts::keys::no_such_idea);
    if (!may_lead_idea(tx, actor, *target))
      return problem(ProblemKind::not_allowed, texts::keys::err_join_theirs, "target");
    if (id == target_id || idea.state != IdeaState::open || target->state == IdeaState::joined ||
        !ideas_joined_into(tx, id).empty())
      return problem(ProblemKind::conflict, texts::keys::err_join, "target");
    idea.state = IdeaState::joined;
    idea.joined_into = target_id;
    update_idea(tx, idea);
    links::add_link(tx, noun(id), kJoinedInto, noun(target_id));
    const auto held = links::links_from(tx, noun(target_id), kAnswers);
    for (const Need& need : needs_answered_by(tx, id)) {
      if (std::ranges::find(held, noun(need.id), &links::Link::to) != held.end()) continue;
      TRY_VOID(add_answer(tx, actor, *target, need.id));
      set_bringer(tx, target_id, need.id, id);
    }
    renew_needs(tx, id);
    return {};
  });
}

Result<> part_idea(Context& ctx, IdeaId id) {
  return change_idea(ctx, "idea.part", id, [=](db::WriteTx& tx, Idea& idea) -> Result<> {
    if (idea.state != IdeaState::joined) return {};
    links::remove_link(tx, noun(id), kJoinedInto, noun(idea.joined_into));
    take_answers_back(tx, id, idea.joined_into);
    idea.state = IdeaState::open;
    idea.joined_into = {};
    update_idea(tx, idea);
    renew_idea(tx, id);
    return {};
  });
}

Result<> park_idea(Context& ctx, IdeaId id, const std::string& why_pl, const std::string& why_en) {
  return change_idea(ctx, "idea.park", id, [=](db::WriteTx& tx, Idea& idea) -> Result<> {
    if (idea.state != IdeaState::open && idea.state != IdeaState::parked)
      return problem(ProblemKind::conflict, texts::keys::err_park, "why_pl");
    idea.state = IdeaState::parked;
    idea.parked_pl = why_pl;
    idea.parked_en = why_en;
    update_idea(tx, idea);
    renew_needs(tx, id);
    return {};
  });
}

Result<> take_up_idea(Context& ctx, IdeaId id) {
  return change_idea(ctx, "idea.take_up", id, [=](db::WriteTx& tx, Idea& idea) -> Result<> {
    if (idea.state != IdeaState::parked) return {};
    idea.state = IdeaState::open;
    idea.parked_pl = idea.parked_en = "";
    update_idea(tx, idea);
    renew_needs(tx, id);
    return {};
  });
}

Result<> hide_idea(Context& ctx, IdeaId id, const std::string& why_pl) {
  const auto before = ctx.db.read([&](db::ReadTx& tx) { return find_idea(tx, id); });
  if (!before) return problem(ProblemKind::not_found, texts::keys::no_such_idea);
  const auto analysed = analysed_idea(ctx.shared.stemmer, *before);
  return ctx.db.write("needs.hide_idea", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_idea(tx, id);
    auto idea = find_idea(tx, id);
    if (!idea) return problem(ProblemKind::not_found, texts::keys::no_such_idea);
    if (!coordinates(tx, actor, idea->place)) return problem(ProblemKind::not_allowed, texts::keys::not_led);
    idea->hidden_pl = why_pl;
    update_idea(tx, *idea);
    why_pl.empty() ? index_idea(tx, id, analysed) : leave_index(tx, id);
    renew_needs(tx, id);
    audit::record(tx, actor, why_pl.empty() ? "idea.show" : "idea.hide", "idea", id.value);
    if (!why_pl.empty() && idea->author && idea->author.value != actor.person) tell_hidden(tx, *idea);
    return {};
  });
}

void renew_idea(db::WriteTx& tx, IdeaId id) {
  lock_idea(tx, id);
  auto idea = find_idea(tx, id);
  if (!idea) return;
  const bool taken_up = !links::links_to(tx, noun(id), kTakesUp).empty();
  const IdeaState before = idea->state;
  if (taken_up && (before == IdeaState::open || before == IdeaState::parked)) idea->state = IdeaState::drafted;
  if (!taken_up && before == IdeaState::drafted)
    idea->state = idea->parked_pl.empty() ? IdeaState::open : IdeaState::parked;
  if (idea->state != before) update_idea(tx, *idea);
  renew_needs(tx, id);
}

}  // namespace wiec::needs
