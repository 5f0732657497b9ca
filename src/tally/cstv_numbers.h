// The numbers that cstv_steps.h counts with.
#pragma once
#include <compare>
#include <cstdint>
#include <string>

#include "tally/bounds.h"
#include "tally/rational.h"

namespace wiec::tally {

// Exact fractions, as long as they stay short enough: past that they say that they cannot decide.
struct ExactNumbers {
  static constexpr bool exact = true;
  std::size_t most_bits = 200'000;

  struct Number : Rational {
    using Rational::Rational;
    Number(const Rational& value) : Rational(value) {}
    using Rational::operator*=;
    using Rational::operator/=;
    Number& operator*=(std::int64_t factor) { return *this *= Rational(factor), *this; }
    Number& operator/=(std::int64_t divisor) { return *this /= Rational(divisor), *this; }
  };
  Number number(std::int64_t num, std::int64_t den) const { return {num, den}; }
  std::partial_ordering compare(const Number& a, const Number& b) const {
    if (a.denominator_bits() + b.denominator_bits() > most_bits) return std::partial_ordering::unordered;
    return static_cast<const Rational&>(a) <=> static_cast<const Rational&>(b);
  }
  std::int64_t floor(const Number& value) const { return value.Rational::floor().value_or(0); }
  std::string text(const Number& value) const { return value.Rational::text(); }
};

struct BoundedNumbers {
  static constexpr bool exact = false;
  unsigned bits = 128;

  using Number = Bounds;
  Number number(std::int64_t num, std::int64_t den) const { return {num, den, bits}; }
  std::partial_ordering compare(const Number& a, const Number& b) const { return tally::compare(a, b); }
  std::int64_t floor(const Number& value) const { return value.floor(); }
  std::string text(const Number&) const { return {}; }  // says nothing: states need exact numbers
};

}  // namespace wiec::tally
