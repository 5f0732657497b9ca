// One walk from the top of the order with one purse, and the finding of ties that mattered on it. For greedy.cpp only.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "tally/greedy.h"
#include "tally/standing.h"

namespace wiec::tally {

class GreedyPass {
 public:
  struct Purse {
    Greedy::OverBudget over_budget;
    Ratio covered;
    std::int64_t left;
    bool reserve;  // money from outside the budget
  };
  GreedyPass(Standing& standing, Purse purse) : standing_(standing), purse_(purse) {}
  // Runs of equal score, best first.
  void go(std::span<const std::vector<ProjectIndex>> runs);

 private:
  enum class Fit : std::uint8_t { whole, as_last, none, shut_out };
  // What the walk has come to when a run begins.
  struct State {
    std::int64_t left;
    Constraints constraints;
  };
  std::int64_t cost_of(ProjectIndex project) const { return standing_.election.projects[project].cost; }
  Fit fit(ProjectIndex project, const State& state) const;
  bool covers(std::int64_t left, std::int64_t cost) const;
  void meet(ProjectIndex project);
  void win(ProjectIndex project, Reason reason, std::int64_t from_purse);
  // Whether another order of these equals would have changed who wins.
  bool matters(std::span<const ProjectIndex> equals, const State& before) const;
  bool last_matters(std::span<const ProjectIndex> equals, const State& before) const;
  std::vector<std::size_t> equal_from(std::span<const ProjectIndex> run, Tie& tie) const;
  void walk_tie(std::span<const ProjectIndex> run);

  Standing& standing_;
  Purse purse_;
  ProjectIndex stopped_at_ = no_project;
};

}  // namespace wiec::tally
