#include "tally/phragmen.h"

#include <filesystem>
#include <fstream>

#include "tally/ledger_cases_test.h"
#include "tally/naive_phragmen_test.h"
#include "tally/pb_reader.h"

namespace wiec::tally {
namespace {
using naive::NaivePhragmen;
using naive::Projects;
using naive::Set;
using OverBudget = Phragmen::OverBudget;
namespace fs = std::filesystem;

Rule rule_of(OverBudget over_budget,
             std::vector<TieStep> ties = {TieStep::cheaper, TieStep::more_voters, TieStep::project_id}) {
  Rule rule;
  rule.family = Phragmen{over_budget};
  rule.ties = std::move(ties);
  return rule;
}

// Projects a, b, ... with these costs; ballots as strings of their letters.
Election election_of(std::int64_t budget, const std::vector<std::int64_t>& costs,
                     const std::vector<std::pair<std::string, std::uint32_t>>& ballots) {
  Election election;
  election.budget = budget;
  for (const std::int64_t cost : costs) {
    election.projects.push_back(
        {.id = std::string(1, static_cast<char>('a' + election.projects.size())), .cost = cost});
  }
  BallotGrouper grouper(VoteType::approval);
  for (const auto& [letters, count] : ballots) {
    Projects marks;
    for (const char letter : letters) marks.push_back(static_cast<ProjectIndex>(letter - 'a'));
    grouper.add(marks, {}, count);
  }
  election.ballots = grouper.finish();
  return election;
}

TEST(Phragmen, SharesTheWinnersAmongGroups) {
  // Two thirds want a and b, one third wants c: all cost the same, money for two and a half.
  const Election election = election_of(250, {100, 100, 100}, {{"ab", 60}, {"c", 30}});
  const auto outcome = count(election, rule_of(OverBudget::stop));
  EXPECT_THAT(outcome->winners, testing::ElementsAre(0, 1));  // moments 5/3, 10/3; c also at 10/3, but has fewer voters
  ASSERT_EQ(outcome->ties.size(), 2U);
  EXPECT_EQ(outcome->ties[0].decided_by, std::vector{TieStep::project_id});
  EXPECT_FALSE(outcome->ties[0].decisive);
  EXPECT_TRUE(outcome->ties[1].decisive);
  EXPECT_EQ(outcome->projects[2].reason, Reason(NoMoney{{100}, {50}}));
}

TEST(Phragmen, StopsOrGoesOnWhereAProjectDoesNotFit) {
  const Election election = election_of(100, {60, 60, 30, 200, 10}, {{"a", 10}, {"b", 9}, {"c", 1}, {"d", 50}});
  const auto stopped = count(election, rule_of(OverBudget::stop));
  EXPECT_THAT(stopped->winners, testing::ElementsAre(0));
  EXPECT_EQ(stopped->projects[1].reason, Reason(NoMoney{{60}, {40}}));
  EXPECT_EQ(stopped->projects[2].reason, Reason(Stopped{{1}}));
  EXPECT_EQ(stopped->projects[3].reason, Reason(DearerThanBudget{{200}, {100}}));
  EXPECT_EQ(stopped->projects[4].reason, Reason(NoSupport{}));
  EXPECT_EQ(stopped->projects[0].rank, 1U);
  EXPECT_EQ(stopped->projects[3].rank, 3U);
  const auto skipped = count(election, rule_of(OverBudget::skip));
  EXPECT_THAT(skipped->winners, testing::ElementsAre(0, 2));
  EXPECT_EQ(skipped->left, 10);
}

TEST(Phragmen, HoldsConflictsAndCaps) {
  Election election = election_of(100, {20, 20, 20}, {{"a", 3}, {"b", 2}, {"c", 1}});
  Inputs inputs;
  inputs.conflicts.push_back({{"a", "b"}, {"council", "", "one square"}});
  EXPECT_THAT(count(election, rule_of(OverBudget::stop), inputs)->winners, testing::ElementsAre(0, 2));
  for (Project& project : election.projects) project.categories = {"green"};
  Rule rule = rule_of(OverBudget::stop);
  rule.caps = {{Cap::Kind::category, "green", 40, {}}};
  EXPECT_THAT(count(election, rule)->winners, testing::ElementsAre(0, 1));
}

TEST(Phragmen, WaitsForADrawWhereNothingDecides) {
  const Election election = election_of(100, {100, 100}, {{"a", 2}, {"b", 2}});
  const auto outcome = count(election, rule_of(OverBudget::stop, {TieStep::cheaper}));
  EXPECT_FALSE(outcome->decided);
  EXPECT_TRUE(count(election, rule_of(OverBudget::stop, {TieStep::cheaper, TieStep::project_id}))->decided);
}

// Costs so near each other that only exact fractions tell the moments apart.
TEST(Phragmen, DecidesWhatTheBoundsCannot) {
  std::vector<std::pair<std::string, std::uint32_t>> ballots;
  for (const char* ballot : {"ab", "bc", "cd", "de", "ef", "fg", "gh", "ha", "aceg", "bdfh"})
    ballots.emplace_back(ballot, 3 + 4 * static_cast<std::uint32_t>(ballots.size()));
  const std::int64_t cost = 999'999'999'999'000;
  const Election election = election_of(largest_amount, {cost, cost, cost, cost, 100, 101, 100, 101}, ballots);
  const std::vector<Set> voters = naive::voters_of(election);
  NaivePhragmen naive{election, voters, OverBudget::skip};
  naive.start();
  EXPECT_EQ(count(election, rule_of(OverBudget::skip))->winners, naive::by_list(naive, election, voters));
}

TEST(PhragmenProperty, EqualsTheNaiveCount) {
  RandomElections random(4711);
  for (int round = 0; round < naive::rounds(3000) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(round % 5 == 4 ? VoteType::ordinal : VoteType::approval);
    const OverBudget over_budget = round % 2 == 0 ? OverBudget::stop : OverBudget::skip;
    const std::vector<Set> voters = naive::voters_of(election);
    NaivePhragmen naive{election, voters, over_budget};
    naive.start();
    const auto outcome = count(election, rule_of(over_budget));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->winners, naive::by_list(naive, election, voters));
    // A decisive tie means that another order gives something else; without one, none does.
    std::set<Set> outcomes;
    naive::in_every_order(naive, outcomes);
    if (std::ranges::any_of(outcome->ties, &Tie::decisive)) {
      EXPECT_GT(outcomes.size(), 1U);
    } else {
      EXPECT_EQ(outcomes.size(), 1U);
    }
    EXPECT_EQ(naive::all_sets(election, rule_of(over_budget)), outcomes);
    EXPECT_TRUE(outcome->decided);
    EXPECT_EQ(outcome->left, outcome->budget - outcome->spent);
  }
}

// What a voter paid in all is her load, and what everybody's purse got is the load of those who paid last.
TEST(PhragmenProperty, TheLedgerHoldsTheNaiveLoads) {
  RandomElections random(8128);
  for (int round = 0; round < naive::rounds(500) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(VoteType::approval);
    const std::vector<Set> voters = naive::voters_of(election);
    const auto outcome = count(election, rule_of(OverBudget::skip), {}, {.ledger = true});
    NaivePhragmen naive{election, voters, OverBudget::skip};
    naive.start();
    for (const ProjectIndex winner : outcome->winners) naive.take(winner);
    EXPECT_EQ(naive::paid_by_voters(election, *outcome), naive.loads);
    if (voters.empty()) continue;
    EXPECT_EQ(outcome->ledger->share, std::ranges::max(naive.loads));
    EXPECT_EQ(outcome->ledger->rounds.size(), outcome->winners.size());
  }
}

TEST(Phragmen, TheLedgerSaysWhatWasMissing) {
  const Election election = election_of(250, {100, 100, 100}, {{"ab", 60}, {"c", 20}});
  const auto outcome = count(election, rule_of(OverBudget::stop), {}, {.ledger = true});
  const Ledger& ledger = *outcome->ledger;
  EXPECT_EQ(ledger.kind, LedgerKind::purses);
  EXPECT_EQ(ledger.share, Rational(10, 3));
  EXPECT_EQ(ledger.rounds[0].load, Rational(5, 3));
  EXPECT_EQ(ledger.rounds[1].largest, Rational(5, 3));
  const LedgerLoss* loss = ledger.find_loss(2);
  ASSERT_TRUE(loss);
  EXPECT_EQ(loss->left, Rational(200, 3));
  EXPECT_EQ(loss->missing, Rational(100, 3));
}

TEST(PhragmenProperty, EqualsTheNaiveCountOnThePublishedElections) {
  const fs::path folder = fs::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/pb";
  std::error_code error;
  const std::int64_t most =
      std::getenv("WIEC_TALLY_DEEP") ? 400'000'000 : 4'000'000 / naive::kSanitized;  // voters x projects
  int compared = 0;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const auto file = read_pb(std::string{std::istreambuf_iterator<char>(in), {}});
    if (!file || file->election.vote_type != VoteType::approval) continue;
    const Election& election = file->election;
    if (static_cast<std::int64_t>(election.ballots.voters * election.projects.size()) > most) continue;
    const std::vector<Set> voters = naive::voters_of(election);
    NaivePhragmen naive{election, voters, OverBudget::stop};
    naive.start();
    EXPECT_EQ(count(election, rule_of(OverBudget::stop))->winners, naive::by_list(naive, election, voters))
        << entry.path();
    ++compared;
  }
  if (compared == 0) GTEST_SKIP() << folder << " is not there";
  std::printf("%d approval elections\n", compared);
}
}  // namespace
}  // namespace wiec::tally
