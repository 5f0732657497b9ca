#include "tally/ballots.h"
#include "tally/ballot_check.h"
#include "tally/faulty_ballots.h"

namespace wiec::tally {
namespace {
std::uint32_t add(BallotGrouper& grouper, std::vector<ProjectIndex> marks, std::vector<std::int64_t> points = {}) {
  return grouper.add(marks, points).value();
}

TEST(BallotGrouper, MeetsEqualSetsInAnyOrder) {
  BallotGrouper grouper(VoteType::approval);
  EXPECT_EQ(add(grouper, {2, 0, 1}), 0U);
  EXPECT_EQ(add(grouper, {0, 1}), 1U);
  EXPECT_EQ(add(grouper, {1, 2, 0}), 0U);
  EXPECT_EQ(add(grouper, {}), 2U);
  const Ballots ballots = grouper.finish();
  EXPECT_EQ(ballots.voters, 4U);
  EXPECT_THAT(ballots.counts, testing::ElementsAre(2, 1, 1));
  EXPECT_THAT(ballots.marks_of(0), testing::ElementsAre(0, 1, 2));
}

TEST(BallotGrouper, TellsOrdersAndPointsApart) {
  BallotGrouper ordinal(VoteType::ordinal);
  EXPECT_NE(add(ordinal, {0, 1}), add(ordinal, {1, 0}));
  BallotGrouper points(VoteType::cumulative);
  EXPECT_EQ(add(points, {0, 1}, {3, 7}), add(points, {1, 0}, {7, 3}));
  EXPECT_NE(add(points, {0, 1}, {3, 7}), add(points, {0, 1}, {7, 3}));
}

TEST(BallotGrouper, KeepsThousandsOfKindsApart) {
  BallotGrouper grouper(VoteType::approval);
  for (int round = 0; round < 2; ++round) {
    for (ProjectIndex a = 0; a < 100; ++a) {
      for (ProjectIndex b = a + 1; b < 100; ++b) add(grouper, {b, a});
    }
  }
  const Ballots ballots = grouper.finish();
  EXPECT_EQ(ballots.size(), 4950U);
  EXPECT_THAT(ballots.counts, testing::Each(2));
}

TEST(BallotGrouper, RefusesMoreVotersThanCanBeNumbered) {
  BallotGrouper grouper(VoteType::approval);
  std::vector<ProjectIndex> marks{0};
  EXPECT_TRUE(grouper.add(marks, {}, 4'000'000'000U));
  EXPECT_FALSE(grouper.add(marks, {}, 400'000'000U));
}

Election election_of(VoteType type) {
  Election election;
  election.vote_type = type;
  for (int i = 0; i < 4; ++i)
    election.projects.push_back({.id = std::string(1, static_cast<char>('a' + i)), .cost = 1000 * (i + 1)});
  election.projects[3].cost = withdrawn_cost;
  return election;
}

std::vector<BallotFault> faults(const Election& election, std::vector<ProjectIndex> marks,
                                std::vector<std::int64_t> points = {}) {
  std::vector<BallotFault> out;
  for (const BallotProblem& problem : check_ballot(election, marks, points)) out.push_back(problem.fault);
  return out;
}
using enum BallotFault;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(CheckBallot, BoundsTheNumberOfMarks) {
  Election election = election_of(VoteType::approval);
  election.limits.min_marks = 2;
  election.limits.max_marks = 2;
  EXPECT_THAT(faults(election, {0, 1}), IsEmpty());
  EXPECT_THAT(faults(election, {0}), ElementsAre(too_few_marks));
  EXPECT_THAT(faults(election, {0, 1, 2}), ElementsAre(too_many_marks));
  EXPECT_THAT(faults(election_of(VoteType::choose_one), {0, 1}), ElementsAre(too_many_marks));
}

TEST(CheckBallot, KnowsProjectsAndRepeats) {
  const Election election = election_of(VoteType::approval);
  EXPECT_THAT(faults(election, {0, 0, 0, 1, 1}), ElementsAre(repeated_mark, repeated_mark));
  EXPECT_THAT(faults(election, {0, 77}), ElementsAre(unknown_project));
  EXPECT_THAT(faults(election, {3}), ElementsAre(withdrawn_project));
}

TEST(CheckBallot, BoundsCostPointsAndParts) {
  Election election = election_of(VoteType::cumulative);
  election.limits.max_cost = 2500;
  election.limits.max_points = 5;
  election.limits.min_points = 1;
  election.limits.min_sum_points = 6;
  election.limits.max_sum_points = 6;
  election.projects[0].categories = {"green"};
  election.limits.per_category.push_back({.part = "green", .min_marks = 1});
  EXPECT_THAT(faults(election, {0}, {6}), ElementsAre(points_too_high));
  EXPECT_THAT(faults(election, {0, 1}, {3, 3}), ElementsAre(cost_too_high));
  EXPECT_THAT(faults(election, {1}, {5}), ElementsAre(sum_too_low, part_too_few));
  EXPECT_THAT(faults(election, {0}, {}), ElementsAre(points_missing));
  EXPECT_THAT(faults(election, {0, 0}, {0, 7}),
              ElementsAre(repeated_mark, points_too_low, points_too_high, sum_too_high));
}

TEST(CheckBallot, DoesNotOverflow) {
  Election election = election_of(VoteType::approval);
  election.limits.max_cost = 1;
  election.projects[0].cost = std::numeric_limits<std::int64_t>::max();
  election.projects[1].cost = std::numeric_limits<std::int64_t>::max();
  EXPECT_THAT(faults(election, {0, 1}), ElementsAre(cost_too_high));
}

TEST(FaultyBallots, AreCountedByWhatIsWrong) {
  Election election;
  election.projects = {{.id = "a", .cost = 60}, {.id = "b", .cost = 50}, {.id = "c", .cost = 40}};
  election.limits.max_marks = 2;
  BallotGrouper grouper(VoteType::approval);
  const auto add = [&](std::vector<ProjectIndex> marks, std::uint32_t count) { grouper.add(marks, {}, count); };
  add({0, 1}, 5), add({0, 1, 2}, 3), add({0, 0}, 2), add({1, 1, 1}, 1), add({}, 4);
  election.ballots = grouper.finish();
  const FaultyBallots faulty = faulty_ballots(election, {});
  EXPECT_EQ(to_text(json_of(faulty)), R"({"voters":10,"counted":true,"faults":[{"code":"too_few_marks","voters":4},)"
                                      R"({"code":"too_many_marks","voters":4},{"code":"repeated_mark","voters":3}]})");
  EXPECT_FALSE(faulty_ballots(election, {.outside_limits = BallotReading::OutsideLimits::left_out}).counted);
}
}  // namespace
}  // namespace wiec::tally
