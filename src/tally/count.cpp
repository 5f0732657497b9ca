#include "tally/count.h"

#include "tally/project_ids.h"
#include "tally/standing.h"
#include "tally/wide.h"

namespace wiec::tally {
namespace {
using Done = std::expected<void, CountError>;

std::unexpected<CountError> unknown(std::string key, std::string_view id) {
  return std::unexpected(CountError{std::move(key), fmt::format("no project has the id {}", id)});
}

Done check_ids(const ProjectIds& ids, std::span<const std::string> list, const std::string& key) {
  for (const std::string& id : list) {
    if (ids.find(id) == no_project) return unknown(key, id);
  }
  return {};
}

Done check_inputs(const ProjectIds& ids, const Inputs& inputs) {
  for (std::size_t i = 0; i < inputs.draws.size(); ++i) {
    const Draw& draw = inputs.draws[i];
    if (draw.seed.empty() == draw.order.empty()) {
      return std::unexpected(CountError{fmt::format("draws[{}]", i), "a draw has either a seed or an order"});
    }
    if (const Done d = check_ids(ids, draw.order, fmt::format("draws[{}].order", i)); !d) return d;
    if (const Done d = check_ids(ids, draw.projects, fmt::format("draws[{}].projects", i)); !d) return d;
  }
  for (std::size_t i = 0; i < inputs.exclusions.size(); ++i) {
    const std::string& id = inputs.exclusions[i].project;
    if (ids.find(id) == no_project) return unknown(fmt::format("exclusions[{}].project", i), id);
  }
  for (std::size_t i = 0; i < inputs.conflicts.size(); ++i) {
    if (const Done d = check_ids(ids, inputs.conflicts[i].projects, fmt::format("conflicts[{}].projects", i)); !d)
      return d;
  }
  return {};
}

std::expected<std::int64_t, CountError> sum_of(std::int64_t start, std::span<const ExtraMoney> items,
                                               std::string_view key) {
  for (const ExtraMoney& money : items) {
    if (money.minor < 0 || money.minor > largest_amount - start) {
      return std::unexpected(CountError{std::string(key), "the amounts are negative or beyond all budgets"});
    }
    start += money.minor;
  }
  return start;
}

std::int64_t threshold_of(const Threshold& threshold, std::int64_t ballots) {
  const Wide share = static_cast<Wide>(threshold.of_ballots.num) * ballots;
  const Wide den = threshold.of_ballots.den;
  return std::max(threshold.at_least, static_cast<std::int64_t>((share + den - 1) / den));
}

// Gives the projects that cannot win from the start their reasons, and lists the others.
void open_projects(Standing& standing, const ProjectIds& ids) {
  const Election& election = standing.election;
  std::vector<const Exclusion*> excluded(election.projects.size(), nullptr);
  for (const Exclusion& exclusion : standing.inputs.exclusions) excluded[ids.find(exclusion.project)] = &exclusion;
  const Threshold& threshold = standing.rule.threshold;
  const auto& measured = threshold.of == Threshold::Of::votes ? standing.received.votes : standing.received.points;
  const std::int64_t needed = threshold_of(threshold, standing.received.ballots);
  for (std::size_t i = 0; i < election.projects.size(); ++i) {
    ProjectOutcome& project = standing.outcome.projects[i];
    project.votes = standing.received.votes[i];
    project.points = standing.received.points[i];
    if (excluded[i])
      project.reason = Excluded{excluded[i]->record.why, excluded[i]->record.who};
    else if (election.projects[i].withdrawn())
      project.reason = Withdrawn{};
    else if (measured[i] < needed)
      project.reason = BelowThreshold{{needed}, {measured[i]}};
    else
      standing.open.push_back(static_cast<ProjectIndex>(i));
  }
}

Done check_election(const Election& election) {
  const auto bad = [](std::int64_t amount) { return amount < 0 || amount > largest_amount; };
  if (bad(election.budget)) return std::unexpected(CountError{"budget", "is negative or beyond all budgets"});
  for (const Project& project : election.projects) {
    if (bad(project.cost))
      return std::unexpected(CountError{"cost of " + project.id, "is negative or beyond all budgets"});
  }
  return {};
}
}  // namespace

std::expected<Standing, CountError> stand(const Election& election, const Rule& rule, const Inputs& inputs) {
  const ProjectIds ids = ids_of(election);
  if (const Done sound = check_election(election); !sound) return std::unexpected(sound.error());
  if (const Done known = check_inputs(ids, inputs); !known) return std::unexpected(known.error());
  const auto budget = sum_of(election.budget, inputs.added_to_budget, "added_to_budget");
  const auto reserve = sum_of(0, inputs.reserve, "reserve");
  if (!budget) return std::unexpected(budget.error());
  if (!reserve) return std::unexpected(reserve.error());

  Standing standing{election, rule, inputs};
  standing.received = receive(election, rule.ballots);
  standing.budget = *budget;
  standing.reserve = *reserve;
  standing.ties = TieOrder(election, rule, inputs, standing.received.votes);
  standing.constraints = Constraints(election, rule, inputs);
  standing.outcome.projects.resize(election.projects.size());
  open_projects(standing, ids);
  return standing;
}

std::expected<Outcome, CountError> count(const Election& election, const Rule& rule, const Inputs& inputs,
                                         CountWith with) {
  auto stood = stand(election, rule, inputs);
  if (!stood) return std::unexpected(stood.error());
  Standing& standing = *stood;
  standing.with_ledger = with.ledger;
  std::visit([&](const auto& family) { count_family(family, standing); }, rule.family);
  if (standing.refusal) {
    standing.refusal->projects = static_cast<std::int64_t>(election.projects.size());
    standing.refusal->ballots = static_cast<std::int64_t>(election.ballots.size());
    return std::unexpected(std::move(*standing.refusal));
  }

  Outcome& outcome = standing.outcome;
  outcome.ballots = standing.received.ballots;
  outcome.budget = standing.budget;
  outcome.left = outcome.budget - (outcome.spent - outcome.from_outside);
  for (const Tie& tie : outcome.ties) outcome.decided = outcome.decided && !tie.undecided;
  return std::move(outcome);
}

}  // namespace wiec::tally
