#include "commons/areas/area_map.h"

#include <map>

#include "commons/areas/area_store.h"
#include "commons/areas/texts.h"
#include "commons/places/outline.h"
#include "platform/html/drawn_map.h"

namespace wiec::areas {
namespace {

constexpr std::size_t kFew = 60;  // that many links are still a map and not a maze

struct CityMap {
  places::MapFrame frame;
  Html districts;
};

struct DrawnArea {
  std::string path, name, address;
};

struct AllAreas {
  std::vector<DrawnArea> areas;  // the largest first, so that a small one can be pointed at inside a large one
  std::map<AreaId, std::size_t> at;
  std::string together;  // of all, when they are more than a few
};

std::optional<CityMap> read_city(db::ReadTx& tx) {
  const auto cities = places::cities(tx);
  const auto map = cities.empty() ? std::nullopt : places::map_of(tx, cities.front().id);
  if (!map) return std::nullopt;
  std::vector<html::DrawnShape> shapes;
  for (const places::Outline& outline : map->outlines) shapes.push_back({.path = outline.path, .title = outline.name});
  CityMap made{.frame = map->frame, .districts = {}};
  html::drawn_shapes(made.districts, shapes);
  return made;
}

std::shared_ptr<const std::optional<CityMap>> city_map(Context& ctx) {
  return ctx.kept<std::optional<CityMap>>("areas.city", read_city);
}

AllAreas read_areas(db::ReadTx& tx) {
  AllAreas made;
  const auto city = read_city(tx);
  if (!city) return made;
  auto land = lands(tx);
  std::ranges::stable_sort(land, std::greater(), &AreaLand::land_m2);
  std::vector<places::Shape> shapes;
  for (AreaLand& one : land) shapes.push_back(std::move(one.land));
  const std::size_t most_bytes = shapes.size() > kFew ? 40 : 160;
  const auto drawn =
      places::draw_together(city->frame, shapes, std::max<std::size_t>(4'000, shapes.size() * most_bytes));
  for (std::size_t i = 0; i < land.size(); ++i) {
    made.at[land[i].area] = i;
    if (land.size() > kFew) made.together += drawn[i].path;
    made.areas.push_back({drawn[i].path, std::move(land[i].name), path_of(land[i].area)});
  }
  return made;
}

std::vector<const DrawnArea*> linked(const AllAreas& all, std::span<const Area> listed) {
  std::vector<const DrawnArea*> chosen;
  if (all.areas.size() <= kFew) {
    for (const DrawnArea& area : all.areas) chosen.push_back(&area);
    return chosen;
  }
  for (const Area& area : listed) {
    const auto at = all.at.find(area.id);
    if (at != all.at.end()) chosen.push_back(&all.areas[at->second]);
  }
  std::ranges::sort(chosen);  // they stand in one vector: the largest first
  return chosen;
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

}  // namespace

void put_map(Html& out, Context& ctx, std::span<const Area> listed) {
  const Language l = ctx.language;
  const auto city = city_map(ctx);
  if (!*city) return;
  const auto all = ctx.kept<AllAreas>("areas.drawn", read_areas);
  const auto chosen = linked(*all, listed);
  std::vector<std::string> links;
  for (const DrawnArea* area : chosen) links.push_back(localized(l, area->address));
  std::vector<html::DrawnShape> marks;
  if (!all->together.empty()) marks.push_back({.path = all->together, .title = texts::title(l), .level = 1});
  for (std::size_t i = 0; i < chosen.size(); ++i)
    marks.push_back({.path = chosen[i]->path, .title = chosen[i]->name, .href = links[i], .level = 3});
  Html shapes;
  shapes.append((*city)->districts);
  html::drawn_shapes(shapes, marks);
  put(out, **city, shapes, texts::map_of_all(l), texts::map_caption(l));
}

void put_map_of(Html& out, Context& ctx, const Area& area) {
  const auto city = city_map(ctx);
  if (!*city || !area.box) return;
  const auto path = ctx.kept<std::string>("areas.drawn " + area.code(), [&](db::ReadTx& tx) {
    const auto shape = shape_of(tx, area.id);
    return shape ? places::draw_together((*city)->frame, std::span(&shape->land, 1)).front().path : std::string();
  });
  const html::DrawnShape mark{.path = *path, .title = area.name, .level = 3, .current = true};
  Html shapes;
  shapes.append((*city)->districts);
  html::drawn_shapes(shapes, std::span(&mark, 1));
  put(out, **city, shapes, texts::map_of_one(ctx.language, area.name), {});
}

}  // namespace wiec::areas
