#include "tally/ballot_check.h"
#include "tally/explain.h"

namespace wiec::tally {
namespace {
constexpr std::int64_t kMostTimesTheBallots = 64;
// Everything smaller is tried up to so many amounts; a cost in grosze has millions.
constexpr std::int64_t kMostTried = 1000;

// The ballots that count, each kind as it is, so that a ballot added for the search need not keep the limits.
Ballots valid_ballots(const Election& election) {
  Ballots out;
  const Ballots& all = election.ballots;
  for (std::size_t group = 0; group < all.size(); ++group) {
    const auto marks = all.marks_of(group);
    const auto points = all.points_of(group);
    if (!check_ballot(election, marks, points).empty()) continue;
    out.marks.insert(out.marks.end(), marks.begin(), marks.end());
    out.points.insert(out.points.end(), points.begin(), points.end());
    out.offsets.push_back(static_cast<std::uint32_t>(out.marks.size()));
    out.counts.push_back(all.counts[group]);
    out.voters += all.counts[group];
  }
  return out;
}

// What a ballot that wants only one project can give it.
std::int64_t most_points(const Election& election) {
  const Limits& limits = election.limits;
  if (limits.max_points || limits.max_sum_points) {
    return std::min(limits.max_points.value_or(largest_points), limits.max_sum_points.value_or(largest_points));
  }
  std::int64_t most = 1;
  for (const std::int64_t points : election.ballots.points) most = std::max(most, points);
  return most;
}

// The election with one thing changed, counted again and again.
class Replay {
 public:
  Replay(const Election& election, const Rule& rule, const Inputs& inputs, ProjectIndex project, Effort& effort)
      : election_(election), rule_(rule), inputs_(inputs), project_(project), effort_(effort) {
    if (rule.ballots.outside_limits == BallotReading::OutsideLimits::left_out) {
      election_.ballots = valid_ballots(election);
      rule_.ballots.outside_limits = BallotReading::OutsideLimits::counted;
    }
  }

  // An empty kind of ballot for the project alone, to be given voters.
  void prepare_voters() {
    Ballots& ballots = election_.ballots;
    ballots.marks.push_back(project_);
    if (has_points(election_.vote_type)) ballots.points.push_back(most_points(election_));
    ballots.offsets.push_back(static_cast<std::uint32_t>(ballots.marks.size()));
    ballots.counts.push_back(0);
  }
  void set_voters(std::int64_t voters) {
    Ballots& ballots = election_.ballots;
    ballots.voters += static_cast<std::uint64_t>(voters) - ballots.counts.back();
    ballots.counts.back() = static_cast<std::uint32_t>(voters);
  }
  void set_cost(std::int64_t cost) { election_.projects[project_].cost = cost; }

  // nullopt: the effort is exhausted, or the count refuses.
  std::optional<bool> wins() {
    if (!effort_.take()) return std::nullopt;
    const auto outcome = count(election_, rule_, inputs_);
    if (!outcome) return std::nullopt;
    return outcome->projects[project_].won;
  }

 private:
  Election election_;
  Rule rule_;
  const Inputs& inputs_;
  ProjectIndex project_;
  Effort& effort_;
};

// Searches 1..most for an amount that wins while one less does not. wins(amount) as Replay::wins.
template <class Wins>
Change search(std::int64_t most, bool monotone, Wins&& wins) {
  using enum Change::Answer;
  std::int64_t loses = 0, tried = 1;
  for (;; tried = std::min(most, tried * 2)) {
    const std::optional<bool> won = wins(tried);
    if (!won) return {};
    if (*won) break;
    if (tried == most) return {monotone ? impossible : not_found, 0, monotone};
    loses = tried;
  }
  std::int64_t enough = tried;
  while (enough - loses > 1) {
    const std::int64_t middle = loses + (enough - loses) / 2;
    const std::optional<bool> won = wins(middle);
    if (!won) return {found, enough, false};
    (*won ? enough : loses) = middle;
  }
  Change out{found, enough, monotone};
  if (monotone || enough > kMostTried) return out;
  for (std::int64_t amount = 1; amount + 1 < enough; ++amount) {
    const std::optional<bool> won = wins(amount);
    if (!won) return out;
    if (*won) return {found, amount, true};
  }
  out.smallest = true;
  return out;
}

// Under greedy, what others receive does not change with it, so the project only moves up an order that stays, and
// meets no less money and no more limits there. A threshold in percent of the ballots, or a score for not being marked,
// would move others too.
bool votes_never_hurt(const Election& election, const Rule& rule) {
  return std::holds_alternative<Greedy>(rule.family) && rule.threshold.of_ballots.num == 0 &&
         election.default_score == 0;
}

// Under greedy, a lower cost moves the project up (per cost, cheaper first) or leaves it where it is, and it fits where
// a dearer one fits; but for a tie that goes to the dearer.
bool cutting_never_hurts(const Rule& rule) {
  return std::holds_alternative<Greedy>(rule.family) &&
         std::ranges::find(rule.ties, TieStep::dearer) == rule.ties.end();
}

std::optional<Change> settled(const Outcome& outcome, ProjectIndex project) {
  const ProjectOutcome& out = outcome.projects[project];
  if (out.won) return Change{Change::Answer::wins_already, 0, true};
  const bool out_of_race =
      std::holds_alternative<Withdrawn>(out.reason) || std::holds_alternative<Excluded>(out.reason);
  if (out_of_race) return Change{Change::Answer::impossible, 0, true};
  return std::nullopt;
}
}  // namespace

bool Effort::take() {
  if (recounts == 0 || (over && over())) {
    recounts = 0;
    return false;
  }
  --recounts;
  return true;
}

Change votes_to_add(const Election& election, const Rule& rule, const Inputs& inputs, const Outcome& outcome,
                    ProjectIndex project, Effort& effort) {
  if (const auto known = settled(outcome, project)) return *known;
  const bool monotone = votes_never_hurt(election, rule);
  std::int64_t most = kMostTimesTheBallots * (outcome.ballots + 1);
  // So many first places and it stands above all others, whatever a place gives.
  for (const ProjectOutcome& other : outcome.projects) most = std::max({most, other.votes + 1, other.points + 1});
  most = std::min<std::int64_t>(most, std::numeric_limits<std::uint32_t>::max() / 2);
  Replay replay(election, rule, inputs, project, effort);
  replay.prepare_voters();
  return search(most, monotone, [&](std::int64_t voters) {
    replay.set_voters(voters);
    return replay.wins();
  });
}

Change cost_to_cut(const Election& election, const Rule& rule, const Inputs& inputs, const Outcome& outcome,
                   ProjectIndex project, Effort& effort) {
  if (const auto known = settled(outcome, project)) return *known;
  const std::int64_t cost = election.projects[project].cost;
  const bool monotone = cutting_never_hurts(rule);
  if (cost <= 1) return {Change::Answer::impossible, 0, true};
  Replay replay(election, rule, inputs, project, effort);
  return search(cost - 1, monotone, [&](std::int64_t cut) {
    replay.set_cost(cost - cut);
    return replay.wins();
  });
}

}  // namespace wiec::tally
