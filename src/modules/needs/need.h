// A need (potrzeba): what is missing, where, who is affected. Given by a resident or typed in from a paper card; before
// any idea of what to do about it.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "commons/areas/area.h"
#include "commons/people/person.h"
#include "commons/places/places.h"
#include "platform/db/db.h"

namespace wiec::needs {

std::span<const db::Migration> migrations();

struct NeedTag;
using NeedId = Id<NeedTag>;
struct HeadingTag;
using HeadingId = Id<HeadingTag>;

enum class Theme : std::uint8_t {
  greenery,
  streets,
  safety,
  sport,
  culture,
  education,
  community,
  health,
  environment,
  accessibility,
  other,
};
inline constexpr std::string_view kThemeCodes[] = {"greenery",    "streets",       "safety",    "sport",
                                                   "culture",     "education",     "community", "health",
                                                   "environment", "accessibility", "other"};
std::string_view code_of(Theme);
std::optional<Theme> theme_from(std::string_view);

// taken_up: an idea or a draft stands on it. answered: by a reply or by another route than the budget.
enum class State : std::uint8_t { open, taken_up, answered };
inline constexpr std::string_view kStateCodes[] = {"open", "taken_up", "answered"};
std::string_view code_of(State);
std::optional<State> state_from(std::string_view);

enum class AnswerKind : std::uint8_t { none, reply, route };
std::string_view code_of(AnswerKind);
std::optional<AnswerKind> answer_kind_from(std::string_view);

struct Answer {
  AnswerKind kind = AnswerKind::none;
  std::string text_pl, text_en, office;
  std::optional<Date> given_on;
  const std::string& text(Language l) const { return l == Language::en && !text_en.empty() ? text_en : text_pl; }
};

// Similar needs under one name.
struct Heading {
  HeadingId id;
  std::string name_pl, name_en;
  const std::string& name(Language l) const { return l == Language::en && !name_en.empty() ? name_en : name_pl; }
  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/wspolne-potrzeby/" + code(); }
};

struct Need {
  NeedId id;
  std::string what, location, who, evidence;
  std::optional<Theme> theme;
  places::PlaceId place;  // the district; none = the whole city, or not known
  std::string place_name, place_code;
  areas::AreaId area;
  std::optional<places::Point> point;
  bool from_card = false;
  people::PersonId author;  // none: from a card, or erased
  State state = State::open;
  Answer answer;
  std::string hidden_pl;  // why it is not shown; empty = it is
  Heading heading;        // none: its id is 0
  std::int64_t supporters = 0, dots = 0;
  std::int64_t revision = 1;  // of its words
  Instant made_at, changed_at;

  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/potrzeby/" + code(); }
  bool hidden() const { return !hidden_pl.empty(); }
};

}  // namespace wiec::needs
