// A transaction on one PostgreSQL connection.
#pragma once
#include "platform/db/engine.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/postgres_counters.h"
#include "platform/db/schema_probe.h"

namespace wiec::db {

class PostgresEngine;

// A pooled place for a connection, made when first leased and again when lost.
struct PostgresSlot {
  std::unique_ptr<PostgresConnection> connection;
  int schema = 0;
};

class PostgresSession final : public Session {
 public:
  // The transaction begins with `begin` and its first statement.
  PostgresSession(PostgresEngine& engine, PostgresSlot& slot, const char* begin);

  Cursor& query(const Sql&, std::span<const Param>, RowLock) override;
  std::int64_t run(const Sql&, std::span<const Param>) override;
  std::int64_t run(const Batch&) override;
  Dialect dialect() const override { return Dialect::postgres; }
  void script(const std::string& sql) override;
  void lock_migrations() override;
  Instant now() override;
  TableStamp stamp() override;
  std::int64_t next_id() override;

  bool failed() const { return failed_; }
  bool to_be_retried() const { return retry_; }
  std::optional<Instant> lease_needed() const { return lease_needed_; }
  const TableSet& written() const { return written_; }

 private:
  PostgresConnection& connection() { return *slot_.connection; }
  template <class F>
  auto guarded(std::string_view name, F&& part) -> std::invoke_result_t<F&>;
  PostgresEngine& engine_;
  PostgresSlot& slot_;
  const char* begin_;
  std::optional<Instant> now_;
  TableSet read_, written_;
  std::optional<Instant> lease_needed_;
  bool failed_ = false;
  bool retry_ = false;
};

}  // namespace wiec::db
