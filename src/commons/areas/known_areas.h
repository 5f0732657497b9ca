// All open areas, read once and kept until one changes: pages ask for them far oftener than that.
#pragma once
#include <map>

#include "commons/areas/area.h"
#include "commons/site/page.h"

namespace wiec::areas {

struct KnownAreas {
  std::vector<Area> all;  // Polish alphabet
  std::map<AreaId, std::size_t> at;
  const Area* find(AreaId) const;  // null: closed, or there is none
};
std::shared_ptr<const KnownAreas> known_areas(Context&);

// The area of that address, a closed one too.
std::optional<Area> area_named(Context&, std::string_view code);

}  // namespace wiec::areas
