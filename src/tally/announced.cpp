#include "tally/announced.h"

namespace wiec::tally {
namespace {
constexpr int kLost = 0;
constexpr int kWon = 1;
constexpr int kWonAsLast = 2;
constexpr int kFromReserve = 3;
}  // namespace

Announced::Announced(const Election& election) : election_(election) {
  std::vector<ProjectIndex> order;
  for (const Project& project : election.projects) {
    stated_ = stated_ || project.selected.has_value();
    order.push_back(static_cast<ProjectIndex>(selected_.size()));
    selected_.push_back(project.selected.value_or(kLost));
  }
  // Winners of the rule, then the last one partly funded; of the losers the dearest first, for it is the one to stop
  // at.
  const auto place = [&](ProjectIndex i) { return selected_[i] == kWon ? 0 : selected_[i] == kWonAsLast ? 1 : 2; };
  std::ranges::stable_sort(order, [&](ProjectIndex a, ProjectIndex b) {
    if (place(a) != place(b)) return place(a) < place(b);
    return election.projects[a].cost > election.projects[b].cost;
  });
  for (const ProjectIndex i : order) implied_.order.push_back(election.projects[i].id);
  implied_.record.why = "the order that the announced result implies";
}

bool Announced::is_right(const ProjectOutcome& project, ProjectIndex index) const {
  const int announced = selected_[index];
  if (std::holds_alternative<WonAsLast>(project.reason)) return announced == kWonAsLast || announced == kWon;
  return project.won ? announced == kWon : announced != kWon;
}

Announced::Match Announced::match(const Outcome& outcome) const {
  for (std::size_t i = 0; i < selected_.size(); ++i) {
    if (!is_right(outcome.projects[i], static_cast<ProjectIndex>(i))) return Match::none;
  }
  const std::vector<ProjectIndex> beyond = beyond_rule(outcome);
  if (beyond.empty()) return Match::exact;
  const bool reserve = std::ranges::all_of(beyond, [&](ProjectIndex i) { return selected_[i] == kFromReserve; });
  return reserve ? Match::reserve : Match::beyond;
}

std::vector<ProjectIndex> Announced::beyond_rule(const Outcome& outcome) const {
  std::vector<ProjectIndex> out;
  for (std::size_t i = 0; i < selected_.size(); ++i) {
    if (selected_[i] != kLost && !outcome.projects[i].won) out.push_back(static_cast<ProjectIndex>(i));
  }
  return out;
}

ProjectIndex Announced::first_wrong(const Outcome& outcome) const {
  ProjectIndex first = no_project;
  for (std::size_t i = 0; i < selected_.size(); ++i) {
    const ProjectOutcome& project = outcome.projects[i];
    if (is_right(project, static_cast<ProjectIndex>(i))) continue;
    if (first == no_project || project.rank < outcome.projects[first].rank) first = static_cast<ProjectIndex>(i);
  }
  return first;
}

// A winner that was not announced, or the project at which the count stopped too early. Nothing else helps.
ProjectIndex Announced::to_exclude(const Outcome& outcome, ProjectIndex wrong) const {
  const ProjectOutcome& project = outcome.projects[wrong];
  if (project.won) return wrong;
  const auto* stopped = std::get_if<Stopped>(&project.reason);
  return stopped && selected_[stopped->at.project] == kLost ? stopped->at.project : no_project;
}

std::optional<std::vector<ProjectIndex>> Announced::exclusions_for(const Rule& rule, std::size_t most) const {
  Rule by_order = rule;
  by_order.ties = {TieStep::draw};
  Inputs inputs;
  inputs.draws.push_back(implied_);
  std::vector<ProjectIndex> out;
  for (;;) {
    const auto outcome = count(election_, by_order, inputs);
    if (!outcome) return std::nullopt;
    const ProjectIndex wrong = first_wrong(*outcome);
    if (wrong == no_project) return out;
    const ProjectIndex excluded = to_exclude(*outcome, wrong);
    if (excluded == no_project || out.size() == most) return std::nullopt;
    out.push_back(excluded);
    inputs.exclusions.push_back({election_.projects[excluded].id, {.why = "not in file"}});
  }
}

}  // namespace wiec::tally
