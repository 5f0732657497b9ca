// From boundaries to the paths of an SVG map.
#pragma once
#include <span>
#include <string>

#include "commons/places/places.h"

namespace wiec::places {

// The frame around all shapes with a small margin: `width` units wide, as high as the land asks (equirectangular, true
// to shape in its middle). The shapes hold a corner at least.
MapFrame frame_around(std::span<const Shape>, int width = 1000);

// "M10 20l5-3 2 9z" for each ring, rounded to whole units. Borders that were equal stay equal.
std::string svg_path(const MapFrame&, const Shape&);

struct DrawnShape {
  std::string path;
  int label_x = 0;
  int label_y = 0;
};
// Simplified together, finer or coarser until all paths together take at most `most_bytes`. In the order of the
// argument; a shape without corners gets an empty path.
std::vector<DrawnShape> draw_together(const MapFrame&, std::span<const Shape>, std::size_t most_bytes = 8'000);

}  // namespace wiec::places
