#include "modules/needs/leading.h"

namespace wiec::needs {
namespace {

bool may_any(db::ReadTx& tx, const Actor& actor, places::PlaceId place, std::initializer_list<Role> roles) {
  const std::int64_t places[] = {city_of(tx).value, place.value};
  const Scope scope{.places = std::span(places).first(place ? 2 : 1)};
  return std::ranges::any_of(roles, [&](Role role) { return actor.may(role, scope); });
}

}  // namespace

places::PlaceId city_of(db::ReadTx& tx) {
  const auto all = places::cities(tx);
  return all.empty() ? places::PlaceId{} : all.front().id;
}

std::vector<places::Place> districts_of(db::ReadTx& tx) {
  const auto city = city_of(tx);
  return city ? places::children_of(tx, city, places::PlaceKind::district) : std::vector<places::Place>();
}

bool leads(db::ReadTx& tx, const Actor& actor, places::PlaceId place) {
  return may_any(tx, actor, place, {Role::coordinator, Role::ambassador});
}

bool coordinates(db::ReadTx& tx, const Actor& actor, places::PlaceId place) {
  return may_any(tx, actor, place, {Role::coordinator});
}

}  // namespace wiec::needs
