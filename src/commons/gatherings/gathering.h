// What has a day and people who come: meeting, training, workshop, consultation, duty hours, marathon, seminar, study
// visit, conference, call.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "commons/people/person.h"
#include "commons/places/places.h"
#include "platform/db/db.h"

namespace wiec::gatherings {

std::span<const db::Migration> migrations();

struct GatheringTag;
using GatheringId = Id<GatheringTag>;

enum class Kind : std::uint8_t {
  residents_meeting,
  training,
  workshop,
  consultation,
  duty_hours,
  marathon,
  seminar,
  study_visit,
  conference,
  call,
  group_meeting,  // of a Local Support Group
};
inline constexpr std::string_view kKindCodes[] = {"residents_meeting", "training", "workshop",     "consultation",
                                                  "duty_hours",        "marathon", "seminar",      "study_visit",
                                                  "conference",        "call",     "group_meeting"};
enum class Formula : std::uint8_t { in_person, online, both };
inline constexpr std::string_view kFormulaCodes[] = {"in_person", "online", "both"};

std::string_view code_of(Kind);
std::string_view code_of(Formula);
std::optional<Kind> kind_from(std::string_view);
std::optional<Formula> formula_from(std::string_view);

struct Gathering {
  GatheringId id;
  Kind kind = Kind::residents_meeting;
  Formula formula = Formula::in_person;
  bool cancelled = false;
  std::string title_pl, title_en, about_pl, about_en;
  places::PlaceId place;  // the district or area it concerns; none = the whole city
  std::string place_name, place_code;
  std::string address;  // empty when only online
  std::string link;     // https; empty when only in person
  Instant begins_at, ends_at;
  bool signing_up = true;
  std::optional<std::int64_t> seats;  // none = no limit
  std::string change_pl, change_en;   // why it was changed or cancelled last
  std::string minutes_pl, minutes_en;
  std::optional<std::int64_t> attended;  // counted on paper
  std::int64_t sequence = 0;
  Instant changed_at;
  std::int64_t taken = 0, waiting = 0;  // of those who signed up

  const std::string& title(Language l) const { return l == Language::en && !title_en.empty() ? title_en : title_pl; }
  const std::string& about(Language l) const { return l == Language::en && !about_en.empty() ? about_en : about_pl; }
  const std::string& change(Language l) const {
    return l == Language::en && !change_en.empty() ? change_en : change_pl;
  }
  const std::string& minutes(Language l) const {
    return l == Language::en && !minutes_en.empty() ? minutes_en : minutes_pl;
  }
  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/spotkania/" + code(); }
};

// What calendars of people who come would show wrongly.
bool moved(const Gathering& before, const Gathering& after);

}  // namespace wiec::gatherings
