// The voters' purses under exact equal shares. For exact_shares_steps.cpp only.
//
// Voters who paid for the same winners in the same order share one purse: share - sum of cost / payers. A purse is kept
// as an integer bound from below in units of 2^-40 of a minor unit and the number of units it may be above it; where
// bounds overlap, exact fractions decide, made only then.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "tally/rational.h"
#include "tally/support.h"
#include "tally/wide.h"

namespace wiec::tally {

// What each of `payers` pays when `cost` is shared equally.
struct EqualPart {
  std::int64_t cost = 0;
  std::int64_t payers = 1;
};

// An amount put into every purse, with its bound from below made once.
struct MoreMoney {
  explicit MoreMoney(Rational amount);
  Rational exact;
  Wide low;  // units, at most one below
};

class Purses {
 public:
  static constexpr int unit_bits = 40;

  // Supporters of a project who share a purse.
  struct Holders {
    std::uint32_t purse;
    std::int64_t voters;
  };
  Purses(const Support& support, Rational share);

  std::vector<Holders> holders_of(ProjectIndex) const;
  // The same before anybody paid.
  std::vector<Holders> first_holders(ProjectIndex project) const { return {{0, support_->backers[project]}}; }
  // The largest number of these voters who can all pay equal parts; 0 = none. Leaves those voters in the list.
  std::int64_t payers(std::vector<Holders>&, std::int64_t cost, const MoreMoney* more = nullptr) const;
  // The least more in every purse with which at least `size` of these voters could pay equal parts.
  std::optional<Rational> missing(std::vector<Holders>, std::int64_t cost, std::int64_t size) const;
  void pay(ProjectIndex, const std::vector<Holders>& payers, EqualPart part);
  std::size_t size() const { return purses_.size(); }
  // Back to when there were so many purses, and then so much more in each from the beginning.
  void raise(const Rational& more, std::size_t size);

  Rational exact(std::uint32_t purse) const;
  std::size_t bytes() const { return purses_.size() * (sizeof(Purse) + 8) + purse_of_.size() * 4; }
  const std::vector<std::uint32_t>& purse_of() const { return purse_of_; }  // by kind of ballot
  std::uint64_t work() const { return work_; }

 private:
  struct Purse {
    std::uint32_t parent;
    EqualPart last;  // what it paid after its parent
    Wide low;        // units
    Wide error;      // units that it may be above
    mutable std::optional<Rational> exact;
  };
  Purse after(std::uint32_t purse, EqualPart paid) const;
  // Whether the purse, with `more` in it, covers the part; `price` is the part's bound from below.
  bool covers(std::uint32_t purse, EqualPart part, Wide price, const MoreMoney* more) const;
  std::strong_ordering compare(std::uint32_t a, std::uint32_t b) const;
  Rational needed(std::uint32_t purse, EqualPart part) const;

  const Support* support_;
  std::vector<Purse> purses_;
  std::vector<std::uint32_t> purse_of_;
  std::vector<std::uint32_t> after_;  // by purse: what it becomes by the payment being made; between calls all zero
  mutable std::vector<std::int64_t> voters_;  // by purse, between calls all zero
  mutable std::uint64_t work_ = 0;
};

}  // namespace wiec::tally
