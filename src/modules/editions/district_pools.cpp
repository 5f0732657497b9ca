#include "modules/editions/district_pools.h"

#include <algorithm>

#include "commons/places/territory.h"
#include "modules/editions/section.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

Pool pool_of(std::string name, Currency currency) {
  Pool pool{.level = Level::district};
  pool.code = code_from_name(name);
  pool.name_pl = pool.name_en = std::move(name);
  pool.budget = {0, currency};
  return pool;
}

std::vector<Pool> of_the_map(db::ReadTx& tx, const Edition& e) {
  std::vector<Pool> pools;
  if (!e.city) return pools;
  for (const places::Place& place : places::children_of(tx, e.city, places::PlaceKind::district)) {
    Pool& pool = pools.emplace_back(pool_of(place.name, e.currency));
    pool.place = place.id;
    pool.residents = place.population;
  }
  return pools;
}

// The gminas that the city may be: by the code of its place, else by its name.
std::vector<std::string> gminas_of(db::ReadTx& tx, const Edition& e) {
  const auto city = e.city ? places::find_place(tx, e.city) : std::nullopt;
  if (city && !city->territory.empty()) return {city->territory};
  std::vector<std::string> codes;
  for (const places::Unit& unit : places::gminas_named(tx, e.city_name)) codes.push_back(unit.code);
  return codes;
}

std::vector<Pool> of_the_register(db::ReadTx& tx, const Edition& e) {
  std::vector<Pool> pools;
  for (const std::string& gmina : gminas_of(tx, e))
    for (const places::Unit& unit : places::units_below(tx, gmina))
      if (unit.level == places::UnitLevel::auxiliary && unit.kind == "dzielnica")
        pools.push_back(pool_of(unit.name, e.currency));
  return pools;
}

std::vector<Pool> known_districts(db::ReadTx& tx, const Edition& e) {
  auto pools = of_the_map(tx, e);
  return pools.empty() ? of_the_register(tx, e) : pools;
}

}  // namespace

bool knows_districts(db::ReadTx& tx, const Edition& e) { return !known_districts(tx, e).empty(); }

std::vector<Pool> missing_districts(db::ReadTx& tx, const Edition& e) {
  auto pools = known_districts(tx, e);
  std::erase_if(pools, [&](const Pool& known) {
    return std::ranges::any_of(e.pools, [&](const Pool& pool) {
      return pool.code == known.code ||
             (pool.level == Level::district && text::fold(pool.name_pl) == text::fold(known.name_pl));
    });
  });
  return pools;
}

void find_places(db::ReadTx& tx, Edition& e) {
  const auto known = of_the_map(tx, e);
  for (Pool& pool : e.pools) {
    if (pool.level != Level::district || pool.place) continue;
    const auto same =
        std::ranges::find(known, text::fold(pool.name_pl), [](const Pool& one) { return text::fold(one.name_pl); });
    if (same == known.end()) continue;
    pool.place = same->place;
    if (!pool.residents) pool.residents = same->residents;
  }
}

}  // namespace wiec::editions
