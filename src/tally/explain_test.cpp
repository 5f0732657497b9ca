#include "tally/explain.h"

#include "tally/random_election_test.h"

namespace wiec::tally {
namespace {
using enum Change::Answer;

Rule rule_of(std::string_view text) {
  auto rule = rule_from_text(text);
  EXPECT_TRUE(rule) << rule.error().key << ": " << rule.error().message;
  return rule.value_or(Rule{});
}

// a 60 (5 votes), b 50 (3), c 40 (1); 100 to spend: a and c win, b finds 40 left.
Election swings_trees_benches() {
  Election election;
  election.budget = 100;
  election.projects = {{.id = "a", .cost = 60}, {.id = "b", .cost = 50}, {.id = "c", .cost = 40}};
  BallotGrouper grouper(VoteType::approval);
  const auto add = [&](std::vector<ProjectIndex> marks, std::uint32_t count) { grouper.add(marks, {}, count); };
  add({0}, 3), add({0, 1}, 2), add({1}, 1), add({2}, 1);
  election.ballots = grouper.finish();
  return election;
}

TEST(SmallestChange, IsExactForGreedy) {
  const Election election = swings_trees_benches();
  const Rule rule = *preset("greedy");
  const Outcome outcome = *count(election, rule);
  ASSERT_FALSE(outcome.projects[1].won);
  Effort effort;
  // Three voters more and b has six against five; with two it ties with a and is the cheaper.
  EXPECT_EQ(votes_to_add(election, rule, {}, outcome, 1, effort), (Change{found, 2, true}));
  EXPECT_EQ(cost_to_cut(election, rule, {}, outcome, 1, effort), (Change{found, 10, true}));
  EXPECT_EQ(votes_to_add(election, rule, {}, outcome, 0, effort), (Change{wins_already, 0, true}));
}

TEST(SmallestChange, SaysWhatCannotHelp) {
  const Election election = swings_trees_benches();
  const Rule rule = *preset("greedy");
  Inputs inputs;
  inputs.exclusions.push_back({"b", {}});
  Effort effort;
  const Outcome without = *count(election, rule, inputs);
  EXPECT_EQ(votes_to_add(election, rule, inputs, without, 1, effort), (Change{impossible, 0, true}));

  Election dear = election;
  dear.projects[1].cost = 101;
  const Outcome outcome = *count(dear, rule);
  EXPECT_EQ(votes_to_add(dear, rule, {}, outcome, 1, effort), (Change{impossible, 0, true}));
  EXPECT_EQ(cost_to_cut(dear, rule, {}, outcome, 1, effort), (Change{found, 61, true}));
}

TEST(SmallestChange, StopsWhereTheEffortEnds) {
  const Election election = swings_trees_benches();
  const Rule rule = *preset("greedy");
  const Outcome outcome = *count(election, rule);
  Effort none{.recounts = 0, .over = {}};
  EXPECT_EQ(votes_to_add(election, rule, {}, outcome, 1, none).answer, not_found);
  int asked = 0;
  Effort late{.recounts = 100, .over = [&] { return ++asked > 1; }};
  EXPECT_EQ(cost_to_cut(election, rule, {}, outcome, 1, late).answer, not_found);
  EXPECT_EQ(late.recounts, 0U);
}

// A ballot must have two marks: the added voters, who have one, count all the same, and no invalid ballot begins to.
TEST(SmallestChange, AddsVotersWhereBallotsOutsideTheLimitsAreLeftOut) {
  Election election = swings_trees_benches();
  election.limits.min_marks = 2;
  const Rule rule = rule_of(R"({"family": "greedy", "ballots": {"outside_limits": "left_out"}})");
  const Outcome outcome = *count(election, rule);
  ASSERT_EQ(outcome.ballots, 2);
  ASSERT_TRUE(outcome.projects[1].won);  // two votes as a has, and cheaper
  ASSERT_FALSE(outcome.projects[0].won);
  Effort effort;
  EXPECT_EQ(votes_to_add(election, rule, {}, outcome, 0, effort), (Change{found, 1, true}));
}

bool wins_with(Election election, const Rule& rule, ProjectIndex project, std::int64_t voters, std::int64_t cut) {
  if (voters > 0) {
    election.ballots.marks.push_back(project);
    if (has_points(election.vote_type)) {
      const auto& points = election.ballots.points;
      election.ballots.points.push_back(points.empty() ? 1 : std::max<std::int64_t>(1, std::ranges::max(points)));
    }
    election.ballots.offsets.push_back(static_cast<std::uint32_t>(election.ballots.marks.size()));
    election.ballots.counts.push_back(static_cast<std::uint32_t>(voters));
    election.ballots.voters += static_cast<std::uint64_t>(voters);
  }
  election.projects[project].cost -= cut;
  return count(election, rule)->projects[project].won;
}

// What is called the smallest is: every smaller amount is tried. For every kind of rule there is.
TEST(SmallestChange, IsTheSmallestOnRandomElections) {
  RandomElections random(20260);
  std::size_t proven = 0;
  for (int round = 0; round < 300; ++round) {
    const auto type = std::array{VoteType::approval, VoteType::ordinal, VoteType::cumulative}[random.below(3)];
    Election election = random.make(type);
    for (Project& project : election.projects) project.cost /= 100;
    election.budget /= 100;
    for (const OtherRule& other : rules_to_compare(Rule{})) {
      const auto outcome = count(election, other.rule);
      if (!outcome) continue;
      const auto project = static_cast<ProjectIndex>(random.below(static_cast<std::int64_t>(election.projects.size())));
      Effort effort{.recounts = 300, .over = {}};
      const Change votes = votes_to_add(election, other.rule, {}, *outcome, project, effort);
      const Change cut = cost_to_cut(election, other.rule, {}, *outcome, project, effort);
      if (votes.answer == found) {
        EXPECT_TRUE(wins_with(election, other.rule, project, votes.amount, 0)) << other.name << " round " << round;
        for (std::int64_t fewer = 1; votes.smallest && fewer < votes.amount; ++fewer)
          EXPECT_FALSE(wins_with(election, other.rule, project, fewer, 0)) << other.name << " round " << round;
      }
      if (cut.answer == found) {
        EXPECT_TRUE(wins_with(election, other.rule, project, 0, cut.amount)) << other.name << " round " << round;
        for (std::int64_t less = 1; cut.smallest && less < cut.amount; ++less)
          EXPECT_FALSE(wins_with(election, other.rule, project, 0, less)) << other.name << " round " << round;
      }
      proven += votes.smallest && cut.smallest;
    }
  }
  EXPECT_GT(proven, 100U);
}

TEST(Voters, AreCountedByWhatTheyGot) {
  const Election election = swings_trees_benches();
  const Rule rule = *preset("greedy");
  const Outcome outcome = *count(election, rule);
  const auto groups = groups_of(election, rule, outcome);
  ASSERT_EQ(groups.size(), 4U);
  EXPECT_EQ(groups[1].projects, 2U);
  EXPECT_EQ(groups[1].winners, 1U);
  EXPECT_EQ(groups[1].winners_cost, 60);
  EXPECT_EQ(voters_of(groups), (VotersResult{7, 6, 1, {1, 6}}));
}

TEST(Voters, AreNeverLost) {
  RandomElections random(77);
  for (int round = 0; round < 500; ++round) {
    const Election election = random.make(VoteType::cumulative);
    const Rule rule = *preset("greedy");
    const Outcome outcome = *count(election, rule);
    const VotersResult voters = voters_of(election, rule, outcome);
    EXPECT_EQ(voters.voters, outcome.ballots);
    EXPECT_EQ(voters.with_winner + voters.without, voters.voters);
    std::int64_t sum = 0;
    for (const std::int64_t number : voters.by_winners) sum += number;
    EXPECT_EQ(sum, voters.voters);
    EXPECT_EQ(voters.by_winners[0], voters.without);
  }
}

TEST(CompareRules, SaysWhoWouldHaveWonInstead) {
  const Election election = swings_trees_benches();
  const Rule rule = *preset("greedy");
  const Outcome outcome = *count(election, rule);
  const std::vector<OtherRule> others{{"greedy-no-skip", *preset("greedy-no-skip")}};
  const auto compared = compare_rules(election, rule, {}, outcome, others);
  ASSERT_EQ(compared.size(), 1U);
  EXPECT_EQ(compared[0].shared, std::vector<ProjectIndex>{0});
  EXPECT_EQ(compared[0].lost, std::vector<ProjectIndex>{2});
  EXPECT_THAT(compared[0].gained, testing::IsEmpty());
  EXPECT_EQ(compared[0].voters.without, 2);
  EXPECT_EQ(to_text(json_of(election, compared[0])),
            R"({"rule":"greedy-no-skip","winners":["a"],"shared":1,"gained":[],"lost":["c"],"spent":"0.60",)"
            R"("left":"0.40","decided":true,"voters":{"voters":7,"with_winner":5,"without":2,"by_winners":[2,5]}})");
  EXPECT_THAT(compare_rules(election, rule, {}, outcome, others, [] { return true; }), testing::IsEmpty());
}

TEST(CompareRules, KeepsTheThresholdOfTheRuleThatWasUsed) {
  const Election election = swings_trees_benches();
  Rule rule = *preset("greedy");
  rule.threshold.at_least = 2;
  const Outcome outcome = *count(election, rule);
  const auto compared = compare_rules(election, rule, {}, outcome, rules_to_compare(rule));
  ASSERT_FALSE(compared.empty());
  for (const RuleComparison& comparison : compared) {
    ASSERT_FALSE(comparison.error) << comparison.name;
    EXPECT_FALSE(comparison.outcome.projects[2].won) << comparison.name;
  }
}

TEST(CompareRules, LeavesOutTheRuleThatWasUsed) {
  for (const OtherRule& other : rules_to_compare(*preset("greedy"))) EXPECT_NE(other.name, "greedy");
}
}  // namespace
}  // namespace wiec::tally
