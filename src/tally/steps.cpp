#include "tally/steps.h"

#include "tally/order_search.h"

namespace wiec::tally {
namespace {
constexpr std::uint64_t kMostWork = 2'000'000'000;      // units of Steps::work()
constexpr std::size_t kMostTied = 10'000'000;           // members of all ties together
constexpr std::size_t kMostSnapshotBytes = 12'000'000;  // of all copies kept
constexpr std::size_t kMostStateBytes = 6'000'000;      // of the states that looking into ties may make

class Walk {
 public:
  Walk(Steps& steps, Standing& standing) : steps_(steps), standing_(standing) {}

  void go() {
    for (auto equals = next(); !equals.empty(); equals = next()) {
      if (equals.size() > 1) meet_tie(equals);
      if (steps_.work() > kMostWork || tied_ > kMostTied) {
        standing_.refusal = CountError{"work", "so many projects, or so many that stand equal, are beyond this rule"};
        return;
      }
      steps_.take(equals.front());
    }
    finish();
  }

 private:
  std::vector<ProjectIndex> next() { return OrderSearch::in_order(steps_, standing_.ties); }

  void meet_tie(const std::vector<ProjectIndex>& equals) {
    Tie tie{equals, {}, false, false};
    tied_ += equals.size();
    for (std::size_t i = 1; i < equals.size(); ++i) {
      const auto step = standing_.ties.decided_by(equals[i - 1], equals[i]);
      if (step && std::ranges::find(tie.decided_by, *step) == tie.decided_by.end()) tie.decided_by.push_back(*step);
    }
    standing_.outcome.ties.push_back(std::move(tie));
    kept_ += steps_.bytes();
    if (kept_ <= kMostSnapshotBytes) snapshots_.push_back(steps_.copy());
  }

  void finish() {
    Outcome& outcome = standing_.outcome;
    outcome.winners = steps_.winners();
    for (const ProjectIndex winner : outcome.winners) outcome.spent += standing_.election.projects[winner].cost;
    // One of them first and the rest by the list tells which ties matter by themselves; only when none does, whether
    // some do together.
    using Among = OrderSearch::Among;
    if (!judge(Among::first, &Tie::decisive, false)) judge(Among::equals, &Tie::decisive, false);
    if (!judge(Among::first, &Tie::undecided, true)) judge(Among::undecided, &Tie::undecided, true);
  }

  // Marks the ties where another in front changes the winners; true when there is one.
  bool judge(OrderSearch::Among among, bool Tie::*mark, bool undecided_only) {
    Outcome& outcome = standing_.outcome;
    std::vector<ProjectIndex> winners = outcome.winners;
    std::ranges::sort(winners);
    const auto same = [&](const std::vector<ProjectIndex>& others) { return others == winners; };
    OrderSearch search(standing_.ties, among, kMostStateBytes);
    bool any = false;
    for (std::size_t i = 0; i < outcome.ties.size(); ++i) {
      std::vector<ProjectIndex> others = outcome.ties[i].projects;
      if (undecided_only) others = OrderSearch::undecided(std::move(others), standing_.ties);
      others.erase(others.begin());
      bool& marked = outcome.ties[i].*mark;
      marked = !others.empty() &&
               (i >= snapshots_.size() || search.walk_from(*snapshots_[i], others, same) != OrderSearch::Ended::whole);
      any = any || marked;
    }
    return any;
  }

  Steps& steps_;
  Standing& standing_;
  std::size_t tied_ = 0;
  std::size_t kept_ = 0;                           // bytes of the copies, and of those that were too much
  std::vector<std::unique_ptr<Steps>> snapshots_;  // where the first ties stood
};
}  // namespace

Meetings::Met Meetings::meet(ProjectIndex project) {
  const std::int64_t cost = cost_of(project);
  if (outcome_) outcome_->projects[project].rank = ++met_;
  if (auto against = constraints_.against(project)) {
    lose(project, std::move(*against));
    return Met::shut_out;
  }
  if (cost > left_) {
    lose(project, NoMoney{{cost}, {left_}});
    return Met::no_money;
  }
  left_ -= cost;
  constraints_.take(project);
  winners_.push_back(project);
  if (outcome_) {
    outcome_->projects[project].won = true;
    outcome_->projects[project].reason = Won{{left_}};
  }
  return Met::won;
}

void Meetings::lose(ProjectIndex project, Reason reason) {
  if (outcome_) outcome_->projects[project].reason = std::move(reason);
}

void walk_steps(Steps& steps, Standing& standing) { Walk(steps, standing).go(); }

void leave_out_hopeless(Standing& standing, const std::vector<std::int64_t>& backers) {
  std::erase_if(standing.open, [&](ProjectIndex project) {
    const std::int64_t cost = standing.election.projects[project].cost;
    Reason& reason = standing.outcome.projects[project].reason;
    if (cost > standing.budget)
      reason = DearerThanBudget{{cost}, {standing.budget}};
    else if (backers[project] <= 0)
      reason = NoSupport{};
    return cost > standing.budget || backers[project] <= 0;
  });
}

void rank_rest(Standing& standing) {
  std::vector<ProjectIndex> rest;
  std::uint32_t met = 0;
  for (std::size_t i = 0; i < standing.outcome.projects.size(); ++i) {
    const ProjectOutcome& project = standing.outcome.projects[i];
    met = std::max(met, project.rank);
    const bool out =
        std::holds_alternative<Withdrawn>(project.reason) || std::holds_alternative<Excluded>(project.reason);
    if (project.rank == 0 && !out) rest.push_back(static_cast<ProjectIndex>(i));
  }
  std::ranges::sort(rest, [&](ProjectIndex a, ProjectIndex b) {
    const std::int64_t of_a = standing.received.votes[a], of_b = standing.received.votes[b];
    return of_a == of_b ? standing.ties.place(a) < standing.ties.place(b) : of_a > of_b;
  });
  for (const ProjectIndex project : rest) standing.outcome.projects[project].rank = ++met;
}

}  // namespace wiec::tally
