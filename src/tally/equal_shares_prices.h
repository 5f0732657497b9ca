// The prices of the winners so far, exactly: whole numbers of any size over one common denominator. Nothing is ever
// reduced to lowest terms on the way, because winners multiply the denominator by small numbers only; so a price costs
// as many multiplications by a machine word as there are winners, and no division. For equal_shares_run.cpp only.
#pragma once
#include <compare>
#include <cstdint>
#include <memory>
#include <span>

#include "tally/rational.h"

namespace wiec::tally {

// The share of every voter, num / den minor units.
struct Share {
  std::int64_t num = 0;
  std::int64_t den = 1;
  friend bool operator==(const Share&, const Share&) = default;
};

// An amount that is known by what it is made of: `shares` whole shares less `paid[r]` times the price of each of the
// `rounds` r in which anything was paid, each named once. With thousands of winners that are few.
struct SharesSum {
  std::int64_t shares = 0;
  std::span<const std::int64_t> paid;  // by round, not negative
  std::span<const std::uint32_t> rounds;
};

class SharesPrices {
 public:
  SharesPrices();
  ~SharesPrices();
  SharesPrices(SharesPrices&&) noexcept;

  void start(const Share&);  // forgets all rounds
  // A candidate's price for weight 1: (cost - what the poorer give) / parts. There is room for two.
  enum class Slot : std::uint8_t { first, second };
  void set(Slot, std::int64_t cost, const SharesSum& given, std::int64_t parts);  // parts > 0
  // first / unit_first against second / unit_second.
  std::strong_ordering compare(std::int64_t unit_first, std::int64_t unit_second) const;
  // An amount against price x weight.
  std::strong_ordering compare(const SharesSum&, Slot, std::int64_t weight) const;
  std::strong_ordering compare(const SharesSum&, std::int64_t cost) const;
  // Price x 2^shift rounded down; it must fit in 62 bits.
  std::int64_t floor(Slot, int shift) const;
  void commit(Slot);  // the next round

  std::size_t rounds() const;
  std::uint64_t work() const;  // machine words multiplied so far; grows with the square of the winners
  Rational price(std::size_t round) const;
  Rational amount(const SharesSum&) const;

 private:
  struct Numbers;
  std::unique_ptr<Numbers> numbers_;
};

}  // namespace wiec::tally
