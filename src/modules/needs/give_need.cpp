#include "modules/needs/give_need.h"

#include "commons/areas/area_store.h"
#include "commons/audit/audit.h"
#include "commons/links/links.h"
#include "commons/places/point_text.h"
#include "commons/places/streets.h"
#include "commons/site/texts.h"
#include "modules/needs/idea.h"
#include "modules/needs/index_need.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/texts.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

constexpr int kMostADay = 20;

// The district of a street named at the beginning of "ul. Lipowa 12, plac przy szkole"; only when it is one.
places::PlaceId district_of_street(db::ReadTx& tx, places::PlaceId city, const std::string& location) {
  for (const std::string& street : {location, location.substr(0, location.find(','))}) {
    const auto found = places::find_district(tx, city, street, "");
    if (found.match == places::AddressMatch::found) return found.districts.front();
  }
  return {};
}

void read_point(Reader& r, db::ReadTx& tx, places::PlaceId city, Need& n) {
  const auto typed = r.typed.at("point");
  if (typed.empty()) return;
  n.point = places::point_from(typed);
  if (!n.point) return r.wrong(texts::keys::err_point, "point");
  if (!city || !places::map_of(tx, city)) return;
  if (const auto district = places::find_district(tx, city, *n.point))
    n.place = *district;
  else
    r.wrong(texts::keys::err_outside, "point");
}

// A closed area takes no new needs; those it has may stay in it.
void read_area(Reader& r, db::ReadTx& tx, areas::AreaId before, Need& n) {
  const auto code = r.typed.at("area");
  if (code.empty()) return;
  const auto area = areas::find_area(tx, code);
  if (!area || (area->state != areas::AreaState::open && area->id != before))
    return r.wrong(site::texts::keys::err_choose, "area", {{"field", std::string(texts::f_area(r.language))}});
  n.area = area->id;
  if (!n.place && !area->districts.empty()) n.place = area->districts.front().place;
}

void read_place(Reader& r, db::ReadTx& tx, Need& n) {
  const auto city = city_of(tx);
  const areas::AreaId before = n.area;
  n.place = {};
  n.area = {};
  n.point.reset();
  if (const auto code = r.typed.at("place"); !code.empty()) {
    const auto district = city ? places::find_place(tx, city, code) : std::nullopt;
    if (district)
      n.place = district->id;
    else
      r.wrong(site::texts::keys::err_choose, "place", {{"field", std::string(texts::f_place(r.language))}});
  }
  read_area(r, tx, before, n);
  read_point(r, tx, city, n);
  if (!n.place && city && !n.location.empty()) n.place = district_of_street(tx, city, n.location);
}

links::Noun noun(NeedId id) { return {std::string(kNeedNoun), id.value}; }

}  // namespace

Typed typed_from(const Need& n, const std::string& area_code) {
  Typed typed;
  typed.set("what", n.what);
  typed.set("location", n.location);
  typed.set("who", n.who);
  typed.set("evidence", n.evidence);
  typed.set("theme", n.theme ? std::string(code_of(*n.theme)) : "");
  typed.set("place", n.place_code);
  typed.set("area", area_code);
  typed.set("base", std::to_string(n.revision));
  if (n.point)
    typed.set("point",
              fmt::format("{}, {}", places::degrees_text(n.point->latitude), places::degrees_text(n.point->longitude)));
  return typed;
}

Need read_need(Context& ctx, const Typed& typed, const Need* before, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  Need n = before ? *before : Need{};
  n.what = r.line("what", texts::f_what(l), 200, true);
  n.location = r.line("location", texts::f_location(l), 200, true);
  n.who = r.line("who", texts::f_who(l), 300, true);
  n.evidence = r.text("evidence", texts::f_evidence(l), 2000);
  n.theme = theme_from(typed.at("theme"));
  if (!n.theme && !typed.at("theme").empty())
    r.wrong(site::texts::keys::err_choose, "theme", {{"field", std::string(texts::f_theme(l))}});
  if (before) n.revision = r.whole("base", {}, 0, std::numeric_limits<std::int64_t>::max()).value_or(0);
  ctx.db.read([&](db::ReadTx& tx) { read_place(r, tx, n); });
  return n;
}

Result<NeedId> give_need(Context& ctx, Need n) {
  n.author = people::PersonId{ctx.actor.person};
  n.from_card = false;
  const auto analysed = analysed_need(ctx.shared.stemmer, n);
  return ctx.db.write("needs.give", [n, analysed, actor = ctx.actor](db::WriteTx& tx) -> Result<NeedId> {
    if (given_since(tx, n.author, tx.now() + -std::chrono::hours(24)) >= kMostADay)
      return problem(ProblemKind::too_many, texts::keys::err_many, {}, {{"most", std::int64_t{kMostADay}}});
    const NeedId id = insert_need(tx, n);
    insert_support(tx, id, n.author);
    index_need(tx, id, analysed);
    links::add_log(tx, noun(id), "given",
                   {std::string(texts::log_given(Language::pl)), std::string(texts::log_given(Language::en))});
    audit::record(tx, actor, "need.give", "need", id.value);
    return id;
  });
}

Result<NeedId> enter_card(Context& ctx, Need n) {
  n.author = {};
  n.from_card = true;
  const auto analysed = analysed_need(ctx.shared.stemmer, n);
  return ctx.db.write("needs.enter_card", [n, analysed, actor = ctx.actor](db::WriteTx& tx) -> Result<NeedId> {
    const NeedId id = insert_need(tx, n);
    index_need(tx, id, analysed);
    links::add_log(tx, noun(id), "card",
                   {std::string(texts::log_card(Language::pl)), std::string(texts::log_card(Language::en))});
    audit::record(tx, actor, "need.enter_card", "need", id.value, {{"consent", true}});
    return id;
  });
}

bool may_change(db::ReadTx& tx, const Actor& actor, const Need& n) {
  if (actor.anonymous()) return false;
  const bool own = n.author && n.author.value == actor.person;
  const std::int64_t others = n.supporters - (own && is_supporter(tx, n.id, n.author) ? 1 : 0);
  return (own && n.state == State::open && !n.hidden() && others == 0 && n.dots == 0) || leads(tx, actor, n.place);
}

Result<> change_need(Context& ctx, const Need& wanted) {
  const auto analysed = analysed_need(ctx.shared.stemmer, wanted);
  return ctx.db.write("needs.change", [wanted, analysed, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_need(tx, wanted.id);
    const auto before = find_need(tx, wanted.id);
    if (!before) return problem(ProblemKind::not_found, texts::keys::no_such);
    if (!may_change(tx, actor, *before)) return problem(ProblemKind::not_allowed, texts::keys::not_yours);
    if (before->revision != wanted.revision) return problem(ProblemKind::conflict, texts::keys::overtaken);
    update_need(tx, wanted);
    if (!before->hidden()) index_need(tx, wanted.id, analysed);
    audit::record(tx, actor, "need.change", "need", wanted.id.value);
    return {};
  });
}

}  // namespace wiec::needs
