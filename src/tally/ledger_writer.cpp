#include "tally/ledger_writer.h"

#include <numeric>

namespace wiec::tally {

LedgerWriter::LedgerWriter(const Standing& standing, LedgerKind kind, Rational share, std::vector<std::int64_t> voters)
    : standing_(standing), voters_(std::move(voters)) {
  ledger_.kind = kind;
  ledger_.first_share = share;
  ledger_.share = std::move(share);
  ledger_.amounts.emplace_back(0);
}

std::uint32_t LedgerWriter::place_of(const Rational& amount) {
  if (amount.sign() == 0) return 0;
  const auto [found, fresh] = places_.emplace(amount, static_cast<std::uint32_t>(ledger_.amounts.size()));
  if (fresh) ledger_.amounts.push_back(amount);
  return found->second;
}

void LedgerWriter::pay(std::uint32_t kind, std::uint32_t round, std::uint32_t place, bool all) {
  if (place == 0) return;
  paid_.push_back({kind, {round, place}});
  ledger_.rounds[round].payers += voters_[kind];
  if (all) ledger_.rounds[round].paid_all += voters_[kind];
  largest_.resize(ledger_.rounds.size(), 0);
  if (ledger_.amounts[largest_[round]] < ledger_.amounts[place]) largest_[round] = place;
}

void LedgerWriter::close() {
  ledger_.offsets.assign(voters_.size() + 1, 0);
  for (const Paid& paid : paid_) ++ledger_.offsets[paid.kind + 1];
  std::partial_sum(ledger_.offsets.begin(), ledger_.offsets.end(), ledger_.offsets.begin());
  std::vector<std::uint32_t> next = ledger_.offsets;
  ledger_.payments.resize(paid_.size());
  for (const Paid& paid : paid_) ledger_.payments[next[paid.kind]++] = paid.payment;
  for (std::size_t kind = 0; kind < voters_.size(); ++kind) {
    Rational left = ledger_.share;
    for (std::uint32_t i = ledger_.offsets[kind]; i < ledger_.offsets[kind + 1]; ++i)
      left -= ledger_.amounts[ledger_.payments[i].amount];
    ledger_.counted.push_back(voters_[kind] != 0);
    ledger_.left.push_back(voters_[kind] != 0 ? place_of(left) : 0);
  }
  largest_.resize(ledger_.rounds.size(), 0);
  for (std::size_t r = 0; r < largest_.size(); ++r) ledger_.rounds[r].largest = ledger_.amounts[largest_[r]];
}

// Payments of equal amounts are counted as voters first and multiplied once.
void LedgerWriter::add_loss(ProjectIndex project, std::span<const std::uint32_t> kinds) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> paid;  // by round and amount
  std::map<std::uint32_t, std::int64_t> left;
  LedgerLoss loss{.project = project};
  for (const std::uint32_t kind : kinds) {
    loss.supporters += voters_[kind];
    for (const LedgerPayment& payment : ledger_.payments_of(kind))
      paid[{payment.round, payment.amount}] += voters_[kind];
    left[ledger_.left[kind]] += voters_[kind];
  }
  if (loss.supporters == 0) return;
  loss.had = ledger_.share * Rational(loss.supporters);
  for (const auto& [amount, number] : left) loss.left += ledger_.amounts[amount] * Rational(number);
  for (const auto& [what, number] : paid) {
    if (loss.taken.empty() || loss.taken.back().round != what.first) loss.taken.push_back({what.first, 0});
    loss.taken.back().amount += ledger_.amounts[what.second] * Rational(number);
  }
  const Rational cost = standing_.election.projects[project].cost;
  loss.missing = loss.left < cost ? cost - loss.left : Rational(0);
  if (cost.sign() > 0) {
    loss.support_at_start = loss.had / cost;
    loss.support_at_end = loss.left / cost;
  }
  ledger_.losses.push_back(std::move(loss));
}

}  // namespace wiec::tally
