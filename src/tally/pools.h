// An edition is counted pool by pool (citywide, each district); this counts them together and moves the money that is
// left as the rule's `leftovers` says. What is moved is recorded in the inputs of the pool that gets it, so each pool's
// record can be verified alone.
#pragma once
#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "tally/count.h"

namespace wiec::tally {

struct Pool {
  const Election* election = nullptr;
  Inputs inputs;
  bool citywide = false;
  std::int64_t residents = 0;  // who may vote here; for turnout. 0 = not known, then the pool has no turnout
  const Rule* rule = nullptr;  // its own; null: the one of all pools
};

struct PooledOutcome {
  Outcome outcome;
  Rule rule;                    // as counted: with the reserve pass where money came as a reserve
  Inputs inputs;                // with the money that came from other pools
  std::int64_t given_away = 0;  // part of outcome.left that went to another pool
};

// In the order given. stay: nothing moves. to_citywide: what the districts leave is added to the one citywide pool,
// which is counted after them. to_best_turnout: what all pools leave is the reserve of the district where the largest
// part of the residents voted, for its next projects in order. bonus_project: what all pools leave pays for one project
// more, the one with the highest score in its district among those it can pay for. Errors beside those of count():
// "leftovers" when the pools do not allow what the rule says.
// What happens to the leftovers is said by the rule of all pools.
std::expected<std::vector<PooledOutcome>, CountError> count_pools(std::span<const Pool>, const Rule&);

}  // namespace wiec::tally
