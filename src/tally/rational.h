// Exact fractions of any size, for what whole minor units cannot say: a voter's money after a project that 7 shared.
//
// GMP (gmplib.org) computes; its header stays in rational.cpp. Always in lowest terms with a positive denominator, so
// equal values have equal texts. No operation rounds; only floor() and ceiling() leave the fractions.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace wiec::tally {

class Rational {
 public:
  Rational() : Rational(0) {}
  Rational(std::int64_t whole);                  // whole numbers are fractions
  Rational(std::int64_t num, std::int64_t den);  // den != 0, else std::domain_error
  Rational(const Rational&);
  Rational(Rational&&) noexcept;
  Rational& operator=(const Rational&);
  Rational& operator=(Rational&&) noexcept;
  ~Rational();

  // "3", "-7/2": what text() writes, and nothing else (lowest terms, no spaces, no plus).
  static std::optional<Rational> from_text(std::string_view);
  // p/q of two whole numbers written in base 16, q > 0; the way in for arithmetic done elsewhere on bare integers.
  static Rational from_hex(const char* num, const char* den);

  Rational& operator+=(const Rational&);
  Rational& operator-=(const Rational&);
  Rational& operator*=(const Rational&);
  Rational& operator/=(const Rational&);  // by zero: std::domain_error
  friend Rational operator+(Rational a, const Rational& b) { return std::move(a += b); }
  friend Rational operator-(Rational a, const Rational& b) { return std::move(a -= b); }
  friend Rational operator*(Rational a, const Rational& b) { return std::move(a *= b); }
  friend Rational operator/(Rational a, const Rational& b) { return std::move(a /= b); }
  friend Rational operator-(Rational a) { return std::move(a *= Rational(-1)); }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);
  friend bool operator==(const Rational& a, const Rational& b);

  int sign() const;  // -1, 0, 1
  bool is_whole() const;
  // Rounded down (up) to a whole number, for showing; nullopt beyond int64.
  std::optional<std::int64_t> floor() const;
  std::optional<std::int64_t> ceiling() const;
  std::size_t denominator_bits() const;  // 1 for whole numbers
  std::string text() const;              // "p/q" in lowest terms; "p" when whole

 private:
  static constexpr std::size_t kSize = 32;  // of GMP's mpq_t on 64 bits, checked in rational.cpp
  alignas(8) std::byte value_[kSize];
};

}  // namespace wiec::tally
