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

std::string check_move(const Election& election, const LedgerMove& move) {
  Rational sum = move.paid + move.lost;
  for (const LedgerMove::Change& change : move.changes) sum += change.amount;
  const bool pays = move.why == LedgerMove::Why::won || move.why == LedgerMove::Why::lifted;
  const Project& project = election.projects[move.project];
  if (move.paid != Rational(pays ? project.cost : 0)) return "the move does not pay the cost of " + project.id;
  return sum == move.support ? std::string() : "paid, moved and lost are not what lay on " + project.id;
}

constexpr std::array<std::string_view, 4> kKinds{"shares", "purses", "loads", "votes"};
constexpr std::array<std::string_view, 4> kWhys{"won", "lifted", "given_up", "shut_out"};
}  // namespace

std::string_view name_of(LedgerKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(LedgerMove::Why why) { return kWhys[static_cast<std::size_t>(why)]; }

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
  for (const LedgerMove& move : ledger.moves) {
    if (std::string fault = check_move(election, move); !fault.empty()) return fault;
  }
  return {};
}

}  // namespace wiec::tally
