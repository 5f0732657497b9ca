#include <fmt/format.h>

#include <iterator>

#include "app/demo/picture.h"
#include "app/demo/svg_pen.h"

namespace wiec::demo {
namespace {

using namespace paint;

constexpr int width = 1600, height = 440;
constexpr int shore = 286;  // where the far bank meets the water

void draw_sky(Pen& pen) {
  pen.rect(0, 0, width, height, "#FBEBD3");
  pen.shape("M0 120Q400 96 800 112T1600 100V300H0z", "#F9DDB8");
  const int sun = pen.pick(1020, 1120);
  pen.circle(sun, 128, 92, "#F9D08F");
  pen.circle(sun, 128, 62, "#EFB04E");
  for (int i = 0; i < 4; ++i) {
    const int x = 90 + i * 390 + pen.pick(-70, 70), y = pen.pick(40, 104), w = pen.pick(90, 150);
    pen.stroke(fmt::format("M{} {}h{}M{} {}h{}", x, y, w, x + w / 4, y - 12, w / 2), "#FFF6E8", 24);
  }
  pen.shape("M0 210Q160 150 340 190T700 176T1060 196T1360 160T1600 190V300H0z", "#DFC3A0");
  pen.shape("M0 232Q220 190 460 224T900 208T1300 226T1600 204V300H0z", "#C4B389");
}

// Cranes on their way home.
void draw_birds(Pen& pen) {
  std::string birds;
  for (int i = 0; i < 7; ++i) {
    const int x = 800 + i * 34 + pen.pick(-6, 6), y = 96 + (i < 4 ? i : 6 - i) * -13 + pen.pick(-3, 3);
    fmt::format_to(std::back_inserter(birds), "M{} {}q7 -8 14 0q7 -8 14 0", x, y);
  }
  pen.stroke(birds, "#7A5D50", 3);
}

void draw_castle(Pen& pen) {
  pen.shape("M60 290Q110 206 240 186Q330 176 400 206Q470 236 500 290z", "#8C9A58");
  pen.shape("M90 290Q160 226 250 214T480 290z", "#74864A");
  pen.shape("M190 196v-42h20v-14h14v14h24v-14h14v14h44v-14h14v14h32v44q-80 -22 -162 0z", "#D9B08C");
  pen.shape("M176 200V100h36V194zM318 196V122h34V202z", "#C98F6B");
  pen.shape("M170 102l24 -44l24 44zM312 124l23 -38l23 38z", teal);
  pen.stroke("M194 58v-22M335 86v-18", ink, 3);
  pen.shape("M194 36h26l-7 7l7 7h-26zM335 68h22l-6 6l6 6h-22z", brick);
  pen.stroke("M194 122v14M335 142v12M238 170v10M282 170v10", "#7A4B3A", 7);
}

void draw_old_town(Pen& pen) {
  // The town hall tower and the church above the roofs.
  pen.shape("M742 286V96h40V286z", "#C06F51");
  pen.shape("M736 98h52l-8 -22h-36zM746 76q16 -44 32 0z", teal);
  pen.stroke("M762 44v-20", ink, 4);
  pen.circle(762, 122, 14, paper);
  pen.stroke("M762 122v-9M762 122h7", ink, 3);
  pen.shape("M560 286V150h34V286zM554 152l23 -64l23 64zM594 206l46 -30l46 30V286h-92z", "#B9674A");
  pen.shape("M588 208l52 -38l52 38z", "#7F3A2C");
  pen.stroke("M577 176v16M616 226v22M640 226v22M664 226v22", "#F2CB7A", 8);
}

void draw_mills(Pen& pen) {
  pen.shape("M906 286V196h150V286zM1064 286V214h76V286z", "#B0614A");
  pen.shape("M906 196l25 -20v20l25 -20v20l25 -20v20l25 -20v20l25 -20v20l25 -20v20z", "#8B3A2C");
  pen.shape("M1074 214V112h16V214z", "#A6553F");
  pen.stroke("M926 222v44M956 222v44M986 222v44M1016 222v44M1038 222v44", "#F5D9A0", 12, false);
  pen.stroke("M1082 100q-12 -14 4 -26t4 -30", "#FFF6E8", 10);
}

void draw_estates(Pen& pen) {
  constexpr Colour walls[] = {"#E9D3BC", "#D8DACB", "#E6C4AC", "#D5CDBE"};
  for (int i = 0; i < 4; ++i) {
    const int x = 1196 + i * 100 + pen.pick(-10, 10), h = pen.pick(78, 124), w = pen.pick(62, 80);
    pen.rect(x, 286 - h, w, h, walls[i]);
    std::string panes;
    for (int column = x + 12; column < x + w - 4; column += 18)
      fmt::format_to(std::back_inserter(panes), "M{} {}V276", column, 286 - h + 10);
    pen.open_group("stroke-dasharray=\"9 11\"");
    pen.stroke(panes, "#7E989B", 8, false);
    pen.close_group();
  }
}

void draw_far_bank(Pen& pen) {
  std::vector<Pen::Dot> dark, bright;
  for (int x = 0; x < width; x += pen.pick(26, 44)) {
    if (x > 470 && x < 1150 && pen.random().chance(0.7)) continue;
    (pen.random().chance(0.5) ? dark : bright).push_back({x, shore - pen.pick(4, 18)});
  }
  pen.dots(dark, linden, 46);
  pen.dots(bright, leaf, 40);
  pen.shape(fmt::format("M0 {0}Q400 {1} 800 {0}T1600 {0}V320H0z", shore - 4, shore - 14), "#8E9B52");
}

void draw_river(Pen& pen) {
  pen.shape("M0 300Q420 284 820 298T1600 292V440H0z", "#74A9AD");
  pen.shape("M0 326Q420 306 860 324T1600 316V440H0z", "#669DA3");
  const int sun = pen.pick(1030, 1100);
  pen.stroke(fmt::format("M{} 312h120M{} 326h70M{} 342h96M{} 360h40", sun - 60, sun - 30, sun - 54, sun - 8), "#F4D49A",
             5);
  std::string waves;
  for (int i = 0; i < 26; ++i)
    fmt::format_to(std::back_inserter(waves), "M{} {}q12 -6 24 0t24 0", pen.pick(10, 1540), pen.pick(312, 384));
  pen.stroke(waves, "#9CC8C8", 3);
}

void draw_bridge(Pen& pen) {
  std::string bridge =
      "M560 270Q820 232 1090 270V318h-36q-6 -34 -40 -34t-40 34h-22q-6 -42 -48 -42t-48 42h-22q-6 -46 -52 -46t-52 "
      "46h-22q-6 -38 -42 -38t-42 38H560z";
  pen.shape(bridge, "#D9B48F");
  pen.stroke("M560 266Q820 228 1090 266", "#7A5D4A", 5);
  pen.stroke("M640 258v-30M760 248v-30M880 248v-30M1000 258v-30", ink, 3);
  pen.dots({{640, 226}, {760, 216}, {880, 216}, {1000, 226}}, honey, 11);
  pen.rect(700, 222, 96, 26, brick, 6);
  pen.stroke("M708 232h80", "#FBE8C4", 9, false);
}

void draw_boats(Pen& pen) {
  const int x = pen.pick(300, 380);
  pen.shape(fmt::format("M{0} 344h120q-8 26 -30 26h-66q-18 0 -24 -26z", x), wood);
  pen.shape(fmt::format("M{0} 336v-74q46 26 52 74z", x + 56), paper);
  pen.shape(fmt::format("M{0} 336v-60q-34 24 -40 60z", x + 50), rose);
  const int raft = pen.pick(1180, 1260);
  pen.stroke(fmt::format("M{0} 346h150M{0} 354h150M{0} 362h150", raft), "#9A6B43", 7);
  pen.person(raft + 34, 348, 54);
  pen.person(raft + 104, 348, 50);
  pen.draw_people();
  pen.stroke(fmt::format("M{} 372l26 -92", raft + 112), bark, 4);
}

// A guelder rose: leaves and bunches of red berries, in a corner of the picture.
void draw_kalina(Pen& pen, int x, int y, int side) {
  pen.stroke(fmt::format("M{0} 440Q{1} {2} {3} {4}M{0} 440Q{5} {6} {7} {8}", x, x + side * 20, y + 60, x + side * 90, y,
                         x - side * 10, y + 30, x + side * 10, y - 34),
             bark, 6);
  pen.dots({{x + side * 20, y + 40},
            {x + side * 62, y + 26},
            {x + side * 96, y - 4},
            {x + side * 8, y - 30},
            {x - side * 22, y + 8},
            {x + side * 44, y - 8}},
           linden, 44);
  pen.dots({{x + side * 38, y + 34}, {x + side * 80, y + 6}, {x - side * 6, y - 8}}, leaf, 34);
  std::vector<Pen::Dot> berries;
  for (const auto& [bx, by] : {std::pair{26, 18}, {70, 4}, {4, -22}, {98, 18}})
    for (const auto& [dx, dy] : {std::pair{0, 0}, {11, 3}, {4, 12}, {-8, 9}, {15, 14}})
      berries.push_back({x + side * (bx + dx), y + by + dy});
  pen.dots(berries, "#C23B32", 12);
}

void draw_meadow_bank(Pen& pen) {
  pen.shape("M0 398Q240 352 560 384T1040 392T1600 364V440H0z", "#8CA251");
  pen.shape("M0 420Q300 386 700 412T1600 394V440H0z", "#76904A");
  pen.flowers(200, 398, 520, 30, 34);
  pen.flowers(960, 400, 460, 28, 30);
  pen.bench(900, 418, 96);
  pen.person(924, 410, 58);
  pen.person(960, 410, 54);
  pen.person(560, 420, 74);
  pen.person(594, 422, 50);
  pen.person(1130, 418, 72);
  pen.person(1162, 420, 68);
  pen.draw_people();
  pen.stroke("M760 396m-18 0a18 18 0 1 0 36 0a18 18 0 1 0 -36 0M808 396m-18 0a18 18 0 1 0 36 0a18 18 0 1 0 -36 0", ink,
             4);
  pen.stroke("M760 396l14 -28h28l6 28M802 368l-6 -12h-10M774 368l12 26l16 -26", brick, 4);
  pen.person(782, 396, 66);
  pen.draw_people();
  draw_kalina(pen, 36, 318, 1);
  draw_kalina(pen, 1564, 326, -1);
}

}  // namespace

std::string draw_panorama(std::uint64_t seed) {
  Pen pen(width, height, seed, "panorama");
  draw_sky(pen);
  draw_birds(pen);
  draw_castle(pen);
  draw_old_town(pen);
  draw_mills(pen);
  draw_estates(pen);
  pen.open_group("transform=\"translate(424 82)scale(.33 .72)\"");
  pen.townhouses(282, 80, 150);
  pen.close_group();
  draw_far_bank(pen);
  draw_river(pen);
  draw_bridge(pen);
  draw_boats(pen);
  draw_meadow_bank(pen);
  return pen.finish();
}

}  // namespace wiec::demo
