#include "modules/joint_projects/programme.h"

#include <algorithm>

namespace wiec::joint_projects {
namespace {

constexpr std::string_view kPathCodes[] = {"district", "citywide"};
constexpr std::string_view kPartCodes[] = {"programme", "district", "citywide", "online"};
constexpr std::string_view kSlugs[] = {"program", "dzielnicowe", "miejskie", "online"};

}  // namespace

std::string_view code_of(Path path) { return kPathCodes[static_cast<std::size_t>(path)]; }

std::optional<Path> path_from(std::string_view code) {
  for (const Path path : kPaths)
    if (code_of(path) == code) return path;
  return std::nullopt;
}

std::string_view code_of(PathFormula formula) { return formula == PathFormula::online ? "online" : "in_person"; }

std::string_view code_of(Part part) { return kPartCodes[static_cast<std::size_t>(part)]; }
std::string_view slug_of(Part part) { return kSlugs[static_cast<std::size_t>(part)]; }

std::optional<Part> part_from_slug(std::string_view slug) {
  for (const Part part : kParts)
    if (slug_of(part) == slug) return part;
  return std::nullopt;
}

std::string address_of(Part part) {
  return part == Part::programme ? "/wspolne-projekty" : fmt::format("/wspolne-projekty/{}", slug_of(part));
}

Part part_of(Path path) { return path == Path::district ? Part::district : Part::citywide; }

std::optional<Path> path_of(Part part) {
  if (part == Part::district) return Path::district;
  return part == Part::citywide ? std::optional(Path::citywide) : std::nullopt;
}

bool Stage::is_on(Date day) const { return from_on && *from_on <= day && !is_over(day); }

std::vector<std::string> Programme::conditions(Language l) const {
  std::string_view text = l == Language::en && !conditions_en.empty() ? conditions_en : conditions_pl;
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<Stage> Programme::stages_of(Path path) const {
  std::vector<Stage> own;
  std::ranges::copy_if(stages, std::back_inserter(own), [path](const Stage& stage) { return stage.path == path; });
  return own;
}

const Stage* Programme::recruiting(Path path, Date today) const {
  const auto found = std::ranges::find_if(
      stages, [&](const Stage& stage) { return stage.path == path && stage.recruits && stage.is_on(today); });
  return found == stages.end() ? nullptr : &*found;
}

}  // namespace wiec::joint_projects
