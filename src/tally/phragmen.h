// Sequential Phragmen: every voter's purse fills at the same pace, and as soon as the supporters of a project together
// hold its cost they buy it and start again from nothing.
//
// E. Phragmen, "Sur une methode nouvelle pour realiser, dans les elections, la representation proportionnelle des
// partis", 1894; for projects with costs: M. Brill, S. Forster, M. Lackner, J. Maly, J. Peters, "Proportionality in
// Approval-Based Participatory Budgeting", AAAI 2023, and M. Los, Z. Christoff, D. Grossi, "Proportional Budget
// Allocations: Towards a Systematization", IJCAI 2022.
#pragma once
#include <cstdint>
#include <string_view>

namespace wiec::tally {

class RuleFields;
struct Standing;

struct Phragmen {
  static constexpr std::string_view name = "phragmen";

  enum class OverBudget : std::uint8_t {
    stop,  // the first project that could be bought but does not fit ends the count (the papers)
    skip   // it is left out, nobody pays, and the purses go on filling
  };
  OverBudget over_budget = OverBudget::stop;
};

void fields(RuleFields&, Phragmen&);
void count_family(const Phragmen&, Standing&);

}  // namespace wiec::tally
