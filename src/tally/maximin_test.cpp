#include "tally/maximin.h"

#include <cmath>
#include <filesystem>
#include <fstream>

#include "tally/ledger_cases_test.h"
#include "tally/naive_rules_test.h"
#include "tally/pb_reader.h"

namespace wiec::tally {
namespace {
namespace fs = std::filesystem;
using naive::Projects;
using naive::Set;
using OverBudget = MaximinSupport::OverBudget;

// The least possible largest load, by looking at every set of projects: some supporter of the set carries at least its
// costs over its supporters, and by Hall's theorem the largest such load suffices.
struct NaiveMaximin {
  const Election& election;
  const std::vector<Set>& voters;
  OverBudget over_budget;
  Projects winners{};
  Set gone{};
  std::int64_t left = 0;
  bool over = false;

  void start() {
    left = election.budget;
    for (ProjectIndex p = 0; p < election.projects.size(); ++p) {
      if (election.projects[p].cost > election.budget || naive::backers(voters, p) == 0) gone.insert(p);
    }
  }
  Rational load(ProjectIndex joining) const {
    Projects all = winners;
    all.push_back(joining);
    Rational most(0);
    for (std::uint32_t mask = 1; mask < 1U << all.size(); ++mask) {
      std::int64_t cost = 0, supporters = 0;
      for (std::size_t i = 0; i < all.size(); ++i) cost += mask >> i & 1 ? election.projects[all[i]].cost : 0;
      for (const Set& marks : voters) {
        bool any = false;
        for (std::size_t i = 0; i < all.size(); ++i) any = any || ((mask >> i & 1) != 0 && marks.contains(all[i]));
        supporters += any;
      }
      most = std::max(most, Rational(cost, supporters));
    }
    return most;
  }
  Projects equals() const {
    Projects best;
    std::optional<Rational> least;
    for (ProjectIndex p = 0; p < election.projects.size() && !over; ++p) {
      if (gone.contains(p)) continue;
      const Rational at = load(p);
      if (!least || at < *least) best.clear();
      if (!least || at <= *least) least = at, best.push_back(p);
    }
    return best;
  }
  void take(ProjectIndex p) {
    gone.insert(p);
    if (election.projects[p].cost > left) {
      over = over_budget == OverBudget::stop;
      return;
    }
    left -= election.projects[p].cost;
    winners.push_back(p);
  }
};

Rule rule_of(OverBudget over_budget) {
  Rule rule;
  rule.family = MaximinSupport{over_budget};
  return rule;
}

TEST(MaximinProperty, EqualsTheNaiveCount) {
  RandomElections random(815);
  for (int round = 0; round < naive::rounds(1500) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(VoteType::approval);
    const OverBudget over_budget = round % 2 == 0 ? OverBudget::stop : OverBudget::skip;
    const std::vector<Set> voters = naive::voters_of(election);
    NaiveMaximin naive{election, voters, over_budget};
    naive.start();
    const auto outcome = count(election, rule_of(over_budget));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->winners, naive::by_list(naive, election, voters));
    if (round % 8 != 0) continue;
    std::set<Set> outcomes;
    naive::in_every_order(naive, outcomes);
    EXPECT_EQ(std::ranges::any_of(outcome->ties, &Tie::decisive), outcomes.size() > 1);
    EXPECT_EQ(naive::all_sets(election, rule_of(over_budget)), outcomes);
  }
}

TEST(MaximinProperty, EqualsTheNaiveCountOnThePublishedElections) {
  const fs::path folder = fs::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/pb";
  std::error_code error;
  const double most = (std::getenv("WIEC_TALLY_DEEP") ? 1e8 : 3e6) / naive::kSanitized;  // looks at a voter
  int compared = 0;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const auto file = read_pb(std::string{std::istreambuf_iterator<char>(in), {}});
    if (!file || file->election.vote_type != VoteType::approval) continue;
    const Election& election = file->election;
    const auto winners = count(election, rule_of(OverBudget::stop))->winners;
    const auto looks = static_cast<double>(election.ballots.voters * election.projects.size());
    if (winners.size() > 20 || looks * std::pow(2, winners.size() + 1) > most) continue;
    const std::vector<Set> voters = naive::voters_of(election);
    NaiveMaximin naive{election, voters, OverBudget::stop};
    naive.start();
    EXPECT_EQ(winners, naive::by_list(naive, election, voters)) << entry.path();
    ++compared;
  }
  if (compared == 0) GTEST_SKIP() << folder << " is not there";
  std::printf("%d approval elections\n", compared);
}

TEST(MaximinProperty, NobodyPaysMoreThanTheLeastLargestLoad) {
  RandomElections random(137);
  for (int round = 0; round < naive::rounds(300) && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const Election election = random.make(VoteType::approval);
    const std::vector<Set> voters = naive::voters_of(election);
    const auto outcome = count(election, rule_of(OverBudget::skip), {}, {.ledger = true});
    naive::paid_by_voters(election, *outcome);  // nothing left below 0
    if (voters.empty()) continue;
    ASSERT_EQ(outcome->ledger->rounds.size(), outcome->winners.size());
    NaiveMaximin naive{election, voters, OverBudget::skip};
    naive.start();
    for (std::size_t i = 0; i < outcome->winners.size(); ++i) {
      EXPECT_EQ(outcome->ledger->rounds[i].load, naive.load(outcome->winners[i]));
      naive.take(outcome->winners[i]);
    }
    if (!outcome->winners.empty()) {
      EXPECT_EQ(outcome->ledger->share, outcome->ledger->rounds.back().load);
    }
  }
}

TEST(Maximin, SharesLoadsAnew) {
  // With a won, b's load can be moved to the voters of b alone, where Phragmen leaves it with those who paid for a.
  Election election;
  election.budget = 400;
  for (const char* id : {"a", "b", "c"}) election.projects.push_back({.id = id, .cost = 200});
  BallotGrouper grouper(VoteType::approval);
  const auto add = [&](Projects marks, std::uint32_t count) { grouper.add(marks, {}, count); };
  add({0}, 10), add({0, 1}, 9), add({2}, 12);
  election.ballots = grouper.finish();
  EXPECT_THAT(count(election, rule_of(OverBudget::stop))->winners, testing::ElementsAre(0, 2));
  election.projects[1].cost = 100;
  EXPECT_THAT(count(election, rule_of(OverBudget::stop))->winners, testing::ElementsAre(0, 1));
}

TEST(Maximin, WorksOnLargeNumbers) {
  Election election;
  election.budget = largest_amount;
  for (const char* id : {"a", "b", "c"}) election.projects.push_back({.id = id, .cost = largest_amount / 3});
  BallotGrouper grouper(VoteType::approval);
  const auto add = [&](Projects marks, std::uint32_t count) { grouper.add(marks, {}, count); };
  add({0, 1}, 4'000'000'000), add({1, 2}, 4'000'000'000), add({0, 2}, 4'000'000'001);
  election.ballots = grouper.finish();
  const auto outcome = count(election, rule_of(OverBudget::stop));
  EXPECT_EQ(outcome->winners.size(), 3U);
  EXPECT_EQ(outcome->left, 1);
}
}  // namespace
}  // namespace wiec::tally
