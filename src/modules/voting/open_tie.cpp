#include "modules/voting/open_tie.h"

#include "base/sha256.h"
#include "modules/voting/leftovers.h"
#include "modules/voting/result_store.h"
#include "platform/files/files.h"
#include "tally/count.h"
#include "tally/pb_reader.h"
#include "tally/undrawn.h"

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

// The first tie that waits; only among those whom nothing tells apart.
std::vector<std::string> candidates_of(const Countable& c) {
  const auto outcome = tally::count(c.election, c.rule, c.inputs);
  if (!outcome || outcome->decided) return {};
  for (const tally::Tie& tie : outcome->ties) {
    if (!tie.undecided) continue;
    std::vector<std::string> ids;
    for (const auto project : tally::undrawn(c.election, c.rule, c.inputs, tie))
      ids.push_back(c.election.projects[project].id);
    return ids;
  }
  return {};
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
  const auto results = whole_results(ctx, edition);
  for (const PoolResult& result : results) {
    if (result.decided) continue;
    const auto read = countable(ctx, result);
    auto candidates = read ? candidates_of(*read) : std::vector<std::string>();
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
