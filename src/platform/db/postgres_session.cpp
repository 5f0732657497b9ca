#include "platform/db/postgres_session.h"

#include "platform/db/postgres_engine.h"
#include "platform/db/postgres_error.h"

namespace wiec::db {

// Notes what a failure means for the transaction, which PostgreSQL only lets be rolled back after any.
template <class F>
auto PostgresSession::guarded(std::string_view name, F&& part) -> std::invoke_result_t<F&> {
  if (failed_) misuse(name, "an earlier statement of this transaction failed; it can only be given up");
  try {
    return part();
  } catch (const SerializationFailure&) {
    failed_ = retry_ = true;
    throw;
  } catch (const UniqueIndexViolation& violation) {
    failed_ = true;
    throw UniqueViolation(engine_.described(violation.constraint), violation.what());
  } catch (const Error&) {
    failed_ = true;
    throw;
  }
}

Cursor& PostgresSession::query(const Sql& sql, std::span<const Param> params, RowLock lock) {
  return guarded(sql.name(), [&]() -> Cursor& {
    const StatementTables& tables = engine_.tables_of(sql);
    read_ |= tables.reads;
    written_ |= tables.writes;
    const std::string_view suffix = lock == RowLock::none   ? ""
                                    : lock == RowLock::wait ? " for update"
                                                            : " for update skip locked";
    return *new PostgresCursor(connection_.run(sql, suffix, params), sql.name());
  });
}

std::int64_t PostgresSession::run(const Sql& sql, std::span<const Param> params) {
  return guarded(sql.name(), [&] {
    const StatementTables& tables = engine_.tables_of(sql);
    read_ |= tables.reads;
    const std::int64_t affected = affected_rows(connection_.run(sql, "", params).get());
    if (affected > 0) written_ |= tables.writes;
    return affected;
  });
}

std::int64_t PostgresSession::run(const Batch& batch) {
  return guarded(batch.sql(0).name(), [&] {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const StatementTables& tables = engine_.tables_of(batch.sql(i));
      read_ |= tables.reads;
      written_ |= tables.writes;
    }
    return connection_.run(batch);
  });
}

void PostgresSession::script(const std::string& sql) {
  guarded("script", [&] { connection_.execute(sql); });
}

void PostgresSession::lock_migrations() {
  // "wiec" in ASCII; the lock lives as long as the transaction.
  guarded("lock_migrations", [&] { connection_.execute("select pg_advisory_xact_lock(2003395939)"); });
}

TableStamp PostgresSession::stamp() {
  TableStamp stamp;
  stamp.reads_ = 1;
  stamp.tables_ = read_;
  stamp.keepable_ = (read_ & engine_.catalog().uncounted()).none();
  if (stamp.keepable_) engine_.counters().read_into(connection_, stamp);
  return stamp;
}

std::int64_t PostgresSession::next_id() {
  try {
    return engine_.node_lease().next_id(now_);
  } catch (const LeaseNeeded& needed) {
    failed_ = true;
    lease_needed_ = needed.at;
    throw;
  }
}

}  // namespace wiec::db
