#include "commons/places/territory.h"
#include "platform/text/text.h"

namespace wiec::places {
namespace {

const db::Sql put_unit{"places.put_unit", R"(
  insert into territory_unit (code, parent, level, kind, name, name_sort, name_folded, city_rights)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (code) do update set parent = excluded.parent, level = excluded.level, kind = excluded.kind,
    name = excluded.name, name_sort = excluded.name_sort, name_folded = excluded.name_folded, city_rights = excluded.city_rights)"};

const db::Sql select_unit{"places.select_unit", R"(
  select code, parent, level, kind, name, city_rights from territory_unit where code = $1)"};

const db::Sql select_below{"places.select_units_below", R"(
  select code, parent, level, kind, name, city_rights from territory_unit where parent = $1 order by name_sort, code)"};

const db::Sql select_voivodeships{"places.select_voivodeships", R"(
  select code, parent, level, kind, name, city_rights from territory_unit where parent is null order by name_sort, code)"};

const db::Sql select_gminas_named{"places.select_gminas_named", R"(
  select code, parent, level, kind, name, city_rights from territory_unit where name_folded = $1 and level = 'gmina'
  order by code)"};

UnitLevel level_from(std::string_view code) {
  for (const UnitLevel level : {UnitLevel::voivodeship, UnitLevel::powiat, UnitLevel::gmina, UnitLevel::part}) {
    if (code_of(level) == code) return level;
  }
  return UnitLevel::auxiliary;
}

Unit unit_in(const db::Row& row) {
  return {.code = row.get<std::string>(0),
          .parent = row.get<std::optional<std::string>>(1).value_or(""),
          .level = level_from(row.get<std::string_view>(2)),
          .kind = row.get<std::string>(3),
          .name = row.get<std::string>(4),
          .city_rights = row.get<bool>(5)};
}

}  // namespace

std::string_view code_of(UnitLevel level) {
  switch (level) {
    case UnitLevel::voivodeship:
      return "voivodeship";
    case UnitLevel::powiat:
      return "powiat";
    case UnitLevel::gmina:
      return "gmina";
    case UnitLevel::part:
      return "part";
    case UnitLevel::auxiliary:
      return "auxiliary";
  }
  return "";
}

void store_territory(db::WriteTx& tx, const std::vector<Unit>& units) {
  tx.run_many(units, [](db::Batch& batch, const Unit& unit) {
    const auto parent = unit.parent.empty() ? std::nullopt : std::optional(unit.parent);
    const std::string sort = text::sort_key(unit.name);
    batch.add(put_unit, unit.code, parent, code_of(unit.level), unit.kind, unit.name, db::Bytes{sort},
              text::fold(unit.name), unit.city_rights);
  });
}

std::optional<Unit> find_unit(db::ReadTx& tx, std::string_view code) { return tx.one(select_unit, unit_in, code); }

std::vector<Unit> units_below(db::ReadTx& tx, std::string_view parent) {
  return parent.empty() ? tx.all(select_voivodeships, unit_in) : tx.all(select_below, unit_in, parent);
}

std::vector<Unit> gminas_named(db::ReadTx& tx, std::string_view name) {
  return tx.all(select_gminas_named, unit_in, text::fold(name));
}

}  // namespace wiec::places
