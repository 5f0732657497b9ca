#include "tally/project_ids.h"
#include "tally/standing.h"

namespace wiec::tally {
namespace {
bool is_inside(const Project& project, const Cap& cap) {
  if (cap.kind == Cap::Kind::neighborhood) return project.neighborhood == cap.part;
  return std::ranges::find(project.categories, cap.part) != project.categories.end();
}
}  // namespace

Constraints::Constraints(const Election& election, const Rule& rule, const Inputs& inputs) {
  const bool conflicts = !inputs.conflicts.empty() && rule.conflicts == Conflicts::first_wins;
  if (rule.caps.empty() && !conflicts) return;
  auto layout = std::make_shared<Layout>();
  for (const Project& project : election.projects) layout->costs.push_back(project.cost);
  layout->caps_of.resize(election.projects.size());
  layout->groups_of.resize(election.projects.size());
  for (const Cap& cap : rule.caps) {
    for (std::size_t i = 0; i < election.projects.size(); ++i) {
      if (is_inside(election.projects[i], cap)) layout->caps_of[i].push_back(static_cast<std::uint32_t>(left_.size()));
    }
    left_.push_back({cap.cost, cap.projects});
    layout->parts.push_back(cap.part);
  }
  const ProjectIds ids = ids_of(election);
  for (std::size_t group = 0; conflicts && group < inputs.conflicts.size(); ++group) {
    for (const std::string& id : inputs.conflicts[group].projects) {
      const ProjectIndex project = ids.find(id);
      if (project != no_project) layout->groups_of[project].push_back(static_cast<std::uint32_t>(group));
    }
    winner_.push_back(no_project);
    layout->why.push_back(inputs.conflicts[group].record.why);
  }
  layout_ = std::move(layout);
}

std::optional<Reason> Constraints::against(ProjectIndex project) const {
  if (!layout_) return std::nullopt;
  for (const std::uint32_t group : layout_->groups_of[project]) {
    if (winner_[group] != no_project && winner_[group] != project)
      return Conflict{{winner_[group]}, layout_->why[group]};
  }
  const std::int64_t cost = layout_->costs[project];
  for (const std::uint32_t cap : layout_->caps_of[project]) {
    const Bound& left = left_[cap];
    const bool too_dear = left.cost && cost > *left.cost;
    const bool too_many = left.projects && *left.projects < 1;
    if (too_dear || too_many)
      return CapReached{layout_->parts[cap], {cost}, {left.cost.value_or(0)}, {left.projects.value_or(0)}};
  }
  return std::nullopt;
}

void Constraints::take(ProjectIndex project) {
  if (!layout_) return;
  for (const std::uint32_t group : layout_->groups_of[project]) winner_[group] = project;
  for (const std::uint32_t cap : layout_->caps_of[project]) {
    if (left_[cap].cost) *left_[cap].cost -= layout_->costs[project];
    if (left_[cap].projects) *left_[cap].projects -= 1;
  }
}

std::string Constraints::state() const {
  std::string out;
  for (const Bound& left : left_) out += fmt::format("{},{} ", left.cost.value_or(-1), left.projects.value_or(-1));
  for (const ProjectIndex winner : winner_) out += winner == no_project ? '0' : '1';
  return out;
}

}  // namespace wiec::tally
