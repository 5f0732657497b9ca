// Areas in and out as GeoJSON (RFC 7946): Polygon and MultiPolygon, alone, in a Feature or in a FeatureCollection.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "commons/places/polygon_check.h"

namespace wiec::places {

inline constexpr std::size_t kMaxGeoJsonBytes = 20u << 20;
inline constexpr std::size_t kMaxFeatures = 5'000;

struct Feature {
  CheckedShape area;
  Json properties;  // an object or null
};

// Every area of the file, checked. Problems (invalid) say in words what is wrong and in which area, counted from 1: not
// JSON, not GeoJSON, no area, points or lines instead of areas, coordinates in another order or system (outside
// Poland), a border that crosses itself, an empty area, too many corners, areas or bytes.
Result<std::vector<Feature>> read_geojson(std::string_view text);
// Exactly one area: what a person draws or uploads as the area of one thing.
Result<CheckedShape> read_one_area(std::string_view text);

// The same words for a shape that came another way; number 1 when there is only one.
Problem problem_of(const ShapeError&, std::int64_t number);

struct NamedShape {
  std::string name;
  std::string code;
  Shape shape;
};
// A FeatureCollection with name and code as properties; rings closed and wound as RFC 7946 3.1.6 asks.
std::string geojson_of(std::span<const NamedShape>);
// Adds the geometry alone, for writers of other GeoJSON.
void append_geometry(std::string& out, const Shape&);

}  // namespace wiec::places
