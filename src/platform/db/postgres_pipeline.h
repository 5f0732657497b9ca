// Statements sent to PostgreSQL together, answered together: one round trip.
#pragma once
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/postgres_connection.h"

namespace wiec::db {

class PostgresPipeline {
 public:
  explicit PostgresPipeline(pg_conn* connection);
  PostgresPipeline(const PostgresPipeline&) = delete;
  PostgresPipeline& operator=(const PostgresPipeline&) = delete;
  ~PostgresPipeline();

  void add(const char* text);  // one statement without parameters
  void add(const std::string& prepared, std::string_view name, std::span<const Param> params);
  // The answers in order. Throws the first error, after all answers have been taken from the connection.
  std::vector<PostgresResult> finish();

 private:
  void note_sent(int sent, std::string_view name);
  PostgresResult next_answer();
  void wait_for_end();
  pg_conn* connection_;
  std::vector<std::string_view> names_;  // of what was sent
  std::exception_ptr first_error_;
};

}  // namespace wiec::db
