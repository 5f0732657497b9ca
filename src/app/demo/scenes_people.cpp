#include <fmt/format.h>

#include <iterator>

#include "app/demo/scenes.h"

namespace wiec::demo {

using namespace paint;

namespace {

void draw_dog(Pen& pen, int x, int foot, int size, Colour coat, bool left) {
  const int s = left ? -1 : 1;
  const auto at = [&](int percent) { return s * size * percent / 100; };
  pen.stroke(fmt::format("M{} {}v{}M{} {}v{}M{} {}q{} {} {} {}", x + at(-32), foot, -size * 35 / 100, x + at(30), foot,
                         -size * 35 / 100, x + at(-40), foot - size / 2, at(-18), -size / 8, at(-14), -size * 4 / 10),
             coat, std::max(3, size / 8));
  pen.stroke(fmt::format("M{} {}h{}", x + at(-30), foot - size * 45 / 100, at(60)), coat, size * 36 / 100);
  pen.circle(x + at(46), foot - size * 68 / 100, size * 21 / 100, coat);
  pen.stroke(fmt::format("M{} {}h{}", x + at(52), foot - size * 62 / 100, at(18)), coat, size / 7);
  pen.stroke(fmt::format("M{} {}v{}", x + at(38), foot - size * 78 / 100, size / 5), bark, size / 9);
  pen.dots({{x + at(72), foot - size * 64 / 100}, {x + at(50), foot - size * 72 / 100}}, ink, std::max(2, size / 16));
}

}  // namespace

void draw_playground(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.hills(pen.pick(136, 152));
  pen.maybe_mirror();
  pen.tree(pen.pick(14, 40), 196, pen.pick(90, 118));
  pen.tree(pen.pick(440, 466), 192, pen.pick(80, 108));
  pen.ellipse(240, 236, 220, 30, "#E3C99A");
  constexpr Colour paints[] = {brick, teal, amber, plum, linden, clay};
  const auto first = pen.random().index(6);
  const Colour a = paints[first], b = paints[(first + 2) % 6];
  // A tower with a slide.
  const int x = pen.pick(76, 104);
  pen.stroke(fmt::format("M{0} 234v-92M{1} 234v-92M{0} 180h52", x, x + 52), wood, 7);
  pen.shape(fmt::format("M{} 142l34 -34l34 34z", x - 8), a);
  pen.stroke(fmt::format("M{} 182q30 4 44 30t46 22", x + 54), b, 10);
  pen.stroke(fmt::format("M{0} 200h-22M{0} 218h-26M{0} 184l-30 50", x), wood, 4);
  pen.person(x + 26, 178, 40);
  // Swings.
  const int s = pen.pick(268, 290), out = pen.pick(8, 26);
  pen.stroke(fmt::format("M{} 238l20 -100h112l20 100", s), a, 6);
  pen.stroke(
      fmt::format("M{0} 138l{1} 72M{2} 138l{3} 70M{4} 138v74M{5} 138v74", s + 44, out, s + 58, out, s + 96, s + 112),
      ink, 2);
  pen.stroke(fmt::format("M{} 210h18M{} 213h18", s + 43 + out, s + 95), wood, 5);
  pen.person(s + 52 + out, 222, 46);
  pen.person(pen.pick(226, 250), 250, 44);
  if (pen.random().chance(0.5)) {
    pen.shape(fmt::format("M{} 252q22 -22 44 0z", s - 60), amber);
  } else {
    pen.circle(s - 30, 246, 9, b);
  }
  pen.flowers(8, 236, 70, 26, 7);
}

void draw_court(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  if (pen.random().chance(0.5))
    pen.townhouses(168, 48, 96);
  else
    pen.hills(150);
  pen.rect(0, 164, 480, 30, pen.light().ground);
  pen.maybe_mirror();
  pen.tree(pen.pick(20, 70), 184, pen.pick(70, 100));
  constexpr Colour floors[] = {"#C8694F", "#3E7A80", "#5E8148", "#C98A3A", "#7A5A86"};
  pen.shape("M40 188H440L480 232V270H0V232z", pen.pick(floors));
  pen.stroke("M66 198H414L462 262M66 198L18 262M240 198V270M20 258H460", paper, 3);
  pen.stroke("M240 228m-56 0a56 19 0 1 0 112 0a56 19 0 1 0 -112 0", paper, 3);
  const int hoop = pen.pick(386, 404);
  pen.stroke(fmt::format("M{0} 226V108H{1}", hoop + 26, hoop), ink, 6);
  pen.rect(hoop - 12, 82, 12, 46, paper, 2);
  pen.stroke(fmt::format("M{} 122h-28", hoop - 12), brick, 5);
  pen.stroke(fmt::format("M{0} 124l6 24h12l6 -24", hoop - 38), sand, 2);
  pen.circle(hoop - pen.pick(54, 96), pen.pick(84, 108), 11, amber);
  for (int i = 0, count = pen.pick(3, 4); i < count; ++i)
    pen.person(84 + i * 78 + pen.pick(-16, 16), 236 + pen.pick(-14, 22), pen.pick(62, 76));
}

void draw_concert(Pen& pen) {
  const bool evening = pen.random().chance(0.6);
  pen.choose_light(evening);
  pen.sky();
  pen.hills(150);
  pen.maybe_mirror();
  pen.tree(pen.pick(16, 50), 206, pen.pick(110, 140));
  pen.tree(pen.pick(430, 464), 206, pen.pick(104, 136));
  constexpr Colour shells[] = {"#F1E3CB", "#E2B48A", "#C8694F", "#8FB3B0"};
  const Colour shell = pen.pick(shells);
  pen.shape("M92 210V150a148 104 0 0 1 296 0V210z", shell);
  pen.shape("M116 210V154a124 84 0 0 1 248 0V210z", evening ? "#7A3B34" : "#8C5A45");
  pen.shape("M146 210V160a94 62 0 0 1 188 0V210z", evening ? "#A35440" : "#B5795C");
  pen.rect(84, 206, 312, 16, wood, 3);
  std::vector<Pen::Dot> bulbs;
  for (int x = 20; x <= 460; x += 55) bulbs.push_back({x, 95 - (x - 240) * (x - 240) * 33 / 48400});
  pen.stroke("M20 62Q240 128 460 62", ink, 2);
  pen.dots(bulbs, honey, 9);
  for (int i = 0, count = pen.pick(2, 3); i < count; ++i) {
    const int x = 180 + i * 42 + pen.pick(-6, 6);
    pen.person(x, 206, 62);
    if (i % 2 == 0) {
      pen.ellipse(x + 13, 186, 8, 13, amber);
      pen.stroke(fmt::format("M{} 176l8 -30", x + 14), bark, 3);
    } else {
      pen.stroke(fmt::format("M{} 170h16", x + 4), honey, 5);
    }
  }
  constexpr Colour crowd[] = {"#3A2A20", "#6B4A30", "#B98A4A", "#2B2822"};
  for (int row = 0; row < 2; ++row) {
    const int from = pen.pick(10, 30) + row * 14, step = pen.pick(40, 52);
    constexpr Colour coats[] = {teal, brick, plum, linden};
    pen.row_of_dots(from, 268 + row * 10, 480, step, pen.pick(coats), 34);
    pen.row_of_dots(from, 244 + row * 12, 480, step, pen.pick(crowd), 18);
  }
}

void draw_dog_run(Pen& pen) {
  pen.choose_light(false);
  pen.sky();
  pen.hills(pen.pick(136, 152));
  pen.maybe_mirror();
  pen.tree(pen.pick(24, 60), 188, pen.pick(88, 116));
  pen.tree(pen.pick(400, 450), 186, pen.pick(70, 104));
  pen.stroke(
      "M4 196V162m43 0v34m43 0v-34m43 0v34m43 0v-34m43 0v34m43 0v-34m43 0v34m43 0v-34m43 0v34m43 0v-34m43 0v34M0 "
      "170H480M0 184H480",
      wood, 4);
  const int hoop = pen.pick(300, 350);
  pen.stroke(fmt::format("M{0} 232v-22M{0} 210m-22 -22a22 22 0 1 0 44 0a22 22 0 1 0 -44 0", hoop), brick, 5);
  pen.person(pen.pick(96, 120), 240, 84);
  constexpr Colour coats[] = {"#8A5F3C", "#D9A35C", "#F1E3CB", "#5C4A40", "#B5653F", "#7C7A78"};
  const auto first = pen.random().index(6);
  draw_dog(pen, pen.pick(188, 216), 250, pen.pick(54, 66), coats[first], false);
  draw_dog(pen, pen.pick(380, 410), 246, pen.pick(40, 52), coats[(first + 1) % 6], true);
  pen.circle(pen.pick(276, 300), 244, 8, amber);
  pen.flowers(8, 232, 70, 28, 4);
}

}  // namespace wiec::demo
