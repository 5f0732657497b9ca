#include "platform/db/sqlite_connection.h"

#include <sqlite3.h>

#include "platform/db/sqlite_error.h"

namespace wiec::db {

namespace {

// SQLite tells, while it prepares a statement, every table that it will read or write: through views, triggers and
// foreign keys too (https://www.sqlite.org/c3ref/set_authorizer.html).
int note_table(void* watched, int action, const char* name, const char*, const char*, const char*) {
  auto& [catalog, found] = *static_cast<SqliteConnection::Watched*>(watched);
  const bool writes = action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
  if (!found || !name || (!writes && action != SQLITE_READ)) return SQLITE_OK;
  if (const auto number = catalog->number_of(name)) {
    (writes ? found->writes : found->reads).set(static_cast<std::size_t>(*number));
  }
  return SQLITE_OK;
}

int flags_of(SqliteConnection::Mode mode) {
  // Each connection belongs to one thread at a time: no lock of SQLite's own is needed.
  const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (mode == SqliteConnection::Mode::read) return common | SQLITE_OPEN_READONLY;
  if (mode == SqliteConnection::Mode::write) return common | SQLITE_OPEN_READWRITE;
  return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Mode mode, const TableCatalog* catalog)
    : watched_{catalog, nullptr} {
  const int code = sqlite3_open_v2(path.c_str(), &database_, flags_of(mode), nullptr);
  if (code != SQLITE_OK) {
    const int extended = database_ ? sqlite3_extended_errcode(database_) : code;
    sqlite3_close(database_);
    throw_sqlite(nullptr, extended, path);
  }
  sqlite3_busy_timeout(database_, 10'000);
  // Set once: setting it again would make every kept statement be prepared anew.
  if (catalog) sqlite3_set_authorizer(database_, note_table, &watched_);
}

SqliteConnection::~SqliteConnection() {
  kept_.clear();
  sqlite3_close(database_);
}

std::unique_ptr<SqliteStatement> SqliteConnection::prepare(const Sql& sql) {
  StatementTables found;
  watched_.found = &found;
  struct Unwatch {
    Watched& watched;
    ~Unwatch() { watched.found = nullptr; }
  } const unwatch{watched_};
  auto statement = std::make_unique<SqliteStatement>(database_, sql.name(), sql.text());
  statement->tables = found;
  return statement;
}

SqliteStatement& SqliteConnection::statement(const Sql& sql) {
  const auto index = static_cast<std::size_t>(sql.index());
  if (index >= kept_.size()) kept_.resize(index + 1);
  if (!kept_[index]) kept_[index] = prepare(sql);
  if (kept_[index]->in_use) {
    SqliteStatement* other = prepare(sql).release();
    other->temporary = true;
    return *other;
  }
  kept_[index]->in_use = true;
  return *kept_[index];
}

void SqliteConnection::execute(const char* sql) {
  const int code = sqlite3_exec(database_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite(database_, code, sql);
}

std::string SqliteConnection::text_of(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr);
  if (code != SQLITE_OK) throw_sqlite(database_, code, sql);
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> owner(statement, sqlite3_finalize);
  code = sqlite3_step(statement);
  if (code == SQLITE_DONE) return {};
  if (code != SQLITE_ROW) throw_sqlite(database_, code, sql);
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
  return text ? text : "";
}

std::int64_t SqliteConnection::integer_of(const char* sql) {
  const std::string text = text_of(sql);
  return text.empty() ? 0 : std::stoll(text);
}

std::vector<std::string> SqliteConnection::table_names() {
  sqlite3_stmt* statement = nullptr;
  const char* sql = "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name";
  const int code = sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr);
  if (code != SQLITE_OK) throw_sqlite(database_, code, "table names");
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> owner(statement, sqlite3_finalize);
  std::vector<std::string> names;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    names.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
  }
  return names;
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }

}  // namespace wiec::db
