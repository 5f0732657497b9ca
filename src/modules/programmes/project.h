// A card of the register (karta projektu): everything a city says of one project, with the sources of its figures.
// Model: the card of URB-INCLUSION in the register of Kraków, keep.eu.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/language.h"
#include "base/money.h"
#include "commons/places/places.h"
#include "modules/programmes/when.h"
#include "platform/files/files.h"

namespace wiec::programmes {

struct ProgrammeTag;
using ProgrammeId = Id<ProgrammeTag>;
struct TopicTag;
using TopicId = Id<TopicTag>;
struct ProjectTag;
using ProjectId = Id<ProjectTag>;
struct ImportTag;
using ImportId = Id<ImportTag>;
struct PartnerTag;
using PartnerId = Id<PartnerTag>;

enum class State { unknown, idea, applied, approved, rejected, running, completed, terminated };
enum class Category { unknown, investment, soft };
enum class AmountLevel { whole, partner, own, phase };
enum class PhaseKind { preparatory, implementation, other };
enum class EventKind { application, received, decision, extension, note, other };
enum class PartnerRole { lead, partner, expert };
enum class WorkLevel { international, local };
enum class PilotState { none, planned, running, completed, abandoned };

// As stored and in addresses and files, in the order of the enumerations.
inline constexpr std::string_view kStates[] = {"unknown",  "idea",    "applied",   "approved",
                                               "rejected", "running", "completed", "terminated"};
inline constexpr std::string_view kCategories[] = {"unknown", "investment", "soft"};
inline constexpr std::string_view kAmountLevels[] = {"whole", "partner", "own", "phase"};
inline constexpr std::string_view kPhaseKinds[] = {"preparatory", "implementation", "other"};
inline constexpr std::string_view kEventKinds[] = {"application", "received", "decision", "extension", "note", "other"};
inline constexpr std::string_view kPartnerRoles[] = {"lead", "partner", "expert"};
inline constexpr std::string_view kWorkLevels[] = {"international", "local"};
inline constexpr std::string_view kPilotStates[] = {"none", "planned", "running", "completed", "abandoned"};

template <class E, std::size_t N>
constexpr std::optional<E> enum_from(const std::string_view (&names)[N], std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}
template <class E, std::size_t N>
constexpr std::string_view name_in(const std::string_view (&names)[N], E value) {
  return names[static_cast<std::size_t>(value)];
}

struct Programme {
  ProgrammeId id;
  std::string code;
  std::string name_pl, name_en, funder_pl, funder_en, period, call, rules_pl, rules_en;
  std::optional<int> most_basis_points;  // highest rate of co-funding; 8500 = 85 %
  bool has_international = false, has_local = false;
  std::vector<TopicId> topics;

  const std::string& name(Language l) const { return l == Language::en && !name_en.empty() ? name_en : name_pl; }
  const std::string& funder(Language l) const {
    return l == Language::en && !funder_en.empty() ? funder_en : funder_pl;
  }
  const std::string& rules(Language l) const { return l == Language::en && !rules_en.empty() ? rules_en : rules_pl; }
};

struct Topic {
  TopicId id;
  std::string code, name_pl, name_en;
  const std::string& name(Language l) const { return l == Language::en && !name_en.empty() ? name_en : name_pl; }
};

struct Amount {
  AmountLevel level = AmountLevel::whole;
  int phase = 0;  // from 1; 0 = of all phases
  Money total;
  std::optional<std::int64_t> cofunding;  // minor units
  std::optional<std::int64_t> rate_e4;    // zlotys for one unit of the currency, ten-thousandths
  std::optional<Date> rate_on;
  std::optional<int> declared_basis_points;  // the rate of co-funding that the source states
  std::string source, note;
  bool official = false;
  friend bool operator==(const Amount&, const Amount&) = default;
};

struct Phase {
  PhaseKind kind = PhaseKind::implementation;
  std::string name_pl, name_en;
  std::optional<int> months;  // planned
  std::optional<When> from, to;
  std::string source;
  friend bool operator==(const Phase&, const Phase&) = default;
};

struct Event {
  EventKind kind = EventKind::other;
  int phase = 0;
  When at;
  std::optional<int> months;  // asked for or granted
  std::string text_pl, text_en;
  const std::string& text(Language l) const { return l == Language::en && !text_en.empty() ? text_en : text_pl; }
  friend bool operator==(const Event&, const Event&) = default;
};

// What a partner does in its own city: the place of its problem area and the pilot it runs there.
struct Pilot {
  std::string place_pl, place_en;  // what the place is like
  std::optional<places::Point> at;
  PilotState state = PilotState::none;
  std::optional<When> from, to;
  std::string about_pl, about_en, result_pl, result_en;

  const std::string& place(Language l) const { return l == Language::en && !place_en.empty() ? place_en : place_pl; }
  friend bool operator==(const Pilot&, const Pilot&) = default;
};

struct Partner {
  std::string name, city, country;
  PartnerRole role = PartnerRole::partner;
  std::string area = {};  // the problem area it chose, by name
  Pilot pilot = {};
  PartnerId id = {};  // kept when the card is edited; none: not stored yet

  std::string code() const { return code_from_id(id.value); }
  friend bool operator==(const Partner&, const Partner&) = default;
};

struct LevelText {
  WorkLevel level = WorkLevel::local;
  std::string description_pl, description_en;
  const std::string& description(Language l) const {
    return l == Language::en && !description_en.empty() ? description_en : description_pl;
  }
  friend bool operator==(const LevelText&, const LevelText&) = default;
};

struct Project {
  ProjectId id;
  ProgrammeId programme;
  std::string acronym, title_pl, title_en, beneficiary, implementing_unit, period, lead_theme_pl, lead_theme_en;
  Category category = Category::unknown;
  State state = State::unknown;
  std::optional<When> from, to;
  places::PlaceId place;
  std::string area;
  std::optional<bool> wide_area;
  std::string description_pl, description_en, website;
  files::FileId logo;  // none: no logo
  std::string logo_type;
  ProjectId predecessor;
  int version = 1;
  std::string identity;  // of an imported card
  ImportId import;
  Instant created_at, changed_at;
  std::vector<TopicId> topics;
  std::vector<Phase> phases;
  std::vector<Amount> amounts;
  std::vector<Event> events;  // in the order of their days
  std::vector<Partner> partners;
  std::vector<LevelText> levels;

  std::string code() const { return code_from_id(id.value); }
  const std::string& title(Language l) const { return l == Language::en && !title_en.empty() ? title_en : title_pl; }
  // What people call it: the acronym where there is one.
  const std::string& name(Language l) const { return acronym.empty() ? title(l) : acronym; }
  const std::string& description(Language l) const {
    return l == Language::en && !description_en.empty() ? description_en : description_pl;
  }
  const Amount* official() const;
};

// The share that is co-funded, exact; nullopt where the total is 0 or the co-funding is not known.
std::optional<Ratio> cofunding_rate(const Amount&);
// The amount in zlotys by its rate, rounded half up; nullopt without a rate.
std::optional<Money> in_zlotys(const Amount&, std::int64_t minor);

}  // namespace wiec::programmes
