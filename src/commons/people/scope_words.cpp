#include "commons/people/scope_words.h"

#include "commons/organisations/organisation_store.h"
#include "commons/people/texts.h"
#include "commons/places/places.h"

namespace wiec::people {

std::string_view words_of(Language l, Role role) {
  switch (role) {
    case Role::administrator:
      return texts::role_administrator(l);
    case Role::protector:
      return texts::role_protector(l);
    case Role::coordinator:
      return texts::role_coordinator(l);
    case Role::verifier:
      return texts::role_verifier(l);
    case Role::council:
      return texts::role_council(l);
    case Role::commission:
      return texts::role_commission(l);
    case Role::clerk:
      return texts::role_clerk(l);
    case Role::deliverer:
      return texts::role_deliverer(l);
    case Role::programme_officer:
      return texts::role_programme_officer(l);
    case Role::animator:
      return texts::role_animator(l);
    case Role::adviser:
      return texts::role_adviser(l);
    case Role::network_coordinator:
      return texts::role_network_coordinator(l);
    case Role::councillor:
      return texts::role_councillor(l);
    case Role::ambassador:
      return texts::role_ambassador(l);
  }
  return {};
}

std::string_view meaning_of(Language l, Role role) {
  switch (role) {
    case Role::administrator:
      return texts::does_administrator(l);
    case Role::protector:
      return texts::does_protector(l);
    case Role::coordinator:
      return texts::does_coordinator(l);
    case Role::verifier:
      return texts::does_verifier(l);
    case Role::council:
      return texts::does_council(l);
    case Role::commission:
      return texts::does_commission(l);
    case Role::clerk:
      return texts::does_clerk(l);
    case Role::deliverer:
      return texts::does_deliverer(l);
    case Role::programme_officer:
      return texts::does_programme_officer(l);
    case Role::animator:
      return texts::does_animator(l);
    case Role::adviser:
      return texts::does_adviser(l);
    case Role::network_coordinator:
      return texts::does_network_coordinator(l);
    case Role::councillor:
      return texts::does_councillor(l);
    case Role::ambassador:
      return texts::does_ambassador(l);
  }
  return {};
}

std::string scope_words(Language l, const ScopeNames& names) {
  std::string words;
  const auto add = [&](std::string_view name, std::string_view before) {
    if (!words.empty() && !name.empty()) words += before;
    words += name;
  };
  add(names.organisation, "");
  add(names.unit, ", ");
  add(names.place, "; ");
  return words.empty() ? std::string(texts::everywhere(l)) : words;
}

std::string scope_words(db::ReadTx& tx, Language l, const Grant& grant) {
  ScopeNames names;
  if (grant.organisation)
    if (const auto found = organisations::find_organisation(tx, {grant.organisation})) names.organisation = found->name;
  if (grant.unit)
    if (const auto found = organisations::find_unit(tx, {grant.unit})) names.unit = found->name;
  if (grant.place)
    if (const auto found = places::find_place(tx, places::PlaceId{grant.place})) names.place = found->name;
  return scope_words(l, names);
}

Result<> check_scope(db::ReadTx& tx, const Grant& grant) {
  if (holds_everywhere_only(grant.role) && is_narrowed(grant))
    return problem(ProblemKind::invalid, texts::keys::role_not_narrowed, grant.place ? "place" : "office");
  if (grant.organisation && !organisations::find_organisation(tx, {grant.organisation}))
    return problem(ProblemKind::invalid, texts::keys::no_such_organisation, "office");
  if (grant.unit) {
    const auto unit = organisations::find_unit(tx, {grant.unit});
    if (!unit || unit->organisation.value != grant.organisation)
      return problem(ProblemKind::invalid, texts::keys::no_such_unit, "office");
  }
  if (grant.place && !places::find_place(tx, places::PlaceId{grant.place}))
    return problem(ProblemKind::invalid, texts::keys::no_such_place, "place");
  return {};
}

std::vector<std::int64_t> places_around(db::ReadTx& tx, std::int64_t place) {
  std::vector<std::int64_t> all;
  for (auto at = places::find_place(tx, places::PlaceId{place}); at && all.size() < 8;
       at = at->parent ? places::find_place(tx, at->parent) : std::nullopt)
    all.push_back(at->id.value);
  return all;
}

std::vector<std::int64_t> places_or_city(db::ReadTx& tx, std::int64_t place) {
  if (place != 0) return places_around(tx, place);
  std::vector<std::int64_t> all;
  for (const places::Place& city : places::cities(tx)) all.push_back(city.id.value);
  return all;
}

}  // namespace wiec::people
