#include "modules/editions/edition_store.h"

#include "base/json.h"
#include "base/sha256.h"
#include "modules/editions/edition_json.h"

namespace wiec::editions {
namespace {

const db::Sql select_file_use{"editions.select_file_use", "select 1 from edition where picture_file_id = $1"};
const db::Sql select_editions{"editions.select_editions", R"(
  select id, code, city_name, year, name_pl, name_en, currency, settings, version, city_id, picture_file_id, published,
    coalesce(organisation_id, 0)
  from edition order by year desc, id desc)"};

const db::Sql select_pools{"editions.select_pools", R"(
  select p.id, p.edition_id, p.code, p.level, p.place_id, p.name_pl, p.name_en, p.budget, p.cost_least, p.cost_most, p.position,
    p.district, p.residents, p.signatures
  from pool p order by p.edition_id, p.position, p.id)"};

const db::Sql insert_edition_row{"editions.insert_edition", R"(
  insert into edition (id, code, city_name, year, name_pl, name_en, currency, settings, version, made_at, city_id, picture_file_id, published,
    organisation_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};

const db::Sql update_edition_row{"editions.update_edition", R"(
  update edition set code = $2, city_name = $3, year = $4, name_pl = $5, name_en = $6, settings = $7, version = $8,
    published = $9
  where id = $1)"};

const db::Sql insert_version{"editions.insert_version", R"(
  insert into edition_version (edition_id, version, snapshot, snapshot_sha256, reason, made_at, person)
  values ($1, $2, $3, $4, $5, $6, $7))"};

const db::Sql select_versions{"editions.select_versions", R"(
  select version, reason, person, made_at, snapshot from edition_version where edition_id = $1 order by version desc)"};

const db::Sql select_version{"editions.select_version", R"(
  select version, reason, person, made_at, snapshot from edition_version where edition_id = $1 and version = $2)"};

const db::Sql insert_pool{"editions.insert_pool", R"(
  insert into pool (id, edition_id, code, level, place_id, name_pl, name_en, budget, cost_least, cost_most, position, district,
    residents, signatures)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};

const db::Sql update_pool{"editions.update_pool", R"(
  update pool set code = $2, level = $3, place_id = $4, name_pl = $5, name_en = $6, budget = $7, cost_least = $8,
    cost_most = $9, position = $10, district = $11, residents = $12, signatures = $13
  where id = $1)"};

const db::Sql delete_pool{"editions.delete_pool", "delete from pool where id = $1"};
const db::Sql select_pool_ids{"editions.select_pool_ids", "select id, code from pool where edition_id = $1"};

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
  edition.organisation = row.get<std::int64_t>(12);
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
          .position = row.get<int>(10),
          .district = row.get<std::string>(11),
          .residents = row.get<std::optional<std::int64_t>>(12),
          .signatures = row.get<int>(13)};
}

std::optional<std::int64_t> minor_of(const std::optional<Money>& money) {
  return money ? std::optional(money->minor) : std::nullopt;
}

std::optional<places::PlaceId> place_of(const Pool& pool) {
  return pool.place ? std::optional(pool.place) : std::nullopt;
}

void store_pool(db::WriteTx& tx, EditionId edition, Pool& pool) {
  pool.id = tx.new_id<PoolId>();
  pool.edition = edition;
  tx.run(insert_pool, pool.id, edition, pool.code, code_of(pool.level), place_of(pool), pool.name_pl, pool.name_en,
         pool.budget.minor, minor_of(pool.cost_least), minor_of(pool.cost_most), pool.position, pool.district,
         pool.residents, pool.signatures);
}

// Pools are known by id, those of a pasted list by code; what is no longer named goes.
void store_pools(db::WriteTx& tx, Edition& edition) {
  std::vector<std::pair<PoolId, std::string>> there;
  for (const db::Row& row : tx.query(select_pool_ids, edition.id))
    there.emplace_back(row.get<PoolId>(0), row.get<std::string>(1));
  for (Pool& pool : edition.pools) {
    if (std::ranges::find(there, pool.id, &std::pair<PoolId, std::string>::first) != there.end()) continue;
    const auto same = std::ranges::find(there, pool.code, &std::pair<PoolId, std::string>::second);
    pool.id = same == there.end() ? PoolId{} : same->first;
  }
  for (const auto& [id, code] : there)
    if (std::ranges::find(edition.pools, id, &Pool::id) == edition.pools.end()) tx.run(delete_pool, id);
  int position = 0;
  for (Pool& pool : edition.pools) {
    pool.position = position++;
    if (!pool.id) {
      store_pool(tx, edition.id, pool);
      continue;
    }
    tx.run(update_pool, pool.id, pool.code, code_of(pool.level), place_of(pool), pool.name_pl, pool.name_en,
           pool.budget.minor, minor_of(pool.cost_least), minor_of(pool.cost_most), pool.position, pool.district,
           pool.residents, pool.signatures);
  }
}

void store_version(db::WriteTx& tx, const Edition& edition, std::string_view reason, std::int64_t person, Instant now) {
  const std::string snapshot = canonical_json(to_json(edition));
  tx.run(insert_version, edition.id, edition.version, snapshot, hex(sha256(snapshot)), reason, now, person);
}

Version version_in(const db::Row& row) {
  return {.version = row.get<int>(0),
          .reason = row.get<std::string>(1),
          .person = row.get<std::int64_t>(2),
          .made_at = row.get<Instant>(3),
          .snapshot = row.get<std::string>(4)};
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

void insert_edition(db::WriteTx& tx, Edition& edition, std::string_view reason, Instant now, std::int64_t person) {
  edition.id = tx.new_id<EditionId>();
  tx.run(insert_edition_row, edition.id, edition.code, edition.city_name, edition.year, edition.name_pl,
         edition.name_en, code_of(edition.currency), canonical_json(to_json(edition.settings)), edition.version, now,
         edition.city ? std::optional(edition.city) : std::nullopt,
         edition.picture ? std::optional(edition.picture) : std::nullopt, edition.published,
         edition.organisation != 0 ? std::optional(edition.organisation) : std::nullopt);
  for (Pool& pool : edition.pools) store_pool(tx, edition.id, pool);
  store_version(tx, edition, reason, person, now);
}

void update_edition(db::WriteTx& tx, Edition& edition, std::string_view reason, std::int64_t person, Instant now) {
  ++edition.version;
  tx.run(update_edition_row, edition.id, edition.code, edition.city_name, edition.year, edition.name_pl,
         edition.name_en, canonical_json(to_json(edition.settings)), edition.version, edition.published);
  store_pools(tx, edition);
  store_version(tx, edition, reason, person, now);
}

std::optional<Edition> load_edition(db::ReadTx& tx, std::string_view code) {
  auto all = load_editions(tx);
  const auto at = std::ranges::find(all, code, &Edition::code);
  return at == all.end() ? std::nullopt : std::optional(std::move(*at));
}

std::vector<Version> versions_of(db::ReadTx& tx, EditionId edition) {
  return tx.all(select_versions, version_in, edition);
}

std::optional<Version> find_version(db::ReadTx& tx, EditionId edition, int version) {
  return tx.one(select_version, version_in, edition, version);
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
