// Ties of a counted edition that wait for a draw.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "commons/site/context.h"
#include "modules/voting/counted_pool.h"

namespace wiec::voting {

// The counted pools of an edition with the ballots of their published files, ready to be counted again; what a count
// before moved between them is taken back. The error is a sentence for the operator.
struct LoadedEdition {
  std::vector<PoolResult> results;  // whole, in the order of the edition's pools
  std::vector<CountedPool> pools;   // beside them
};
std::expected<LoadedEdition, std::string> load_counted(Context&, const editions::Edition&);

struct OpenTie {
  std::string pool;                     // code; empty: among districts of equal turnout
  std::vector<std::string> candidates;  // in the order that the count took for the time being
  std::string base_sha256;              // of the count
};
// The first tie of each pool, then the districts'. A draw of the first may decide others.
std::vector<OpenTie> open_ties(Context&, const editions::Edition&);

// What a draw among districts was made for: all results together.
std::string base_of(const std::vector<PoolResult>&);

}  // namespace wiec::voting
