// Numbered changes of the schema, embedded in the program by tools/embed_migrations from <folder>/migrations/NNNN_what.sql.
//
// One text serves both databases. Column types are bigint, integer, text, boolean, date and {{blob}}; on SQLite bigint and
// boolean become integer and date becomes text, so that every table can be STRICT:
//   create table note (id bigint primary key, body text not null, seen boolean not null default false, on_day date) {{strict}};
// Tokens: {{blob}} blob | bytea · {{strict}} strict | nothing · {{strict_without_rowid}} strict, without rowid | nothing.
// A migration runs in one transaction; once applied it is never edited (its checksum is kept and compared).
#pragma once
#include <cstddef>
#include <expected>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::db {

struct Migration {
  std::string_view folder;  // "modules/voting"
  int number = 0;
  std::string_view name;
  std::string_view sql;  // with tokens
};

enum class Dialect { sqlite, postgres };
std::string sql_for(Dialect, std::string_view migration_sql);

struct MigrationError {
  enum class Kind { edited, missing, failed } kind = Kind::failed;
  std::string message;  // English, for operators and logs
};

class Database;

// What migrate() would apply, in order. Errors: an applied migration was edited (its checksum differs) or is unknown to
// this program (the database was made by a newer one).
std::expected<std::vector<const Migration*>, MigrationError> pending(Database&);

struct MigrationProgress {
  const Migration* migration;  // about to be applied
  std::size_t done;
  std::size_t total;
};
// Applies what is pending, each in its own transaction; only one process at a time does so. Gives how many were applied.
std::expected<std::size_t, MigrationError> migrate(Database&,
                                                   const std::function<void(const MigrationProgress&)>& progress = {});

}  // namespace wiec::db
