#include "modules/verification/routing.h"

namespace wiec::verification {
namespace {

const db::Sql select_setting{"verification.select_setting",
                             "select days, default_unit_id from advice_setting where id = 1"};
const db::Sql upsert_setting{"verification.store_setting", R"(
  insert into advice_setting (id, days, default_unit_id, changed_at) values (1, $1, $2, $3)
  on conflict (id) do update set days = excluded.days, default_unit_id = excluded.default_unit_id,
    changed_at = excluded.changed_at)"};
const db::Sql select_rules{"verification.select_rules", "select theme, place_id, unit_id from advice_rule order by id"};
const db::Sql delete_rules{"verification.delete_rules", "delete from advice_rule"};
const db::Sql insert_rule{"verification.insert_rule",
                          "insert into advice_rule (id, theme, place_id, unit_id) values ($1, $2, $3, $4)"};
#define WIEC_UNIT_COLUMNS                                                                              \
  "select u.id, o.id, u.name, case when o.short_name <> '' then o.short_name else o.name end "         \
  "from organisation_unit u join organisation o on o.id = u.organisation_id where u.state = 'active' " \
  "and o.state = 'active' "
const db::Sql select_units{"verification.active_units",
                           WIEC_UNIT_COLUMNS "order by o.name_folded, u.position, u.name_folded, u.id"};
const db::Sql select_unit{"verification.find_unit", WIEC_UNIT_COLUMNS "and u.id = $1"};
const db::Sql select_ruled{"verification.units_by_rule", WIEC_UNIT_COLUMNS
                           "and u.id in (select unit_id from advice_rule where (theme <> '' and theme = $1) or "
                           "place_id = $2) order by u.name_folded, u.id"};
const db::Sql select_default{"verification.default_unit",
                             WIEC_UNIT_COLUMNS "and u.id in (select default_unit_id from advice_setting)"};
#undef WIEC_UNIT_COLUMNS

struct RuleTag;

AskedUnit unit_from(const db::Row& row) {
  return {.id = row.get<organisations::UnitId>(0),
          .organisation = row.get<organisations::OrganisationId>(1),
          .name = row.get<std::string>(2),
          .office = row.get<std::string>(3)};
}

}  // namespace

Routing load_routing(db::ReadTx& tx) {
  Routing routing;
  for (const db::Row& row : tx.query(select_setting)) {
    routing.days = row.get<std::int64_t>(0);
    routing.default_unit = row.get<std::optional<organisations::UnitId>>(1).value_or(organisations::UnitId{});
  }
  routing.rules = tx.all(select_rules, [](const db::Row& row) {
    return Rule{row.get<std::string>(0), row.get<std::optional<places::PlaceId>>(1).value_or(places::PlaceId{}),
                row.get<organisations::UnitId>(2)};
  });
  return routing;
}

void store_routing(db::WriteTx& tx, const Routing& r) {
  tx.run(upsert_setting, r.days, r.default_unit ? std::optional(r.default_unit) : std::nullopt, tx.now());
  tx.run(delete_rules);
  for (const Rule& rule : r.rules)
    tx.run(insert_rule, tx.new_id<Id<RuleTag>>(), rule.theme, rule.place ? std::optional(rule.place) : std::nullopt,
           rule.unit);
}

std::vector<AskedUnit> active_units(db::ReadTx& tx) { return tx.all(select_units, unit_from); }

std::optional<AskedUnit> find_unit(db::ReadTx& tx, organisations::UnitId id) {
  return tx.one(select_unit, unit_from, id);
}

std::vector<AskedUnit> units_for(db::ReadTx& tx, std::string_view theme, places::PlaceId place) {
  auto units = tx.all(select_ruled, unit_from, theme, place);
  return units.empty() ? tx.all(select_default, unit_from) : units;
}

}  // namespace wiec::verification
