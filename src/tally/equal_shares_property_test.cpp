// Equal Shares against an independent naive count, in every order of ballots, on published elections and absurd sizes.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tally/equal_shares_cases_test.h"
#include "tally/naive_equal_shares_test.h"
#include "tally/naive_rules_test.h"
#include "tally/pb_reader.h"
#include "tally/random_election_test.h"
#include "tally/record.h"

namespace wiec::tally {
namespace {
using Utility = EqualShares::Utility;
using Completion = EqualShares::Completion;
using Compare = EqualShares::Compare;
namespace fs = std::filesystem;

const fs::path kFolder = fs::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/pb";

EqualShares random_rule(RandomElections& random, VoteType type) {
  EqualShares rule;
  rule.utility = static_cast<Utility>(random.below(3));
  rule.start = static_cast<EqualShares::Start>(random.below(2));
  rule.completion = static_cast<Completion>(random.below(4));
  rule.unit = std::array<std::int64_t, 3>{20, 50, 100}[static_cast<std::size_t>(random.below(3))];
  rule.stop_when_exhaustive = rule.completion == Completion::add1e;
  rule.utilitarian_completion = rule.completion == Completion::add1u || random.below(4) == 0;
  rule.comparison = static_cast<Compare>(random.below(4));
  rule.comparison_counts_zeros = rule.comparison == Compare::covered || random.below(2) == 0;
  if (rule.completion == Completion::add1 && random.below(3) == 0) rule.stop_when_exhaustive = true;
  (void)type;
  return rule;
}

void compare(const Election& election, const EqualShares& shares) {
  const Outcome outcome = counted(election, rule_of(shares));
  NaiveEqualShares naive(election, shares);
  EXPECT_EQ(ids_of(election, outcome.winners), ids_of(election, naive.count()))
      << to_text(json_of(rule_of(shares))) << " " << record_text(election, rule_of(shares), {}, outcome);
  if (outcome.ledger) {
    EXPECT_EQ(outcome.ledger->share, naive.share);
  }
}

// What needs minutes: WIEC_TALLY_DEEP=1 tally_test --gtest_filter='EqualShares*'
bool is_deep() { return std::getenv("WIEC_TALLY_DEEP") != nullptr; }

TEST(EqualSharesProperty, EqualsTheNaiveCountOnRandomElections) {
  RandomElections random(20261122);
  constexpr std::array kTypes{VoteType::approval, VoteType::cumulative, VoteType::approval, VoteType::ordinal};
  const int cases = naive::rounds(2'000);
  for (int round = 0; round < cases && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE(round);
    const VoteType type = kTypes[static_cast<std::size_t>(round) % kTypes.size()];
    const Election election = random.make(type);
    compare(election, random_rule(random, type));
  }
}

// A tie that is called decisive has an order of the projects with other winners.
TEST(EqualSharesProperty, ADecisiveTieHasAnotherOutcome) {
  RandomElections random(5);
  int decisive = 0;
  for (int round = 0; round < naive::rounds(300) && !testing::Test::HasFailure(); ++round) {
    Election election = random.make(VoteType::approval);
    const Rule rule = rule_of({.utility = static_cast<Utility>(random.below(2))});
    const Outcome outcome = counted(election, rule);
    if (std::ranges::none_of(outcome.ties, &Tie::decisive)) continue;
    ++decisive;
    Rule drawn = rule;
    drawn.ties = {TieStep::draw};
    const std::set<ProjectIndex> usual(outcome.winners.begin(), outcome.winners.end());
    bool other = false;
    for (int seed = 0; seed < 400 && !other; ++seed) {
      Inputs inputs;
      inputs.draws.push_back({.seed = std::to_string(seed)});
      const auto turned = count(election, drawn, inputs);
      other = std::set<ProjectIndex>(turned->winners.begin(), turned->winners.end()) != usual;
    }
    EXPECT_TRUE(other) << round;
  }
  EXPECT_GT(decisive, 0);
}

Election turned(const Election& election) {
  Election out = election;
  BallotGrouper grouper(election.vote_type);
  for (std::size_t group = election.ballots.size(); group-- > 0;) {
    const auto marks = election.ballots.marks_of(group);
    const auto points = election.ballots.points_of(group);
    std::vector<ProjectIndex> m(marks.begin(), marks.end());
    std::vector<std::int64_t> p(points.begin(), points.end());
    if (p.empty()) p.resize(m.size());
    grouper.add(m, p, election.ballots.counts[group]);
  }
  out.ballots = grouper.finish();
  return out;
}

TEST(EqualSharesProperty, GivesTheSameBitsInEveryOrderOfBallotsAndOnTwoThreads) {
  RandomElections random(11);
  for (int round = 0; round < naive::rounds(200); ++round) {
    const VoteType type = round % 2 == 0 ? VoteType::approval : VoteType::cumulative;
    const Election election = random.make(type);
    const Rule rule = rule_of(random_rule(random, type));
    const auto text = [&rule](const Election& e) { return record_text(e, rule, {}, *count(e, rule)); };
    const std::string expected = text(election);
    const Election other = turned(election);
    std::string a, b;
    {
      const std::jthread first([&] { a = text(election); });
      const std::jthread second([&] { b = text(other); });
    }
    ASSERT_EQ(a, expected) << round;
    ASSERT_EQ(b, expected) << round;
  }
}

std::optional<Election> published(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  auto file = read_pb(bytes, {.keep_voters = false, .lint = false});
  return file ? std::optional(std::move(file->election)) : std::nullopt;
}

// Every shared file; the naive count needs minutes.
TEST(EqualSharesProperty, EqualsTheNaiveCountOnPublishedElections) {
  std::error_code error;
  if (!fs::exists(kFolder, error)) GTEST_SKIP() << kFolder << " is not there";
  if (!is_deep()) GTEST_SKIP() << "minutes of work: set WIEC_TALLY_DEEP";
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".pb") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  int compared = 0;
  for (const fs::path& path : paths) {
    const auto election = published(path);
    if (!election) continue;
    SCOPED_TRACE(path);
    for (const Utility utility : {Utility::cost, Utility::cardinality, Utility::points})
      compare(*election, {.utility = utility});
    compare(*election, {.start = EqualShares::Start::whole, .completion = Completion::add1, .unit = 1000});
    ++compared;
  }
  std::printf("%d published elections compared\n", compared);
  EXPECT_GT(compared, 0);
}

TEST(EqualSharesSize, AMillionProjectsAndTenMillionBallotsAreCounted) {
  if (!is_deep()) GTEST_SKIP() << "seconds in an optimised build, minutes in this one: set WIEC_TALLY_DEEP";
  Election election;
  election.budget = 1'000'000'000;
  constexpr ProjectIndex kProjects = 1'000'000;
  for (ProjectIndex p = 0; p < kProjects; ++p)
    election.projects.push_back({.id = std::to_string(p), .cost = 1'000'000 + p});
  BallotGrouper grouper(VoteType::approval);
  RandomElections random(1);
  for (int group = 0; group < 20'000; ++group) {
    std::vector<ProjectIndex> marks;
    for (int i = 0; i < 3; ++i) marks.push_back(static_cast<ProjectIndex>(random.below(2'000) * 500));
    grouper.add(marks, {}, 500);
  }
  election.ballots = grouper.finish();
  EXPECT_EQ(election.ballots.voters, 10'000'000U);
  const auto outcome = count(election, rule_of({}));
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_LE(outcome->spent, election.budget);
  const auto raised = count(election, rule_of({.completion = Completion::add1, .unit = 1}));
  EXPECT_TRUE(raised || raised.error().key == "work");
}

TEST(EqualSharesSize, AbsurdMoneyIsCountedOrRefused) {
  const Election election =
      election_of(largest_amount, {largest_amount, 7, 11}, {{3, {0, 1}, {}}, {4'000'000'000, {2}, {}}});
  EXPECT_THAT(counted(election, rule_of({})).winners, testing::UnorderedElementsAre(1, 2));
  const auto raised = count(election, rule_of({.completion = Completion::add1, .unit = 1}));
  ASSERT_FALSE(raised);
  EXPECT_EQ(raised.error().key, "work");
}
}  // namespace
}  // namespace wiec::tally
