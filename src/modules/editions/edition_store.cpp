#include "modules/editions/edition_store.h"

#include "base/json.h"
#include "base/sha256.h"

namespace wiec::editions {
namespace {

const db::Sql select_file_use{"editions.select_file_use", "select 1 from edition where picture_file_id = $1"};
const db::Sql select_editions{"editions.select_editions", R"(
  select id, code, city_name, year, name_pl, name_en, currency, settings, version, city_id, picture_file_id, published
  from edition order by year desc, id desc)"};

const db::Sql select_pools{"editions.select_pools", R"(
  select p.id, p.edition_id, p.code, p.level, p.place_id, p.name_pl, p.name_en, p.budget, p.cost_least, p.cost_most, p.position
  from pool p order by p.edition_id, p.position, p.id)"};

const db::Sql insert_edition_row{"editions.insert_edition", R"(
  insert into edition (id, code, city_name, year, name_pl, name_en, currency, settings, version, made_at, city_id, picture_file_id, published)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};

const db::Sql insert_version{"editions.insert_version", R"(
  insert into edition_version (edition_id, version, snapshot, snapshot_sha256, reason, made_at)
  values ($1, $2, $3, $4, $5, $6))"};

const db::Sql insert_pool{"editions.insert_pool", R"(
  insert into pool (id, edition_id, code, level, place_id, name_pl, name_en, budget, cost_least, cost_most, position)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))"};

std::optional<Money> money_in(const db::Row& row, int column, Currency currency) {
  const auto minor = row.get<std::optional<std::int64_t>>(column);
  return minor ? std::optional(Money{*minor, currency}) : std::nullopt;
}

Edition edition_in(const db::Row& row) {
  Edition edition;
  edition.id = row.get<EditionId>(0);
  edition.code = row.get<std::string>(1);
  edition.city_name = row.get<std::string>(2);
  edition.year = row.get<int>(3);
  edition.name_pl = row.get<std::string>(4);
  edition.name_en = row.get<std::string>(5);
  edition.currency = currency_from(row.get<std::string_view>(6)).value_or(Currency::pln);
  const auto json = parse_json(row.get<std::string_view>(7));
  auto settings = json ? settings_from_json(*json) : std::unexpected(json.error().message);
  if (!settings) throw db::Error(db::Error::Cause::broken, "edition " + edition.code + ": " + settings.error());
  edition.settings = std::move(*settings);
  edition.version = row.get<int>(8);
  edition.city = row.get<std::optional<places::PlaceId>>(9).value_or(places::PlaceId{});
  edition.picture = row.get<std::optional<files::FileId>>(10).value_or(files::FileId{});
  edition.published = row.get<bool>(11);
  return edition;
}

Pool pool_in(const db::Row& row, Currency currency) {
  return {.id = row.get<PoolId>(0),
          .edition = row.get<EditionId>(1),
          .code = row.get<std::string>(2),
          .level = level_from(row.get<std::string_view>(3)).value_or(Level::district),
          .place = row.get<std::optional<places::PlaceId>>(4).value_or(places::PlaceId{}),
          .name_pl = row.get<std::string>(5),
          .name_en = row.get<std::string>(6),
          .budget = {row.get<std::int64_t>(7), currency},
          .cost_least = money_in(row, 8, currency),
          .cost_most = money_in(row, 9, currency),
          .position = row.get<int>(10)};
}

Json snapshot_of(const Edition& edition) {
  Json::Array pools;
  for (const Pool& pool : edition.pools) {
    Json::Object json{
        {"code", pool.code}, {"level", code_of(pool.level)}, {"budget", pool.budget.minor}, {"name_pl", pool.name_pl}};
    if (pool.cost_least) json.emplace_back("cost_least", pool.cost_least->minor);
    if (pool.cost_most) json.emplace_back("cost_most", pool.cost_most->minor);
    pools.push_back(std::move(json));
  }
  return Json::Object{
      {"settings", to_json(edition.settings)}, {"pools", std::move(pools)}, {"currency", code_of(edition.currency)}};
}

std::optional<std::int64_t> minor_of(const std::optional<Money>& money) {
  return money ? std::optional(money->minor) : std::nullopt;
}

}  // namespace

std::vector<Edition> load_editions(db::ReadTx& tx) {
  std::vector<Edition> editions;
  for (const db::Row& row : tx.query(select_editions)) editions.push_back(edition_in(row));
  for (const db::Row& row : tx.query(select_pools)) {
    const auto id = row.get<EditionId>(1);
    const auto edition = std::ranges::find(editions, id, &Edition::id);
    if (edition != editions.end()) edition->pools.push_back(pool_in(row, edition->currency));
  }
  return editions;
}

void insert_edition(db::WriteTx& tx, Edition& edition, std::string_view reason, Instant now) {
  edition.id = tx.new_id<EditionId>();
  tx.run(insert_edition_row, edition.id, edition.code, edition.city_name, edition.year, edition.name_pl,
         edition.name_en, code_of(edition.currency), canonical_json(to_json(edition.settings)), edition.version, now,
         edition.city ? std::optional(edition.city) : std::nullopt,
         edition.picture ? std::optional(edition.picture) : std::nullopt, edition.published);
  for (Pool& pool : edition.pools) {
    pool.id = tx.new_id<PoolId>();
    pool.edition = edition.id;
    tx.run(insert_pool, pool.id, edition.id, pool.code, code_of(pool.level),
           pool.place ? std::optional(pool.place) : std::nullopt, pool.name_pl, pool.name_en, pool.budget.minor,
           minor_of(pool.cost_least), minor_of(pool.cost_most), pool.position);
  }
  const std::string snapshot = canonical_json(snapshot_of(edition));
  tx.run(insert_version, edition.id, edition.version, snapshot, hex(sha256(snapshot)), reason, now);
}

std::shared_ptr<const Editions> editions(Context& ctx) {
  return ctx.kept<Editions>("editions", [](db::ReadTx& tx) {
    auto all = load_editions(tx);
    std::erase_if(all, [](const Edition& edition) { return !edition.published; });
    return all;
  });
}

const Edition* find_edition(const Editions& editions, std::string_view code, Instant now) {
  for (const Edition& edition : editions) {
    if (!code.empty() ? edition.code == code
                      : !edition.settings.timetable.empty() && edition.settings.timetable.front().from_at <= now)
      return &edition;
  }
  return code.empty() && !editions.empty() ? &editions.front() : nullptr;
}

const Edition* find_edition(Context& ctx, const Editions& editions, std::string_view code) {
  for (const Edition& edition : editions) {
    if (!code.empty() || edition.settings.timetable.empty()) continue;
    const Instant begins = edition.settings.timetable.front().from_at;
    if (begins > ctx.now) ctx.changes_at(begins);
  }
  return find_edition(editions, code, ctx.now);
}

const Edition* latest_with_results(const Editions& editions, Instant now) {
  for (const Edition& edition : editions) {
    const Stage* results = stage_of(edition.settings, StageKind::results);
    if (results && results->from_at <= now) return &edition;
  }
  return nullptr;
}

std::vector<const db::Sql*> file_references() { return {&select_file_use}; }

}  // namespace wiec::editions
