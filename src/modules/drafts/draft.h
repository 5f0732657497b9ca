// A draft (szkic, wstępna propozycja zadania): what residents write together before they submit a proposal.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commons/people/person.h"
#include "commons/places/places.h"
#include "platform/db/db.h"

namespace wiec::drafts {

std::span<const db::Migration> migrations();

struct DraftTag;
using DraftId = Id<DraftTag>;

enum class Level : std::uint8_t { district, citywide };
// The way it is worked out, apart from its level: a citywide idea born at a district meeting stays on that path.
enum class Path : std::uint8_t { district_joint, citywide_joint, ordinary };
enum class State : std::uint8_t { working, merged, abandoned };
inline constexpr std::string_view kLevelCodes[] = {"district", "citywide"};
inline constexpr std::string_view kPathCodes[] = {"district_joint", "citywide_joint", "ordinary"};
inline constexpr std::string_view kStateCodes[] = {"working", "merged", "abandoned"};
std::string_view code_of(Level);
std::string_view code_of(Path);
std::string_view code_of(State);
Level level_from(std::string_view);  // what is unknown is the first
Path path_from(std::string_view);
State state_from(std::string_view);

// What its authors write; all of it is in every revision.
struct Words {
  std::string title, body, why, location;
  Level level = Level::district;
  Path path = Path::district_joint;
  places::PlaceId place;  // none: not chosen, or the whole city
  friend bool operator==(const Words&, const Words&) = default;
};

struct Draft {
  DraftId id;
  State state = State::working;
  bool shared = false;
  std::int64_t revision = 0;
  DraftId merged_into;
  Instant made_at, changed_at;
  Words words;  // of the newest revision
  std::string place_name, place_code;
  std::string hidden_pl;  // why it is not shown; empty = it is

  bool hidden() const { return !hidden_pl.empty(); }
  bool readable() const { return shared && state != State::abandoned && !hidden(); }  // by everybody
  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/szkice/" + code(); }
};

struct Revision {
  std::int64_t number = 0;
  Words words;
  std::string place_name;
  people::PersonId author;  // none: erased
  Instant saved_at;
};

// What stands in a form that was not saved as a revision.
struct Copy {
  std::string form;  // which open form
  std::int64_t base = 0;
  Words words;
  std::string place_code;
  Instant saved_at;
};

inline constexpr std::string_view kDraftNoun = "draft";
inline constexpr std::string_view kGrewFrom = "grew_from";      // draft -> need, idea
inline constexpr std::string_view kMergedInto = "merged_into";  // draft -> draft

}  // namespace wiec::drafts
