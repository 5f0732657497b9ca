#include "app/demo/street_plan.h"

#include <algorithm>
#include <cmath>

#include "app/demo/gazetteer.h"
#include "app/demo/random.h"

namespace wiec::demo {
namespace {

constexpr double metres_per_house = 17;  // on each side

// Hands out each street name once, first from the theme asked for.
class NameBook {
 public:
  explicit NameBook(Random& random) {
    for (int theme = 0; theme < street_theme_count; ++theme) {
      const auto names = street_names(static_cast<StreetTheme>(theme));
      free_[static_cast<std::size_t>(theme)].assign(names.begin(), names.end());
      random.shuffle(free_[static_cast<std::size_t>(theme)]);
    }
  }
  // Empty when all names are given away.
  std::string_view take(StreetTheme theme) {
    auto* names = &free_[static_cast<std::size_t>(theme)];
    if (names->empty())
      names = &*std::max_element(free_.begin(), free_.end(), [](auto& a, auto& b) { return a.size() < b.size(); });
    if (names->empty()) return {};
    const std::string_view name = names->back();
    names->pop_back();
    return name;
  }

 private:
  std::array<std::vector<std::string_view>, street_theme_count> free_;
};

int last_house(double metres) { return std::max(4, 2 * static_cast<int>(metres / metres_per_house)); }

// Cuts a line where the district changes, to a metre.
void cut_by_district(const Ground& ground, const Path& line, Street& street) {
  int house = 1;
  const Path points = resample(line, 50);
  Path run;
  int estate = -1;
  const auto district = [&](int e) { return e < 0 ? 0 : ground.district[static_cast<std::size_t>(e)]; };
  const auto finish = [&] {
    if (estate >= 0 && run.size() > 1 && length(run) > 60) {
      const int to = house + last_house(length(run)) - 1;
      street.parts.push_back({district(estate), estate, house, to, Parity::both, degrees(simplify(run, 2))});
      house = to + 1;
    }
    run.clear();
  };
  for (const Vec point : points) {
    const int here = ground.estate_at(point);
    if (district(here) != district(estate) && !run.empty()) {
      Vec in = run.back(), out = point;
      while (distance(in, out) > 0.5) {
        const Vec middle = mix(in, out, 0.5);
        (district(ground.estate_at(middle)) == district(estate) ? in : out) = middle;
      }
      run.push_back(in);
      finish();
      if (here >= 0) run.push_back(out);
    }
    if (district(here) != district(estate)) estate = here;
    run.push_back(point);
  }
  finish();
}

Street collecting_street(const Ground& ground, const std::vector<Border>& borders, std::string_view name) {
  Street street{name_of_street(name, false), true, {}};
  int house = 1;
  for (const Border& border : borders) {
    const int to = house + last_house(length(border.line)) - 1;
    const int left = ground.district[static_cast<std::size_t>(border.left)],
              right = ground.district[static_cast<std::size_t>(border.right)];
    const Line line = degrees(border.line);
    if (left == right) {
      street.parts.push_back({left, border.left, house, to, Parity::both, line});
    } else {
      street.parts.push_back({left, border.left, house, to - 1, Parity::odd, line});
      street.parts.push_back({right, border.right, house + 1, to, Parity::even, line});
    }
    house = to + 1;
  }
  return street;
}

}  // namespace

std::vector<Street> lay_streets(const Ground& ground, const Survey& survey, std::uint64_t seed) {
  Random random(seed, "street names");
  NameBook names(random);
  std::vector<Street> out;
  std::vector<Path> greater;
  for (const GreatRoad& road : survey.roads) {
    Street street{name_of_street(road.name, road.avenue), true, {}};
    cut_by_district(ground, road.line, street);
    out.push_back(std::move(street));
    greater.push_back(road.line);
  }
  for (const auto& borders : collecting_streets(ground, survey)) {
    const StreetTheme theme = random.chance(0.55) ? StreetTheme::roads : StreetTheme::patrons;
    out.push_back(collecting_street(ground, borders, names.take(theme)));
    for (const Border& border : borders) greater.push_back(border.line);
  }
  for (std::size_t estate = 0; estate < ground.estate_count(); ++estate) {
    const auto entries = district_entries()[static_cast<std::size_t>(ground.district[estate]) - 1].estates;
    std::size_t first = estate;
    while (first > 0 && ground.district[first - 1] == ground.district[estate]) --first;
    const StreetTheme theme = theme_of_estate(entries[estate - first]);
    for (const Path& line : small_streets(ground, survey, greater, estate, seed)) {
      const std::string_view name = names.take(theme);
      if (name.empty()) break;
      out.push_back({name_of_street(name, false),
                     false,
                     {{ground.district[estate], static_cast<int>(estate), 1, last_house(length(line)), Parity::both,
                       degrees(line)}}});
    }
  }
  return out;
}

}  // namespace wiec::demo
