#include "tally/exact_purses.h"

namespace wiec::tally {
namespace {
constexpr std::uint32_t kFirst = 0;  // the purse of those who have not paid

// Parts and shares stay below 2^51 minor units.
Wide low_of(EqualPart part) { return (static_cast<Wide>(part.cost) << Purses::unit_bits) / part.payers; }
Wide low_of(const Rational& value) {
  const std::int64_t whole = *value.floor();
  const Rational rest = (value - Rational(whole)) * Rational(std::int64_t{1} << Purses::unit_bits);
  return (static_cast<Wide>(whole) << Purses::unit_bits) + *rest.floor();
}
}  // namespace

MoreMoney::MoreMoney(Rational amount) : exact(std::move(amount)), low(low_of(exact)) {}

Purses::Purses(const Support& support, Rational share)
    : support_(&support), purse_of_(support.voters.size(), kFirst), voters_(1, 0) {
  purses_.push_back({kFirst, {}, low_of(share), 1, share});
}

std::vector<Purses::Holders> Purses::holders_of(ProjectIndex project) const {
  std::vector<Holders> out;
  const auto kinds = support_->kinds_of(project);
  for (const std::uint32_t kind : kinds) {
    std::int64_t& voters = voters_[purse_of_[kind]];
    if (voters == 0) out.push_back({purse_of_[kind], 0});
    voters += support_->voters[kind];
  }
  for (Holders& holders : out) holders.voters = std::exchange(voters_[holders.purse], 0);
  work_ += kinds.size() + 1;
  return out;
}

Rational Purses::exact(std::uint32_t purse) const {
  const Purse& it = purses_[purse];
  if (!it.exact) it.exact = exact(it.parent) - Rational(it.last.cost, it.last.payers);
  return *it.exact;
}

bool Purses::covers(std::uint32_t purse, EqualPart part, Wide price, const MoreMoney* more) const {
  work_ += 4;
  const Wide extra = more ? more->low : 0;
  const Wide low = purses_[purse].low + extra;
  if (low >= price + 1) return true;
  if (low + purses_[purse].error + 1 < price) return false;
  work_ += 100;
  const Rational held = more ? exact(purse) + more->exact : exact(purse);
  return held >= Rational(part.cost, part.payers);
}

// Whoever cannot pay an equal part drops out, the parts grow, and so on; what stays is the largest group that can.
std::int64_t Purses::payers(std::vector<Holders>& holders, std::int64_t cost, const MoreMoney* more) const {
  for (;;) {
    std::int64_t voters = 0;
    for (const Holders& one : holders) voters += one.voters;
    if (voters == 0) return 0;
    const EqualPart part{cost, voters};
    const Wide price = low_of(part);
    if (std::erase_if(holders, [&](const Holders& one) { return !covers(one.purse, part, price, more); }) == 0)
      return voters;
  }
}

std::strong_ordering Purses::compare(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return std::strong_ordering::equal;
  const Purse &x = purses_[a], &y = purses_[b];
  if (x.low + x.error < y.low) return std::strong_ordering::less;
  if (y.low + y.error < x.low) return std::strong_ordering::greater;
  work_ += 100;
  return exact(a) <=> exact(b);
}

Rational Purses::needed(std::uint32_t purse, EqualPart part) const {
  work_ += 100;
  return Rational(part.cost, part.payers) - exact(purse);
}

// The richest pay first: for each size the poorest of them decides. Only sizes whose bounds reach down to the least
// upper bound are looked at exactly.
std::optional<Rational> Purses::missing(std::vector<Holders> holders, std::int64_t cost, std::int64_t size) const {
  std::ranges::sort(holders, [&](const Holders& a, const Holders& b) { return compare(a.purse, b.purse) > 0; });
  struct Size {
    std::uint32_t purse;
    EqualPart part;
    Wide low;
  };
  std::vector<Size> sizes;
  std::optional<Wide> least_high;
  std::int64_t voters = 0;
  for (const Holders& one : holders) {
    voters += one.voters;
    if (voters < size) continue;
    const Purse& purse = purses_[one.purse];
    const Wide price = low_of(EqualPart{cost, voters});
    sizes.push_back({one.purse, {cost, voters}, price - purse.low - purse.error});
    const Wide high = price + 1 - purse.low;
    if (!least_high || high < *least_high) least_high = high;
  }
  work_ += holders.size() * 16;
  std::optional<Rational> least;
  for (const Size& one : sizes) {
    if (one.low > *least_high) continue;
    Rational more = needed(one.purse, one.part);
    if (!least || more < *least) least = std::move(more);
  }
  return least;
}

// The part is at most one unit above its own lower bound.
Purses::Purse Purses::after(std::uint32_t purse, EqualPart paid) const {
  return {purse, paid, purses_[purse].low - low_of(paid) - 1, purses_[purse].error + 1, {}};
}

void Purses::raise(const Rational& more, std::size_t size) {
  for (std::uint32_t& purse : purse_of_) {
    while (purse >= size) purse = purses_[purse].parent;
  }
  const Rational share = exact(kFirst) + more;
  purses_.erase(purses_.begin() + static_cast<std::ptrdiff_t>(size), purses_.end());
  purses_.front() = {kFirst, {}, low_of(share), 1, share};
  for (std::size_t i = 1; i < size; ++i) purses_[i] = after(purses_[i].parent, purses_[i].last);
  work_ += size + purse_of_.size();
}

void Purses::pay(ProjectIndex project, const std::vector<Holders>& payers, EqualPart part) {
  after_.resize(purses_.size(), kFirst);  // the first purse is nobody's who has paid
  for (const Holders& one : payers) {
    after_[one.purse] = static_cast<std::uint32_t>(purses_.size());
    purses_.push_back(after(one.purse, part));
  }
  voters_.resize(purses_.size(), 0);
  for (const std::uint32_t kind : support_->kinds_of(project)) {
    const std::uint32_t purse = purse_of_[kind];
    if (purse < after_.size() && after_[purse] != kFirst) purse_of_[kind] = after_[purse];
  }
  for (const Holders& one : payers) after_[one.purse] = kFirst;
}

}  // namespace wiec::tally
