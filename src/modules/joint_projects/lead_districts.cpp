#include "modules/joint_projects/lead_districts.h"

#include "commons/people/person_store.h"

namespace wiec::joint_projects {
namespace {

Grant role_in(places::PlaceId district) { return {.role = Role::ambassador, .place = district.value}; }

}  // namespace

void renew_roles(db::WriteTx& tx, people::PersonId person, const Districts& before, people::PersonId by) {
  const Districts now = districts_led(tx, person);
  for (const places::PlaceId district : now)
    if (!std::ranges::binary_search(before, district)) people::insert_grant(tx, person, role_in(district), by);
  for (const auto& row : people::grants_of(tx, person)) {
    const bool lost = row.grant.role == Role::ambassador && row.grant == role_in(places::PlaceId{row.grant.place}) &&
                      std::ranges::binary_search(before, places::PlaceId{row.grant.place}) &&
                      !std::ranges::binary_search(now, places::PlaceId{row.grant.place});
    if (lost) people::delete_grant(tx, row.id);
  }
}

}  // namespace wiec::joint_projects
