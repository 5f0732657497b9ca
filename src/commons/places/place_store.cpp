#include "commons/places/places.h"
#include "commons/places/texts.h"
#include "platform/text/slug.h"
#include "platform/text/text.h"

namespace wiec::places {
namespace {

namespace keys = texts::keys;

constexpr std::size_t kLongestName = 120;
constexpr std::size_t kLongestCode = 60;

const db::Sql insert_row{"places.insert_place", R"(
  insert into place (id, kind, parent_id, code, territory, name, name_sort, name_folded, position, population)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};

const db::Sql update_row{"places.update_place", R"(
  update place set name = $2, name_sort = $3, name_folded = $4, position = $5, population = $6 where id = $1)"};

const db::Sql select_one{"places.select_place", R"(
  select id, kind, parent_id, code, territory, name, name_folded, position, population, west, south, east, north, area_m2
  from place where id = $1)"};

const db::Sql select_by_code{"places.select_place_by_code", R"(
  select id, kind, parent_id, code, territory, name, name_folded, position, population, west, south, east, north, area_m2
  from place where parent_id = $1 and code = $2)"};

const db::Sql select_city_by_code{"places.select_city_by_code", R"(
  select id, kind, parent_id, code, territory, name, name_folded, position, population, west, south, east, north, area_m2
  from place where parent_id is null and code = $1)"};

const db::Sql select_cities{"places.select_cities", R"(
  select id, kind, parent_id, code, territory, name, name_folded, position, population, west, south, east, north, area_m2
  from place where parent_id is null order by name_sort, id)"};

const db::Sql select_children{"places.select_children", R"(
  select id, kind, parent_id, code, territory, name, name_folded, position, population, west, south, east, north, area_m2
  from place where parent_id = $1 order by kind, position, name_sort, id)"};

Place place_in(const db::Row& row) {
  Place place{.id = row.get<PlaceId>(0),
              .kind = place_kind_from(row.get<std::string_view>(1)).value_or(PlaceKind::area),
              .parent = row.get<std::optional<PlaceId>>(2).value_or(PlaceId{}),
              .code = row.get<std::string>(3),
              .territory = row.get<std::string>(4),
              .name = row.get<std::string>(5),
              .name_folded = row.get<std::string>(6),
              .position = row.get<int>(7),
              .population = row.get<std::optional<std::int64_t>>(8),
              .area_m2 = row.get<std::optional<std::int64_t>>(13)};
  if (!row.is_null(9))
    place.box = Box{{row.get<std::int64_t>(9), row.get<std::int64_t>(10)},
                    {row.get<std::int64_t>(11), row.get<std::int64_t>(12)}};
  return place;
}

bool is_code(std::string_view code) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !code.empty() && code.size() <= kLongestCode && std::ranges::all_of(code, allowed);
}

Result<std::string> checked_name(std::string_view typed) {
  const auto name = text::clean_line(typed);
  if (!name || name->empty()) return problem(ProblemKind::invalid, keys::place_name_missing, "name");
  if (text::length(*name) > kLongestName)
    return problem(ProblemKind::invalid, keys::place_name_too_long, "name", {{"most", std::int64_t{kLongestName}}});
  return *name;
}

std::optional<Place> sibling(db::ReadTx& tx, PlaceId parent, std::string_view code) {
  return parent ? tx.one(select_by_code, place_in, parent, code) : tx.one(select_city_by_code, place_in, code);
}

}  // namespace

std::string_view code_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::city:
      return "city";
    case PlaceKind::district:
      return "district";
    case PlaceKind::estate:
      return "estate";
    case PlaceKind::area:
      return "area";
  }
  return "";
}

std::optional<PlaceKind> place_kind_from(std::string_view code) {
  for (const PlaceKind kind : {PlaceKind::city, PlaceKind::district, PlaceKind::estate, PlaceKind::area}) {
    if (code_of(kind) == code) return kind;
  }
  return std::nullopt;
}

Result<PlaceId> insert_place(db::WriteTx& tx, const NewPlace& place) {
  TRY(const std::string name, checked_name(place.name));
  const std::string code = place.code.empty() ? text::slug(name, kLongestCode) : place.code;
  if (!is_code(code)) return problem(ProblemKind::invalid, keys::place_code_wrong, "code");
  const bool is_city = place.kind == PlaceKind::city;
  if (is_city == static_cast<bool>(place.parent) || (!is_city && !find_place(tx, place.parent)))
    return problem(ProblemKind::invalid, keys::place_parent_wrong, "parent");
  if (sibling(tx, place.parent, code))
    return problem(ProblemKind::conflict, keys::place_code_taken, "code", {{"code", code}});

  const auto id = tx.new_id<PlaceId>();
  const auto parent = is_city ? std::nullopt : std::optional(place.parent);
  const std::string sort = text::sort_key(name);
  tx.run(insert_row, id, code_of(place.kind), parent, code, place.territory, name, db::Bytes{sort}, text::fold(name),
         place.position, place.population);
  return id;
}

Result<> update_place(db::WriteTx& tx, PlaceId id, std::string_view typed, int position,
                      std::optional<std::int64_t> population) {
  TRY(const std::string name, checked_name(typed));
  const std::string sort = text::sort_key(name);
  if (tx.run(update_row, id, name, db::Bytes{sort}, text::fold(name), position, population) == 0)
    return problem(ProblemKind::not_found, keys::place_unknown);
  return {};
}

std::optional<Place> find_place(db::ReadTx& tx, PlaceId id) { return tx.one(select_one, place_in, id); }

std::optional<Place> find_place(db::ReadTx& tx, PlaceId parent, std::string_view code) {
  return sibling(tx, parent, code);
}

std::vector<Place> cities(db::ReadTx& tx) { return tx.all(select_cities, place_in); }

std::vector<Place> children_of(db::ReadTx& tx, PlaceId parent) { return tx.all(select_children, place_in, parent); }

std::vector<Place> children_of(db::ReadTx& tx, PlaceId parent, PlaceKind kind) {
  std::vector<Place> children = children_of(tx, parent);
  std::erase_if(children, [&](const Place& place) { return place.kind != kind; });
  return children;
}

}  // namespace wiec::places
