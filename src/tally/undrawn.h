// What a draw has to put in order: those of a tie that no step of the rule tells apart.
#pragma once
#include <vector>

#include "tally/count.h"

namespace wiec::tally {

// In the order that was used; where the rule's steps part them into groups of equals, the members of all groups. Empty:
// nothing is left to draw.
std::vector<ProjectIndex> undrawn(const Election&, const Rule&, const Inputs&, const Tie&);

}  // namespace wiec::tally
