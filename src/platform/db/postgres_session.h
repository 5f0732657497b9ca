// A transaction on one PostgreSQL connection.
#pragma once
#include "platform/db/engine.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/postgres_counters.h"
#include "platform/db/schema_probe.h"

namespace wiec::db {

class PostgresEngine;

class PostgresSession final : public Session {
 public:
  PostgresSession(PostgresEngine& engine, PostgresConnection& connection, Instant now)
      : engine_(engine), connection_(connection), now_(now) {}

  Cursor& query(const Sql&, std::span<const Param>, RowLock) override;
  std::int64_t run(const Sql&, std::span<const Param>) override;
  std::int64_t run(const Batch&) override;
  Dialect dialect() const override { return Dialect::postgres; }
  void script(const std::string& sql) override;
  void lock_migrations() override;
  Instant now() override { return now_; }
  TableStamp stamp() override;
  std::int64_t next_id() override;

  bool failed() const { return failed_; }
  bool to_be_retried() const { return retry_; }
  std::optional<Instant> lease_needed() const { return lease_needed_; }
  const TableSet& written() const { return written_; }

 private:
  template <class F>
  auto guarded(std::string_view name, F&& part) -> std::invoke_result_t<F&>;
  PostgresEngine& engine_;
  PostgresConnection& connection_;
  const Instant now_;
  TableSet read_, written_;
  std::optional<Instant> lease_needed_;
  bool failed_ = false;
  bool retry_ = false;
};

}  // namespace wiec::db
