#include "commons/places/outline.h"

#include <cmath>
#include <numbers>

#include "commons/places/polygon_check.h"
#include "commons/places/simplify.h"

namespace wiec::places {
namespace {

int scaled(std::int64_t part, std::int64_t whole, int size) {
  return static_cast<int>(std::llround(static_cast<double>(part) / static_cast<double>(whole) * size));
}

void append_step(std::string& path, int step) {
  if (step >= 0 && path.back() != 'l') path += ' ';
  fmt::format_to(std::back_inserter(path), "{}", step);
}

void append_ring(std::string& path, const MapFrame& frame, const Ring& ring) {
  int x = frame.x(ring.front()), y = frame.y(ring.front());
  fmt::format_to(std::back_inserter(path), "M{} {}l", x, y);
  for (const Point p : std::span(ring).subspan(1)) {
    const int next_x = frame.x(p), next_y = frame.y(p);
    if (next_x == x && next_y == y) continue;
    append_step(path, next_x - x);
    append_step(path, next_y - y);
    x = next_x;
    y = next_y;
  }
  if (path.back() == 'l') path.pop_back();
  path += 'z';
}

double square_metres_of_a_unit(const MapFrame& frame) {
  const Point middle_west{frame.box.south_west.longitude,
                          (frame.box.south_west.latitude + frame.box.north_east.latitude) / 2};
  const Point middle_east{frame.box.north_east.longitude, middle_west.latitude};
  const double metres = metres_between(middle_west, middle_east) / frame.width;
  return metres * metres;
}

}  // namespace

int MapFrame::x(Point p) const {
  return scaled(p.longitude - box.south_west.longitude, box.north_east.longitude - box.south_west.longitude, width);
}

int MapFrame::y(Point p) const {
  return scaled(box.north_east.latitude - p.latitude, box.north_east.latitude - box.south_west.latitude, height);
}

MapFrame frame_around(std::span<const Shape> shapes, int width) {
  std::optional<Box> box;
  for (const Shape& shape : shapes) {
    if (const auto one = box_of(shape)) box = box ? united(*box, *one) : *one;
  }
  const std::int64_t margin =
      std::max<std::int64_t>((box->north_east.longitude - box->south_west.longitude) / 100, 100);
  box->south_west = {box->south_west.longitude - margin, box->south_west.latitude - margin};
  box->north_east = {box->north_east.longitude + margin, box->north_east.latitude + margin};
  const double middle = static_cast<double>(box->south_west.latitude + box->north_east.latitude) / 2 / kUnitsPerDegree;
  const double ratio = static_cast<double>(box->north_east.latitude - box->south_west.latitude) /
                       static_cast<double>(box->north_east.longitude - box->south_west.longitude) /
                       std::cos(middle * std::numbers::pi / 180);
  return {*box, width, std::max(1, static_cast<int>(std::lround(width * ratio)))};
}

std::string svg_path(const MapFrame& frame, const Shape& shape) {
  std::string path;
  for (const Polygon& polygon : shape) {
    for (const Ring& ring : polygon) append_ring(path, frame, ring);
  }
  return path;
}

std::vector<DrawnShape> draw_together(const MapFrame& frame, std::span<const Shape> shapes, std::size_t most_bytes) {
  std::vector<DrawnShape> drawn(shapes.size());
  double limit = square_metres_of_a_unit(frame);
  for (int tries = 0; tries < 12; ++tries, limit *= 2) {
    const std::vector<Shape> simple = simplify_together(shapes, limit);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < simple.size(); ++i) {
      drawn[i].path = svg_path(frame, simple[i]);
      bytes += drawn[i].path.size();
    }
    if (bytes <= most_bytes) break;
  }
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (shapes[i].empty()) continue;
    const Point label = label_point(shapes[i]);
    drawn[i].label_x = frame.x(label);
    drawn[i].label_y = frame.y(label);
  }
  return drawn;
}

}  // namespace wiec::places
