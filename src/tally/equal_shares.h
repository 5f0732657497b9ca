// Method of Equal Shares: the budget is shared out equally among the voters, and a project wins when its supporters can
// pay for it; first always the one that costs a supporter least per unit of what it is worth to him.
//
// In each round every supporter of a project pays min(what he has left, price x what it is worth to him), and the
// project with the lowest price at which its cost is covered wins. Sources: Peters and Skowron, "Proportionality and
// the Limits of Welfarism" (2020); Peters, Pierczynski and Skowron, "Proportional Participatory Budgeting with Additive
// Utilities" (2021); completions, comparison step and ties: equalshares.net (implementation). Towns that use it differ
// in the parameters below and come to other winners by them, so all of them are written out.
//
// A project named twice on a ballot is supported once, by its better mark. One that costs nothing and has a supporter
// wins first. Every comparison is exact; how: equal_shares_run.h. Ties go by the rule's list; each tie met on the way
// says whether another choice there, all else equal, would have changed the winners.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/money.h"

namespace wiec::tally {

class RuleFields;
struct Standing;

struct EqualShares {
  static constexpr std::string_view name = "equal_shares";

  // What a project is worth to a supporter: its cost, 1, or the points he gave it (ordinal ballots: by place).
  enum class Utility : std::uint8_t { cost, cardinality, points };
  // The share of a voter at the start: budget / voters exactly, or that rounded down to whole `unit`s.
  enum class Start : std::uint8_t { exact, whole };
  // What follows while money is left: nothing; or shares raised by one unit again and again, beyond the money there is,
  // and the last outcome that the budget still covers taken. add1u adds utilitarian_completion, add1e
  // stop_when_exhaustive.
  enum class Completion : std::uint8_t { none, add1, add1u, add1e };
  // The plain greedy outcome by votes takes its place when more voters are better off with that, measured by the number
  // of winners they voted for, by the cost of these, or by whether there is one.
  enum class Compare : std::uint8_t { none, projects, cost, covered };
  enum class Dearer : std::uint8_t { left_out, in_its_turn };  // a project that costs more than the whole budget

  Utility utility = Utility::cost;
  Start start = Start::exact;
  Completion completion = Completion::none;
  std::int64_t unit = 100;              // minor units, at least 1: of start whole and of the steps of add1
  bool stop_when_exhaustive = false;    // add1 stops at the first outcome to which no project can be added
  bool utilitarian_completion = false;  // at the end what is left goes to the others, by votes from the top
  Compare comparison = Compare::none;
  bool comparison_counts_zeros = true;   // voters with nothing in one of the two outcomes are counted too
  std::int64_t eligibility_budgets = 0;  // k: only with votes / voters >= cost / (k x budget); 0 = no such bound
  Dearer dearer_than_budget = Dearer::left_out;
};

void fields(RuleFields&, EqualShares&);
void count_family(const EqualShares&, Standing&);

}  // namespace wiec::tally
