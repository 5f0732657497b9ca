// What every family of rules must hold, whatever it counts: independence of order and threads, sums that agree, limits
// that bind.
#include <thread>

#include "tally/naive_rules_test.h"

namespace wiec::tally {
namespace {
using naive::Projects;
using naive::Set;

constexpr std::array kPresets{"phragmen",
                              "phragmen-skip",
                              "maximin-support",
                              "max-welfare",
                              "max-welfare-cost",
                              "exact-shares",
                              "exact-shares-add-opt",
                              "cstv",
                              "cstv-ewtc",
                              "cstv-mt",
                              "cstv-mtc"};

std::vector<std::string> ids_of(const Election& election, const Outcome& outcome) {
  std::vector<std::string> ids;
  for (const ProjectIndex winner : outcome.winners) ids.push_back(election.projects[winner].id);
  return ids;
}

// The same election with projects and kinds of ballot the other way round.
Election turned(const Election& election) {
  Election out = election;
  std::ranges::reverse(out.projects);
  const auto last = static_cast<ProjectIndex>(election.projects.size() - 1);
  BallotGrouper grouper(election.vote_type);
  for (std::size_t group = election.ballots.size(); group-- > 0;) {
    Projects marks;
    for (const ProjectIndex mark : election.ballots.marks_of(group)) marks.push_back(last - mark);
    const auto given = election.ballots.points_of(group);
    std::vector<std::int64_t> points(given.begin(), given.end());
    for (std::uint32_t i = 0; i < election.ballots.counts[group]; ++i) grouper.add(marks, points);
  }
  out.ballots = grouper.finish();
  return out;
}

// The table of docs/guides/counting.md: ten people, three projects.
TEST(Families, CountTheExampleOfTheGuide) {
  Election election;
  election.budget = 100'000'00;
  for (const auto& [id, cost] : {std::pair{"park", 60'000'00}, {"pitch", 40'000'00}, {"library", 40'000'00}})
    election.projects.push_back({.id = id, .cost = cost});
  BallotGrouper grouper(VoteType::approval);
  Projects both{0, 1}, library{2};
  grouper.add(both, {}, 6);
  grouper.add(library, {}, 4);
  election.ballots = grouper.finish();
  const std::vector<std::string> majority{"park", "pitch"}, everybody{"library", "pitch"};
  const auto winners = [&](std::string_view name) {
    std::vector<std::string> ids = ids_of(election, *count(election, *preset(name)));
    std::ranges::sort(ids);
    return ids;
  };
  for (const char* name : {"greedy", "greedy-no-skip", "max-welfare", "max-welfare-cost"})
    EXPECT_EQ(winners(name), majority) << name;
  for (const char* name : {"mes-cost", "mes-cardinality", "mes-cost-add1", "exact-shares", "exact-shares-add-opt",
                           "phragmen", "phragmen-skip", "maximin-support", "cstv"})
    EXPECT_EQ(winners(name), everybody) << name;
}

TEST(FamilyProperty, DoesNotDependOnTheOrderInTheFile) {
  RandomElections random(12);
  for (int round = 0; round < naive::rounds(40) && !testing::Test::HasFailure(); ++round) {
    const Election election = random.make(round % 3 == 0 ? VoteType::cumulative : VoteType::approval);
    const Election other = turned(election);
    for (const char* name : kPresets) {
      SCOPED_TRACE(fmt::format("{} {}", round, name));
      const auto a = count(election, *preset(name)), b = count(other, *preset(name));
      ASSERT_TRUE(a && b);
      EXPECT_EQ(ids_of(election, *a), ids_of(other, *b));
      EXPECT_EQ(a->ties.size(), b->ties.size());
    }
  }
}

TEST(FamilyProperty, HoldsMoneyRanksAndReasonsTogether) {
  RandomElections random(13);
  for (int round = 0; round < naive::rounds(40) && !testing::Test::HasFailure(); ++round) {
    const Election election = random.make(round % 3 == 0 ? VoteType::cumulative : VoteType::approval);
    for (const char* name : kPresets) {
      SCOPED_TRACE(fmt::format("{} {}", round, name));
      const auto outcome = count(election, *preset(name));
      ASSERT_TRUE(outcome);
      std::int64_t spent = 0;
      std::set<std::uint32_t> ranks;
      for (std::size_t i = 0; i < election.projects.size(); ++i) {
        const ProjectOutcome& project = outcome->projects[i];
        spent += project.won ? election.projects[i].cost : 0;
        EXPECT_EQ(project.won, std::holds_alternative<Won>(project.reason));
        EXPECT_EQ(project.won, std::ranges::count(outcome->winners, i) == 1);
        if (const auto* none = std::get_if<NoMoney>(&project.reason)) {
          EXPECT_GT(none->needed.minor, none->left.minor);
        }
        ranks.insert(project.rank);
      }
      EXPECT_EQ(outcome->spent, spent);
      EXPECT_EQ(outcome->left, election.budget - spent);
      EXPECT_GE(outcome->left, 0);
      EXPECT_EQ(ranks.size(), election.projects.size());
      EXPECT_EQ(*ranks.begin(), 1U);
      EXPECT_EQ(*ranks.rbegin(), election.projects.size());
    }
  }
}

TEST(FamilyProperty, HoldsConflictsCapsAndExclusions) {
  RandomElections random(14);
  for (int round = 0; round < naive::rounds(40) && !testing::Test::HasFailure(); ++round) {
    Election election = random.make(VoteType::approval);
    if (election.projects.size() < 4) continue;
    for (Project& project : election.projects) project.categories = {"green"};
    Inputs inputs;
    inputs.conflicts.push_back({{election.projects[0].id, election.projects[1].id}, {}});
    inputs.exclusions.push_back({election.projects[2].id, {}});
    for (const char* name : kPresets) {
      SCOPED_TRACE(fmt::format("{} {}", round, name));
      Rule rule = *preset(name);
      rule.caps = {{Cap::Kind::category, "green", {}, 2}};
      const auto outcome = count(election, rule, inputs);
      ASSERT_TRUE(outcome);
      EXPECT_LE(outcome->winners.size(), 2U);
      EXPECT_FALSE(outcome->projects[0].won && outcome->projects[1].won);
      EXPECT_FALSE(outcome->projects[2].won);
    }
  }
}

TEST(Family, GivesTheSameInTwoThreads) {
  RandomElections random(15);
  std::vector<Election> elections;
  for (int i = 0; i < 40; ++i) elections.push_back(random.make(VoteType::approval));
  const auto all = [&] {
    std::vector<std::vector<std::string>> out;
    for (const Election& election : elections) {
      for (const char* name : kPresets) out.push_back(ids_of(election, *count(election, *preset(name))));
    }
    return out;
  };
  std::vector<std::vector<std::string>> other;
  {
    std::jthread thread([&] { other = all(); });
    EXPECT_EQ(all(), all());
  }
  EXPECT_EQ(all(), other);
}

TEST(Family, CountsNothingAtAll) {
  for (const char* name : kPresets) {
    EXPECT_TRUE(count({}, *preset(name))->winners.empty()) << name;
    Election lonely;
    lonely.projects.push_back({.id = "a", .cost = 5});
    EXPECT_TRUE(count(lonely, *preset(name))->winners.empty()) << name;
    lonely.projects[0].cost = 0;
    BallotGrouper grouper(VoteType::approval);
    Projects marks{0};
    grouper.add(marks, {}, 1);
    lonely.ballots = grouper.finish();
    EXPECT_EQ(count(lonely, *preset(name))->winners.size(), 1U) << name;  // free and wanted
  }
}

TEST(Family, NamesTheParameterAtFault) {
  const auto key = [](std::string_view text) { return rule_from_text(text).error().key; };
  EXPECT_EQ(key(R"({"family": "phragmen", "phragmen": {"over_budget": "fly"}})"), "phragmen.over_budget");
  EXPECT_EQ(key(R"({"family": "phragmen", "phragmen": {"speed": 1}})"), "phragmen.speed");
  EXPECT_EQ(key(R"({"family": "maximin_support", "maximin_support": []})"), "maximin_support");
  EXPECT_EQ(key(R"({"family": "maximal_welfare", "maximal_welfare": {"utility": 3}})"), "maximal_welfare.utility");
  EXPECT_EQ(key(R"({"family": "exact_equal_shares", "exact_equal_shares": {"stop_when_exhaustive": "x"}})"),
            "exact_equal_shares.stop_when_exhaustive");
  EXPECT_EQ(key(R"({"family": "cstv", "cstv": {"no_winner": ""}})"), "cstv.no_winner");
}
}  // namespace
}  // namespace wiec::tally
