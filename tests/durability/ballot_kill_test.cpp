// The server is killed with -9 while residents cast their ballots: every ballot that got a receipt is there, nobody's
// twice, and the form sent again after the restart gives the receipt. Marks on the roll and ballots stay equal.
#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "durability/killed_server.h"
#include "stories/voter.h"

namespace wiec::durability {
namespace {

using stories::Answer;
using stories::Browser;
using stories::ConnectionError;

constexpr int kClients = 12, kRounds = 6, kVotersOfARound = 24, kPreparing = 8;

const db::Sql count_ballots{"durability.count_ballots", "select count(*) from ballot"};
const db::Sql select_receipts{"durability.select_receipts", "select receipt from roll"};

// Letters only: a name has no digits.
std::string name_of_voter(int number) {
  std::string name = "Wyborca ";
  for (int rest = number; rest > 0 || name.size() == 8; rest /= 26) name += static_cast<char>('a' + rest % 26);
  return name;
}

struct Voter {
  Browser browser;
  Answer check;  // the page with the one button
  std::string receipt;
  bool acknowledged = false, sent_again = false;
};

class BallotKill : public KilledServer {
 protected:
  void SetUp() override {
    start("demo");
    vote_path_ = [this] {
      auto anybody = server_->browser();
      return stories::path_of_the_vote(anybody);
    }();
    const int count = rounds(kRounds) * kVotersOfARound;
    voters_.assign(static_cast<std::size_t>(count), Voter{server_->browser(), {}, {}});
    std::atomic<int> next = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < kPreparing; ++t)
      threads.emplace_back([&] {
        for (int i = next++; i < count; i = next++) prepare(i);
      });
    for (auto& thread : threads) thread.join();
  }

  void prepare(int i) {
    Voter& voter = voters_[static_cast<std::size_t>(i)];
    voter.browser.come_from(fmt::format("10.{}.{}.1", i / 250 % 250, i % 250));  // a network each, or the limit ends it
    voter.check = stories::at_the_check(voter.browser, name_of_voter(i), fmt::format("w{}@example.org", i));
    EXPECT_EQ(voter.check.status, 200);
  }

  // One life of the server: those whose ballot got no answer send it again first; it is killed at one of the first
  // answers.
  void live_and_die(int round) {
    if (round > 0) server_->restart_after_kill();
    const int last = random(2, kVotersOfARound - kClients / 2);
    std::atomic<int> answers = 0;
    cast_with_clients([&] {
      if (++answers == last) server_->kill();
    });
  }

  void cast_with_clients(const std::function<void()>& acknowledged) {
    std::vector<std::thread> threads;
    for (int t = 0; t < kClients; ++t)
      threads.emplace_back([&] {
        while (Voter* voter = take_voter()) {
          if (!cast(*voter)) return;
          acknowledged();
        }
      });
    for (auto& thread : threads) thread.join();
  }

  Voter* take_voter() {
    const std::lock_guard lock(mutex_);
    if (!unanswered_.empty()) {
      Voter* voter = unanswered_.back();
      unanswered_.pop_back();
      voter->sent_again = true;
      return voter;
    }
    return next_voter_ < voters_.size() ? &voters_[next_voter_++] : nullptr;
  }

  // False when the server died under it.
  bool cast(Voter& voter) {
    Answer answer;
    try {
      answer = voter.browser.submit(voter.check, vote_path_ + "/oddaj", {});
    } catch (const ConnectionError&) {
      const std::lock_guard lock(mutex_);
      unanswered_.push_back(&voter);
      return false;
    }
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.header("location"), vote_path_ + "/potwierdzenie");
    voter.acknowledged = true;
    return true;
  }

  // Of the database as it lies after a death.
  void expect_whole() {
    std::int64_t ballots = 0;
    database().read([&](db::ReadTx& tx) {
      receipts_.clear();
      ballots = tx.value<std::int64_t>(count_ballots).value_or(-1);
      for (const db::Row& row : tx.query(select_receipts)) receipts_.insert(row.get<std::string>(0));
    });
    const auto acknowledged = std::ranges::count_if(voters_, &Voter::acknowledged);
    EXPECT_EQ(static_cast<std::size_t>(ballots), receipts_.size()) << "ballots and marks";
    EXPECT_GE(ballots, acknowledged) << "a ballot that was thanked for is lost";
    EXPECT_LE(ballots, acknowledged + static_cast<std::int64_t>(unanswered_.size()));
  }

  std::string vote_path_;
  std::vector<Voter> voters_;
  std::mutex mutex_;
  std::vector<Voter*> unanswered_;
  std::size_t next_voter_ = 0;
  std::set<std::string> receipts_;
};

TEST_F(BallotKill, EveryBallotWithAReceiptIsThereOnce) {
  for (int round = 0; round < rounds(kRounds) && !HasFailure(); ++round) {
    SCOPED_TRACE(round);
    ASSERT_NO_THROW(live_and_die(round));
    expect_whole();
  }
  const auto under_way = unanswered_.size();
  server_->restart_after_kill();
  cast_with_clients([] {});
  std::set<std::string> shown;
  for (Voter& voter : voters_) {
    ASSERT_TRUE(voter.acknowledged);
    const Answer page = voter.browser.get(vote_path_ + "/potwierdzenie");
    ASSERT_EQ(page.status, 200);
    shown.insert(stories::between(page.body, "class=\"panel-code\">", "<"));
  }
  EXPECT_EQ(shown.size(), voters_.size()) << "each a receipt of their own";
  EXPECT_EQ(server_->stop(), 0);
  expect_whole();
  EXPECT_EQ(receipts_, shown);
  EXPECT_TRUE(std::ranges::any_of(voters_, &Voter::sent_again)) << "no ballot was under way at any death";
  RecordProperty("ballots", static_cast<int>(receipts_.size()));
  RecordProperty("under_way_at_the_last_death", static_cast<int>(under_way));
}

}  // namespace
}  // namespace wiec::durability
