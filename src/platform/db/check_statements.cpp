#include <libpq-fe.h>

#include "platform/db/engine.h"
#include "platform/db/fresh_database.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/postgres_values.h"
#include "platform/db/sqlite_connection.h"

namespace wiec::db {

namespace {

// Statements of the layer itself that only one of the databases ever sees.
bool belongs_to(Dialect dialect, std::string_view name) {
  constexpr std::string_view sqlite_only[] = {"db.data_version", "db.begin_group",     "db.commit_group", "db.roll_back_group",
                                              "db.begin_job",    "db.keep_job",        "db.give_up_job",  "db.begin_read",
                                              "db.end_read"};
  constexpr std::string_view postgres_only[] = {"db.raise_counters", "db.select_counters", "db.select_now"};
  if (dialect == Dialect::sqlite) return std::ranges::find(postgres_only, name) == std::end(postgres_only);
  return std::ranges::find(sqlite_only, name) == std::end(sqlite_only);
}

std::size_t parameter_count(std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    std::size_t number = 0;
    for (auto i = at + 1; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) number = number * 10 + std::size_t(text[i] - '0');
    count = std::max(count, number);
  }
  return count;
}

// PostgreSQL finds most types by itself; where it cannot ("$1 is null or ..."), the types that a Param can have are tried.
std::string prepare_with_some_types(PostgresConnection& connection, const Sql& sql, std::vector<unsigned>& types, std::size_t free_from) {
  const std::string first = connection.try_prepare(sql.text(), types);
  if (first.empty() || free_from == types.size()) return first;
  for (std::size_t i = free_from; i < types.size(); ++i) {
    for (const Type type : {Type::integer, Type::text, Type::boolean, Type::date, Type::bytes}) {
      types[i] = type_number(type);
      if (prepare_with_some_types(connection, sql, types, i + 1).empty()) return {};
    }
    types[i] = 0;
  }
  return first;
}

std::string prepare_on_sqlite(SqliteConnection& connection, const Sql& sql) try {
  const Rows rows(connection.statement(sql));
  return {};
} catch (const Error& error) {
  return error.what();
}

}  // namespace

std::vector<std::string> check_statements(Database& database, std::string_view prefix) {
  const Dialect dialect = database.dialect();
  const std::string& location = database.engine().options().location;
  std::vector<std::string> failures;
  std::optional<SqliteConnection> sqlite;
  std::optional<PostgresConnection> postgres;
  if (dialect == Dialect::sqlite) sqlite.emplace(location, SqliteConnection::Mode::read, nullptr);
  if (dialect == Dialect::postgres) postgres.emplace(location);
  for (const Sql* sql : Sql::all()) {
    const bool asked = prefix.empty() ? !sql->name().starts_with("test.") : sql->name().starts_with(prefix);
    if (!asked || !belongs_to(dialect, sql->name())) continue;
    std::vector<unsigned> types(parameter_count(sql->text()), 0);
    const std::string problem = sqlite ? prepare_on_sqlite(*sqlite, *sql) : prepare_with_some_types(*postgres, *sql, types, 0);
    if (!problem.empty()) failures.push_back(fmt::format("{}: {}", sql->name(), problem));
  }
  return failures;
}

}  // namespace wiec::db
