#include "tally/report.h"

#include "tally/irresolute.h"
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

Json ids_of(const Election& election, std::span<const ProjectIndex> projects) {
  Json::Array out;
  for (const ProjectIndex project : projects) out.emplace_back(election.projects[project].id);
  return out;
}

Json outcomes_of(const Election& election, const Outcomes& outcomes) {
  constexpr std::array<std::string_view, 3> kReach{"all", "more", "unfinished"};
  Json::Array sets;
  for (const auto& set : outcomes.sets) sets.push_back(ids_of(election, set));
  return Json::Object{{"sets", std::move(sets)}, {"reach", kReach[static_cast<std::size_t>(outcomes.reach)]}};
}

// How a proportional rule came to its numbers.
void add_steps(Json& out, const Election& election, const Outcome& outcome) {
  const Exactness& exact = outcome.exactness;
  if (exact.comparisons > 0) {
    out.set("exactness", Json::Object{{"comparisons", static_cast<std::int64_t>(exact.comparisons)},
                                      {"exact_decisions", static_cast<std::int64_t>(exact.exact_decisions)}});
  }
  if (!outcome.comparison) return;
  out.set("comparison", Json::Object{{"greedy_winners", ids_of(election, outcome.comparison->greedy_winners)},
                                     {"prefer_shares", outcome.comparison->prefer_shares},
                                     {"prefer_greedy", outcome.comparison->prefer_greedy},
                                     {"indifferent", outcome.comparison->indifferent},
                                     {"greedy_chosen", outcome.comparison->greedy_chosen}});
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
  add_steps(out, election, outcome);
  if (wishes.outcomes > 0) {
    const auto all = all_outcomes(election, rule, inputs, wishes.outcomes);
    if (all) out.set("outcomes", outcomes_of(election, *all));
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
