#include <sqlite3.h>

#include "platform/db/engine.h"
#include "platform/db/sqlite_connection.h"
#include "platform/db/sqlite_error.h"

namespace wiec::db {

namespace {

// The number in "$12"; 0 for anything else.
int parameter_number(const char* name) {
  if (!name || name[0] != '$') return 0;
  int number = 0;
  for (const char* at = name + 1; *at; ++at) {
    if (*at < '0' || *at > '9' || number > 999) return 0;
    number = number * 10 + (*at - '0');
  }
  return number;
}

std::string_view type_name(int type) {
  switch (type) {
    case SQLITE_INTEGER: return "integer";
    case SQLITE_FLOAT: return "float";
    case SQLITE_TEXT: return "text";
    case SQLITE_BLOB: return "bytes";
    default: return "null";
  }
}

}  // namespace

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view name, std::string_view text)
    : database_(database), name_(name) {
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(database, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement_, &tail);
  if (code != SQLITE_OK) throw_sqlite(database, code, name);
  const int count = sqlite3_bind_parameter_count(statement_);
  for (int i = 1; i <= count; ++i) {
    const auto number = static_cast<std::size_t>(parameter_number(sqlite3_bind_parameter_name(statement_, i)));
    if (number == 0) {
      sqlite3_finalize(statement_);
      misuse(name, "a parameter is not written as $1, $2...");
    }
    if (number > positions_.size()) positions_.resize(number, 0);
    positions_[number - 1] = i;
  }
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(statement_); }

void SqliteStatement::bind(std::span<const Param> params) {
  require_parameters(name_, params.size(), positions_.size());
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (positions_[i] != 0) bind(positions_[i], params[i]);
  }
}

void SqliteStatement::bind(int position, const Param& param) {
  int code = SQLITE_OK;
  if (param.is_null()) {
    code = sqlite3_bind_null(statement_, position);
  } else if (param.type() == Type::text) {
    code = sqlite3_bind_text64(statement_, position, param.text().data() ? param.text().data() : "",
                               param.text().size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } else if (param.type() == Type::bytes) {
    code = sqlite3_bind_blob64(statement_, position, param.text().data() ? param.text().data() : "",
                               param.text().size(), SQLITE_TRANSIENT);
  } else if (param.type() == Type::date) {
    const std::string day = iso(Date{static_cast<std::int32_t>(param.number())});
    code = sqlite3_bind_text64(statement_, position, day.data(), day.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } else {
    code = sqlite3_bind_int64(statement_, position, param.number());
  }
  if (code != SQLITE_OK) throw_sqlite(database_, code, name_);
}

bool SqliteStatement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  if (failed) *failed = true;
  throw_sqlite(database_, code, name_);
}

std::int64_t SqliteStatement::run() {
  while (step()) {
  }
  return sqlite3_stmt_readonly(statement_) ? 0 : sqlite3_changes64(database_);
}

void SqliteStatement::release() {
  if (temporary) {
    delete this;
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  in_use = false;
}

bool SqliteStatement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

void SqliteStatement::require(int column, int type, std::string_view wanted) const {
  const int found = sqlite3_column_type(statement_, column);
  if (found == type) return;
  if (column >= sqlite3_column_count(statement_)) misuse(name_, fmt::format("there is no column {}", column));
  misuse(name_, fmt::format("column {} is {}, {} is asked for", column, type_name(found), wanted));
}

std::int64_t SqliteStatement::integer(int column) const {
  require(column, SQLITE_INTEGER, "integer");
  return sqlite3_column_int64(statement_, column);
}

bool SqliteStatement::boolean(int column) const {
  const std::int64_t value = integer(column);
  if (value != 0 && value != 1) misuse(name_, fmt::format("column {} is {}, not a boolean", column, value));
  return value == 1;
}

std::string_view SqliteStatement::text(int column) const {
  require(column, SQLITE_TEXT, "text");
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view SqliteStatement::bytes(int column) const {
  require(column, SQLITE_BLOB, "bytes");
  const auto* blob = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return {blob, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Date SqliteStatement::date(int column) const {
  const auto day = date_from_iso(text(column));
  if (!day) misuse(name_, fmt::format("column {} is not a day", column));
  return *day;
}

}  // namespace wiec::db
