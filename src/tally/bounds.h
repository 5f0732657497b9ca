// A number known by two whole bounds of any size, in units of 2^-bits: arithmetic that rounds the lower one down and
// the upper one up, so that the true value always lies between. For rules whose exact fractions double in length with
// every step (cstv.h); what two bounds cannot tell apart is asked again with more bits or exactly.
//
// GMP (gmplib.org) computes; its header stays in bounds.cpp. Only for values that are never negative, except as
// differences on their way into a sum.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>

namespace wiec::tally {

class Bounds {
 public:
  Bounds(std::int64_t num, std::int64_t den, unsigned bits);  // den > 0
  Bounds(const Bounds&);
  Bounds(Bounds&&) noexcept;
  Bounds& operator=(const Bounds&);
  Bounds& operator=(Bounds&&) noexcept;
  ~Bounds();

  Bounds& operator+=(const Bounds&);
  Bounds& operator-=(const Bounds&);
  Bounds& operator*=(const Bounds&);  // neither is negative
  Bounds& operator/=(const Bounds&);  // the same; by a divisor that may be 0 the upper bound becomes very large
  Bounds& operator*=(std::int64_t);   // not negative
  Bounds& operator/=(std::int64_t);   // positive

  // unordered: the bounds overlap, unless both are the same single value.
  friend std::partial_ordering compare(const Bounds& a, const Bounds& b);
  std::int64_t floor() const;  // of the lower bound, which fits

 private:
  static constexpr std::size_t kSize = 16;  // of GMP's mpz_t on 64 bits, checked in bounds.cpp
  alignas(8) std::byte low_[kSize];
  alignas(8) std::byte high_[kSize];
  unsigned bits_;
};

std::partial_ordering compare(const Bounds& a, const Bounds& b);

}  // namespace wiec::tally
