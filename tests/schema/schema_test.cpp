// What holds for every table and every statement of the program, on both databases.
#include <filesystem>
#include <fstream>
#include <set>

#include "app/installation.h"
#include "app/modules.h"
#include "platform/db/sqlite_connection.h"
#include "platform/db/testing.h"

namespace wiec {
namespace {

using db::Dialect;

class SchemaTest : public db::DatabaseTest {
 protected:
  SchemaTest() : DatabaseTest(app::all_migrations()) { (void)app::modules(); }
};

TEST_P(SchemaTest, EveryStatementCanBePrepared) {
  EXPECT_GT(db::Sql::all().size(), 50u);
  EXPECT_EQ(db::check_statements(db()), std::vector<std::string>());
}

TEST_P(SchemaTest, NothingIsPendingAfterMigrating) { EXPECT_EQ(db::pending(db())->size(), 0u); }

WIEC_ON_BOTH_DATABASES(SchemaTest);

class SqliteSchemaTest : public SchemaTest {
 protected:
  void SetUp() override {
    SchemaTest::SetUp();
    location_ = fresh->options().location;
  }
  std::vector<std::string> names(const std::string& sql) {
    db::SqliteConnection connection(location_, db::SqliteConnection::Mode::read, nullptr);
    std::string list = connection.text_of(("select coalesce(group_concat(x, char(31)), '') from (" + sql + ")").c_str());
    std::vector<std::string> found;
    for (std::size_t at = 0; at < list.size();) {
      const auto end = std::min(list.find('\x1f', at), list.size());
      found.push_back(list.substr(at, end - at));
      at = end + 1;
    }
    return found;
  }
  std::string location_;
};

TEST_P(SqliteSchemaTest, StatementNamesAreUnique) {
  std::set<std::string_view> seen;
  for (const db::Sql* sql : db::Sql::all()) EXPECT_TRUE(seen.insert(sql->name()).second) << sql->name();
}

TEST_P(SqliteSchemaTest, MigrationNumbersOfAFolderFollowEachOther) {
  std::map<std::string_view, int> last;
  for (const auto& folder : app::all_migrations()) {
    for (const db::Migration& migration : folder) EXPECT_EQ(migration.number, ++last[migration.folder]) << migration.name;
  }
}

TEST_P(SqliteSchemaTest, EveryTableIsStrict) {
  EXPECT_EQ(names("select name as x from pragma_table_list where type = 'table' and schema = 'main' and strict = 0 and "
                  "name not like 'sqlite%' order by name"),
            std::vector<std::string>());
}

TEST_P(SqliteSchemaTest, EveryTableHasAPrimaryKey) {
  EXPECT_EQ(names("select name as x from sqlite_schema s where type = 'table' and name not like 'sqlite%' and not exists "
                  "(select 1 from pragma_table_info(s.name) where pk > 0) order by name"),
            std::vector<std::string>());
}

// Without one, removing a row reads the whole table that may refer to it. These may go without: what they refer to is
// hardly ever removed, and nothing is looked up by them.
const std::set<std::string> unindexed_references = {
    "edition.city_id",          "edition.picture_file_id",    "pool.place_id",     "pool_result.ballots_file_id",
    "proposal.category_id",     "proposal.picture_file_id",   "proposal.place_id", "proposal_decision.merged_into_id",
    // Editions are never deleted; a batch of codes names who made it.
    "code_batch.made_by",       "voter_session.edition_id",
    // People are erased by emptying their row, offices by closing them.
    "invitation.invited_by",    "invitation.organisation_id", "invitation.person_id", "invitation.place_id",
    "invitation.unit_id",       "organisation.place_id",      "organisation_unit.parent_id", "role_grant.given_by",
    "role_grant.organisation_id", "role_grant.place_id",      "role_grant.unit_id", "sign_in_link.person_id",
};

TEST_P(SqliteSchemaTest, EveryForeignKeyHasAnIndex) {
  for (const std::string& reference : names(R"(
    select s.name || '.' || f."from" as x from sqlite_schema s, pragma_foreign_key_list(s.name) f
    where s.type = 'table' and f.seq = 0
      and not exists (select 1 from pragma_table_info(s.name) c where c.pk = 1 and c.name = f."from")
      and not exists (select 1 from pragma_index_list(s.name) i, pragma_index_info(i.name) k
                      where k.seqno = 0 and k.name = f."from")
    order by 1)")) {
    EXPECT_TRUE(unindexed_references.contains(reference)) << reference;
  }
}

// tests/schema/released/VERSION.sql is a database of a released version, written by `sqlite3 wiec.db .dump` after
// "pragma application_id = 1466524003;". It must become what a fresh database is.
TEST_P(SqliteSchemaTest, EveryReleasedSchemaIsMigrated) {
  const std::filesystem::path folder = std::filesystem::path(WIEC_SOURCE_DIR) / "tests/schema/released";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no version has been released yet";
  const std::string schema = "select sql as x from sqlite_schema where sql is not null and name not like 'sqlite%' order by name";
  const auto wanted = names(schema);
  ASSERT_GT(wanted.size(), 20u);
  for (const auto& released : std::filesystem::directory_iterator(folder)) {
    const db::TemporaryFolder temporary;
    db::Options old = fresh->options();
    old.location = (temporary.path() / "old.db").string();
    std::ifstream in(released.path());
    const std::string dump{std::istreambuf_iterator<char>(in), {}};
    db::SqliteConnection(old.location, db::SqliteConnection::Mode::create, nullptr).execute(dump.c_str());
    fresh->reopen(old);
    location_ = old.location;
    const auto done = db::migrate(db());
    ASSERT_TRUE(done) << released.path() << ": " << done.error().message;
    EXPECT_EQ(names(schema), wanted) << released.path();
  }
}

INSTANTIATE_TEST_SUITE_P(On, SqliteSchemaTest, ::testing::Values(Dialect::sqlite), db::dialect_name);

}  // namespace
}  // namespace wiec
