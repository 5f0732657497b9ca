// Ballots as weights on projects, by kind of ballot, for cstv_steps.h.
#pragma once
#include <cstdint>
#include <vector>

#include "tally/standing.h"

namespace wiec::tally {

struct CstvWeights {
  struct Weight {
    ProjectIndex project;
    std::int64_t points;  // positive
  };
  struct Backer {
    std::uint32_t kind;
    std::int64_t points;
  };
  std::vector<std::int64_t> voters;          // by kind; 0 = left out
  std::vector<std::vector<Weight>> weights;  // by kind: open projects only
  std::vector<std::vector<Backer>> backers;  // by project
  std::int64_t voters_in_all = 0;            // counted, those with no points too
};

// Takes projects without a point, and those dearer than the budget, out of standing.open first.
CstvWeights weights_of(Standing&);

}  // namespace wiec::tally
