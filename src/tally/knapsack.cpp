#include "tally/knapsack.h"

namespace wiec::tally {
namespace {
constexpr std::size_t kMostStates = 1'000'000;
constexpr std::uint64_t kMostWork = 100'000'000;  // states made, of all calls together
constexpr std::uint32_t kWordBits = 64;

std::uint64_t bit_of(std::uint32_t item) { return std::uint64_t{1} << (kWordBits - 1 - item % kWordBits); }
bool has(const std::vector<std::uint64_t>& bits, std::uint32_t item) {
  return (bits[item / kWordBits] & bit_of(item)) != 0;
}
void add(std::vector<std::uint64_t>& bits, std::uint32_t item) { bits[item / kWordBits] |= bit_of(item); }
}  // namespace

Knapsack::Knapsack(std::vector<KnapsackItem> items, std::int64_t money, const Constraints& constraints)
    : items_(std::move(items)), money_(money), constraints_(constraints) {
  for (std::uint32_t i = 0; i < items_.size(); ++i) by_rate_.push_back(i);
  std::ranges::stable_sort(by_rate_, [&](std::uint32_t a, std::uint32_t b) {
    const KnapsackItem &x = items_[a], &y = items_[b];
    if (x.rate_den == 0 || y.rate_den == 0) return x.rate_den == 0 && y.rate_den != 0;
    return x.rate_num * y.rate_den > y.rate_num * x.rate_den;
  });
}

void Knapsack::take(State& state, std::uint32_t item) const {
  state.left -= items_[item].cost;
  state.worth += items_[item].worth;
  add(state.taken, item);
  state.constraints.take(items_[item].project);
}

bool Knapsack::can_take(const State& state, std::uint32_t item) const {
  return items_[item].cost <= state.left && !state.constraints.against(items_[item].project);
}

// No continuation with the items from `from` on is worth more: they fill the money by rate, the last one in part.
Wide Knapsack::bound(const State& state, std::size_t from) const {
  const std::int64_t reach = state.left + costs_[from];
  const auto end = static_cast<std::size_t>(
      std::upper_bound(costs_.begin() + static_cast<std::ptrdiff_t>(from), costs_.end(), reach) - costs_.begin() - 1);
  const Wide whole = state.worth + worths_[end] - worths_[from];
  if (end == order_.size()) return whole;
  const KnapsackItem& next = items_[order_[end]];
  return whole + (reach - costs_[end]) * next.rate_num / next.rate_den;
}

void Knapsack::try_greedily(State state, std::size_t from) {
  for (std::size_t i = from; i < order_.size(); ++i) {
    if (can_take(state, order_[i])) take(state, order_[i]);
  }
  work_ += order_.size() - from;
  least_ = std::max(least_, state.worth);
  tried_ = std::move(state.taken);
}

// Going on greedily from there would find the last set again.
bool Knapsack::was_tried(const State& state) const {
  for (std::size_t word = 0; word < tried_.size(); ++word) {
    if ((tried_[word] & settled_[word]) != state.taken[word]) return false;
  }
  return !tried_.empty();
}

// The start: what must be taken is taken; no state when that is impossible.
void Knapsack::force(const std::vector<Force>& forced) {
  State start{money_, 0, std::vector<std::uint64_t>((items_.size() + kWordBits - 1) / kWordBits, 0), constraints_};
  order_.clear();
  costs_.assign(1, 0);
  worths_.assign(1, 0);
  states_.clear();
  for (std::uint32_t i = 0; i < items_.size(); ++i) {
    if (forced[i] != Force::in) continue;
    if (!can_take(start, i)) return;
    take(start, i);
  }
  settled_ = start.taken;
  tried_.clear();
  for (const std::uint32_t i : by_rate_) {
    if (forced[i] != Force::free) continue;
    order_.push_back(i);
    costs_.push_back(costs_.back() + items_[i].cost);
    worths_.push_back(worths_.back() + items_[i].worth);
  }
  states_.push_back(std::move(start));
}

// Each state, without and with the next item.
void Knapsack::step(std::size_t at) {
  const std::size_t before = states_.size();
  for (std::size_t i = 0; i < before; ++i) {
    if (!can_take(states_[i], order_[at])) continue;
    State with = states_[i];
    take(with, order_[at]);
    states_.push_back(std::move(with));
  }
  work_ += before;
  add(settled_, order_[at]);
  for (std::size_t i = before; i < states_.size(); ++i) least_ = std::max(least_, states_[i].worth);
  const State* hopeful = nullptr;
  Wide most = -1;
  for (const State& state : states_) {
    const Wide reachable = bound(state, at + 1);
    if (reachable > most) most = reachable, hopeful = &state;
  }
  if (hopeful && !was_tried(*hopeful)) try_greedily(*hopeful, at + 1);
  std::erase_if(states_, [&](const State& state) { return bound(state, at + 1) < least_; });
  drop_dominated();
}

// A state with no more money left, no more worth and a later choice can never become better than the other, when the
// same constraints bind both.
void Knapsack::drop_dominated() {
  std::ranges::sort(states_, [](const State& a, const State& b) {
    if (a.left != b.left) return a.left > b.left;
    return a.worth != b.worth ? a.worth > b.worth : a.taken > b.taken;
  });
  std::map<std::string, std::size_t> best;  // by what the constraints still allow
  std::size_t kept = 0;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const State& state = states_[i];
    const auto [at, first] = best.emplace(state.constraints.state(), kept);
    if (!first) {
      const State& other = states_[at->second];
      if (other.worth > state.worth || (other.worth == state.worth && other.taken >= state.taken)) continue;
      at->second = kept;
    }
    if (kept != i) states_[kept] = std::move(states_[i]);
    ++kept;
  }
  states_.erase(states_.begin() + static_cast<std::ptrdiff_t>(kept), states_.end());
}

std::optional<Knapsack::Best> Knapsack::best(const std::vector<Force>& forced, Wide at_least) {
  force(forced);
  least_ = at_least;
  if (!states_.empty() && bound(states_.front(), 0) < least_) return std::nullopt;
  if (!states_.empty()) try_greedily(states_.front(), 0);
  for (std::size_t at = 0; at < order_.size() && !states_.empty(); ++at) {
    step(at);
    exhausted_ = exhausted_ || states_.size() > kMostStates || work_ > kMostWork;
    if (exhausted_) return std::nullopt;
  }
  const auto best = std::ranges::max_element(states_, [](const State& a, const State& b) {
    return a.worth != b.worth ? a.worth < b.worth : a.taken < b.taken;
  });
  if (best == states_.end() || best->worth < at_least) return std::nullopt;
  Best out{best->worth, {}};
  for (std::uint32_t i = 0; i < items_.size(); ++i) out.taken.push_back(has(best->taken, i));
  return out;
}

}  // namespace wiec::tally
