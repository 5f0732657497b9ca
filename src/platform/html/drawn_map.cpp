#include "platform/html/drawn_map.h"

namespace wiec::html {
namespace {

std::string shape_class(const DrawnShape& shape) {
  std::string out = "map-shape level-";
  if (shape.level)
    out += static_cast<char>('0' + std::clamp(*shape.level, 0, 5));
  else
    out += "none";
  if (shape.current) out += " map-here";
  return out;
}

void put_shape(Html& out, const DrawnShape& shape) {
  if (shape.href.empty())
    put<R"(<g class="{}"><path d="{}"><title>{}</title></path></g>)">(out, shape_class(shape), shape.path, shape.title);
  else
    put<R"(<a class="{}" href="{}" aria-label="{}"><path d="{}"/></a>)">(out, shape_class(shape), shape.href,
                                                                         shape.title, shape.path);
}

void put_point(Html& out, const DrawnPoint& point, int radius) {
  if (point.href.empty())
    put<R"(<g class="map-point {}"><circle cx="{}" cy="{}" r="{}"><title>{}</title></circle></g>)">(
        out, class_of(point.tone), point.x, point.y, radius, point.title);
  else
    put<R"(<a class="map-point {}" href="{}" aria-label="{}"><circle cx="{}" cy="{}" r="{}"/></a>)">(
        out, class_of(point.tone), point.href, point.title, point.x, point.y, radius);
}

}  // namespace

void drawn_shapes(Html& out, std::span<const DrawnShape> shapes) {
  for (const DrawnShape& shape : shapes) put_shape(out, shape);
}

void drawn_map(Html& out, const DrawnMap& map) {
  const int radius = std::max(4, map.width / (map.points.size() > 100 ? 160 : 90));
  put<R"(<figure class="map"><svg viewBox="0 0 {} {}" role="group" aria-label="{}">)">(out, map.width, map.height,
                                                                                       map.label);
  drawn_shapes(out, map.shapes);
  if (map.drawn_shapes) out.append(*map.drawn_shapes);
  for (const DrawnPoint& point : map.points) put_point(out, point, radius);
  put<"</svg>">(out);
  if (!map.caption.empty()) put<"<figcaption>{}</figcaption>">(out, map.caption);
  put<"</figure>">(out);
}

}  // namespace wiec::html
