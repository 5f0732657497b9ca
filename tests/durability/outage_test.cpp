// What a PostgreSQL server does to its clients in bad hours: it restarts, or cannot reach its standby.
#include <atomic>
#include <chrono>
#include <thread>

#include "durability/ledger.h"
#include "durability/postgres_cluster.h"
#include "platform/db/postgres_connection.h"

namespace wiec::durability {
namespace {

constexpr int kWrites = 10'000;

const db::Sql insert_entry{"durability.insert_here", "insert into entry (id, label) values ($1, 'x')"};
const db::Sql count_entries{"durability.count_entries", "select count(*) from entry"};

class OutageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const std::string reason = PostgresCluster::unavailable(); !reason.empty()) GTEST_SKIP() << reason;
    cluster.emplace();
    auto opened = db::open(options_for(cluster->location()));
    ASSERT_TRUE(opened) << opened.error().message;
    database.emplace(*opened);
    ASSERT_TRUE(db::migrate(*database));
  }
  void insert(int id) {
    database->write("durability.insert", [id](db::WriteTx& tx) { tx.run(insert_entry, id); });
  }
  std::int64_t count() {
    return database->read([](db::ReadTx& tx) { return *tx.value<std::int64_t>(count_entries); });
  }
  std::optional<PostgresCluster> cluster;
  std::optional<db::Database> database;
};

TEST_F(OutageTest, ConnectionsComeBackAfterARestartOfTheServer) {
  insert(1);
  cluster->crash();
  try {
    insert(2);
    ADD_FAILURE() << "written without a server";
  } catch (const db::Error& error) {
    EXPECT_EQ(error.cause(), db::Error::Cause::connection) << error.what();
  }
  EXPECT_THROW(count(), db::Error);
  cluster->start();
  EXPECT_EQ(count(), 1);
  insert(3);
  EXPECT_EQ(count(), 2);
}

// The server commits, cannot hear from the standby, somebody cancels the waiting: the client must not call it saved.
TEST_F(OutageTest, CommitWithoutItsStandbyDoesNotCount) {
  db::PostgresConnection admin(cluster->location());
  insert(1);
  admin.execute("alter system set synchronous_standby_names = 'nobody'");
  admin.execute("select pg_reload_conf()");
  while (admin.text_of("show synchronous_standby_names") != "nobody") std::this_thread::yield();
  // The server learns of its standby a moment after the setting shows: writes until then are confirmed at once.
  std::optional<db::Error::Cause> cause;
  std::atomic<bool> ended = false;
  std::thread writer([&] {
    try {
      for (int id = 2; id < kWrites; ++id) insert(id);
    } catch (const db::Error& error) {
      cause = error.cause();
    }
    ended = true;
  });
  const std::string cancel = "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'";
  while (!ended) {
    admin.text_of(cancel);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  writer.join();
  EXPECT_EQ(cause, db::Error::Cause::unconfirmed);
  admin.execute("alter system reset synchronous_standby_names");
  admin.execute("select pg_reload_conf()");
}

}  // namespace
}  // namespace wiec::durability
