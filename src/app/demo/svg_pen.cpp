#include "app/demo/svg_pen.h"

#include <fmt/format.h>

#include <iterator>

namespace wiec::demo {
namespace {

using namespace paint;

constexpr Light days[] = {
    {"#F8E4CD", "#F0A868", "#FDF3E6", "#D8C3A0", "#A9B678", "#8BA457", "#76904A", false},  // early
    {"#D3E6E4", "#F7D98A", "#F4FAF7", "#A9C7B9", "#92B377", "#74994C", "#638640", false},  // noon
    {"#F7E0AE", "#E3A72F", "#FDF1D6", "#D6B884", "#B3AE62", "#8C9745", "#78833A", false},  // golden
    {"#EBC3AB", "#CF6A4D", "#F6DFD0", "#B795A0", "#8B9678", "#6C8255", "#5B7048", false},  // dusk
    {"#C6DDDA", "#FBEFD2", "#EAF4F0", "#94B8B4", "#83A988", "#668F5F", "#557B51", false},  // mist
    {"#F3DDD3", "#E9B08F", "#FBEEE8", "#C9B0B4", "#9FAE86", "#7F9A62", "#6B8553", false},  // spring
};
constexpr Light evenings[] = {
    {"#2E4A58", "#F4E3B5", "#3A5866", "#3C5A66", "#3B5F56", "#335247", "#2A463D", true},
    {"#4B4560", "#F6D9A8", "#5A536F", "#5B5474", "#4A5B62", "#3B5150", "#314544", true},
    {"#6D4A58", "#F7CF9B", "#7F5B66", "#7A5765", "#5C5B58", "#4A5448", "#3E483D", true},
};
constexpr Colour crowns[][2] = {{"#4C6B1F", "#6C8B35"}, {"#5E8148", "#7FA35F"}, {"#3F6B52", "#5E8C6C"},
                                {"#7C9A3E", "#9DB75C"}, {"#B0752A", "#D79A3C"}, {"#8A4A2E", "#B5653F"},
                                {"#708238", "#93A552"}};
constexpr Colour walls[] = {"#F3DDBF", "#EBC9A6", "#E4B79B", "#F1E3CB", "#D9C7A8", "#C9D3C4", "#E9D3C6", "#DFBFA4"};
constexpr Colour roofs[] = {"#A63D2A", "#8B3A2C", "#B85A3C", "#7A4B3A", "#5C5A5E"};
constexpr Colour clothes[] = {"#A63D2A", "#1B5E6B", "#E3A72F", "#6B3A6E", "#4C6B1F", "#C8694F", "#F1E9DC", "#3D5A80"};
constexpr Colour skins[] = {"#E8B48E", "#D79A72", "#F0C7A5", "#B97F5A"};
constexpr Colour hairs[] = {"#3A2A20", "#6B4A30", "#B98A4A", "#8C8A86", "#2B2822"};
constexpr Colour petals[] = {"#C8402F", "#E3A72F", "#FBF7F0", "#6B5AA0", "#D98CA0", "#F2CB7A", "#3D6FA0"};

}  // namespace

Pen::Pen(int width, int height, std::uint64_t seed, std::string_view purpose)
    : width_(width), height_(height), random_(seed, purpose) {
  light_ = &days[0];
  out_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" stroke-linecap=\"round\" stroke-width=\"4\" "
      "fill=\"none\">",
      width, height);
}

const Light& Pen::choose_light(bool evening) {
  light_ = evening ? &evenings[random_.index(std::size(evenings))] : &days[random_.index(std::size(days))];
  return *light_;
}

