#include "app/demo/survey.h"

#include <algorithm>
#include <cmath>

#include "app/demo/gazetteer.h"
#include "app/demo/random.h"

namespace wiec::demo {
namespace {

GreatRoad lay_road(const RoadEntry& entry, const Ground& ground, Random& random) {
  Path course(entry.course.begin(), entry.course.end());
  for (std::size_t i = 1; i < course.size(); ++i)
    course[i] = course[i] + Vec{random.real(-55, 55), random.real(-55, 55)};
  if (entry.closed) {
    Path ring = smooth_ring(course, 8);
    ring.push_back(ring.front());
    return {entry.name, entry.avenue, ring};
  }
  // Roads that leave the city end at its border.
  const Path whole = smooth(course, 8);
  return {entry.name, entry.avenue, longest_run(whole, 40, [&](Vec p) { return contains(ground.outline, p); })};
}

Path blob(Vec centre, double radius, Random& random) {
  Path ring;
  const int corners = radius > 300 ? 13 : 9;
  const double stretch = random.real(0.68, 1.0), turn = random.real(0, 3.1416);
  for (int i = 0; i < corners; ++i) {
    const double angle = 6.28318 * (i + random.real(-0.2, 0.2)) / corners, far = radius * random.real(0.72, 0.96);
    const Vec p{std::cos(angle) * far, std::sin(angle) * far * stretch};
    ring.push_back(centre +
                   Vec{p.x * std::cos(turn) - p.y * std::sin(turn), p.x * std::sin(turn) + p.y * std::cos(turn)});
  }
  return smooth_ring(ring, 3);
}

class Planter {
 public:
  Planter(const Ground& ground, Survey& survey, Random& random) : ground_(ground), survey_(survey), random_(random) {}

  // Looks for room in the district's estates; a patch that finds none shrinks, and at last is left out.
  void plant(Patch::Kind kind, const ParkEntry& entry, double radius) {
    std::vector<std::size_t> estates;
    for (std::size_t e = 0; e < ground_.estate_count(); ++e)
      if (ground_.district[e] == entry.district) estates.push_back(e);
    for (int attempt = 1; attempt <= 240; ++attempt) {
      if (attempt % 30 == 0) radius *= 0.85;
      const std::size_t estate = random_.pick(estates);
      const Path& home = ground_.estates[estate];
      const Vec middle = centroid(home);
      const Vec centre = mix(middle, random_.pick(home), random_.real(0.05, 0.8));
      Patch patch{kind,
                  name_of(entry),
                  entry.district,
                  static_cast<int>(estate),
                  centre,
                  radius,
                  blob(centre, radius, random_)};
      if (!fits(patch, home)) continue;
      for (Vec& point : patch.ring) point = snapped(point);
      survey_.patches.push_back(std::move(patch));
      return;
    }
  }

 private:
  bool fits(const Patch& patch, const Path& home) const {
    if (!contains(home, patch.centre) || distance_to_ring(home, patch.centre) < 30) return false;
    if (distance_to_line(ground_.river, patch.centre) < patch.radius + 200) return false;
    for (const Vec p : patch.ring)
      if (!contains(home, p)) return false;
    const bool crossed = patch.kind == Patch::Kind::wood;
    for (const GreatRoad& road : survey_.roads)
      if (!crossed && distance_to_line(road.line, patch.centre) < patch.radius + 40) return false;
    if (!crossed && distance_to_line(survey_.railway, patch.centre) < patch.radius + 60) return false;
    return std::none_of(survey_.patches.begin(), survey_.patches.end(), [&](const Patch& other) {
      return distance(other.centre, patch.centre) < other.radius + patch.radius + 60;
    });
  }

  const Ground& ground_;
  Survey& survey_;
  Random& random_;
};

// The part of an estate's border that is the river's bank, and the estate of the district where it is longest.
struct Bank {
  std::size_t estate = 0;
  Path line;
};
Bank longest_bank(const Ground& ground, int district) {
  Bank best;
  for (std::size_t e = 0; e < ground.estate_count(); ++e) {
    if (ground.district[e] != district) continue;
    const Path run = longest_run(ground.river, 40, [&](Vec p) { return distance_to_ring(ground.estates[e], p) < 4; });
    if (length(run) > length(best.line)) best = {e, run};
  }
  return best;
}

Path strip_along(const Path& bank, double side) {
  Path near, far;
  for (std::size_t i = 0; i < bank.size(); ++i) {
    const Vec along = unit(bank[std::min(i + 1, bank.size() - 1)] - bank[i == 0 ? 0 : i - 1]);
    const double swell = 75 + 60 * std::sin(3.1416 * static_cast<double>(i) / static_cast<double>(bank.size() - 1));
    near.push_back(snapped(bank[i] + left_of(along) * (side * (river_half_width + 6))));
    far.push_back(snapped(bank[i] + left_of(along) * (side * (river_half_width + swell))));
  }
  Path ring = near;
  ring.insert(ring.end(), far.rbegin(), far.rend());
  if (area(ring) < 0) std::reverse(ring.begin(), ring.end());
  return ring;
}

// A strip of grass along the river, as long as the estate's bank allows.
void add_boulevard(const Ground& ground, Survey& survey, const ParkEntry& entry) {
  Bank bank = longest_bank(ground, entry.district);
  const Path& home = ground.estates[bank.estate];
  while (bank.line.size() >= 10) {
    bank.line.erase(bank.line.begin());
    bank.line.pop_back();
    const Vec middle = bank.line[bank.line.size() / 2],
              aside = left_of(unit(bank.line[bank.line.size() / 2 + 1] - middle));
    const double side = contains(home, middle + aside * 120) ? 1 : -1;
    const Path ring = strip_along(bank.line, side);
    const auto outside = [&](Vec p) { return !contains(home, p); };
    if (!is_simple(ring) || std::any_of(ring.begin(), ring.end(), outside)) continue;
    const Vec centre = middle + aside * (side * (river_half_width + 50));
    survey.patches.push_back(
        {Patch::Kind::boulevard, name_of(entry), entry.district, static_cast<int>(bank.estate), centre, 60, ring});
    return;
  }
}

}  // namespace

Survey make_survey(const Ground& ground, std::uint64_t seed) {
  Random random(seed, "survey");
  Survey survey;
  const auto rails = railway_course();
  survey.railway = smooth(Path(rails.begin(), rails.end()), 8);
  for (const RoadEntry& entry : road_entries()) survey.roads.push_back(lay_road(entry, ground, random));
  for (const ParkEntry& entry : boulevard_entries()) add_boulevard(ground, survey, entry);
  Planter planter(ground, survey, random);
  for (const ParkEntry& entry : pond_entries()) planter.plant(Patch::Kind::pond, entry, random.real(240, 400));
  for (const ParkEntry& entry : wood_entries()) planter.plant(Patch::Kind::wood, entry, random.real(560, 850));
  for (const ParkEntry& entry : park_entries()) planter.plant(Patch::Kind::park, entry, random.real(180, 320));
  for (const ParkEntry& entry : square_entries()) planter.plant(Patch::Kind::square, entry, random.real(55, 85));
  return survey;
}

}  // namespace wiec::demo
