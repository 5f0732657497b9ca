// Who leads the work on needs of a place: the coordinator and the ambassador, where their roles hold.
#pragma once
#include "commons/places/places.h"
#include "commons/site/context.h"

namespace wiec::needs {

bool leads(db::ReadTx&, const Actor&, places::PlaceId);  // none: the whole city
bool coordinates(db::ReadTx&, const Actor&, places::PlaceId);
// The one city of the installation; none while there is no city.
places::PlaceId city_of(db::ReadTx&);
std::vector<places::Place> districts_of(db::ReadTx&);

}  // namespace wiec::needs
