#include <thread>

#include "platform/db/testing.h"

namespace wiec::db {
namespace {

constexpr Migration tables_ab[] = {{"test", 1, "create_ab", R"(
  create table a (id bigint primary key, n integer not null) {{strict}};
  create table b (id bigint primary key, a_id bigint references a (id) on delete cascade) {{strict}};
  create table busy (id bigint primary key) {{strict}};
  create view a_seen as select id, n from a where n > 0;)"}};

const Sql insert_a{"test.insert_a", "insert into a (id, n) values ($1, $2)"};
const Sql insert_b{"test.insert_b", "insert into b (id, a_id) values ($1, $2)"};
const Sql insert_busy{"test.insert_busy", "insert into busy (id) values ($1)"};
const Sql insert_a_returning{"test.insert_a_returning", "insert into a (id, n) values ($1, 1) returning n"};
const Sql raise_a{"test.raise_a", "update a set n = n + 1 where id = $1"};
const Sql delete_a{"test.delete_a", "delete from a where id = $1"};
const Sql select_n{"test.select_n", "select n from a where id = $1"};
const Sql count_a{"test.count_a", "select count(*) from a"};
const Sql count_b{"test.count_b", "select count(*) from b"};
const Sql count_seen{"test.count_seen", "with seen as (select id from a_seen) select count(*) from seen"};
const Sql count_busy{"test.count_busy", "select count(*) from busy"};
const Sql sum_both{"test.sum_both", "select (select count(*) from a) - (select count(*) from b)"};

class CountersTest : public DatabaseTest {
 protected:
  CountersTest() : DatabaseTest({tables_ab}) { options.uncounted_tables = {"busy"}; }
  template <class... P>
  void write(const Sql& sql, const P&... params) {
    db().write("test", [&](WriteTx& tx) { tx.run(sql, params...); });
  }
  TableStamp stamp_of(const Sql& sql) {
    TableStamp stamp;
    db().recording(stamp).read([&](ReadTx& tx) { return tx.value<std::int64_t>(sql); });
    return stamp;
  }
};

TEST_P(CountersTest, StampIsCurrentUntilItsTableIsWritten) {
  const TableStamp a = stamp_of(count_a), b = stamp_of(count_b), both = stamp_of(sum_both);
  EXPECT_TRUE(db().is_current(a));
  write(insert_a, 1, 1);
  EXPECT_FALSE(db().is_current(a));
  EXPECT_TRUE(db().is_current(b));
  EXPECT_FALSE(db().is_current(both));
  EXPECT_TRUE(db().is_current(stamp_of(count_a)));
}

TEST_P(CountersTest, TablesAreSeenThroughViewsAndCascades) {
  const TableStamp seen = stamp_of(count_seen);
  write(insert_a, 1, 1);
  EXPECT_FALSE(db().is_current(seen));
  write(insert_b, 1, 1);
  const TableStamp b = stamp_of(count_b);
  write(delete_a, 1);
  EXPECT_FALSE(db().is_current(b));
}

TEST_P(CountersTest, WritesThatChangeNothingCountNothing) {
  const TableStamp a = stamp_of(count_a);
  write(raise_a, 99);
  EXPECT_TRUE(db().is_current(a));
  (void)db().write("test", [](WriteTx& tx) -> Result<> {
    tx.run(insert_a, 1, 1);
    return problem(ProblemKind::conflict, TextKey{"test"});
  });
  EXPECT_TRUE(db().is_current(a));
}

TEST_P(CountersTest, ReturningAndBatchesCount) {
  TableStamp a = stamp_of(count_a);
  db().write("test", [](WriteTx& tx) { return *tx.value<std::int64_t>(insert_a_returning, 1); });
  EXPECT_FALSE(db().is_current(a));
  a = stamp_of(count_a);
  db().write("test", [](WriteTx& tx) { return tx.run(Batch().add(insert_a, 2, 1).add(insert_b, 1, 2)); });
  EXPECT_FALSE(db().is_current(a));
}

TEST_P(CountersTest, UncountedTablesCannotBeKept) {
  TableStamp stamp = stamp_of(count_busy);
  EXPECT_FALSE(stamp.can_be_kept());
  EXPECT_FALSE(db().is_current(stamp));
  TableStamp a = stamp_of(count_a);
  write(insert_busy, 1);
  EXPECT_TRUE(db().is_current(a));
  a.add(stamp);
  EXPECT_FALSE(db().is_current(a));
}

TEST_P(CountersTest, StampsOfOnePageAreJoined) {
  TableStamp page;
  EXPECT_TRUE(page.empty());
  EXPECT_TRUE(db().is_current(page));
  const Database recording = db().recording(page);
  recording.read([](ReadTx& tx) { return tx.value<std::int64_t>(count_a); });
  write(insert_a, 1, 1);  // between the page's two readings
  recording.read([](ReadTx& tx) { return tx.value<std::int64_t>(count_a); });
  EXPECT_FALSE(db().is_current(page));
}

TEST_P(CountersTest, PartsReadAtDifferentTimesAreEachAsTrueAsTheyWere) {
  write(insert_a, 1, 1);
  write(insert_b, 1, 1);
  TableStamp page = stamp_of(count_a);
  write(insert_b, 2, 1);
  page.add(stamp_of(count_b));
  EXPECT_TRUE(db().is_current(page)) << "b was written since a was read, and read since";
  write(insert_b, 3, 1);
  EXPECT_FALSE(db().is_current(page));
}

TEST_P(CountersTest, OneLookSeesOurOwnCommitsAndAsksOnceAboutOthers) {
  auto other = open(fresh->options());
  ASSERT_TRUE(other);
  write(insert_a, 1, 1);
  const TableStamp a = stamp_of(count_a);
  Look look;
  EXPECT_TRUE(db().is_current(a, look));
  other->write("test", [](WriteTx& tx) { tx.run(insert_b, 1, 1); });
  EXPECT_TRUE(db().is_current(a, look));  // as it was when the request looked
  (void)db().is_current(a);  // SQLite: others' commits are told apart only by when they were noticed
  Look later;
  const TableStamp b = stamp_of(count_b);
  EXPECT_TRUE(db().is_current(b, later));
  write(insert_a, 2, 1);
  EXPECT_FALSE(db().is_current(a, look));
  EXPECT_TRUE(db().is_current(stamp_of(count_a), later));
  other->write("test", [](WriteTx& tx) { tx.run(insert_b, 2, 1); });
  EXPECT_FALSE(db().is_current(b));
}

TEST_P(CountersTest, CommitsOfAnotherProcessAreSeen) {
  auto other = open(fresh->options());
  ASSERT_TRUE(other);
  const TableStamp a = stamp_of(count_a);
  EXPECT_TRUE(db().is_current(a));
  other->write("test", [](WriteTx& tx) { tx.run(insert_a, 1, 1); });
  EXPECT_FALSE(db().is_current(a));
  EXPECT_TRUE(db().is_current(stamp_of(count_a)));
  // Also when a commit of ours follows at once.
  const TableStamp b = stamp_of(count_a);
  other->write("test", [](WriteTx& tx) { tx.run(insert_a, 2, 1); });
  write(insert_busy, 1);
  EXPECT_FALSE(db().is_current(b));
  EXPECT_TRUE(db().is_current(stamp_of(count_a)));
}

// Each value that the stamp vouches for is compared with a fresh one while others write.
TEST_P(CountersTest, NeverVouchesForAnOldAnswerWhileOthersWrite) {
  write(insert_a, 1, 0);
  auto other = open(fresh->options());
  ASSERT_TRUE(other);
  std::atomic<std::int64_t> answered{0};  // lower bound: raised after write() returned
  std::atomic<bool> stop{false};
  std::atomic<int> checks{0}, vouched{0}, wrong{0};
  std::vector<std::thread> writers;
  for (const Database& database : {db(), *other}) {
    writers.emplace_back([&, database] {
      for (int i = 0; i < 60; ++i) {
        // Let the readers look in between.
        for (const int seen = checks; checks < seen + 3;) std::this_thread::yield();
        try {
          database.write("test", [](WriteTx& tx) { tx.run(raise_a, 1); }, Isolation::read_committed);
        } catch (const Error&) {
          continue;
        }
        ++answered;
      }
    });
  }
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        TableStamp stamp;
        const auto kept = *db().recording(stamp).read([](ReadTx& tx) { return tx.value<std::int64_t>(select_n, 1); });
        for (int again = 0; again < 5; ++again) {
          const std::int64_t least = answered;
          const bool current = db().is_current(stamp);
          ++checks;
          if (!current) break;
          ++vouched;
          if (kept < least) ++wrong;
        }
      }
    });
  }
  for (auto& thread : writers) thread.join();
  // Now that nobody writes, the readers' answers must be vouched for.
  for (const int before = vouched; vouched < before + 10;) std::this_thread::yield();
  stop = true;
  for (auto& thread : readers) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(db().read([](ReadTx& tx) { return *tx.value<std::int64_t>(select_n, 1); }), answered);
}

WIEC_ON_BOTH_DATABASES(CountersTest);

}  // namespace
}  // namespace wiec::db
