// Ballots that break the limits that the election states: how many, and in what way.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "base/json.h"
#include "tally/ballot_check.h"
#include "tally/rule.h"

namespace wiec::tally {

struct FaultyBallots {
  std::int64_t voters = 0;  // whose ballot has any fault
  bool counted = true;      // the rule counts them all the same
  // Voters by fault, in the order of the faults; a ballot may have several.
  std::vector<std::pair<BallotFault, std::int64_t>> by_fault;
};
FaultyBallots faulty_ballots(const Election&, const BallotReading&);

Json json_of(
    const FaultyBallots&);  // {"voters": 3, "counted": true, "faults": [{"code": "repeated_mark", "voters": 3}]}

}  // namespace wiec::tally
