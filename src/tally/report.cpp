#include "tally/report.h"

#include "tally/money_flow.h"
#include "tally/record.h"

namespace wiec::tally {
namespace {
// Losers by rank, so that those nearest to winning come first when time is short; the unranked are not asked about.
std::vector<ProjectIndex> losers(const Outcome& outcome) {
  std::vector<ProjectIndex> out;
  for (std::size_t i = 0; i < outcome.projects.size(); ++i) {
    if (!outcome.projects[i].won && outcome.projects[i].rank > 0) out.push_back(static_cast<ProjectIndex>(i));
  }
  std::ranges::sort(out, {}, [&](ProjectIndex i) { return outcome.projects[i].rank; });
  return out;
}

Json election_of(const Election& election) {
  return Json::Object{{"title", election.title},
                      {"currency", code_of(election.currency)},
                      {"vote_type", name_of(election.vote_type)},
                      {"ballots", static_cast<std::int64_t>(election.ballots.voters)}};
}
}  // namespace

Json report(const Election& election, const Rule& rule, const Inputs& inputs, const Outcome& outcome,
            ReportWishes wishes) {
  Json out = json_of(election, outcome);
  out.set("cost", plain_decimal(outcome.spent));
  out.set("election", election_of(election));
  out.set("voters", json_of(voters_of(election, rule, outcome)));
  Json::Array& projects = *const_cast<Json*>(out.find("projects"))->array();
  for (std::size_t i = 0; wishes.names && i < projects.size(); ++i) projects[i].set("name", election.projects[i].name);
  std::vector<ProjectIndex> asked;
  if (wishes.changes_of != no_project)
    asked.push_back(wishes.changes_of);
  else if (wishes.changes)
    asked = losers(outcome);
  if (wishes.money_flow && !std::holds_alternative<Greedy>(rule.family)) {
    const auto followed = count(election, rule, inputs, {.ledger = true});
    if (followed && followed->ledger) out.set("money_flow", money_flow(election, *followed->ledger));
  }
  // Other rules first: each costs one count.
  if (wishes.what_if) {
    Json::Array all;
    for (const RuleComparison& comparison :
         compare_rules(election, rule, inputs, outcome, rules_to_compare(rule), wishes.effort.over))
      all.push_back(json_of(election, comparison));
    out.set("what_if", std::move(all));
  }
  for (const ProjectIndex project : asked) {
    projects[project].set(
        "change",
        Json::Object{{"votes", json_of(votes_to_add(election, rule, inputs, outcome, project, wishes.effort))},
                     {"cost", json_of(cost_to_cut(election, rule, inputs, outcome, project, wishes.effort))}});
  }
  return out;
}

}  // namespace wiec::tally
