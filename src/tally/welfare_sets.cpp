#include "tally/welfare_sets.h"

namespace wiec::tally {
namespace {
using Force = Knapsack::Force;

KnapsackItem item_of(const MaximalWelfare& rule, const Standing& standing, ProjectIndex project) {
  const std::int64_t cost = standing.election.projects[project].cost;
  const Wide votes = standing.received.votes[project];
  const Wide rate = rule.utility == MaximalWelfare::Utility::points ? Wide{standing.received.points[project]} : votes;
  if (rule.utility == MaximalWelfare::Utility::cost) return {project, cost, votes * cost, votes, cost == 0 ? 0 : 1};
  return {project, cost, rate, rate, cost};
}

std::vector<KnapsackItem> items_of(const MaximalWelfare& rule, const Standing& standing) {
  std::vector<ProjectIndex> projects = standing.open;
  std::ranges::sort(projects, {}, [&](ProjectIndex project) { return standing.ties.place(project); });
  std::vector<KnapsackItem> items;
  for (const ProjectIndex project : projects) items.push_back(item_of(rule, standing, project));
  return items;
}
}  // namespace

WelfareSets::WelfareSets(const MaximalWelfare& rule, const Standing& standing)
    : knapsack_(items_of(rule, standing), standing.budget, standing.constraints) {}

bool WelfareSets::find() {
  auto best = knapsack_.best();
  if (best) chosen_ = std::move(*best);
  return best.has_value();
}

// Whether a best set obeys all that.
std::optional<bool> WelfareSets::exists(const std::vector<Force>& forced) {
  const bool found = knapsack_.best(forced, chosen_.worth).has_value();
  return knapsack_.exhausted() ? std::nullopt : std::optional(found);
}

std::optional<std::vector<std::uint32_t>> WelfareSets::swayed() {
  std::vector<std::uint32_t> out;
  std::vector<Force> forced(items().size(), Force::free);
  for (std::uint32_t i = 0; i < items().size(); ++i) {
    if (items()[i].worth == 0) continue;
    forced[i] = chosen_.taken[i] ? Force::out : Force::in;
    const auto found = exists(forced);
    if (!found) return std::nullopt;
    if (*found) out.push_back(i);
    forced[i] = Force::free;
  }
  return out;
}

std::optional<bool> WelfareSets::undecided(const std::vector<std::uint32_t>& swayed, const TieOrder& ties) {
  const auto equal = [&](std::uint32_t a, std::uint32_t b) {
    return !ties.decided_by(items()[a].project, items()[b].project);
  };
  for (const std::uint32_t in : swayed) {
    for (const std::uint32_t out : swayed) {
      if (!chosen_.taken[in] || chosen_.taken[out] || !equal(in, out)) continue;
      // All that goes before these equals stays as chosen; of them one leaves and one comes.
      std::vector<Force> forced(items().size(), Force::free);
      for (std::uint32_t i = 0; i < std::min(in, out); ++i) {
        if (!equal(i, in)) forced[i] = chosen_.taken[i] ? Force::in : Force::out;
      }
      forced[in] = Force::out;
      forced[out] = Force::in;
      const auto found = exists(forced);
      if (!found) return std::nullopt;
      if (*found) return true;
    }
  }
  return false;
}

std::optional<std::vector<std::vector<ProjectIndex>>> WelfareSets::all(std::size_t limit) {
  std::vector<std::vector<ProjectIndex>> sets;
  std::vector<Force> forced(items().size(), Force::free);
  std::uint32_t depth = 0;
  for (;;) {
    const auto found = exists(forced);
    if (!found) return std::nullopt;
    if (*found && depth < forced.size()) {
      forced[depth++] = Force::in;
      continue;
    }
    if (*found) {
      auto& set = sets.emplace_back();
      for (std::uint32_t i = 0; i < forced.size(); ++i) {
        if (forced[i] == Force::in) set.push_back(items()[i].project);
      }
      if (sets.size() > limit) return sets;
    }
    while (depth > 0 && forced[depth - 1] == Force::out) forced[--depth] = Force::free;
    if (depth == 0) return sets;
    forced[depth - 1] = Force::out;
  }
}

}  // namespace wiec::tally
