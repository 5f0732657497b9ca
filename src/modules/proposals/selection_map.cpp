#include "modules/proposals/selection_map.h"

#include "modules/proposals/texts.h"
#include "platform/html/card.h"
#include "platform/html/drawn_map.h"

namespace wiec::proposals {
namespace {

struct District {
  const places::Outline* outline;
  const editions::Pool* pool;
  std::int64_t count = 0;
  std::string title;    // "Podgórze: 12 projects"
  std::string address;  // of the list narrowed to it; empty without a pool
};

std::string pool_address(Context& ctx, const Asked& asked, const editions::Pool& pool) {
  Filter filter = asked.read.filter;
  filter.pool = pool.id;
  return localized(ctx.language, "/projekty" + query_of(filter, *asked.edition, *asked.categories, asked.edition_code));
}

// Outlines, pools and counts brought together; counts are of the selection, whatever page of it is shown.
std::vector<District> districts_of(Context& ctx, const Asked& asked, const places::Map& map) {
  const PoolCounts counts = asked.whole() ? asked.list->by_pool : PoolCounts(asked.edition->pools, *asked.chosen);
  std::vector<District> districts;
  districts.reserve(map.outlines.size());
  for (const places::Outline& outline : map.outlines) {
    District& district = districts.emplace_back(District{.outline = &outline, .pool = nullptr});
    for (const auto& pool : asked.edition->pools)
      if (pool.place == outline.place) district.pool = &pool;
    if (district.pool) {
      district.count = counts[district.pool->id];
      district.address = pool_address(ctx, asked, *district.pool);
    }
    district.title = texts::map_count(ctx.language, outline.name, district.count);
  }
  return districts;
}

// Five classes from pale to dark, by the share of the largest number.
int level_of(std::int64_t count, std::int64_t most) {
  return most == 0 ? 0 : static_cast<int>((count * 5 + most - 1) / most);
}

void put_list_twin(Html& out, Language l, const std::vector<District>& districts) {
  html::details(out, texts::list_twin(l), [&](Html& body) {
    html::put<R"(<ul class="plain-list">{}</ul>)">(body, [&](Html& list) {
      for (const District& d : districts)
        if (d.pool) html::put<R"(<li><a href="{}">{}</a></li>)">(list, d.address, d.title);
    });
  });
}

// What does not change from page to page of one selection.
struct DrawnDistricts {
  Html shapes, list_twin;
};

DrawnDistricts draw_districts(Context& ctx, const Asked& asked, const places::Map& map) {
  const auto districts = districts_of(ctx, asked, map);
  std::int64_t most = 0;
  for (const District& d : districts) most = std::max(most, d.count);
  std::vector<html::DrawnShape> shapes;
  shapes.reserve(districts.size());
  for (const District& d : districts)
    shapes.push_back({.path = d.outline->path,
                      .title = d.title,
                      .href = d.address,
                      .level = level_of(d.count, most),
                      .current = d.pool && d.pool->id == asked.read.filter.pool});
  DrawnDistricts drawn;
  html::drawn_shapes(drawn.shapes, shapes);
  put_list_twin(drawn.list_twin, ctx.language, districts);
  return drawn;
}

std::shared_ptr<const DrawnDistricts> drawn_districts(Context& ctx, const Asked& asked, const places::Map& map) {
  if (!asked.whole()) return std::make_shared<const DrawnDistricts>(draw_districts(ctx, asked, map));
  return drawn_for_whole<DrawnDistricts>(ctx, asked, "proposals.districts", [](Context& own, const Asked& everything) {
    const auto city = district_map(own, everything.edition->city);
    return *city ? draw_districts(own, everything, **city) : DrawnDistricts{};
  });
}

}  // namespace

std::shared_ptr<const std::optional<places::Map>> district_map(Context& ctx, places::PlaceId city) {
  return ctx.kept<std::optional<places::Map>>(fmt::format("places.map/{}", city.value),
                                              [&](db::ReadTx& tx) { return places::map_of(tx, city); });
}

void put_selection_map(Html& out, Context& ctx, const Asked& asked, std::span<const Entry* const> points) {
  const Language l = ctx.language;
  if (!asked.edition->city) return;
  const auto kept = district_map(ctx, asked.edition->city);
  if (!*kept) return;
  const places::Map& map = **kept;
  const auto drawn = drawn_districts(ctx, asked, map);
  std::vector<std::string> addresses;  // outlive the drawing
  addresses.reserve(points.size());
  std::vector<html::DrawnPoint> dots;
  for (const Entry* entry : points)
    if (!entry->points.empty())
      dots.push_back({.x = map.frame.x(entry->points[0]),
                      .y = map.frame.y(entry->points[0]),
                      .title = entry->title(l),
                      .href = addresses.emplace_back(localized(l, "/projekty/" + entry->code))});
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::map_title(l));
  html::drawn_map(out, {.label = texts::map_title(l),
                        .width = map.frame.width,
                        .height = map.frame.height,
                        .drawn_shapes = &drawn->shapes,
                        .points = dots,
                        .caption = texts::map_text(l)});
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, "/projekty/mapa" + asked.query()), texts::map_page(l));
  out.append(drawn->list_twin);
  html::put<"</section>">(out);
}

void put_place(Html& out, Context& ctx, const Proposal& p, const editions::Edition& edition) {
  if (!edition.city || p.points.empty()) return;
  const auto kept = district_map(ctx, edition.city);
  if (!*kept) return;
  const places::Map& map = **kept;
  std::vector<html::DrawnShape> shapes;
  for (const places::Outline& outline : map.outlines)
    shapes.push_back({.path = outline.path, .title = outline.name, .current = outline.place == p.place});
  std::vector<html::DrawnPoint> dots;
  for (const Point& point : p.points)
    dots.push_back({.x = map.frame.x(point), .y = map.frame.y(point), .title = p.location});
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::where(ctx.language));
  html::drawn_map(out, {.label = texts::where(ctx.language),
                        .width = map.frame.width,
                        .height = map.frame.height,
                        .shapes = shapes,
                        .points = dots,
                        .caption = p.location});
  html::put<"</section>">(out);
}

}  // namespace wiec::proposals
