#include "app/demo/city_map.h"

#include <fmt/format.h>

#include <cmath>

#include "app/demo/gazetteer.h"
#include "app/demo/random.h"

namespace wiec::demo {
namespace {

constexpr int map_width = 1000;
constexpr double map_margin = 350;     // metres around the city
constexpr double map_tolerance = 1.1;  // units of the map that a simplified border may be off

struct Frame {
  Vec low;
  double units_per_metre = 1;
  int height = 0;
  Vec operator()(Vec p) const {
    return {std::round((p.x - low.x) * units_per_metre), std::round(height - (p.y - low.y) * units_per_metre)};
  }
};

Frame frame_of(const Ground& ground, Box& box) {
  auto [low, high] = box_of(ground.outline);
  low = snapped(low - Vec{map_margin, map_margin});
  high = snapped(high + Vec{map_margin, map_margin});
  box = {degrees(low), degrees(high)};
  const double scale = map_width / (high.x - low.x);
  return {low, scale, static_cast<int>(std::lround((high.y - low.y) * scale))};
}

std::string path_data(const Path& ring) {
  std::string out = fmt::format("M{} {}", static_cast<int>(ring[0].x), static_cast<int>(ring[0].y));
  Vec last = ring[0];
  bool first = true;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const int dx = static_cast<int>(ring[i].x - last.x), dy = static_cast<int>(ring[i].y - last.y);
    if (dx == 0 && dy == 0) continue;
    out += fmt::format("{}{}{}{}", first ? "l" : dx < 0 ? "" : " ", dx, dy < 0 ? "" : " ", dy);
    last = ring[i];
    first = false;
  }
  return out + "z";
}

// Each border is simplified once, for both its neighbours.
std::vector<std::string> simple_outlines(const Ground& ground, const Frame& frame) {
  std::vector<Path> borders;
  for (const MeshEdge& edge : ground.mesh.edges) {
    Path line;
    for (const Vec p : edge.line) line.push_back(frame(p));
    borders.push_back(simplify(line, map_tolerance));
  }
  std::vector<std::string> out;
  for (int number = 1; number <= district_count; ++number) {
    std::vector<bool> member(ground.mesh.cells.size(), false);
    for (std::size_t e = 0; e < ground.estate_count(); ++e) member[e] = ground.district[e] == number;
    out.push_back(path_data(outline_of(ground.mesh, member, [&](std::size_t e) { return borders[e]; })));
  }
  return out;
}

void add_estates(City& city, const Ground& ground, const DistrictEntry& entry, District& district, Random& random) {
  std::vector<std::size_t> mine;
  double whole = 0;
  for (std::size_t e = 0; e < ground.estate_count(); ++e)
    if (ground.district[e] == district.number) mine.push_back(e);
  std::vector<double> shares;
  for (const std::size_t e : mine) {
    shares.push_back(std::sqrt(area(ground.estates[e])) * random.real(0.8, 1.25));
    whole += shares.back();
  }
  district.population = 0;
  for (std::size_t i = 0; i < mine.size(); ++i) {
    const int people = static_cast<int>(entry.population * shares[i] / whole) + random.whole(-90, 90);
    city.estates.push_back(
        {name_of_estate(entry.estates[i]), district.number, people, degrees(ground.estates[mine[i]])});
    district.population += people;
  }
}

void add_waters(City& city, const Ground& ground) {
  city.waters.push_back(
      {{"Modrawa", "Modrawy", "nad Modrawą", "the Modrawa", "by the Modrawa"}, degrees(ground.river), 124, {}});
  city.waters.push_back(
      {{"Struga", "Strugi", "nad Strugą", "the Struga", "by the Struga"}, degrees(ground.stream), 12, {}});
}

void add_patches(City& city, const Survey& survey) {
  for (const Patch& patch : survey.patches) {
    if (patch.kind == Patch::Kind::pond) {
      city.waters.push_back({patch.name, {}, 0, degrees(patch.ring)});
      continue;
    }
    const GreenKind kind = patch.kind == Patch::Kind::wood     ? GreenKind::wood
                           : patch.kind == Patch::Kind::square ? GreenKind::square
                           : patch.kind == Patch::Kind::park   ? GreenKind::park
                                                               : GreenKind::meadow;
    city.greens.push_back({kind, patch.name, patch.district, degrees(patch.ring)});
  }
}

}  // namespace

void draw_map(City& city, const Ground& ground, const Survey& survey, std::uint64_t seed) {
  Random random(seed, "population");
  const Frame frame = frame_of(ground, city.box);
  city.map_width = map_width;
  city.map_height = frame.height;
  const auto outlines = simple_outlines(ground, frame);
  const auto entries = district_entries();
  for (std::size_t d = 0; d < entries.size(); ++d) {
    District district{static_cast<int>(d) + 1,
                      name_of_district(entries[d]),
                      std::string(entries[d].about_pl),
                      std::string(entries[d].about_en),
                      0,
                      degrees(ground.districts[d]),
                      outlines[d],
                      degrees(inner_place(ground.districts[d]))};
    add_estates(city, ground, entries[d], district, random);
    city.population += district.population;
    city.districts.push_back(std::move(district));
  }
  add_waters(city, ground);
  city.railways.push_back(degrees(survey.railway));
  add_patches(city, survey);
}

}  // namespace wiec::demo
