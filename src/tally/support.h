// Who supports what, turned from ballots to projects, for rules that share out loads or money among supporters. For
// families only.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "tally/election.h"

namespace wiec::tally {

struct BallotReading;

// A mark is support, once per ballot whatever the reading of repeated marks: somebody backs a project or does not.
struct Support {
  std::vector<std::uint32_t> voters;   // by kind of ballot; 0 = left out as outside the limits
  std::vector<std::uint32_t> offsets;  // by project, and one more
  std::vector<std::uint32_t> kinds;    // kinds of ballot that back project p: [offsets[p], offsets[p + 1]), ascending
  std::vector<std::int64_t> backers;   // voters by project
  std::int64_t voters_in_all = 0;      // counted

  std::span<const std::uint32_t> kinds_of(ProjectIndex project) const {
    return {kinds.data() + offsets[project], offsets[project + 1] - offsets[project]};
  }
};

Support support_of(const Election&, const BallotReading&);

}  // namespace wiec::tally
