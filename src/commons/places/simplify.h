// Borders with fewer corners for a map, by Visvalingam and Whyatt (1993): the corner whose triangle with its neighbours
// is smallest goes first. Borders that shapes share corner by corner are simplified once, so that neighbours still
// touch.
#pragma once
#include <span>

#include "commons/places/geometry.h"

namespace wiec::places {

// Takes corners out while their triangle is smaller than `square_metres`. A ring keeps at least three corners. The
// answer is in the order of the argument.
std::vector<Shape> simplify_together(std::span<const Shape>, double square_metres);

}  // namespace wiec::places
