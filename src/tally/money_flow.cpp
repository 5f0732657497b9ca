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
  return Json::Object{{"project", project.id},          {"cost", plain_decimal(project.cost)},
                      {"supporters", round.supporters}, {"payers", round.payers},
                      {"paid_all", round.paid_all},     {"largest", amount(round.largest)}};
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
  Rational sum;
  for (std::size_t group = 0; group < ledger.groups(); ++group) {
    if (ledger.counted[group]) sum += ledger.left_of(group) * Rational(std::int64_t{election.ballots.counts[group]});
  }
  return sum;
}
}  // namespace

Json money_flow(const Election& election, const Ledger& ledger) {
  Json::Array rounds, losses;
  for (const LedgerRound& round : ledger.rounds) rounds.push_back(json_of(election, round));
  for (const LedgerLoss& loss : ledger.losses) losses.push_back(json_of(election, ledger, loss));
  return Json::Object{{"share", amount(ledger.share)}, {"first_share", amount(ledger.first_share)},
                      {"steps", ledger.steps},         {"rounds", std::move(rounds)},
                      {"losses", std::move(losses)},   {"left", amount(left_of_all(election, ledger))}};
}

}  // namespace wiec::tally
