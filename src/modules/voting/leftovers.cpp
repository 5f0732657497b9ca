#include "modules/voting/leftovers.h"

#include <algorithm>

#include "commons/places/places.h"
#include "modules/voting/counted_pool.h"
#include "tally/count.h"
#include "tally/pools.h"
#include "tally/wide.h"

namespace wiec::voting {
namespace {

using Moved = std::expected<void, std::string>;

std::vector<tally::Pool> as_pools(const std::vector<CountedPool>& pools) {
  std::vector<tally::Pool> list;
  for (const CountedPool& pool : pools)
    list.push_back({.election = &pool.election,
                    .inputs = pool.inputs,
                    .citywide = pool.pool->level == editions::Level::citywide,
                    .rule = &pool.rule});
  return list;
}

Moved count_together(std::vector<CountedPool>& pools, const std::vector<tally::Pool>& list, tally::Leftovers how) {
  tally::Rule rule = pools.front().rule;
  rule.leftovers = how;
  auto counted = tally::count_pools(list, rule);
  if (!counted) return std::unexpected("leftovers: " + counted.error().message);
  for (std::size_t i = 0; i < pools.size(); ++i) {
    pools[i].rule = std::move((*counted)[i].rule);
    pools[i].inputs = std::move((*counted)[i].inputs);
  }
  return {};
}

std::vector<Turnout> turnout_before(const std::vector<CountedPool>& pools) {
  std::vector<Turnout> list;
  for (const CountedPool& pool : pools)
    if (pool.pool->level != editions::Level::citywide)
      list.push_back({.pool = pool.pool->code,
                      .ballots = tally::receive(pool.election, pool.rule.ballots).ballots,
                      .residents = pool.residents.value_or(0)});
  return list;
}

// The one district that gets the money; empty: none does, or not yet.
std::string receiver_of(const BestTurnout& turnout, const tally::Draw* draw) {
  if (!turnout.unknown.empty() || turnout.best.empty()) return {};
  if (turnout.best.size() == 1) return turnout.best.front();
  if (!draw) return {};
  for (const std::string& code : tally::drawn_order({}, *draw))
    if (std::ranges::find(turnout.best, code) != turnout.best.end()) return code;
  return {};
}

// The record of the pool that gets the money says by whose draw.
void note_draw(CountedPool& pool, const tally::Draw& draw) {
  for (tally::ExtraMoney& money : pool.inputs.reserve) {
    if (!money.record.why.starts_with(kMoved)) continue;
    money.record.who = draw.record.who;
    money.record.when = draw.record.when;
  }
}

Moved move_to_turnout(std::vector<CountedPool>& pools, const tally::Draw* draw) {
  const auto turnout = turnout_before(pools);
  const BestTurnout best = best_turnout(turnout);
  const std::string code = receiver_of(best, draw);
  if (code.empty()) return {};
  auto list = as_pools(pools);
  for (std::size_t i = 0; i < pools.size(); ++i)
    if (pools[i].pool->code == code) list[i].residents = *pools[i].residents;
  if (auto moved = count_together(pools, list, tally::Leftovers::to_best_turnout); !moved) return moved;
  if (best.best.size() > 1)
    for (CountedPool& pool : pools)
      if (pool.pool->code == code) note_draw(pool, *draw);
  return {};
}

}  // namespace

BestTurnout best_turnout(std::span<const Turnout> all) {
  BestTurnout out;
  const Turnout* best = nullptr;
  for (const Turnout& one : all) {
    if (one.residents <= 0) {
      out.unknown.push_back(one.pool);
      continue;
    }
    const auto here = static_cast<tally::Wide>(one.ballots) * (best ? best->residents : 1);
    const auto there = best ? static_cast<tally::Wide>(best->ballots) * one.residents : tally::Wide{-1};
    if (here < there) continue;
    if (here > there) out.best.clear();
    out.best.push_back(one.pool);
    best = &one;
  }
  return out;
}

std::optional<std::int64_t> residents_of(db::ReadTx& tx, const editions::Pool& pool) {
  if (pool.residents || !pool.place) return pool.residents;
  const auto place = places::find_place(tx, pool.place);
  return place ? place->population : std::nullopt;
}

Moved move_leftovers(const editions::Edition& edition, std::vector<CountedPool>& pools, const tally::Draw* draw) {
  const std::string& how = edition.settings.leftovers;
  if (pools.empty() || (how != "to_citywide" && how != "to_turnout")) return {};
  const bool to_citywide = how == "to_citywide";
  const auto leftovers = to_citywide ? tally::Leftovers::to_citywide : tally::Leftovers::to_best_turnout;
  for (CountedPool& pool : pools) pool.rule.leftovers = leftovers;
  return to_citywide ? count_together(pools, as_pools(pools), leftovers) : move_to_turnout(pools, draw);
}

void take_back(tally::Rule& rule, tally::Inputs& inputs) {
  const auto moved = [](const tally::ExtraMoney& money) { return money.record.why.starts_with(kMoved); };
  std::erase_if(inputs.added_to_budget, moved);
  const auto reserves = std::erase_if(inputs.reserve, moved);
  auto* greedy = std::get_if<tally::Greedy>(&rule.family);
  if (reserves > 0 && inputs.reserve.empty() && greedy) greedy->reserve = tally::Greedy::Reserve::none;
  rule.leftovers = tally::Leftovers::stay;
}

std::vector<Turnout> turnout_of(const editions::Edition& edition, const std::vector<PoolResult>& results) {
  std::vector<Turnout> list;
  if (edition.settings.leftovers != "to_turnout") return list;
  for (const editions::Pool& pool : edition.pools) {
    const auto result = std::ranges::find(results, pool.id, &PoolResult::pool);
    if (result == results.end() || pool.level == editions::Level::citywide) continue;
    list.push_back({.pool = pool.code, .ballots = result->ballots, .residents = result->residents.value_or(0)});
  }
  return list;
}

std::vector<std::string> equal_turnout(const editions::Edition& edition, const std::vector<PoolResult>& results) {
  BestTurnout turnout = best_turnout(turnout_of(edition, results));
  const bool money = std::ranges::any_of(results, [](const PoolResult& r) { return r.unspent.minor > 0; });
  const bool given = std::ranges::any_of(results, [](const PoolResult& r) { return r.inputs.contains(kMoved); });
  if (!turnout.unknown.empty() || turnout.best.size() < 2 || !money || given) return {};
  return std::move(turnout.best);
}

bool is_settled(const editions::Edition& edition, const std::vector<PoolResult>& all, const PoolResult& result) {
  const auto* pool = edition.pool(result.pool);
  const bool each = std::ranges::all_of(all, &PoolResult::decided);
  if (edition.settings.leftovers == "to_turnout") return each && equal_turnout(edition, all).empty();
  if (edition.settings.leftovers == "to_citywide" && pool && pool->level == editions::Level::citywide) return each;
  return result.decided;
}

}  // namespace wiec::voting
