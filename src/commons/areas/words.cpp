#include "commons/areas/words.h"

#include "commons/areas/area_store.h"
#include "commons/areas/texts.h"
#include "commons/places/outline.h"
#include "platform/html/card.h"
#include "platform/html/drawn_map.h"
#include "platform/text/text.h"

namespace wiec::areas {
namespace {

struct CityMap {
  places::MapFrame frame;
  Html districts;
};

std::optional<CityMap> city_map(db::ReadTx& tx) {
  const auto cities = places::cities(tx);
  const auto map = cities.empty() ? std::nullopt : places::map_of(tx, cities.front().id);
  if (!map) return std::nullopt;
  std::vector<html::DrawnShape> shapes;
  for (const places::Outline& outline : map->outlines) shapes.push_back({.path = outline.path, .title = outline.name});
  CityMap made{.frame = map->frame, .districts = {}};
  html::drawn_shapes(made.districts, shapes);
  return made;
}

// The largest first, so that a small one can be pointed at inside a large one.
std::vector<std::pair<Area, places::Shape>> areas_with_land(db::ReadTx& tx) {
  std::vector<std::pair<Area, places::Shape>> all;
  auto known = list_areas(tx);
  for (AreaLand& land : lands(tx)) {
    const auto area = std::ranges::find(known, land.area, &Area::id);
    if (area != known.end()) all.emplace_back(std::move(*area), std::move(land.land));
  }
  std::ranges::stable_sort(all, std::greater(), [](const auto& one) { return one.first.land_m2.value_or(0); });
  return all;
}

Html drawn(const CityMap& city, const std::vector<std::pair<Area, places::Shape>>& all, Language l) {
  std::vector<places::Shape> shapes;
  for (const auto& [area, land] : all) shapes.push_back(land);
  const auto paths = places::draw_together(city.frame, shapes, std::max<std::size_t>(4'000, shapes.size() * 160));
  std::vector<std::string> links;
  for (const auto& [area, land] : all) links.push_back(localized(l, area.path()));
  std::vector<html::DrawnShape> marks;
  for (std::size_t i = 0; i < all.size(); ++i)
    marks.push_back({.path = paths[i].path,
                     .title = all[i].first.name,
                     .href = all.size() == 1 ? std::string_view() : std::string_view(links[i]),
                     .level = 3,
                     .current = all.size() == 1});
  Html out;
  out.append(city.districts);
  html::drawn_shapes(out, marks);
  return out;
}

void put(Html& out, const CityMap& city, const Html& shapes, std::string_view label, std::string_view caption) {
  html::put<R"(<div class="area-map">)">(out);
  html::drawn_map(out, {.label = label,
                        .width = city.frame.width,
                        .height = city.frame.height,
                        .drawn_shapes = &shapes,
                        .caption = caption});
  html::put<"</div>">(out);
}

struct AllAreas {
  std::optional<CityMap> city;
  Html shapes;
};

}  // namespace

std::string square_km(Language l, std::int64_t m2) {
  const std::int64_t hundredths = (m2 + 5'000) / 10'000;
  if (hundredths == 0) return text::format_number(l, m2) + "\u00A0m²";
  return fmt::format("{}{}{:02}\u00A0km²", text::format_number(l, hundredths / 100), l == Language::pl ? ',' : '.',
                     hundredths % 100);
}

std::string names_of(const std::vector<AreaDistrict>& districts) {
  std::string out;
  for (const AreaDistrict& district : districts) out += (out.empty() ? "" : ", ") + district.name;
  return out;
}

void put_area_card(Html& list, Language l, const Area& area, int heading_level) {
  const std::string href = localized(l, area.path()), where = names_of(area.districts),
                    size = area.land_m2 ? square_km(l, *area.land_m2) : std::string();
  std::vector<html::Fact> facts;
  if (!where.empty()) facts.push_back({.icon = html::Icon::map_pin, .text = where, .label = texts::districts(l)});
  if (!size.empty()) facts.push_back({.icon = html::Icon::map, .text = size, .label = texts::size(l)});
  html::card(
      list,
      {.href = href, .title = area.name, .heading_level = heading_level, .facts = facts, .tone = html::Tone::linden});
}

void put_map(Html& out, Context& ctx) {
  const Language l = ctx.language;
  const auto all = ctx.kept<AllAreas>(fmt::format("areas.map {}", code_of(l)), [l](db::ReadTx& tx) {
    AllAreas made;
    made.city = city_map(tx);
    if (made.city) made.shapes = drawn(*made.city, areas_with_land(tx), l);
    return made;
  });
  if (all->city) put(out, *all->city, all->shapes, texts::map_of_all(l), texts::map_caption(l));
}

void put_map_of(Html& out, Context& ctx, const Area& area) {
  const Language l = ctx.language;
  std::optional<CityMap> city;
  const auto shape = ctx.db.read([&](db::ReadTx& tx) {
    city = city_map(tx);
    return shape_of(tx, area.id);
  });
  if (!city || !shape) return;
  const Html shapes = drawn(*city, {{area, shape->land}}, l);
  const std::string label(texts::map_of_one(l, area.name));
  put(out, *city, shapes, label, {});
}

}  // namespace wiec::areas