void Pen::rect(int x, int y, int w, int h, Colour fill, int round) {
  if (round == 0) return shape(fmt::format("M{} {}h{}v{}h{}z", x, y, w, h, -w), fill);
  fmt::format_to(std::back_inserter(out_), "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\"/>",
                 x, y, w, h, round, fill);
}
void Pen::circle(int x, int y, int r, Colour fill) {
  fmt::format_to(std::back_inserter(out_), "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>", x, y, r, fill);
}
void Pen::ellipse(int x, int y, int rx, int ry, Colour fill) {
  fmt::format_to(std::back_inserter(out_), "<ellipse cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\" fill=\"{}\"/>", x, y, rx,
                 ry, fill);
}
void Pen::shape(std::string_view path, Colour fill) {
  fmt::format_to(std::back_inserter(out_), "<path d=\"{}\" fill=\"{}\"/>", path, fill);
}
void Pen::stroke(std::string_view path, Colour colour, int width, bool round) {
  fmt::format_to(std::back_inserter(out_), "<path d=\"{}\" stroke=\"{}\"", path, colour);
  if (width != 4) fmt::format_to(std::back_inserter(out_), " stroke-width=\"{}\"", width);
  out_ += round ? "/>" : " stroke-linecap=\"butt\"/>";
}
void Pen::dots(const std::vector<Dot>& at, Colour colour, int size) {
  std::string path;
  for (const Dot dot : at) fmt::format_to(std::back_inserter(path), "M{} {}h0", dot.x, dot.y);
  if (!at.empty()) stroke(path, colour, size);
}
void Pen::open_group(std::string_view attributes) {
  out_ += fmt::format("<g {}>", attributes);
  ++open_;
}
void Pen::close_group() {
  out_ += "</g>";
  --open_;
}
void Pen::maybe_mirror() {
  if (random_.chance(0.5)) open_group(fmt::format("transform=\"matrix(-1 0 0 1 {} 0)\"", width_));
}

void Pen::sky() {
  rect(0, 0, width_, height_, light_->sky);
  circle(pick(width_ / 8, width_ * 7 / 8), pick(38, 84), pick(20, 34), light_->sun);
  if (light_->evening) {
    std::vector<Dot> stars;
    for (int i = pick(7, 14); i > 0; --i) stars.push_back({pick(8, width_ - 8), pick(8, 110)});
    dots(stars, "#F4E3B5", 2);
    return;
  }
  for (int i = pick(1, 2); i > 0; --i) {
    const int x = pick(30, width_ - 110), y = pick(26, 78), w = pick(50, 86);
    stroke(fmt::format("M{} {}h{}M{} {}h{}", x, y, w, x + w / 4, y - 7, w / 2), light_->cloud, 15);
  }
}

void Pen::hills(int horizon) {
  const int w = width_, h = height_;
  shape(fmt::format("M0 {}Q{} {} {} {}T{} {}V{}H0z", horizon - pick(0, 14), w / 4, horizon - pick(34, 60), w / 2,
                    horizon - pick(4, 22), w, horizon - pick(10, 34), h),
        light_->far);
  shape(fmt::format("M0 {}Q{} {} {} {}T{} {}V{}H0z", horizon + pick(2, 14), w / 3, horizon - pick(6, 26), w * 3 / 5,
                    horizon + pick(2, 12), w, horizon - pick(0, 12), h),
        light_->mid);
  shape(fmt::format("M0 {}Q{} {} {} {}V{}H0z", horizon + pick(24, 34), w / 2, horizon + pick(8, 22), w,
                    horizon + pick(22, 36), h),
        light_->ground);
}

void Pen::tree(int x, int foot, int height) {
  if (random_.chance(0.22)) return pine(x, foot, height);
  const auto& crown = crowns[random_.index(std::size(crowns))];
  leafy_tree(x, foot, height, crown[0], crown[1]);
}

void Pen::leafy_tree(int x, int foot, int height, Colour dark, Colour bright) {
  const int r = height * 30 / 100;
  stroke(fmt::format("M{} {}v{}", x, foot, -height * 55 / 100), bark, std::max(3, height / 14));
  if (random_.chance(0.3)) {
    ellipse(x, foot - height * 62 / 100, height * 21 / 100, height * 40 / 100, dark);
    ellipse(x + height / 20, foot - height * 66 / 100, height * 12 / 100, height * 30 / 100, bright);
    return;
  }
  dots({{x - r * 6 / 10, foot - height * 57 / 100},
        {x + r * 6 / 10, foot - height * 55 / 100},
        {x, foot - height * 74 / 100}},
       dark, r * 17 / 10);
  dots({{x + r / 5, foot - height * 77 / 100}}, bright, r);
}

