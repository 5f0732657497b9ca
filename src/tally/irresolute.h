// All sets of winners that ties allow: what the outcome would be had every tie gone any way. For checking that a tie
// changes little, for research, and for telling the public what a draw decides.
#pragma once
#include <cstddef>
#include <cstdint>
#include <expected>
#include <vector>

#include "tally/count.h"

namespace wiec::tally {

struct Outcomes {
  enum class Reach : std::uint8_t {
    all,        // these are all
    more,       // there are more than `limit`; these are some of them
    unfinished  // the bound of work was reached; there are at least these
  };
  std::vector<std::vector<ProjectIndex>> sets;  // each ascending; sets ascending, none twice
  Reach reach = Reach::all;
};

// Whoever stands equal at a step may go first; the list `ties` of the rule and recorded draws decide nothing. Under
// exact equal shares with ADD-OPT and under Equal Shares an order of equals holds for the whole count, as a list would.
// limit > 0. Errors are those of count().
std::expected<Outcomes, CountError> all_outcomes(const Election&, const Rule&, const Inputs&, std::size_t limit);

}  // namespace wiec::tally
