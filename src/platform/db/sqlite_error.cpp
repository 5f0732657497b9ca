#include "platform/db/sqlite_error.h"

#include <sqlite3.h>

#include "platform/db/error.h"

namespace wiec::db {

namespace {

// "UNIQUE constraint failed: roll.edition_id, roll.person_key" -> "roll(edition_id, person_key)"; for an index on an
// expression "UNIQUE constraint failed: index 'name'" -> "name".
std::string violated_constraint(std::string_view message) {
  const auto colon = message.find(": ");
  if (colon == std::string_view::npos) return std::string(message);
  std::string_view rest = message.substr(colon + 2);
  if (rest.starts_with("index '")) return std::string(rest.substr(7, rest.size() - 8));
  std::string table, columns;
  while (!rest.empty()) {
    const std::string_view item = rest.substr(0, rest.find(", "));
    rest.remove_prefix(std::min(rest.size(), item.size() + 2));
    const auto dot = item.find('.');
    table = item.substr(0, dot);
    columns += (columns.empty() ? "" : ", ") + std::string(item.substr(dot + 1));
  }
  return table + "(" + columns + ")";
}

Error::Cause cause_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      return code == SQLITE_CONSTRAINT_DATATYPE ? Error::Cause::misuse : Error::Cause::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Error::Cause::busy;
    case SQLITE_FULL: return Error::Cause::disk_full;
    // A quota, or a bound on the size of files: SQLite says "full" of ENOSPC alone.
    case SQLITE_IOERR: return code == SQLITE_IOERR_WRITE ? Error::Cause::disk_full : Error::Cause::broken;
    case SQLITE_READONLY: return Error::Cause::read_only;
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
    case SQLITE_MISUSE:
    case SQLITE_ERROR: return Error::Cause::misuse;
    default: return Error::Cause::broken;
  }
}

}  // namespace

void throw_sqlite(sqlite3* database, int code, std::string_view what) {
  const std::string_view said = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  const int extended = database ? sqlite3_extended_errcode(database) : code;
  const std::string message = fmt::format("{}: {} (SQLite {})", what, said, extended);
  if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
      extended == SQLITE_CONSTRAINT_ROWID) {
    throw UniqueViolation(violated_constraint(said), message);
  }
  throw Error(cause_of(extended), message);
}

}  // namespace wiec::db
