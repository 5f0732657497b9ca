#include "platform/db/testing.h"

namespace wiec::db {
namespace {

constexpr Migration first_version[] = {
    {"low", 1, "create_low", "create table low (id bigint primary key) {{strict}};"},
};
constexpr Migration second_version[] = {
    {"low", 1, "create_low", "create table low (id bigint primary key) {{strict}};"},
    {"low", 2, "add_name", "alter table low add column name text; insert into low (id, name) values (1, 'one');"},
};
constexpr Migration edited_version[] = {
    {"low", 1, "create_low", "create table low (id bigint primary key, name text) {{strict}};"},
};
constexpr Migration broken_version[] = {
    {"low", 1, "create_low", "create table low (id bigint primary key) {{strict}};"},
    {"low", 2, "break", "create table half (id bigint primary key) {{strict}}; insert into missing values (1);"},
};
constexpr Migration high[] = {
    {"high", 1, "create_high", "create table high (low_id bigint references low (id)) {{strict}};"},
};
const Sql select_name{"test.select_name", "select name from low where id = 1"};
const Sql insert_high{"test.insert_high", "insert into high (low_id) values (1)"};

class MigrateTest : public DatabaseTest {
 protected:
  MigrateTest() : DatabaseTest({first_version}) {}
  void become(MigrationList migrations) {
    Options next = fresh->options();
    next.migrations = std::move(migrations);
    fresh->reopen(next);
  }
};

TEST_P(MigrateTest, NewMigrationsAreAppliedInOrderOnce) {
  EXPECT_EQ(pending(db())->size(), 0u);
  become({second_version, high});
  ASSERT_EQ(pending(db())->size(), 2u);
  std::string steps;
  const auto done = migrate(db(), [&](const MigrationProgress& step) {
    steps += fmt::format("{} {}/{};", step.migration->name, step.done, step.total);
  });
  EXPECT_EQ(done, 2u);
  EXPECT_EQ(steps, "add_name 0/2;create_high 1/2;");
  EXPECT_EQ(db().read([](ReadTx& tx) { return tx.value<std::string>(select_name); }), "one");
  db().write("test", [](WriteTx& tx) { tx.run(insert_high); });
  EXPECT_EQ(migrate(db()), 0u);
}

TEST_P(MigrateTest, EditedMigrationIsRefused) {
  become({edited_version, high});
  const auto done = migrate(db());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, MigrationError::Kind::edited);
  EXPECT_NE(done.error().message.find("low/0001_create_low"), std::string::npos);
}

TEST_P(MigrateTest, DatabaseOfANewerProgramIsRefused) {
  become({second_version});
  ASSERT_TRUE(migrate(db()));
  become({first_version});
  const auto found = pending(db());
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, MigrationError::Kind::missing);
  EXPECT_NE(found.error().message.find("low/0002_add_name"), std::string::npos);
}

TEST_P(MigrateTest, FailedMigrationLeavesNothing) {
  Options next = fresh->options();
  next.migrations = {first_version};
  fresh->reopen(next);
  if (GetParam() == Dialect::postgres) {
    // The schema in memory cannot be made from it: such a program does not even open.
    next.migrations = {broken_version};
    EXPECT_FALSE(open(next));
    return;
  }
  become({broken_version});
  const auto done = migrate(db());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, MigrationError::Kind::failed);
  EXPECT_NE(done.error().message.find("low/0002_break"), std::string::npos);
  EXPECT_EQ(pending(db())->size(), 1u);
}

WIEC_ON_BOTH_DATABASES(MigrateTest);

TEST(Dialect, TypesAndTokensBecomeThoseOfEachDatabase) {
  constexpr std::string_view sql =
      "create table t (id bigint primary key, -- a bigint\n  on_day date, yes boolean default true, update_date text,\n"
      "  kind text default 'date', content {{blob}}) {{strict}}; {{unknown}}";
  EXPECT_EQ(sql_for(Dialect::sqlite, sql),
            "create table t (id integer primary key, -- a bigint\n  on_day text, yes integer default true, update_date text,\n"
            "  kind text default 'date', content blob) strict; {{unknown}}");
  EXPECT_EQ(sql_for(Dialect::postgres, sql),
            "create table t (id bigint primary key, -- a bigint\n  on_day date, yes boolean default true, update_date text,\n"
            "  kind text default 'date', content bytea) ; {{unknown}}");
  EXPECT_EQ(sql_for(Dialect::sqlite, "{{strict_without_rowid}}"), "strict, without rowid");
}

}  // namespace
}  // namespace wiec::db
