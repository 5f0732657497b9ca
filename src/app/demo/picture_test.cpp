#include <set>

#include "app/demo/picture.h"

namespace wiec::demo {
namespace {

TEST(Pictures, AreSmallWellFormedAndAllDifferent) {
  std::set<std::string> seen;
  for (int scene = 0; scene < scene_count; ++scene) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
      const std::string svg = draw_picture(static_cast<Scene>(scene), seed * 7919);
      EXPECT_LE(svg.size(), 2500u) << "scene " << scene << " seed " << seed * 7919;
      EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 270\"")) << svg;
      EXPECT_TRUE(svg.ends_with("</svg>"));
      for (const char* unwanted : {"<text", "<script", " id=", "href", "style", "{", "}"})
        EXPECT_EQ(svg.find(unwanted), std::string::npos) << unwanted;
      EXPECT_TRUE(seen.insert(svg).second) << "scene " << scene << " seed " << seed;
    }
    EXPECT_FALSE(picture_alt_pl(static_cast<Scene>(scene)).empty());
    EXPECT_FALSE(picture_alt_en(static_cast<Scene>(scene)).empty());
  }
}

TEST(Pictures, AreTheSameForTheSameSeed) {
  EXPECT_EQ(draw_picture(Scene::mural, 5), draw_picture(Scene::mural, 5));
  EXPECT_NE(draw_picture(Scene::mural, 5), draw_picture(Scene::mural, 6));
  EXPECT_EQ(draw_panorama(1), draw_panorama(1));
}

TEST(Pictures, GroupsAreClosed) {
  for (int scene = 0; scene < scene_count; ++scene) {
    const std::string svg = draw_picture(static_cast<Scene>(scene), 11);
    const auto count = [&](std::string_view what) {
      int found = 0;
      for (std::size_t at = svg.find(what); at != svg.npos; at = svg.find(what, at + 1)) ++found;
      return found;
    };
    EXPECT_EQ(count("<g "), count("</g>"));
  }
}

TEST(Panorama, IsLight) { EXPECT_LE(draw_panorama(1).size(), 16'000u); }

}  // namespace
}  // namespace wiec::demo
