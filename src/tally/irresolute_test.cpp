#include "tally/irresolute.h"

#include <numeric>

#include "tally/naive_rules_test.h"

namespace wiec::tally {
namespace {
using naive::Projects;
using naive::Set;
using OverBudget = Greedy::OverBudget;

Rule greedy(OverBudget over_budget) {
  Rule rule;
  rule.family = Greedy{.over_budget = over_budget};
  return rule;
}

// The greedy outcome in every order of all projects.
std::set<Set> naive_greedy(const Election& election, OverBudget over_budget) {
  const Received received = receive(election, {});
  Projects order(election.projects.size());
  std::iota(order.begin(), order.end(), 0U);
  std::set<Set> out;
  do {
    if (!std::ranges::is_sorted(order, std::greater(), [&](ProjectIndex p) { return received.points[p]; })) continue;
    Set won;
    std::int64_t left = election.budget;
    for (const ProjectIndex p : order) {
      const std::int64_t cost = election.projects[p].cost;
      if (cost > election.budget) continue;
      if (cost <= left) {
        won.insert(p);
        left -= cost;
      } else if (over_budget == OverBudget::stop) {
        break;
      }
    }
    out.insert(won);
  } while (std::next_permutation(order.begin(), order.end()));
  return out;
}

TEST(IrresoluteProperty, FindsEveryGreedyOutcome) {
  RandomElections random(42);
  for (int round = 0; round < naive::rounds(300) / 10 + 200 && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    Election election = random.make(round % 2 == 0 ? VoteType::approval : VoteType::ordinal);
    if (election.projects.size() > 6) continue;
    const OverBudget over_budget = round % 4 < 2 ? OverBudget::skip : OverBudget::stop;
    EXPECT_EQ(naive::all_sets(election, greedy(over_budget)), naive_greedy(election, over_budget));
  }
}

// n equal projects, money for k of them.
Election equals(std::uint32_t n, std::uint32_t k) {
  Election election;
  election.budget = k * 100;
  BallotGrouper grouper(VoteType::approval);
  for (ProjectIndex p = 0; p < n; ++p) {
    election.projects.push_back({.id = fmt::format("{}", p), .cost = 100});
    Projects marks{p};
    grouper.add(marks, {}, 3);
  }
  election.ballots = grouper.finish();
  return election;
}

TEST(Irresolute, SaysWhenThereAreMoreThanAskedFor) {
  for (const char* name : {"greedy", "phragmen", "maximin-support", "max-welfare"}) {
    const auto found = all_outcomes(equals(6, 2), *preset(name), {}, 15);
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(found->sets.size(), 15U) << name;
    EXPECT_EQ(found->reach, Outcomes::Reach::all) << name;
    const auto some = all_outcomes(equals(6, 2), *preset(name), {}, 14);
    EXPECT_EQ(some->sets.size(), 14U) << name;
    EXPECT_EQ(some->reach, Outcomes::Reach::more) << name;
  }
}

TEST(Irresolute, GivesTheErrorsOfCounting) {
  Inputs inputs;
  inputs.exclusions.push_back({"nobody", {}});
  EXPECT_FALSE(all_outcomes(equals(2, 1), greedy(OverBudget::skip), inputs, 5));
}
}  // namespace
}  // namespace wiec::tally
