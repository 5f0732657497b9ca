#include "base/sha256.h"
#include "tally/project_ids.h"
#include "tally/standing.h"

namespace wiec::tally {
namespace {
constexpr std::int64_t kUndrawn = std::numeric_limits<std::int64_t>::max();
constexpr int kDrawShift = 32;  // key of a drawn project: number of the draw, then its place in it

std::vector<std::int64_t> draw_keys(const Election& election, const Inputs& inputs) {
  std::vector<std::int64_t> keys(election.projects.size(), kUndrawn);
  const ProjectIds ids = ids_of(election);
  for (std::size_t d = 0; d < inputs.draws.size(); ++d) {
    std::int64_t place = 0;
    for (const std::string& id : drawn_order(election, inputs.draws[d])) {
      const ProjectIndex project = ids.find(id);
      if (project != no_project && keys[project] == kUndrawn)
        keys[project] = static_cast<std::int64_t>(d) << kDrawShift | place;
      ++place;
    }
  }
  return keys;
}

std::vector<std::int64_t> id_keys(const Election& election) {
  std::vector<ProjectIndex> order(election.projects.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<ProjectIndex>(i);
  std::ranges::sort(order, {}, [&](ProjectIndex i) -> const std::string& { return election.projects[i].id; });
  std::vector<std::int64_t> keys(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) keys[order[i]] = static_cast<std::int64_t>(i);
  return keys;
}

std::vector<std::int64_t> keys_for(TieStep step, const Election& election, const Inputs& inputs,
                                   std::span<const std::int64_t> votes) {
  if (step == TieStep::draw) return draw_keys(election, inputs);
  if (step == TieStep::project_id) return id_keys(election);
  std::vector<std::int64_t> keys(election.projects.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Project& project = election.projects[i];
    if (step == TieStep::cheaper) keys[i] = project.cost;
    if (step == TieStep::dearer) keys[i] = -project.cost;
    if (step == TieStep::more_voters) keys[i] = -votes[i];
    if (step == TieStep::earlier) keys[i] = project.submitted_order.value_or(kUndrawn);
  }
  return keys;
}
}  // namespace

std::vector<std::string> drawn_order(const Election& election, const Draw& draw) {
  if (draw.seed.empty()) return draw.order;
  std::vector<std::pair<Sha256, std::string>> lots;
  const auto add = [&](const std::string& id) { lots.emplace_back(sha256(fmt::format("{}\n{}", draw.seed, id)), id); };
  if (draw.projects.empty()) {
    for (const Project& project : election.projects) add(project.id);
  } else {
    for (const std::string& id : draw.projects) add(id);
  }
  std::sort(lots.begin(), lots.end());
  std::vector<std::string> order;
  for (auto& [digest, id] : lots) order.push_back(std::move(id));
  return order;
}

TieOrder::TieOrder(const Election& election, const Rule& rule, const Inputs& inputs,
                   std::span<const std::int64_t> votes)
    : places_(election.projects.size()), steps_(rule.ties) {
  for (const TieStep step : steps_) keys_.push_back(keys_for(step, election, inputs, votes));
  const std::vector<std::int64_t> ids = id_keys(election);
  std::vector<ProjectIndex> order(places_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<ProjectIndex>(i);
  std::ranges::sort(order, [&](ProjectIndex a, ProjectIndex b) {
    for (const auto& keys : keys_) {
      if (keys[a] != keys[b]) return keys[a] < keys[b];
    }
    return ids[a] < ids[b];
  });
  for (std::size_t i = 0; i < order.size(); ++i) places_[order[i]] = static_cast<std::uint32_t>(i);
}

std::optional<TieStep> TieOrder::decided_by(ProjectIndex a, ProjectIndex b) const {
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const std::int64_t of_a = keys_[i][a];
    const std::int64_t of_b = keys_[i][b];
    if (of_a == of_b) continue;
    // Places in different draws, or of a project that was not drawn, cannot be compared; nor a day with no day.
    const bool lots = steps_[i] == TieStep::draw;
    const bool days = steps_[i] == TieStep::earlier;
    if ((lots || days) && (of_a == kUndrawn || of_b == kUndrawn)) return std::nullopt;
    if (lots && of_a >> kDrawShift != of_b >> kDrawShift) return std::nullopt;
    return steps_[i];
  }
  return std::nullopt;
}

}  // namespace wiec::tally
