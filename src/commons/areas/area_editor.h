// The form fields by which an area is pointed out, in four equal ways: parts ticked on a list, streets by name, corners
// set on a map (by keys, buttons or pointer; web/scripts/area_editor.js), GeoJSON pasted or uploaded. Without a script
// the map is not shown and the other ways work. The form around it must be multipart; edit_area.h reads it.
#pragma once
#include "commons/places/places.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"

namespace wiec::areas {

void put_area_editor(Html& form, Context&, const Typed&, const Errors&);

// The map alone, on which points are set the same ways; the text area with that id ("f-points") holds the truth, one
// "latitude, longitude" on each line, and is filled by hand where there is no script. Nothing where there is no map.
void put_point_editor(Html& form, Context&, places::PlaceId city, std::string_view field_id);

}  // namespace wiec::areas
