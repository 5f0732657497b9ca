#include <fmt/format.h>

#include <iterator>

#include "app/demo/scenes.h"

namespace wiec::demo {

using namespace paint;

void draw_library(Pen& pen) {
  constexpr Colour rooms[] = {"#EFD9BC", "#E5D3C0", "#DCDCC6", "#E9CDB6", "#D5DDD8"};
  pen.choose_light(pen.random().chance(0.35));
  pen.rect(0, 0, 480, 270, pen.pick(rooms));
  pen.rect(0, 214, 480, 56, "#B98A5E");
  pen.maybe_mirror();
  const int window = pen.pick(28, 48);
  pen.rect(window, 36, 122, 120, paper, 60);
  pen.rect(window + 8, 44, 106, 112, pen.light().sky, 53);
  pen.circle(window + pen.pick(40, 90), 84, 17, pen.light().sun);
  pen.shape(fmt::format("M{} 156v-22q40 -34 106 -6v28z", window + 8), pen.light().mid);
  pen.stroke(fmt::format("M{} 40v116M{} 106h122", window + 61, window), paper, 5, false);
  const int shelf = pen.pick(206, 226), w = 480 - shelf - 18;
  pen.rect(shelf, 28, w, 190, wood, 4);
  constexpr Colour spines[] = {brick, teal, amber, linden, plum, sand, clay};
  const auto first = pen.random().index(7);
  std::string books[4];
  for (int row = 0; row < 3; ++row) {
    pen.rect(shelf + 8, 36 + row * 60, w - 16, 52, "#6B4A30");
    for (int x = shelf + 17; x < shelf + w - 14; x += 12) {
      if (pen.random().chance(0.1)) continue;
      fmt::format_to(std::back_inserter(books[pen.random().index(4)]), "M{} {}v{}", x, 88 + row * 60,
                     -pen.pick(28, 44));
    }
  }
  for (std::size_t i = 0; i < 4; ++i) pen.stroke(books[i], spines[(first + i * 2) % 7], 9, false);
  const Colour chair = spines[(first + 1) % 5];
  pen.stroke("M196 100v130", ink, 4);
  pen.shape("M172 104l10 -30h28l10 30z", honey);
  pen.ellipse(110, 240, 108, 14, clay);
  pen.rect(72, 166, 88, 66, chair, 16);
  pen.person(116, 232, 78);
  pen.draw_people();
  pen.rect(60, 194, 24, 44, chair, 10);
  pen.rect(148, 194, 24, 44, chair, 10);
  pen.shape("M98 190l18 6l18 -6v14l-18 6l-18 -6z", paper);
}

void draw_bike_path(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.hills(pen.pick(126, 146));
  pen.maybe_mirror();
  const int bend = pen.pick(270, 330);
  for (int i = 0; i < 2; ++i) pen.tree(pen.pick(20, 200), 172 + i * 8, pen.pick(60, 96));
  pen.tree(pen.pick(410, 460), 190, pen.pick(80, 110));
  pen.shape(fmt::format("M{} 162q60 18 -40 40t-240 68h330q70 -40 60 -70t-98 -38z", bend), "#C9795C");
  pen.stroke(fmt::format("M{} 164q62 18 -16 42t-190 62", bend + 6), sand, 3);
  for (int i = 0, count = pen.pick(1, 2); i < count; ++i) {
    const int x = 168 + i * 130 + pen.pick(0, 40), y = 240 - i * 34, r = 21 - i * 6;
    pen.stroke(fmt::format("M{} {}a{r} {r} 0 1 0 1 0zM{} {}a{r} {r} 0 1 0 1 0z", x - r * 13 / 10, y - r,
                           x + r * 13 / 10, y - r, fmt::arg("r", r)),
               ink, 3);
    pen.stroke(fmt::format("M{} {}l{} {}h{}l{} {}M{} {}l{} {}", x - r * 13 / 10, y, r * 8 / 10, -r * 12 / 10, r,
                           r * 8 / 10, r * 12 / 10, x + r / 2, y - r * 16 / 10, r / 3, r / 2),
               i == 0 ? brick : teal, 4);
    pen.person(x - r / 4, y - 2, r * 36 / 10);
  }
  pen.flowers(380, 224, 96, 36, 12);
}

void draw_crossing(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.townhouses(168, 70, 122);
  pen.maybe_mirror();
  pen.rect(0, 164, 480, 22, stone);
  pen.rect(0, 184, 480, 86, "#6E6A66");
  const int left = pen.pick(120, 160);
  std::string stripes;
  for (int i = 0; i < 5; ++i)
    fmt::format_to(std::back_inserter(stripes), "M{} 188h26l{} 76h-34z", left + i * 44, (i - 2) * 7);
  pen.shape(stripes, paper);
  pen.tree(pen.pick(24, 60), 180, pen.pick(80, 104));
  const int post = left + 232;
  pen.stroke(fmt::format("M{} 190v-96", post), ink, 4);
  pen.shape(fmt::format("M{} 62h40v40h-40z", post - 20), "#2E6C9E");
  pen.shape(fmt::format("M{} 96l14 -28l14 28z", post - 14), paper);
  pen.person(left + 60, 228, 76);
  pen.person(left + 94, 230, 52);
  pen.person(left + pen.pick(130, 160), 236, pen.pick(50, 72));
  if (pen.random().chance(0.6)) {
    constexpr Colour cars[] = {amber, teal, clay, "#8FA9A4"};
    const Colour body = pen.pick(cars);
    pen.shape("M-20 206q4 -24 30 -24h28q18 0 30 22l24 6v20h-112z", body);
    pen.shape("M14 188h20q10 0 18 14h-38z", foam);
    pen.dots({{8, 230}, {70, 230}}, ink, 20);
  }
}

void draw_mural(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.shape("M0 176H480V270H0z", pen.light().ground);
  pen.maybe_mirror();
  pen.house(-8, 214, 84, pen.pick(90, 130));
  pen.tree(pen.pick(424, 456), 220, pen.pick(96, 132));
  constexpr Colour grounds[] = {"#1F5A66", "#E8C9A0", "#6B3A4E", "#E3B25A", "#355E4A"};
  const auto back = pen.random().index(5);
  const int x = 92, w = 300;
  pen.shape(fmt::format("M{} 218V46l{} -26l{} 26V218z", x, w / 2, w / 2), "#D9C3A4");
  pen.shape(fmt::format("M{} 206V58l{} -24l{} 24V206z", x + 14, w / 2 - 14, w / 2 - 14), grounds[back]);
  const bool light = back == 1 || back == 3;
  // The woven band, leaves and berries of the city.
  const int band = pen.pick(150, 176);
  std::string weave[3];
  for (int i = 0; i < 17; ++i) fmt::format_to(std::back_inserter(weave[i % 3]), "M{} {}l12 20", x + 22 + i * 15, band);
  pen.stroke(weave[0], brick, 13, false);
  pen.stroke(weave[1], light ? teal : honey, 13, false);
  pen.stroke(weave[2], light ? linden : paper, 13, false);
  const int cx = pen.pick(200, 270);
  pen.circle(cx, 96, pen.pick(30, 40), light ? clay : amber);
  pen.stroke(fmt::format("M{} 146q-6 -50 -60 -64M{} 146q4 -60 70 -66M{} 146v-60", cx, cx + 10, cx + 4),
             light ? linden : leaf, 6);
  for (int i = 0; i < 3; ++i) {
    const int bx = cx - 62 + i * 66, by = 78 + (i % 2) * 10;
    pen.dots({{bx, by}, {bx + 13, by + 2}, {bx + 5, by + 12}, {bx - 8, by + 10}}, light ? brick : "#E2604C", 13);
  }
  const int ladder = pen.pick(300, 340);
  pen.stroke(fmt::format("M{0} 228l18 -120M{1} 228l18 -120M{2} 204h24M{3} 176h24M{4} 148h24", ladder, ladder + 24,
                         ladder + 4, ladder + 8, ladder + 12),
             wood, 4);
  pen.person(ladder + 20, 172, 66);
  pen.person(pen.pick(120, 160), 250, 70);
}

void draw_school(Pen& pen) {
  constexpr Colour bricks[] = {"#C98267", "#D9A37A", "#E2C79C", "#B9795E", "#CDB38E"};
  pen.choose_light(false);
  pen.sky();
  pen.hills(160);
  pen.maybe_mirror();
  const int x = pen.pick(92, 126), w = pen.pick(250, 284), h = pen.pick(86, 104);
  const Colour wall = pen.pick(bricks);
  pen.rect(x, 204 - h, w, h, wall);
  pen.shape(fmt::format("M{} {}l14 -22h{}l14 22z", x - 8, 204 - h, w - 12), brick);
  const int cx = x + w / 2;
  pen.shape(fmt::format("M{} 204v{}l38 -26l38 26v{}z", cx - 38, -h - 14, h + 14), wall);
  pen.circle(cx, 204 - h - 8, 13, paper);
  pen.stroke(fmt::format("M{0} {1}v-8M{0} {1}h6", cx, 204 - h - 8), ink, 2);
  std::string panes;
  for (int side : {0, 1})
    for (int row = 0; row < 2; ++row)
      for (int i = 0; i < 3; ++i)
        fmt::format_to(std::back_inserter(panes), "M{} {}v20", x + 20 + i * 32 + side * (w - 104),
                       204 - h + 14 + row * 40);
  pen.stroke(panes, foam, 18, false);
  pen.shape(fmt::format("M{} 204v-34a15 15 0 0 1 30 0v34z", cx - 15), teal);
  pen.shape(fmt::format("M{} 204h36l40 66h-116z", cx - 18), sand);
  pen.tree(pen.pick(28, 62), 210, pen.pick(92, 122));
  pen.tree(pen.pick(420, 454), 212, pen.pick(88, 124));
  for (int i = 0, count = pen.pick(3, 4); i < count; ++i)
    pen.person(cx - 70 + i * 46 + pen.pick(-10, 10), 236 + pen.pick(0, 20), pen.pick(44, 60));
  pen.flowers(6, 226, 110, 34, 8);
}

void draw_street_trees(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.townhouses(196, 84, 132);
  pen.maybe_mirror();
  pen.rect(0, 192, 480, 40, "#DCCFB8");
  pen.rect(0, 228, 480, 42, "#77726C");
  pen.rect(0, 228, 480, 5, stone);
  constexpr Colour dark[] = {linden, moss, "#3F6B52", "#9A5A2E"}, bright[] = {leaf, "#8DB068", "#6C9A7C", "#D08A3C"};
  const std::size_t kind = pen.random().chance(0.14) ? 3 : pen.random().index(3);
  const int step = pen.pick(82, 112), first = pen.pick(28, 60), crown = pen.pick(44, 58);
  pen.row_of_dots(first, 214, 480, step, "#8C6A48", 22);
  std::string trunks;
  std::vector<Pen::Dot> crowns, lights;
  for (int x = first; x < 480; x += step) {
    const int top = 214 - pen.pick(84, 104);
    fmt::format_to(std::back_inserter(trunks), "M{} 214V{}", x, top);
    crowns.insert(crowns.end(), {{x - 16, top + 22}, {x + 17, top + 24}, {x, top}});
    lights.push_back({x + 6, top - 3});
  }
  pen.stroke(trunks, bark, 7);
  pen.dots(crowns, dark[kind], crown);
  pen.dots(lights, bright[kind], crown * 6 / 10);
  pen.bench(pen.pick(90, 110), 222, 50);
  pen.person(pen.pick(190, 230), 226, 58);
  if (pen.random().chance(0.5)) {
    pen.person(pen.pick(330, 360), 228, pen.pick(58, 62));
  } else {
    const int x = pen.pick(150, 300);
    pen.rect(x, 222, 120, 34, brick, 8);
    pen.rect(x + 8, 227, 104, 13, "#F2E3C4", 3);
    pen.dots({{x + 26, 258}, {x + 94, 258}}, ink, 12);
  }
}

}  // namespace wiec::demo
