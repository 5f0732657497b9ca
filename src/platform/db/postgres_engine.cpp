#include "platform/db/postgres_engine.h"

#include <libpq-fe.h>

#include <random>
#include <thread>

#include "platform/db/postgres_error.h"

namespace wiec::db {

namespace {

constexpr int most_tries = 3;

// Holds back the others who try this write again, so that of those who met one comes through; taken before the
// transaction begins, because its snapshot must be younger than the lock.
class RetryLock {
 public:
  RetryLock(PostgresConnection& connection, std::string_view name)
      : connection_(connection), key_(std::hash<std::string_view>{}(name) >> 1) {
    connection_.execute(fmt::format("select pg_advisory_lock({})", key_));
  }
  RetryLock(const RetryLock&) = delete;
  RetryLock& operator=(const RetryLock&) = delete;
  ~RetryLock() {
    try {
      connection_.execute(fmt::format("select pg_advisory_unlock({})", key_));
    } catch (const Error&) {
      // A lost connection has lost its lock too.
    }
  }

 private:
  PostgresConnection& connection_;
  std::uint64_t key_;
};

}  // namespace

PostgresEngine::PostgresEngine(const Options& given)
    : Engine(given), catalog_(given.uncounted_tables), probe_(given, catalog_), counters_(given.location, catalog_) {
  const int readers =
      options().readers > 0 ? options().readers : 2 * static_cast<int>(std::thread::hardware_concurrency()) + 2;
  for (int i = 0; i < 2 * readers; ++i) pool_.add(std::make_unique<Slot>());
  load_index_names();
}

PostgresEngine::~PostgresEngine() { node_lease().give_back(handle()); }

PostgresConnection& PostgresEngine::connected(Slot& slot) {
  const int schema = schema_;
  if (!slot.connection || !slot.connection->alive() || slot.schema != schema) {
    slot.connection.reset();
    slot.connection = std::make_unique<PostgresConnection>(options().location);
    slot.schema = schema;
  }
  return *slot.connection;
}

// A connection kept from before the server's restart shows so only now; then a new one is made.
Instant PostgresEngine::begin(Slot& slot, std::string_view mode) {
  const std::string sql =
      fmt::format("begin isolation level {}; select (extract(epoch from now()) * 1000000)::bigint", mode);
  std::string micros;
  try {
    micros = connected(slot).text_of(sql);
  } catch (const Error& error) {
    if (error.cause() != Error::Cause::connection) throw;
    slot.connection.reset();
    micros = connected(slot).text_of(sql);
  }
  return options().testing.now_from_clock ? clock().now() : Instant{std::stoll(micros)};
}

void PostgresEngine::roll_back(PostgresConnection& connection) noexcept try {
  if (connection.in_transaction()) connection.execute("rollback");
} catch (const std::exception&) {
  // The connection is lost and the transaction with it.
}

void PostgresEngine::read(Callee<void(ReadTx&)> fn, TableStamp* record) {
  const NestingGuard guard(*this);
  const auto slot = pool_.lease();
  const Instant now = begin(*slot, "repeatable read read only");
  PostgresSession session(*this, *slot->connection, now);
  try {
    ReadTx tx(session);
    fn(tx);
    if (record) record->add(session.stamp());
    slot->connection->execute("commit");
  } catch (...) {
    roll_back(*slot->connection);
    throw;
  }
  reads_.fetch_add(1, std::memory_order_relaxed);
}

void PostgresEngine::commit(const WriteCall& call) {
  const NestingGuard guard(*this);
  const auto slot = pool_.lease();
  if (options().testing.run_twice) try_commit(call, *slot, true);
  if (try_commit(call, *slot, false) == Outcome::done) return;
  connected(*slot);
  const RetryLock lock(*slot->connection, call.name);
  for (int tries = 2; tries <= most_tries; ++tries) {
    ++retries_;
    if (try_commit(call, *slot, false) == Outcome::done) return;
  }
  throw Error(Error::Cause::busy, fmt::format("{}: other writes were in the way {} times", call.name, most_tries));
}

// A rehearsal does all but commit.
PostgresEngine::Outcome PostgresEngine::try_commit(const WriteCall& call, Slot& slot, bool rehearsal) {
  const Instant now = begin(slot, call.isolation == Isolation::serial ? "serializable" : "read committed");
  PostgresConnection& connection = *slot.connection;
  PostgresSession session(*this, connection, now);
  try {
    WriteTx tx(session);
    const bool keep = timed(call, tx);
    if (rehearsal) {
      roll_back(connection);
      return Outcome::done;
    }
    return finish(call, session, connection, keep);
  } catch (...) {
    roll_back(connection);
    if (session.to_be_retried()) return Outcome::again;
    if (const auto at = session.lease_needed()) throw LeaseNeeded(*at);
    if (rehearsal) return Outcome::done;
    throw;
  }
}

PostgresEngine::Outcome PostgresEngine::finish(const WriteCall& call, PostgresSession& session,
                                               PostgresConnection& connection, bool keep) {
  if (const auto at = session.lease_needed()) throw LeaseNeeded(*at);
  if (session.to_be_retried()) {
    roll_back(connection);
    return Outcome::again;
  }
  ++writes_;
  if (!keep) {
    roll_back(connection);
    return Outcome::done;
  }
  if (session.failed()) misuse(call.name, "went on after a failed statement");
  try {
    counters_.raise(connection, session.written());
    connection.commit();
  } catch (const SerializationFailure&) {
    roll_back(connection);
    return Outcome::again;
  }
  ++commits_;
  return Outcome::done;
}

bool PostgresEngine::is_current(const TableStamp& stamp) { return counters_.is_current(stamp); }

Statistics PostgresEngine::statistics() const {
  Statistics numbers;
  numbers.reads = reads_;
  numbers.writes = writes_;
  numbers.commits = commits_;
  numbers.retries = retries_;
  numbers.longest_group = commits_ > 0 ? 1 : 0;
  return numbers;
}

void PostgresEngine::schema_changed() {
  ++schema_;
  load_index_names();
}

void PostgresEngine::load_index_names() {
  const auto slot = pool_.lease();
  const PostgresResult result = connected(*slot).execute(R"(
    select i.relname, t.relname || '(' || string_agg(a.attname, ', ' order by k.place) || ')'
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    cross join unnest(x.indkey) with ordinality as k(number, place)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
    where x.indisunique and pg_table_is_visible(t.oid) and k.place <= x.indnkeyatts
    group by i.relname, t.relname, x.indnkeyatts having count(*) = x.indnkeyatts)");
  const std::lock_guard lock(names_mutex_);
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    index_names_[PQgetvalue(result.get(), row, 0)] = PQgetvalue(result.get(), row, 1);
  }
}

std::string PostgresEngine::described(const std::string& index) {
  const std::lock_guard lock(names_mutex_);
  const auto found = index_names_.find(index);
  return found == index_names_.end() ? index : found->second;
}

}  // namespace wiec::db
