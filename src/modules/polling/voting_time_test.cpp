// A vote that ends in the nights in which the clocks change, as a coordinator types it (Europe/Warsaw).
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "modules/polling/voter.h"

namespace wiec::polling {
namespace {

struct Vote {
  editions::Edition edition;
  Faults faults;
};

Vote until(const char* day, const char* hour) {
  Typed typed;
  typed.set("voting_from_date", "2027-03-01");
  typed.set("voting_from_time", "8:00");
  typed.set("voting_until_date", day);
  typed.set("voting_until_time", hour);
  Vote vote;
  Reader reader(Language::pl, typed, vote.faults);
  editions::section_of(editions::Part::timetable).read(reader, {}, vote.edition);
  return vote;
}

// It ends at this instant, and may be finished for a quarter of an hour more: no earlier, no later.
void expect_end(const char* day, const char* hour, const char* utc) {
  const Vote vote = until(day, hour);
  ASSERT_TRUE(vote.faults.empty()) << day << " " << hour;
  const Instant end = *instant_from_iso(utc);
  const auto phase = [&](std::chrono::microseconds after) { return phase_of(vote.edition, end + after); };
  const std::chrono::minutes grace(15);
  EXPECT_EQ(phase(std::chrono::microseconds(-1)), Phase::open) << utc;
  EXPECT_EQ(phase(std::chrono::microseconds(0)), Phase::grace) << utc;
  EXPECT_EQ(phase(grace - std::chrono::microseconds(1)), Phase::grace) << utc;
  EXPECT_EQ(phase(grace), Phase::over) << utc;
  EXPECT_FALSE(may_cast(vote.edition, end, end + std::chrono::microseconds(0))) << "begun at the end";
  EXPECT_TRUE(may_cast(vote.edition, end + std::chrono::microseconds(-1), end + grace + std::chrono::microseconds(-1)));
}

TEST(VotingTime, Of_the_hour_that_is_there_twice_ends_in_the_one_that_is_named) {
  EXPECT_FALSE(until("2027-10-31", "2:30").faults.empty()) << "which of the two?";
  expect_end("2027-10-31", "2:30 CEST", "2027-10-31T00:30:00Z");
  expect_end("2027-10-31", "2:30 CET", "2027-10-31T01:30:00Z");
  expect_end("2027-10-31", "1:59", "2027-10-30T23:59:00Z");
  expect_end("2027-10-31", "3:00", "2027-10-31T02:00:00Z");
  expect_end("2027-10-31", "24:00", "2027-10-31T23:00:00Z");
}

TEST(VotingTime, Does_not_end_in_the_hour_that_is_not_there) {
  EXPECT_FALSE(until("2027-03-28", "2:30").faults.empty());
  expect_end("2027-03-28", "3:00", "2027-03-28T01:00:00Z");
  expect_end("2027-03-28", "1:59", "2027-03-28T00:59:00Z");
  expect_end("2027-03-27", "24:00", "2027-03-27T23:00:00Z");
}

}  // namespace
}  // namespace wiec::polling
