// Cumulative support with transfers (CSTV): every voter's points are her equal share of the budget, laid on the
// projects in proportion. A project with its whole cost behind it can win; what it does not need, and what lay on a
// project that is given up, goes to the other projects of the same ballot in proportion to their points. Money of a
// ballot with no other project is lost.
//
// P. Skowron, A. Slinko, S. Szufa, N. Talmon, "Participatory Budgeting with Cumulative Votes", 2020 (arXiv 2009.02690).
// EWT = excess, eliminate, reverse_elimination; EWTC the same with support_per_cost; MT = excess, transfer, by_support;
// MTC the same with support_per_cost. GE and GSC are the two values of choose_by.
//
// Exact fractions here double in length with each winner. So the count works on bounds of 128 binary places, and where
// these leave a comparison open, again with exact fractions or with 4096 places; if that is not enough, it is refused.
#pragma once
#include <cstdint>
#include <string_view>

namespace wiec::tally {

class RuleFields;
struct Standing;

struct Cstv {
  static constexpr std::string_view name = "cstv";

  enum class ChooseBy : std::uint8_t { excess, support_per_cost };  // support - cost (GE), support / cost (GSC)
  enum class NoWinner : std::uint8_t {
    eliminate,  // the last one by choose_by is given up
    transfer    // the first one whose supporters hold its cost is lifted to it: each adds in proportion, as far as she
                // can
  };
  enum class Completion : std::uint8_t {
    none,
    reverse_elimination,  // the given up ones, the last first, as they fit into what is left
    by_support            // the given up ones by choose_by, as they fit
  };
  ChooseBy choose_by = ChooseBy::excess;
  NoWinner no_winner = NoWinner::eliminate;
  Completion completion = Completion::reverse_elimination;
};

void fields(RuleFields&, Cstv&);
void count_family(const Cstv&, Standing&);

}  // namespace wiec::tally
