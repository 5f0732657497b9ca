// A fresh, migrated database for one test, on either engine; gone afterwards.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "platform/db/db.h"

namespace wiec::db {

// Where PostgreSQL tests may make databases: WIEC_TEST_POSTGRES, a URL or "host=... dbname=postgres"; nullopt when unset.
std::optional<std::string> test_postgres();
// The same server, another database.
std::string with_database(const std::string& location, const std::string& name);

// A new folder below the system's for temporary files; removed with this.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class FreshDatabase {
 public:
  // The schema is migrated once for each list of migrations and then copied. Whatever of `options` concerns the place is
  // set here; every fn is run twice, the disk is not waited for and now() is the clock's, unless changed by reopen().
  FreshDatabase(Dialect dialect, Options options);
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;
  ~FreshDatabase();

  Database& db() { return *database_; }
  const Options& options() const { return options_; }
  void reopen(const Options& options);
  void close() { database_.reset(); }

 private:
  Options options_;
  TemporaryFolder folder_;
  std::optional<Database> database_;
};

// Prepares the registered statements whose names begin with `prefix` on this database; without one, all but those of tests
// ("test."). Gives one line for each that fails.
std::vector<std::string> check_statements(Database& database, std::string_view prefix = {});

}  // namespace wiec::db
