#include "tally/pools.h"

#include "tally/ballots.h"

namespace wiec::tally {
namespace {
Election election_of(std::int64_t budget, const std::vector<std::pair<std::int64_t, std::uint32_t>>& costs_and_votes) {
  Election election;
  election.budget = budget;
  BallotGrouper grouper(VoteType::choose_one);
  for (const auto& [cost, votes] : costs_and_votes) {
    std::vector<ProjectIndex> marks{static_cast<ProjectIndex>(election.projects.size())};
    election.projects.push_back({.id = std::string(1, static_cast<char>('a' + marks[0])), .cost = cost});
    grouper.add(marks, {}, votes);
  }
  election.ballots = grouper.finish();
  return election;
}

class Pools : public testing::Test {
 protected:
  std::expected<std::vector<PooledOutcome>, CountError> counted(Leftovers leftovers) {
    const std::vector<Pool> pools{
        {&city_, {}, true, 0}, {&north_, {}, false, north_residents_}, {&south_, {}, false, 100}};
    Rule rule = *preset("greedy");
    rule.leftovers = leftovers;
    return count_pools(pools, rule);
  }
  static std::size_t winners(const PooledOutcome& pool) { return pool.outcome.winners.size(); }

  std::int64_t north_residents_ = 50;
  Election city_ = election_of(100, {{90, 9}, {30, 8}});  // leaves 10
  Election north_ = election_of(50, {{40, 9}, {25, 8}});  // leaves 10, turnout 17 of 50
  Election south_ = election_of(50, {{45, 9}, {20, 7}});  // leaves 5, turnout 16 of 100
};

TEST_F(Pools, LeaveTheMoneyWhereItIs) {
  const auto out = counted(Leftovers::stay);
  ASSERT_TRUE(out);
  EXPECT_EQ((*out)[0].outcome.left, 10);
  EXPECT_EQ((*out)[1].given_away, 0);
}

TEST_F(Pools, GiveItToTheCity) {
  city_ = election_of(100, {{90, 9}, {20, 8}});
  const auto out = counted(Leftovers::to_citywide);
  ASSERT_TRUE(out) << out.error().message;
  EXPECT_EQ((*out)[0].outcome.budget, 115);
  EXPECT_EQ((*out)[0].inputs.added_to_budget.size(), 1U);
  EXPECT_EQ((*out)[2].given_away, 5);
  EXPECT_EQ(winners((*out)[0]), 2U);
}

TEST_F(Pools, GiveItToTheBestTurnoutAsAReserve) {
  const auto out = counted(Leftovers::to_best_turnout);
  ASSERT_TRUE(out) << out.error().message;
  EXPECT_EQ(winners((*out)[1]), 2U);
  EXPECT_EQ((*out)[1].outcome.projects[1].reason, Reason(WonFromReserve{{0}}));
  const auto again = count(north_, (*out)[1].rule, (*out)[1].inputs);
  EXPECT_EQ(again->winners, (*out)[1].outcome.winners) << "the pool's record can be verified alone";
}

TEST_F(Pools, PayForOneProjectMore) {
  const auto out = counted(Leftovers::bonus_project);
  ASSERT_TRUE(out) << out.error().message;
  EXPECT_EQ(winners((*out)[1]), 2U);
  EXPECT_EQ(winners((*out)[2]), 1U);
}

TEST_F(Pools, EachIsCountedByItsOwnRule) {
  Rule citywide = *preset("greedy"), district = *preset("greedy");
  citywide.threshold.at_least = 9;
  district.threshold.at_least = 8;
  citywide.leftovers = Leftovers::to_best_turnout;
  const std::vector<Pool> pools{{&city_, {}, true, 0, &citywide}, {&north_, {}, false, 50, &district}};
  const auto out = count_pools(pools, citywide);
  ASSERT_TRUE(out) << out.error().message;
  EXPECT_EQ((*out)[0].outcome.projects[1].reason, Reason(BelowThreshold{{9}, {8}}));
  EXPECT_EQ((*out)[1].outcome.projects[1].reason, Reason(NoMoney{{25}, {10}})) << "eight votes are enough there";
  EXPECT_EQ((*out)[1].rule.threshold.at_least, 8);
  EXPECT_EQ((*out)[1].rule.leftovers, Leftovers::to_best_turnout);
}

TEST_F(Pools, RefuseWhatNobodyDecided) {
  north_residents_ = 0;
  EXPECT_TRUE(counted(Leftovers::to_best_turnout));
  north_ = election_of(50, {{40, 9}, {25, 7}});
  north_residents_ = 100;
  EXPECT_EQ(counted(Leftovers::to_best_turnout).error().key, "leftovers");
  EXPECT_EQ(counted(Leftovers::bonus_project).error().message,
            "two projects have equal claims to be the bonus project");
  const std::vector<Pool> no_city{{&north_, {}, false, 0}};
  Rule rule = *preset("greedy");
  rule.leftovers = Leftovers::to_citywide;
  EXPECT_FALSE(count_pools(no_city, rule));
}
}  // namespace
}  // namespace wiec::tally
