// What people do with an area: point it out, change it, close it.
#pragma once
#include "commons/areas/area_store.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"

namespace wiec::areas {

inline constexpr std::int64_t kMostDrawingBytes = 1 << 20;  // of an uploaded border

// Names of the fields: area_name, area_parts (check boxes), area_streets (one a line), area_geojson.
Typed typed_from(const Area&, const std::optional<AreaShape>&);
// The fields above and an uploaded file area_file, which then stands for area_geojson.
Typed typed_from(const http::Form&);

// The fields read into an area, with its land and districts computed; what is wrong with them goes to `faults`: no
// name, pointed out in no way, a street nobody knows (with suggestions), a border that cannot be one or lies outside
// the city.
NewArea read_area(Context&, const Typed&, Faults& faults);

// Whether who asks coordinates one of the districts, or the whole city.
bool coordinates(db::ReadTx&, const Actor&, std::span<const AreaDistrict>);

// Problems of all three: another part of the city is theirs to coordinate (not_allowed).
Result<AreaId> make_area(Context&, const NewArea&);
// Problems: gone (not_found), somebody changed it since `revision` (conflict).
Result<> change_area(Context&, AreaId, const NewArea&, std::int64_t revision);
Result<> turn_area(Context&, AreaId, AreaState);

}  // namespace wiec::areas
