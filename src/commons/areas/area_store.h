// All SQL of areas.
#pragma once
#include <set>

#include "commons/areas/area.h"
#include "commons/places/polygon_check.h"
#include "platform/html/field.h"

namespace wiec::areas {

std::optional<Area> find_area(db::ReadTx&, AreaId);
std::optional<Area> find_area(db::ReadTx&, std::string_view code);  // of its address

struct AreaFilter {
  bool closed_too = false;
  places::PlaceId district;  // none: all
};
// Polish alphabet, with parts, streets and districts.
std::vector<Area> list_areas(db::ReadTx&, const AreaFilter& = {});
std::vector<Area> open_themes(db::ReadTx&);  // Polish alphabet; areas never list them
std::set<places::PlaceId> theme_places(db::ReadTx&);
std::int64_t count_areas(db::ReadTx&);  // open ones

// Open areas whose land holds the point, the smallest first. They may overlap.
std::vector<Area> areas_at(db::ReadTx&, places::Point);
// Open areas that a street belongs to: by its name, or because it lies in a district that is a part of the area.
// `street` as people type it; `districts`: where it lies.
std::vector<Area> areas_on_street(db::ReadTx&, std::string_view street, std::span<const places::PlaceId> districts);

std::optional<AreaShape> shape_of(db::ReadTx&, AreaId);
struct AreaLand {
  AreaId area;
  std::string name;
  std::int64_t land_m2 = 0;
  places::Shape land;
};
std::vector<AreaLand> lands(db::ReadTx&);  // of open areas that have any, in the order of their ids
std::vector<AreaLand> lands_meeting(db::ReadTx&, const places::Box&);  // of those whose boxes meet this one

// For a select field: value is the code.
struct AreaChoice {
  std::string code, name;
};
std::vector<AreaChoice> area_choices(db::ReadTx&, places::PlaceId district = {});  // open ones, Polish alphabet
// Views of the choices; they must outlive it.
std::vector<html::Choice> as_choices(const std::vector<AreaChoice>&);

// What is stored of an area: checked (edit_area.h), with what was computed from it.
struct NewArea {
  places::PlaceId city;
  std::string name;
  std::vector<places::PlaceId> parts;
  std::vector<std::string> streets;
  std::optional<places::CheckedShape> drawn;
  std::optional<places::CheckedShape> land;  // the drawing and the parts united
  std::vector<AreaDistrict> districts;       // place and common_m2
  places::PlaceId theme = {};
};
AreaId insert_area(db::WriteTx&, const NewArea&);
// With the place that stands for it; none when the name cannot be one.
AreaId insert_theme(db::WriteTx&, places::PlaceId city, const std::string& name);
// False when `revision` is no longer the area's: somebody changed it meanwhile.
bool update_area(db::WriteTx&, AreaId, const NewArea&, std::int64_t revision);
bool set_area_state(db::WriteTx&, AreaId, AreaState);

}  // namespace wiec::areas
