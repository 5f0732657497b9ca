// A map drawn by the server as SVG from own boundaries: shapes that are links, points, classes of a number. No tiles, no
// third party. The caller puts a list with the same links beside it: a map always has its list twin.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/component.h"

namespace wiec::html {

struct LonLat {
  double lon = 0;  // degrees, WGS 84
  double lat = 0;
};
using Ring = std::vector<LonLat>;

struct MapShape {
  std::span<const Ring> rings;      // holes too: the even-odd rule fills
  std::string_view title;           // "Dzielnica III Prądnik Czerwony: 57 projektów"
  std::string_view href = {};
  std::string_view label = {};      // short, drawn in the shape: "III"
  std::optional<int> level = {};    // 0 to 5: class of the number shown, pale to dark; none = no number
  bool current = false;
};

struct MapPoint {
  LonLat at;
  std::string_view title;
  std::string_view href = {};
  std::string_view label = {};  // short, drawn beside the point where there is room: "Lyon"
  int count = 1;                // several things at one place make a larger point
  Tone tone = Tone::brick;
};

struct MapLegendEntry {
  int level = 0;
  std::string_view label;  // "od 10 do 19 projektów"
};

struct MapPicture {
  std::string_view label;  // what the map shows
  std::span<const MapShape> shapes = {};
  std::span<const MapPoint> points = {};
  std::span<const MapLegendEntry> legend = {};
  std::string_view caption = {};
};
void map(Html& out, Language, const MapPicture&);

// The path of a shape in a frame, for callers that draw the same boundaries on many pages.
struct MapFrame {
  double west = 0, south = 0, east = 0, north = 0;
  double scale_lon = 1, scale_lat = 1;  // drawing units per degree
  int width = 1000, height = 1000;
};
MapFrame frame_of(std::span<const MapShape>, std::span<const MapPoint>);
std::string path_of(const MapFrame&, std::span<const Ring>);

}  // namespace wiec::html
