#include "tally/cstv.h"

#include "tally/ballot_check.h"
#include "tally/cstv_numbers.h"
#include "tally/cstv_steps.h"
#include "tally/rule_fields.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 2> kChooseBy{"excess", "support_per_cost"};
constexpr std::array<std::string_view, 2> kNoWinner{"eliminate", "transfer"};
constexpr std::array<std::string_view, 3> kCompletion{"none", "reverse_elimination", "by_support"};
constexpr unsigned kFewBits = 128, kManyBits = 4096;
constexpr std::size_t kExactBits = 100'000'000, kMostBits = 200'000;  // of all ballots' money together, of one

std::int64_t points_at(const Election& election, std::size_t kind, std::size_t place) {
  if (has_points(election.vote_type)) return election.ballots.points_of(kind)[place];
  if (election.vote_type != VoteType::ordinal) return 1;
  return place < election.points_by_place.size() ? election.points_by_place[place] : 0;
}

// A project marked twice on one ballot counts by its better mark.
std::map<ProjectIndex, std::int64_t> points_of(const Election& election, std::size_t kind) {
  std::map<ProjectIndex, std::int64_t> out;
  const auto marks = election.ballots.marks_of(kind);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    std::int64_t& points = out[marks[i]];
    points = std::max(points, points_at(election, kind, i));
  }
  return out;
}

// Counts once with these numbers; false when they could not decide.
template <class Numbers>
bool try_count(const Cstv& rule, Standing& standing, const CstvWeights& weights, Numbers numbers) {
  Standing trial = standing;
  bool unsure = false;
  CstvSteps<Numbers> steps(rule, trial, weights, numbers, unsure);
  steps.report_to(&trial.outcome);
  walk_steps(steps, trial);
  if (unsure) return false;
  standing.outcome = std::move(trial.outcome);
  standing.refusal = std::move(trial.refusal);
  if (standing.with_ledger && !standing.refusal)
    standing.outcome.ledger = cstv_ledger(standing, weights, steps.leavings());
  return true;
}
}  // namespace

CstvWeights weights_of(Standing& standing) {
  const Election& election = standing.election;
  CstvWeights out;
  std::vector<std::int64_t> received(election.projects.size(), 0);
  const bool check = standing.rule.ballots.outside_limits == BallotReading::OutsideLimits::left_out;
  for (std::size_t kind = 0; kind < election.ballots.size(); ++kind) {
    const bool valid =
        !check || check_ballot(election, election.ballots.marks_of(kind), election.ballots.points_of(kind)).empty();
    out.voters.push_back(valid ? election.ballots.counts[kind] : 0);
    out.voters_in_all += out.voters.back();
    auto& weights = out.weights.emplace_back();
    if (!valid) continue;
    for (const auto& [project, points] : points_of(election, kind)) {
      if (points > 0) weights.push_back({project, points});
      received[project] += std::max<std::int64_t>(0, points);
    }
  }
  leave_out_hopeless(standing, received);
  std::vector<bool> open(election.projects.size(), false);
  for (const ProjectIndex project : standing.open) open[project] = true;
  out.backers.resize(election.projects.size());
  for (std::uint32_t kind = 0; kind < out.weights.size(); ++kind) {
    std::erase_if(out.weights[kind], [&](const CstvWeights::Weight& weight) { return !open[weight.project]; });
    for (const auto& weight : out.weights[kind]) out.backers[weight.project].push_back({kind, weight.points});
  }
  return out;
}

void fields(RuleFields& f, Cstv& rule) {
  f.choice("choose_by", rule.choose_by, kChooseBy);
  f.choice("no_winner", rule.no_winner, kNoWinner);
  f.choice("completion", rule.completion, kCompletion);
}

void count_family(const Cstv& rule, Standing& standing) {
  const CstvWeights weights = weights_of(standing);
  const ExactNumbers exact{std::min(kMostBits, kExactBits / (weights.voters.size() + 1))};
  if (!try_count(rule, standing, weights, BoundedNumbers{kFewBits}) && !try_count(rule, standing, weights, exact) &&
      !try_count(rule, standing, weights, BoundedNumbers{kManyBits})) {
    standing.refusal = CountError{"work", "some projects stand too near each other for this rule's numbers"};
    return;
  }
  rank_rest(standing);
}

}  // namespace wiec::tally
