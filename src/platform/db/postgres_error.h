#pragma once
#include "platform/db/error.h"

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

}  // namespace wiec::db
