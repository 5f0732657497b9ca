#include "platform/html/map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "platform/html/texts.h"

namespace wiec::html {
namespace {

constexpr int kWidth = 1000;
constexpr int kMargin = 12;
constexpr int kNearest = 2;  // corners closer than this to the one before are not drawn

struct Spot {
  int x = 0, y = 0;
};
Spot spot(const MapFrame& frame, LonLat at) {
  return {kMargin + static_cast<int>(std::lround((at.lon - frame.west) * frame.scale_lon)),
          kMargin + static_cast<int>(std::lround((frame.north - at.lat) * frame.scale_lat))};
}

void extend(MapFrame& frame, LonLat at) {
  frame.west = std::min(frame.west, at.lon);
  frame.east = std::max(frame.east, at.lon);
  frame.south = std::min(frame.south, at.lat);
  frame.north = std::max(frame.north, at.lat);
}

void append(std::string& out, int number) {
  const fmt::format_int digits(number);  // a third of what fmt::format takes, and maps have thousands
  out.append(digits.data(), digits.size());
}

void ring_path(std::string& out, const MapFrame& frame, const Ring& ring) {
  if (ring.size() < 3) return;
  Spot last = spot(frame, ring.front());
  out += fmt::format("M{} {}l", last.x, last.y);
  bool first = true;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Spot here = spot(frame, ring[i]);
    const int dx = here.x - last.x, dy = here.y - last.y;
    if (dx * dx + dy * dy < kNearest * kNearest) continue;
    if (!first && dx >= 0) out += ' ';
    append(out, dx);
    if (dy >= 0) out += ' ';
    append(out, dy);
    first = false;
    last = here;
  }
  if (first) out += "0 0";
  out += 'z';
}

// Twice the signed area and the centre of gravity of a ring (shoelace formula).
struct Centre {
  double area = 0, lon = 0, lat = 0;
};
Centre centre(const Ring& ring) {
  Centre out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
    const double cross = a.lon * b.lat - b.lon * a.lat;
    out.area += cross;
    out.lon += (a.lon + b.lon) * cross;
    out.lat += (a.lat + b.lat) * cross;
  }
  if (out.area == 0) return ring.empty() ? out : Centre{0, ring.front().lon, ring.front().lat};
  return {std::abs(out.area), out.lon / (3 * out.area), out.lat / (3 * out.area)};
}
LonLat label_place(std::span<const Ring> rings) {
  Centre best;
  for (const Ring& ring : rings) {
    const Centre here = centre(ring);
    if (here.area >= best.area) best = here;
  }
  return {best.lon, best.lat};
}

void shape(Html& out, const MapFrame& frame, const MapShape& shape) {
  const std::string css_class = fmt::format("map-shape level-{}{}", shape.level ? std::to_string(*shape.level) : "none",
                                            shape.current ? " map-here" : "");
  const auto drawing = [&](Html& inside) {
    put<R"(<path d="{}"><title>{}</title></path>)">(inside, path_of(frame, shape.rings), shape.title);
    if (shape.label.empty()) return;
    const Spot at = spot(frame, label_place(shape.rings));
    put<R"(<text x="{}" y="{}" aria-hidden="true">{}</text>)">(inside, at.x, at.y, shape.label);
  };
  if (shape.href.empty()) {
    put<R"(<g class="{}">{}</g>)">(out, css_class, drawing);
  } else {
    put<R"(<a class="{}" href="{}" aria-label="{}">{}</a>)">(out, css_class, shape.href, shape.title, drawing);
  }
}

int radius_of(const MapPoint& point) {
  return 12 + static_cast<int>(4 * std::sqrt(static_cast<double>(point.count - 1)));
}

// Words beside points, as they stand on a narrow screen, where letters (46 units) and points (twice as large) take
// the most room; on a wide one there is more.
struct Box {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};
struct PlacedLabel {
  Spot at;
  std::string_view anchor;  // SVG text-anchor; empty: there is no room
  Box box;
};

PlacedLabel label_beside(const MapFrame& frame, Spot at, int radius, int width, std::span<const Box> taken) {
  constexpr int kHalf = 26, kGap = 8;
  const int far = 2 * radius + kGap;
  const PlacedLabel choices[] = {
      {{at.x + far, at.y}, "start", {at.x + far, at.y - kHalf, at.x + far + width, at.y + kHalf}},
      {{at.x - far, at.y}, "end", {at.x - far - width, at.y - kHalf, at.x - far, at.y + kHalf}},
      {{at.x, at.y - far - kHalf}, "middle", {at.x - width / 2, at.y - far - 2 * kHalf, at.x + width / 2, at.y - far}},
      {{at.x, at.y + far + kHalf}, "middle", {at.x - width / 2, at.y + far, at.x + width / 2, at.y + far + 2 * kHalf}}};
  for (const PlacedLabel& one : choices) {
    const Box& b = one.box;
    const bool inside = b.left >= 0 && b.top >= 0 && b.right <= frame.width && b.bottom <= frame.height;
    if (inside && std::ranges::none_of(taken, [&](const Box& other) { return b.meets(other); })) return one;
  }
  return {};
}

