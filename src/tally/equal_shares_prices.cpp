#include "tally/equal_shares_prices.h"

#include <gmp.h>

namespace wiec::tally {
namespace {
static_assert(sizeof(long) == sizeof(std::int64_t), "GMP's whole-number functions take long");

class Whole {
 public:
  Whole() { mpz_init(value_); }
  Whole(const Whole& other) { mpz_init_set(value_, other.value_); }
  Whole(Whole&& other) noexcept {
    mpz_init(value_);
    mpz_swap(value_, other.value_);
  }
  Whole& operator=(Whole other) noexcept {
    mpz_swap(value_, other.value_);
    return *this;
  }
  ~Whole() { mpz_clear(value_); }
  operator mpz_ptr() { return value_; }
  operator mpz_srcptr() const { return value_; }

 private:
  mpz_t value_;
};

Rational ratio(const Whole& num, const Whole& den) {
  std::string n(mpz_sizeinbase(num, 16) + 2, '\0'), d(mpz_sizeinbase(den, 16) + 2, '\0');
  return Rational::from_hex(mpz_get_str(n.data(), 16, num), mpz_get_str(d.data(), 16, den));
}
constexpr std::uint64_t kCallOfGmp = 16;  // as dear as so many limbs
}  // namespace

// All amounts are over `den`; a candidate's price is num / (den x parts).
struct SharesPrices::Numbers {
  struct Candidate {
    Whole num;
    std::int64_t parts = 1;
  };
  Whole den, share;
  std::vector<Whole> prices;
  mutable std::uint64_t work = 0;
  std::size_t rounds = 0;  // the tail of `prices` is kept for its memory
  Candidate slots[2];
  Whole left, right;  // of comparisons

  Candidate& at(Slot slot) { return slots[static_cast<std::size_t>(slot)]; }
  void sum(Whole& out, const SharesSum& amount) const {
    mpz_mul_si(out, share, amount.shares);
    for (const std::uint32_t r : amount.rounds) {
      mpz_submul_ui(out, prices[r], static_cast<unsigned long>(amount.paid[r]));
      work += 1 + mpz_size(prices[r]);
    }
    work += kCallOfGmp + mpz_size(den);
  }
};

SharesPrices::SharesPrices() : numbers_(std::make_unique<Numbers>()) {}
SharesPrices::~SharesPrices() = default;
SharesPrices::SharesPrices(SharesPrices&&) noexcept = default;

void SharesPrices::start(const Share& share) {
  mpz_set_si(numbers_->share, share.num);
  mpz_set_si(numbers_->den, share.den);
  numbers_->rounds = 0;
}

void SharesPrices::set(Slot slot, std::int64_t cost, const SharesSum& given, std::int64_t parts) {
  Numbers& n = *numbers_;
  Numbers::Candidate& candidate = n.at(slot);
  n.sum(n.left, given);
  mpz_mul_si(candidate.num, n.den, cost);
  mpz_sub(candidate.num, candidate.num, n.left);
  candidate.parts = parts;
}

std::strong_ordering SharesPrices::compare(std::int64_t unit_first, std::int64_t unit_second) const {
  Numbers& n = *numbers_;
  mpz_mul_si(n.left, n.slots[0].num, n.slots[1].parts);
  mpz_mul_si(n.left, n.left, unit_second);
  mpz_mul_si(n.right, n.slots[1].num, n.slots[0].parts);
  mpz_mul_si(n.right, n.right, unit_first);
  n.work += 2 * (kCallOfGmp + mpz_size(n.den));
  return mpz_cmp(n.left, n.right) <=> 0;
}

std::strong_ordering SharesPrices::compare(const SharesSum& amount, Slot slot, std::int64_t weight) const {
  Numbers& n = *numbers_;
  n.sum(n.left, amount);
  mpz_mul_si(n.left, n.left, n.at(slot).parts);
  mpz_mul_si(n.right, n.at(slot).num, weight);
  return mpz_cmp(n.left, n.right) <=> 0;
}

std::strong_ordering SharesPrices::compare(const SharesSum& amount, std::int64_t cost) const {
  Numbers& n = *numbers_;
  n.sum(n.left, amount);
  mpz_mul_si(n.right, n.den, cost);
  return mpz_cmp(n.left, n.right) <=> 0;
}

std::int64_t SharesPrices::floor(Slot slot, int shift) const {
  Numbers& n = *numbers_;
  mpz_mul_2exp(n.left, n.at(slot).num, static_cast<mp_bitcnt_t>(shift));
  mpz_mul_si(n.right, n.den, n.at(slot).parts);
  mpz_fdiv_q(n.left, n.left, n.right);
  return mpz_get_si(n.left);
}

void SharesPrices::commit(Slot slot) {
  Numbers& n = *numbers_;
  Numbers::Candidate& candidate = n.at(slot);
  const auto parts = static_cast<unsigned long>(candidate.parts);
  const unsigned long common =
      mpz_sgn(mpz_srcptr(candidate.num)) == 0 ? parts : mpz_gcd_ui(nullptr, candidate.num, parts);
  const unsigned long factor = parts / common;
  mpz_divexact_ui(candidate.num, candidate.num, common);
  if (factor != 1) {
    mpz_mul_ui(n.den, n.den, factor);
    mpz_mul_ui(n.share, n.share, factor);
    n.work += n.rounds * mpz_size(n.den);
    for (std::size_t r = 0; r < n.rounds; ++r) mpz_mul_ui(n.prices[r], n.prices[r], factor);
  }
  if (n.rounds == n.prices.size()) n.prices.emplace_back();
  mpz_swap(n.prices[n.rounds++], candidate.num);
}

std::size_t SharesPrices::rounds() const { return numbers_->rounds; }
std::uint64_t SharesPrices::work() const { return numbers_->work; }
Rational SharesPrices::price(std::size_t round) const { return ratio(numbers_->prices[round], numbers_->den); }
Rational SharesPrices::amount(const SharesSum& amount) const {
  numbers_->sum(numbers_->left, amount);
  return ratio(numbers_->left, numbers_->den);
}

}  // namespace wiec::tally
