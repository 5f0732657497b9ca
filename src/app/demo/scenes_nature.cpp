#include <fmt/format.h>

#include <iterator>

#include "app/demo/scenes.h"

namespace wiec::demo {

using namespace paint;

void draw_meadow(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.hills(pen.pick(128, 150));
  pen.maybe_mirror();
  for (int i = pen.pick(2, 3); i > 0; --i) pen.tree(pen.pick(20, 220), pen.pick(166, 178), pen.pick(52, 84));
  const int path = pen.pick(300, 360);
  pen.shape(fmt::format("M{} 176q-30 34 -16 94h72q-26 -52 -42 -94z", path), sand);
  if (pen.random().chance(0.6)) pen.person(path + 2, 202, 46);
  pen.flowers(4, 186, 250, 66, 19);
  pen.flowers(path + 50, 192, 100, 60, 9);
  for (int i = pen.pick(2, 3); i > 0; --i) {
    const int x = pen.pick(60, 420), y = pen.pick(120, 180);
    pen.shape(fmt::format("M{} {}q-12 -14 -13 -2q1 8 13 2q12 -14 13 -2q-1 8 -13 2z", x, y), i % 2 == 0 ? amber : rose);
  }
}

void draw_bench_under_tree(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.hills(pen.pick(140, 158));
  pen.maybe_mirror();
  for (int i = pen.pick(1, 2); i > 0; --i) pen.tree(pen.pick(330, 460), pen.pick(180, 192), pen.pick(60, 92));
  constexpr Colour greens[] = {linden, moss, "#3F6B52", "#8A5A2A"};
  constexpr Colour bright[] = {leaf, "#8DB068", "#5E8C6C", "#C98A3A"};
  const auto kind = pen.random().index(4);
  const int x = pen.pick(150, 210);
  pen.ellipse(x + 20, 232, 120, 13, pen.light().shade);
  pen.shape(fmt::format("M{} 232q10 -60 4 -120h18q-4 60 12 120z", x - 14), bark);
  pen.dots({{x - 62, 92}, {x + 62, 88}, {x - 26, 112}, {x + 34, 114}}, greens[kind], 90);
  pen.dots({{x, 60}}, greens[kind], 116);
  pen.dots({{x - 42, 78}, {x + 30, 54}, {x + 72, 80}}, bright[kind], 50);
  pen.bench(x + 40, 236, pen.pick(84, 112));
  pen.person(x + 64, 228, 52);
  if (pen.random().chance(0.6)) pen.person(x + 92, 228, 48);
  pen.flowers(340, 222, 130, 36, 13);
}

void draw_allotment(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.hills(pen.pick(124, 142));
  pen.maybe_mirror();
  pen.tree(pen.pick(14, 40), 186, pen.pick(84, 110));
  const int hut = pen.pick(320, 366);
  pen.house(hut, 186, pen.pick(56, 74), 42);
  std::string trunks;
  std::vector<Pen::Dot> crowns, apples;
  for (int x = 88; x < 300; x += pen.pick(58, 72)) {
    const int top = pen.pick(140, 150);
    fmt::format_to(std::back_inserter(trunks), "M{} 192v-40", x);
    crowns.insert(crowns.end(), {{x - 11, top + 10}, {x + 11, top + 11}, {x, top}});
    apples.insert(apples.end(), {{x - 12, top + 6}, {x + 7, top - 2}, {x + 1, top + 14}, {x + 15, top + 10}});
  }
  pen.stroke(trunks, bark, 5);
  pen.dots(crowns, pen.random().chance(0.5) ? moss : leaf, 32);
  pen.dots(apples, pen.random().chance(0.6) ? brick : amber, 7);
  pen.shape("M0 200H480V270H0z", "#8C6A48");
  for (int row = 0; row < 3; ++row) {
    const int y = 213 + row * 21, from = pen.pick(8, 24), step = pen.pick(22, 30);
    constexpr Colour crops[] = {leaf, "#93A552", moss, "#A9BF63"};
    constexpr Colour fruit[] = {brick, amber, "#C9D89A", "#D98C78", plum};
    pen.row_of_dots(from, y, 480, step, pen.pick(crops), 17);
    pen.row_of_dots(from + 3, y - 3, 480, step, pen.pick(fruit), 6);
  }
  pen.person(pen.pick(210, 300), 232, 66);
}

void draw_community_garden(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.townhouses(172, 62, 112);
  pen.shape("M0 168Q240 156 480 168V270H0z", pen.light().ground);
  pen.maybe_mirror();
  pen.bush(pen.pick(30, 450), 184, pen.pick(16, 26));
  if (pen.random().chance(0.6)) {
    const int x = pen.pick(26, 50);
    pen.stroke(fmt::format("M{0} 208v-66M{1} 208v-66M{2} 140h112M{2} 150h112", x, x + 84, x - 14), wood, 5);
    pen.dots({{x, 136}, {x + 20, 142}, {x + 42, 134}, {x + 64, 142}, {x + 86, 136}}, moss, 18);
  } else {
    pen.tree(pen.pick(40, 90), 206, 104);
  }
  std::string beds, planks;
  for (int i = 0; i < 3; ++i) {
    const int x = 150 + i * 108 - pen.pick(0, 16), y = 222 + (i % 2) * 16, w = pen.pick(78, 94);
    constexpr Colour blooms[] = {amber, brick, paper, rose, plum};
    pen.row_of_dots(x + 8, y - 4, x + w - 4, 13, i == 1 ? "#A9BF63" : "#3F6B52", 20);
    pen.row_of_dots(x + 10, y - pen.pick(11, 17), x + w - 4, pen.pick(11, 19), pen.pick(blooms), 7);
    fmt::format_to(std::back_inserter(beds), "M{} {}h{}v22h{}z", x, y, w, -w);
    fmt::format_to(std::back_inserter(planks), "M{} {}h{}", x + 3, y + 10, w - 6);
  }
  pen.shape(beds, wood);
  pen.stroke(planks, bark, 2);
  pen.person(pen.pick(236, 250), 216, 58);
  pen.person(pen.pick(418, 450), 238, 62);
}

void draw_river_bridge(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.shape(fmt::format("M0 {}Q130 {} 250 140T480 132V200H0z", pen.pick(132, 142), pen.pick(100, 122)),
            pen.light().far);
  pen.townhouses(160, 44, 84);
  pen.maybe_mirror();
  const int tower = pen.pick(60, 150);
  pen.rect(tower, 66, 24, 90, "#B9674A");
  pen.shape(fmt::format("M{} 66l16 -30l16 30z", tower - 4), teal);
  pen.shape("M0 154H480V270H0z", water);
  constexpr Colour stones[] = {"#D9B48F", "#C98F6B", "#E0C7A3"};
  const Colour stone_colour = pen.pick(stones);
  const int deck = pen.pick(132, 142);
  const std::string arches =
      "h-40q-6 -34 -38 -34t-38 34h-22q-6 -40 -44 -40t-44 40h-22q-6 -40 -44 -40t-44 40h-22q-6 -34 -38 -34t-38 34H-9z";
  pen.shape(fmt::format("M-9 {0}Q240 {1} 489 {0}V198", deck + 10, deck - 24) + arches, stone_colour);
  pen.stroke(fmt::format("M-9 {0}Q240 {1} 489 {0}", deck + 8, deck - 26), ink, 3);
  for (int i = pen.pick(1, 2); i > 0; --i) pen.person(pen.pick(150, 330), deck - 8, 30);
  std::string waves;
  for (int i = 0; i < 5; ++i)
    fmt::format_to(std::back_inserter(waves), "M{} {}q10 -5 20 0t20 0", pen.pick(0, 440), 206 + i * 8);
  pen.stroke(waves, foam, 3);
  const int boat = pen.pick(60, 250);
  pen.shape(fmt::format("M{} 222h84q-8 20 -20 20h-46q-14 0 -18 -20z", boat), wood);
  pen.person(boat + 40, 226, 44);
  pen.shape("M0 236Q70 222 120 270H0z", pen.light().ground);
  pen.bush(40, 246, 26);
  pen.stroke("M84 262l4 -36M94 264l10 -30M74 262l-6 -32", moss, 3);
}

void draw_lamp_path(Pen& pen) {
  pen.choose_light(true);
  pen.sky();
  pen.hills(pen.pick(140, 156));
  pen.maybe_mirror();
  const int far = pen.pick(206, 250);
  pen.shape(fmt::format("M{} 166q34 22 -30 46t-70 58h210q0 -30 30 -52t-104 -52z", far), "#D8B98C");
  for (int i = 0; i < 3; ++i) pen.tree(pen.pick(14, 150), 180 + i * 14, pen.pick(84, 128));
  for (int i = 0; i < 2; ++i) pen.tree(pen.pick(360, 460), 184 + i * 16, pen.pick(90, 126));
  pen.lamp(far + 74, 192, 58);
  pen.lamp(far - 60, 220, 84);
  pen.lamp(far + 128, 254, 122);
  pen.draw_lamps();
  pen.person(far - 6, 226, 48);
  if (pen.random().chance(0.7)) pen.person(far + 14, 227, 46);
}

}  // namespace wiec::demo
