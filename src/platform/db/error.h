// What goes wrong with a database. Only UniqueViolation is an expected outcome; the others are broken machinery and are
// answered once, by the pipeline, with a reference number.
#pragma once
#include <stdexcept>
#include <string>

namespace wiec::db {

class Error : public std::runtime_error {
 public:
  enum class Cause {
    broken,       // anything else
    misuse,       // the program asks wrongly: wrong type, missing parameter, statement inside a failed transaction
    constraint,   // check, not null, foreign key
    busy,         // lost against other writers (3 tries), or another process holds the file; trying later helps
    disk_full,
    read_only,
    connection,   // the server is away
    unconfirmed,  // PostgreSQL did not hear from its standby: may be lost, so it counts as not committed
  };
  Error(Cause cause, const std::string& message) : std::runtime_error(message), cause_(cause) {}
  Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

// Thrown by run() and query(). A use case may catch it to answer `conflict`; the transaction can then only be given up:
// any further statement in it throws, and it is rolled back whatever fn returns. Use "on conflict do nothing" to go on.
class UniqueViolation : public Error {
 public:
  UniqueViolation(std::string violated, const std::string& message)
      : Error(Cause::constraint, message), constraint(std::move(violated)) {}
  // "roll(edition_id, person_key)", the same on both databases; the index's name if it is on an expression.
  std::string constraint;
};

}  // namespace wiec::db
