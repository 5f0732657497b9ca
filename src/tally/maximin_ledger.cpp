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
  LoadFlow flow(*support_, load_);
  for (std::size_t round = 0; round < winners.size(); ++round) {
    flow.visit(winners[round], meetings_.cost_of(winners[round]), load_, load_);
    flow.stay();
    writer.add_round({.project = winners[round],
                      .supporters = support_->backers[winners[round]],
                      .load = Rational(loads_[round].num, loads_[round].den)});
  }
  std::vector<std::vector<LedgerPayment>> payments(flow.kinds());
  flow.each_payment([&](std::uint32_t kind, std::uint32_t round, Wide units, std::int64_t voters) {
    payments[kind].push_back({round, writer.place_of(fraction(units, load_.den) / Rational(voters))});
  });
  for (std::uint32_t ballot = 0; ballot < support_->voters.size(); ++ballot) {
    if (support_->voters[ballot] == 0) continue;
    for (const LedgerPayment& payment : payments[flow.kind_of(ballot)])
      writer.pay(ballot, payment.round, payment.amount);
  }
  writer.close();
  writer.add_losses([&](ProjectIndex project) { return support_->kinds_of(project); });
  return writer.take();
}

}  // namespace wiec::tally
