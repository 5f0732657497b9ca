#include "platform/db/postgres_session.h"

#include "platform/db/postgres_engine.h"
#include "platform/db/postgres_error.h"

namespace wiec::db {

namespace {

const Sql select_now{"db.select_now", "select cast(extract(epoch from now()) * 1000000 as bigint)"};

}  // namespace

PostgresSession::PostgresSession(PostgresEngine& engine, PostgresSlot& slot, const char* begin)
    : engine_(engine), slot_(slot), begin_(begin) {
  engine_.connect(slot_).begin(begin_);
}

// Notes what a failure means for the transaction, which PostgreSQL only lets be rolled back after any. A connection kept
// from before the server's restart shows so with the first statement; a new one is made for it.
template <class F>
auto PostgresSession::guarded(std::string_view name, F&& part) -> std::invoke_result_t<F&> {
  if (failed_) misuse(name, "an earlier statement of this transaction failed; it can only be given up");
  try {
    try {
      return part();
    } catch (const Error& error) {
      if (error.cause() != Error::Cause::connection || !connection().untouched()) throw;
      slot_.connection.reset();
      engine_.connect(slot_).begin(begin_);
      return part();
    }
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

Instant PostgresSession::now() {
  if (now_) return *now_;
  if (engine_.options().testing.now_from_clock) {
    now_ = engine_.clock().now();
  } else {
    guarded("now", [&] {
      PostgresCursor cursor(connection().run(select_now, "", {}), select_now.name());
      cursor.step();
      now_ = Instant{cursor.integer(0)};
    });
  }
  return *now_;
}

Cursor& PostgresSession::query(const Sql& sql, std::span<const Param> params, RowLock lock) {
  return guarded(sql.name(), [&]() -> Cursor& {
    const StatementTables& tables = engine_.tables_of(sql);
    read_ |= tables.reads;
    written_ |= tables.writes;
    const std::string_view suffix = lock == RowLock::none   ? ""
                                    : lock == RowLock::wait ? " for update"
                                                            : " for update skip locked";
    return *new PostgresCursor(connection().run(sql, suffix, params), sql.name());
  });
}

std::int64_t PostgresSession::run(const Sql& sql, std::span<const Param> params) {
  return guarded(sql.name(), [&] {
    const StatementTables& tables = engine_.tables_of(sql);
    read_ |= tables.reads;
    const std::int64_t affected = affected_rows(connection().run(sql, "", params).get());
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
    return connection().run(batch);
  });
}

void PostgresSession::script(const std::string& sql) {
  guarded("script", [&] { connection().execute(sql); });
}

void PostgresSession::lock_migrations() {
  // "wiec" in ASCII; the lock lives as long as the transaction.
  guarded("lock_migrations", [&] { connection().execute("select pg_advisory_xact_lock(2003395939)"); });
}

TableStamp PostgresSession::stamp() {
  TableStamp stamp;
  stamp.reads_ = 1;
  stamp.tables_ = read_;
  stamp.keepable_ = (read_ & engine_.catalog().uncounted()).none();
  if (stamp.keepable_) engine_.counters().read_into(connection(), stamp);
  return stamp;
}

std::int64_t PostgresSession::next_id() {
  const Instant at = now();
  try {
    return engine_.node_lease().next_id(at);
  } catch (const LeaseNeeded& needed) {
    failed_ = true;
    lease_needed_ = needed.at;
    throw;
  }
}

}  // namespace wiec::db
