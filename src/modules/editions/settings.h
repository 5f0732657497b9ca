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

// Where money is asked for and voted: the whole city, a district, a local area within one (u.s.g. art. 5a ust. 6).
enum class Level { citywide, district, local };
std::string_view code_of(Level);
std::optional<Level> level_from(std::string_view);

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
  std::string journal;   // its place there in words: "Dz. Urz. Woj. Małopolskiego z 2026 r. poz. 123"
  std::string document;  // code of the attached file (commons/documents); empty: none
};

// What the statute asks about: u.s.g. art. 5a ust. 5.
struct Statute {
  bool powiat_rights = false;            // a city with the rights of a powiat: a budget is obligatory
  std::optional<std::int64_t> spending;  // of the commune in the last report, minor units
};

// What a proposal must say, beyond its title and place (u.s.g. art. 5a ust. 7 pkt 1).
// A consent is a box that must be ticked where it is required.
enum class FieldKind { line, text, number, money, date, yes_no, file, consent };
std::string_view code_of(FieldKind);
std::optional<FieldKind> field_kind_from(std::string_view);
struct FormField {
  std::string code;
  std::string label_pl, label_en;
  FieldKind kind = FieldKind::text;
  bool required = false;
  int most = 0;         // characters; 0: what is usual for the kind
  bool hidden = false;  // about the author: the office alone sees it
  friend bool operator==(const FormField&, const FormField&) = default;
};

// A line of the price list (cennik) that costs are estimated by.
struct Price {
  std::string name, unit;  // "ławka z oparciem", "szt."
  std::int64_t minor = 0;  // of one unit
  friend bool operator==(const Price&, const Price&) = default;
};

// How one level of an edition is voted and counted.
struct LevelRules {
  Json ballot;  // limits of a ballot: tally/ballot_check.h
  Json rule;    // the rule text: tally/rule.h
};

// How a voter proves who they are; each is data of the edition. Research: domain 0 (no PESEL), trust 1.
enum class Proof { code_by_email, code_by_sms, code_issued };
std::string_view code_of(Proof);  // "code_by_email"
std::optional<Proof> proof_from(std::string_view);

struct IdentityPolicy {
  std::vector<Proof> proofs{Proof::code_by_email};  // offered to the voter, in this order; never empty
  int age_least = 0;                                // whole years on the day of the vote; 0: any age
  int guardian_below = 16;  // whole years; a younger child votes with a guardian's consent; 0: no consent is asked
  // Projects of districts are voted in one that the voter chooses; else in that of the address.
  bool any_district = false;
  int per_contact = 1;     // how many persons one e-mail address or phone may confirm
  int grace_minutes = 15;  // a vote begun before the end may be sent this long after it
  // Days after the vote in which protests are heard; then nothing leads from the roll to the ballots any more. Absent:
  // as long as the stage of results lasts, thirty days where there is none.
  std::optional<int> protest_days = {};
};

struct Settings {
  LegalAct legal_act;
  std::vector<Stage> timetable;  // by from_at; stages may overlap
  LevelRules citywide, district;
  LevelRules local;  // as the district's where nothing else was said
  IdentityPolicy identity;
  Statute statute;
  std::vector<FormField> form;  // of a proposal, in this order
  std::vector<Price> prices;    // in the order of the list; empty: there is none
  std::string leftovers;        // what happens to money not spent: "stays", "to_citywide", "to_turnout"
  std::string tie_note_pl, tie_note_en;
};

Json to_json(const Settings&);
// The error names the member that is wrong.
std::expected<Settings, std::string> settings_from_json(const Json&);

const LevelRules& rules_of(const Settings&, Level);

// Where the edition stands at an instant: the running stage that ends first, else the next one, else the last.
struct Standing {
  const Stage* now = nullptr;
  const Stage* next = nullptr;  // the stage that begins next, when any
  const Stage* last = nullptr;  // the latest stage already over
};
Standing standing_at(const Settings&, Instant);
const Stage* stage_of(const Settings&, StageKind);

}  // namespace wiec::editions
