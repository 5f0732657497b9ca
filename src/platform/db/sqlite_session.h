// A transaction on one SQLite connection.
#pragma once
#include "platform/db/engine.h"
#include "platform/db/sqlite_connection.h"

namespace wiec::db {

class SqliteSession final : public Session {
 public:
  // `before` is the stamp's beginning: counters read before the snapshot.
  SqliteSession(Engine& engine, SqliteConnection& connection, const TableCatalog& catalog, TableStamp before)
      : engine_(engine), connection_(connection), catalog_(catalog), before_(std::move(before)) {}

  Cursor& query(const Sql&, std::span<const Param>, RowLock) override;
  std::int64_t run(const Sql&, std::span<const Param>) override;
  std::int64_t run(const Batch&) override;
  Dialect dialect() const override { return Dialect::sqlite; }
  void script(const std::string& sql) override;
  void lock_migrations() override {}  // writes are alone
  Instant now() override;
  TableStamp stamp() override;
  std::int64_t next_id() override;

  // A statement failed: whatever fn answers, this transaction is given up, as on PostgreSQL.
  bool failed() const { return failed_; }
  std::optional<Instant> lease_needed() const { return lease_needed_; }
  const TableSet& written() const { return written_; }
  // Time never steps back from one transaction to the next.
  void not_before(Instant at) { not_before_ = at; }

 private:
  SqliteStatement& begin(const Sql&, std::span<const Param>);
  Engine& engine_;
  SqliteConnection& connection_;
  const TableCatalog& catalog_;
  TableStamp before_;
  TableSet read_, written_;
  std::optional<Instant> now_;
  Instant not_before_{std::numeric_limits<std::int64_t>::min()};
  std::optional<Instant> lease_needed_;
  bool failed_ = false;
  std::vector<Param> batch_params_;
};

}  // namespace wiec::db
