// The end of a vote is the database's, by whatever clock.
#include "modules/polling/polling_test.h"
#include "modules/polling/texts.h"

namespace wiec::polling {
namespace {

using LateBallot = PollingTest;

TEST_P(LateBallot, Ends_with_the_vote_by_the_databases_time) {
  const std::string in_time = with_ballot("Jan Nowak", "jan@example.org");
  const std::string in_grace = with_ballot("Ewa Lis", "ewa@example.org");
  const std::string late = with_ballot("Ola Gil", "ola@example.org");
  clock.set(Instant{until_at.micros - 1});
  EXPECT_TRUE(cast(in_time));
  const std::string begun_late = [&] {
    clock.set(until_at);
    return with_ballot("Adam Ryś", "adam@example.org");
  }();
  const auto after_end = cast(begun_late);
  ASSERT_FALSE(after_end) << "begun after the end";
  EXPECT_EQ(after_end.error().kind, ProblemKind::closed);
  clock.set(until_at + std::chrono::microseconds(std::chrono::minutes(15)) + std::chrono::microseconds(-1));
  EXPECT_TRUE(cast(in_grace)) << "begun before the end";
  clock.set(until_at + std::chrono::minutes(15));
  const auto refused = cast(late);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ProblemKind::closed);
  EXPECT_EQ(ballots(), 2);
  EXPECT_EQ(marks(), 2);
}

TEST_P(LateBallot, A_clock_that_jumps_loses_no_vote_and_takes_none_late) {
  const std::string cookie = with_ballot("Jan Nowak", "jan@example.org");
  const Instant now = clock.now(), over = until_at + std::chrono::minutes(15);
  clock.set(over);  // the machine woke up with a wrong clock
  const auto early = cast(cookie);
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().kind, ProblemKind::closed);
  EXPECT_EQ(ballots(), 0);
  clock.set(now + -std::chrono::hours(2));  // set again, too far back: before the vote was begun
  const auto receipt = cast(cookie);
  ASSERT_TRUE(receipt) << "what was typed and proven is kept: " << receipt.error().text.id;
  EXPECT_FALSE(receipt->again);
  clock.set(now);
  const auto again = cast(cookie);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->code, receipt->code);
  EXPECT_EQ(ballots(), 1);
  EXPECT_EQ(marks(), 1);
}

TEST_P(LateBallot, A_vote_that_was_counted_takes_no_ballot_though_the_clock_says_it_is_open) {
  const std::string cookie = with_ballot("Jan Nowak", "jan@example.org");
  db().write("test.count", [this](db::WriteTx& tx) { end_vote(tx, edition.id); });
  const auto refused = cast(cookie);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ProblemKind::closed);
  EXPECT_EQ(refused.error().text.id, texts::keys::vote_over.id);
  EXPECT_EQ(ballots(), 0);
  EXPECT_EQ(marks(), 0);
}

WIEC_ON_BOTH_DATABASES(LateBallot);

}  // namespace
}  // namespace wiec::polling
