#include "app/demo/ground.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "app/demo/gazetteer.h"
#include "app/demo/random.h"

namespace wiec::demo {
namespace {

constexpr double lon0 = 18.6, lat0 = 51.35;
constexpr double metres_per_lat = 111250, metres_per_lon = 69625;  // at 51.35 degrees north
constexpr double map_limit = 14000;
constexpr double bank = 420;  // no cell's site is nearer to the river

struct Settlement {
  std::vector<Vec> sites;  // estates first, then outside
  std::vector<int> district;
};

bool on_left_bank(const Path& river, Vec point) {
  double best = 1e18;
  bool left = false;
  for (std::size_t i = 1; i < river.size(); ++i) {
    const Path piece{river[i - 1], river[i]};
    if (const double far = distance_to_line(piece, point); far < best) {
      best = far;
      left = cross(river[i] - river[i - 1], point - river[i - 1]) > 0;
    }
  }
  return left;
}

Vec kept_off_river(const Path& river, Vec home, Vec site) {
  const bool side = on_left_bank(river, home);
  for (int i = 0; i < 20 && (on_left_bank(river, site) != side || distance_to_line(river, site) < bank); ++i)
    site = mix(site, home, 0.15);
  return site;
}

void add_estates(Settlement& out, const Path& river, Random& random) {
  const auto entries = district_entries();
  for (std::size_t d = 0; d < entries.size(); ++d) {
    double reach = 1e9;
    for (std::size_t o = 0; o < entries.size(); ++o)
      if (o != d) reach = std::min(reach, distance(entries[d].centre, entries[o].centre));
    const std::size_t count = entries[d].estates.size();
    const double turn = random.real(0, 6.28318);
    for (std::size_t e = 0; e < count; ++e) {
      const double angle =
          turn + 6.28318 * (static_cast<double>(e) + random.real(-0.18, 0.18)) / static_cast<double>(count);
      const double far = reach * random.real(0.30, 0.40);
      const Vec site = entries[d].centre + Vec{std::cos(angle), std::sin(angle)} * far;
      out.sites.push_back(kept_off_river(river, entries[d].centre, site));
      out.district.push_back(static_cast<int>(d) + 1);
    }
  }
}

void add_outside(Settlement& out, Random& random) {
  const std::size_t inside = out.sites.size();
  constexpr double step = 1500;
  for (int row = -7; row <= 7; ++row) {
    for (int column = -8; column <= 8; ++column) {
      const Vec site{(column + (row % 2 == 0 ? 0.0 : 0.5)) * step + random.real(-330, 330),
                     row * step * 0.87 + random.real(-330, 330)};
      double near = 1e18;
      for (std::size_t i = 0; i < inside; ++i) near = std::min(near, distance(site, out.sites[i]));
      if (near > 1350) out.sites.push_back(site);
    }
  }
}

// Evens the estates out (Lloyd), gently, so that districts keep their places.
void relax(Settlement& settlement, const Path& river) {
  for (int round = 0; round < 3; ++round) {
    const Mesh mesh = voronoi(settlement.sites, map_limit);
    for (std::size_t i = 0; i < settlement.district.size(); ++i) {
      const Vec home = settlement.sites[i], middle = centroid(cell_ring(mesh, static_cast<int>(i)));
      settlement.sites[i] = kept_off_river(river, home, mix(home, middle, 0.45));
    }
  }
}

// Metres along the line of the nearest point.
double position_on(const Path& line, Vec point) {
  double best = 1e18, at = 0, walked = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Vec along = line[i] - line[i - 1];
    const double size = length(along);
    const double share = std::clamp(dot(point - line[i - 1], along) / (size * size), 0.0, 1.0);
    if (const double far = distance(point, line[i - 1] + along * share); far < best) {
      best = far;
      at = walked + size * share;
    }
    walked += size;
  }
  return at;
}

Path piece_of(const Path& line, double from, double to) {
  Path out{walk(line, from).at};
  double walked = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    walked += distance(line[i - 1], line[i]);
    if (walked > from + 25 && walked < to - 25) out.push_back(line[i]);
  }
  out.push_back(walk(line, to).at);
  return out;
}

void jitter(Path& out, Vec a, Vec b, double roughness, double smallest, Random& random) {
  const double size = distance(a, b);
  if (size < smallest) return;
  const double push = std::clamp(random.normal() * roughness, -2 * roughness, 2 * roughness) * size;
  const Vec middle = mix(a, b, random.real(0.4, 0.6)) + left_of(unit(b - a)) * push;
  jitter(out, a, middle, roughness, smallest, random);
  out.push_back(middle);
  jitter(out, middle, b, roughness, smallest, random);
}

