// Boundaries of places and the maps drawn from them. A boundary is checked before the write; the map of all siblings is
// drawn again whenever one of them changes, so that neighbours touch.
#pragma once
#include <span>

#include "commons/places/places.h"
#include "commons/places/polygon_check.h"

namespace wiec::places {

struct PlaceBoundary {
  PlaceId place;
  CheckedShape area;
};

// Stores the boundaries of places that are all children of `parent` of one kind, and draws their map anew together with
// those stored before. One write; the drawing happens outside of it. Problems: a place that is no such child (invalid).
Result<> store_boundaries(const db::Database&, PlaceId parent, PlaceKind kind, std::vector<PlaceBoundary>);
// Of the city itself.
Result<> store_city_boundary(const db::Database&, PlaceId city, CheckedShape);

// Reads a GeoJSON file of areas, finds the child that each means by its properties `code` or `name` (folded; also
// `nazwa`) or its number (`nr`, `number`), makes those that are missing, and stores all boundaries. Gives how many.
Result<int> import_boundaries(const db::Database&, PlaceId parent, PlaceKind kind, std::string_view geojson);

// What is taken away: every child of that kind that has a boundary.
std::string export_boundaries(db::ReadTx&, PlaceId parent, PlaceKind kind);

// Square metres that pairs of siblings share by mistake; pairs below `least_m2` are left out.
struct Overlap {
  PlaceId a;
  PlaceId b;
  std::int64_t m2 = 0;
};
std::vector<Overlap> overlaps_of(db::ReadTx&, PlaceId parent, PlaceKind kind, std::int64_t least_m2 = 1'000);

}  // namespace wiec::places
