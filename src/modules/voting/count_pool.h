// Counts one pool and makes what is stored of it: the result with its record, and each project's outcome.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "modules/voting/result.h"
#include "tally/inputs.h"
#include "tally/pb_file.h"
#include "tally/rule.h"

namespace wiec::voting {

struct Counted {
  PoolResult result;                    // pool, edition and file hash are the caller's to fill
  std::vector<ProjectResult> projects;  // beside the election's projects; proposal and pool are the caller's
};

// Pure and slow (milliseconds): never inside a transaction. The error is a sentence for the operator.
std::expected<Counted, std::string> count_pool(const tally::Election&, const tally::Rule&, const tally::Inputs&,
                                               const std::string& ballots_sha256);

// Where a tie decides and the source names winners, the order they imply becomes a recorded draw by "import".
tally::Inputs with_implied_draws(const tally::Election&, const tally::Rule&, tally::Inputs);

}  // namespace wiec::voting
