// Areas in words and pictures, for their own pages and for those of other nouns.
#pragma once
#include "commons/areas/area.h"
#include "commons/site/page.h"

namespace wiec::areas {

std::string square_km(Language, std::int64_t m2);  // "1,24 km²"; below a hundredth "840 m²"
std::string names_of(const std::vector<AreaDistrict>&);
void put_area_card(Html& list, Language, const Area&, int heading_level);
// The city's districts with all open areas as links, or with one of them; nothing where the city has no boundaries.
void put_map(Html&, Context&);
void put_map_of(Html&, Context&, const Area&);

}  // namespace wiec::areas