// For each point its label; the first ones come first, a label that stands already is not repeated.
std::vector<PlacedLabel> labels_of(const MapFrame& frame, std::span<const MapPoint> points) {
  constexpr int kLetter = 27;  // on average, a little too much
  std::vector<Box> taken;
  for (const MapPoint& one : points) {
    const Spot at = spot(frame, one.at);
    const int r = 2 * radius_of(one);
    taken.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
  }
  std::vector<PlacedLabel> placed(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto same = [&](const MapPoint& other) { return other.label == points[i].label; };
    if (points[i].label.empty() || std::ranges::any_of(points.first(i), same)) continue;
    const auto letters = std::ranges::count_if(points[i].label, [](char c) { return (c & 0xC0) != 0x80; });
    placed[i] = label_beside(frame, spot(frame, points[i].at), radius_of(points[i]),
                             static_cast<int>(letters) * kLetter, taken);
    if (!placed[i].anchor.empty()) taken.push_back(placed[i].box);
  }
  return placed;
}

void point(Html& out, const MapFrame& frame, const MapPoint& point, const PlacedLabel& label) {
  const Spot at = spot(frame, point.at);
  const auto drawing = [&](Html& inside) {
    put<R"(<circle cx="{}" cy="{}" r="{}"><title>{}</title></circle>)">(inside, at.x, at.y, radius_of(point), point.title);
    if (!label.anchor.empty())
      put<R"(<text x="{}" y="{}" text-anchor="{}" aria-hidden="true">{}</text>)">(inside, label.at.x, label.at.y, label.anchor,
                                                                                 point.label);
  };
  if (point.href.empty()) {
    put<R"(<g class="map-point {}">{}</g>)">(out, class_of(point.tone), drawing);
  } else {
    put<R"(<a class="map-point {}" href="{}" aria-label="{}">{}</a>)">(out, class_of(point.tone), point.href, point.title, drawing);
  }
}

void legend(Html& out, Language language, std::span<const MapLegendEntry> entries) {
  if (entries.empty()) return;
  put<R"(<p class="hidden">{}</p><ul class="map-legend" role="list">{}</ul>)">(out, texts::legend(language), [&](Html& list) {
    for (const MapLegendEntry& entry : entries) {
      put<R"(<li><span class="swatch level-{}"></span>{}</li>)">(list, entry.level, entry.label);
    }
  });
}

}  // namespace

MapFrame frame_of(std::span<const MapShape> shapes, std::span<const MapPoint> points) {
  MapFrame frame{.west = 180, .south = 90, .east = -180, .north = -90};
  for (const MapShape& shape : shapes) {
    for (const Ring& ring : shape.rings) {
      for (LonLat at : ring) extend(frame, at);
    }
  }
  for (const MapPoint& point : points) extend(frame, point.at);
  if (frame.east < frame.west) return {};
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude: good enough for a city or a country.
  const double shrink = std::cos((frame.north + frame.south) / 2 * std::numbers::pi / 180);
  const double across = std::max(1e-6, (frame.east - frame.west) * shrink);
  frame.width = kWidth;
  frame.scale_lat = (kWidth - 2 * kMargin) / across;
  frame.scale_lon = frame.scale_lat * shrink;
  frame.height = 2 * kMargin + static_cast<int>(std::lround((frame.north - frame.south) * frame.scale_lat));
  return frame;
}

std::string path_of(const MapFrame& frame, std::span<const Ring> rings) {
  std::string out;
  for (const Ring& ring : rings) ring_path(out, frame, ring);
  return out;
}

void map(Html& out, Language language, const MapPicture& picture) {
  const MapFrame frame = frame_of(picture.shapes, picture.points);
  const auto drawing = [&](Html& inside) {
    for (const MapShape& each : picture.shapes) {
      if (!each.current) shape(inside, frame, each);
    }
    for (const MapShape& each : picture.shapes) {  // last, so that no neighbour covers its border
      if (each.current) shape(inside, frame, each);
    }
    const auto labels = labels_of(frame, picture.points);
    for (std::size_t i = 0; i < picture.points.size(); ++i) point(inside, frame, picture.points[i], labels[i]);
  };
  put<R"(<figure class="map"><svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>{}{}</figure>)">(
      out, frame.width, frame.height, picture.label, drawing, [&](Html& list) { legend(list, language, picture.legend); },
      [&](Html& words) { if (!picture.caption.empty()) put<"<figcaption>{}</figcaption>">(words, picture.caption); });
}

}  // namespace wiec::html
