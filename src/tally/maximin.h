// Maximin support: like Phragmen, but the loads of all winners are shared out anew with each one that joins, so that
// the largest load of a voter is as small as it can be; the project that keeps it smallest goes next.
//
// L. Sanchez-Fernandez, N. Fernandez Garcia, J. A. Fisteus, M. Brill, "The maximin support method: an extension of the
// D'Hondt method to approval-based multiwinner elections", Mathematical Programming 2022; for projects with costs:
// H. Aziz, B. E. Lee, N. Talmon, "Proportionally Representative Participatory Budgeting: Axioms and Algorithms", 2018.
#pragma once
#include <cstdint>
#include <string_view>

namespace wiec::tally {

class RuleFields;
struct Standing;

struct MaximinSupport {
  static constexpr std::string_view name = "maximin_support";

  enum class OverBudget : std::uint8_t {
    stop,  // the first project in line that does not fit ends the count
    skip   // it is left out, and the count goes on
  };
  OverBudget over_budget = OverBudget::stop;
};

void fields(RuleFields&, MaximinSupport&);
void count_family(const MaximinSupport&, Standing&);

}  // namespace wiec::tally
