#include "tally/equal_shares.h"

#include "tally/equal_shares_cases_test.h"

namespace wiec::tally {
namespace {
using testing::ElementsAre;
using Utility = EqualShares::Utility;
using Completion = EqualShares::Completion;
using Compare = EqualShares::Compare;

// 2 voters for a (60), 1 for a and b (30), 1 for b and c (c costs 9); 100 in all, 25 each.
TEST(EqualShares, SharesTheCostOfAWinnerAmongItsSupporters) {
  const Election election = election_of(100, {60, 30, 9}, {{2, {0}, {}}, {1, {0, 1}, {}}, {1, {1, 2}, {}}});
  const Outcome outcome = counted(election, rule_of({}));
  EXPECT_THAT(outcome.winners, ElementsAre(0, 1));  // a: 20 each of 3; b: 5 and 25
  const Ledger& ledger = *outcome.ledger;
  EXPECT_EQ(ledger.share, Rational(25));
  EXPECT_EQ(ledger.rounds[0].price, Rational(1, 3));  // of each grosz of its cost
  EXPECT_EQ(ledger.rounds[0].largest, Rational(20));
  EXPECT_EQ(ledger.rounds[1].largest, Rational(25));
  EXPECT_EQ(ledger.rounds[1].paid_all, 1);
  EXPECT_EQ(ledger.rounds[1].payers, 2);
  EXPECT_EQ(ledger.left_of(0), Rational(5));
  EXPECT_EQ(ledger.left_of(2), Rational(0));
  const LedgerLoss* loss = ledger.find_loss(2);
  ASSERT_TRUE(loss);
  EXPECT_EQ(loss->had, Rational(25));
  EXPECT_EQ(loss->missing, Rational(9));
  ASSERT_EQ(loss->taken.size(), 1U);
  EXPECT_EQ(loss->taken[0].round, 1U);
  EXPECT_EQ(loss->taken[0].amount, Rational(25));
  EXPECT_EQ(*loss->support_at_start, Rational(25, 9));
  EXPECT_EQ(outcome.projects[2].reason, Reason(SupportersShort{{9}, {0}}));
  EXPECT_EQ(outcome.projects[0].reason, Reason(Won{{40}}));
}

// By cost, the project with more voters goes first; by number, the one that is cheap for each.
TEST(EqualShares, TheMeasureOfWorthChangesTheOrder) {
  const Election election = election_of(40, {30, 8}, {{3, {0}, {}}, {1, {0, 1}, {}}});
  EXPECT_THAT(counted(election, rule_of({})).winners, ElementsAre(0));  // 30 of 4 x 10; 2.5 left for b
  EXPECT_THAT(counted(election, rule_of({.utility = Utility::cardinality})).winners, ElementsAre(0));
  const Election cheap = election_of(40, {30, 6}, {{3, {0}, {}}, {1, {0, 1}, {}}});
  EXPECT_THAT(counted(cheap, rule_of({.utility = Utility::cardinality})).winners, ElementsAre(1, 0));
}

TEST(EqualShares, PointsAreWorthWhatTheySay) {
  // 10 points each: two voters give a 9 and b 1, one gives b 10.
  const Election election = election_of(30, {12, 12}, {{2, {0, 1}, {9, 1}}, {1, {1}, {10}}}, VoteType::cumulative);
  const Outcome outcome = counted(election, rule_of({.utility = Utility::points}));
  EXPECT_THAT(outcome.winners, ElementsAre(0, 1));
  EXPECT_EQ(outcome.ledger->rounds[0].price, Rational(12, 18));
  EXPECT_EQ(outcome.ledger->rounds[1].price, Rational(1));  // 1 + 1 + 10
}

TEST(EqualShares, AFreeProjectWithASupporterWinsAndOneWithoutDoesNot) {
  const Election election = election_of(0, {0, 0, 5}, {{1, {0, 2}, {}}});
  const Outcome outcome = counted(election, rule_of({}));
  EXPECT_THAT(outcome.winners, ElementsAre(0));
  EXPECT_EQ(outcome.projects[1].reason, Reason(NoSupport{}));
  EXPECT_EQ(outcome.projects[2].reason, Reason(DearerThanBudget{{5}, {0}}));
}

TEST(EqualShares, StartsWithWholeUnitsAndRaisesThemWhileTheBudgetLasts) {
  // 1000.00 among 3 voters: 333.33, whole 333. One project of 350.00 each.
  const Election election = election_of(100'000, {35'000, 35'000, 35'000}, {{1, {0}, {}}, {1, {1}, {}}, {1, {2}, {}}});
  EqualShares shares{.start = EqualShares::Start::whole, .completion = Completion::add1};
  Outcome outcome = counted(election, rule_of(shares));
  EXPECT_TRUE(outcome.winners.empty());  // at 350 all three would win: 1050.00
  EXPECT_EQ(outcome.ledger->first_share, Rational(33'300));
  EXPECT_EQ(outcome.ledger->share, Rational(34'900));
  EXPECT_EQ(outcome.ledger->steps, 16);
  shares.utilitarian_completion = true;
  shares.completion = Completion::add1u;
  outcome = counted(election, rule_of(shares));
  EXPECT_THAT(outcome.winners, ElementsAre(0, 1));
  EXPECT_EQ(outcome.projects[0].reason, Reason(WonInCompletion{{65'000}}));
  EXPECT_EQ(outcome.projects[2].reason, Reason(NoMoney{{35'000}, {30'000}}));
}

TEST(EqualShares, StopsWhenExhaustiveOnlyWhereTheRuleSaysSo) {
  // At 50 only a (40) and b (60) are bought by their own; from 70 c (65) instead of nothing: 40 + 60 = 100 is
  // exhaustive.
  const Election election = election_of(200, {40, 60, 101}, {{1, {0}, {}}, {1, {1}, {}}, {1, {2}, {}}, {1, {}, {}}});
  EqualShares shares{.completion = Completion::add1, .unit = 10};
  EXPECT_EQ(counted(election, rule_of(shares)).ledger->share, Rational(100));  // c would make 201
  shares.completion = Completion::add1e;
  shares.stop_when_exhaustive = true;
  const Outcome outcome = counted(election, rule_of(shares));
  EXPECT_EQ(outcome.ledger->share, Rational(60));
  EXPECT_THAT(outcome.winners, testing::UnorderedElementsAre(0, 1));
}

TEST(EqualShares, TheComparisonStepCountsVotersWhoAreBetterOff) {
  // Greedy: a (100) for 3 voters. Shares: b, c, d for one voter each; 20 each, so a (3 x 20) is not paid.
  const Election election = election_of(100, {100, 20, 20}, {{3, {0}, {}}, {1, {1}, {}}, {1, {2}, {}}});
  EqualShares shares{};
  EXPECT_THAT(counted(election, rule_of(shares)).winners, ElementsAre(1, 2));
  shares.comparison = Compare::projects;
  const Outcome outcome = counted(election, rule_of(shares));
  EXPECT_THAT(outcome.winners, ElementsAre(0));
  EXPECT_EQ(outcome.comparison->prefer_greedy, 3);
  EXPECT_EQ(outcome.comparison->prefer_shares, 2);
  EXPECT_TRUE(outcome.comparison->greedy_chosen);
  shares.comparison_counts_zeros = false;  // everybody has nothing in one of the two
  EXPECT_THAT(counted(election, rule_of(shares)).winners, ElementsAre(1, 2));
}

TEST(EqualShares, EligibilityAsksForVotesInProportionToTheCost) {
  // 10 voters, budget 100; k = 3: 60 needs votes >= 10 x 60 / 300 = 2.
  const Election election = election_of(100, {60, 60}, {{2, {0}, {}}, {1, {1}, {}}, {7, {}, {}}});
  const Outcome outcome = counted(election, rule_of({.eligibility_budgets = 3}));
  EXPECT_EQ(outcome.projects[0].reason, Reason(SupportersShort{{60}, {20}}));
  EXPECT_EQ(outcome.projects[1].reason, Reason(BelowThreshold{{2}, {1}}));
}

TEST(EqualShares, KeepsToExclusionsConflictsCapsThresholdsAndAddedMoney) {
  const Election election = election_of(60, {20, 20, 20}, {{3, {0, 1, 2}, {}}});
  Inputs inputs;
  inputs.conflicts.push_back({{"a", "b"}, {.why = "one site"}});
  Outcome outcome = counted(election, rule_of({}), inputs);
  EXPECT_THAT(outcome.winners, ElementsAre(0, 2));
  EXPECT_EQ(outcome.projects[1].reason, Reason(Conflict{{0}, "one site"}));
  inputs = {};
  inputs.exclusions.push_back({"a", {.who = "mayor", .why = "sold"}});
  EXPECT_THAT(counted(election, rule_of({}), inputs).winners, ElementsAre(1, 2));
  inputs = {};
  inputs.added_to_budget.push_back({.minor = 3});
  EXPECT_EQ(counted(election, rule_of({}), inputs).ledger->share, Rational(21));
  Rule rule = rule_of({});
  rule.threshold.at_least = 4;
  EXPECT_TRUE(counted(election, rule).winners.empty());
}

TEST(EqualShares, ReportsTiesAndWhetherTheyMatter) {
  // b and c cost the same and share one voter who can pay only one of them.
  const Election election = election_of(40, {10, 20, 20}, {{1, {0}, {}}, {1, {1, 2}, {}}});
  Rule rule = rule_of({});
  Outcome outcome = counted(election, rule);
  EXPECT_THAT(outcome.winners, ElementsAre(0, 1));
  ASSERT_EQ(outcome.ties.size(), 2U);  // all three cost their voter everything per grosz of cost; then b and c
  EXPECT_TRUE(outcome.ties[0].decisive);
  EXPECT_TRUE(outcome.decided);
  rule.ties = {TieStep::cheaper};
  outcome = counted(election, rule);
  EXPECT_FALSE(outcome.decided);
  // Apart from each other it does not matter who is first.
  const Election apart = election_of(40, {20, 20}, {{1, {0}, {}}, {1, {1}, {}}});
  outcome = counted(apart, rule);
  ASSERT_EQ(outcome.ties.size(), 1U);
  EXPECT_FALSE(outcome.ties[0].decisive);
  EXPECT_TRUE(outcome.decided);
}

RuleError error_of(std::string_view parameters) {
  const auto rule = rule_from_text(fmt::format(R"({{"family": "equal_shares", "equal_shares": {}}})", parameters));
  EXPECT_FALSE(rule) << parameters;
  return rule ? RuleError{} : rule.error();
}

TEST(EqualSharesRule, RefusesBadAndContradictoryParameters) {
  EXPECT_EQ(error_of(R"({"utility": "price"})").key, "equal_shares.utility");
  EXPECT_EQ(error_of(R"({"unit": "0.00"})").key, "equal_shares.unit");
  EXPECT_EQ(error_of(R"({"unit": "-1.00"})").key, "equal_shares.unit");
  EXPECT_EQ(error_of(R"({"unit": 1})").key, "equal_shares.unit");
  EXPECT_EQ(error_of(R"({"eligibility_budgets": -1})").key, "equal_shares.eligibility_budgets");
  EXPECT_EQ(error_of(R"({"completion": "add1e", "stop_when_exhaustive": false})").key,
            "equal_shares.stop_when_exhaustive");
  EXPECT_EQ(error_of(R"({"completion": "add1u", "utilitarian_completion": false})").key,
            "equal_shares.utilitarian_completion");
  EXPECT_EQ(error_of(R"({"stop_when_exhaustive": true})").key, "equal_shares.stop_when_exhaustive");
  EXPECT_EQ(error_of(R"({"comparison": "covered", "comparison_counts_zeros": false})").key,
            "equal_shares.comparison_counts_zeros");
  EXPECT_EQ(error_of(R"({"add1": true})").key, "equal_shares.add1");
  EXPECT_NE(error_of(R"({"completion": "add1e", "stop_when_exhaustive": false})").message, "");
}

TEST(EqualSharesRule, ReadsWhatItWrites) {
  for (const Completion completion : {Completion::none, Completion::add1, Completion::add1u, Completion::add1e}) {
    const auto rule = rule_from_text(
        fmt::format(R"({{"family": "equal_shares", "equal_shares": {{"completion": "{}", "unit": "0.50"}}}})",
                    std::array{"none", "add1", "add1u", "add1e"}[static_cast<std::size_t>(completion)]));
    ASSERT_TRUE(rule) << rule.error().message;
    const EqualShares& shares = std::get<EqualShares>(rule->family);
    EXPECT_EQ(shares.unit, 50);
    EXPECT_EQ(shares.stop_when_exhaustive, completion == Completion::add1e);
    EXPECT_EQ(shares.utilitarian_completion, completion == Completion::add1u);
    const auto again = rule_from(json_of(*rule));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(json_of(*again), json_of(*rule));
  }
}
}  // namespace
}  // namespace wiec::tally
