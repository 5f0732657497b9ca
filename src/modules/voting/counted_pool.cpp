#include "modules/voting/counted_pool.h"

#include "base/sha256.h"
#include "modules/proposals/proposal_store.h"
#include "modules/voting/leftovers.h"
#include "platform/files/files.h"
#include "platform/text/text.h"
#include "tally/count.h"
#include "tally/pb_reader.h"
#include "tally/pb_writer.h"

namespace wiec::voting {
namespace {

constexpr std::int64_t kLargestFile = 512ll << 20;

std::string published(const editions::Edition& edition, const CountedPool& pool) {
  const auto outcome = tally::count(pool.election, pool.rule, pool.inputs);
  const auto* stage = editions::stage_of(edition.settings, editions::StageKind::voting);
  const auto day = [](Instant at) { return iso(text::date_in_warsaw(at)); };
  std::vector<std::pair<std::string, std::string>> meta{{"country", "Poland"},
                                                        {"unit", edition.city_name},
                                                        {"instance", fmt::format("{}", edition.year)},
                                                        {"rule", std::string(tally::family_of(pool.rule))},
                                                        {"language", "pl"}};
  if (pool.pool->level != editions::Level::citywide) meta.emplace_back("subunit", pool.pool->name_pl);
  if (stage) {
    meta.emplace_back("date_begin", day(stage->from_at));
    meta.emplace_back("date_end", day(Instant{stage->until_at.micros - 1}));
  }
  return tally::write_pb(tally::pb_from(pool.election, std::move(meta), outcome ? &*outcome : nullptr));
}

}  // namespace

std::expected<void, std::string> publish(Context& ctx, const editions::Edition& edition, CountedPool& pool) {
  const std::string bytes = published(edition, pool);
  const auto stored = files::put(ctx.db, bytes, kLargestFile);
  const auto again = tally::read_pb(bytes);
  if (!stored || !again) return std::unexpected("the file of ballots cannot be stored: " + pool.pool->code);
  auto counted = count_pool(again->election, pool.rule, pool.inputs, hex(sha256(bytes)));
  if (!counted) return std::unexpected(pool.pool->code + ": " + counted.error());
  pool.file = stored->id;
  pool.counted = *std::move(counted);
  for (const auto& project : again->election.projects) {
    pool.projects.push_back(pool.ids.at(project.id));
    pool.withdrawn.push_back(project.withdrawn());
  }
  return {};
}

std::vector<PoolResult> results_of(const editions::Edition& edition, const std::vector<CountedPool>& pools,
                                   Instant counted_at) {
  std::vector<PoolResult> results;
  for (const CountedPool& pool : pools) {
    PoolResult& result = results.emplace_back(pool.counted.result);
    result.pool = pool.pool->id;
    result.edition = edition.id;
    result.ballots_file = pool.file;
    result.announced = false;  // the winners in the file are those of this count: nobody announced others
    result.equal_to_announced = false;
    result.residents = pool.residents;
    result.counted_at = counted_at;
  }
  return results;
}

std::vector<ProjectResult> projects_of(const CountedPool& pool) {
  auto projects = pool.counted.projects;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    projects[i].pool = pool.pool->id;
    projects[i].proposal = pool.projects[i];
  }
  return projects;
}

void settle(db::WriteTx& tx, const editions::Edition& edition, const std::vector<CountedPool>& pools) {
  const auto results = results_of(edition, pools, tx.now());
  for (std::size_t p = 0; p < pools.size(); ++p) {
    if (!is_settled(edition, results, results[p])) continue;
    const CountedPool& pool = pools[p];
    for (std::size_t i = 0; i < pool.projects.size(); ++i)
      if (!pool.withdrawn[i])
        proposals::set_state(tx, pool.projects[i],
                             pool.counted.projects[i].won ? proposals::State::won : proposals::State::lost, tx.now());
  }
}

}  // namespace wiec::voting
