#include "tally/rational.h"

#include <gmp.h>

#include <new>
#include <stdexcept>

namespace wiec::tally {
namespace {
static_assert(sizeof(long) == sizeof(std::int64_t), "GMP's whole-number functions take long");

mpq_ptr gmp(std::byte* value) { return std::launder(reinterpret_cast<mpq_ptr>(value)); }
mpq_srcptr gmp(const std::byte* value) { return std::launder(reinterpret_cast<mpq_srcptr>(value)); }

std::string text_of(mpz_srcptr number) {
  std::string out(mpz_sizeinbase(number, 10) + 2, '\0');  // sign and the closing zero
  mpz_get_str(out.data(), 10, number);
  out.resize(std::char_traits<char>::length(out.c_str()));
  return out;
}

std::optional<std::int64_t> small(mpz_srcptr number) {
  return mpz_fits_slong_p(number) ? std::optional<std::int64_t>(mpz_get_si(number)) : std::nullopt;
}

template <auto Divide>
std::optional<std::int64_t> rounded(mpq_srcptr value) {
  mpz_t whole;
  mpz_init(whole);
  Divide(whole, mpq_numref(value), mpq_denref(value));
  const auto out = small(whole);
  mpz_clear(whole);
  return out;
}
void divide_down(mpz_ptr out, mpz_srcptr a, mpz_srcptr b) { mpz_fdiv_q(out, a, b); }
void divide_up(mpz_ptr out, mpz_srcptr a, mpz_srcptr b) { mpz_cdiv_q(out, a, b); }
}  // namespace

Rational::Rational(std::int64_t whole) {
  static_assert(sizeof(mpq_t) == kSize && alignof(mpq_t) <= 8);
  new (value_) mpq_t;
  mpq_init(gmp(value_));
  if (whole != 0) mpz_set_si(mpq_numref(gmp(value_)), whole);
}

Rational::Rational(std::int64_t num, std::int64_t den) : Rational(num) {
  if (den == 0) throw std::domain_error("a fraction with the denominator 0");
  mpz_set_si(mpq_denref(gmp(value_)), den);
  mpq_canonicalize(gmp(value_));
}

Rational::Rational(const Rational& other) : Rational(0) { mpq_set(gmp(value_), gmp(other.value_)); }
Rational::Rational(Rational&& other) noexcept : Rational(0) { mpq_swap(gmp(value_), gmp(other.value_)); }
Rational& Rational::operator=(const Rational& other) {
  mpq_set(gmp(value_), gmp(other.value_));
  return *this;
}
Rational& Rational::operator=(Rational&& other) noexcept {
  mpq_swap(gmp(value_), gmp(other.value_));
  return *this;
}
Rational::~Rational() { mpq_clear(gmp(value_)); }

std::optional<Rational> Rational::from_text(std::string_view text) {
  const std::string copy(text);
  for (const char c : copy) {
    if ((c < '0' || c > '9') && c != '-' && c != '/') return std::nullopt;
  }
  Rational out;
  if (mpq_set_str(gmp(out.value_), copy.c_str(), 10) != 0) return std::nullopt;
  if (mpz_sgn(mpq_denref(gmp(out.value_))) <= 0) return std::nullopt;
  mpq_canonicalize(gmp(out.value_));
  if (out.text() != copy) return std::nullopt;
  return out;
}

Rational Rational::from_hex(const char* num, const char* den) {
  Rational out;
  const bool read =
      mpz_set_str(mpq_numref(gmp(out.value_)), num, 16) == 0 && mpz_set_str(mpq_denref(gmp(out.value_)), den, 16) == 0;
  if (!read || mpz_sgn(mpq_denref(gmp(out.value_))) <= 0) throw std::domain_error("no fraction");
  mpq_canonicalize(gmp(out.value_));
  return out;
}

Rational& Rational::operator+=(const Rational& other) {
  mpq_add(gmp(value_), gmp(value_), gmp(other.value_));
  return *this;
}
Rational& Rational::operator-=(const Rational& other) {
  mpq_sub(gmp(value_), gmp(value_), gmp(other.value_));
  return *this;
}
Rational& Rational::operator*=(const Rational& other) {
  mpq_mul(gmp(value_), gmp(value_), gmp(other.value_));
  return *this;
}
Rational& Rational::operator/=(const Rational& other) {
  if (other.sign() == 0) throw std::domain_error("a division by 0");
  mpq_div(gmp(value_), gmp(value_), gmp(other.value_));
  return *this;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  return mpq_cmp(gmp(a.value_), gmp(b.value_)) <=> 0;
}
bool operator==(const Rational& a, const Rational& b) { return mpq_equal(gmp(a.value_), gmp(b.value_)) != 0; }

int Rational::sign() const { return mpq_sgn(gmp(value_)); }
bool Rational::is_whole() const { return mpz_cmp_ui(mpq_denref(gmp(value_)), 1) == 0; }
std::optional<std::int64_t> Rational::floor() const { return rounded<divide_down>(gmp(value_)); }
std::optional<std::int64_t> Rational::ceiling() const { return rounded<divide_up>(gmp(value_)); }
std::size_t Rational::denominator_bits() const { return mpz_sizeinbase(mpq_denref(gmp(value_)), 2); }

std::string Rational::text() const {
  std::string out = text_of(mpq_numref(gmp(value_)));
  if (!is_whole()) out.append("/").append(text_of(mpq_denref(gmp(value_))));
  return out;
}

}  // namespace wiec::tally
