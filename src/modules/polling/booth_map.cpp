#include "modules/polling/booth_map.h"

#include "modules/polling/texts.h"
#include "modules/proposals/selection_map.h"
#include "platform/html/card.h"
#include "platform/html/drawn_map.h"

namespace wiec::polling {
namespace {

struct Dots {
  std::vector<std::string> words;  // outlive the points
  std::vector<html::DrawnPoint> points;
  std::int64_t without_place = 0;
};

Dots dots_of(Language l, const places::Map& map, std::span<const proposals::Entry* const> shown,
             const std::function<bool(const std::string&)>& is_chosen) {
  Dots dots;
  dots.words.reserve(2 * shown.size());
  for (const proposals::Entry* entry : shown) {
    if (entry->points.empty()) {
      ++dots.without_place;
      continue;
    }
    const bool chosen = is_chosen(entry->code);
    const std::string& title =
        dots.words.emplace_back(chosen ? texts::chosen_on_map(l, entry->title(l)) : std::string(entry->title(l)));
    const std::string& href = dots.words.emplace_back("#f-p-" + entry->code);
    dots.points.push_back({.x = map.frame.x(entry->points[0]),
                           .y = map.frame.y(entry->points[0]),
                           .title = title,
                           .href = href,
                           .tone = chosen ? html::Tone::wisla : html::Tone::brick});
  }
  return dots;
}

}  // namespace

void put_booth_map(html::Html& out, Context& ctx, const editions::Edition& edition, const editions::Pool& pool,
                   std::span<const proposals::Entry* const> shown,
                   const std::function<bool(const std::string&)>& is_chosen) {
  if (!edition.city) return;
  const auto kept = proposals::district_map(ctx, edition.city);
  if (!*kept) return;
  const places::Map& map = **kept;
  const Language l = ctx.language;
  const Dots dots = dots_of(l, map, shown, is_chosen);
  if (dots.points.empty()) return;
  std::vector<html::DrawnShape> shapes;
  for (const places::Outline& outline : map.outlines)
    shapes.push_back(
        {.path = outline.path, .title = outline.name, .current = pool.place && outline.place == pool.place});
  html::details(out, texts::on_map(l), [&](html::Html& body) {
    html::drawn_map(body, {.label = texts::booth_map(l),
                           .width = map.frame.width,
                           .height = map.frame.height,
                           .shapes = shapes,
                           .points = dots.points,
                           .caption = texts::booth_map_words(l)});
    if (dots.without_place) html::put<R"(<p class="muted">{}</p>)">(body, texts::off_map(l, dots.without_place));
  });
}

}  // namespace wiec::polling
