// The settings of an edition as versioned data, and their JSON form.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/time.h"

namespace wiec::editions {

// Stages in the order of the process (research: domain, section 10).
enum class StageKind { submission, verification, appeals, ballot_list, voting, results, delivery, evaluation };
std::string_view code_of(StageKind);
std::optional<StageKind> stage_from(std::string_view);

struct Stage {
  StageKind kind = StageKind::submission;
  Instant from_at;
  Instant until_at;  // the first instant that no longer belongs to the stage
};

struct LegalAct {
  std::string title_pl, title_en;
  std::string url;  // in the official journal; may be empty
  std::optional<Date> adopted_on;
};

// How one level of an edition is voted and counted.
struct LevelRules {
  Json ballot;  // limits of a ballot: tally/ballot_check.h
  Json rule;    // the rule text: tally/rule.h
};

struct Settings {
  LegalAct legal_act;
  std::vector<Stage> timetable;  // by from_at; stages may overlap
  LevelRules citywide, district;
  std::string leftovers;  // what happens to money not spent: "stays", "to_citywide", "to_turnout"
  std::string tie_note_pl, tie_note_en;
};

Json to_json(const Settings&);
// The error names the member that is wrong.
std::expected<Settings, std::string> settings_from_json(const Json&);

// Where the edition stands at an instant: the running stage that ends first, else the next one, else the last.
struct Standing {
  const Stage* now = nullptr;
  const Stage* next = nullptr;  // the stage that begins next, when any
  const Stage* last = nullptr;  // the latest stage already over
};
Standing standing_at(const Settings&, Instant);
const Stage* stage_of(const Settings&, StageKind);

}  // namespace wiec::editions
