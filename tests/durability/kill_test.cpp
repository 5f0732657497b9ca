// What the database has answered survives kill -9, whole and once. The control shows that the test finds a database that
// answers too early.
#include <random>
#include <set>

#include "durability/ledger.h"
#include "durability/postgres_cluster.h"
#include "durability/writer_process.h"
#include "platform/db/fresh_database.h"

namespace wiec::durability {
namespace {

const db::Sql select_labels{"durability.select_labels", R"(
  select e.label, count(*), count(h.part) from entry e left join half h on h.entry_id = e.id group by e.id, e.label)"};

struct Verdict {
  std::size_t acknowledged = 0;
  std::size_t lost = 0;     // acknowledged, not there
  std::size_t twice = 0;    // there more than once
  std::size_t partial = 0;  // some of a write, not all
};

int rounds(int usual) {
  const char* deep = std::getenv("WIEC_TEST_DEEP");
  return deep && *deep ? 100 : usual;
}

void migrate_ledger(const std::string& location) {
  auto database = db::open(options_for(location));
  ASSERT_TRUE(database) << database.error().message;
  ASSERT_TRUE(db::migrate(*database));
}

void judge(const std::string& location, const std::set<std::string>& acknowledged, Verdict& verdict) {
  auto database = db::open(options_for(location));
  ASSERT_TRUE(database) << database.error().message;
  std::map<std::string, int> found;
  database->read([&](db::ReadTx& tx) {
    for (const db::Row& row : tx.query(select_labels)) {
      if (++found[row.get<std::string>(0)] > 1) ++verdict.twice;
      if (row.get<int>(2) != 2) ++verdict.partial;
    }
  });
  verdict.acknowledged = acknowledged.size();
  verdict.lost = static_cast<std::size_t>(
      std::ranges::count_if(acknowledged, [&](const std::string& label) { return !found.contains(label); }));
}

class KillTest : public ::testing::Test {
 protected:
  // Writes until a random number of answers, kills, and keeps the journal.
  void kill_once(const std::string& location, int round, bool answer_before_commit = false,
                 const std::function<void()>& also_crash = {}) {
    WriterProcess writer(location, std::to_string(round), answer_before_commit);
    const std::size_t answers = std::uniform_int_distribution<std::size_t>(1, 400)(random_);
    ASSERT_TRUE(writer.read_until(answers)) << "the writer ended by itself";
    if (also_crash) also_crash();
    writer.kill();
    for (std::string& label : writer.journal()) {
      ASSERT_TRUE(acknowledged_.insert(std::move(label)).second) << "acknowledged twice";
    }
  }
  void expect_all_there(const std::string& location) {
    Verdict verdict;
    ASSERT_NO_FATAL_FAILURE(judge(location, acknowledged_, verdict));
    EXPECT_EQ(verdict.lost, 0u) << "of " << verdict.acknowledged;
    EXPECT_EQ(verdict.twice, 0u);
    EXPECT_EQ(verdict.partial, 0u);
    RecordProperty("acknowledged", static_cast<int>(verdict.acknowledged));
  }
  db::TemporaryFolder folder_;
  std::string sqlite_ = (folder_.path() / "ledger.db").string();
  std::set<std::string> acknowledged_;
  std::minstd_rand random_{std::random_device{}()};
};

TEST_F(KillTest, SqliteKeepsWhatItAnswered) {
  ASSERT_NO_FATAL_FAILURE(migrate_ledger(sqlite_));
  for (int round = 0; round < rounds(10); ++round) {
    ASSERT_NO_FATAL_FAILURE(kill_once(sqlite_, round));
    ASSERT_NO_FATAL_FAILURE(expect_all_there(sqlite_));
  }
  EXPECT_GT(acknowledged_.size(), 100u);
}

TEST_F(KillTest, AnswersBeforeTheCommitAreFound) {
  ASSERT_NO_FATAL_FAILURE(migrate_ledger(sqlite_));
  Verdict verdict;
  for (int round = 0; round < 60 && verdict.lost == 0; ++round) {
    ASSERT_NO_FATAL_FAILURE(kill_once(sqlite_, round, true));
    ASSERT_NO_FATAL_FAILURE(judge(sqlite_, acknowledged_, verdict));
  }
  EXPECT_GT(verdict.lost, 0u) << "the kill test does not see a database that answers too early";
}

TEST_F(KillTest, PostgresKeepsWhatItAnsweredThroughItsOwnCrash) {
  if (const std::string reason = PostgresCluster::unavailable(); !reason.empty()) GTEST_SKIP() << reason;
  PostgresCluster cluster;
  ASSERT_NO_FATAL_FAILURE(migrate_ledger(cluster.location()));
  for (int round = 0; round < rounds(5); ++round) {
    const bool crash = round % 2 == 0;
    ASSERT_NO_FATAL_FAILURE(kill_once(cluster.location(), round, false, [&] {
      if (crash) cluster.crash();
    }));
    if (crash) cluster.start();
    ASSERT_NO_FATAL_FAILURE(expect_all_there(cluster.location()));
  }
}

}  // namespace
}  // namespace wiec::durability
