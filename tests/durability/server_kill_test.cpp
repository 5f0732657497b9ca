// The server is killed with -9 while people send reports: every report that was thanked for is there, once, also when
// the form was sent again after the restart. The control shows that the test finds a server that thanks too early.
#include <map>

#include "durability/http_writers.h"
#include "durability/killed_server.h"

namespace wiec::durability {
namespace {

constexpr int kClients = 16, kClientsOfTheControl = 48;
constexpr int kRounds = 8, kMostRoundsOfTheControl = 40;

const db::Sql select_messages{"durability.select_messages", "select token, message from feedback"};

struct Verdict {
  std::size_t stored = 0, lost = 0, twice = 0, strange = 0;
};

class ServerKill : public KilledServer {
 protected:
  // One life of the server: writes until a random number of answers, and its end comes with that answer, at once.
  void live_and_die(int clients) {
    if (server_)
      server_->restart_after_kill();
    else
      start("serve");
    const auto last = static_cast<std::size_t>(random(20, 150));
    writers_.write_until_killed(server_->port(), clients, [&](std::size_t count) {
      if (count == last) server_->kill();
    });
  }
  // The journal against the table. Messages carry their form's token, so that a second copy under another token shows.
  Verdict judge() {
    std::map<std::string, int> found;
    Verdict verdict;
    database().read([&](db::ReadTx& tx) {
      for (const db::Row& row : tx.query(select_messages)) {
        ++verdict.stored;
        if (row.get<std::string>(0) != row.get<std::string>(1)) ++verdict.strange;
        if (++found[row.get<std::string>(1)] > 1) ++verdict.twice;
      }
    });
    verdict.lost = static_cast<std::size_t>(
        std::ranges::count_if(writers_.journal(), [&](const std::string& token) { return !found.contains(token); }));
    return verdict;
  }
  HttpWriters writers_;
};

TEST_F(ServerKill, EveryReportThankedForIsThereOnce) {
  for (int round = 0; round < rounds(kRounds); ++round) {
    SCOPED_TRACE(round);
    ASSERT_NO_THROW(live_and_die(kClients));
    const Verdict verdict = judge();
    ASSERT_EQ(verdict.lost, 0u) << "of " << writers_.journal().size();
    ASSERT_EQ(verdict.twice, 0u);
    ASSERT_EQ(verdict.strange, 0u);
    // What nobody was thanked for may be there, but no more than was under way.
    ASSERT_LE(verdict.stored, writers_.journal().size() + static_cast<std::size_t>(kClients * (round + 1)));
  }
  EXPECT_GE(writers_.journal().size(), static_cast<std::size_t>(20 * rounds(kRounds)));
  EXPECT_FALSE(writers_.sent_twice().empty()) << "no report was under way at any death";
  RecordProperty("acknowledged", static_cast<int>(writers_.journal().size()));
  RecordProperty("sent_twice", static_cast<int>(writers_.sent_twice().size()));
}

#ifndef NDEBUG
TEST_F(ServerKill, ThanksBeforeTheCommitAreFound) {
  ASSERT_NO_THROW(live_and_die(kClients));  // the database is made by a server that waits for its commits
  ::setenv("WIEC_TEST_ANSWER_BEFORE_COMMIT", "yes", 1);
  Verdict verdict;
  int round = 0;
  for (; round < kMostRoundsOfTheControl && verdict.lost == 0; ++round) {
    ASSERT_NO_THROW(live_and_die(kClientsOfTheControl));
    verdict = judge();
  }
  ::unsetenv("WIEC_TEST_ANSWER_BEFORE_COMMIT");
  EXPECT_GT(verdict.lost, 0u) << "the kill test does not see a server that thanks too early";
  RecordProperty("rounds", round);
}
#endif

}  // namespace
}  // namespace wiec::durability
