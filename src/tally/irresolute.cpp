#include "tally/irresolute.h"

#include <set>

#include "tally/cstv_numbers.h"
#include "tally/cstv_steps.h"
#include "tally/exact_shares_steps.h"
#include "tally/maximin_steps.h"
#include "tally/order_search.h"
#include "tally/phragmen_steps.h"
#include "tally/welfare_sets.h"

namespace wiec::tally {
namespace {
using Reach = Outcomes::Reach;
constexpr std::size_t kMostStateBytes = 200'000'000;
constexpr std::size_t kMostRecounts = 4'000;

// The sets found so far.
class Found {
 public:
  explicit Found(std::size_t limit) : limit_(limit) {}
  bool add(const std::vector<ProjectIndex>& winners) {  // false = more than wanted
    if (sets_.contains(winners)) return true;
    if (sets_.size() == limit_) return false;
    sets_.insert(winners);
    return true;
  }
  Outcomes finish(Reach reach) const { return {{sets_.begin(), sets_.end()}, reach}; }

 private:
  std::size_t limit_;
  std::set<std::vector<ProjectIndex>> sets_;
};

Outcomes walk(Steps& steps, const Standing& standing, std::size_t limit) {
  Found found(limit);
  OrderSearch search(standing.ties, OrderSearch::Among::equals, kMostStateBytes);
  const auto ended = search.walk(steps, [&](const auto& winners) { return found.add(winners); });
  return found.finish(ended == OrderSearch::Ended::whole     ? Reach::all
                      : ended == OrderSearch::Ended::stopped ? Reach::more
                                                             : Reach::unfinished);
}

// Counts again and again with an order drawn for the purpose. A recount follows its order at every tie; each later
// member of a tie, put before what was chosen there, begins another order.
class Recounts {
 public:
  Recounts(const Election& election, const Rule& rule, const Inputs& inputs, std::size_t limit)
      : election_(election), rule_(rule), inputs_(inputs), found_(limit) {
    std::erase(rule_.ties, TieStep::draw);
    rule_.ties.insert(rule_.ties.begin(), TieStep::draw);
    inputs_.draws.assign(1, {});
  }

  Outcomes all() {
    std::vector<std::vector<ProjectIndex>> waiting{{}};
    for (std::size_t recounts = 0; !waiting.empty(); ++recounts) {
      if (recounts == kMostRecounts) return found_.finish(Reach::unfinished);
      const std::vector<ProjectIndex> order = std::move(waiting.back());
      waiting.pop_back();
      const auto outcome = recount(order);
      if (!outcome) return found_.finish(Reach::unfinished);
      std::vector<ProjectIndex> winners = outcome->winners;
      std::ranges::sort(winners);
      if (!found_.add(winners)) return found_.finish(Reach::more);
      branch(*outcome, order.size(), waiting);
    }
    return found_.finish(Reach::all);
  }

 private:
  std::expected<Outcome, CountError> recount(const std::vector<ProjectIndex>& order) {
    inputs_.draws[0].order.clear();
    for (const ProjectIndex project : order) inputs_.draws[0].order.push_back(election_.projects[project].id);
    if (!order.empty()) return count(election_, rule_, inputs_);
    Rule by_list = rule_;  // a draw has somebody in it
    by_list.ties.erase(by_list.ties.begin());
    Inputs without = inputs_;
    without.draws.clear();
    return count(election_, by_list, without);
  }

  // The greedy rule knows of each tie whether any order of it matters; its members are met one after another. Of the
  // other rules' ties the first was chosen, and those after it stand in the next tie if they still stand equal.
  void branch(const Outcome& outcome, std::size_t fixed, std::vector<std::vector<ProjectIndex>>& waiting) const {
    const bool greedy = std::holds_alternative<Greedy>(rule_.family);
    std::vector<ProjectIndex> chosen;
    for (const Tie& tie : outcome.ties) {
      if (greedy && !tie.decisive) continue;
      const std::size_t choices = greedy ? tie.projects.size() - 1 : 1;
      for (std::size_t at = 0; at < choices; ++at) {
        for (std::size_t other = at + 1; other < tie.projects.size() && chosen.size() >= fixed; ++other) {
          waiting.push_back(chosen);
          waiting.back().push_back(tie.projects[other]);
        }
        chosen.push_back(tie.projects[at]);
      }
    }
  }

  const Election& election_;
  Rule rule_;
  Inputs inputs_;
  Found found_;
};

struct All {
  Standing& standing;
  std::size_t limit;

  Outcomes recounts() const { return Recounts(standing.election, standing.rule, standing.inputs, limit).all(); }
  Outcomes operator()(const auto&) const { return recounts(); }
  Outcomes operator()(const Phragmen& rule) const {
    const Support support = support_of(standing.election, standing.rule.ballots);
    leave_out_hopeless(standing, support.backers);
    PhragmenSteps steps(rule, standing, support);
    return walk(steps, standing, limit);
  }
  Outcomes operator()(const MaximinSupport& rule) const {
    const Support support = support_of(standing.election, standing.rule.ballots);
    leave_out_hopeless(standing, support.backers);
    MaximinSteps steps(rule, standing, support);
    return walk(steps, standing, limit);
  }
  Outcomes operator()(const ExactEqualShares& rule) const {
    if (rule.completion != ExactEqualShares::Completion::none) return recounts();
    const Support support = support_of(standing.election, standing.rule.ballots);
    leave_out_hopeless(standing, support.backers);
    const Rational share(standing.budget, std::max<std::int64_t>(1, support.voters_in_all));
    ExactSharesSteps steps(rule, standing, support, share, standing.budget);
    return walk(steps, standing, limit);
  }
  Outcomes operator()(const Cstv& rule) const {
    const CstvWeights weights = weights_of(standing);
    bool unsure = false;
    CstvSteps<ExactNumbers> steps(rule, standing, weights, ExactNumbers{}, unsure);
    Outcomes out = walk(steps, standing, limit);
    return unsure ? Outcomes{{}, Reach::unfinished} : std::move(out);
  }
  Outcomes operator()(const MaximalWelfare& rule) const {
    const bool points = rule.utility == MaximalWelfare::Utility::points;
    leave_out_hopeless(standing, points ? standing.received.points : standing.received.votes);
    WelfareSets sets(rule, standing);
    if (!sets.find()) return {{}, Reach::unfinished};
    const auto all = sets.all(limit);
    if (!all) return {{}, Reach::unfinished};
    Found found(limit);
    for (auto set : *all) {
      std::ranges::sort(set);
      if (!found.add(set)) return found.finish(Reach::more);
    }
    return found.finish(Reach::all);
  }
};
}  // namespace

std::expected<Outcomes, CountError> all_outcomes(const Election& election, const Rule& rule, const Inputs& inputs,
                                                 std::size_t limit) {
  const auto outcome = count(election, rule, inputs);
  if (!outcome) return std::unexpected(outcome.error());
  std::vector<ProjectIndex> winners = outcome->winners;
  std::ranges::sort(winners);
  if (outcome->ties.empty()) return Outcomes{{winners}, Reach::all};
  auto standing = stand(election, rule, inputs);
  if (!standing) return std::unexpected(standing.error());
  Outcomes out = std::visit(All{*standing, limit}, rule.family);
  if (out.sets.empty()) out.sets.push_back(std::move(winners));  // unfinished: this one at least
  return out;
}

}  // namespace wiec::tally
