#include "tally/bounds.h"

#include <gmp.h>

#include <new>

namespace wiec::tally {
namespace {
constexpr unsigned kVeryLarge = 128;  // bits beyond the fraction

mpz_ptr gmp(std::byte* value) { return std::launder(reinterpret_cast<mpz_ptr>(value)); }
mpz_srcptr gmp(const std::byte* value) { return std::launder(reinterpret_cast<mpz_srcptr>(value)); }
}  // namespace

Bounds::Bounds(std::int64_t num, std::int64_t den, unsigned bits) : bits_(bits) {
  static_assert(sizeof(mpz_t) == kSize && sizeof(long) == sizeof(std::int64_t));
  new (low_) mpz_t;
  new (high_) mpz_t;
  mpz_init_set_si(gmp(low_), num);
  mpz_mul_2exp(gmp(low_), gmp(low_), bits);
  mpz_init_set(gmp(high_), gmp(low_));
  *this /= den;
}

Bounds::Bounds(const Bounds& other) : bits_(other.bits_) {
  new (low_) mpz_t;
  new (high_) mpz_t;
  mpz_init_set(gmp(low_), gmp(other.low_));
  mpz_init_set(gmp(high_), gmp(other.high_));
}

Bounds::Bounds(Bounds&& other) noexcept : bits_(other.bits_) {
  new (low_) mpz_t;
  new (high_) mpz_t;
  mpz_init(gmp(low_));
  mpz_init(gmp(high_));
  *this = std::move(other);
}

Bounds& Bounds::operator=(const Bounds& other) {
  mpz_set(gmp(low_), gmp(other.low_));
  mpz_set(gmp(high_), gmp(other.high_));
  bits_ = other.bits_;
  return *this;
}

Bounds& Bounds::operator=(Bounds&& other) noexcept {
  mpz_swap(gmp(low_), gmp(other.low_));
  mpz_swap(gmp(high_), gmp(other.high_));
  bits_ = other.bits_;
  return *this;
}

Bounds::~Bounds() {
  mpz_clear(gmp(low_));
  mpz_clear(gmp(high_));
}

Bounds& Bounds::operator+=(const Bounds& other) {
  mpz_add(gmp(low_), gmp(low_), gmp(other.low_));
  mpz_add(gmp(high_), gmp(high_), gmp(other.high_));
  return *this;
}

Bounds& Bounds::operator-=(const Bounds& other) {
  const Bounds copy = other;  // it may be this one
  mpz_sub(gmp(low_), gmp(low_), gmp(copy.high_));
  mpz_sub(gmp(high_), gmp(high_), gmp(copy.low_));
  return *this;
}

Bounds& Bounds::operator*=(const Bounds& other) {
  mpz_mul(gmp(low_), gmp(low_), gmp(other.low_));
  mpz_fdiv_q_2exp(gmp(low_), gmp(low_), bits_);
  mpz_mul(gmp(high_), gmp(high_), gmp(other.high_));
  mpz_cdiv_q_2exp(gmp(high_), gmp(high_), bits_);
  return *this;
}

Bounds& Bounds::operator/=(const Bounds& other) {
  const Bounds by = other;
  mpz_mul_2exp(gmp(low_), gmp(low_), bits_);
  mpz_mul_2exp(gmp(high_), gmp(high_), bits_);
  if (mpz_sgn(gmp(by.high_)) > 0)
    mpz_fdiv_q(gmp(low_), gmp(low_), gmp(by.high_));
  else
    mpz_set_ui(gmp(low_), 0);
  if (mpz_sgn(gmp(by.low_)) > 0) {
    mpz_cdiv_q(gmp(high_), gmp(high_), gmp(by.low_));
  } else {
    mpz_set_ui(gmp(high_), 1);
    mpz_mul_2exp(gmp(high_), gmp(high_), bits_ + kVeryLarge);
  }
  return *this;
}

Bounds& Bounds::operator*=(std::int64_t factor) {
  mpz_mul_si(gmp(low_), gmp(low_), factor);
  mpz_mul_si(gmp(high_), gmp(high_), factor);
  return *this;
}

Bounds& Bounds::operator/=(std::int64_t divisor) {
  mpz_fdiv_q_ui(gmp(low_), gmp(low_), static_cast<unsigned long>(divisor));
  mpz_cdiv_q_ui(gmp(high_), gmp(high_), static_cast<unsigned long>(divisor));
  return *this;
}

std::partial_ordering compare(const Bounds& a, const Bounds& b) {
  if (mpz_cmp(gmp(a.high_), gmp(b.low_)) < 0) return std::partial_ordering::less;
  if (mpz_cmp(gmp(a.low_), gmp(b.high_)) > 0) return std::partial_ordering::greater;
  const bool points = mpz_cmp(gmp(a.low_), gmp(a.high_)) == 0 && mpz_cmp(gmp(b.low_), gmp(b.high_)) == 0;
  return points ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
}

std::int64_t Bounds::floor() const {
  mpz_t whole;
  mpz_init(whole);
  mpz_fdiv_q_2exp(whole, gmp(low_), bits_);
  const std::int64_t out = mpz_get_si(whole);
  mpz_clear(whole);
  return out;
}

}  // namespace wiec::tally
