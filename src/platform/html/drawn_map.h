// The map of map.h from paths that are drawn already (kept with the boundaries): what pages shown thousands of times a
// day use.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "platform/html/component.h"

namespace wiec::html {

struct DrawnShape {
  std::string_view path;  // of <path d="">, in the map's units
  std::string_view title;
  std::string_view href = {};
  std::optional<int> level = {};  // 0 to 5, pale to dark
  bool current = false;
};
struct DrawnPoint {
  int x = 0, y = 0;  // in the map's units
  std::string_view title;
  std::string_view href = {};
  Tone tone = Tone::brick;
};
struct DrawnMap {
  std::string_view label;     // what the map shows
  int width = 0, height = 0;  // units
  std::span<const DrawnShape> shapes = {};
  const Html* drawn_shapes = nullptr;  // instead of shapes: what drawn_shapes() made before
  std::span<const DrawnPoint> points = {};
  std::string_view caption = {};
};
void drawn_map(Html& out, const DrawnMap&);
void drawn_shapes(Html& out, std::span<const DrawnShape> shapes);

}  // namespace wiec::html
