#include "tally/report.h"

#include "tally/faulty_ballots.h"
#include "tally/irresolute.h"
#include "tally/money_flow.h"
#include "tally/record.h"
#include "tally/voter_groups.h"

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

// Adds the project that an argument of a reason names.
struct NamedProjects {
  std::vector<ProjectIndex>& out;
  void operator()(const char*, Which which) const {
    if (which.project != no_project && std::ranges::find(out, which.project) == out.end()) out.push_back(which.project);
  }
  void operator()(const char*, const auto&) const {}
};

// The report but for projects and ties, which may be very many.
class Parts {
 public:
  Parts(const Election& election, const Rule& rule, const Inputs& inputs, const Outcome& outcome, ReportWishes wishes)
      : election_(election), rule_(rule), inputs_(inputs), outcome_(outcome), wishes_(std::move(wishes)) {
    frame = frame_of(election, outcome);
    frame.set("cost", plain_decimal(outcome.spent));
    frame.set("election", election_of(election));
    frame.set("voters", json_of(voters_of(election, rule, outcome)));
    frame.set("faulty_ballots", json_of(faulty_ballots(election, rule.ballots)));
    add_money();
    add_steps(frame, election, outcome);
    if (wishes_.outcomes > 0) {
      const auto all = all_outcomes(election, rule, inputs, wishes_.outcomes);
      if (all) frame.set("outcomes", outcomes_of(election, *all));
    }
    // Other rules first: each costs one count.
    if (wishes_.what_if) add_what_if();
    add_changes();
  }

  void each_project(auto&& take) {
    if (!wishes_.projects) return;
    if (wishes_.only == no_project) {
      for (ProjectIndex i = 0; i < election_.projects.size(); ++i) take(project(i));
      return;
    }
    std::vector<ProjectIndex> shown{wishes_.only};
    std::visit([&](const auto& reason) { reason.each(NamedProjects{shown}); }, outcome_.projects[wishes_.only].reason);
    for (const ProjectIndex index : shown) take(project(index));
  }

  Json frame;

 private:
  // Both read one ledger, which a count of its own writes.
  void add_money() {
    if (!wishes_.money_flow && wishes_.groups == 0) return;
    std::optional<Ledger> ledger;
    if (!std::holds_alternative<Greedy>(rule_.family)) {
      auto followed = count(election_, rule_, inputs_, {.ledger = true});
      if (followed) ledger = std::move(followed->ledger);
    }
    if (wishes_.money_flow && ledger) frame.set("money_flow", money_flow(election_, *ledger));
    if (wishes_.groups == 0) return;
    frame.set("groups", voter_groups(election_, rule_, outcome_, ledger ? &*ledger : nullptr, wishes_.groups));
  }

  void add_what_if() {
    Json::Array all;
    for (const RuleComparison& comparison :
         compare_rules(election_, rule_, inputs_, outcome_, rules_to_compare(rule_), wishes_.effort.over))
      all.push_back(json_of(election_, comparison));
    frame.set("what_if", std::move(all));
  }

  void add_changes() {
    std::vector<ProjectIndex> asked;
    if (wishes_.only != no_project)
      asked.push_back(wishes_.only);
    else if (wishes_.changes)
      asked = losers(outcome_);
    Effort& effort = wishes_.effort;
    for (const ProjectIndex project : asked) {
      changes_.emplace(
          project, Json::Object{{"votes", json_of(votes_to_add(election_, rule_, inputs_, outcome_, project, effort))},
                                {"cost", json_of(cost_to_cut(election_, rule_, inputs_, outcome_, project, effort))}});
    }
  }

  Json project(ProjectIndex index) {
    Json out = json_of(election_, outcome_, index);
    if (wishes_.names) out.set("name", election_.projects[index].name);
    if (const auto change = changes_.find(index); change != changes_.end())
      out.set("change", std::move(change->second));
    return out;
  }

  const Election& election_;
  const Rule& rule_;
  const Inputs& inputs_;
  const Outcome& outcome_;
  ReportWishes wishes_;
  std::map<ProjectIndex, Json> changes_;
};
}  // namespace

Json report(const Election& election, const Rule& rule, const Inputs& inputs, const Outcome& outcome,
            ReportWishes wishes) {
  Parts parts(election, rule, inputs, outcome, std::move(wishes));
  Json::Array projects, ties;
  parts.each_project([&](Json project) { projects.push_back(std::move(project)); });
  for (const Tie& tie : outcome.ties) ties.push_back(json_of(election, tie));
  parts.frame.set("projects", std::move(projects));
  parts.frame.set("ties", std::move(ties));
  return std::move(parts.frame);
}

void write_report(const Election& election, const Rule& rule, const Inputs& inputs, const Outcome& outcome,
                  ReportWishes wishes, const Json& also, const std::function<void(std::string_view)>& write) {
  constexpr std::size_t kPiece = 64 * 1024;
  Parts parts(election, rule, inputs, outcome, std::move(wishes));
  std::string text;
  JsonWriter json(text);
  const auto put = [&](const Json& value) {
    json.value(value);
    if (text.size() < kPiece) return;
    write(text);
    text.clear();
  };
  json.begin_object();
  for (const Json* object : {&std::as_const(parts.frame), &also}) {
    for (const auto& [name, value] : *object->object()) json.member(name, value);
  }
  json.key("ties").begin_array();
  for (const Tie& tie : outcome.ties) put(json_of(election, tie));
  json.end_array().key("projects").begin_array();
  parts.each_project(put);
  json.end_array().end_object();
  write(text);
}

}  // namespace wiec::tally
