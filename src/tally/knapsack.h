// The best set of items that fits, exactly and with bounded work; for welfare.cpp and irresolute.cpp.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "tally/standing.h"
#include "tally/wide.h"

namespace wiec::tally {

struct KnapsackItem {
  ProjectIndex project = no_project;
  std::int64_t cost = 0;
  Wide worth = 0;
  Wide rate_num = 0;  // worth per cost = rate_num / rate_den
  Wide rate_den = 1;  // 0 = costs nothing
};

class Knapsack {
 public:
  enum class Force : std::uint8_t { free, in, out };
  struct Best {
    Wide worth = 0;
    std::vector<bool> taken;  // beside the items
  };

  // Items in order of preference among equally good sets.
  Knapsack(std::vector<KnapsackItem> items, std::int64_t money, const Constraints& constraints);

  const std::vector<KnapsackItem>& items() const { return items_; }
  // The best set worth at least so much, and among equally good ones the one that holds the earliest item they differ
  // in. nullopt: there is none, or exhausted().
  std::optional<Best> best(const std::vector<Force>& forced, Wide at_least);
  std::optional<Best> best() { return best(std::vector<Force>(items_.size(), Force::free), 0); }
  bool exhausted() const { return exhausted_; }

 private:
  struct State {
    std::int64_t left;
    Wide worth;
    std::vector<std::uint64_t> taken;  // a bit for each item, the first the highest
    Constraints constraints;
  };
  void force(const std::vector<Force>& forced);
  void take(State&, std::uint32_t item) const;
  bool can_take(const State&, std::uint32_t item) const;
  Wide bound(const State&, std::size_t from) const;
  void try_greedily(State, std::size_t from);
  bool was_tried(const State&) const;
  void step(std::size_t at);
  void drop_dominated();

  std::vector<KnapsackItem> items_;
  std::vector<std::uint32_t> by_rate_;
  std::int64_t money_;
  Constraints constraints_;

  std::vector<std::uint32_t> order_;  // free items, best rate first
  std::vector<std::int64_t> costs_;   // sums over the beginning of order_
  std::vector<Wide> worths_;
  std::vector<State> states_;
  Wide least_ = 0;                      // worth that is certainly reached
  std::vector<std::uint64_t> settled_;  // items that the states have decided on
  std::vector<std::uint64_t> tried_;    // the last set found greedily
  std::uint64_t work_ = 0;
  bool exhausted_ = false;
};

}  // namespace wiec::tally
