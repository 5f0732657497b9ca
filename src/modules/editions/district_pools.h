// The districts of an edition's city as pools to be, as far as the city is known here.
#pragma once
#include <vector>

#include "modules/editions/edition.h"
#include "platform/db/db.h"

namespace wiec::editions {

// Districts that have no pool yet: of the city's map (commons/places), with their residents; without a map those of the
// territorial register (dzielnice of TERC; its delegatury are no districts of a budget). Empty: nothing is known.
std::vector<Pool> missing_districts(db::ReadTx&, const Edition&);
bool knows_districts(db::ReadTx&, const Edition&);

// Pools of districts find their place on the map by name, and their residents where nobody typed them.
void find_places(db::ReadTx&, Edition&);

}  // namespace wiec::editions
