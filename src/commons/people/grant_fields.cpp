#include "commons/people/grant_fields.h"

#include "commons/organisations/organisation_store.h"
#include "commons/people/scope_words.h"
#include "commons/people/texts.h"
#include "commons/places/places.h"

namespace wiec::people {
namespace {

std::vector<html::Choice> choices_of(const std::vector<std::pair<std::string, std::string>>& list) {
  std::vector<html::Choice> all;
  for (const auto& [value, label] : list) all.push_back({.value = value, .label = label});
  return all;
}

std::vector<html::Choice> role_choices(Language l) {
  std::vector<html::Choice> all;
  for (std::size_t i = 0; i < kRoleCount; ++i)
    all.push_back({.value = kRoleNames[i], .label = words_of(l, static_cast<Role>(i))});
  return all;
}

}  // namespace

TypedGrant typed_grant(const http::Form& form) { return {form.text("role"), form.text("office"), form.text("place")}; }

// An office is "o" and the code of an organisation, or "u", the unit's code, "o" and its organisation's.
Result<Grant> grant_from(const TypedGrant& typed) {
  const auto role = role_from(typed.role);
  if (!role) return problem(ProblemKind::invalid, texts::keys::role_missing, "role");
  Grant grant{.role = *role};
  std::string_view office = typed.office;
  if (!office.empty()) {
    const auto dash = office.find('-');
    const auto organisation = id_from_code(office.substr(0, dash));
    const auto unit =
        dash == std::string_view::npos ? std::optional<std::int64_t>(0) : id_from_code(office.substr(dash + 1));
    if (!organisation || !unit) return problem(ProblemKind::invalid, texts::keys::no_such_organisation, "office");
    grant.organisation = *organisation;
    grant.unit = *unit;
  }
  if (!typed.place.empty()) {
    const auto place = id_from_code(typed.place);
    if (!place) return problem(ProblemKind::invalid, texts::keys::no_such_place, "place");
    grant.place = *place;
  }
  return grant;
}

GrantChoices grant_choices(Context& ctx) {
  return ctx.db.read([](db::ReadTx& tx) {
    GrantChoices all;
    const auto units = organisations::all_units(tx);
    for (const auto& organisation : organisations::list_organisations(tx)) {
      if (organisation.closed) continue;
      const std::string code = code_from_id(organisation.id.value);
      all.offices.emplace_back(code, organisation.name);
      for (const auto& unit : units)
        if (unit.organisation == organisation.id && !unit.closed)
          all.offices.emplace_back(code + "-" + code_from_id(unit.id.value), organisation.name + ", " + unit.name);
    }
    for (const auto& city : places::cities(tx)) {
      all.places.emplace_back(code_from_id(city.id.value), city.name);
      for (const auto& district : places::children_of(tx, city.id, places::PlaceKind::district))
        all.places.emplace_back(code_from_id(district.id.value), city.name + ", " + district.name);
    }
    return all;
  });
}

void put_grant_fields(Html& form, Language l, const GrantChoices& choices, const TypedGrant& typed,
                      const Wrong& wrong) {
  const auto roles = role_choices(l), offices = choices_of(choices.offices), places = choices_of(choices.places);
  html::select_field(form, l,
                     {.name = "role",
                      .label = texts::role(l),
                      .choices = roles,
                      .value = typed.role,
                      .error = wrong.at("role"),
                      .empty_label = texts::choose(l)});
  html::select_field(form, l,
                     {.name = "office",
                      .label = texts::office(l),
                      .choices = offices,
                      .value = typed.office,
                      .error = wrong.at("office"),
                      .empty_label = texts::all_offices(l),
                      .optional = true});
  html::select_field(form, l,
                     {.name = "place",
                      .label = texts::place(l),
                      .choices = places,
                      .value = typed.place,
                      .error = wrong.at("place"),
                      .empty_label = texts::all_places(l),
                      .optional = true});
}

}  // namespace wiec::people
