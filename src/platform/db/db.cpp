#include "platform/db/db.h"

#include "platform/db/engine.h"

namespace wiec::db {

Rows ReadTx::start(const Sql& sql, std::span<const Param> params) {
  return Rows(session_.query(sql, params, RowLock::none));
}

void ReadTx::refuse_second_row(const Sql& sql) { misuse(sql.name(), "gives more than one row"); }

Instant ReadTx::now() { return session_.now(); }

TableStamp ReadTx::stamp() { return session_.stamp(); }

std::int64_t WriteTx::execute(const Sql& sql, std::span<const Param> params) { return session_.run(sql, params); }

std::int64_t WriteTx::run(const Batch& batch) { return batch.empty() ? 0 : session_.run(batch); }

bool WriteTx::lock_rows(const Sql& sql, std::span<const Param> params) {
  bool any = false;
  Rows rows(session_.query(sql, params, RowLock::wait));
  for ([[maybe_unused]] const Row& row : rows) any = true;
  return any;
}

Rows WriteTx::take_rows(const Sql& sql, std::span<const Param> params) {
  return Rows(session_.query(sql, params, RowLock::skip_locked));
}

std::int64_t WriteTx::next_id() { return session_.next_id(); }

int narrow_column(std::int64_t value) {
  if (!std::in_range<int>(value)) misuse("row", fmt::format("{} does not fit into int", value));
  return static_cast<int>(value);
}

Database Database::recording(TableStamp& stamp) const {
  Database other = *this;
  other.record_ = &stamp;
  return other;
}

bool Database::is_current(const TableStamp& stamp) const {
  Look look;
  return is_current(stamp, look);
}

bool Database::is_current(const TableStamp& stamp, Look& look) const { return engine_->is_current(stamp, look); }

bool Database::is_current_at_once() const { return dialect() == Dialect::sqlite; }

Dialect Database::dialect() const { return engine_->dialect(); }

Statistics Database::statistics() const { return engine_->statistics(); }

void Database::run_read(Callee<void(ReadTx&)> fn) const { engine_->read(fn, record_); }

void Database::run_write(std::string_view name, Isolation isolation, Callee<bool(WriteTx&)> fn) const {
  engine_->write({name, isolation, fn});
}

bool is_postgres(std::string_view location) {
  return location.starts_with("postgres://") || location.starts_with("postgresql://") ||
         location.find("dbname=") != std::string_view::npos || location.find("host=") != std::string_view::npos ||
         location.find("service=") != std::string_view::npos;
}

}  // namespace wiec::db
