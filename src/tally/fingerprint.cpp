#include "tally/record.h"

// The canonical form, one line each: "wiec-election/1", the settings as canonical JSON, each project as canonical JSON
// in the order of ids, each kind of ballot as [voters,["id",...]] or [voters,["id",...],[points,...]], lines sorted as
// bytes.
namespace wiec::tally {
namespace {
Json optional(const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(); }

Json settings_of(const Election& election) {
  const Limits& limits = election.limits;
  Json::Array parts, places;
  for (const PartLimits& part : limits.per_category) {
    parts.push_back(
        Json::Array{part.part, part.min_marks, optional(part.max_marks), part.min_cost, optional(part.max_cost)});
  }
  for (const std::int64_t points : election.points_by_place) places.emplace_back(points);
  return Json::Object{{"currency", code_of(election.currency)},
                      {"budget", election.budget},
                      {"vote_type", name_of(election.vote_type)},
                      {"marks", Json::Array{limits.min_marks, optional(limits.max_marks)}},
                      {"cost", Json::Array{limits.min_cost, optional(limits.max_cost)}},
                      {"points", Json::Array{optional(limits.min_points), optional(limits.max_points)}},
                      {"sum_points", Json::Array{optional(limits.min_sum_points), optional(limits.max_sum_points)}},
                      {"per_category", std::move(parts)},
                      {"points_by_place", std::move(places)},
                      {"default_score", election.default_score}};
}

Json json_of(const Project& project) {
  Json::Array categories;
  for (const std::string& category : project.categories) categories.emplace_back(category);
  return Json::Object{{"id", project.id},
                      {"cost", project.cost},
                      {"categories", std::move(categories)},
                      {"neighborhood", project.neighborhood},
                      {"submitted_order", optional(project.submitted_order)}};
}

class BallotLines {
 public:
  explicit BallotLines(const Election& election)
      : election_(election), ordered_(election.vote_type == VoteType::ordinal) {
    for (const Project& project : election.projects) append_json_string(quoted_.emplace_back(), project.id);
  }

  std::vector<std::string> all() {
    std::vector<std::string> lines;
    lines.reserve(election_.ballots.size());
    for (std::size_t group = 0; group < election_.ballots.size(); ++group) lines.push_back(line_of(group));
    std::sort(lines.begin(), lines.end());
    return lines;
  }

 private:
  std::string line_of(std::size_t group) {
    const auto marks = election_.ballots.marks_of(group);
    const auto points = election_.ballots.points_of(group);
    order_.clear();
    for (std::uint32_t i = 0; i < marks.size(); ++i) order_.push_back(i);
    if (!ordered_) {
      std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
        if (marks[a] != marks[b]) return quoted_[marks[a]] < quoted_[marks[b]];
        return !points.empty() && points[a] < points[b];
      });
    }
    std::string line = fmt::format("[{},[", election_.ballots.counts[group]);
    for (const std::uint32_t i : order_) line.append(line.back() == '[' ? "" : ",").append(quoted_[marks[i]]);
    line += ']';
    if (!points.empty()) {
      line += ",[";
      for (const std::uint32_t i : order_) line.append(line.back() == '[' ? "" : ",").append(std::to_string(points[i]));
      line += ']';
    }
    return line += "]\n";
  }

  const Election& election_;
  bool ordered_;
  std::vector<std::string> quoted_;  // ids as JSON strings, by project
  std::vector<std::uint32_t> order_;
};
}  // namespace

Sha256 fingerprint(const Election& election) {
  Sha256Stream hash;
  hash.add("wiec-election/1\n");
  hash.add(canonical_json(settings_of(election)) + "\n");
  std::vector<std::pair<std::string_view, std::string>> projects;
  for (const Project& project : election.projects)
    projects.emplace_back(project.id, canonical_json(json_of(project)) + "\n");
  std::sort(projects.begin(), projects.end());
  for (const auto& [id, line] : projects) hash.add(line);
  for (const std::string& line : BallotLines(election).all()) hash.add(line);
  return hash.finish();
}

}  // namespace wiec::tally
