// Draws one small flat illustration: shapes, and the few things all scenes share (skies, hills, trees, houses, people).
// Whole numbers only, which keeps the files small and equal everywhere.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/demo/random.h"

namespace wiec::demo {

using Colour = std::string_view;  // "#A63D2A"

// The light of one hour.
struct Light {
  Colour sky, sun, cloud, far, mid, ground, shade;  // shade: the ground's darker tone
  bool evening;
};

namespace paint {
inline constexpr Colour paper = "#FBF7F0", ink = "#222", sand = "#F1E9DC", stone = "#D9CDBB", brick = "#A63D2A",
                        clay = "#C8694F", rose = "#D98C78", teal = "#1B5E6B", water = "#6FA8AE", foam = "#A9CDCB",
                        linden = "#4C6B1F", leaf = "#7C9A3E", moss = "#5E8148", amber = "#E3A72F", honey = "#F2CB7A",
                        plum = "#6B3A6E", wood = "#8A5F3C", bark = "#6B4A30", steel = "#6F7A78", night = "#24404A";
}

class Pen {
 public:
  Pen(int width, int height, std::uint64_t seed, std::string_view purpose);

  Random& random() { return random_; }
  // Takes one of the lights; evening ones only when asked for.
  const Light& choose_light(bool evening);
  const Light& light() const { return *light_; }
  int pick(int from, int to) { return random_.whole(from, to); }
  template <std::size_t n>
  Colour pick(const Colour (&colours)[n]) {
    return colours[random_.index(n)];
  }

  void rect(int x, int y, int w, int h, Colour fill, int round = 0);
  void circle(int x, int y, int r, Colour fill);
  void ellipse(int x, int y, int rx, int ry, Colour fill);
  void shape(std::string_view path, Colour fill);
  void stroke(std::string_view path, Colour colour, int width, bool round = true);
  // Many dots in one element.
  struct Dot {
    int x, y;
  };
  void dots(const std::vector<Dot>& at, Colour colour, int size);
  // A straight row, evenly spaced.
  void row_of_dots(int from, int y, int to, int step, Colour colour, int size);
  void open_group(std::string_view attributes);
  void close_group();
  // Mirrors what follows, for half of the seeds.
  void maybe_mirror();

  void sky();
  void hills(int horizon);
  void tree(int x, int foot, int height);
  void leafy_tree(int x, int foot, int height, Colour dark, Colour bright);
  void pine(int x, int foot, int height);
  void bush(int x, int foot, int size);
  void house(int x, int foot, int w, int h);
  void townhouses(int foot, int least, int most);
  // People are drawn together, at draw_people() or at the end.
  void person(int x, int foot, int height);
  void draw_people();
  void bench(int x, int foot, int w);
  // Lit lamps, drawn together at draw_lamps().
  void lamp(int x, int foot, int height);
  void draw_lamps();
  void flowers(int x, int y, int w, int h, int count);

  std::string finish();

 private:
  struct HousePaths {
    std::string wall, roof, panes;
  };
  void add_house(HousePaths& out, int x, int foot, int w, int h);
  void draw_panes(std::string_view panes);

  struct Figure {
    int x, foot, height;
  };

  int width_, height_;
  std::vector<Figure> people_, lamps_;
  Random random_;
  const Light* light_ = nullptr;
  std::string out_;
  int open_ = 0;
};

}  // namespace wiec::demo
