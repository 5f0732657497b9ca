// Ambasadorka and ambasador lokalnej partycypacji: a resident who leads an area (district path) or a theme (citywide
// path). Any willing person applies; the coordinator decides by the published conditions.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commons/areas/area.h"
#include "commons/people/person.h"
#include "modules/joint_projects/programme.h"

namespace wiec::joint_projects {

struct AmbassadorTag;
using AmbassadorId = Id<AmbassadorTag>;

enum class State : std::uint8_t { applied, accepted, refused, trained, active, certified, resigned };
inline constexpr std::string_view kStateCodes[] = {"applied", "accepted",  "refused", "trained",
                                                   "active",  "certified", "resigned"};
inline std::string_view code_of(State state) { return kStateCodes[static_cast<std::size_t>(state)]; }
std::optional<State> state_from(std::string_view code);

enum class Step : std::uint8_t { accept, refuse, train, activate, certify, dismiss, resign, apply_again };
enum class By : std::uint8_t { coordinator, themselves };
struct Transition {
  State from;
  Step step;
  State to;
  By by;
};
// Trained: was at a training, by its attendance list. Active: leads meetings. Certified: has the certificate.
inline constexpr Transition kTransitions[] = {
    {State::applied, Step::accept, State::accepted, By::coordinator},
    {State::applied, Step::refuse, State::refused, By::coordinator},
    {State::accepted, Step::train, State::trained, By::coordinator},
    {State::trained, Step::activate, State::active, By::coordinator},
    {State::active, Step::certify, State::certified, By::coordinator},
    {State::accepted, Step::dismiss, State::resigned, By::coordinator},
    {State::trained, Step::dismiss, State::resigned, By::coordinator},
    {State::active, Step::dismiss, State::resigned, By::coordinator},
    {State::certified, Step::dismiss, State::resigned, By::coordinator},
    {State::applied, Step::resign, State::resigned, By::themselves},
    {State::accepted, Step::resign, State::resigned, By::themselves},
    {State::trained, Step::resign, State::resigned, By::themselves},
    {State::active, Step::resign, State::resigned, By::themselves},
    {State::certified, Step::resign, State::resigned, By::themselves},
    {State::refused, Step::apply_again, State::applied, By::themselves},
    {State::resigned, Step::apply_again, State::applied, By::themselves},
};
std::optional<State> after(State, Step);

// How they want to be called.
enum class Title : std::uint8_t { feminine, masculine };
inline std::string_view code_of(Title title) { return title == Title::feminine ? "feminine" : "masculine"; }

// What one wants to work on: optional, where the programme asks.
inline constexpr std::string_view kForms[] = {"budget", "initiative", "consultation"};

struct LedArea {
  areas::AreaId id;
  std::string name;
};

struct Ambassador {
  AmbassadorId id;
  ProgrammeId programme;
  people::PersonId person;
  Path path = Path::district;
  std::string theme;
  Title title = Title::feminine;
  State state = State::applied;
  std::string experience;
  std::vector<std::string> forms;
  std::string public_name;
  std::string peer_contact;
  std::string refused_for;  // the published condition; of who was dismissed, why
  AmbassadorId successor;
  Instant applied_at, changed_at;
  std::vector<LedArea> areas;
  std::vector<LedArea> themes;  // of the whole city, which people join as they join areas
  std::string name, email;      // of the person, for the coordinator

  std::string code() const { return code_from_id(id.value); }
  // Leads: accepted and not gone.
  bool leads() const {
    return state == State::accepted || state == State::trained || state == State::active || state == State::certified;
  }
  bool leads(areas::AreaId) const;
  std::vector<LedArea> led() const;  // areas and themes
};

}  // namespace wiec::joint_projects