void bend_edges(Ground& ground, Random& random) {
  const int inside = static_cast<int>(ground.estate_count());
  const auto& district = ground.district;
  for (std::size_t e = 0; e < ground.mesh.edges.size(); ++e) {
    MeshEdge& edge = ground.mesh.edges[e];
    const Vec a = ground.mesh.corners[static_cast<std::size_t>(edge.from)],
              b = ground.mesh.corners[static_cast<std::size_t>(edge.to)];
    if (ground.wet[e]) {
      const double from = position_on(ground.river, a), to = position_on(ground.river, b);
      edge.line = piece_of(ground.river, std::min(from, to), std::max(from, to));
      if (from > to) std::reverse(edge.line.begin(), edge.line.end());
      edge.line.front() = a;
      edge.line.back() = b;
    } else {
      const bool border = edge.right >= inside;
      const bool within =
          !border && district[static_cast<std::size_t>(edge.left)] == district[static_cast<std::size_t>(edge.right)];
      Path line{a};
      jitter(line, a, b, border ? 0.13 : within ? 0.05 : 0.085, border ? 190 : 240, random);
      line.push_back(b);
      edge.line = border ? line : smooth(line, 3);
    }
    for (Vec& point : edge.line) point = snapped(point);
  }
}

void lay_river(Ground& ground, const std::vector<Vec>& sites) {
  std::vector<bool> left;
  for (const Vec site : sites) left.push_back(on_left_bank(ground.river, site));
  for (const MeshEdge& edge : ground.mesh.edges) {
    const bool wet = left[static_cast<std::size_t>(edge.left)] != left[static_cast<std::size_t>(edge.right)];
    ground.wet.push_back(wet);
    if (!wet) continue;
    for (const int corner : {edge.from, edge.to}) {
      Vec& at = ground.mesh.corners[static_cast<std::size_t>(corner)];
      at = walk(ground.river, position_on(ground.river, at)).at;
    }
  }
  for (Vec& corner : ground.mesh.corners) corner = snapped(corner);
}

bool sound(const Path& ring) { return ring.size() >= 4 && area(ring) > 0 && is_simple(ring); }

bool draw_outlines(Ground& ground) {
  const auto bent = [&](std::size_t edge) { return ground.mesh.edges[edge].line; };
  const std::size_t cells = ground.mesh.cells.size(), inside = ground.estate_count();
  for (std::size_t i = 0; i < inside; ++i) ground.estates.push_back(cell_ring(ground.mesh, static_cast<int>(i)));
  for (const Path& estate : ground.estates) ground.boxes.push_back(box_of(estate));
  for (int number = 1; number <= district_count; ++number) {
    std::vector<bool> member(cells, false);
    for (std::size_t i = 0; i < inside; ++i) member[i] = ground.district[i] == number;
    ground.districts.push_back(outline_of(ground.mesh, member, bent));
  }
  std::vector<bool> member(cells, false);
  std::fill_n(member.begin(), inside, true);
  ground.outline = outline_of(ground.mesh, member, bent);
  return sound(ground.outline) && std::all_of(ground.districts.begin(), ground.districts.end(), sound) &&
         std::all_of(ground.estates.begin(), ground.estates.end(), sound);
}

Ground attempt(Random random) {
  Ground ground;
  const auto course = river_course(), brook = stream_course();
  ground.river = smooth(Path(course.begin(), course.end()), 12);
  ground.stream = smooth(Path(brook.begin(), brook.end()), 10);
  Settlement settlement;
  add_estates(settlement, ground.river, random);
  add_outside(settlement, random);
  relax(settlement, ground.river);
  ground.district = settlement.district;
  ground.mesh = voronoi(settlement.sites, map_limit);
  lay_river(ground, settlement.sites);
  bend_edges(ground, random);
  return ground;
}

}  // namespace

Ground make_ground(std::uint64_t seed) {
  for (std::uint64_t attempt_number = 0; attempt_number < 200; ++attempt_number) {
    Ground ground = attempt(Random(seed + attempt_number * 7919, "ground"));
    if (draw_outlines(ground)) return ground;
  }
  throw std::logic_error("no ground without crossing borders in 200 attempts");
}

int Ground::estate_at(Vec point) const {
  for (std::size_t i = 0; i < estates.size(); ++i) {
    const auto& [low, high] = boxes[i];
    if (point.x < low.x || point.y < low.y || point.x > high.x || point.y > high.y) continue;
    if (contains(estates[i], point)) return static_cast<int>(i);
  }
  return -1;
}

Point degrees(Vec metres) {
  const auto grid = [](double value) { return std::round(value * 1e6) / 1e6; };
  return {grid(lon0 + metres.x / metres_per_lon), grid(lat0 + metres.y / metres_per_lat)};
}

Vec metres(Point degrees) { return {(degrees.lon - lon0) * metres_per_lon, (degrees.lat - lat0) * metres_per_lat}; }

Ring degrees(const Path& path) {
  Ring out;
  for (const Vec point : path) out.push_back(degrees(point));
  return out;
}

Vec snapped(Vec point) { return metres(degrees(point)); }

}  // namespace wiec::demo
