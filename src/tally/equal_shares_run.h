// One run of Equal Shares with a given share: which projects voters' money buys, in which order. Exact, mostly in
// machine words. For the family's own files only.
//
// How it is exact. A voter who was never short of money has m = share - sum of price(r) x weight over the winners r he
// supports; one who was short once has nothing. So every amount of money is a sum of whole numbers of shares and of
// prices, and only the winners' prices are kept exactly (equal_shares_prices.h), not the money of voters.
//
// The filter. Money is kept in whole ulps, 2^-shift minor units, as m' = floor(share) - sum of floor(price(r)) x
// weight, in ulps. Each floor is at most 1 below, so with E = 1 + sum over rounds of the largest weight:
//   m' - E < m < m' + 1, for all voters not marked as having nothing.                                             (1)
// The price x of weight 1 at which a project is covered is the least x with sum of c min(m, x w) = cost over its kinds
// of supporters (c voters, weight w). For any set S of supporters and any x, the sum is at most
// sum over S of c m + x x sum outside S of c w. Hence for any S
//   x >= (cost - sum over S of c m) / sum outside S of c w,                                                       (2)
// with equality when S are those with m < x w. By (1), with m' + 1 in place of m and rounding down, (2) gives a lower
// bound in whole numbers, whichever S we take; we take those with m' < x' w at the last bound x' and go on until it
// stays (Newton's iteration on a concave function, so it only rises). Bounds stay bounds in later rounds, since
// money only falls. A project whose bound is above the exact price of another, per unit, cannot win the round.
// The one with the least bound is computed exactly: S starts with those for whom m' + 1 <= x' w, which by (1) and (2)
// belong to it; others join when m < x w for the exact x of (2), decided by m' - E >= x w, else by exact numbers.
// What the bounds leave open between projects (ties above all) is compared by exact numbers; such decisions are
// counted.
//
// All sums are of at most 2^34 kinds x voters x 2^62 ulps and stay within 128 bits.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "tally/equal_shares_ballots.h"
#include "tally/equal_shares_prices.h"
#include "tally/wide.h"

namespace wiec::tally {

class SharesRun {
 public:
  static constexpr std::int32_t never = -1;
  struct Equal {  // a round in which several projects had the lowest price
    ProjectIndex winner;
    std::vector<ProjectIndex> others;
  };

  // `places` as in TieOrder: by project, smaller goes first; the caller may change them between runs.
  SharesRun(const SharesBallots&, const Constraints&, std::span<const std::uint32_t> places);
  // False: stopped as soon as the winners cost more than `most`, or as it was too much work.
  bool go(const Share&, std::int64_t most);

  // Of the last run.
  std::span<const ProjectIndex> winners() const { return winners_; }
  std::int64_t spent() const { return spent_; }
  std::span<const Equal> equals() const { return equals_; }
  const Constraints& constraints() const { return constraints_; }
  const SharesPrices& prices() const { return prices_; }
  // The round in which a kind of ballot gave all it had; never = it always paid in full.
  std::int32_t spent_in(std::size_t group) const { return spent_in_[group]; }
  std::int32_t round_of(ProjectIndex project) const { return round_of_[project]; }
  SharesSum left_behind(ProjectIndex);  // money its supporters have now; valid until the next call

  bool overworked() const { return prices_.work() > kMostWork; }
  Exactness exactness;          // of all runs
  std::uint64_t looked_at = 0;  // kinds of supporters, of all runs: a measure of work

 private:
  static constexpr std::uint64_t kMostWork = 20'000'000'000;  // some ten seconds
  struct Candidate {
    ProjectIndex project;
    std::int64_t bound;         // in ulps, for weight 1
    std::int32_t settled = -1;  // the round in which the bound rose no more
  };
  struct Seen {                // one look at all supporters of a project
    UWide below = 0, all = 0;  // money of S and of all, ulps
    std::int64_t voters_below = 0, voters = 0;
    std::int64_t weight_outside = 0;
  };

  void begin(const Share&);
  bool comes_after(const Candidate& a, const Candidate& b) const;
  void push(Candidate);
  Candidate pop();
  bool next_settled(Candidate&);
  bool raise(Candidate&);  // false: it cannot be paid
  template <bool Weighted>
  Seen look(ProjectIndex, std::int64_t bound);
  Seen look_at_all(ProjectIndex project, std::int64_t bound) {
    return ballots_.weighted ? look<true>(project, bound) : look<false>(project, bound);
  }
  bool affordable_exactly(ProjectIndex);
  void settle(const Candidate&, SharesPrices::Slot);
  void join(std::uint32_t place, std::int64_t& parts);
  bool is_short(std::uint32_t place, SharesPrices::Slot);
  // What is being added up: of many voters, or of one.
  struct Sum {
    std::int64_t shares = 0;
    std::vector<std::int64_t> paid;     // by round
    std::vector<std::uint32_t> rounds;  // in which it is not 0
    void clear(std::size_t winners);
    SharesSum view() const { return {shares, paid, rounds}; }
  };
  void add_money(Sum&, std::size_t group, std::int64_t times) const;
  bool play_round();
  void find_equals(const Candidate& best, std::vector<Candidate>& aside, std::vector<Candidate>& equal);
  std::strong_ordering compare_with_best(ProjectIndex best, ProjectIndex fresh) const;
  void take(const Candidate&, SharesPrices::Slot);
  std::int64_t weight_at(std::uint64_t place) const { return ballots_.weighted ? weights_[place] : 1; }
  // bound of a / unit of a <= most / unit of b
  bool may_be_below(const Candidate& a, std::int64_t most, ProjectIndex b) const;

  const SharesBallots& ballots_;
  const Constraints& first_constraints_;
  std::span<const std::uint32_t> places_;
  Constraints constraints_;
  SharesPrices prices_;
  int shift_ = 0;
  std::int64_t slack_ = 1;  // E of (1)
  std::int32_t round_ = 0;
  std::vector<std::int64_t> money_;  // by kind of ballot, ulps; below 0 = has nothing
  std::vector<std::int32_t> spent_in_;
  std::vector<std::uint32_t> supporters_;  // as in ballots_, those with nothing moved to the end of each list
  std::vector<std::int64_t> weights_;
  std::vector<std::uint64_t> ends_;  // by project: of those who have something
  std::vector<std::int32_t> round_of_;
  std::vector<Candidate> heap_;
  std::vector<ProjectIndex> winners_;
  std::vector<Equal> equals_;
  std::int64_t spent_ = 0;
  Sum sum_, one_;
  std::vector<std::uint32_t> short_, others_;  // places of the list being settled: S, and the rest
  SharesPrices::Slot best_slot_ = SharesPrices::Slot::first;
};

}  // namespace wiec::tally
