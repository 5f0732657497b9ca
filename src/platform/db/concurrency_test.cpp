#include <latch>
#include <set>
#include <thread>

#include "platform/db/testing.h"

namespace wiec::db {
namespace {

struct RowTag;
using RowId = Id<RowTag>;

constexpr Migration accounts[] = {{"test", 1, "create_account", R"(
  create table account (id bigint primary key, money bigint not null check (money >= 0)) {{strict}};
  create table entry (id bigint primary key, label text not null unique) {{strict}};
  create table parent (id bigint primary key) {{strict}};
  create table child (parent_id bigint not null references parent (id) deferrable initially deferred) {{strict}};)"}};

const Sql insert_account{"test.insert_account", "insert into account (id, money) values ($1, $2)"};
const Sql add_money{"test.add_money", "update account set money = money + $2 where id = $1"};
const Sql select_money{"test.select_money", "select money from account where id = $1"};
const Sql sum_money{"test.sum_money", "select coalesce(sum(money), 0) from account"};
const Sql insert_entry{"test.insert_entry", "insert into entry (id, label) values ($1, $2)"};
const Sql count_entries{"test.count_entries", "select count(*) from entry"};
const Sql insert_child{"test.insert_child", "insert into child (parent_id) values ($1)"};

void run_together(int count, const std::function<void(int)>& body) {
  std::latch start(count);
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      body(i);
    });
  }
  for (auto& thread : threads) thread.join();
}

class ConcurrencyTest : public DatabaseTest {
 protected:
  ConcurrencyTest() : DatabaseTest({accounts}) {}
  std::int64_t number(const Sql& sql) {
    return db().read([&](ReadTx& tx) { return *tx.value<std::int64_t>(sql); });
  }
};

