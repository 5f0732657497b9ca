#include "tally/equal_shares.h"

#include "tally/equal_shares_choice.h"
#include "tally/equal_shares_outcome.h"
#include "tally/rule_fields.h"

namespace wiec::tally {
namespace {
using Completion = EqualShares::Completion;
constexpr std::array<std::string_view, 3> kUtility{"cost", "cardinality", "points"};
constexpr std::array<std::string_view, 2> kStart{"exact", "whole"};
constexpr std::array<std::string_view, 4> kCompletion{"none", "add1", "add1u", "add1e"};
constexpr std::array<std::string_view, 4> kCompare{"none", "projects", "cost", "covered"};
constexpr std::array<std::string_view, 2> kDearer{"left_out", "in_its_turn"};
constexpr std::int64_t kMostBudgets = 1'000'000;

void refuse_contradictions(RuleFields& f, const EqualShares& rule) {
  if (rule.unit < 1) f.fail("unit", "must be at least 0.01");
  if (rule.completion == Completion::add1e && !rule.stop_when_exhaustive)
    f.fail("stop_when_exhaustive", "contradicts completion add1e, which stops at the first exhaustive outcome");
  if (rule.completion == Completion::add1u && !rule.utilitarian_completion)
    f.fail("utilitarian_completion", "contradicts completion add1u, which ends with it");
  if (rule.completion == Completion::none && rule.stop_when_exhaustive)
    f.fail("stop_when_exhaustive", "needs a completion that raises shares: add1, add1u or add1e");
  if (rule.comparison == EqualShares::Compare::covered && !rule.comparison_counts_zeros)
    f.fail("comparison_counts_zeros", "contradicts comparison covered, which asks who has nothing");
}

void leave_out(const EqualShares& rule, Standing& standing) {
  std::erase_if(standing.open, [&](ProjectIndex project) {
    const std::int64_t cost = standing.election.projects[project].cost;
    Reason& reason = standing.outcome.projects[project].reason;
    if (rule.dearer_than_budget == EqualShares::Dearer::left_out && cost > standing.budget) {
      reason = DearerThanBudget{{cost}, {standing.budget}};
      return true;
    }
    if (rule.eligibility_budgets == 0) return false;
    const Wide base = static_cast<Wide>(rule.eligibility_budgets) * standing.budget;
    const Wide asked = static_cast<Wide>(cost) * standing.received.ballots;
    const std::int64_t votes = standing.received.votes[project];
    if (votes * base >= asked) return false;
    const Wide needed = base == 0 ? standing.received.ballots + 1 : (asked + base - 1) / base;
    constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
    reason = BelowThreshold{{static_cast<std::int64_t>(std::min(needed, kMost))}, {votes}};
    return true;
  });
}

std::vector<std::uint32_t> places_of(const Standing& standing) {
  std::vector<std::uint32_t> places(standing.election.projects.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = standing.ties.place(static_cast<ProjectIndex>(i));
  return places;
}
}  // namespace

void fields(RuleFields& f, EqualShares& rule) {
  f.choice("utility", rule.utility, kUtility);
  f.choice("start", rule.start, kStart);
  f.choice("completion", rule.completion, kCompletion);
  f.amount("unit", rule.unit);
  if (f.is_reading()) {
    rule.stop_when_exhaustive = rule.completion == Completion::add1e;
    rule.utilitarian_completion = rule.completion == Completion::add1u;
  }
  f.flag("stop_when_exhaustive", rule.stop_when_exhaustive);
  f.flag("utilitarian_completion", rule.utilitarian_completion);
  f.choice("comparison", rule.comparison, kCompare);
  f.flag("comparison_counts_zeros", rule.comparison_counts_zeros);
  f.number("eligibility_budgets", rule.eligibility_budgets, 0, kMostBudgets);
  f.choice("dearer_than_budget", rule.dearer_than_budget, kDearer);
  if (f.is_reading()) refuse_contradictions(f, rule);
}

void count_family(const EqualShares& rule, Standing& standing) {
  leave_out(rule, standing);
  const SharesBallots ballots(rule, standing);
  if (!ballots.refusal.empty()) {
    standing.refusal = CountError{"ballots", ballots.refusal};
    return;
  }
  if (ballots.voters == 0) {
    for (const ProjectIndex project : standing.open) standing.outcome.projects[project].reason = NoSupport{};
    return;
  }
  SharesChoice choice(rule, standing, ballots, places_of(standing));
  standing.refusal = choice.choose();
  if (standing.refusal) return;
  write_outcome(rule, ballots, choice, standing);
}

}  // namespace wiec::tally
