// Maps of areas over the city's districts, kept as long as no boundary changes; nothing where the city has none.
#pragma once
#include <span>

#include "commons/areas/area.h"
#include "commons/site/page.h"

namespace wiec::areas {

// All open areas. Each is a link while they are few; of many those in `listed` are, and the rest stand behind as one
// pale shape.
void put_map(Html&, Context&, std::span<const Area> listed = {});
void put_map_of(Html&, Context&, const Area&);

}  // namespace wiec::areas
