#include "modules/voting/count_pool.h"

#include "base/sha256.h"
#include "tally/count.h"
#include "tally/record.h"
#include "tally/undrawn.h"

namespace wiec::voting {
namespace {

bool names_winners(const tally::Election& election) {
  return std::ranges::any_of(election.projects, [](const tally::Project& p) { return p.selected.has_value(); });
}

bool same_winners(const tally::Election& election, const tally::Outcome& outcome) {
  for (std::size_t i = 0; i < election.projects.size(); ++i)
    if (outcome.projects[i].won != (election.projects[i].selected.value_or(0) > 0)) return false;
  return true;
}

// {"code": ..., arguments}: amounts as decimals, projects as ids, as the record has them.
std::string reason_text(const Json& outcome, const std::string& id) {
  const Json* projects = outcome.find("projects");
  if (!projects || !projects->array()) return "{}";
  for (const Json& project : *projects->array()) {
    const Json* own = project.find("id");
    const Json* reason = project.find("reason");
    if (own && own->string() && *own->string() == id && reason) return canonical_json(*reason);
  }
  return "{}";
}

// The first tie that waits; only among those whom nothing tells apart.
std::vector<std::string> first_tie(const tally::Election& election, const tally::Rule& rule,
                                   const tally::Inputs& inputs, const tally::Outcome& outcome) {
  std::vector<std::string> ids;
  if (outcome.decided) return ids;
  const auto tie = std::ranges::find_if(outcome.ties, &tally::Tie::undecided);
  if (tie == outcome.ties.end()) return ids;
  for (const auto project : tally::undrawn(election, rule, inputs, *tie)) ids.push_back(election.projects[project].id);
  return ids;
}

}  // namespace

tally::Inputs with_implied_draws(const tally::Election& election, const tally::Rule& rule, tally::Inputs inputs) {
  if (!names_winners(election)) return inputs;
  for (int round = 0; round < 20; ++round) {
    const auto outcome = tally::count(election, rule, inputs);
    if (!outcome || outcome->decided) return inputs;
    const auto tie =
        std::ranges::find_if(outcome->ties, [](const tally::Tie& t) { return t.decisive && t.decided_by.empty(); });
    if (tie == outcome->ties.end()) return inputs;
    std::vector<tally::ProjectIndex> order = tie->projects;
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [&](tally::ProjectIndex i) { return election.projects[i].selected.value_or(0) > 0; });
    tally::Draw draw;
    for (const auto i : order) draw.order.push_back(election.projects[i].id);
    draw.record = {.who = std::string(kImported), .when = "", .why = "order implied by the published winners"};
    inputs.draws.push_back(std::move(draw));
  }
  return inputs;
}

std::expected<Counted, std::string> count_pool(const tally::Election& election, const tally::Rule& rule,
                                               const tally::Inputs& inputs, const std::string& ballots_sha256) {
  const auto outcome = tally::count(election, rule, inputs);
  if (!outcome) return std::unexpected(outcome.error().key + ": " + outcome.error().message);
  Counted counted;
  PoolResult& r = counted.result;
  const auto money = [&](std::int64_t minor) { return Money{minor, election.currency}; };
  r.ballots_sha256 = ballots_sha256;
  r.rule = canonical_json(tally::json_of(rule));
  r.inputs = canonical_json(tally::json_of(inputs));
  r.record = tally::record_text(election, rule, inputs, *outcome, {.ballots_sha256 = ballots_sha256});
  r.record_sha256 = hex(sha256(r.record));
  r.vote_type = election.vote_type;
  r.ballots = outcome->ballots;
  r.budget = money(outcome->budget);
  r.spent = money(outcome->spent);
  r.unspent = money(outcome->left);
  r.from_outside = money(outcome->from_outside);
  r.decided = outcome->decided;
  r.tie = first_tie(election, rule, inputs, *outcome);
  r.announced = names_winners(election);
  r.equal_to_announced = r.announced && same_winners(election, *outcome);
  const Json json = tally::json_of(election, *outcome);
  for (std::size_t i = 0; i < election.projects.size(); ++i) {
    const auto& project = outcome->projects[i];
    ProjectResult p;
    p.rank = static_cast<int>(project.rank);
    p.votes = project.votes;
    p.points = project.points;
    p.won = project.won;
    p.reason = reason_text(json, election.projects[i].id);
    counted.projects.push_back(std::move(p));
  }
  return counted;
}

}  // namespace wiec::voting
