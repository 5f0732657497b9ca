// Exact equal shares: each voter has budget / voters; a project is bought by a group of its supporters who all pay
// exactly cost / size of the group; the best value for money goes first. ADD-OPT raises the shares again and again by
// the least amount that changes who pays for what, so that no outcome between is missed and no step is wasted.
//
// S. Kraiczy, E. Elkind, "An Adaptive and Verifiably Proportional Method for Participatory Budgeting", WINE 2023;
// S. Kraiczy, I. Robinson, E. Elkind, "Streamlining Equal Shares", 2025 (arXiv 2502.11797).
#pragma once
#include <cstdint>
#include <string_view>

namespace wiec::tally {

class RuleFields;
struct Standing;

struct ExactEqualShares {
  static constexpr std::string_view name = "exact_equal_shares";

  enum class Utility : std::uint8_t { cost, cardinality };  // of a winner to each of its supporters: its cost, or 1
  enum class Completion : std::uint8_t {
    none,
    add_opt  // as long as the winners fit the budget; the last outcome that does is the result
  };
  Utility utility = Utility::cost;
  Completion completion = Completion::none;
  bool stop_when_exhaustive = false;  // add_opt ends at the first outcome to which no project can be added
};

void fields(RuleFields&, ExactEqualShares&);
void count_family(const ExactEqualShares&, Standing&);

}  // namespace wiec::tally
