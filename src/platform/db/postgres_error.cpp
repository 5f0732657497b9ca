#include "platform/db/postgres_error.h"

#include <libpq-fe.h>

namespace wiec::db {

namespace {

std::string_view field(const pg_result* result, int code) {
  const char* text = result ? PQresultErrorField(result, code) : nullptr;
  return text ? text : "";
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return std::string(text);
}

// By SQLSTATE (https://www.postgresql.org/docs/15/errcodes-appendix.html).
Error::Cause cause_of(std::string_view state, bool alive) {
  if (state == "08P01" || state.starts_with("42") || state.starts_with("22")) return Error::Cause::misuse;
  if (state.starts_with("23")) return Error::Cause::constraint;
  if (state == "53100") return Error::Cause::disk_full;
  if (state == "25006") return Error::Cause::read_only;
  if (state.empty() || state.starts_with("08") || state.starts_with("57P") || !alive) return Error::Cause::connection;
  return Error::Cause::broken;
}

}  // namespace

void throw_postgres(const pg_conn* connection, const pg_result* result, std::string_view what) {
  const std::string_view state = field(result, PG_DIAG_SQLSTATE);
  const std::string said = trimmed(result ? PQresultErrorMessage(result) : PQerrorMessage(connection));
  const std::string message = fmt::format("{}: {} (PostgreSQL {})", what, said, state.empty() ? "-" : state);
  if (state == "40001" || state == "40P01") throw SerializationFailure(message);
  if (state == "23505") throw UniqueIndexViolation(std::string(field(result, PG_DIAG_CONSTRAINT_NAME)), message);
  throw Error(cause_of(state, PQstatus(connection) == CONNECTION_OK), message);
}

}  // namespace wiec::db
