// A point as people copy it from a map.
#pragma once
#include <optional>
#include <string_view>

#include "commons/places/geometry.h"

namespace wiec::places {

// "50.0614, 19.9366": latitude first, as maps on telephones copy it; a comma, a semicolon or a space between. Nothing
// else, and nothing outside Poland: the two swapped lie elsewhere.
std::optional<Point> point_from(std::string_view typed);

}  // namespace wiec::places
