#include "commons/places/boundaries.h"
#include "commons/places/geojson.h"
#include "commons/places/outline.h"
#include "commons/places/texts.h"
#include "platform/text/text.h"

namespace wiec::places {
namespace {

namespace keys = texts::keys;

const db::Sql update_box{"places.update_box", R"(
  update place set west = $2, south = $3, east = $4, north = $5, area_m2 = $6 where id = $1)"};

const db::Sql put_boundary{"places.put_boundary", R"(
  insert into place_boundary (place_id, shape, corners) values ($1, $2, $3)
  on conflict (place_id) do update set shape = excluded.shape, corners = excluded.corners)"};

const db::Sql put_map{"places.put_map", R"(
  insert into place_map (place_id, kind, west, south, east, north, width, height) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (place_id, kind) do update set west = excluded.west, south = excluded.south, east = excluded.east,
    north = excluded.north, width = excluded.width, height = excluded.height)"};

const db::Sql put_outline{"places.put_outline", R"(
  insert into place_outline (place_id, path, label_x, label_y) values ($1, $2, $3, $4)
  on conflict (place_id) do update set path = excluded.path, label_x = excluded.label_x, label_y = excluded.label_y)"};

const db::Sql select_shape{"places.select_shape", R"(select shape from place_boundary where place_id = $1)"};

const db::Sql select_shapes{"places.select_shapes", R"(
  select p.id, b.shape from place p join place_boundary b on b.place_id = p.id
  where p.parent_id = $1 and p.kind = $2 order by p.position, p.name_sort, p.id)"};

const db::Sql select_map{"places.select_map", R"(
  select west, south, east, north, width, height from place_map where place_id = $1 and kind = $2)"};

const db::Sql select_outlines{"places.select_outlines", R"(
  select p.id, p.code, p.name, o.path, o.label_x, o.label_y from place p join place_outline o on o.place_id = p.id
  where p.parent_id = $1 and p.kind = $2 order by p.position, p.name_sort, p.id)"};

const db::Sql select_outline{"places.select_outline", R"(
  select p.id, p.code, p.name, o.path, o.label_x, o.label_y from place p join place_outline o on o.place_id = p.id
  where p.id = $1)"};

const db::Sql select_at_point{"places.select_at_point", R"(
  select p.id, b.shape from place p join place_boundary b on b.place_id = p.id
  where p.parent_id = $1 and p.kind = $2 and p.west <= $3 and p.east >= $3 and p.south <= $4 and p.north >= $4
  order by p.position, p.id)"};

Shape shape_in(const db::Row& row, int column) {
  auto shape = shape_from_bytes(row.get<db::Bytes>(column).view);
  if (!shape) throw db::Error(db::Error::Cause::broken, "places: a stored boundary cannot be read");
  return *std::move(shape);
}

struct StoredShape {
  PlaceId place;
  Shape shape;
};
StoredShape stored_shape_in(const db::Row& row) { return {row.get<PlaceId>(0), shape_in(row, 1)}; }

Outline outline_in(const db::Row& row) {
  return {.place = row.get<PlaceId>(0),
          .code = row.get<std::string>(1),
          .name = row.get<std::string>(2),
          .path = row.get<std::string>(3),
          .label_x = row.get<int>(4),
          .label_y = row.get<int>(5)};
}

MapFrame frame_in(const db::Row& row) {
  return {.box = {{row.get<std::int64_t>(0), row.get<std::int64_t>(1)},
                  {row.get<std::int64_t>(2), row.get<std::int64_t>(3)}},
          .width = row.get<int>(4),
          .height = row.get<int>(5)};
}

// A map ready to be stored.
struct Drawing {
  MapFrame frame;
  std::vector<PlaceId> places;
  std::vector<DrawnShape> shapes;
};

// 18 districts in 8 KB (research/ux.md 1.5); cities with more districts get more.
std::size_t bytes_for(std::size_t shapes) { return std::max<std::size_t>(4'000, shapes * 450); }

Drawing draw(std::span<const StoredShape> stored) {
  std::vector<Shape> shapes;
  Drawing drawing;
  for (const StoredShape& one : stored) {
    drawing.places.push_back(one.place);
    shapes.push_back(one.shape);
  }
  drawing.frame = frame_around(shapes);
  drawing.shapes = draw_together(drawing.frame, shapes, bytes_for(shapes.size()));
  return drawing;
}

void write_boundary(db::WriteTx& tx, PlaceId place, const CheckedShape& area) {
  const Box& box = area.box;
  tx.run(update_box, place, box.south_west.longitude, box.south_west.latitude, box.north_east.longitude,
         box.north_east.latitude, area.area_m2);
  tx.run(put_boundary, place, db::Bytes{area.bytes}, static_cast<std::int64_t>(corners_of(area.shape)));
}

void write_drawing(db::WriteTx& tx, PlaceId parent, std::string_view kind, const Drawing& drawing) {
  const Box& box = drawing.frame.box;
  tx.run(put_map, parent, kind, box.south_west.longitude, box.south_west.latitude, box.north_east.longitude,
         box.north_east.latitude, drawing.frame.width, drawing.frame.height);
  for (std::size_t i = 0; i < drawing.places.size(); ++i) {
    const DrawnShape& shape = drawing.shapes[i];
    tx.run(put_outline, drawing.places[i], shape.path, shape.label_x, shape.label_y);
  }
}

// The shapes of the map as they will be: those stored, with the new ones put in.
std::vector<StoredShape> with(std::vector<StoredShape> stored, const std::vector<PlaceBoundary>& boundaries) {
  for (const PlaceBoundary& boundary : boundaries) {
    const auto known = std::ranges::find(stored, boundary.place, &StoredShape::place);
    if (known == stored.end())
      stored.push_back({boundary.place, boundary.area.shape});
    else
      known->shape = boundary.area.shape;
  }
  return stored;
}

}  // namespace

Result<> store_boundaries(const db::Database& db, PlaceId parent, PlaceKind kind,
                          std::vector<PlaceBoundary> boundaries) {
  std::vector<Place> children;
  std::vector<StoredShape> stored;
  db.read([&](db::ReadTx& tx) {
    children = children_of(tx, parent, kind);
    stored = tx.all(select_shapes, stored_shape_in, parent, code_of(kind));
  });
  for (const PlaceBoundary& boundary : boundaries) {
    if (std::ranges::find(children, boundary.place, &Place::id) == children.end())
      return problem(ProblemKind::invalid, keys::place_unknown, "place");
  }
  if (boundaries.empty()) return {};
  const Drawing drawing = draw(with(std::move(stored), boundaries));
  db.write("places.store_boundaries", [parent, kind, boundaries, drawing](db::WriteTx& tx) {
    for (const PlaceBoundary& boundary : boundaries) write_boundary(tx, boundary.place, boundary.area);
    write_drawing(tx, parent, code_of(kind), drawing);
  });
  return {};
}

Result<> store_city_boundary(const db::Database& db, PlaceId city, CheckedShape area) {
  const auto place = db.read([&](db::ReadTx& tx) { return find_place(tx, city); });
  if (!place || place->kind != PlaceKind::city) return problem(ProblemKind::invalid, keys::place_unknown, "place");
  const StoredShape stored{city, area.shape};
  const Drawing drawing = draw(std::span(&stored, 1));
  db.write("places.store_city_boundary", [city, area = std::move(area), drawing](db::WriteTx& tx) {
    write_boundary(tx, city, area);
    write_drawing(tx, city, code_of(PlaceKind::city), drawing);
  });
  return {};
}

std::optional<Map> map_of(db::ReadTx& tx, PlaceId parent, PlaceKind kind) {
  const auto frame = tx.one(select_map, frame_in, parent, code_of(kind));
  if (!frame) return std::nullopt;
  return Map{*frame, tx.all(select_outlines, outline_in, parent, code_of(kind))};
}

std::optional<Map> outline_of(db::ReadTx& tx, PlaceId id) {
  const auto place = find_place(tx, id);
  if (!place) return std::nullopt;
  const auto frame = tx.one(select_map, frame_in, place->parent ? place->parent : id, code_of(place->kind));
  auto outline = tx.one(select_outline, outline_in, id);
  if (!frame || !outline) return std::nullopt;
  return Map{*frame, {*std::move(outline)}};
}

std::optional<Shape> boundary_of(db::ReadTx& tx, PlaceId id) {
  return tx.one(
      select_shape, [](const db::Row& row) { return shape_in(row, 0); }, id);
}

std::optional<PlaceId> find_district(db::ReadTx& tx, PlaceId city, Point point, PlaceKind kind) {
  const auto near = tx.all(select_at_point, stored_shape_in, city, code_of(kind), point.longitude, point.latitude);
  const auto found = std::ranges::find_if(near, [&](const StoredShape& one) { return contains(one.shape, point); });
  return found == near.end() ? std::nullopt : std::optional(found->place);
}

std::string export_boundaries(db::ReadTx& tx, PlaceId parent, PlaceKind kind) {
  const std::vector<Place> children = children_of(tx, parent, kind);
  std::vector<NamedShape> shapes;
  for (StoredShape& stored : tx.all(select_shapes, stored_shape_in, parent, code_of(kind))) {
    const auto place = std::ranges::find(children, stored.place, &Place::id);
    shapes.push_back({place->name, place->code, std::move(stored.shape)});
  }
  return geojson_of(shapes);
}

std::vector<Overlap> overlaps_of(db::ReadTx& tx, PlaceId parent, PlaceKind kind, std::int64_t least_m2) {
  const auto stored = tx.all(select_shapes, stored_shape_in, parent, code_of(kind));
  std::vector<Overlap> overlaps;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    for (std::size_t j = i + 1; j < stored.size(); ++j) {
      const auto m2 = static_cast<std::int64_t>(overlap_m2(stored[i].shape, stored[j].shape));
      if (m2 >= least_m2) overlaps.push_back({stored[i].place, stored[j].place, m2});
    }
  }
  return overlaps;
}

}  // namespace wiec::places
