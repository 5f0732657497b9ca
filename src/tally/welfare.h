// Maximal welfare: of all sets of projects that fit, the one with the most utility for the voters together (the
// knapsack problem), found exactly.
//
// N. Talmon, P. Faliszewski, "A Framework for Approval-Based Budgeting Methods", AAAI 2019. The search: G. L.
// Nemhauser, Z. Ullmann, "Discrete Dynamic Programming and Capital Allocation", Management Science 1969, with the bound
// of G. B. Dantzig, 1957. When its bound of work is reached, count() gives an error, never a guess.
#pragma once
#include <cstdint>
#include <string_view>

namespace wiec::tally {

class RuleFields;
struct Standing;

struct MaximalWelfare {
  static constexpr std::string_view name = "maximal_welfare";

  // What a winner is worth: the ballots that name it, its points, or the ballots times its cost (each voter is as glad
  // as the money spent on her projects).
  enum class Utility : std::uint8_t { votes, points, cost };
  Utility utility = Utility::votes;
};

void fields(RuleFields&, MaximalWelfare&);
// Among equally good sets the one wins that holds the project which goes first among all that they differ in.
void count_family(const MaximalWelfare&, Standing&);

}  // namespace wiec::tally
