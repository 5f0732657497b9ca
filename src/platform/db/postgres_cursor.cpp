#include <libpq-fe.h>

#include "platform/db/engine.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/postgres_values.h"

namespace wiec::db {

void ResultDeleter::operator()(pg_result* result) const { PQclear(result); }

PostgresCursor::PostgresCursor(PostgresResult result, std::string_view name)
    : result_(std::move(result)), name_(name), rows_(PQntuples(result_.get())) {}

bool PostgresCursor::is_null(int column) const { return PQgetisnull(result_.get(), row_, column) == 1; }

unsigned PostgresCursor::type_of(int column) const {
  if (column < 0 || column >= PQnfields(result_.get())) misuse(name_, fmt::format("there is no column {}", column));
  return PQftype(result_.get(), column);
}

std::string_view PostgresCursor::value(int column) const {
  return {PQgetvalue(result_.get(), row_, column), static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
}

void PostgresCursor::refuse(int column, std::string_view wanted) const {
  if (is_null(column)) misuse(name_, fmt::format("column {} is null, {} is asked for", column, wanted));
  misuse(name_, fmt::format("column {} is of PostgreSQL's type {}, {} is asked for", column, type_of(column), wanted));
}

std::int64_t PostgresCursor::integer(int column) const {
  const auto type = PgType{type_of(column)};
  if (is_null(column)) refuse(column, "integer");
  if (type == PgType::int8 || type == PgType::int4 || type == PgType::int2) return read_big_endian(value(column));
  if (type == PgType::numeric) {
    if (const auto number = read_numeric(value(column))) return *number;
  }
  refuse(column, "integer");
}

bool PostgresCursor::boolean(int column) const {
  if (PgType{type_of(column)} != PgType::boolean || is_null(column)) refuse(column, "boolean");
  return value(column)[0] != 0;
}

std::string_view PostgresCursor::text(int column) const {
  const auto type = PgType{type_of(column)};
  const bool text = type == PgType::text || type == PgType::varchar || type == PgType::name || type == PgType::untyped_literal;
  if (!text || is_null(column)) refuse(column, "text");
  return value(column);
}

std::string_view PostgresCursor::bytes(int column) const {
  if (PgType{type_of(column)} != PgType::bytea || is_null(column)) refuse(column, "bytes");
  return value(column);
}

Date PostgresCursor::date(int column) const {
  if (PgType{type_of(column)} != PgType::date || is_null(column)) refuse(column, "date");
  return {static_cast<std::int32_t>(read_big_endian(value(column)) + 10'957)};
}

}  // namespace wiec::db
