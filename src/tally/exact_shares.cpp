#include "tally/exact_shares.h"

#include "tally/exact_shares_steps.h"
#include "tally/rule_fields.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 2> kUtility{"cost", "cardinality"};
constexpr std::array<std::string_view, 2> kCompletion{"none", "add_opt"};
constexpr std::uint64_t kMostWork = 10'000'000'000;  // less than a minute
constexpr std::int64_t kUnbounded = 1'000 * largest_amount;

struct Raised {
  Rational share;
  std::int64_t steps = 0;
};

// The share at which ADD-OPT ends: the largest whose outcome, and all before it, fit the budget. nullopt: too much
// work.
std::optional<Raised> raised_share(const ExactEqualShares& rule, const Standing& standing, const Support& support,
                                   Rational share) {
  std::uint64_t work = 0;  // on what would fit
  Raised last{share};
  ExactSharesSteps steps(rule, standing, support, share, kUnbounded);
  for (std::int64_t step = 0;; ++step) {
    const auto change = steps.walk_and_find_change(kMostWork - work);
    if (steps.work() + work > kMostWork) return std::nullopt;
    if (kUnbounded - steps.left() > standing.budget) return last;
    last = {share, step};
    if (!change) return last;
    if (rule.stop_when_exhaustive) {
      ExactSharesSteps fitted(rule, standing, support, share, standing.budget);
      fitted.walk_and_find_change(kMostWork);
      work += fitted.work();
      if (fitted.is_exhaustive()) return last;
    }
    share += *change;
    steps.raise(*change);
  }
}
}  // namespace

void fields(RuleFields& f, ExactEqualShares& rule) {
  f.choice("utility", rule.utility, kUtility);
  f.choice("completion", rule.completion, kCompletion);
  f.flag("stop_when_exhaustive", rule.stop_when_exhaustive);
}

void count_family(const ExactEqualShares& rule, Standing& standing) {
  const Support support = support_of(standing.election, standing.rule.ballots);
  leave_out_hopeless(standing, support.backers);
  if (support.voters_in_all == 0) return rank_rest(standing);
  const Rational first(standing.budget, support.voters_in_all);
  std::optional<Raised> raised{{first}};
  if (rule.completion == ExactEqualShares::Completion::add_opt) raised = raised_share(rule, standing, support, first);
  if (!raised) {
    standing.refusal = CountError{"work", "the shares would have to be raised too many times"};
    return;
  }
  ExactSharesSteps steps(rule, standing, support, raised->share, standing.budget);
  steps.report_to(&standing.outcome);
  walk_steps(steps, standing);
  if (standing.refusal) return;
  steps.explain_losers();
  if (standing.with_ledger) {
    standing.outcome.ledger = exact_shares_ledger(rule, standing, support, raised->share, standing.outcome.winners);
    standing.outcome.ledger->first_share = first;
    standing.outcome.ledger->steps = raised->steps;
  }
  rank_rest(standing);
}

}  // namespace wiec::tally
