#include "modules/verification/routing.h"

#include "commons/audit/audit.h"
#include "commons/people/person_store.h"
#include "modules/needs/leading.h"
#include "modules/needs/words.h"
#include "modules/verification/texts.h"

namespace wiec::verification {
namespace {

organisations::UnitId unit_typed(const std::vector<AskedUnit>& units, std::string_view code) {
  const auto at = std::ranges::find(units, code, &AskedUnit::code);
  return at == units.end() ? organisations::UnitId{} : at->id;
}

}  // namespace

std::string theme_field(needs::Theme theme) { return fmt::format("theme-{}", needs::code_of(theme)); }
std::string place_field(const places::Place& place) { return fmt::format("place-{}", place.code); }

Typed typed_from(const Routing& r, const std::vector<places::Place>& districts) {
  Typed typed;
  const auto code = [](organisations::UnitId unit) { return unit ? code_from_id(unit.value) : std::string(); };
  typed.set("days", std::to_string(r.days));
  typed.set("default", code(r.default_unit));
  for (const Rule& rule : r.rules) {
    if (const auto theme = needs::theme_from(rule.theme)) typed.set(theme_field(*theme), code(rule.unit));
    if (const auto at = std::ranges::find(districts, rule.place, &places::Place::id); at != districts.end())
      typed.set(place_field(*at), code(rule.unit));
  }
  return typed;
}

Routing read_routing(Context& ctx, const Typed& typed, Faults& faults) {
  Reader r(ctx.language, typed, faults);
  Routing routing;
  std::vector<places::Place> districts;
  const auto units = ctx.db.read([&](db::ReadTx& tx) {
    districts = needs::districts_of(tx);
    return active_units(tx);
  });
  const auto unit_in = [&](const std::string& field) {
    const auto unit = unit_typed(units, typed.at(field));
    if (!unit && !typed.at(field).empty()) r.wrong(texts::keys::err_unit, field);
    return unit;
  };
  routing.days = r.whole("days", texts::f_days(ctx.language), 1, kMostDays, true).value_or(kUsualDays);
  routing.default_unit = unit_in("default");
  for (std::size_t i = 0; i < std::size(needs::kThemeCodes); ++i)
    if (const auto unit = unit_in(theme_field(static_cast<needs::Theme>(i))))
      routing.rules.push_back({std::string(needs::kThemeCodes[i]), {}, unit});
  for (const auto& district : districts)
    if (const auto unit = unit_in(place_field(district))) routing.rules.push_back({{}, district.id, unit});
  return routing;
}

Result<> save_routing(Context& ctx, const Routing& routing) {
  return ctx.db.write("verification.save_routing", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    if (!needs::coordinates(tx, actor, {})) return problem(ProblemKind::not_allowed, texts::keys::not_coordinator);
    store_routing(tx, routing);
    audit::record(tx, actor, "advice.routing", "advice_routing", 1,
                  {{"rules", static_cast<std::int64_t>(routing.rules.size())}, {"days", routing.days}});
    return {};
  });
}

bool reads_for(const Actor& actor, const AskedUnit& unit) {
  return std::ranges::any_of(actor.grants, [&](const Grant& g) {
    return g.role == Role::verifier && (g.organisation == 0 || g.organisation == unit.organisation.value) &&
           (g.unit == 0 || g.unit == unit.id.value);
  });
}

std::vector<people::PersonId> experts_of(db::ReadTx& tx, const AskedUnit& unit) {
  std::vector<people::PersonId> found;
  for (const auto& row : people::grants_within(tx, unit.organisation.value))
    if (row.grant.role == Role::verifier && (row.grant.unit == 0 || row.grant.unit == unit.id.value) &&
        std::ranges::find(found, row.person) == found.end())
      found.push_back(row.person);
  return found;
}

}  // namespace wiec::verification
