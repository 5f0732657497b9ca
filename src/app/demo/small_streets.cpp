#include <algorithm>
#include <cmath>

#include "app/demo/gazetteer.h"
#include "app/demo/random.h"
#include "app/demo/street_plan.h"

namespace wiec::demo {
namespace {

constexpr std::size_t most_streets = 7;  // in one estate
constexpr double reach = 120;            // an end this near to a greater street is joined to it

// One slow wave over the whole city, so that neighbouring streets bend together.
Vec warped(Vec p) {
  return p + Vec{75 * std::sin(p.y / 780 + 0.6) + 30 * std::sin(p.x / 410),
                 75 * std::sin(p.x / 850 + 2.1) + 30 * std::sin(p.y / 460)};
}

// Lines across the estate, `spacing` apart, over twice its reach.
struct Family {
  Vec along;
  double spacing;
};

class Weaver {
 public:
  Weaver(const Ground& ground, const Survey& survey, const std::vector<Path>& greater, std::size_t estate,
         Random& random)
      : ground_(ground), survey_(survey), home_(ground.estates[estate]), middle_(centroid(home_)), random_(random) {
    for (const Vec p : home_) size_ = std::max(size_, distance(middle_, p));
    for (const Path& line : greater) {
      const Path near = longest_run(line, 60, [&](Vec p) { return distance(p, middle_) < size_ + 200; });
      if (near.size() > 1) greater_.push_back(near);
    }
  }

  void weave(const Family& family, double whole_share, std::vector<Path>& out) {
    const int count = static_cast<int>(size_ / family.spacing) + 1;
    for (int i = -count; i <= count; ++i) {
      const double aside = (i + random_.real(-0.16, 0.16)) * family.spacing;
      const Vec start = middle_ + left_of(family.along) * aside;
      Path line;
      for (double at = -1.3 * size_; at <= 1.3 * size_; at += 45) line.push_back(warped(start + family.along * at));
      Path run = longest_run(line, 45, [&](Vec p) { return is_open(p); });
      if (!random_.chance(whole_share)) run = part_of(run);
      if (length(run) < 170 || is_doubled(run, out)) continue;
      join_ends(run);
      Path street = simplify(run, 3);
      for (Vec& p : street) p = snapped(p);
      out.push_back(std::move(street));
    }
  }

 private:
  bool is_open(Vec p) const {
    if (distance(p, middle_) > size_ || !contains(home_, p) || distance_to_ring(home_, p) < 55) return false;
    for (const Path& line : greater_)
      if (distance_to_line(line, p) < 65) return false;
    return is_free_ground(survey_, ground_, p, 18);
  }
  Path part_of(const Path& run) {
    if (run.size() < 6) return run;
    const auto size = static_cast<double>(run.size());
    const auto first = static_cast<std::ptrdiff_t>(size * random_.real(0, 0.45));
    const auto last = first + static_cast<std::ptrdiff_t>(size * random_.real(0.4, 0.55));
    return {run.begin() + first, run.begin() + std::min(last, static_cast<std::ptrdiff_t>(run.size()))};
  }
  // Runs beside another street of the same family.
  bool is_doubled(const Path& run, const std::vector<Path>& streets) const {
    const Vec here = run[run.size() / 2], way = unit(run.back() - run.front());
    return std::any_of(streets.begin(), streets.end(), [&](const Path& other) {
      return std::abs(dot(unit(other.back() - other.front()), way)) > 0.8 && distance_to_line(other, here) < 75;
    });
  }
  void join_ends(Path& run) const {
    const auto nearest = [&](Vec end, Vec way) {
      Vec best = end;
      double far = reach;
      const auto look = [&](const Path& line) {
        for (const Vec p : resample(line, 12))
          if (const double now = distance(p, end); now < far && dot(unit(p - end), way) > 0.5) far = now, best = p;
      };
      for (const Path& line : greater_) look(line);
      return best;
    };
    const Vec head = nearest(run.front(), unit(run[0] - run[1]));
    const Vec tail = nearest(run.back(), unit(run.back() - run[run.size() - 2]));
    if (!(head == run.front()) && contains(home_, mix(run.front(), head, 0.97)))
      run.insert(run.begin(), mix(run.front(), head, 0.97));
    if (!(tail == run.back()) && contains(home_, mix(run.back(), tail, 0.97)))
      run.push_back(mix(run.back(), tail, 0.97));
  }

  const Ground& ground_;
  const Survey& survey_;
  const Path& home_;
  Vec middle_;
  double size_ = 0;
  std::vector<Path> greater_;
  Random& random_;
};

}  // namespace

bool is_free_ground(const Survey& survey, const Ground& ground, Vec point, double margin) {
  if (distance_to_line(ground.river, point) < river_half_width + 55) return false;
  if (distance_to_line(survey.railway, point) < 60) return false;
  return std::none_of(survey.patches.begin(), survey.patches.end(), [&](const Patch& patch) {
    if (distance(patch.centre, point) > patch.radius + margin && patch.kind != Patch::Kind::boulevard) return false;
    return contains(patch.ring, point) || distance_to_ring(patch.ring, point) < margin;
  });
}

std::vector<Path> small_streets(const Ground& ground, const Survey& survey, const std::vector<Path>& greater,
                                std::size_t estate, std::uint64_t seed) {
  Random random(seed + estate * 31, "small streets");
  const auto entry = district_entries()[static_cast<std::size_t>(ground.district[estate]) - 1];
  const double people_per_km2 =
      entry.population / (area(ground.districts[static_cast<std::size_t>(ground.district[estate]) - 1]) / 1e6);
  const bool old = ground.district[estate] <= 2;
  const double spacing = old ? 190 : std::clamp(430 - people_per_km2 / 18, 215.0, 390.0);
  const Vec outwards = unit(centroid(ground.estates[estate]) - Vec{0, 200});
  const double turn = random.real(-0.22, 0.22);
  const Vec along{outwards.x * std::cos(turn) - outwards.y * std::sin(turn),
                  outwards.x * std::sin(turn) + outwards.y * std::cos(turn)};
  Weaver weaver(ground, survey, greater, estate, random);
  std::vector<Path> out;
  weaver.weave({left_of(along), spacing * 1.15}, 0.8, out);
  weaver.weave({along, spacing}, 0.55, out);
  std::sort(out.begin(), out.end(), [](const Path& a, const Path& b) { return length(a) > length(b); });
  if (out.size() > most_streets) out.resize(most_streets);
  return out;
}

}  // namespace wiec::demo
