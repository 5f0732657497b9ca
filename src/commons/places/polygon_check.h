// Whether a shape can be a place's boundary, how large it is, and how much two shapes share. By GEOS (OGC Simple
// Features).
#pragma once
#include <cstdint>
#include <expected>
#include <span>

#include "commons/places/geometry.h"

namespace wiec::places {

inline constexpr std::size_t kMaxCorners = 10'000;

enum class ShapeFault : std::uint8_t {
  empty,             // no polygon, or a ring of fewer than three different corners
  too_many_corners,  // more than kMaxCorners
  outside_poland,    // a corner outside kPoland
  self_crossing,     // a border crosses or touches itself, a hole lies outside, parts overlap
};

struct ShapeError {
  ShapeFault fault{};
  std::int64_t corners = 0;    // too_many_corners: how many
  std::optional<Point> where;  // self_crossing, outside_poland: the first such point
};

struct CheckedShape {
  Shape shape;  // wound as RFC 7946 asks, repeated corners taken out
  Box box;
  std::int64_t area_m2 = 0;
  std::string bytes;
};

std::expected<CheckedShape, ShapeError> check_shape(Shape);

// Square metres, in a plane that touches the Earth in the middle of the shape: within 0.5 % for a gmina.
double area_m2(const Shape&);

// Square metres that two valid shapes have in common; 0 where they only touch.
double overlap_m2(const Shape&, const Shape&);

// Everything that lies in any of the valid shapes, borders between them gone; whole units, so that it is valid again.
// Empty of none.
Shape union_of(std::span<const Shape>);

// A point inside the shape with room around it, for a label; of a valid shape.
Point label_point(const Shape&);

}  // namespace wiec::places
