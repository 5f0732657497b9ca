// Places: a city, its districts (auxiliary units of a gmina, u.s.g. art. 5), estates and freely drawn areas, with
// names, boundaries and the outlines that maps show. Names are proper names: the same in both languages.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "commons/places/geometry.h"
#include "platform/db/db.h"

namespace wiec::places {

std::span<const db::Migration> migrations();

struct PlaceTag;
using PlaceId = Id<PlaceTag>;

enum class PlaceKind : std::uint8_t { city, district, estate, area };
std::string_view code_of(PlaceKind);  // "district", as stored
std::optional<PlaceKind> place_kind_from(std::string_view);

struct Place {
  PlaceId id;
  PlaceKind kind = PlaceKind::district;
  PlaceId parent;         // none of a city
  std::string code;       // in addresses; unique below its parent: "podgorze"
  std::string territory;  // TERYT code of the gmina or auxiliary unit, seven digits; empty where there is none
  std::string name;
  std::string name_folded;  // text::fold of the name
  int position = 0;         // order among its siblings: the number of a district
  std::optional<std::int64_t> population;
  std::optional<Box> box;  // of its boundary
  std::optional<std::int64_t> area_m2;
};

struct NewPlace {
  PlaceKind kind = PlaceKind::district;
  PlaceId parent;
  std::string code;  // empty: made of the name ("Stare Miasto" -> "stare-miasto")
  std::string territory;
  std::string name;
  int position = 0;
  std::optional<std::int64_t> population;
};

// Problems: a name or code that is empty or too long, an unknown parent, a city inside something or anything else
// outside (invalid); the code is taken among its siblings (conflict).
Result<PlaceId> insert_place(db::WriteTx&, const NewPlace&);
// Name, position and population; code and parent stay, addresses must not break.
Result<> update_place(db::WriteTx&, PlaceId, std::string_view name, int position,
                      std::optional<std::int64_t> population);

std::optional<Place> find_place(db::ReadTx&, PlaceId);
std::optional<Place> find_place(db::ReadTx&, PlaceId parent, std::string_view code);  // no parent: among cities
std::vector<Place> cities(db::ReadTx&);                                               // by name, Polish alphabet
std::vector<Place> children_of(db::ReadTx&, PlaceId parent);                          // by kind, position, name
std::vector<Place> children_of(db::ReadTx&, PlaceId parent, PlaceKind);

// What a map draws of one place: a path of whole numbers in the frame's units, y growing to the south.
struct Outline {
  PlaceId place;
  std::string code;
  std::string name;
  std::string path;  // of an SVG <path d="">; empty where the place has no boundary
  int label_x = 0;   // inside the path, room around it
  int label_y = 0;
};

// The rectangle of degrees a map shows and its size in units; what the outlines and points of one map share.
struct MapFrame {
  Box box;
  int width = 0;
  int height = 0;
  int x(Point) const;
  int y(Point) const;
};

struct Map {
  MapFrame frame;
  std::vector<Outline> outlines;  // by kind, position, name
};

// The map of a place's children (of one kind), drawn once when boundaries are stored: one query of ready paths.
// nullopt while no child of that kind has a boundary.
std::optional<Map> map_of(db::ReadTx&, PlaceId parent, PlaceKind = PlaceKind::district);
// One place on the map of its parent; the map of a city itself is its own.
std::optional<Map> outline_of(db::ReadTx&, PlaceId);

std::optional<Shape> boundary_of(db::ReadTx&, PlaceId);

// The child of that kind whose boundary holds the point; nullopt outside all of them.
std::optional<PlaceId> find_district(db::ReadTx&, PlaceId city, Point, PlaceKind = PlaceKind::district);

}  // namespace wiec::places
