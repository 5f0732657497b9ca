#include "tally/greedy.h"

#include "tally/greedy_pass.h"
#include "tally/rule_fields.h"
#include "tally/standing.h"
#include "tally/wide.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 4> kScoreBy{"votes", "points", "votes_per_cost", "points_per_cost"};
constexpr std::array<std::string_view, 3> kOverBudget{"skip", "stop", "fund_last"};
constexpr std::array<std::string_view, 2> kDearer{"left_out", "in_its_turn"};
constexpr std::array<std::string_view, 2> kReserve{"none", "next_in_order"};

// Score of a project as a fraction; only per-cost scores have a denominator. A project that costs nothing counts as one
// grosz: it fits anyway, and its place stays defined.
struct Scores {
  const Standing& standing;
  std::span<const std::int64_t> received;
  bool per_cost;

  std::strong_ordering compare(ProjectIndex a, ProjectIndex b) const {
    if (!per_cost) return received[a] <=> received[b];
    const auto cost = [&](ProjectIndex p) { return std::max<Wide>(1, standing.election.projects[p].cost); };
    const Wide left = received[a] * cost(b);
    const Wide right = received[b] * cost(a);
    return left < right   ? std::strong_ordering::less
           : left > right ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
  }
};

Scores scores_of(const Greedy& rule, const Standing& standing) {
  using By = Greedy::ScoreBy;
  const bool by_votes = rule.score_by == By::votes || rule.score_by == By::votes_per_cost;
  const bool per_cost = rule.score_by == By::votes_per_cost || rule.score_by == By::points_per_cost;
  return {standing, by_votes ? standing.received.votes : standing.received.points, per_cost};
}

// Everybody but the withdrawn and excluded has a rank, those below the threshold too.
void rank_all(Standing& standing, const Scores& scores) {
  std::vector<ProjectIndex> order;
  for (std::size_t i = 0; i < standing.outcome.projects.size(); ++i) {
    const Reason& reason = standing.outcome.projects[i].reason;
    if (!std::holds_alternative<Withdrawn>(reason) && !std::holds_alternative<Excluded>(reason)) {
      order.push_back(static_cast<ProjectIndex>(i));
    }
  }
  std::ranges::sort(order, [&](ProjectIndex a, ProjectIndex b) {
    const auto by_score = scores.compare(a, b);
    return by_score == 0 ? standing.ties.place(a) < standing.ties.place(b) : by_score > 0;
  });
  for (std::size_t i = 0; i < order.size(); ++i)
    standing.outcome.projects[order[i]].rank = static_cast<std::uint32_t>(i + 1);
}

// The open projects in order, cut into runs of equal score.
std::vector<std::vector<ProjectIndex>> runs_of(const Standing& standing, const Scores& scores) {
  std::vector<ProjectIndex> order = standing.open;
  std::ranges::sort(order, {}, [&](ProjectIndex i) { return standing.outcome.projects[i].rank; });
  std::vector<std::vector<ProjectIndex>> runs;
  for (const ProjectIndex project : order) {
    if (runs.empty() || scores.compare(runs.back().back(), project) != 0) runs.emplace_back();
    runs.back().push_back(project);
  }
  return runs;
}

// Takes out of the race what costs more than the whole budget, where the rule says so.
void leave_out_dearer(const Greedy& rule, Standing& standing) {
  if (rule.dearer_than_budget != Greedy::Dearer::left_out) return;
  std::erase_if(standing.open, [&](ProjectIndex project) {
    const std::int64_t cost = standing.election.projects[project].cost;
    if (cost <= standing.budget) return false;
    standing.outcome.projects[project].reason = DearerThanBudget{{cost}, {standing.budget}};
    return true;
  });
}
}  // namespace

void fields(RuleFields& f, Greedy& greedy) {
  f.choice("score_by", greedy.score_by, kScoreBy);
  f.choice("over_budget", greedy.over_budget, kOverBudget);
  f.percent("covered_percent", greedy.covered);
  f.choice("dearer_than_budget", greedy.dearer_than_budget, kDearer);
  f.choice("reserve", greedy.reserve, kReserve);
}

void count_family(const Greedy& rule, Standing& standing) {
  const Scores scores = scores_of(rule, standing);
  rank_all(standing, scores);
  leave_out_dearer(rule, standing);
  std::vector<std::vector<ProjectIndex>> runs = runs_of(standing, scores);
  GreedyPass(standing, {rule.over_budget, rule.covered, standing.budget, false}).go(runs);
  if (rule.reserve == Greedy::Reserve::none || standing.reserve == 0) return;
  for (auto& run : runs) {
    std::erase_if(run, [&](ProjectIndex project) { return standing.outcome.projects[project].won; });
  }
  std::erase_if(runs, [](const auto& run) { return run.empty(); });
  GreedyPass(standing, {Greedy::OverBudget::skip, rule.covered, standing.reserve, true}).go(runs);
}

}  // namespace wiec::tally
