#include "modules/voting/open_tie.h"

#include "base/sha256.h"
#include "modules/voting/count_pool.h"
#include "modules/voting/leftovers.h"
#include "modules/voting/result_store.h"
#include "platform/files/files.h"
#include "tally/pb_reader.h"

namespace wiec::voting {
namespace {

std::vector<PoolResult> whole_results(Context& ctx, const editions::Edition& edition) {
  return ctx.db.read([&](db::ReadTx& tx) {
    std::vector<PoolResult> results;
    for (const editions::Pool& pool : edition.pools)
      if (auto result = find_result(tx, pool.id)) results.push_back(*std::move(result));
    return results;
  });
}

struct Countable {
  tally::Election election;
  tally::Rule rule;
  tally::Inputs inputs;
};

std::expected<Countable, std::string> countable(Context& ctx, const PoolResult& result) {
  const auto bytes = files::read_whole(ctx.db, result.ballots_file);
  auto file = bytes ? tally::read_pb(*bytes) : std::unexpected(tally::PbError{});
  auto rule = tally::rule_from_text(result.rule);
  const auto json = parse_json(result.inputs);
  auto inputs = json ? tally::inputs_from(*json) : std::unexpected(tally::RuleError{});
  if (!file || !rule || !inputs) return std::unexpected("the ballots or the rule of a result cannot be read");
  return Countable{std::move(file->election), *std::move(rule), *std::move(inputs)};
}

// The tie of a result from before ties were kept with it.
std::vector<std::string> tie_of_old(Context& ctx, editions::PoolId pool) {
  const auto whole = ctx.db.read([&](db::ReadTx& tx) { return find_result(tx, pool); });
  const auto read = whole ? countable(ctx, *whole) : std::unexpected(std::string());
  const auto counted = read ? count_pool(read->election, read->rule, read->inputs, whole->ballots_sha256)
                            : std::unexpected(std::string());
  return counted ? *counted->result.tie : std::vector<std::string>();
}

}  // namespace

std::string base_of(const std::vector<PoolResult>& results) {
  std::string all;
  for (const PoolResult& result : results) all += result.record_sha256 + "\n";
  return hex(sha256(all));
}

std::expected<LoadedEdition, std::string> load_counted(Context& ctx, const editions::Edition& edition) {
  LoadedEdition loaded{.results = whole_results(ctx, edition), .pools = {}};
  for (const PoolResult& result : loaded.results) {
    auto read = countable(ctx, result);
    if (!read) return std::unexpected(read.error());
    CountedPool pool{.pool = edition.pool(result.pool)};
    pool.election = std::move(read->election);
    pool.election.title = fmt::format("{}: {}", edition.name_pl, pool.pool->name_pl);
    pool.rule = std::move(read->rule);
    pool.inputs = std::move(read->inputs);
    pool.residents = result.residents;
    const auto leftovers = pool.rule.leftovers;
    take_back(pool.rule, pool.inputs);
    const bool moving = edition.settings.leftovers == "to_turnout" || edition.settings.leftovers == "to_citywide";
    if (!moving) pool.rule.leftovers = leftovers;
    for (const auto& project : ctx.db.read([&](db::ReadTx& tx) { return projects_of(tx, result.pool); })) {
      pool.ids[project.number] = project.proposal;
      if (!project.external_id.empty()) pool.ids[project.external_id] = project.proposal;
    }
    loaded.pools.push_back(std::move(pool));
  }
  return loaded;
}

std::vector<OpenTie> open_ties(Context& ctx, const editions::Edition& edition) {
  std::vector<OpenTie> ties;
  auto results = ctx.db.read([&](db::ReadTx& tx) { return results_of(tx, edition.id); });
  const auto place = [&](const PoolResult& result) { return edition.pool(result.pool)->position; };
  std::ranges::sort(results, {}, place);
  for (const PoolResult& result : results) {
    if (result.decided) continue;
    auto candidates = result.tie ? *result.tie : tie_of_old(ctx, result.pool);
    if (candidates.empty()) continue;
    ties.push_back({.pool = edition.pool(result.pool)->code,
                    .candidates = std::move(candidates),
                    .base_sha256 = result.record_sha256});
  }
  // While a pool's winners may change, so may the money that is left.
  if (!ties.empty()) return ties;
  if (auto equal = equal_turnout(edition, results); !equal.empty())
    ties.push_back({.pool = {}, .candidates = std::move(equal), .base_sha256 = base_of(results)});
  return ties;
}

}  // namespace wiec::voting
