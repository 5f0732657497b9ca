// The best sets of maximal welfare: the one that the order among equals chooses, which projects other best sets treat
// otherwise, and all of them. For families only.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "tally/knapsack.h"
#include "tally/welfare.h"

namespace wiec::tally {

class WelfareSets {
 public:
  // Items are the open projects worth something, in the order among equals.
  WelfareSets(const MaximalWelfare&, const Standing&);

  // false: the bound of work was reached.
  bool find();
  const std::vector<KnapsackItem>& items() const { return knapsack_.items(); }
  const Knapsack::Best& chosen() const { return chosen_; }
  // After find(): the items in some best sets and not in others; nullopt: the bound was reached.
  std::optional<std::vector<std::uint32_t>> swayed();
  // Whether another best set is told from the chosen one by no step of the rule.
  std::optional<bool> undecided(const std::vector<std::uint32_t>& swayed, const TieOrder&);
  // All best sets, at most `limit` and one more; nullopt: the bound was reached.
  std::optional<std::vector<std::vector<ProjectIndex>>> all(std::size_t limit);

 private:
  std::optional<bool> exists(const std::vector<Knapsack::Force>&);

  Knapsack knapsack_;
  Knapsack::Best chosen_;
};

}  // namespace wiec::tally
