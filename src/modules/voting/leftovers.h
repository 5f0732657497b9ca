// What a pool does not spend may go to another, as the edition says: to the citywide pool, or to the district where the
// largest part of the residents voted.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "modules/voting/result.h"
#include "platform/db/db.h"
#include "tally/inputs.h"
#include "tally/rule.h"

namespace wiec::voting {

struct CountedPool;

// Of a district: who voted there out of how many people.
struct Turnout {
  std::string pool;  // code
  std::int64_t ballots = 0, residents = 0;
};

struct BestTurnout {
  std::vector<std::string> best;     // more than one: they are equal
  std::vector<std::string> unknown;  // nobody said how many people live there; then nobody is the best
};
BestTurnout best_turnout(std::span<const Turnout>);

// Of the pool's own data, else of the place it stands for.
std::optional<std::int64_t> residents_of(db::ReadTx&, const editions::Pool&);

inline constexpr std::string_view kMoved = "leftovers: ";  // how the reason of money that was moved begins

// Moves the money and records it in the rule and the inputs of the pool that gets it (tally/pools.h). `turnout_draw`:
// among districts of equal turnout; without one their money stays until it is drawn. The error is for the operator.
std::expected<void, std::string> move_leftovers(const editions::Edition&, std::vector<CountedPool>&,
                                                const tally::Draw* turnout_draw);
// Takes back what a count before had moved.
void take_back(tally::Rule&, tally::Inputs&);

// The districts of a counted edition, in its order, where their turnout decides; and those among them that stand equal
// while there is money to give: they wait for a draw.
std::vector<Turnout> turnout_of(const editions::Edition&, const std::vector<PoolResult>&);
std::vector<std::string> equal_turnout(const editions::Edition&, const std::vector<PoolResult>&);

// Whether this result stands as it is: no tie in it waits for a draw, nor one that decides about money for it.
bool is_settled(const editions::Edition&, const std::vector<PoolResult>& all, const PoolResult&);

}  // namespace wiec::voting
