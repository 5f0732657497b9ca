#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "app/demo/city.h"
#include "app/demo/elections.h"
#include "tally/count.h"

namespace wiec::demo {
namespace {

const Date today = *date_from(2026, 11, 22);

const City& city() {
  static const City made = make_city(1, today);
  return made;
}

TEST(Editions, TheRunningOneIsInItsVotingDays) {
  for (const char* day : {"2026-01-01", "2026-11-22", "2027-12-31", "2028-02-29", "2028-12-31"}) {
    const Date now = *date_from_iso(day);
    const City other = make_city(3, now);
    for (const StageDates& dates : other.running.timetable)
      EXPECT_EQ(dates.days.contains(now), dates.stage == Stage::voting) << day;
    for (const StageDates& dates : other.finished.timetable)
      EXPECT_EQ(dates.days.contains(now), dates.stage == Stage::delivery) << day;
    EXPECT_EQ(other.finished.year + 1, other.running.year);
    for (const Edition* edition : {&other.finished, &other.running})
      for (std::size_t i = 1; i < edition->timetable.size(); ++i)
        EXPECT_EQ(edition->timetable[i].days.from.days, edition->timetable[i - 1].days.to.days + 1);
  }
}

TEST(Editions, PoolsSumToTheWholeOfWhichAFifthIsCitywide) {
  for (const Edition* edition : {&city().finished, &city().running}) {
    ASSERT_EQ(edition->pools.size(), 19u);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < 19; ++i) {
      EXPECT_EQ(edition->pools[i].district, static_cast<int>(i));
      sum += edition->pools[i].amount.minor;
    }
    EXPECT_EQ(edition->pools[0].amount.minor, sum / 5);
  }
}

TEST(Ballots, AreExactlyThreeAndThreeFromTheRightPools) {
  const Edition& edition = city().finished;
  EXPECT_EQ(edition.ballots.size(), 20'000u);
  int counted = 0;
  for (const Turnout& turnout : edition.turnout) counted += turnout.online + turnout.paper;
  EXPECT_EQ(counted, 20'000);
  for (const Ballot& ballot : edition.ballots) {
    EXPECT_EQ((std::set<std::uint32_t>(ballot.citywide.begin(), ballot.citywide.end()).size()), 3u);
    EXPECT_EQ((std::set<std::uint32_t>(ballot.local.begin(), ballot.local.end()).size()), 3u);
    for (const auto i : ballot.citywide) ASSERT_EQ(edition.proposals[i].pool, 0);
    for (const auto i : ballot.local) ASSERT_EQ(edition.proposals[i].pool, ballot.district);
    for (const auto i : ballot.citywide) ASSERT_EQ(edition.proposals[i].state, ProposalState::on_ballot);
    for (const auto i : ballot.local) ASSERT_EQ(edition.proposals[i].state, ProposalState::on_ballot);
  }
}

TEST(Ballots, AreCountedByTheLibraryAndTheWinnersFitThePool) {
  const Edition& edition = city().finished;
  std::size_t winners = 0;
  for (int pool = 0; pool <= 18; ++pool) {
    const tally::Election election = election_of(city(), edition, pool);
    EXPECT_EQ(election.ballots.voters, pool == 0 ? 20'000u : election.ballots.voters);
    const auto outcome = tally::count(election, rule_of_the_bylaw());
    ASSERT_TRUE(outcome.has_value());
    EXPECT_TRUE(outcome->decided);
    EXPECT_LE(outcome->spent, election.budget);
    EXPECT_GE(outcome->winners.size(), 2u) << pool;
    winners += outcome->winners.size();
  }
  EXPECT_EQ(winners, edition.winners.size());
  EXPECT_TRUE(city().running.ballots.empty());
}

TEST(Ballots, PopularityIsUneven) {
  const tally::Election election = election_of(city(), city().finished, 0);
  const auto outcome = tally::count(election, rule_of_the_bylaw());
  std::vector<std::int64_t> points;
  for (const auto& project : outcome->projects) points.push_back(project.points);
  std::sort(points.begin(), points.end());
  EXPECT_GT(points.back(), 6 * points[points.size() / 2]);
}

TEST(Deliveries, TellAStoryThatFitsToday) {
  const Edition& edition = city().finished;
  ASSERT_EQ(edition.deliveries.size(), edition.winners.size());
  std::map<DeliveryState, int> states;
  for (const Delivery& delivery : edition.deliveries) {
    ++states[delivery.state];
    EXPECT_EQ(delivery.planned_cost, edition.proposals[delivery.proposal].cost);
    EXPECT_LT(delivery.planned_from, delivery.planned_to);
    EXPECT_EQ(delivery.reports.empty(), delivery.state == DeliveryState::planned);
    EXPECT_EQ(delivery.done_on.has_value(), delivery.state == DeliveryState::done);
    EXPECT_EQ(delivery.real_cost.has_value(), delivery.state == DeliveryState::done);
    if (delivery.state == DeliveryState::delayed) {
      EXPECT_FALSE(delivery.delay_pl.empty());
    }
    for (std::size_t i = 0; i < delivery.reports.size(); ++i) {
      EXPECT_LE(delivery.reports[i].on, today);
      if (i > 0) {
        EXPECT_LE(delivery.reports[i - 1].on, delivery.reports[i].on);
      }
    }
  }
  EXPECT_EQ(states.size(), 4u);
  EXPECT_GT(states[DeliveryState::done], 30);
  EXPECT_GT(states[DeliveryState::delayed], 5);
}

TEST(City, IsTheSameForTheSameSeedAndDay) {
  const City again = make_city(1, today);
  ASSERT_EQ(again.running.proposals.size(), city().running.proposals.size());
  for (std::size_t i = 0; i < again.running.proposals.size(); ++i) {
    EXPECT_EQ(again.running.proposals[i].title, city().running.proposals[i].title);
    EXPECT_EQ(again.running.proposals[i].description, city().running.proposals[i].description);
    EXPECT_EQ(again.running.proposals[i].points, city().running.proposals[i].points);
    EXPECT_EQ(again.running.proposals[i].picture_seed, city().running.proposals[i].picture_seed);
  }
  EXPECT_EQ(again.finished.winners, city().finished.winners);
  const City other = make_city(2, today);
  EXPECT_NE(other.running.proposals[0].title + other.districts[0].svg_path,
            city().running.proposals[0].title + city().districts[0].svg_path);
}

TEST(City, IsNoRealOne) {
  const auto file = std::filesystem::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/territory/jst.csv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    EXPECT_EQ(line.find(city().name.pl), std::string::npos) << line;
    EXPECT_FALSE(line.starts_with(city().code));
  }
}

}  // namespace
}  // namespace wiec::demo
