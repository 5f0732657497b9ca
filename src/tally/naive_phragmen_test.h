// Sequential Phragmen as the papers describe it, voter by voter with plain fractions. What the engine must equal.
#pragma once
#include "tally/naive_rules_test.h"
#include "tally/phragmen.h"

namespace wiec::tally::naive {

// Each voter's load on its own, plain fractions, every project looked at in every round.
struct NaivePhragmen {
  const Election& election;
  const std::vector<Set>& voters;
  Phragmen::OverBudget over_budget;
  std::vector<Rational> loads{};
  Projects winners{};
  Set gone{};
  std::int64_t left = 0;
  bool over = false;

  void start() {
    loads.assign(voters.size(), Rational(0));
    left = election.budget;
    for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
      if (election.projects[p].cost > election.budget || backers(voters, p) == 0) gone.insert(p);
    }
  }
  Rational moment(ProjectIndex p) const {
    Rational sum(election.projects[p].cost);
    for (std::size_t v = 0; v < voters.size(); ++v) {
      if (voters[v].contains(p)) sum += loads[v];
    }
    return sum / Rational(backers(voters, p));
  }
  Projects equals() const {
    Projects best;
    std::optional<Rational> least;
    for (ProjectIndex p = 0; p < election.projects.size() && !over; ++p) {
      if (gone.contains(p)) continue;
      const Rational at = moment(p);
      if (!least || at < *least) best.clear();
      if (!least || at <= *least) least = at, best.push_back(p);
    }
    return best;
  }
  void take(ProjectIndex p) {
    gone.insert(p);
    if (election.projects[p].cost > left) {
      over = over_budget == Phragmen::OverBudget::stop;
      return;
    }
    const Rational at = moment(p);
    for (std::size_t v = 0; v < voters.size(); ++v) {
      if (voters[v].contains(p)) loads[v] = at;
    }
    left -= election.projects[p].cost;
    winners.push_back(p);
  }
};

}  // namespace wiec::tally::naive
