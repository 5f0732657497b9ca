// What the city gives ambassadors to do their work: forms of support they ask for, and whom they ask.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/code_names.h"
#include "commons/areas/area.h"
#include "commons/bilingual/both.h"
#include "commons/gatherings/gathering.h"
#include "modules/joint_projects/ambassador.h"

namespace wiec::support {

std::span<const db::Migration> migrations();

using bilingual::Both;
using joint_projects::AmbassadorId;
using joint_projects::ProgrammeId;

struct FormTag;
using FormId = Id<FormTag>;
struct RequestTag;
using RequestId = Id<RequestTag>;
struct ContactTag;
using ContactId = Id<ContactTag>;

// A form of support (forma wsparcia) in the catalogue of a programme.
struct SupportForm {
  FormId id;
  ProgrammeId programme;
  Both name, about;
  Both unit;             // what is counted; empty: no number is asked for
  int notice_days = 14;  // asked for at least so many days before
  bool offered = true;
  std::int64_t revision = 0;

  std::string code() const { return code_from_id(id.value); }
};

enum class State : std::uint8_t { asked, accepted, declined, done, withdrawn };
inline constexpr std::string_view kStateCodes[] = {"asked", "accepted", "declined", "done", "withdrawn"};
inline std::string_view code_of(State state) { return kStateCodes[static_cast<std::size_t>(state)]; }

enum class Step : std::uint8_t { accept, decline, finish, withdraw };
inline constexpr std::string_view kStepCodes[] = {"accept", "decline", "finish", "withdraw"};
enum class By : std::uint8_t { office, ambassador };
struct Transition {
  State from;
  Step step;
  State to;
  By by;
};
// What was promised may still fail: the office then declines with its reason.
inline constexpr Transition kTransitions[] = {
    {State::asked, Step::accept, State::accepted, By::office},
    {State::asked, Step::decline, State::declined, By::office},
    {State::accepted, Step::decline, State::declined, By::office},
    {State::accepted, Step::finish, State::done, By::office},
    {State::asked, Step::withdraw, State::withdrawn, By::ambassador},
    {State::accepted, Step::withdraw, State::withdrawn, By::ambassador},
};
std::optional<State> after(State, Step);

struct SupportRequest {
  RequestId id;
  FormId form;
  AmbassadorId ambassador;
  areas::AreaId area;  // at most one of these two; none: for the theme of the citywide path
  gatherings::GatheringId gathering;
  Date needed_on;
  std::optional<std::int64_t> quantity;
  std::string words;
  State state = State::asked;
  Instant made_at, changed_at;

  // For showing; filled by the store.
  Both form_name, unit, gathering_title;
  int notice_days = 0;
  std::string area_name, theme;
  people::PersonId person;
  std::string person_name, person_email;
  std::vector<places::PlaceId> districts;  // it is for; none: the whole city

  std::string code() const { return code_from_id(id.value); }
  std::string own_path() const { return "/ambasadorzy/wsparcie/" + code(); }
  std::string desk_path() const { return "/administracja/wsparcie/prosby/" + code(); }
  bool waits() const { return state == State::asked || state == State::accepted; }
};

struct RequestStep {
  State state = State::asked;
  bool by_office = false;
  std::string words;
  Instant made_at;
};

// For the whole programme, for a district, or only for ambassadors it is set for.
enum class Reach : std::uint8_t { programme, district, chosen };
inline constexpr std::string_view kReachCodes[] = {"programme", "district", "chosen"};

struct Contact {
  ContactId id;
  ProgrammeId programme;
  Reach reach = Reach::programme;
  places::PlaceId place;
  std::string place_name;
  std::string name;  // of an officer who agreed to it; empty: only the office
  std::optional<Date> agreed_on;
  Both office, hours;
  std::string phone, email;
  std::int64_t revision = 0;
  std::vector<AmbassadorId> chosen;  // set for them

  std::string code() const { return code_from_id(id.value); }
};

}  // namespace wiec::support
