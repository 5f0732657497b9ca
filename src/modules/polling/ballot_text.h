// The text of a cast ballot: canonical JSON (RFC 8785), equal for equal choices, with nothing of the voter in it.
//   {"pools":[{"marks":["0c9b2k...","..."],"pool":"ogolnomiejska"},{"marks":[...],"points":[3,2],"pool":"..."}]}
// Pools and projects by the codes of their addresses; marks in the order of preference, or of the list.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/polling/pool_ballot.h"

namespace wiec::polling {

struct CastPool {
  std::string pool;
  std::vector<std::string> marks;
  std::vector<std::int64_t> points;  // cumulative and scoring
};
std::string ballot_text(const std::vector<CastPool>&);
std::optional<std::vector<CastPool>> ballot_from_text(std::string_view);
CastPool cast_pool(const PoolBallot&, const Marks&);

}  // namespace wiec::polling
