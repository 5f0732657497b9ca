#include "commons/discussions/open_discussion.h"

#include "commons/audit/audit.h"
#include "commons/bilingual/both_form.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"
#include "commons/gatherings/edit_gathering.h"
#include "commons/people/scope_words.h"

namespace wiec::discussions {
namespace {

using bilingual::Needed;

constexpr int kLine = 200, kQuestion = 300, kText = 5'000, kMostDots = 10;
constexpr std::chrono::hours kLongest{24 * 92},
    kUsual[] = {std::chrono::hours(72), std::chrono::hours(96), std::chrono::hours(72)};

std::string named(RoundKind kind, std::string_view field) { return fmt::format("{}_{}", code_of(kind), field); }

bool is_held(const Typed& typed, RoundKind kind) {
  return std::ranges::any_of(std::array{"begins_date", "begins_time", "ends_date", "ends_time"},
                             [&](std::string_view field) { return !typed.at(named(kind, field)).empty(); });
}

// A form shows minutes: what was not typed over stays as it is to the microsecond.
Instant kept_or(Instant typed, const Round* old, Instant Round::*which) {
  constexpr std::int64_t kMinute = 60'000'000;
  return old && (old->*which).micros / kMinute == typed.micros / kMinute ? old->*which : typed;
}

void read_round(Reader& r, RoundKind kind, Instant now, const Discussion& before, Discussion& d) {
  const Language l = r.language;
  const Round* old = before.round(kind);
  Round round = old ? *old : Round{.kind = kind};
  const std::string begins_name = named(kind, "begins"), ends_name = named(kind, "ends");
  round.question =
      bilingual::read_both_lines(r, named(kind, "question"), texts::f_question(l), kQuestion, Needed::polish);
  const auto begins = r.moment(begins_name, texts::f_begins(l)), ends = r.moment(ends_name, texts::f_ends(l));
  if (!begins || !ends) return;
  round.begins_at = kept_or(*begins, old, &Round::begins_at);
  round.ends_at = kept_or(*ends, old, &Round::ends_at);
  if (round.ends_at <= round.begins_at)
    r.wrong(texts::keys::err_ends_first, ends_name + "_date");
  else if (round.ends_at - round.begins_at > kLongest)
    r.wrong(texts::keys::err_too_long, ends_name + "_date");
  else if (round.ends_at <= now && (!old || old->ends_at != round.ends_at))
    r.wrong(texts::keys::err_past, ends_name + "_date");
  if (!d.rounds.empty() && round.begins_at < d.rounds.back().ends_at)
    r.wrong(texts::keys::err_order, begins_name + "_date", {{"before", std::string(name_of(l, d.rounds.back().kind))}});
  d.rounds.push_back(std::move(round));
}

// Locked, when it is there and the actor's.
Result<Discussion> facilitated(db::WriteTx& tx, const Actor& actor, DiscussionId id) {
  lock_discussion(tx, id);
  auto d = find_discussion(tx, id);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!may_facilitate(tx, actor, d->host.place)) return problem(ProblemKind::not_allowed, texts::keys::not_yours);
  return *std::move(d);
}

Result<> check_removed(db::ReadTx& tx, const Discussion& before, const Discussion& after) {
  for (const Round& r : before.rounds)
    if (!after.round(r.id) && has_posts(tx, r.id))
      return problem(ProblemKind::conflict, texts::keys::err_has_posts, named(r.kind, "begins_date"));
  return {};
}

// One act on a discussion whose form was made from `wanted.revision`: `made(before)` is what is to be stored.
template <class F>
Result<> change(Context& ctx, std::string_view act, const Discussion& wanted, F made) {
  return ctx.db.write("discussions.change", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Discussion before, facilitated(tx, actor, wanted.id));
    if (before.revision != wanted.revision) return problem(ProblemKind::conflict, texts::keys::changed_meanwhile);
    TRY(const Discussion after, made(before));
    TRY_VOID(check_removed(tx, before, after));
    update_discussion(tx, after);
    audit::record(tx, actor, act, "discussion", wanted.id.value);
    return {};
  });
}

}  // namespace

bool may_facilitate(db::ReadTx& tx, const Actor& actor, places::PlaceId place) {
  if (gatherings::may_organise(tx, actor, place)) return true;
  const auto around = place ? people::places_around(tx, place.value) : std::vector<std::int64_t>();
  return actor.may(Role::ambassador, {.places = around});
}

std::vector<people::PersonId> who_may_facilitate(db::ReadTx& tx, places::PlaceId place) {
  std::vector<people::PersonId> all;
  for (const Facilitator& f : facilitators(tx)) {
    Actor actor;
    actor.person = f.person.value;
    actor.grants = {f.grant};
    if ((all.empty() || all.back() != f.person) && may_facilitate(tx, actor, place)) all.push_back(f.person);
  }
  return all;
}

