// SQLite's result codes as our errors.
#pragma once
#include <string_view>

struct sqlite3;

namespace wiec::db {

// Throws what `code` means; `what` names the statement or the step.
[[noreturn]] void throw_sqlite(sqlite3* database, int code, std::string_view what);

}  // namespace wiec::db