void Pen::pine(int x, int foot, int height) {
  const int w = height * 26 / 100;
  rect(x - 2, foot - height / 5, 5, height / 5, bark);
  shape(fmt::format("M{} {}l{} {}h{}zM{} {}l{} {}h{}z", x, foot - height, w * 7 / 10, height / 2, -w * 14 / 10, x,
                    foot - height * 7 / 10, w, height * 55 / 100, -w * 2),
        light_->evening ? "#2C4A3C" : "#4A7352");
}

void Pen::bush(int x, int foot, int size) {
  const auto& crown = crowns[random_.index(4)];
  shape(fmt::format("M{} {}a{} {} 0 0 1 {} {}a{} {} 0 0 1 {} 0a{} {} 0 0 1 {} {}z", x - size, foot, size / 2, size / 2,
                    size / 2, -size / 2, size / 2, size / 2, size, size / 2, size / 2, size / 2, size / 2),
        crown[0]);
}

// One wall, roof and rows of windows, added to paths that several houses share.
void Pen::add_house(HousePaths& out, int x, int foot, int w, int h) {
  fmt::format_to(std::back_inserter(out.wall), "M{} {}v{}h{}v{}z", x, foot, -h, w, h);
  if (random_.chance(0.5))
    fmt::format_to(std::back_inserter(out.roof), "M{} {}l{} {}l{} {}z", x - 3, foot - h, w / 2 + 3, -w * 4 / 10,
                   w / 2 + 3, w * 4 / 10);
  else
    fmt::format_to(std::back_inserter(out.roof), "M{} {}l6 -16h{}l6 16z", x - 2, foot - h, w - 8);
  const int columns = std::max(1, w / 25), rows = std::max(1, (h - 14) / 24);
  for (int column = 0; column < columns; ++column)
    fmt::format_to(std::back_inserter(out.panes), "M{} {}v{}", x + (2 * column + 1) * w / (2 * columns), foot - h + 11,
                   rows * 24 - 12);
}

void Pen::draw_panes(std::string_view panes) {
  fmt::format_to(std::back_inserter(out_),
                 "<path d=\"{}\" stroke=\"{}\" stroke-width=\"8\" stroke-dasharray=\"10 14\" stroke-linecap=\"butt\"/>",
                 panes, light_->evening ? honey : Colour("#5F7F86"));
}

void Pen::house(int x, int foot, int w, int h) {
  HousePaths paths;
  add_house(paths, x, foot, w, h);
  shape(paths.wall, walls[random_.index(std::size(walls))]);
  shape(paths.roof, roofs[random_.index(std::size(roofs))]);
  draw_panes(paths.panes);
}

void Pen::townhouses(int foot, int least, int most) {
  HousePaths groups[4];
  std::string panes;
  std::size_t group = 0;
  for (int x = -pick(0, 20); x < width_;) {
    const int w = pick(56, 92);
    add_house(groups[group], x, foot, w, pick(least, most));
    group = (group + 1 + random_.index(3)) % 4;
    x += w;
  }
  const std::size_t first = random_.index(std::size(walls)), tile = random_.index(std::size(roofs));
  for (std::size_t i = 0; i < 4; ++i) {
    if (groups[i].wall.empty()) continue;
    shape(groups[i].wall, walls[(first + i * 3) % std::size(walls)]);
    panes += groups[i].panes;
  }
  shape(groups[0].roof + groups[1].roof, roofs[tile]);
  shape(groups[2].roof + groups[3].roof, roofs[(tile + 1) % std::size(roofs)]);
  draw_panes(panes);
}