Discussion usual_discussion(const Host& host, Instant from) {
  Discussion d;
  d.host = host;
  d.title = host.title;
  for (const RoundKind kind : kRoundKinds) {
    const Instant ends = from + kUsual[static_cast<std::size_t>(kind)];
    d.rounds.push_back(
        {.kind = kind,
         .question = {std::string(usual_question(Language::pl, kind)), std::string(usual_question(Language::en, kind))},
         .begins_at = from,
         .ends_at = ends});
    from = ends;
  }
  return d;
}

Typed typed_from(const Discussion& d) {
  Typed typed;
  bilingual::set_both(typed, "title", d.title);
  bilingual::set_both(typed, "about", d.about);
  typed.set("dots", std::to_string(d.dots));
  typed.set("base", std::to_string(d.revision));
  for (const Round& r : d.rounds) {
    bilingual::set_both(typed, named(r.kind, "question"), r.question);
    set_moment(typed, named(r.kind, "begins"), r.begins_at, false);
    set_moment(typed, named(r.kind, "ends"), r.ends_at, true);
    bilingual::set_both(typed, named(r.kind, "summary"), r.summary);
  }
  bilingual::set_both(typed, "summary", d.summary);
  return typed;
}

Discussion read_discussion(Context& ctx, const Typed& typed, const Discussion& before, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Discussion d = before;
  d.title = bilingual::read_both_lines(r, "title", texts::f_title(l), kLine, Needed::polish);
  d.about = bilingual::read_both(r, "about", texts::f_about(l), kText);
  d.dots = r.whole("dots", texts::f_dots(l), 1, kMostDots, true).value_or(before.dots);
  d.revision = r.whole("base", {}, 0, std::numeric_limits<int>::max()).value_or(0);
  d.rounds.clear();
  for (const RoundKind kind : kRoundKinds)
    if (is_held(typed, kind)) read_round(r, kind, ctx.now, before, d);
  if (!faults.empty()) return d;
  if (d.rounds.empty()) r.wrong(texts::keys::err_no_round, "needs_begins_date");
  if (d.round(RoundKind::choice) && !d.choice_from()) r.wrong(texts::keys::err_choice_of_nothing, "choice_begins_date");
  return d;
}

Result<DiscussionId> open_discussion(Context& ctx, const Discussion& wanted) {
  return ctx.db.write("discussions.open", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<DiscussionId> {
    if (!may_facilitate(tx, actor, wanted.host.place)) return problem(ProblemKind::not_allowed, texts::keys::not_yours);
    if (discussion_about(tx, wanted.host.noun, wanted.host.id))
      return problem(ProblemKind::conflict, texts::keys::err_there_is_one);
    Discussion d = wanted;
    d.opened_by = people::PersonId{actor.person};
    const DiscussionId id = insert_discussion(tx, d);
    audit::record(tx, actor, "discussion.open", d.host.noun, d.host.id, {{"discussion", id.value}});
    return id;
  });
}

Result<> change_discussion(Context& ctx, const Discussion& wanted) {
  return change(ctx, "discussion.change", wanted, [wanted](const Discussion& before) -> Result<Discussion> {
    if (before.called_off) return problem(ProblemKind::closed, texts::keys::err_cancelled);
    Discussion after = wanted;
    after.summary = before.summary;
    for (Round& r : after.rounds)
      if (const Round* old = before.round(r.kind)) r.summary = old->summary;
    return after;
  });
}

Result<> sum_up(Context& ctx, const Discussion& wanted) {
  return change(ctx, "discussion.sum_up", wanted, [wanted](Discussion after) -> Result<Discussion> {
    after.summary = wanted.summary;
    for (Round& r : after.rounds)
      if (const Round* now = wanted.round(r.kind)) r.summary = now->summary;
    return after;
  });
}

Result<> close_round(Context& ctx, DiscussionId id, RoundKind kind, bool then_next) {
  return ctx.db.write("discussions.close_round", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(Discussion d, facilitated(tx, actor, id));
    const auto round = std::ranges::find(d.rounds, kind, &Round::kind);
    if (round == d.rounds.end() || round->state(tx.now()) != RoundState::open) return {};
    round->ends_at = std::max(tx.now(), round->begins_at + std::chrono::microseconds(1));
    if (const auto next = std::next(round); then_next && next != d.rounds.end()) next->begins_at = round->ends_at;
    update_discussion(tx, d);
    audit::record(tx, actor, "discussion.close_round", "discussion", id.value,
                  {{"round", code_of(kind)}, {"then_next", then_next}});
    return {};
  });
}

}  // namespace wiec::discussions
