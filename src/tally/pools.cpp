#include "tally/pools.h"

#include "tally/wide.h"

namespace wiec::tally {
namespace {
using Pooled = std::vector<PooledOutcome>;
using Done = std::expected<void, CountError>;

std::unexpected<CountError> refused(std::string message) {
  return std::unexpected(CountError{"leftovers", std::move(message)});
}

Done count_one(const Pool& pool, PooledOutcome& out) {
  auto outcome = count(*pool.election, out.rule, out.inputs);
  if (!outcome) return std::unexpected(outcome.error());
  out.outcome = std::move(*outcome);
  return {};
}

// Takes what the pools leave, but for those that `keeps` names.
template <class Keeps>
std::int64_t collect(std::span<const Pool> pools, Pooled& out, Keeps keeps) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < pools.size(); ++i) {
    if (keeps(i)) continue;
    out[i].given_away = out[i].outcome.left;
    sum += out[i].outcome.left;
  }
  return sum;
}

Done move_to_citywide(std::span<const Pool> pools, Pooled& out) {
  if (std::ranges::count(pools, true, &Pool::citywide) != 1)
    return refused("to_citywide needs exactly one citywide pool");
  const auto city = static_cast<std::size_t>(std::ranges::find(pools, true, &Pool::citywide) - pools.begin());
  const std::int64_t sum = collect(pools, out, [&](std::size_t i) { return i == city; });
  if (sum > 0)
    out[city].inputs.added_to_budget.push_back({sum, "left in the districts", {.why = "leftovers: to_citywide"}});
  return count_one(pools[city], out[city]);
}

// The district with the largest part of its residents voting; equal parts need a decision that nobody recorded.
std::expected<std::size_t, CountError> best_turnout(std::span<const Pool> pools, const Pooled& out) {
  std::size_t best = pools.size();
  bool equal = false;
  for (std::size_t i = 0; i < pools.size(); ++i) {
    if (pools[i].citywide || pools[i].residents <= 0) continue;
    if (best == pools.size()) {
      best = i;
      continue;
    }
    const Wide here = static_cast<Wide>(out[i].outcome.ballots) * pools[best].residents;
    const Wide there = static_cast<Wide>(out[best].outcome.ballots) * pools[i].residents;
    equal = here == there || (equal && here < there);
    if (here > there) best = i;
  }
  if (best == pools.size()) return refused("no district has a known number of residents");
  if (equal) return refused("two districts have the best turnout");
  return best;
}

Done pass_reserve(const Pool& pool, PooledOutcome& out, std::int64_t sum, std::string_view why) {
  auto* greedy = std::get_if<Greedy>(&out.rule.family);
  if (!greedy) return refused(fmt::format("{} is defined for greedy rules only", why));
  greedy->reserve = Greedy::Reserve::next_in_order;
  out.inputs.reserve.push_back({sum, "left in all pools", {.why = fmt::format("leftovers: {}", why)}});
  return count_one(pool, out);
}

Done move_to_best_turnout(std::span<const Pool> pools, Pooled& out) {
  const auto best = best_turnout(pools, out);
  if (!best) return std::unexpected(best.error());
  const std::int64_t sum = collect(pools, out, [](std::size_t) { return false; });
  return sum > 0 ? pass_reserve(pools[*best], out[*best], sum, "to_best_turnout") : Done{};
}

struct Next {
  std::size_t pool = 0;
  ProjectIndex project = no_project;
  std::int64_t score = -1;
};

std::int64_t score_of(const ProjectOutcome& project, const Rule& rule) {
  const auto* greedy = std::get_if<Greedy>(&rule.family);
  return greedy && greedy->score_by == Greedy::ScoreBy::votes ? project.votes : project.points;
}

// Among what lost for want of money only and costs no more than the sum.
std::expected<Next, CountError> next_payable(std::span<const Pool> pools, const Pooled& out, std::int64_t sum) {
  Next best;
  bool equal = false;
  for (std::size_t i = 0; i < pools.size(); ++i) {
    const Election& election = *pools[i].election;
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
      const ProjectOutcome& project = out[i].outcome.projects[p];
      const bool poor =
          std::holds_alternative<NoMoney>(project.reason) || std::holds_alternative<Stopped>(project.reason);
      if (pools[i].citywide || !poor || election.projects[p].cost > sum || score_of(project, out[i].rule) < best.score)
        continue;
      equal = score_of(project, out[i].rule) == best.score;
      best = {i, static_cast<ProjectIndex>(p), score_of(project, out[i].rule)};
    }
  }
  if (equal) return refused("two projects have equal claims to be the bonus project");
  return best;
}

Done fund_bonus(std::span<const Pool> pools, Pooled& out) {
  const std::int64_t sum = collect(pools, out, [](std::size_t) { return false; });
  const auto next = next_payable(pools, out, sum);
  if (!next) return std::unexpected(next.error());
  if (next->project == no_project) return {};
  const std::int64_t cost = pools[next->pool].election->projects[next->project].cost;
  return pass_reserve(pools[next->pool], out[next->pool], cost, "bonus_project");
}
}  // namespace

std::expected<std::vector<PooledOutcome>, CountError> count_pools(std::span<const Pool> pools, const Rule& rule) {
  Pooled out(pools.size());
  for (std::size_t i = 0; i < pools.size(); ++i) {
    out[i].rule = pools[i].rule ? *pools[i].rule : rule;
    out[i].rule.leftovers = rule.leftovers;
    out[i].inputs = pools[i].inputs;
    if (const Done done = count_one(pools[i], out[i]); !done) return std::unexpected(done.error());
  }
  Done done;
  switch (rule.leftovers) {
    case Leftovers::stay:
      break;
    case Leftovers::to_citywide:
      done = move_to_citywide(pools, out);
      break;
    case Leftovers::to_best_turnout:
      done = move_to_best_turnout(pools, out);
      break;
    case Leftovers::bonus_project:
      done = fund_bonus(pools, out);
      break;
  }
  if (!done) return std::unexpected(done.error());
  return out;
}

}  // namespace wiec::tally
