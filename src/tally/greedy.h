// Greedy: the projects in order of what they received, from the top, until the money decides. The rule of nearly every
// city; what happens at a project that does not fit is the parameter they differ in.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/money.h"

namespace wiec::tally {

class RuleFields;
struct Standing;

struct Greedy {
  static constexpr std::string_view name = "greedy";

  enum class ScoreBy : std::uint8_t { votes, points, votes_per_cost, points_per_cost };
  enum class OverBudget : std::uint8_t {
    skip,      // leave it out and go on with the next (Krakow, Warszawa, Lodz)
    stop,      // it and all after it lose (Gdynia, Wroclaw)
    fund_last  // it wins as the last one if the money left covers `covered` of its cost, then stop (Poznan, 80 %)
  };
  // A project dearer than the whole budget: out before the count, or met in its turn like any other.
  enum class Dearer : std::uint8_t { left_out, in_its_turn };
  // Money of Inputs::reserve, after the main pass: to those still without money, in order, as far as it reaches.
  enum class Reserve : std::uint8_t { none, next_in_order };

  ScoreBy score_by = ScoreBy::points;  // on approval ballots points are votes
  OverBudget over_budget = OverBudget::skip;
  Ratio covered{80, 100};  // fund_last only
  Dearer dearer_than_budget = Dearer::left_out;
  Reserve reserve = Reserve::none;
};

void fields(RuleFields&, Greedy&);
void count_family(const Greedy&, Standing&);

}  // namespace wiec::tally
