// The programme of a year and its two paths (Wspólne Projekty): district (Wspólne Projekty Dzielnicowe, by area) and
// citywide (Wspólne Projekty Miejskie, by theme), each with stages, a page and a formula of its own.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/language.h"
#include "base/time.h"
#include "platform/db/db.h"

namespace wiec::joint_projects {

std::span<const db::Migration> migrations();

struct ProgrammeTag;
using ProgrammeId = Id<ProgrammeTag>;

enum class Path : std::uint8_t { district, citywide };
inline constexpr Path kPaths[] = {Path::district, Path::citywide};
std::string_view code_of(Path);
std::optional<Path> path_from(std::string_view code);

// In person, or online when people cannot meet.
enum class PathFormula : std::uint8_t { in_person, online };
std::string_view code_of(PathFormula);

// What has a text of its own.
enum class Part : std::uint8_t { programme, district, citywide, online };
inline constexpr Part kParts[] = {Part::programme, Part::district, Part::citywide, Part::online};
std::string_view code_of(Part);
std::string_view slug_of(Part);  // in addresses: "dzielnicowe"
std::optional<Part> part_from_slug(std::string_view);
std::string address_of(Part);  // "/wspolne-projekty/dzielnicowe"
Part part_of(Path);
std::optional<Path> path_of(Part);  // nullopt: of neither alone

inline constexpr int kStages = 4;
inline constexpr std::string_view kRoman[] = {"I", "II", "III", "IV"};

struct Stage {
  Path path = Path::district;
  int number = 1;  // 1 to kStages
  std::string title_pl, title_en, about_pl, about_en;
  std::optional<Date> from_on, until_on;
  bool recruits = false;
  const std::string& title(Language l) const { return l == Language::en && !title_en.empty() ? title_en : title_pl; }
  const std::string& about(Language l) const { return l == Language::en && !about_en.empty() ? about_en : about_pl; }
  bool is_on(Date day) const;
  bool is_over(Date day) const { return until_on && *until_on < day; }
};

struct Programme {
  ProgrammeId id;
  int year = 0;
  std::string name_pl, name_en;
  std::string conditions_pl, conditions_en;
  bool ask_experience = true, ask_forms = true;
  bool published = false;
  std::int64_t revision = 0;
  PathFormula formulas[2] = {};
  std::vector<Stage> stages;  // of both paths, in their order

  const std::string& name(Language l) const { return l == Language::en && !name_en.empty() ? name_en : name_pl; }
  std::vector<std::string> conditions(Language) const;  // one a line
  PathFormula formula(Path path) const { return formulas[static_cast<std::size_t>(path)]; }
  std::vector<Stage> stages_of(Path) const;
  // The stage in which people apply, while it lasts.
  const Stage* recruiting(Path, Date today) const;
};

struct PageText {
  int version = 0;
  std::string body_pl, body_en;
  Instant made_at;
  const std::string& body(Language l) const { return l == Language::en && !body_en.empty() ? body_en : body_pl; }
};

struct Notice {
  Part part = Part::programme;
  Date published_on;
  std::string text_pl, text_en;
  std::string link;
  const std::string& text(Language l) const { return l == Language::en && !text_en.empty() ? text_en : text_pl; }
};

}  // namespace wiec::joint_projects
