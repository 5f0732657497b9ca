#include "modules/programmes/partner_map.h"

#include <algorithm>

#include "modules/programmes/texts.h"
#include "platform/html/map.h"

namespace wiec::programmes {
namespace {

constexpr double kDegree = static_cast<double>(places::kUnitsPerDegree);
constexpr double kLeastAcross = 0.02;  // degrees: a part of a city, where there is one point only

html::LonLat degrees(places::Point at) {
  return {static_cast<double>(at.longitude) / kDegree, static_cast<double>(at.latitude) / kDegree};
}

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

}  // namespace

void put_partner_map(Html& out, Language l, std::string_view label, const std::vector<PartnerSpot>& spots) {
  if (spots.empty()) return;
  std::vector<html::MapPoint> points;
  for (const PartnerSpot& one : spots)
    points.push_back({.at = degrees(one.at),
                      .title = one.title,
                      .href = one.href,
                      .tone = one.role == PartnerRole::lead ? html::Tone::wisla : html::Tone::brick});
  const html::Ring rings[] = {frame_around(points)};
  const html::MapShape shapes[] = {{.rings = rings, .title = label}};
  html::map(out, l, {.label = label, .shapes = shapes, .points = points, .caption = texts::partners_map_caption(l)});
}

}  // namespace wiec::programmes
