#include "tally/equal_shares_run.h"

#include <bit>

namespace wiec::tally {
namespace {
using Slot = SharesPrices::Slot;
constexpr int kMostShift = 40;
constexpr int kShareBits = 61;
constexpr std::int64_t kNothing = -1;
Slot other(Slot slot) { return slot == Slot::first ? Slot::second : Slot::first; }
}  // namespace

SharesRun::SharesRun(const SharesBallots& ballots, const Constraints& constraints,
                     std::span<const std::uint32_t> places)
    : ballots_(ballots),
      first_constraints_(constraints),
      places_(places),
      supporters_(ballots.supporters),
      weights_(ballots.supporter_weights),
      ends_(ballots.costs.size(), 0),
      round_of_(ballots.costs.size(), never) {}

// With a share of at most 2^60 minor units the money of a voter stays below 2^62 ulps.
void SharesRun::begin(const Share& share) {
  prices_.start(share);
  const auto whole = static_cast<std::uint64_t>(share.num / share.den);
  shift_ = std::max(0, std::min(kMostShift, kShareBits - static_cast<int>(std::bit_width(whole + 1))));
  const auto ulps =
      static_cast<std::int64_t>((static_cast<UWide>(share.num) << shift_) / static_cast<UWide>(share.den));
  slack_ = 1;
  round_ = 0;
  spent_ = 0;
  constraints_ = first_constraints_;
  money_.assign(ballots_.counts.size(), ulps);
  spent_in_.assign(ballots_.counts.size(), never);
  looked_at += money_.size() + ballots_.wanted.size();
  for (const ProjectIndex winner : winners_) round_of_[winner] = never;
  winners_.clear();
  equals_.clear();
  heap_.clear();
  sum_ = {};
  one_ = {};
  for (const ProjectIndex p : ballots_.wanted) {
    ends_[p] = ballots_.starts[p + 1];
    const UWide cost = static_cast<UWide>(ballots_.costs[p]) << shift_;
    const UWide bound = cost / static_cast<UWide>(ballots_.worth[p]);  // (2) with S empty
    if (bound > static_cast<UWide>(ulps) + 1) continue;                // no voter has as much for a weight of 1 or more
    heap_.push_back({p, static_cast<std::int64_t>(bound)});
  }
  const auto after = [&](const Candidate& a, const Candidate& b) { return comes_after(a, b); };
  std::make_heap(heap_.begin(), heap_.end(), after);
}

bool SharesRun::comes_after(const Candidate& a, const Candidate& b) const {
  const UWide left = static_cast<UWide>(a.bound) * static_cast<UWide>(ballots_.units[b.project]);
  const UWide right = static_cast<UWide>(b.bound) * static_cast<UWide>(ballots_.units[a.project]);
  return left == right ? places_[a.project] > places_[b.project] : left > right;
}

void SharesRun::push(Candidate candidate) {
  heap_.push_back(candidate);
  std::push_heap(heap_.begin(), heap_.end(), [&](const auto& a, const auto& b) { return comes_after(a, b); });
}

SharesRun::Candidate SharesRun::pop() {
  std::pop_heap(heap_.begin(), heap_.end(), [&](const auto& a, const auto& b) { return comes_after(a, b); });
  const Candidate out = heap_.back();
  heap_.pop_back();
  return out;
}

bool SharesRun::may_be_below(const Candidate& a, std::int64_t most, ProjectIndex b) const {
  return static_cast<UWide>(a.bound) * static_cast<UWide>(ballots_.units[b]) <=
         static_cast<UWide>(most) * static_cast<UWide>(ballots_.units[a.project]);
}

// Those with nothing leave the list on the way.
template <bool Weighted>
SharesRun::Seen SharesRun::look(ProjectIndex project, std::int64_t bound) {
  Seen seen;
  const std::uint64_t begin = ballots_.starts[project];
  std::uint64_t end = ends_[project];
  looked_at += end - begin;
  for (std::uint64_t i = begin; i < end;) {
    const std::uint32_t group = supporters_[i];
    const std::int64_t money = money_[group];
    if (money < 0) {
      --end;
      std::swap(supporters_[i], supporters_[end]);
      if constexpr (Weighted) std::swap(weights_[i], weights_[end]);
      continue;
    }
    const std::int64_t weight = Weighted ? weights_[i] : 1;
    const std::int64_t voters = ballots_.counts[group];
    const UWide sum = static_cast<UWide>(money) * static_cast<UWide>(voters);
    const bool below =
        Weighted ? static_cast<UWide>(money) < static_cast<UWide>(bound) * static_cast<UWide>(weight) : money < bound;
    seen.all += sum;
    seen.voters += voters;
    seen.below += below ? sum : 0;
    seen.voters_below += below ? voters : 0;
    seen.weight_outside += below ? 0 : voters * weight;
    ++i;
  }
  ends_[project] = end;
  return seen;
}

bool SharesRun::raise(Candidate& candidate) {
  const Seen seen = look_at_all(candidate.project, candidate.bound);
  const UWide cost = static_cast<UWide>(ballots_.costs[candidate.project]) << shift_;
  ++exactness.comparisons;
  if (seen.all + static_cast<UWide>(seen.voters) < cost) return false;
  const UWide doubt = static_cast<UWide>(slack_) * static_cast<UWide>(seen.voters);
  if (seen.all < cost + doubt && !affordable_exactly(candidate.project)) return false;
  const UWide given = seen.below + static_cast<UWide>(seen.voters_below);
  std::int64_t bound = candidate.bound;
  if (seen.weight_outside > 0 && given < cost) {
    bound = std::max(bound, static_cast<std::int64_t>((cost - given) / static_cast<UWide>(seen.weight_outside)));
  }
  if (bound == candidate.bound) candidate.settled = round_;
  candidate.bound = bound;
  return true;
}

void SharesRun::Sum::clear(std::size_t winners) {
  for (const std::uint32_t round : rounds) paid[round] = 0;
  rounds.clear();
  paid.resize(winners, 0);
  shares = 0;
}

// The money of so many voters of a kind that was never short.
void SharesRun::add_money(Sum& sum, std::size_t group, std::int64_t times) const {
  sum.shares += times;
  const auto wants = ballots_.wants_of(group);
  const auto weights = ballots_.weights_of(group);
  for (std::size_t i = 0; i < wants.size(); ++i) {
    const std::int32_t round = round_of_[wants[i]];
    const std::int64_t paid = times * (weights.empty() ? 1 : weights[i]);
    if (round == never || paid == 0) continue;
    std::int64_t& of_round = sum.paid[static_cast<std::size_t>(round)];
    if (of_round == 0) sum.rounds.push_back(static_cast<std::uint32_t>(round));
    of_round += paid;
  }
}

SharesSum SharesRun::left_behind(ProjectIndex project) {
  sum_.clear(winners_.size());
  for (std::uint64_t i = ballots_.starts[project]; i < ends_[project]; ++i) {
    if (money_[supporters_[i]] >= 0) add_money(sum_, supporters_[i], ballots_.counts[supporters_[i]]);
  }
  return sum_.view();
}

bool SharesRun::affordable_exactly(ProjectIndex project) {
  ++exactness.exact_decisions;
  return prices_.compare(left_behind(project), ballots_.costs[project]) >= 0;
}

// The candidate with the least bound, as high as it goes.
bool SharesRun::next_settled(Candidate& out) {
  while (!heap_.empty()) {
    Candidate candidate = pop();
    if (!constraints_.none() && constraints_.against(candidate.project)) continue;
    if (candidate.settled == round_) {
      out = candidate;
      return true;
    }
    if (raise(candidate)) push(candidate);
  }
  return false;
}

void SharesRun::join(std::uint32_t place, std::int64_t& parts) {
  const std::uint32_t group = supporters_[place];
  add_money(sum_, group, ballots_.counts[group]);
  parts -= weight_at(place) * ballots_.counts[group];
  short_.push_back(place);
}

bool SharesRun::is_short(std::uint32_t place, Slot slot) {
  ++exactness.exact_decisions;
  one_.clear(winners_.size());
  add_money(one_, supporters_[place], 1);
  return prices_.compare(one_.view(), slot, weight_at(place)) < 0;
}

// The exact price, into the slot; short_ then holds those who have less than it asks.
void SharesRun::settle(const Candidate& candidate, Slot slot) {
  const std::uint64_t begin = ballots_.starts[candidate.project];
  short_.clear();
  others_.clear();
  sum_.clear(winners_.size());
  std::int64_t parts = 0;
  const auto asks = [&](std::int64_t price, std::uint64_t place) {
    return static_cast<UWide>(price) * static_cast<UWide>(weight_at(place));
  };
  for (std::uint64_t i = begin; i < ends_[candidate.project]; ++i) {
    const std::int64_t money = money_[supporters_[i]];
    if (money < 0) continue;
    const auto place = static_cast<std::uint32_t>(i);
    parts += weight_at(i) * ballots_.counts[supporters_[i]];
    if (static_cast<UWide>(money) + 1 <= asks(candidate.bound, i))
      join(place, parts);
    else
      others_.push_back(place);
  }
  for (bool joined = true; joined;) {
    joined = false;
    prices_.set(slot, ballots_.costs[candidate.project], sum_.view(), parts);
    const std::int64_t most = prices_.floor(slot, shift_) + 1;
    std::size_t kept = 0;
    std::vector<std::uint32_t> joining;
    for (const std::uint32_t place : others_) {
      const bool enough =
          static_cast<UWide>(money_[supporters_[place]]) >= asks(most, place) + static_cast<UWide>(slack_);
      if (!enough && is_short(place, slot))
        joining.push_back(place);
      else
        others_[kept++] = place;
    }
    others_.resize(kept);
    for (const std::uint32_t place : joining) join(place, parts);
    joined = !joining.empty();
  }
}

std::strong_ordering SharesRun::compare_with_best(ProjectIndex best, ProjectIndex fresh) const {
  if (best_slot_ == Slot::first) return prices_.compare(ballots_.units[best], ballots_.units[fresh]);
  return 0 <=> prices_.compare(ballots_.units[fresh], ballots_.units[best]);
}

// Those whose exact price per unit is the same as the best's; the best may change on the way.
void SharesRun::find_equals(const Candidate& first, std::vector<Candidate>& aside, std::vector<Candidate>& equal) {
  equal.assign(1, first);
  settle(first, best_slot_);
  std::int64_t most = prices_.floor(best_slot_, shift_) + 1;
  while (!heap_.empty() && may_be_below(heap_.front(), most, equal.front().project)) {
    Candidate candidate = pop();
    if (!constraints_.none() && constraints_.against(candidate.project)) continue;
    if (candidate.settled != round_) {
      if (raise(candidate)) push(candidate);
      continue;
    }
    ++exactness.exact_decisions;
    const Slot slot = other(best_slot_);
    settle(candidate, slot);
    const auto order = compare_with_best(equal.front().project, candidate.project);
    if (order < 0) {
      aside.push_back(candidate);
    } else if (order == 0) {
      equal.push_back(candidate);
    } else {
      aside.insert(aside.end(), equal.begin(), equal.end());
      equal.assign(1, candidate);
      best_slot_ = slot;
      most = prices_.floor(best_slot_, shift_) + 1;
    }
  }
}

void SharesRun::take(const Candidate& winner, Slot slot) {
  const ProjectIndex project = winner.project;
  const std::int64_t price = prices_.floor(slot, shift_);
  for (const std::uint32_t place : short_) {
    money_[supporters_[place]] = kNothing;
    spent_in_[supporters_[place]] = round_;
  }
  for (const std::uint32_t place : others_) money_[supporters_[place]] -= price * weight_at(place);
  slack_ += ballots_.heaviest[project];
  prices_.commit(slot);
  round_of_[project] = round_++;
  winners_.push_back(project);
  spent_ += ballots_.costs[project];
  constraints_.take(project);
}

bool SharesRun::play_round() {
  Candidate first;
  if (!next_settled(first)) return false;
  std::vector<Candidate> aside, equal;
  const std::uint64_t decided = exactness.exact_decisions;
  find_equals(first, aside, equal);
  const bool alone = exactness.exact_decisions == decided && equal.size() == 1;
  const auto winner =
      std::ranges::min_element(equal, {}, [&](const Candidate& candidate) { return places_[candidate.project]; });
  if (equal.size() > 1) {
    Equal met{winner->project, {}};
    for (const Candidate& candidate : equal) {
      if (candidate.project != winner->project) met.others.push_back(candidate.project);
    }
    equals_.push_back(std::move(met));
  }
  if (!alone) settle(*winner, best_slot_);  // another one's payers stand in the lists
  take(*winner, best_slot_);
  for (const Candidate& candidate : aside) push(candidate);
  for (const Candidate& candidate : equal) {
    if (candidate.project != winners_.back()) push(candidate);
  }
  return true;
}

bool SharesRun::go(const Share& share, std::int64_t most) {
  begin(share);
  while (play_round()) {
    if (spent_ > most || overworked()) return false;
  }
  return true;
}

}  // namespace wiec::tally
