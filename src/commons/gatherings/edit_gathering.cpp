#include "commons/gatherings/edit_gathering.h"

#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/take_seat.h"
#include "commons/gatherings/texts.h"
#include "commons/people/scope_words.h"
#include "commons/site/texts.h"
#include "platform/text/text.h"

namespace wiec::gatherings {
namespace {

constexpr std::int64_t kMostSeats = 100'000;
constexpr std::chrono::hours kLongest{24 * 31};
constexpr int kLine = 200, kText = 20'000;

void read_where(Reader& r, Gathering& g, Language l) {
  g.address = r.line("address", texts::f_address(l), kLine, g.formula != Formula::online);
  g.link = r.line("link", texts::f_link(l), 500, g.formula != Formula::in_person);
  if (!g.link.empty() && (!g.link.starts_with("https://") || g.link.find(' ') != g.link.npos))
    r.wrong(texts::keys::err_link, "link");
  if (g.formula == Formula::online) g.address.clear();
  if (g.formula == Formula::in_person) g.link.clear();
}

void read_when(Reader& r, Gathering& g, Language l, Instant now, const Gathering* before) {
  const auto begins = r.moment("begins", texts::f_begins(l)), ends = r.moment("ends", texts::f_ends(l));
  g.begins_at = begins.value_or(Instant{});
  g.ends_at = ends.value_or(Instant{});
  if (!begins || !ends) return;
  if (g.ends_at <= g.begins_at)
    r.wrong(texts::keys::err_ends_first, "ends_date");
  else if (g.ends_at - g.begins_at > kLongest)
    r.wrong(texts::keys::err_too_long, "ends_date");
  if ((!before || before->begins_at != g.begins_at) && g.begins_at < now) r.wrong(texts::keys::err_past, "begins_date");
}

Result<> check_holds(db::ReadTx& tx, const Actor& actor, const Gathering& g) {
  if (may_hold(tx, actor, g)) return {};
  return problem(ProblemKind::not_allowed, texts::keys::not_yours, "place");
}

// Those who signed up hear of it, each once.
void tell_everybody(db::WriteTx& tx, const Gathering& g, bool cancelled) {
  for (const Seat& seat : seats_of(tx, g.id)) {
    const auto words = [&](Language l) {
      const std::string when = text::format_instant(l, g.begins_at);
      return std::string(cancelled ? texts::told_cancelled(l, g.change(l)) : texts::told_changed(l, when, g.change(l)));
    };
    notify_about(tx, g, seat.person, words(Language::pl), words(Language::en));
  }
}

}  // namespace

Typed typed_from(const Gathering& g, std::int64_t base) {
  Typed typed;
  typed.set("kind", std::string(code_of(g.kind)));
  typed.set("formula", std::string(code_of(g.formula)));
  typed.set("title_pl", g.title_pl);
  typed.set("title_en", g.title_en);
  typed.set("about_pl", g.about_pl);
  typed.set("about_en", g.about_en);
  typed.set("place", g.place ? code_from_id(g.place.value) : "");
  typed.set("address", g.address);
  typed.set("link", g.link);
  if (g.begins_at.micros != 0) set_moment(typed, "begins", g.begins_at, false);
  if (g.ends_at.micros != 0) set_moment(typed, "ends", g.ends_at, true);
  typed.set("signing_up", g.signing_up ? "1" : "");
  typed.set("seats", g.seats ? std::to_string(*g.seats) : "");
  typed.set("base", std::to_string(base));
  return typed;
}

Gathering read_gathering(Context& ctx, const Typed& typed, const Gathering* before, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Gathering g = before ? *before : Gathering{};
  const auto kind = kind_from(typed.at("kind"));
  const auto formula = formula_from(typed.at("formula"));
  if (!kind) r.wrong(site::texts::keys::err_choose, "kind", {{"field", std::string(texts::f_kind(l))}});
  if (!formula) r.wrong(site::texts::keys::err_choose, "formula", {{"field", std::string(texts::f_formula(l))}});
  g.kind = kind.value_or(g.kind);
  g.formula = formula.value_or(g.formula);
  g.title_pl = r.line("title_pl", texts::f_title_pl(l), kLine, true);
  g.title_en = r.line("title_en", texts::f_title_en(l), kLine);
  g.about_pl = r.text("about_pl", texts::f_about_pl(l), kText);
  g.about_en = r.text("about_en", texts::f_about_en(l), kText);
  const auto place = id_from_code(typed.at("place"));
  g.place = places::PlaceId{place.value_or(0)};
  const bool known = typed.at("place").empty() ||
                     (place && ctx.db.read([&](db::ReadTx& tx) { return places::find_place(tx, g.place); }));
  if (!known) r.wrong(site::texts::keys::err_choose, "place", {{"field", std::string(texts::f_place(l))}});
  read_when(r, g, l, ctx.now, before);
  read_where(r, g, l);
  g.signing_up = !typed.at("signing_up").empty();
  g.seats = r.whole("seats", texts::f_seats(l), 1, kMostSeats);
  if (before) {
    const bool told = moved(*before, g);
    g.change_pl = r.line("change_pl", texts::f_change_pl(l), 500, told);
    g.change_en = r.line("change_en", texts::f_change_en(l), 500);
    if (!told) g.change_pl = before->change_pl, g.change_en = before->change_en;
  }
  return g;
}

bool may_organise(db::ReadTx& tx, const Actor& actor, places::PlaceId place) {
  const auto places = people::places_or_city(tx, place.value);
  const Scope scope{.places = places};
  return actor.may(Role::coordinator, scope) || actor.may(Role::programme_officer, scope);
}

bool may_hold(db::ReadTx& tx, const Actor& actor, const Gathering& g) {
  if (may_organise(tx, actor, g.place)) return true;
  const auto places = people::places_or_city(tx, g.place.value);
  return g.kind == Kind::residents_meeting && actor.may(Role::ambassador, {.places = places});
}

Result<GatheringId> plan_gathering(Context& ctx, const Gathering& g) {
  return ctx.db.write("gatherings.plan", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<GatheringId> {
    TRY_VOID(check_holds(tx, actor, g));
    const GatheringId id = insert_gathering(tx, g);
    audit::record(tx, actor, "gathering.plan", "gathering", id.value, {{"kind", code_of(g.kind)}});
    return id;
  });
}

Result<> change_gathering(Context& ctx, const Gathering& wanted, std::int64_t base) {
  return ctx.db.write("gatherings.change", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_gathering(tx, wanted.id);
    const auto before = find_gathering(tx, wanted.id);
    if (!before) return problem(ProblemKind::not_found, texts::keys::no_such);
    TRY_VOID(check_holds(tx, actor, *before));
    TRY_VOID(check_holds(tx, actor, wanted));
    if (before->cancelled) return problem(ProblemKind::closed, texts::keys::is_cancelled);
    if (before->changed_at.micros != base) return problem(ProblemKind::conflict, texts::keys::changed_meanwhile);
    if (wanted.seats && *wanted.seats < before->taken)
      return problem(ProblemKind::invalid, texts::keys::err_seats_taken, "seats", {{"taken", before->taken}});
    const bool told = moved(*before, wanted);
    Gathering after = wanted;
    after.sequence = before->sequence + (told ? 1 : 0);
    update_gathering(tx, after);
    if (told) tell_everybody(tx, after, false);
    fill_seats(tx, after.id);
    audit::record(tx, actor, "gathering.change", "gathering", after.id.value, {{"moved", told}});
    return {};
  });
}

