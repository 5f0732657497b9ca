#include "commons/areas/area_store.h"

#include <map>

#include "commons/places/street_name.h"
#include "platform/text/text.h"

namespace wiec::areas {
namespace {

using places::PlaceId;

#define WIEC_AREA_COLUMNS                                                                              \
  "select a.id, a.city_id, a.name, a.state, a.revision, a.west, a.south, a.east, a.north, a.land_m2, " \
  "a.changed_at, a.theme_id from area a "

const db::Sql select_one{"areas.find_area", WIEC_AREA_COLUMNS "where a.id = $1"};
const db::Sql select_all{
    "areas.list_areas", WIEC_AREA_COLUMNS
    "where a.theme_id is null and (a.state = 'open' or $1) and ($2 = 0 or exists (select 1 from area_district d "
    "where d.area_id = a.id and d.place_id = $2)) order by a.name_sort, a.id"};
const db::Sql select_near{"areas.areas_near", WIEC_AREA_COLUMNS
                          "where a.state = 'open' and a.west <= $1 and a.east >= $1 and a.south <= $2 and "
                          "a.north >= $2 order by a.land_m2, a.id"};
const db::Sql select_by_street{"areas.areas_on_street", WIEC_AREA_COLUMNS
                               "where a.state = 'open' and exists (select 1 from area_street s "
                               "where s.area_id = a.id and s.street_key = $1) order by a.name_sort, a.id"};
const db::Sql select_by_part{"areas.areas_with_part", WIEC_AREA_COLUMNS
                             "where a.state = 'open' and exists (select 1 from area_part p "
                             "where p.area_id = a.id and p.place_id = $1) order by a.name_sort, a.id"};
const db::Sql select_themes{"areas.open_themes", WIEC_AREA_COLUMNS
                            "where a.state = 'open' and a.theme_id is not null order by a.name_sort, a.id"};
#undef WIEC_AREA_COLUMNS
const db::Sql select_theme_places{"areas.theme_places", "select theme_id from area where theme_id is not null"};
const db::Sql count_open{"areas.count_areas", "select count(*) from area where state = 'open' and theme_id is null"};
const db::Sql select_parts{"areas.parts_of", R"(
  select ap.area_id, ap.place_id, p.name from area_part ap join place p on p.id = ap.place_id
  where $1 = 0 or ap.area_id = $1 order by ap.area_id, p.kind, p.position, p.name_sort, p.id)"};
const db::Sql select_streets{"areas.streets_of", R"(
  select area_id, name from area_street where $1 = 0 or area_id = $1 order by area_id, position)"};
const db::Sql select_districts{"areas.districts_of", R"(
  select ad.area_id, ad.place_id, p.name, p.code, ad.common_m2 from area_district ad join place p on p.id = ad.place_id
  where $1 = 0 or ad.area_id = $1 order by ad.area_id, coalesce(ad.common_m2, 0) desc, p.position, p.id)"};
const db::Sql select_shape{"areas.shape_of", "select drawn, land from area_shape where area_id = $1"};
#define WIEC_LANDS                                                                                                 \
  "select s.area_id, a.name, a.land_m2, s.land from area_shape s join area a on a.id = s.area_id where a.state = " \
  "'open' "
const db::Sql select_lands{"areas.lands", WIEC_LANDS "order by s.area_id"};
const db::Sql select_meeting{
    "areas.lands_meeting",
    WIEC_LANDS "and a.west <= $3 and a.east >= $1 and a.south <= $4 and a.north >= $2 order by s.area_id"};
#undef WIEC_LANDS
const db::Sql select_choices{"areas.area_choices",
                             "select id, name from area a where state = 'open' and (theme_id is null or $1 <> 0) and "
                             "($1 = 0 or exists (select 1 from "
                             "area_district d where d.area_id = a.id and d.place_id = $1)) order by name_sort, id"};

const db::Sql insert_row{"areas.insert_area", R"(
  insert into area (id, city_id, name, name_sort, state, revision, west, south, east, north, land_m2, changed_at, theme_id)
  values ($1, $2, $3, $4, 'open', 1, $5, $6, $7, $8, $9, $10, $11))"};
const db::Sql update_row{"areas.update_area", R"(
  update area set name = $2, name_sort = $3, revision = revision + 1, west = $4, south = $5, east = $6, north = $7,
    land_m2 = $8, changed_at = $9 where id = $1 and revision = $10)"};
const db::Sql update_state{"areas.set_area_state", R"(
  update area set state = $2, revision = revision + 1, changed_at = $3 where id = $1 and state <> $2)"};
const db::Sql delete_shape{"areas.delete_shape", "delete from area_shape where area_id = $1"};
const db::Sql delete_parts{"areas.delete_parts", "delete from area_part where area_id = $1"};
const db::Sql delete_streets{"areas.delete_streets", "delete from area_street where area_id = $1"};
const db::Sql delete_districts{"areas.delete_districts", "delete from area_district where area_id = $1"};
const db::Sql insert_shape{"areas.insert_shape", "insert into area_shape (area_id, drawn, land) values ($1, $2, $3)"};
const db::Sql insert_part{"areas.insert_part", "insert into area_part (area_id, place_id) values ($1, $2)"};
const db::Sql insert_street{"areas.insert_street",
                            "insert into area_street (area_id, position, name, street_key) values ($1, $2, $3, $4)"};
const db::Sql insert_district{"areas.insert_district",
                              "insert into area_district (area_id, place_id, common_m2) values ($1, $2, $3)"};

Area area_from(const db::Row& row) {
  Area area{.id = row.get<AreaId>(0),
            .city = row.get<PlaceId>(1),
            .name = row.get<std::string>(2),
            .state = row.get<std::string_view>(3) == "closed" ? AreaState::closed : AreaState::open,
            .revision = row.get<std::int64_t>(4),
            .land_m2 = row.get<std::optional<std::int64_t>>(9),
            .changed_at = row.get<Instant>(10),
            .theme = row.get<std::optional<PlaceId>>(11).value_or(PlaceId{})};
  if (!row.is_null(5))
    area.box = places::Box{{row.get<std::int64_t>(5), row.get<std::int64_t>(6)},
                           {row.get<std::int64_t>(7), row.get<std::int64_t>(8)}};
  return area;
}

AreaLand land_from(const db::Row& row) {
  return {.area = row.get<AreaId>(0),
          .name = row.get<std::string>(1),
          .land_m2 = row.get<std::optional<std::int64_t>>(2).value_or(0),
          .land = places::shape_from_bytes(row.get<db::Bytes>(3).view).value_or(places::Shape{})};
}

// Parts, streets and districts of all of them in three statements, or of one.
void fill(db::ReadTx& tx, std::vector<Area>& areas) {
  if (areas.empty()) return;
  std::map<AreaId, Area*> by_id;
  for (Area& area : areas) by_id[area.id] = &area;
  const std::int64_t only = areas.size() == 1 ? areas.front().id.value : 0;
  const auto each = [&](const db::Sql& sql, auto add) {
    for (const db::Row& row : tx.query(sql, only)) {
      const auto found = by_id.find(row.get<AreaId>(0));
      if (found != by_id.end()) add(*found->second, row);
    }
  };
  each(select_parts, [](Area& area, const db::Row& row) {
    area.parts.push_back({row.get<PlaceId>(1), row.get<std::string>(2)});
  });
  each(select_streets, [](Area& area, const db::Row& row) { area.streets.push_back(row.get<std::string>(1)); });
  each(select_districts, [](Area& area, const db::Row& row) {
    area.districts.push_back({row.get<PlaceId>(1), row.get<std::string>(2), row.get<std::string>(3),
                              row.get<std::optional<std::int64_t>>(4)});
  });
}

std::optional<std::int64_t> edge(const NewArea& area, std::int64_t (*of)(const places::Box&)) {
  return area.land ? std::optional(of(area.land->box)) : std::nullopt;
}

struct Edges {
  std::optional<std::int64_t> west, south, east, north, m2;
  explicit Edges(const NewArea& area)
      : west(edge(area, [](const places::Box& box) { return box.south_west.longitude; })),
        south(edge(area, [](const places::Box& box) { return box.south_west.latitude; })),
        east(edge(area, [](const places::Box& box) { return box.north_east.longitude; })),
        north(edge(area, [](const places::Box& box) { return box.north_east.latitude; })),
        m2(area.land ? std::optional(area.land->area_m2) : std::nullopt) {}
};

void write_rest(db::WriteTx& tx, AreaId id, const NewArea& area) {
  if (area.land) {
    const auto drawn = area.drawn ? std::optional(db::Bytes{area.drawn->bytes}) : std::nullopt;
    tx.run(insert_shape, id, drawn, db::Bytes{area.land->bytes});
  }
  for (const PlaceId part : area.parts) tx.run(insert_part, id, part);
  int position = 0;
  for (const std::string& street : area.streets)
    tx.run(insert_street, id, ++position, street, places::street_key(street));
  for (const AreaDistrict& district : area.districts) tx.run(insert_district, id, district.place, district.common_m2);
}

}  // namespace

std::optional<Area> find_area(db::ReadTx& tx, AreaId id) {
  auto found = tx.all(select_one, area_from, id);
  if (found.empty()) return std::nullopt;
  fill(tx, found);
  return std::move(found.front());
}

std::optional<Area> find_area(db::ReadTx& tx, std::string_view code) {
  const auto id = id_from_code(code);
  return id ? find_area(tx, AreaId{*id}) : std::nullopt;
}

std::vector<Area> list_areas(db::ReadTx& tx, const AreaFilter& filter) {
  auto found = tx.all(select_all, area_from, filter.closed_too, filter.district);
  fill(tx, found);
  return found;
}

std::vector<Area> open_themes(db::ReadTx& tx) {
  auto found = tx.all(select_themes, area_from);
  fill(tx, found);
  return found;
}

std::set<PlaceId> theme_places(db::ReadTx& tx) {
  std::set<PlaceId> all;
  for (const db::Row& row : tx.query(select_theme_places)) all.insert(row.get<PlaceId>(0));
  return all;
}

AreaId insert_theme(db::WriteTx& tx, PlaceId city, const std::string& name) {
  const auto place = places::insert_place(tx, {.kind = places::PlaceKind::area,
                                               .parent = city,
                                               .code = "temat-" + code_from_id(tx.new_id<AreaId>().value),
                                               .name = name});
  if (!place) return {};
  return insert_area(tx, {.city = city,
                          .name = name,
                          .parts = {},
                          .streets = {},
                          .drawn = {},
                          .land = {},
                          .districts = {{*place, "", "", {}}},
                          .theme = *place});
}

std::int64_t count_areas(db::ReadTx& tx) { return tx.value<std::int64_t>(count_open).value_or(0); }

std::vector<Area> areas_at(db::ReadTx& tx, places::Point point) {
  auto found = tx.all(select_near, area_from, point.longitude, point.latitude);
  std::erase_if(found, [&](const Area& area) {
    const auto shape = shape_of(tx, area.id);
    return !shape || !places::contains(shape->land, point);
  });
  fill(tx, found);
  return found;
}

std::vector<Area> areas_on_street(db::ReadTx& tx, std::string_view street, std::span<const PlaceId> districts) {
  auto found = tx.all(select_by_street, area_from, places::street_key(street));
  for (const PlaceId district : districts)
    for (Area& area : tx.all(select_by_part, area_from, district))
      if (std::ranges::find(found, area.id, &Area::id) == found.end()) found.push_back(std::move(area));
  fill(tx, found);
  return found;
}

std::optional<AreaShape> shape_of(db::ReadTx& tx, AreaId id) {
  return tx.one(
      select_shape,
      [](const db::Row& row) {
        AreaShape shape;
        if (const auto drawn = row.get<std::optional<db::Bytes>>(0))
          shape.drawn = places::shape_from_bytes(drawn->view);
        shape.land = places::shape_from_bytes(row.get<db::Bytes>(1).view).value_or(places::Shape{});
        return shape;
      },
      id);
}

std::vector<AreaLand> lands(db::ReadTx& tx) { return tx.all(select_lands, land_from); }

std::vector<AreaLand> lands_meeting(db::ReadTx& tx, const places::Box& box) {
  return tx.all(select_meeting, land_from, box.south_west.longitude, box.south_west.latitude, box.north_east.longitude,
                box.north_east.latitude);
}

std::vector<AreaChoice> area_choices(db::ReadTx& tx, PlaceId district) {
  return tx.all(
      select_choices,
      [](const db::Row& row) {
        return AreaChoice{code_from_id(row.get<std::int64_t>(0)), row.get<std::string>(1)};
      },
      district);
}

std::vector<html::Choice> as_choices(const std::vector<AreaChoice>& all) {
  std::vector<html::Choice> choices;
  for (const AreaChoice& one : all) choices.push_back({.value = one.code, .label = one.name});
  return choices;
}

AreaId insert_area(db::WriteTx& tx, const NewArea& area) {
  const auto id = tx.new_id<AreaId>();
  const std::string sort = text::sort_key(area.name);
  const Edges edges(area);
  tx.run(insert_row, id, area.city, area.name, db::Bytes{sort}, edges.west, edges.south, edges.east, edges.north,
         edges.m2, tx.now(), area.theme ? std::optional(area.theme) : std::nullopt);
  write_rest(tx, id, area);
  return id;
}

bool update_area(db::WriteTx& tx, AreaId id, const NewArea& area, std::int64_t revision) {
  const std::string sort = text::sort_key(area.name);
  const Edges edges(area);
  if (tx.run(update_row, id, area.name, db::Bytes{sort}, edges.west, edges.south, edges.east, edges.north, edges.m2,
             tx.now(), revision) == 0)
    return false;
  for (const db::Sql* sql : {&delete_shape, &delete_parts, &delete_streets, &delete_districts}) tx.run(*sql, id);
  write_rest(tx, id, area);
  return true;
}

bool set_area_state(db::WriteTx& tx, AreaId id, AreaState state) {
  return tx.run(update_state, id, code_of(state), tx.now()) == 1;
}

}  // namespace wiec::areas