void Pen::person(int x, int foot, int height) { people_.push_back({x, foot, height}); }

// People of like size share their elements, which keeps crowds small.
void Pen::draw_people() {
  const Colour hair = hairs[random_.index(std::size(hairs))];
  const std::size_t skin = random_.index(std::size(skins));
  for (const bool small : {true, false}) {
    std::string legs;
    std::vector<Dot> heads, faces;
    int size = 0;
    for (const Figure& one : people_) {
      if ((one.height < 57) != small) continue;
      const int w = one.height * 22 / 100, h = one.height;
      fmt::format_to(std::back_inserter(legs), "M{} {}v{}m{} 0v{}", one.x - w / 3, one.foot, -h / 3, w * 2 / 3, h / 3);
      heads.push_back({one.x, one.foot - h * 86 / 100 - 1});
      faces.push_back({one.x + 1, one.foot - h * 83 / 100});
      size = std::max(size, h);
    }
    if (heads.empty()) continue;
    stroke(legs, ink, std::max(2, size / 11));
    for (const Figure& one : people_) {
      if ((one.height < 57) != small) continue;
      const int w = one.height * 22 / 100, h = one.height;
      shape(fmt::format("M{} {}q{} {} {} {}q{} 0 {} {}z", one.x - w, one.foot - h * 3 / 10, w / 4, -h / 2, w, -h / 2,
                        w * 3 / 4, w, h / 2),
            clothes[random_.index(std::size(clothes))]);
    }
    dots(heads, hair, size * 27 / 100);
    dots(faces, skins[(skin + (small ? 1 : 0)) % std::size(skins)], size * 23 / 100);
  }
  people_.clear();
}

void Pen::row_of_dots(int from, int y, int to, int step, Colour colour, int size) {
  fmt::format_to(std::back_inserter(out_),
                 "<path d=\"M{} {}H{}\" stroke=\"{}\" stroke-width=\"{}\" stroke-dasharray=\"0 {}\"/>", from, y, to,
                 colour, size, step);
}

void Pen::bench(int x, int foot, int w) {
  stroke(fmt::format("M{} {}v-18m{} 0v18", x + 6, foot, w - 12), ink, 4);
  stroke(fmt::format("M{} {}h{}m0 -10h{}m0 -8h{}", x, foot - 14, w, -w, w), wood, 5);
}

void Pen::lamp(int x, int foot, int height) { lamps_.push_back({x, foot, height}); }

void Pen::draw_lamps() {
  std::string posts;
  std::vector<Dot> heads;
  for (const Figure& one : lamps_) {
    fmt::format_to(std::back_inserter(posts), "M{} {}v{}m-8 -9h16", one.x, one.foot, -one.height);
    heads.push_back({one.x, one.foot - one.height - 2});
  }
  open_group("opacity=\".3\"");
  dots(heads, honey, 66);
  dots(heads, honey, 40);
  close_group();
  stroke(posts, ink, 4);
  dots(heads, "#FFE9B0", 14);
  lamps_.clear();
}

void Pen::flowers(int x, int y, int w, int h, int count) {
  std::vector<Dot> heads[3];
  std::string stems;
  for (int i = 0; i < count; ++i) {
    const Dot at{x + pick(0, w), y + pick(0, h)};
    heads[i % 3].push_back(at);
    if (i % 2 == 0) fmt::format_to(std::back_inserter(stems), "M{} {}v{}", at.x, at.y, 9 + (at.y - y) / 9);
  }
  stroke(stems, light_->shade, 2);
  const std::size_t first = random_.index(std::size(petals));
  for (std::size_t i = 0; i < 3; ++i) dots(heads[i], petals[(first + i) % std::size(petals)], i == 0 ? 8 : 6);
}

std::string Pen::finish() {
  draw_people();
  while (open_ > 0) close_group();
  return out_ + "</svg>";
}

}  // namespace wiec::demo
