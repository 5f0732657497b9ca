// An area (okolica): a named part of the city that people pointed out themselves - an estate, a few streets, a piece of
// a district - by parts from a list, by streets, by drawing its border, or by all of them together.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commons/places/places.h"
#include "platform/db/db.h"

namespace wiec::areas {

std::span<const db::Migration> migrations();

struct AreaTag;
using AreaId = Id<AreaTag>;

// Closed: nobody joins it any more and it is not offered in forms; its page stays.
enum class AreaState : std::uint8_t { open, closed };
std::string_view code_of(AreaState);

// A district or estate of the city's list.
struct AreaPart {
  places::PlaceId place;
  std::string name;
};

// A district it reaches; `common_m2`: how much of its land lies there, none of an area of streets only.
struct AreaDistrict {
  places::PlaceId place;
  std::string name, code;
  std::optional<std::int64_t> common_m2;
};

std::string path_of(AreaId);

struct Area {
  AreaId id;
  places::PlaceId city;
  std::string name;  // a proper name: the same in both languages
  AreaState state = AreaState::open;
  std::int64_t revision = 0;
  std::vector<AreaPart> parts;
  std::vector<std::string> streets;     // as the city's register writes them
  std::vector<AreaDistrict> districts;  // computed: the largest common part first
  std::optional<places::Box> box;       // of its land; none of an area of streets only
  std::optional<std::int64_t> land_m2;
  Instant changed_at;
  places::PlaceId theme = {};  // stands for a theme of the whole city, which has no land; none: a part of the city

  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return path_of(id); }
};

// What lies where. Read apart, because lists do not need it.
struct AreaShape {
  std::optional<places::Shape> drawn;  // as it was drawn
  places::Shape land;                  // the drawing united with the boundaries of its parts
};

}  // namespace wiec::areas
