#include "tally/ledger.h"

namespace wiec::tally {
namespace {
std::string check_group(const Ledger& ledger, std::size_t group, std::int64_t voters, std::vector<Rational>& paid) {
  if (!ledger.counted[group])
    return ledger.payments_of(group).empty() ? std::string() : fmt::format("ballot {} pays without a share", group);
  Rational sum = ledger.left_of(group);
  if (sum.sign() < 0) return fmt::format("ballot {} has less than nothing left", group);
  for (const LedgerPayment& payment : ledger.payments_of(group)) {
    const Rational& amount = ledger.amount_of(payment);
    if (amount.sign() <= 0) return fmt::format("ballot {} pays nothing or less", group);
    sum += amount;
    paid[payment.round] += amount * Rational(voters);
  }
  return sum == ledger.share ? std::string() : fmt::format("spent and left of ballot {} are not the share", group);
}
}  // namespace

const LedgerLoss* Ledger::find_loss(ProjectIndex project) const {
  const auto found = std::ranges::lower_bound(losses, project, {}, &LedgerLoss::project);
  return found != losses.end() && found->project == project ? &*found : nullptr;
}

std::string check_ledger(const Election& election, const Ledger& ledger) {
  std::vector<Rational> paid(ledger.rounds.size());
  for (std::size_t group = 0; group < ledger.groups(); ++group) {
    std::string fault = check_group(ledger, group, election.ballots.counts[group], paid);
    if (!fault.empty()) return fault;
  }
  for (std::size_t round = 0; round < ledger.rounds.size(); ++round) {
    const Project& project = election.projects[ledger.rounds[round].project];
    if (paid[round] != Rational(project.cost)) return "the payments are not the cost of " + project.id;
  }
  for (const LedgerLoss& loss : ledger.losses) {
    Rational sum = loss.left;
    for (const LedgerTaken& taken : loss.taken) sum += taken.amount;
    if (sum != loss.had) return "taken and left are not what supporters had of " + election.projects[loss.project].id;
  }
  return {};
}

}  // namespace wiec::tally
