// PostgreSQL's error states as our errors.
#pragma once
#include <string_view>

#include "platform/db/error.h"

struct pg_conn;
struct pg_result;

namespace wiec::db {

// Another transaction was in the way (SQLSTATE 40001, 40P01): the whole transaction is to be tried again.
class SerializationFailure : public Error {
 public:
  explicit SerializationFailure(const std::string& message) : Error(Cause::busy, message) {}
};

// A unique index was violated; PostgreSQL tells its name, the engine puts table and columns in its place.
class UniqueIndexViolation : public UniqueViolation {
 public:
  using UniqueViolation::UniqueViolation;
};

// Throws what the failed answer (null = none came) means; `what` names the statement.
[[noreturn]] void throw_postgres(const pg_conn* connection, const pg_result* result, std::string_view what);

}  // namespace wiec::db
