// People with an account, as pages and modules see them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/language.h"
#include "base/time.h"
#include "commons/site/actor.h"

namespace wiec::people {

struct PersonTag;
using PersonId = Id<PersonTag>;

enum class PersonState : std::uint8_t { active, blocked, erased };
std::string_view code_of(PersonState);

struct Person {
  PersonId id;
  std::string email;  // "" when erased
  std::string name;   // may be empty
  Language language = Language::pl;
  PersonState state = PersonState::active;
  Instant created_at;
  std::optional<Instant> signed_in_at;
};

struct NewPerson {
  std::string email;  // as mail::email_from gives it
  std::string name;
  Language language = Language::pl;
};

// Where a role holds, by name; empty where it is not narrowed.
struct ScopeNames {
  std::string organisation, unit, place;
};

struct GrantTag;
using GrantId = Id<GrantTag>;
struct GrantRow {
  GrantId id;
  PersonId person;
  Grant grant;
  Instant given_at;
};

// What a person may agree to; stored by name, shown and changed in the account. Nothing works worse without.
enum class ConsentKind : std::uint8_t {
  show_name,  // the name stands beside what the person writes
  contact,    // the office may write about what the person takes part in
};
inline constexpr ConsentKind kConsents[] = {ConsentKind::show_name, ConsentKind::contact};
std::string_view name_of(ConsentKind);

}  // namespace wiec::people
