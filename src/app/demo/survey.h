// What stands on the ground before streets are laid: the great roads, the railway, parks and ponds, each of which the
// small streets respect. In metres.
#pragma once
#include <cstdint>
#include <vector>

#include "app/demo/city.h"
#include "app/demo/ground.h"
#include "app/demo/plane.h"

namespace wiec::demo {

struct GreatRoad {
  std::string_view name;
  bool avenue = false;
  Path line;  // closed rings end where they begin
};

// A park, wood, square, boulevard or pond.
struct Patch {
  enum class Kind : std::uint8_t { park, square, wood, boulevard, pond };
  Kind kind = Kind::park;
  PlaceName name;
  int district = 0;
  int estate = 0;
  Vec centre;
  double radius = 0;  // no point of the ring is farther, except of boulevards
  Path ring;
};

struct Survey {
  std::vector<GreatRoad> roads;
  Path railway;
  std::vector<Patch> patches;
};

inline constexpr double river_half_width = 62;

Survey make_survey(const Ground& ground, std::uint64_t seed);

}  // namespace wiec::demo
