#include "modules/verification/give_advice.h"

#include "commons/audit/audit.h"
#include "commons/notifications/notifications.h"
#include "commons/site/texts.h"
#include "modules/drafts/co_write.h"
#include "modules/drafts/draft_store.h"
#include "modules/needs/leading.h"
#include "modules/verification/advice_store.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "platform/text/text.h"

namespace wiec::verification {
namespace {

constexpr int kLongest = 3000, kLine = 200;

// Locked, and read for by the actor's unit.
Result<Reading> own_reading(db::WriteTx& tx, const Actor& actor, ReadingId id) {
  lock_reading(tx, id);
  auto r = find_reading(tx, id);
  if (!r) return problem(ProblemKind::not_found, texts::keys::no_such_reading);
  if (!may_advise(tx, actor, *r)) return problem(ProblemKind::not_allowed, texts::keys::not_your_unit);
  if (r->state == ReadingState::passed_on) return problem(ProblemKind::conflict, texts::keys::is_passed_on);
  if (r->state == ReadingState::fresh && move_reading(tx, *r, Step::open)) r->state = ReadingState::read;
  return *std::move(r);
}

void tell_of_advice(db::WriteTx& tx, const Reading& r, const Actor& actor) {
  const auto draft = drafts::find_draft(tx, r.draft);
  if (!draft) return;
  const auto words = [&](Language l) { return std::string(texts::told_advice(l, r.unit.name, r.revision)); };
  drafts::tell_authors(tx, *draft, actor, words(Language::pl), words(Language::en));
}

Result<AskedUnit> other_unit(db::ReadTx& tx, const Reading& r, std::string_view code) {
  const auto id = id_from_code(code);
  auto unit = id ? find_unit(tx, organisations::UnitId{*id}) : std::nullopt;
  if (!unit || unit->id == r.unit.id) return problem(ProblemKind::invalid, texts::keys::err_unit, "unit");
  return *std::move(unit);
}

// The other unit's reading: a new one, or the one that it passed on before.
Result<> give_to(db::WriteTx& tx, const Reading& r, const AskedUnit& unit) {
  const auto there = find_reading(tx, r.hand_over, unit.id);
  if (there && !move_reading(tx, *there, Step::come_back))
    return problem(ProblemKind::conflict, texts::keys::err_reads_already, "unit");
  if (!there) insert_reading(tx, r.hand_over, unit.id, r.due_at);
  const auto theirs = find_reading(tx, r.hand_over, unit.id);
  if (!theirs) return {};
  const auto words = [&](Language l) {
    return std::string(texts::told_passed(l, r.unit.name, text::date_in_warsaw(last_moment(r.due_at))));
  };
  for (const auto person : experts_of(tx, unit))
    notifications::notify(tx, {.person = person,
                               .kind = notifications::NoticeKind::deadline,
                               .noun = "draft_reading",
                               .noun_id = theirs->id.value,
                               .matter_pl = r.title,
                               .matter_en = r.title,
                               .text_pl = words(Language::pl),
                               .text_en = words(Language::en),
                               .path = theirs->path()});
  return {};
}

}  // namespace

bool may_advise(db::ReadTx& tx, const Actor& actor, const Reading& r) {
  const std::int64_t places[] = {needs::city_of(tx).value, r.place.value};
  return actor.may(Role::verifier, {.organisation = r.unit.organisation.value,
                                    .unit = r.unit.id.value,
                                    .places = std::span(places).first(r.place ? 2 : 1)});
}

bool may_see(db::ReadTx& tx, const Actor& actor, const Reading& r) {
  return may_advise(tx, actor, r) || needs::coordinates(tx, actor, r.place);
}

Result<> open_reading(Context& ctx, ReadingId id) {
  return ctx.db.write("verification.open", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(own_reading(tx, actor, id));
    audit::record(tx, actor, "advice.open", "draft_reading", id.value);
    return {};
  });
}

Point read_point(Language l, const Typed& typed, Faults& faults) {
  Reader r(l, typed, faults);
  const auto kind = value_in<Kind>(kKindCodes, typed.at("kind"));
  if (!kind) r.wrong(site::texts::keys::err_choose, "kind", {{"field", std::string(texts::f_kind(l))}});
  Point p{.kind = kind.value_or(Kind::improve),
          .body = r.text("body", texts::f_body(l), kLongest),
          .provision = r.line("provision", texts::f_provision(l), kLine),
          .unless = r.text("unless", texts::f_unless(l), kLongest),
          .suggestion = r.text("suggestion", texts::f_suggestion(l), kLongest),
          .already = r.text("already", texts::f_already(l), kLongest),
          .practice = r.text("practice", texts::f_practice(l), kLongest)};
  const auto demand = [&](const std::string& value, std::string_view field, std::string_view label) {
    if (value.empty() && typed.at(field).empty())
      r.wrong(site::texts::keys::err_missing, field, {{"field", std::string(label)}});
  };
  demand(p.body, "body", texts::f_body(l));
  if (kind == Kind::conflicts) {
    demand(p.provision, "provision", texts::f_provision(l));
    demand(p.unless, "unless", texts::f_unless(l));
  } else {
    p.unless.clear();
  }
  return p;
}

