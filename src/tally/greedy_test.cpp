#include "tally/count.h"
#include "tally/random_election_test.h"

namespace wiec::tally {
namespace {
using testing::ElementsAre;
using OverBudget = Greedy::OverBudget;

// Projects a, b, c, ... with these costs (in units of 100 minor) and as many votes.
Election election_of(std::int64_t budget, const std::vector<std::pair<std::int64_t, std::uint32_t>>& costs_and_votes) {
  Election election;
  election.budget = budget * 100;
  BallotGrouper grouper(VoteType::approval);
  for (const auto& [cost, votes] : costs_and_votes) {
    const auto index = static_cast<ProjectIndex>(election.projects.size());
    election.projects.push_back({.id = std::string(1, static_cast<char>('a' + index)), .cost = cost * 100});
    std::vector<ProjectIndex> marks{index};
    if (votes > 0) grouper.add(marks, {}, votes);
  }
  election.ballots = grouper.finish();
  return election;
}

Rule rule_of(OverBudget over_budget, std::vector<TieStep> ties = {TieStep::cheaper, TieStep::project_id}) {
  Rule rule;
  rule.family = Greedy{.over_budget = over_budget};
  rule.ties = std::move(ties);
  return rule;
}

std::string winners(const Election& election, const Outcome& outcome) {
  std::string out;
  for (const ProjectIndex winner : outcome.winners) out += election.projects[winner].id;
  return out;
}

Outcome counted(const Election& election, const Rule& rule, const Inputs& inputs = {}) {
  auto outcome = count(election, rule, inputs);
  EXPECT_TRUE(outcome) << outcome.error().key << outcome.error().message;
  return outcome ? std::move(*outcome) : Outcome{};
}

TEST(Greedy, SkipsWhatDoesNotFitAndGoesOn) {
  const Election election = election_of(100, {{70, 9}, {50, 8}, {30, 7}, {1, 6}});
  const Outcome outcome = counted(election, rule_of(OverBudget::skip));
  EXPECT_EQ(winners(election, outcome), "ac");
  EXPECT_EQ(outcome.projects[0].reason, Reason(Won{{3000}}));
  EXPECT_EQ(outcome.projects[1].reason, Reason(NoMoney{{5000}, {3000}}));
  EXPECT_EQ(outcome.projects[3].reason, Reason(NoMoney{{100}, {0}}));
  EXPECT_EQ(outcome.spent, 10000);
  EXPECT_EQ(outcome.left, 0);
  EXPECT_EQ(outcome.projects[2].rank, 3U);
}

TEST(Greedy, StopsAtTheFirstThatDoesNotFit) {
  const Election election = election_of(100, {{70, 9}, {50, 8}, {30, 7}});
  const Outcome outcome = counted(election, rule_of(OverBudget::stop));
  EXPECT_EQ(winners(election, outcome), "a");
  EXPECT_EQ(outcome.projects[1].reason, Reason(NoMoney{{5000}, {3000}}));
  EXPECT_EQ(outcome.projects[2].reason, Reason(Stopped{{1}}));
}

TEST(Greedy, FundsTheLastWhenEnoughOfItIsCovered) {
  const Election election = election_of(110, {{70, 9}, {50, 8}, {30, 7}});
  const Outcome outcome = counted(election, rule_of(OverBudget::fund_last));
  EXPECT_EQ(winners(election, outcome), "ab");
  EXPECT_EQ(outcome.projects[1].reason, Reason(WonAsLast{{4000}, {1000}}));
  EXPECT_EQ(outcome.from_outside, 1000);
  EXPECT_EQ(outcome.left, 0);
  Election poorer = election;
  poorer.budget -= 1;
  EXPECT_EQ(winners(poorer, counted(poorer, rule_of(OverBudget::fund_last))), "a");
}

TEST(Greedy, LeavesOutWhatIsDearerThanTheBudgetOrMeetsItInTurn) {
  const Election election = election_of(100, {{101, 9}, {50, 8}});
  Rule rule = rule_of(OverBudget::stop);
  const Outcome left_out = counted(election, rule);
  EXPECT_EQ(winners(election, left_out), "b");
  EXPECT_EQ(left_out.projects[0].reason, Reason(DearerThanBudget{{10100}, {10000}}));
  std::get<Greedy>(rule.family).dearer_than_budget = Greedy::Dearer::in_its_turn;
  EXPECT_EQ(winners(election, counted(election, rule)), "");
}

TEST(Greedy, NeitherSkipsNorStopsForTheWithdrawn) {
  Election election = election_of(100, {{50, 9}, {50, 8}});
  election.projects[0].cost = withdrawn_cost;
  const Outcome outcome = counted(election, rule_of(OverBudget::stop));
  EXPECT_EQ(winners(election, outcome), "b");
  EXPECT_EQ(outcome.projects[0].reason, Reason(Withdrawn{}));
  EXPECT_EQ(outcome.projects[0].rank, 0U);
}

TEST(Greedy, HoldsThresholds) {
  const Election election = election_of(100, {{10, 9}, {10, 5}, {10, 4}});  // 18 ballots
  Rule rule = rule_of(OverBudget::skip);
  rule.threshold.at_least = 5;
  const Outcome absolute = counted(election, rule);
  EXPECT_EQ(winners(election, absolute), "ab");
  EXPECT_EQ(absolute.projects[2].reason, Reason(BelowThreshold{{5}, {4}}));
  rule.threshold = {Threshold::Of::votes, 0, {1, 3}};  // 6 of 18
  EXPECT_EQ(winners(election, counted(election, rule)), "a");
  rule.threshold.of_ballots = {5, 18};
  EXPECT_EQ(winners(election, counted(election, rule)), "ab");
  rule.threshold.of_ballots = {500'001, 1'800'000};  // a hair more than 5 of 18: 6 are needed
  EXPECT_EQ(winners(election, counted(election, rule)), "a");
}

TEST(Greedy, ShutsOutConflictsAndHoldsCaps) {
  Election election = election_of(100, {{10, 9}, {10, 8}, {10, 7}, {10, 6}});
  Inputs inputs;
  inputs.conflicts.push_back({{"a", "b"}, {"council", "2026-10-01", "one square"}});
  Rule rule = rule_of(OverBudget::skip);
  const Outcome outcome = counted(election, rule, inputs);
  EXPECT_EQ(winners(election, outcome), "acd");
  EXPECT_EQ(outcome.projects[1].reason, Reason(Conflict{{0}, "one square"}));
  rule.conflicts = Conflicts::ignored;
  EXPECT_EQ(winners(election, counted(election, rule, inputs)), "abcd");

  for (Project& project : election.projects) project.categories = {"green"};
  election.projects[3].neighborhood = "north";
  rule.caps = {{Cap::Kind::category, "green", 2500, {}}, {Cap::Kind::neighborhood, "north", {}, 0}};
  const Outcome capped = counted(election, rule);
  EXPECT_EQ(winners(election, capped), "ab");
  EXPECT_EQ(capped.projects[2].reason, Reason(CapReached{"green", {1000}, {500}, {0}}));
}

TEST(Greedy, LeavesOutTheExcludedWithTheirReason) {
  const Election election = election_of(100, {{60, 9}, {60, 8}});
  Inputs inputs;
  inputs.exclusions.push_back({"a", {"the city office", "2026-10-01", "the ground was sold"}});
  const Outcome outcome = counted(election, rule_of(OverBudget::skip), inputs);
  EXPECT_EQ(winners(election, outcome), "b");
  EXPECT_EQ(outcome.projects[0].reason, Reason(Excluded{"the ground was sold", "the city office"}));
}

TEST(Greedy, PassesTheReserveToTheNextInOrder) {
  const Election election = election_of(100, {{60, 9}, {60, 8}, {50, 7}, {10, 6}});
  Rule rule = rule_of(OverBudget::stop);
  std::get<Greedy>(rule.family).reserve = Greedy::Reserve::next_in_order;
  Inputs inputs;
  inputs.reserve.push_back({6000, "city reserve", {}});
  const Outcome outcome = counted(election, rule, inputs);
  EXPECT_EQ(winners(election, outcome), "ab");
  EXPECT_EQ(outcome.projects[1].reason, Reason(WonFromReserve{{0}}));
  EXPECT_EQ(outcome.projects[3].reason, Reason(Stopped{{1}}));
  EXPECT_EQ(outcome.from_outside, 6000);
  EXPECT_EQ(outcome.left, 4000);
}

TEST(Greedy, AddsRecordedMoneyToTheBudget) {
  const Election election = election_of(100, {{60, 9}, {60, 8}});
  Inputs inputs;
  inputs.added_to_budget.push_back({2000, "citywide leftovers", {}});
  const Outcome outcome = counted(election, rule_of(OverBudget::skip), inputs);
  EXPECT_EQ(winners(election, outcome), "ab");
  EXPECT_EQ(outcome.budget, 12000);
}

TEST(Greedy, CanGoByVotesPerCost) {
  const Election election = election_of(100, {{100, 10}, {50, 6}, {50, 6}});
  Rule rule = rule_of(OverBudget::skip);
  EXPECT_EQ(winners(election, counted(election, rule)), "a");
  std::get<Greedy>(rule.family).score_by = Greedy::ScoreBy::votes_per_cost;
  EXPECT_EQ(winners(election, counted(election, rule)), "bc");
}

TEST(Greedy, RefusesInputsThatContradictTheElection) {
  const Election election = election_of(100, {{60, 9}});
  const auto error = [&](const Inputs& inputs) {
    const auto outcome = count(election, rule_of(OverBudget::skip), inputs);
    EXPECT_FALSE(outcome);
    return outcome ? std::string() : outcome.error().key;
  };
  EXPECT_EQ(error({.exclusions = {{"zz", {}}}}), "exclusions[0].project");
  EXPECT_EQ(error({.draws = {{.order = {"a", "zz"}}}}), "draws[0].order");
  EXPECT_EQ(error({.draws = {{}}}), "draws[0]");
  EXPECT_EQ(error({.conflicts = {{{"zz"}, {}}}}), "conflicts[0].projects");
  EXPECT_EQ(error({.added_to_budget = {{-1, "", {}}}}), "added_to_budget");
  EXPECT_EQ(error({.reserve = {{largest_amount, "", {}}, {largest_amount, "", {}}}}), "reserve");
  Election absurd = election;
  absurd.projects[0].cost = -5;
  EXPECT_FALSE(count(absurd, rule_of(OverBudget::skip)));
}

TEST(Receive, ReadsARepeatedMarkOnceOrTwice) {
  Election election = election_of(100, {{10, 0}, {10, 0}});
  BallotGrouper grouper(VoteType::approval);
  std::vector<ProjectIndex> marks{0, 1, 0};
  grouper.add(marks, {}, 5);
  election.ballots = grouper.finish();
  EXPECT_THAT(receive(election, {}).votes, ElementsAre(5, 5));
  EXPECT_THAT(receive(election, {BallotReading::Repeated::each}).votes, ElementsAre(10, 5));
}

TEST(Receive, LeavesOutBallotsOutsideTheLimits) {
  Election election = election_of(100, {{10, 3}, {10, 4}});
  election.limits.max_marks = 0;
  election.limits.min_marks = 0;
  const Received all = receive(election, {});
  EXPECT_EQ(all.ballots, 7);
  const Received valid = receive(election, {BallotReading::Repeated::once, BallotReading::OutsideLimits::left_out});
  EXPECT_EQ(valid.ballots, 0);
  EXPECT_THAT(valid.votes, ElementsAre(0, 0));
}

TEST(Receive, GivesTheDefaultScoreToTheUnmarked) {
  Election election = election_of(100, {{10, 0}, {10, 0}});
  election.vote_type = VoteType::scoring;
  election.default_score = 2;
  BallotGrouper grouper(VoteType::scoring);
  std::vector<ProjectIndex> marks{0};
  std::vector<std::int64_t> points{-1};
  grouper.add(marks, points, 3);
  election.ballots = grouper.finish();
  EXPECT_THAT(receive(election, {}).points, ElementsAre(-3, 6));
}
}  // namespace
}  // namespace wiec::tally
