#include "platform/db/sqlite_session.h"

namespace wiec::db {

namespace {

struct Release {
  SqliteStatement& statement;
  ~Release() { statement.release(); }
};

}  // namespace

SqliteStatement& SqliteSession::begin(const Sql& sql, std::span<const Param> params) {
  if (failed_) misuse(sql.name(), "an earlier statement of this transaction failed; it can only be given up");
  SqliteStatement& statement = connection_.statement(sql);
  statement.failed = &failed_;
  read_ |= statement.tables.reads;
  try {
    statement.bind(params);
  } catch (...) {
    statement.release();
    throw;
  }
  return statement;
}

Cursor& SqliteSession::query(const Sql& sql, std::span<const Param> params, RowLock) {
  SqliteStatement& statement = begin(sql, params);
  written_ |= statement.tables.writes;
  return statement;
}

std::int64_t SqliteSession::run(const Sql& sql, std::span<const Param> params) {
  SqliteStatement& statement = begin(sql, params);
  const Release release{statement};
  const std::int64_t affected = statement.run();
  if (affected > 0) written_ |= statement.tables.writes;
  return affected;
}

std::int64_t SqliteSession::run(const Batch& batch) {
  std::int64_t affected = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch.params(i, batch_params_);
    affected += run(batch.sql(i), batch_params_);
  }
  return affected;
}

void SqliteSession::script(const std::string& sql) { connection_.execute(sql.c_str()); }

// A small correction of the clock turns no order of writes around; a clock that was wrong by more is believed once it
// is set right, or a vote would stay closed that has not ended.
Instant SqliteSession::now() {
  constexpr auto kSmall = std::chrono::minutes(1);
  if (!now_) {
    const Instant clock = engine_.clock().now();
    now_ = clock < not_before_ && not_before_ < clock + kSmall ? not_before_ : clock;
  }
  return *now_;
}

TableStamp SqliteSession::stamp() {
  TableStamp stamp = before_;
  stamp.reads_ = 1;
  stamp.tables_ = read_;
  // By table: an answer joined from what was read at several times stays true as long as each part of it does.
  for (std::size_t table = read_._Find_first(); table < max_tables; table = read_._Find_next(table))
    stamp.counters_.emplace_back(static_cast<int>(table), static_cast<std::int64_t>(stamp.sequence_));
  stamp.keepable_ = (read_ & catalog_.uncounted()).none();
  return stamp;
}

std::int64_t SqliteSession::next_id() {
  try {
    return engine_.node_lease().next_id(now());
  } catch (const LeaseNeeded& needed) {
    failed_ = true;
    lease_needed_ = needed.at;
    throw;
  }
}

}  // namespace wiec::db
