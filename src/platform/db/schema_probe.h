// Tells which tables a statement reads and writes, for PostgreSQL: an SQLite database in memory with the same migrated schema
// prepares the same text and its authorizer names them.
#pragma once
#include <mutex>
#include <vector>

#include "platform/db/db.h"
#include "platform/db/sqlite_connection.h"

namespace wiec::db {

class SchemaProbe {
 public:
  SchemaProbe(const Options& options, TableCatalog& catalog);
  const StatementTables& tables_of(const Sql& sql);

 private:
  std::mutex mutex_;
  SqliteConnection memory_;
  std::vector<std::unique_ptr<StatementTables>> known_;  // by Sql::index
};

// Where migrations are written down once applied.
inline constexpr std::string_view create_journal = R"(
  create table if not exists schema_migration (
    folder text not null,
    number integer not null,
    name text not null,
    checksum text not null,
    applied_at bigint not null,
    primary key (folder, number)
  ) {{strict}};)";

// Every migration that the program knows, the layer's own first.
std::vector<const Migration*> known_migrations(const Options& options);

}  // namespace wiec::db
