// Points, rings and shapes on the map in whole units of 1e-7 degree (WGS 84, EPSG:4326; 1 cm to the north), so that
// equal borders are equal numbers. What needs floating point (area, validity) is in polygon_check.h.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::places {

inline constexpr std::int64_t kUnitsPerDegree = 10'000'000;

struct Point {
  std::int64_t longitude = 0;
  std::int64_t latitude = 0;
  friend auto operator<=>(const Point&, const Point&) = default;
};

// Nearest unit; the caller knows that |degrees| <= 180.
std::int64_t units_from_degrees(double degrees);
// "19.9254" for 199254000: shortest decimal, exact.
std::string degrees_text(std::int64_t units);

// Closed by itself: the first corner is not repeated at the end.
using Ring = std::vector<Point>;
// The first ring is the outside, the others are holes.
using Polygon = std::vector<Ring>;
// One polygon, or several that do not overlap.
using Shape = std::vector<Polygon>;

std::size_t corners_of(const Shape&);

struct Box {
  Point south_west;
  Point north_east;
  bool contains(Point) const;
  bool meets(const Box&) const;
  friend bool operator==(const Box&, const Box&) = default;
};
std::optional<Box> box_of(const Shape&);  // nullopt of an empty shape
Box united(const Box&, const Box&);

// The land of Poland and its sea coast with a margin of some kilometres: 14.0-24.3 E, 48.9-55.0 N.
inline constexpr Box kPoland{{140'000'000, 489'000'000}, {243'000'000, 550'000'000}};

// Even-odd over all rings, exact. A point on a border that two shapes share corner by corner belongs to one of them
// only.
bool contains(const Shape&, Point);

__extension__ using Wide = __int128;
// Twice the signed area of a ring in square units; positive when counter-clockwise.
Wide twice_area(const Ring&);
// Outside counter-clockwise, holes clockwise (RFC 7946, 3.1.6).
void wind(Shape&);

// Metres between two points that are close to each other (an equirectangular approximation, 0.3 % within a city).
double metres_between(Point, Point);

// Counts and differences as zig-zag variable-length integers, about 5 bytes a corner.
std::string bytes_of(const Shape&);
std::optional<Shape> shape_from_bytes(std::string_view);  // nullopt for bytes that bytes_of did not make

}  // namespace wiec::places
