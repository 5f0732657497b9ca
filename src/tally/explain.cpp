#include "tally/explain.h"

#include "tally/ballot_check.h"
#include "tally/record.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 4> kAnswers{"wins_already", "found", "impossible", "not_found"};
// Kinds of rules, as against those of cities. The presets that are not there are passed over.
constexpr std::array<std::string_view, 6> kKinds{"greedy",          "greedy-no-skip", "mes-cost",
                                                 "mes-cardinality", "mes-cost-add1",  "phragmen"};

// The supported projects of one ballot after another, each once.
class Supports {
 public:
  explicit Supports(const Election& election) : election_(election), last_(election.projects.size(), 0) {}
  void each(std::size_t group, auto&& take) {
    const auto marks = election_.ballots.marks_of(group);
    const auto points = election_.ballots.points_of(group);
    const auto stamp = static_cast<std::uint32_t>(group + 1);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (last_[marks[i]] == stamp || (!points.empty() && points[i] <= 0)) continue;
      last_[marks[i]] = stamp;
      take(marks[i]);
    }
  }

 private:
  const Election& election_;
  std::vector<std::uint32_t> last_;  // by project: group + 1
};

Json ids_of(const Election& election, std::span<const ProjectIndex> projects) {
  Json::Array out;
  for (const ProjectIndex project : projects) out.emplace_back(election.projects[project].id);
  return out;
}

bool same_way_of_choosing(const Rule& a, const Rule& b) {
  Rule other = a;
  other.family = b.family;
  return canonical_json(json_of(a)) == canonical_json(json_of(other));
}
}  // namespace

std::vector<GroupResult> groups_of(const Election& election, const Rule& rule, const Outcome& outcome) {
  const bool check = rule.ballots.outside_limits == BallotReading::OutsideLimits::left_out;
  const Ballots& ballots = election.ballots;
  std::vector<GroupResult> out;
  out.reserve(ballots.size());
  Supports supports(election);
  for (std::size_t group = 0; group < ballots.size(); ++group) {
    if (check && !check_ballot(election, ballots.marks_of(group), ballots.points_of(group)).empty()) continue;
    GroupResult result{.group = static_cast<std::uint32_t>(group), .voters = ballots.counts[group]};
    supports.each(group, [&](ProjectIndex project) {
      ++result.projects;
      if (!outcome.projects[project].won) return;
      ++result.winners;
      result.winners_cost += election.projects[project].cost;
    });
    out.push_back(result);
  }
  return out;
}

VotersResult voters_of(std::span<const GroupResult> groups) {
  VotersResult out;
  out.by_winners.resize(1);
  for (const GroupResult& group : groups) {
    out.voters += group.voters;
    (group.winners > 0 ? out.with_winner : out.without) += group.voters;
    if (group.winners >= out.by_winners.size()) out.by_winners.resize(group.winners + 1);
    out.by_winners[group.winners] += group.voters;
  }
  return out;
}

VotersResult voters_of(const Election& election, const Rule& rule, const Outcome& outcome) {
  return voters_of(groups_of(election, rule, outcome));
}

std::vector<RuleComparison> compare_rules(const Election& election, const Rule& used, const Inputs& inputs,
                                          const Outcome& outcome, std::span<const OtherRule> others,
                                          const std::function<bool()>& over) {
  std::vector<RuleComparison> out;
  for (const OtherRule& other : others) {
    if (over && over()) break;
    RuleComparison& comparison = out.emplace_back();
    comparison.name = other.name;
    Rule rule = used;
    rule.family = other.rule.family;
    auto counted = count(election, rule, inputs);
    if (!counted) {
      comparison.error = std::move(counted.error());
      continue;
    }
    comparison.outcome = std::move(*counted);
    for (const ProjectIndex winner : comparison.outcome.winners)
      (outcome.projects[winner].won ? comparison.shared : comparison.gained).push_back(winner);
    for (const ProjectIndex winner : outcome.winners) {
      if (!comparison.outcome.projects[winner].won) comparison.lost.push_back(winner);
    }
    comparison.voters = voters_of(election, rule, comparison.outcome);
  }
  return out;
}

std::vector<OtherRule> rules_to_compare(const Rule& used) {
  std::vector<OtherRule> out;
  for (const std::string_view name : kKinds) {
    auto rule = preset(name);
    if (rule && !same_way_of_choosing(used, *rule)) out.push_back({std::string(name), std::move(*rule)});
  }
  return out;
}

Json json_of(const Change& change) {
  Json out(Json::Object{{"answer", kAnswers[static_cast<std::size_t>(change.answer)]}});
  if (change.answer == Change::Answer::found) {
    out.set("amount", change.amount);
    out.set("smallest", change.smallest);
  }
  return out;
}

Json json_of(const VotersResult& voters) {
  Json::Array by_winners;
  for (const std::int64_t number : voters.by_winners) by_winners.emplace_back(number);
  return Json::Object{{"voters", voters.voters},
                      {"with_winner", voters.with_winner},
                      {"without", voters.without},
                      {"by_winners", std::move(by_winners)}};
}

Json json_of(const Election& election, const RuleComparison& comparison) {
  if (comparison.error) {
    return Json::Object{{"rule", comparison.name},
                        {"error", fmt::format("{}: {}", comparison.error->key, comparison.error->message)}};
  }
  return Json::Object{{"rule", comparison.name},
                      {"winners", ids_of(election, comparison.outcome.winners)},
                      {"shared", static_cast<std::int64_t>(comparison.shared.size())},
                      {"gained", ids_of(election, comparison.gained)},
                      {"lost", ids_of(election, comparison.lost)},
                      {"spent", plain_decimal(comparison.outcome.spent)},
                      {"left", plain_decimal(comparison.outcome.left)},
                      {"decided", comparison.outcome.decided},
                      {"voters", json_of(comparison.voters)}};
}

}  // namespace wiec::tally
