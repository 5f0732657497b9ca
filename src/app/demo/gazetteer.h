// The names of the invented city and where its districts lie: what a gazetteer would print before anything is surveyed.
#pragma once
#include <array>
#include <span>
#include <string_view>

#include "app/demo/city.h"
#include "app/demo/plane.h"

namespace wiec::demo {

inline constexpr int district_count = 18;

struct DistrictEntry {
  std::string_view name, of, at, at_en;  // "Rybaki", "Rybaków", "na Rybakach", "in Rybaki"
  std::string_view about_pl, about_en;
  Vec centre;  // metres from the market square
  int population;
  double wooded;  // 0..1: how much of it is park or wood
  std::span<const std::string_view> estates;
};
std::span<const DistrictEntry> district_entries();

// The Modrawa from where it enters the map to where it leaves it.
std::span<const Vec> river_course();
std::span<const Vec> stream_course();
std::span<const Vec> railway_course();

// The great roads, from the old town outwards, and the two rings.
struct RoadEntry {
  std::string_view name;
  bool avenue;
  bool closed;
  std::span<const Vec> course;
};
std::span<const RoadEntry> road_entries();

// Names of streets by theme; "Lipowa" (an adjective) or "Kopernika" (a patron, which does not change its form).
enum class StreetTheme { trees, flowers, crafts, birds, weather, country, patrons, roads };
inline constexpr int street_theme_count = 8;
std::span<const std::string_view> street_names(StreetTheme theme);
StreetTheme theme_of_estate(std::string_view estate);

PlaceName name_of_district(const DistrictEntry& entry);
PlaceName name_of_estate(std::string_view name);
// "ul. Lipowa", "ul. Lipowej", "przy ul. Lipowej", "Lipowa Street", "on Lipowa Street"; avenues are "al.".
PlaceName name_of_street(std::string_view name, bool avenue);

struct ParkEntry {
  int district;
  std::string_view name, of, at, en, at_en;
};
std::span<const ParkEntry> park_entries();
std::span<const ParkEntry> square_entries();
std::span<const ParkEntry> wood_entries();
std::span<const ParkEntry> boulevard_entries();
std::span<const ParkEntry> pond_entries();
PlaceName name_of(const ParkEntry& entry);

std::span<const Unit> units_of_the_city();
PlaceName name_of_city();
std::string_view history_pl();
std::string_view history_en();

}  // namespace wiec::demo
