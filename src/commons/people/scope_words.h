// Roles and where they hold, in words; and whether a scope is one.
#pragma once
#include <string>

#include "base/result.h"
#include "commons/people/person.h"
#include "platform/db/db.h"

namespace wiec::people {

std::string_view words_of(Language, Role);
// One sentence: what the role is for.
std::string_view meaning_of(Language, Role);
// "Zarząd Zieleni, Dział Parków; Podgórze", or "wszędzie".
std::string scope_words(db::ReadTx&, Language, const Grant&);
std::string scope_words(Language, const ScopeNames&);
// A role over everybody's accounts and the trail holds everywhere or not at all: there is no account of one district.
constexpr bool holds_everywhere_only(Role role) { return role == Role::administrator || role == Role::protector; }
constexpr bool is_narrowed(const Grant& g) { return g.organisation || g.unit || g.place; }
// Problem: invalid at "office" or "place", the fields of the form.
Result<> check_scope(db::ReadTx&, const Grant&);

// A place and everything it lies in, for Actor::may.
std::vector<std::int64_t> places_around(db::ReadTx&, std::int64_t place);
// The same for what is somewhere or, without a place, for the whole city.
std::vector<std::int64_t> places_or_city(db::ReadTx&, std::int64_t place);

}  // namespace wiec::people
