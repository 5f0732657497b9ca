#include "tally/money_flow.h"

namespace wiec::tally {
namespace {
// Beyond int64 nothing is money of a city; such a number is shown as 0.
std::string amount(const Rational& minor) { return plain_decimal(minor.floor().value_or(0)); }

// In percent with one decimal, rounded down.
std::string percent(const Rational& share) {
  const std::int64_t tenths = (share * Rational(1000)).floor().value_or(0);
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

Json json_of(const Election& election, const LedgerRound& round) {
  const Project& project = election.projects[round.project];
  Json out(Json::Object{{"project", project.id},
                        {"cost", plain_decimal(project.cost)},
                        {"supporters", round.supporters},
                        {"payers", round.payers},
                        {"paid_all", round.paid_all},
                        {"largest", amount(round.largest)}});
  if (round.load) out.set("load", amount(*round.load));
  return out;
}

Json json_of(const Election& election, const LedgerMove& move) {
  Json::Array changes;
  Rational moved;
  for (const LedgerMove::Change& change : move.changes) {
    moved += change.amount;
    changes.push_back(
        Json::Object{{"project", election.projects[change.project].id}, {"amount", amount(change.amount)}});
  }
  return Json::Object{{"project", election.projects[move.project].id},
                      {"why", name_of(move.why)},
                      {"support", amount(move.support)},
                      {"paid", amount(move.paid)},
                      {"moved", amount(moved)},
                      {"lost", amount(move.lost)},
                      {"changes", std::move(changes)}};
}

Json json_of(const Election& election, const Ledger& ledger, const LedgerLoss& loss) {
  Json::Array taken;
  for (const LedgerTaken& one : loss.taken) {
    const ProjectIndex winner = ledger.rounds[one.round].project;
    taken.push_back(Json::Object{{"project", election.projects[winner].id}, {"amount", amount(one.amount)}});
  }
  Json out(Json::Object{{"project", election.projects[loss.project].id},
                        {"supporters", loss.supporters},
                        {"had", amount(loss.had)},
                        {"left", amount(loss.left)},
                        {"missing", plain_decimal(loss.missing.ceiling().value_or(0))},
                        {"taken", std::move(taken)}});
  if (loss.support_at_start) out.set("support_at_start", percent(*loss.support_at_start));
  if (loss.support_at_end) out.set("support_at_end", percent(*loss.support_at_end));
  return out;
}

Rational left_of_all(const Election& election, const Ledger& ledger) {
  std::vector<std::int64_t> voters(ledger.amounts.size(), 0);  // by what each has left
  for (std::size_t group = 0; group < ledger.groups(); ++group) {
    if (ledger.counted[group]) voters[ledger.left[group]] += election.ballots.counts[group];
  }
  Rational sum;
  for (std::size_t i = 0; i < voters.size(); ++i) {
    if (voters[i] != 0) sum += ledger.amounts[i] * Rational(voters[i]);
  }
  return sum;
}

Rational had_by_all(const Election& election, const Ledger& ledger) {
  std::int64_t voters = 0;
  for (std::size_t group = 0; group < ledger.groups(); ++group)
    voters += ledger.counted[group] ? election.ballots.counts[group] : 0;
  return ledger.share * Rational(voters);
}
}  // namespace

Json money_flow(const Election& election, const Ledger& ledger) {
  Json::Array rounds, losses, moves;
  std::int64_t spent = 0;
  for (const LedgerRound& round : ledger.rounds) {
    rounds.push_back(json_of(election, round));
    spent += election.projects[round.project].cost;
  }
  for (const LedgerLoss& loss : ledger.losses) losses.push_back(json_of(election, ledger, loss));
  for (const LedgerMove& move : ledger.moves) moves.push_back(json_of(election, move));
  const std::string fault = check_ledger(election, ledger);
  Json out(Json::Object{{"kind", name_of(ledger.kind)},
                        {"share", amount(ledger.share)},
                        {"first_share", amount(ledger.first_share)},
                        {"steps", ledger.steps},
                        {"had", amount(had_by_all(election, ledger))},
                        {"spent", plain_decimal(spent)},
                        {"left", amount(left_of_all(election, ledger))},
                        {"identities", fault.empty() ? "hold" : fault},
                        {"rounds", std::move(rounds)},
                        {"losses", std::move(losses)}});
  if (ledger.kind == LedgerKind::votes) out.set("moves", std::move(moves));
  return out;
}

}  // namespace wiec::tally