Result<> cancel_gathering(Context& ctx, GatheringId id, const std::string& why_pl, const std::string& why_en) {
  const auto clean_pl = text::clean_line(why_pl), clean_en = text::clean_line(why_en);
  if (!clean_pl || clean_pl->empty()) return problem(ProblemKind::invalid, texts::keys::err_why, "why_pl");
  if (text::length(*clean_pl) > 500) return problem(ProblemKind::invalid, texts::keys::err_why, "why_pl");
  return ctx.db.write("gatherings.cancel", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_gathering(tx, id);
    auto g = find_gathering(tx, id);
    if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
    TRY_VOID(check_holds(tx, actor, *g));
    if (g->cancelled) return {};
    g->change_pl = *clean_pl;
    g->change_en = text::truncate(clean_en.value_or(""), 500);
    cancel_gathering(tx, id, g->change_pl, g->change_en);
    tell_everybody(tx, *g, true);
    audit::record(tx, actor, "gathering.cancel", "gathering", id.value);
    return {};
  });
}

Result<> record_gathering(Context& ctx, const Gathering& g, const std::vector<std::int64_t>& came,
                          Instant typed_since) {
  return ctx.db.write("gatherings.record", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    if (!lock_gathering(tx, g.id)) return problem(ProblemKind::not_found, texts::keys::no_such);
    TRY_VOID(check_holds(tx, actor, g));
    if (may_organise(tx, actor, g.place)) set_came(tx, g.id, came, typed_since);
    store_minutes(tx, g);
    audit::record(tx, actor, "gathering.record", "gathering", g.id.value,
                  {{"came", static_cast<std::int64_t>(came.size())}});
    return {};
  });
}

}  // namespace wiec::gatherings
