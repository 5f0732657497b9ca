// Areas in words, for their own pages and for those of other nouns.
#pragma once
#include "commons/areas/area.h"
#include "commons/site/page.h"

namespace wiec::areas {

std::string square_km(Language, std::int64_t m2);  // "1,24 km²"; below a hundredth "840 m²"
std::string names_of(const std::vector<AreaDistrict>&);
void put_area_card(Html& list, Language, const Area&, int heading_level);

}  // namespace wiec::areas
