#include "tally/equal_shares_ballots.h"

#include "tally/ballot_check.h"
#include "tally/wide.h"

namespace wiec::tally {
namespace {
constexpr std::int64_t kMostWorth = std::int64_t{1} << 60;  // voters x weight: every sum of weights stays below it
}  // namespace

SharesBallots::SharesBallots(const EqualShares& rule, const Standing& standing)
    : counts(standing.election.ballots.counts), weighted(rule.utility == EqualShares::Utility::points) {
  const Election& election = standing.election;
  open_.assign(election.projects.size(), false);
  for (const ProjectIndex project : standing.open) open_[project] = true;
  seen_.assign(election.projects.size(), 0);
  wants.reserve(election.ballots.marks.size());
  offsets.reserve(counts.size() + 1);
  offsets.push_back(0);
  for (std::size_t group = 0; group < counts.size(); ++group) {
    read_group(standing, group);
    offsets.push_back(wants.size());
    voters += counts[group];
  }
  for (const Project& project : election.projects) {
    costs.push_back(project.cost);
    units.push_back(rule.utility == EqualShares::Utility::cost ? std::max<std::int64_t>(1, project.cost) : 1);
  }
  turn();
}

void SharesBallots::read_group(const Standing& standing, std::size_t group) {
  const Election& election = standing.election;
  const auto marks = election.ballots.marks_of(group);
  const auto points = election.ballots.points_of(group);
  const bool check = standing.rule.ballots.outside_limits == BallotReading::OutsideLimits::left_out;
  if (check && !check_ballot(election, marks, points).empty()) {
    counts[group] = 0;
    return;
  }
  const bool ordinal = election.vote_type == VoteType::ordinal;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    std::int64_t weight = 1;
    if (weighted && ordinal) weight = i < election.points_by_place.size() ? election.points_by_place[i] : 0;
    if (weighted && !points.empty()) weight = points[i];
    if (weight > 0) want(marks[i], weight);
  }
  const bool others = weighted && election.vote_type == VoteType::scoring && election.default_score > 0;
  if (!others) return;
  for (const ProjectIndex project : standing.open) {
    if (std::ranges::find(marks, project) == marks.end()) want(project, election.default_score);
  }
}

void SharesBallots::want(ProjectIndex project, std::int64_t weight) {
  if (!open_[project]) return;
  if (seen_[project] > offsets.back()) {
    if (weighted) weights[seen_[project] - 1] = std::max(weights[seen_[project] - 1], weight);
    return;
  }
  wants.push_back(project);
  if (weighted) weights.push_back(weight);
  seen_[project] = wants.size();
}

// From kinds of ballots to projects.
void SharesBallots::turn() {
  const std::size_t projects = costs.size();
  starts.assign(projects + 1, 0);
  votes.assign(projects, 0);
  worth.assign(projects, 0);
  heaviest.assign(projects, 1);
  for (const ProjectIndex project : wants) ++starts[project + 1];
  for (std::size_t i = 0; i < projects; ++i) starts[i + 1] += starts[i];
  supporters.resize(wants.size());
  if (weighted) supporter_weights.resize(wants.size());
  std::vector<std::uint64_t> next(starts.begin(), starts.end() - 1);
  Wide sum = 0;
  for (std::size_t group = 0; group < counts.size(); ++group) {
    for (std::uint64_t i = offsets[group]; i < offsets[group + 1]; ++i) {
      const ProjectIndex project = wants[i];
      const std::int64_t weight = weighted ? weights[i] : 1;
      sum += static_cast<Wide>(weight) * counts[group];
      if (sum > kMostWorth) {
        refusal = "the points given to all projects together are beyond 2^60";
        return;
      }
      votes[project] += counts[group];
      worth[project] += weight * counts[group];
      heaviest[project] = std::max(heaviest[project], weight);
      if (weighted) supporter_weights[next[project]] = weight;
      supporters[next[project]++] = static_cast<std::uint32_t>(group);
    }
  }
  for (std::size_t i = 0; i < projects; ++i) {
    if (votes[i] > 0) wanted.push_back(static_cast<ProjectIndex>(i));
  }
}

}  // namespace wiec::tally
