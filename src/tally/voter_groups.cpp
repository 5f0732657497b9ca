#include "tally/voter_groups.h"

#include "tally/explain.h"

namespace wiec::tally {
namespace {
// Beyond int64 nothing is money of a city; such a number is shown as 0.
std::string amount(const Rational& minor) { return plain_decimal(minor.floor().value_or(0)); }

std::vector<ProjectIndex> supported_by(const Election& election, std::uint32_t group) {
  const auto marks = election.ballots.marks_of(group);
  const auto points = election.ballots.points_of(group);
  std::vector<ProjectIndex> out;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const bool known = std::ranges::find(out, marks[i]) != out.end();
    if (!known && (points.empty() || points[i] > 0)) out.push_back(marks[i]);
  }
  return out;
}

void add_payments(Json& out, const Election& election, const Ledger& ledger, std::uint32_t group) {
  Json::Array paid;
  Rational sum;
  for (const LedgerPayment& payment : ledger.payments_of(group)) {
    const Rational& one = ledger.amount_of(payment);
    sum += one;
    paid.push_back(
        Json::Object{{"project", election.projects[ledger.rounds[payment.round].project].id}, {"amount", amount(one)}});
  }
  out.set("share", amount(ledger.share));
  out.set("paid", std::move(paid));
  out.set("paid_in_all", amount(sum));
  out.set("left", amount(ledger.left_of(group)));
}

Json json_of(const Election& election, const Outcome& outcome, const Ledger* ledger, const GroupResult& group) {
  Json::Array projects, won;
  for (const ProjectIndex project : supported_by(election, group.group)) {
    projects.emplace_back(election.projects[project].id);
    if (outcome.projects[project].won) won.emplace_back(election.projects[project].id);
  }
  Json out(Json::Object{{"voters", std::int64_t{group.voters}},
                        {"projects", std::move(projects)},
                        {"won", std::move(won)},
                        {"won_cost", plain_decimal(group.winners_cost)}});
  if (ledger && ledger->counted[group.group]) add_payments(out, election, *ledger, group.group);
  return out;
}
}  // namespace

Json voter_groups(const Election& election, const Rule& rule, const Outcome& outcome, const Ledger* ledger,
                  std::size_t most) {
  std::vector<GroupResult> groups = groups_of(election, rule, outcome);
  const auto kinds = static_cast<std::int64_t>(groups.size());
  std::ranges::stable_sort(groups, std::ranges::greater(), &GroupResult::voters);
  if (groups.size() > most) groups.resize(most);
  Json::Array items;
  for (const GroupResult& group : groups) items.push_back(json_of(election, outcome, ledger, group));
  Json out(Json::Object{{"kinds", kinds}, {"items", std::move(items)}});
  if (ledger) out.set("money", name_of(ledger->kind));
  return out;
}

}  // namespace wiec::tally