Result<AdviceId> add_point(Context& ctx, ReadingId id, const Point& point) {
  return ctx.db.write("verification.add_point", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<AdviceId> {
    TRY(const Reading r, own_reading(tx, actor, id));
    const AdviceId made = insert_advice(tx, id, point, people::PersonId{actor.person});
    audit::record(tx, actor, "advice.write", "advice", made.value,
                  {{"kind", code_in(kKindCodes, point.kind)}, {"revision", r.revision}});
    return made;
  });
}

Result<> remove_point(Context& ctx, ReadingId id, AdviceId advice) {
  return ctx.db.write("verification.remove_point", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(own_reading(tx, actor, id));
    const auto point = find_advice(tx, advice);
    if (!point || point->reading != id) return problem(ProblemKind::not_found, texts::keys::no_such_point);
    if (!delete_advice(tx, advice)) return problem(ProblemKind::conflict, texts::keys::sent_already);
    audit::record(tx, actor, "advice.remove", "advice", advice.value);
    return {};
  });
}

Result<> send_points(Context& ctx, ReadingId id, Release release) {
  if (release == Release::written) return {};
  return ctx.db.write("verification.send", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Reading r, own_reading(tx, actor, id));
    const bool now = release == Release::released;
    const std::int64_t sent = send_advice(tx, id, release) + (now ? release_kept(tx, id) : 0);
    if (sent == 0) return problem(ProblemKind::conflict, texts::keys::nothing_to_send);
    move_reading(tx, r, now ? Step::release : Step::keep_back);
    if (now) tell_of_advice(tx, r, actor);
    audit::record(tx, actor, now ? "advice.release" : "advice.keep_back", "draft_reading", id.value,
                  {{"points", sent}, {"revision", r.revision}});
    return {};
  });
}

Result<> complete_point(Context& ctx, ReadingId id, AdviceId advice, std::string_view typed) {
  const std::string said = text::clean_text(typed).value_or("");
  if (said.empty() || text::length(said) > static_cast<std::size_t>(kLongest))
    return problem(ProblemKind::invalid, texts::keys::err_said, "said", {{"most", std::int64_t{kLongest}}});
  return ctx.db.write("verification.complete", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY(const Reading r, own_reading(tx, actor, id));
    const auto point = find_advice(tx, advice);
    if (!point || point->reading != id) return problem(ProblemKind::not_found, texts::keys::no_such_point);
    if (point->release == Release::written) return problem(ProblemKind::conflict, texts::keys::not_sent_yet);
    set_said(tx, advice, said);
    if (shown_to_authors(*point)) tell_of_advice(tx, r, actor);
    audit::record(tx, actor, "advice.complete", "advice", advice.value);
    return {};
  });
}

Result<> pass_on(Context& ctx, ReadingId id, std::string_view unit_code, std::string_view typed_why) {
  const std::string why = text::clean_text(typed_why).value_or("");
  if (why.empty() || text::length(why) > static_cast<std::size_t>(kLongest))
    return problem(ProblemKind::invalid, texts::keys::err_why_pass, "why", {{"most", std::int64_t{kLongest}}});
  return ctx.db.write(
      "verification.pass_on", [=, code = std::string(unit_code), actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        lock_reading(tx, id);
        const auto r = find_reading(tx, id);
        if (!r) return problem(ProblemKind::not_found, texts::keys::no_such_reading);
        if (!may_see(tx, actor, *r)) return problem(ProblemKind::not_allowed, texts::keys::not_your_unit);
        TRY(const AskedUnit unit, other_unit(tx, *r, code));
        if (r->points > 0 || !move_reading(tx, *r, Step::pass_on))
          return problem(ProblemKind::conflict, texts::keys::err_cannot_pass);
        TRY_VOID(give_to(tx, *r, unit));
        insert_passing(tx, r->hand_over, r->unit.id, unit.id, why, people::PersonId{actor.person});
        audit::record(tx, actor, "advice.pass_on", "draft_reading", id.value, {{"unit", unit.id.value}});
        return {};
      });
}

}  // namespace wiec::verification
