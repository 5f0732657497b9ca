// One test source for both databases:
//
//   class ProposalStoreTest : public db::DatabaseTest {
//    protected:
//     ProposalStoreTest() : DatabaseTest({proposals::migrations()}) {}
//   };
//   TEST_P(ProposalStoreTest, Inserts) { db().write("test", [](db::WriteTx& tx) { ... }); }
//   WIEC_ON_BOTH_DATABASES(ProposalStoreTest);
//
// PostgreSQL runs when WIEC_TEST_POSTGRES is set (pg_virtualenv -t bash -c 'WIEC_TEST_POSTGRES=dbname=postgres ctest ...'),
// else its tests are skipped. Each test has a fresh, migrated database; every fn of write() runs twice on purpose.
#pragma once
#include <gtest/gtest.h>

#include "platform/db/fresh_database.h"

namespace wiec::db {

class DatabaseTest : public ::testing::TestWithParam<Dialect> {
 protected:
  using MigrationList = std::vector<std::span<const Migration>>;
  explicit DatabaseTest(MigrationList migrations = {}) { options.migrations = std::move(migrations); }

  void SetUp() override {
    if (GetParam() == Dialect::postgres && !test_postgres()) GTEST_SKIP() << "WIEC_TEST_POSTGRES is not set";
    options.clock = &clock;
    fresh.emplace(GetParam(), options);
  }
  Database& db() { return fresh->db(); }

  Options options;  // may be changed in the constructor
  SettableClock clock{*instant_from_iso("2026-11-22T10:00:00Z")};
  std::optional<FreshDatabase> fresh;
};

inline std::string dialect_name(const ::testing::TestParamInfo<Dialect>& info) {
  return info.param == Dialect::sqlite ? "sqlite" : "postgres";
}

#define WIEC_ON_BOTH_DATABASES(Fixture)                                                                     \
  INSTANTIATE_TEST_SUITE_P(On, Fixture, ::testing::Values(::wiec::db::Dialect::sqlite, ::wiec::db::Dialect::postgres), \
                           ::wiec::db::dialect_name)

}  // namespace wiec::db
