#include "modules/programmes/partner_map.h"

#include <algorithm>

#include "modules/programmes/europe.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/map.h"

namespace wiec::programmes {
namespace {

constexpr double kDegree = static_cast<double>(places::kUnitsPerDegree);
constexpr double kLeastAcross = 0.02;  // degrees: a part of a city, where there is one point only

html::LonLat degrees(places::Point at) {
  return {static_cast<double>(at.longitude) / kDegree, static_cast<double>(at.latitude) / kDegree};
}

constexpr double kLeastForBorders = 4;  // degrees across: closer by, coarse borders would lie

// Wider than high, with room around the points.
html::Ring frame_around(const std::vector<html::MapPoint>& points) {
  html::LonLat least = points.front().at, most = points.front().at;
  for (const html::MapPoint& p : points) {
    least = {std::min(least.lon, p.at.lon), std::min(least.lat, p.at.lat)};
    most = {std::max(most.lon, p.at.lon), std::max(most.lat, p.at.lat)};
  }
  const double high = std::max((most.lat - least.lat) * 1.2, kLeastAcross),
               across = std::max((most.lon - least.lon) * 1.2, high * 2);
  const double west = std::max((least.lon + most.lon - across) / 2, -180.0),
               east = std::min((least.lon + most.lon + across) / 2, 180.0),
               south = std::max((least.lat + most.lat - high) / 2, -85.0),
               north = std::min((least.lat + most.lat + high) / 2, 85.0);
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

// "Métropole, Lyon (URB)" -> "Lyon": what fits beside a point.
std::string_view label_of(std::string_view title) {
  title = title.substr(0, title.rfind(" ("));
  const auto comma = title.rfind(", ");
  return comma == std::string_view::npos ? title : title.substr(comma + 2);
}

struct Land {
  std::string title;
  std::vector<html::Ring> rings;
};
std::vector<Land> land_in(Language l, const html::Ring& frame) {
  std::vector<Land> all;
  if (frame[2].lon - frame[0].lon < kLeastForBorders) return all;
  for (const CountryBorders& country : countries_of_europe()) {
    Land land{.title = country_name(l, country.code), .rings = {}};
    for (const html::Ring& ring : country.rings)
      if (auto part = clipped(ring, frame[0], frame[2]); part.size() > 2) land.rings.push_back(std::move(part));
    if (!land.rings.empty()) all.push_back(std::move(land));
  }
  return all;
}

}  // namespace

void put_partner_map(Html& out, Language l, std::string_view label, const std::vector<PartnerSpot>& spots) {
  if (spots.empty()) return;
  std::vector<html::MapPoint> points;
  for (const PartnerSpot& one : spots)
    points.push_back({.at = degrees(one.at),
                      .title = one.title,
                      .href = one.href,
                      .label = label_of(one.title),
                      .tone = one.role == PartnerRole::lead ? html::Tone::wisla : html::Tone::brick});
  const html::Ring rings[] = {frame_around(points)};
  const auto land = land_in(l, rings[0]);
  std::vector<html::MapShape> shapes{{.rings = rings, .title = label, .level = land.empty() ? 0 : 1}};
  for (const Land& one : land) shapes.push_back({.rings = one.rings, .title = one.title});
  html::map(out, l,
            {.label = label,
             .shapes = shapes,
             .points = points,
             .caption = land.empty() ? texts::partners_map_caption(l) : texts::partners_map_borders(l)});
}

}  // namespace wiec::programmes
