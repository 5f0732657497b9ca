// Where two JSON values differ.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"

namespace wiec::verify {

// Paths with both values: "outcome.winners[3]: stated \"c12\", recomputed \"c7\""; at most `most` of them.
std::vector<std::string> json_differences(const Json& stated, const Json& recomputed, std::size_t most);

}  // namespace wiec::verify
