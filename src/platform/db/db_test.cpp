#include "platform/db/db.h"

#include "platform/db/testing.h"

namespace wiec::db {
namespace {

struct NoteTag;
using NoteId = Id<NoteTag>;

constexpr Migration note_tables[] = {{"test", 1, "create_note", R"(
  create table topic (id bigint primary key, name text not null) {{strict}};
  create table note (
    id bigint primary key,
    topic_id bigint references topic (id) on delete cascade,
    label text not null,
    body text,
    done boolean not null default false,
    due_on date,
    seen_at bigint,
    content {{blob}},
    unique (topic_id, label)
  ) {{strict}};)"}};

const Sql insert_topic{"note.insert_topic", "insert into topic (id, name) values ($1, $2)"};
const Sql delete_topic{"note.delete_topic", "delete from topic where id = $1"};
const Sql insert_note{"note.insert_note", R"(
  insert into note (id, topic_id, label, body, done, due_on, seen_at, content) values ($1, $2, $3, $4, $5, $6, $7, $8))"};
const Sql insert_label{"note.insert_label", "insert into note (id, topic_id, label) values ($1, $2, $3)"};
const Sql select_note{"note.select_note",
                      "select id, topic_id, label, body, done, due_on, seen_at, content from note where id = $1"};
const Sql select_labels{"note.select_labels", "select label from note order by label"};
const Sql count_notes{"note.count_notes", "select count(*) from note"};
const Sql sum_seen{"note.sum_seen", "select sum(seen_at) from note"};
const Sql filter_notes{"note.filter_notes",
                       "select count(*) from note where ($1 is null or topic_id = $1) and ($2 is null or label = $2)"};
const Sql set_done{"note.set_done", "update note set done = $2 where id = $1"};
const Sql select_note_row{"note.select_note_row", "select id from note where id = $1"};

class DbTest : public DatabaseTest {
 protected:
  DbTest() : DatabaseTest({note_tables}) {}
  std::int64_t count() {
    return db().read([](ReadTx& tx) { return *tx.value<std::int64_t>(count_notes); });
  }
};

TEST_P(DbTest, TypesRoundTrip) {
  const std::string bytes("\x00\xff'\\\x01", 5);
  const auto id = db().write("test", [&](WriteTx& tx) {
    const auto note = tx.new_id<NoteId>();
    tx.run(insert_topic, 7, "Łódź");
    EXPECT_EQ(tx.run(insert_note, note, 7, std::string("żółć"), std::optional<std::string>("ciało"), true,
                     *date_from_iso("2026-02-28"), Instant{-5}, Bytes{bytes}),
              1);
    return note;
  });
  const bool found = db().read([&](ReadTx& tx) {
    for (const Row& row : tx.query(select_note, id)) {
      EXPECT_EQ(row.get<NoteId>(0), id);
      EXPECT_EQ(row.get<std::int64_t>(1), 7);
      EXPECT_EQ(row.get<int>(1), 7);
      EXPECT_EQ(row.get<std::string_view>(2), "żółć");
      EXPECT_EQ(row.get<std::optional<std::string>>(3), "ciało");
      EXPECT_TRUE(row.get<bool>(4));
      EXPECT_EQ(iso(row.get<Date>(5)), "2026-02-28");
      EXPECT_EQ(row.get<Instant>(6), Instant{-5});
      EXPECT_EQ(row.get<Bytes>(7), Bytes{bytes});
      return true;
    }
    return false;
  });
  EXPECT_TRUE(found);
}

TEST_P(DbTest, NullsRoundTripWithEveryType) {
  db().write("test", [](WriteTx& tx) {
    tx.run(insert_note, 1, std::optional<std::int64_t>(), "", std::optional<std::string_view>(), false,
           std::optional<Date>(), std::optional<Instant>(), std::optional<Bytes>());
    tx.run(insert_note, 2, std::nullopt, "x", std::nullopt, false, std::nullopt, std::nullopt, std::nullopt);
  });
  db().read([](ReadTx& tx) {
    for (const Row& row : tx.query(select_note, 1)) {
      for (const int column : {1, 3, 5, 6, 7}) EXPECT_TRUE(row.is_null(column)) << column;
      EXPECT_EQ(row.get<std::string_view>(2), "");
      EXPECT_FALSE(row.is_null(2));
      EXPECT_EQ(row.get<std::optional<Date>>(5), std::nullopt);
      EXPECT_THROW(row.get<Date>(5), Error);
      EXPECT_THROW(row.get<std::int64_t>(6), Error);
      EXPECT_THROW(row.get<std::int64_t>(2), Error);
      EXPECT_THROW(row.get<std::int64_t>(8), Error);
    }
  });
}

TEST_P(DbTest, FilterWithOptionalParameters) {
  db().write("test", [](WriteTx& tx) {
    tx.run(insert_topic, 1, "a");
    tx.run(insert_label, 1, 1, "x");
    tx.run(insert_label, 2, 1, "y");
  });
  const auto matches = [&](std::optional<std::int64_t> topic, std::optional<std::string> label) {
    return db().read([&](ReadTx& tx) { return *tx.value<std::int64_t>(filter_notes, topic, label); });
  };
  EXPECT_EQ(matches({}, {}), 2);
  EXPECT_EQ(matches(1, {}), 2);
  EXPECT_EQ(matches(1, "y"), 1);
  EXPECT_EQ(matches(2, {}), 0);
}

TEST_P(DbTest, SumOfBigIntegersIsAnInteger) {
  const std::int64_t half = 4'611'686'018'427'387'000;
  db().write("test", [&](WriteTx& tx) {
    for (const int id : {1, 2}) {
      tx.run(insert_note, id, std::nullopt, "x", std::nullopt, false, std::nullopt, Instant{-half}, std::nullopt);
    }
  });
  EXPECT_EQ(db().read([](ReadTx& tx) { return *tx.value<std::int64_t>(sum_seen); }), -2 * half);
}

TEST_P(DbTest, ProblemRollsBack) {
  const auto result = db().write("test", [](WriteTx& tx) -> Result<int> {
    tx.run(insert_label, 1, std::nullopt, "x");
    return problem(ProblemKind::conflict, TextKey{"test"});
  });
  EXPECT_EQ(result.error().kind, ProblemKind::conflict);
  EXPECT_EQ(count(), 0);
}

TEST_P(DbTest, ExceptionRollsBackAndComesOut) {
  EXPECT_THROW(db().write("test",
                          [](WriteTx& tx) {
                            tx.run(insert_label, 1, std::nullopt, "x");
                            throw std::out_of_range("mine");
                          }),
               std::out_of_range);
  EXPECT_EQ(count(), 0);
}

TEST_P(DbTest, UniqueViolationNamesTableAndColumns) {
  const auto insert = [&](int id) {
    return db().write("test", [id](WriteTx& tx) -> Result<int> {
      try {
        tx.run(insert_label, id, 1, "same");
        return id;
      } catch (const UniqueViolation& violation) {
        return problem(ProblemKind::conflict, TextKey{"test"}, violation.constraint);
      }
    });
  };
  db().write("test", [](WriteTx& tx) { tx.run(insert_topic, 1, "a"); });
  EXPECT_TRUE(insert(1));
  EXPECT_EQ(insert(2).error().field, "note(topic_id, label)");
  const auto same_key = db().write("test", [](WriteTx& tx) -> Result<int> {
    try {
      return static_cast<int>(tx.run(insert_label, 1, std::nullopt, "other"));
    } catch (const UniqueViolation& violation) {
      return problem(ProblemKind::conflict, TextKey{"test"}, violation.constraint);
    }
  });
  EXPECT_EQ(same_key.error().field, "note(id)");
  EXPECT_EQ(count(), 1);
}

TEST_P(DbTest, NothingIsKeptAfterAFailedStatement) {
  const auto stubborn = [&](bool ask_again) {
    db().write("test", [=](WriteTx& tx) {
      tx.run(insert_label, 1, std::nullopt, "a");
      try {
        tx.run(insert_label, 1, std::nullopt, "b");
      } catch (const UniqueViolation&) {
      }
      if (ask_again) tx.run(insert_label, 2, std::nullopt, "c");
    });
  };
  EXPECT_THROW(stubborn(true), Error);
  EXPECT_THROW(stubborn(false), Error);
  EXPECT_EQ(count(), 0);
}

TEST_P(DbTest, OtherConstraintsAreErrors) {
  const auto cause = [&](auto fn) {
    try {
      db().write("test", fn);
    } catch (const Error& error) {
      return error.cause();
    }
    return Error::Cause::broken;
  };
  EXPECT_EQ(cause([](WriteTx& tx) { tx.run(insert_label, 1, 99, "x"); }), Error::Cause::constraint);
  EXPECT_EQ(cause([](WriteTx& tx) { tx.run(insert_label, 1, std::nullopt, std::optional<std::string>()); }),
            Error::Cause::constraint);
  EXPECT_EQ(cause([](WriteTx& tx) { tx.run(insert_label, "one", std::nullopt, "x"); }), Error::Cause::misuse);
  EXPECT_EQ(cause([](WriteTx& tx) { tx.run(insert_label, 1); }), Error::Cause::misuse);
}

TEST_P(DbTest, OneRowAndNoRowAndTooManyRows) {
  db().write("test", [](WriteTx& tx) { tx.run(insert_label, 1, std::nullopt, "a"); });
  const auto label = [](const Row& row) { return row.get<std::string>(0); };
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(tx.one(select_labels, label), "a");
    EXPECT_EQ(tx.value<std::int64_t>(select_note_row, 5), std::nullopt);
    EXPECT_TRUE(tx.exists(select_labels));
    EXPECT_FALSE(tx.exists(select_note_row, 5));
  });
  db().write("test", [](WriteTx& tx) { tx.run(insert_label, 2, std::nullopt, "b"); });
  EXPECT_THROW(db().read([&](ReadTx& tx) { return tx.one(select_labels, label); }), Error);
  EXPECT_EQ(db().read([&](ReadTx& tx) { return tx.all(select_labels, label); }), (std::vector<std::string>{"a", "b"}));
}

TEST_P(DbTest, OneStatementMayRunInsideItsOwnLoop) {
  db().write("test", [](WriteTx& tx) {
    for (const int id : {1, 2, 3}) tx.run(insert_label, id, std::nullopt, "x");
  });
  int seen = 0;
  db().read([&](ReadTx& tx) {
    for ([[maybe_unused]] const Row& outer : tx.query(select_labels)) {
      for ([[maybe_unused]] const Row& inner : tx.query(select_labels)) ++seen;
    }
  });
  EXPECT_EQ(seen, 9);
}

TEST_P(DbTest, BatchAndManyRows) {
  std::vector<int> ids(1'234);
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<int>(i) + 1;
  const auto affected = db().write("test", [&](WriteTx& tx) {
    return tx.run_many(ids, [](Batch& batch, int id) { batch.add(insert_label, id, std::nullopt, fmt::format("label {}", id)); });
  });
  EXPECT_EQ(affected, 1'234);
  EXPECT_EQ(count(), 1'234);
  const auto changed = db().write("test", [](WriteTx& tx) {
    Batch batch;
    batch.add(set_done, 1, true).add(set_done, 99'999, true).add(set_done, 2, true);
    return tx.run(batch);
  });
  EXPECT_EQ(changed, 2);
}

TEST_P(DbTest, BadRowInABatchGivesUpTheWholeWriteAndTheConnectionGoesOn) {
  const auto insert = [&] {
    db().write("test", [](WriteTx& tx) {
      Batch batch;
      for (const int id : {1, 2, 2, 3}) batch.add(insert_label, id, std::nullopt, "x");
      tx.run(batch);
    });
  };
  EXPECT_THROW(insert(), UniqueViolation);
  EXPECT_EQ(count(), 0);
  db().write("test", [](WriteTx& tx) { tx.run(insert_label, 1, std::nullopt, "x"); });
  EXPECT_EQ(count(), 1);
}

TEST_P(DbTest, TransactionsDoNotNest) {
  EXPECT_THROW(db().read([&](ReadTx&) { count(); }), Error);
  EXPECT_THROW(db().write("test", [&](WriteTx&) { count(); }), Error);
  EXPECT_EQ(count(), 0);
}

TEST_P(DbTest, LockTellsWhetherThereIsARow) {
  db().write("test", [](WriteTx& tx) {
    tx.run(insert_label, 1, std::nullopt, "x");
    EXPECT_TRUE(tx.lock(select_note_row, 1));
    EXPECT_FALSE(tx.lock(select_note_row, 2));
  });
}

TEST_P(DbTest, TimeIsTheClocksAndStandsDuringATransaction) {
  db().read([&](ReadTx& tx) {
    const Instant now = tx.now();
    EXPECT_EQ(now, clock.now());
    clock.move(std::chrono::hours(1));
    EXPECT_EQ(tx.now(), now);
  });
}

TEST_P(DbTest, IdsAreUniqueAndOrderedAlsoAfterTheLeaseOfTheNodeEnds) {
  std::vector<std::int64_t> ids;
  for (int round = 0; round < 3; ++round) {
    db().write("test", [&](WriteTx& tx) { ids.push_back(tx.new_id<NoteId>().value); });
    clock.move(std::chrono::hours(1));
  }
  EXPECT_TRUE(std::ranges::is_sorted(ids));
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

TEST_P(DbTest, SlowWritesAreTold) {
  Options slow = fresh->options();
  std::string told;
  slow.on_slow_write = [&](std::string_view name, std::chrono::nanoseconds) { told = name; };
  fresh->reopen(slow);
  db().write("test.slow", [&](WriteTx&) { clock.move(std::chrono::milliseconds(6)); });
  EXPECT_EQ(told, "test.slow");
  told.clear();
  db().write("test.quick", [&](WriteTx&) { clock.move(std::chrono::milliseconds(4)); });
  EXPECT_EQ(told, "");
}

TEST_P(DbTest, CascadesAreSeen) {
  db().write("test", [](WriteTx& tx) {
    tx.run(insert_topic, 1, "a");
    tx.run(insert_label, 1, 1, "x");
    tx.run(delete_topic, 1);
  });
  EXPECT_EQ(count(), 0);
}

TEST_P(DbTest, EveryStatementCanBePrepared) {
  EXPECT_EQ(check_statements(db(), "note."), std::vector<std::string>());
  EXPECT_EQ(check_statements(db(), "db."), std::vector<std::string>());
}

WIEC_ON_BOTH_DATABASES(DbTest);

}  // namespace
}  // namespace wiec::db
