// An edition with everything that is law about it, as canonical JSON: what edition_version keeps and people compare.
#pragma once
#include <expected>
#include <string>

#include "base/json.h"
#include "modules/editions/edition.h"

namespace wiec::editions {

Json to_json(const Edition&);
// Id, version, picture and city are not in it and stay as they are in `edition`. Snapshots of the first versions lack
// names and ids of pools: those stay empty.
std::expected<void, std::string> read_snapshot(const Json&, Edition& edition);

}  // namespace wiec::editions
