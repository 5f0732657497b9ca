// Who asks, and what they may do: roles given to a person, each for everything or only within an organisation, one of
// its units, or a place. commons/people gives them; every route's row names the one it needs (Who in module.h).
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wiec {

// Stored and printed by name. A new role is a line here, a line in kRoleNames and its words in commons/people.
enum class Role : std::uint8_t {
  administrator,        // people, roles, audit, retention
  protector,            // data protection officer: the trail of acts, export and erasure
  coordinator,          // editions: by-law, timetable, formal checks, results
  verifier,             // an office or expert that advises and assesses on substance
  council,              // participatory budget council: appeals
  commission,           // opens and closes the vote, decides on doubts
  clerk,                // paper cards and the desk of a voting point
  deliverer,            // carries out what won
  programme_officer,    // register of programmes and projects, Local Action Plan
  animator,             // partnerships and their workshops
  adviser,              // advisory support of local governments
  network_coordinator,  // exchange networks of cities
  councillor,           // district councillor
  ambassador,           // Local Participation Ambassador
};
inline constexpr std::string_view kRoleNames[] = {
    "administrator", "protector", "coordinator",       "verifier", "council", "commission",
    "clerk",         "deliverer", "programme_officer", "animator", "adviser", "network_coordinator",
    "councillor",    "ambassador"};
inline constexpr std::size_t kRoleCount = std::size(kRoleNames);

inline constexpr std::string_view name_of(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }
std::optional<Role> role_from(std::string_view name);
// Roles that decide about others act only in a session whose second factor was given (OWASP ASVS 5.0, 6.3.3).
constexpr bool needs_second_factor(Role role) { return role < Role::councillor; }

// Where something happens: the place with everything it lies in, the organisation and the unit. 0 or none = nowhere.
struct Scope {
  std::int64_t organisation = 0;
  std::int64_t unit = 0;
  std::span<const std::int64_t> places;
};

struct Grant {
  Role role = Role::ambassador;
  std::int64_t organisation = 0;  // 0 = not narrowed
  std::int64_t unit = 0;
  std::int64_t place = 0;
  friend bool operator==(const Grant&, const Grant&) = default;

  bool covers(const Scope& scope) const {
    return (organisation == 0 || organisation == scope.organisation) && (unit == 0 || unit == scope.unit) &&
           (place == 0 || std::ranges::find(scope.places, place) != scope.places.end());
  }
};

struct Actor {
  std::int64_t person = 0;  // 0 = not logged in
  std::int64_t session = 0;
  std::int64_t owing = 0;     // the person who gave the first factor and still owes the second; `person` is then 0
  bool strong = false;        // the second factor was given in this session
  std::string name;           // as the person wants to be called
  std::vector<Grant> grants;  // those that hold in this session

  bool anonymous() const { return person == 0; }
  // Somewhere at least: who may enter a route.
  bool has(Role role) const { return std::ranges::find(grants, role, &Grant::role) != grants.end(); }
  // Just there: what the use case asks.
  bool may(Role role, const Scope& scope) const {
    return std::ranges::any_of(grants, [&](const Grant& g) { return g.role == role && g.covers(scope); });
  }
};

}  // namespace wiec
