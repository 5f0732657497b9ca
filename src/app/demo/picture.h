// Pictures of the invented city: small flat illustrations drawn by the program itself, as complete SVG documents
// without text, scripts, ids or outside references, safe to inline or to serve as a file. Palette: research/ux.md 2.5.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace wiec::demo {

enum class Scene : std::uint8_t {
  meadow,
  playground,
  bench_under_tree,
  library,
  bike_path,
  court,
  crossing,
  mural,
  concert,
  dog_run,
  allotment,
  school,
  river_bridge,
  lamp_path,
  community_garden,
  street_trees,
};
inline constexpr int scene_count = 16;

// One picture, at most 2,500 bytes, viewBox 0 0 480 270. Equal arguments give equal bytes; seeds vary light, hills,
// trees, colours and composition.
std::string draw_picture(Scene scene, std::uint64_t seed);

// What the picture shows, for its alt text.
std::string_view picture_alt_pl(Scene scene);
std::string_view picture_alt_en(Scene scene);

// The city seen from its meadows across the river, viewBox 0 0 1600 440, at most 16,000 bytes.
std::string draw_panorama(std::uint64_t seed);

}  // namespace wiec::demo
