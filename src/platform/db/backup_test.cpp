#include "platform/db/backup.h"

#include <fstream>
#include <thread>

#include "platform/db/sqlite_connection.h"
#include "platform/db/testing.h"

namespace wiec::db {
namespace {

using Kind = BackupError::Kind;

constexpr Migration pairs[] = {{"test", 1, "create_pair", R"(
  create table one (id bigint primary key, content {{blob}}) {{strict}};
  create table two (id bigint primary key references one (id)) {{strict}};)"}};
const Sql insert_one{"test.insert_one", "insert into one (id, content) values ($1, $2)"};
const Sql insert_two{"test.insert_two", "insert into two (id) values ($1)"};
const Sql count_ones{"test.count_ones", "select count(*) from one"};

class BackupTest : public ::testing::Test {
 protected:
  BackupTest() {
    options.location = path("wiec.db");
    options.migrations = {pairs};
    options.create = true;
    database.emplace(*open(options));
    (void)migrate(*database);
    insert(1);
  }
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }
  void insert(int id) {
    const std::string content(20'000, 'x');
    database->write("test", [&](WriteTx& tx) {
      tx.run(insert_one, id, Bytes{content});
      tx.run(insert_two, id);
    });
  }
  std::int64_t count(const std::string& location) const {
    Options reading = options;
    reading.location = location;
    reading.create = false;
    auto opened = open(reading);
    EXPECT_TRUE(opened) << opened.error().message;
    return opened->read([](ReadTx& tx) { return *tx.value<std::int64_t>(count_ones); });
  }
  TemporaryFolder folder;
  Options options;
  std::optional<Database> database;
};

TEST_F(BackupTest, CopyIsOfOneMomentWhileOthersWrite) {
  std::atomic<bool> stop{false};
  std::atomic<int> written{1};
  std::thread writer([&] {
    while (!stop && written < 2'000) {
      insert(written + 1);
      ++written;
    }
  });
  std::vector<std::int64_t> counts;
  for (int i = 0; i < 3; ++i) {
    const int before = written;
    const auto done = back_up(options.location, path(fmt::format("copy{}.db", i)));
    ASSERT_TRUE(done) << done.error().message;
    const int after = written + 1;
    counts.push_back(count(path(fmt::format("copy{}.db", i))));
    EXPECT_GE(counts.back(), before);
    EXPECT_LE(counts.back(), after);
  }
  stop = true;
  writer.join();
  EXPECT_FALSE(std::filesystem::exists(path("copy0.db.part")));
}

TEST_F(BackupTest, ProgressAndRefusals) {
  std::int64_t done = 0, total = 0;
  ASSERT_TRUE(back_up(options.location, path("copy.db"), [&](const BackupProgress& p) { done = p.done_pages, total = p.total_pages; }));
  EXPECT_GT(total, 5);
  EXPECT_EQ(done, total);
  EXPECT_EQ(back_up(options.location, path("copy.db")).error().kind, Kind::already_there);
  EXPECT_EQ(back_up(path("missing.db"), path("other.db")).error().kind, Kind::missing_file);
  EXPECT_EQ(back_up("postgres://server/db", path("other.db")).error().kind, Kind::use_pg_dump);
  EXPECT_EQ(back_up(options.location, path("nowhere/copy.db")).error().kind, Kind::failed);
}

TEST_F(BackupTest, RestoreBringsTheOldStateBack) {
  ASSERT_TRUE(back_up(options.location, path("copy.db")));
  insert(2);
  EXPECT_EQ(restore(path("copy.db"), options.location, false).error().kind, Kind::already_there);
  EXPECT_EQ(restore(path("copy.db"), options.location, true).error().kind, Kind::in_use);
  EXPECT_EQ(database->read([](ReadTx& tx) { return *tx.value<std::int64_t>(count_ones); }), 2);
  database.reset();
  const auto done = restore(path("copy.db"), options.location, true);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(count(options.location), 1);
  ASSERT_TRUE(restore(path("copy.db"), path("new.db"), false));
  EXPECT_EQ(count(path("new.db")), 1);
}

TEST_F(BackupTest, DamagedBackupsChangeNothing) {
  ASSERT_TRUE(back_up(options.location, path("copy.db")));
  database.reset();
  std::ofstream(path("text.db")) << std::string(10'000, 'x');
  EXPECT_EQ(restore(path("text.db"), options.location, true).error().kind, Kind::not_a_database);
  {
    std::fstream damage(path("copy.db"), std::ios::in | std::ios::out | std::ios::binary);
    damage.seekp(3 * 4096);
    damage << std::string(4096, '\xAA');
  }
  EXPECT_EQ(restore(path("copy.db"), options.location, true).error().kind, Kind::damaged);
  EXPECT_EQ(count(options.location), 1);
}

TEST_F(BackupTest, OrphansAreFound) {
  database.reset();
  SqliteConnection(options.location, SqliteConnection::Mode::write, nullptr).execute("insert into two (id) values (99)");
  EXPECT_EQ(back_up(options.location, path("copy.db")).error().kind, Kind::damaged);
  EXPECT_FALSE(std::filesystem::exists(path("copy.db")));
}

}  // namespace
}  // namespace wiec::db
