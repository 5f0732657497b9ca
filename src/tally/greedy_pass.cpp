#include "tally/greedy_pass.h"

#include "tally/wide.h"

namespace wiec::tally {

bool GreedyPass::covers(std::int64_t left, std::int64_t cost) const {
  return static_cast<Wide>(left) * purse_.covered.den >= static_cast<Wide>(cost) * purse_.covered.num;
}

GreedyPass::Fit GreedyPass::fit(ProjectIndex project, const State& state) const {
  if (state.constraints.against(project)) return Fit::shut_out;
  if (cost_of(project) <= state.left) return Fit::whole;
  const bool as_last = purse_.over_budget == Greedy::OverBudget::fund_last && covers(state.left, cost_of(project));
  return as_last ? Fit::as_last : Fit::none;
}

void GreedyPass::win(ProjectIndex project, Reason reason, std::int64_t from_purse) {
  Outcome& outcome = standing_.outcome;
  outcome.projects[project].won = true;
  outcome.projects[project].reason = std::move(reason);
  outcome.winners.push_back(project);
  outcome.spent += cost_of(project);
  outcome.from_outside += purse_.reserve ? cost_of(project) : cost_of(project) - from_purse;
  purse_.left -= from_purse;
  standing_.constraints.take(project);
}

void GreedyPass::meet(ProjectIndex project) {
  Reason& reason = standing_.outcome.projects[project].reason;
  if (stopped_at_ != no_project) {
    reason = Stopped{{stopped_at_}};
    return;
  }
  if (auto against = standing_.constraints.against(project)) {
    reason = std::move(*against);
    return;
  }
  const std::int64_t cost = cost_of(project);
  const std::int64_t left = purse_.left;
  if (cost <= left) {
    if (purse_.reserve) return win(project, WonFromReserve{{left - cost}}, cost);
    return win(project, Won{{left - cost}}, cost);
  }
  if (!purse_.reserve) reason = NoMoney{{cost}, {left}};
  if (purse_.over_budget == Greedy::OverBudget::skip) return;
  stopped_at_ = project;
  if (purse_.over_budget == Greedy::OverBudget::fund_last && covers(left, cost)) {
    win(project, WonAsLast{{left}, {cost - left}}, left);
  }
}

// The last project is only partly paid, so who is last can decide even when all of them win.
bool GreedyPass::last_matters(std::span<const ProjectIndex> equals, const State& before) const {
  std::int64_t sum = 0;
  bool partly = false;
  for (const ProjectIndex project : equals) {
    sum += cost_of(project);
    partly = partly || std::holds_alternative<WonAsLast>(standing_.outcome.projects[project].reason);
  }
  if (!partly) return false;
  return std::ranges::any_of(equals, [&](ProjectIndex last) {
    const std::int64_t left = before.left - (sum - cost_of(last));
    return left < 0 || !covers(left, cost_of(last));
  });
}

// Put first, each of them meets the purse as it stood before. If one that could have won so has lost, the order
// mattered; if none has, all that could win have won, in any order. Where the walk stops, one that cannot win stops it
// when first.
bool GreedyPass::matters(std::span<const ProjectIndex> equals, const State& before) const {
  bool winner = false, stopper = false;
  for (const ProjectIndex project : equals) {
    const bool won = standing_.outcome.projects[project].won;
    const Fit alone = fit(project, before);
    if (!won && (alone == Fit::whole || alone == Fit::as_last)) return true;
    winner = winner || won;
    stopper = stopper || alone == Fit::none;
  }
  if (purse_.over_budget == Greedy::OverBudget::skip) return false;
  return (winner && stopper) || last_matters(equals, before);
}

// The first members of groups that no step of the rule tells apart; the run itself is the group from 0.
std::vector<std::size_t> GreedyPass::equal_from(std::span<const ProjectIndex> run, Tie& tie) const {
  std::vector<std::size_t> begins{0};
  for (std::size_t i = 1; i < run.size(); ++i) {
    const auto step = standing_.ties.decided_by(run[i - 1], run[i]);
    if (!step) continue;
    begins.push_back(i);
    if (std::ranges::find(tie.decided_by, *step) == tie.decided_by.end()) tie.decided_by.push_back(*step);
  }
  begins.push_back(run.size());
  return begins;
}

void GreedyPass::walk_tie(std::span<const ProjectIndex> run) {
  Tie tie{{run.begin(), run.end()}, {}, false, false};
  const State start{purse_.left, standing_.constraints};
  const std::vector<std::size_t> begins = equal_from(run, tie);
  for (std::size_t g = 0; g + 1 < begins.size(); ++g) {
    const auto equals = run.subspan(begins[g], begins[g + 1] - begins[g]);
    std::optional<State> before;
    if (equals.size() > 1 && stopped_at_ == no_project) before = State{purse_.left, standing_.constraints};
    for (const ProjectIndex project : equals) meet(project);
    if (before) tie.undecided = tie.undecided || matters(equals, *before);
  }
  tie.decisive = matters(run, start);
  standing_.outcome.ties.push_back(std::move(tie));
}

void GreedyPass::go(std::span<const std::vector<ProjectIndex>> runs) {
  for (const auto& run : runs) {
    if (run.size() > 1 && stopped_at_ == no_project) {
      walk_tie(run);
    } else {
      for (const ProjectIndex project : run) meet(project);
    }
  }
}

}  // namespace wiec::tally