TEST_P(ConcurrencyTest, ReadersSeeOneSnapshot) {
  db().write("test", [](WriteTx& tx) {
    tx.run(insert_account, 1, 500);
    tx.run(insert_account, 2, 500);
  });
  std::atomic<int> wrong{0};
  std::atomic<bool> stop{false};
  std::thread reader([&] {
    while (!stop) {
      db().read([&](ReadTx& tx) {
        const auto first = *tx.value<std::int64_t>(select_money, 1);
        std::this_thread::yield();
        if (first + *tx.value<std::int64_t>(select_money, 2) != 1'000) ++wrong;
        if (first != *tx.value<std::int64_t>(select_money, 1)) ++wrong;
      });
    }
  });
  for (int i = 0; i < 200; ++i) {
    db().write("test", [](WriteTx& tx) {
      tx.run(add_money, 1, -1);
      tx.run(add_money, 2, 1);
    });
  }
  stop = true;
  reader.join();
  EXPECT_EQ(wrong, 0);
}

TEST_P(ConcurrencyTest, WritesAreSerial) {
  db().write("test", [](WriteTx& tx) { tx.run(insert_account, 1, 0); });
  std::atomic<int> kept{0};
  run_together(8, [&](int) {
    for (int i = 0; i < 25; ++i) {
      try {
        db().write("test.raise", [](WriteTx& tx) {
          const auto money = *tx.value<std::int64_t>(select_money, 1);
          tx.run(add_money, 1, money + 1 - money);
        });
        ++kept;
      } catch (const Error& error) {
        EXPECT_EQ(error.cause(), Error::Cause::busy) << error.what();
      }
    }
  });
  EXPECT_EQ(db().read([](ReadTx& tx) { return *tx.value<std::int64_t>(select_money, 1); }), kept);
  EXPECT_GT(kept, 150);
}

TEST_P(ConcurrencyTest, OneBadRowNeverHurtsItsNeighbours) {
  std::atomic<int> kept{0}, refused{0}, thrown{0};
  run_together(16, [&](int thread) {
    for (int i = 0; i < 20; ++i) {
      const std::string label = i % 4 == 0 ? "the same for all" : fmt::format("{} {}", thread, i);
      try {
        const auto result = db().write(
            "test.entry",
            [&](WriteTx& tx) -> Result<> {
              tx.run(insert_entry, tx.new_id<RowId>(), label);
              if (i % 5 == 1) return problem(ProblemKind::conflict, TextKey{"test"});
              return {};
            },
            Isolation::read_committed);
        ++(result ? kept : refused);
      } catch (const UniqueViolation& violation) {
        EXPECT_EQ(violation.constraint, "entry(label)");
        ++thrown;
      }
    }
  });
  // Of each thread's 20: 5 have the common label, 3 of the others are given up, 12 are kept.
  EXPECT_EQ(refused, 16 * 3);
  EXPECT_EQ(thrown, 16 * 5 - 1);
  EXPECT_EQ(kept, 16 * 12 + 1);
  EXPECT_EQ(number(count_entries), kept);
}

TEST_P(ConcurrencyTest, UnfulfilledDeferredReferenceFailsOnlyItsOwnWrite) {
  std::atomic<int> failed{0};
  run_together(8, [&](int thread) {
    try {
      db().write(
          "test",
          [=](WriteTx& tx) {
            if (thread % 2 == 0) tx.run(insert_child, 77);
            tx.run(insert_entry, thread, fmt::format("{}", thread));
          },
          Isolation::read_committed);
    } catch (const Error& error) {
      EXPECT_EQ(error.cause(), Error::Cause::constraint) << error.what();
      ++failed;
    }
  });
  EXPECT_EQ(failed, 4);
  EXPECT_EQ(number(count_entries), 4);
}

TEST_P(ConcurrencyTest, IdsNeverMeetBetweenThreadsAndProcesses) {
  auto other = open(fresh->options());
  ASSERT_TRUE(other);
  std::mutex mutex;
  std::set<std::int64_t> ids;
  std::atomic<int> made{0};
  run_together(4, [&](int thread) {
    const Database database = thread % 2 == 0 ? db() : *other;
    for (int i = 0; i < 20; ++i) {
      try {
        const auto id = database.write("test", [](WriteTx& tx) { return tx.new_id<RowId>().value; });
        ++made;
        const std::lock_guard lock(mutex);
        ids.insert(id);
      } catch (const Error& error) {
        EXPECT_EQ(error.cause(), Error::Cause::busy) << error.what();
      }
    }
  });
  EXPECT_EQ(static_cast<int>(ids.size()), made);
  EXPECT_GT(made, 40);
}

TEST_P(ConcurrencyTest, FailedCommitFailsEveryJobOfItsGroup) {
  if (GetParam() == Dialect::postgres) GTEST_SKIP() << "groups are SQLite's";
  std::atomic<bool> fail{false};
  Options failing = fresh->options();
  failing.testing.fail_commit = [&] { return fail.load(); };
  fresh->reopen(failing);
  db().write("test", [](WriteTx& tx) { tx.run(insert_entry, 1, "before"); });
  fail = true;
  std::atomic<int> failed{0};
  run_together(8, [&](int thread) {
    try {
      db().write("test", [=](WriteTx& tx) { tx.run(insert_entry, 10 + thread, fmt::format("{}", thread)); });
    } catch (const Error&) {
      ++failed;
    }
  });
  fail = false;
  EXPECT_EQ(failed, 8);
  EXPECT_EQ(number(count_entries), 1);
  db().write("test", [](WriteTx& tx) { tx.run(insert_entry, 2, "after"); });
  EXPECT_EQ(number(count_entries), 2);
}

TEST_P(ConcurrencyTest, AnswersThatRestOnAFailedCommitAreNotGiven) {
  if (GetParam() == Dialect::postgres) GTEST_SKIP() << "groups are SQLite's";
  std::atomic<bool> fail{false};
  Options failing = fresh->options();
  failing.testing.fail_commit = [&] { return fail.load(); };
  fresh->reopen(failing);
  fail = true;
  EXPECT_THROW((void)db().write("test", [](WriteTx&) -> Result<> { return problem(ProblemKind::conflict, TextKey{"test"}); }),
               Error);
}

TEST_P(ConcurrencyTest, WhatQueuesDuringACommitSharesTheNext) {
  if (GetParam() == Dialect::postgres) GTEST_SKIP() << "groups are SQLite's";
  const auto before = db().statistics();
  std::atomic<bool> first_runs{false}, queued{false};
  std::thread blocking([&] {
    db().write("test", [&](WriteTx&) {
      first_runs = true;
      while (!queued) std::this_thread::yield();
    });
  });
  while (!first_runs) std::this_thread::yield();
  std::vector<std::thread> threads;
  std::atomic<int> calling{0};
  for (int i = 0; i < 20; ++i) {
    threads.emplace_back([&, i] {
      ++calling;
      db().write("test", [=](WriteTx& tx) { tx.run(insert_entry, i, fmt::format("{}", i)); });
    });
  }
  while (calling < 20 || db().statistics().queued < 20) std::this_thread::yield();
  queued = true;
  blocking.join();
  for (auto& thread : threads) thread.join();
  const auto after = db().statistics();
  EXPECT_EQ(after.writes - before.writes, 21u);
  EXPECT_EQ(after.commits - before.commits, 2u);
  EXPECT_EQ(after.longest_group, 20u);
}

WIEC_ON_BOTH_DATABASES(ConcurrencyTest);

}  // namespace
}  // namespace wiec::db
