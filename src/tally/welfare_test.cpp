#include "tally/welfare.h"

#include "tally/naive_rules_test.h"

namespace wiec::tally {
namespace {
using naive::Set;
using Utility = MaximalWelfare::Utility;

Rule rule_of(Utility utility) {
  Rule rule;
  rule.family = MaximalWelfare{utility};
  return rule;
}

struct NaiveBest {
  std::int64_t worth = -1;
  std::vector<Set> sets;
};

// Every set of projects that somebody wants.
NaiveBest best_sets(const Election& election, Utility utility, const Inputs& inputs) {
  const Received received = receive(election, {});
  NaiveBest out;
  for (std::uint32_t mask = 0; mask < 1U << election.projects.size(); ++mask) {
    std::int64_t cost = 0, worth = 0;
    Set set;
    bool allowed = true;
    for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
      if ((mask >> p & 1) == 0) continue;
      set.insert(p);
      const std::int64_t price = election.projects[p].cost;
      const std::int64_t each = utility == Utility::points ? received.points[p] : received.votes[p];
      allowed = allowed && each > 0;
      cost += price;
      worth += utility == Utility::cost ? each * price : each;
    }
    for (const ConflictGroup& group : inputs.conflicts) {
      int members = 0;
      for (const ProjectIndex p : set)
        members += static_cast<int>(std::ranges::count(group.projects, election.projects[p].id));
      allowed = allowed && members <= 1;
    }
    if (!allowed || cost > election.budget || worth < out.worth) continue;
    if (worth > out.worth) out = {worth, {}};
    out.sets.push_back(std::move(set));
  }
  return out;
}

// The set that holds the first project, by the list, among all that two sets differ in.
bool goes_before(const Election& election, const std::vector<Set>& voters, const Set& a, const Set& b) {
  std::optional<std::pair<ProjectIndex, bool>> first;
  for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
    if (a.contains(p) == b.contains(p)) continue;
    if (!first || naive::goes_first(election, voters, p, first->first)) first = {p, a.contains(p)};
  }
  return first && first->second;
}

TEST(WelfareProperty, EqualsTheBestOfAllSets) {
  RandomElections random(2718);
  constexpr std::array kTypes{VoteType::approval, VoteType::ordinal, VoteType::cumulative};
  for (int round = 0; round < naive::rounds(3000) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(kTypes[static_cast<std::size_t>(round) % kTypes.size()]);
    const auto utility = static_cast<Utility>(random.below(3));
    Inputs inputs;
    if (round % 2 == 0 && election.projects.size() > 2) {
      inputs.conflicts.push_back({{election.projects[0].id, election.projects[1].id}, {}});
      inputs.conflicts.push_back({{election.projects[1].id, election.projects[2].id}, {}});
    }
    NaiveBest best = best_sets(election, utility, inputs);
    const std::vector<Set> voters = naive::voters_of(election);
    const Set expected = *std::ranges::min_element(
        best.sets, [&](const Set& a, const Set& b) { return goes_before(election, voters, a, b); });
    const auto outcome = count(election, rule_of(utility), inputs);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(Set(outcome->winners.begin(), outcome->winners.end()), expected);
    EXPECT_EQ(outcome->ties.size(), best.sets.size() > 1 ? 1U : 0U);
    EXPECT_TRUE(outcome->decided);
    EXPECT_EQ(naive::all_sets(election, rule_of(utility), inputs), std::set<Set>(best.sets.begin(), best.sets.end()));
    if (outcome->ties.empty()) continue;
    Set swayed;
    for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
      const auto holding = std::ranges::count_if(best.sets, [&](const Set& set) { return set.contains(p); });
      if (holding != 0 && holding != std::ssize(best.sets)) swayed.insert(p);
    }
    EXPECT_EQ(Set(outcome->ties[0].projects.begin(), outcome->ties[0].projects.end()), swayed);
  }
}

TEST(Welfare, WaitsForADrawWhereNothingDecides) {
  Election election;
  election.budget = 100;
  BallotGrouper grouper(VoteType::approval);
  for (const char* id : {"a", "b"}) {
    std::vector<ProjectIndex> marks{static_cast<ProjectIndex>(election.projects.size())};
    election.projects.push_back({.id = id, .cost = 100});
    grouper.add(marks, {}, 3);
  }
  election.ballots = grouper.finish();
  Rule rule = rule_of(Utility::votes);
  EXPECT_TRUE(count(election, rule)->decided);
  rule.ties = {TieStep::cheaper, TieStep::more_voters};
  EXPECT_FALSE(count(election, rule)->decided);
}

// Costs and votes of one kind, where no bound cuts: the count says that it cannot, within seconds.
TEST(Welfare, RefusesWhatItsBoundsDoNotAllow) {
  RandomElections random(99);
  Election election;
  BallotGrouper grouper(VoteType::approval);
  for (int i = 0; i < 400; ++i) {
    std::vector<ProjectIndex> marks{static_cast<ProjectIndex>(i)};
    const std::int64_t votes = 1'000'000 + random.below(1'000'000);
    election.projects.push_back({.id = fmt::format("{}", i), .cost = votes * 1'000'000 + random.below(1000)});
    grouper.add(marks, {}, static_cast<std::uint32_t>(votes));
    election.budget += election.projects.back().cost / 2;
  }
  election.ballots = grouper.finish();
  const auto outcome = count(election, rule_of(Utility::votes));
  if (!outcome) {
    EXPECT_EQ(outcome.error().key, "work");
  }
}
}  // namespace
}  // namespace wiec::tally
