// The loads of maximin support as a ledger: one of the divisions of the winners' costs in which nobody bears more than
// the largest load that they need.
#include "tally/ledger_writer.h"
#include "tally/maximin_steps.h"

namespace wiec::tally {
namespace {
// Whole numbers below 2^100.
Rational fraction(Wide num, std::int64_t den) {
  constexpr int kHalf = 50;
  const Wide low = num & ((Wide{1} << kHalf) - 1);
  const Rational whole = Rational(static_cast<std::int64_t>(num >> kHalf)) * Rational(std::int64_t{1} << kHalf);
  return (whole + Rational(static_cast<std::int64_t>(low))) / Rational(den);
}
}  // namespace

// What a kind of voters pays lies on its voters alike.
Ledger MaximinSteps::ledger(const Standing& standing) {
  LedgerWriter writer(standing, LedgerKind::loads, Rational(load_.num, load_.den),
                      std::vector<std::int64_t>(support_->voters.begin(), support_->voters.end()));
  const std::vector<ProjectIndex>& winners = meetings_.winners();
  network_.clear();
  for (std::size_t round = 0; round < winners.size(); ++round) {
    network_.add_project(meetings_.cost_of(winners[round]));
    writer.add_round({.project = winners[round],
                      .supporters = support_->backers[winners[round]],
                      .load = Rational(loads_[round].num, loads_[round].den)});
  }
  std::vector<std::uint32_t> kinds;  // of the network: in kinds_
  for (std::uint32_t kind = 0; kind < kinds_.size(); ++kind) {
    if (kinds_[kind].winners.empty() || kinds_[kind].voters == 0) continue;
    network_.add_voters(kinds_[kind].voters, kinds_[kind].winners);
    kinds.push_back(kind);
  }
  network_.exceeded(load_);
  std::vector<std::vector<LedgerPayment>> payments(kinds_.size());
  network_.each_flow([&](std::uint32_t round, std::uint32_t kind, Wide flow) {
    const Rational amount = fraction(flow, load_.den) / Rational(kinds_[kinds[kind]].voters);
    payments[kinds[kind]].push_back({round, writer.place_of(amount)});
  });
  for (std::uint32_t ballot = 0; ballot < kind_of_.size(); ++ballot) {
    if (support_->voters[ballot] == 0) continue;
    for (const LedgerPayment& payment : payments[kind_of_[ballot]]) writer.pay(ballot, payment.round, payment.amount);
  }
  writer.close();
  writer.add_losses([&](ProjectIndex project) { return support_->kinds_of(project); });
  return writer.take();
}

}  // namespace wiec::tally
