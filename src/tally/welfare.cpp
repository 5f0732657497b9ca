#include "tally/welfare.h"

#include "tally/rule_fields.h"
#include "tally/steps.h"
#include "tally/welfare_sets.h"

namespace wiec::tally {
namespace {
constexpr std::array<std::string_view, 3> kUtility{"votes", "points", "cost"};

void refuse(Standing& standing) {
  standing.refusal = CountError{"work", "no best set could be found within the bounds of this rule"};
}

// The winners in order of worth; the others with what stands against them.
void report(const WelfareSets& sets, Standing& standing) {
  const std::vector<KnapsackItem>& items = sets.items();
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (sets.chosen().taken[i]) order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return items[a].worth > items[b].worth; });
  Meetings meetings(standing, standing.budget);
  meetings.report_to(&standing.outcome);
  for (const std::uint32_t i : order) {
    meetings.meet(items[i].project);
    standing.constraints.take(items[i].project);
    standing.outcome.spent += items[i].cost;
  }
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (sets.chosen().taken[i]) continue;
    auto against = standing.constraints.against(items[i].project);
    meetings.lose(items[i].project, against ? std::move(*against) : Reason(NotInBestSet{}));
  }
  standing.outcome.winners = meetings.winners();
}

bool report_ties(WelfareSets& sets, Standing& standing) {
  const auto swayed = sets.swayed();
  if (!swayed) return false;
  if (swayed->empty()) return true;
  const auto undecided = sets.undecided(*swayed, standing.ties);
  if (!undecided) return false;
  Tie tie{{}, {}, true, *undecided};
  for (const std::uint32_t i : *swayed) {
    const ProjectIndex project = sets.items()[i].project;
    const auto step = tie.projects.empty() ? std::nullopt : standing.ties.decided_by(tie.projects.back(), project);
    if (step && std::ranges::find(tie.decided_by, *step) == tie.decided_by.end()) tie.decided_by.push_back(*step);
    tie.projects.push_back(project);
  }
  standing.outcome.ties.push_back(std::move(tie));
  return true;
}
}  // namespace

void fields(RuleFields& f, MaximalWelfare& welfare) { f.choice("utility", welfare.utility, kUtility); }

void count_family(const MaximalWelfare& rule, Standing& standing) {
  const bool points = rule.utility == MaximalWelfare::Utility::points;
  leave_out_hopeless(standing, points ? standing.received.points : standing.received.votes);
  WelfareSets sets(rule, standing);
  if (!sets.find() || !report_ties(sets, standing)) return refuse(standing);
  report(sets, standing);
  rank_rest(standing);
}

}  // namespace wiec::tally
