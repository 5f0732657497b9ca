// The ledger of CSTV: who paid for each winner, and where the rest of the money behind a project went. For cstv.cpp
// only.
#pragma once
#include <optional>
#include <vector>

#include "tally/cstv_weights.h"

namespace wiec::tally {

// A project that left the ballots, as the count found it.
struct CstvLeaving {
  ProjectIndex project = no_project;
  LedgerMove::Why why = LedgerMove::Why::won;
};

// Replays the leavings in whole units of 2^-30 of a minor unit. What lies on a project is rounded down to a unit, and
// what the roundings leave of a winner's cost is put on some of its backers, so that the identities of ledger.h hold
// exactly; what one voter pays is less than a thousandth of a minor unit off its fraction. nullopt: so near to the edge
// that nobody had the rest.
std::optional<Ledger> cstv_ledger(const Standing&, const CstvWeights&, const std::vector<CstvLeaving>&);

}  // namespace wiec::tally
