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
  for (int i = 0; i < 2 * readers; ++i) pool_.add(std::make_unique<PostgresSlot>());
  load_index_names();
}

PostgresEngine::~PostgresEngine() { node_lease().give_back(handle()); }

PostgresConnection& PostgresEngine::connect(PostgresSlot& slot) {
  const int schema = schema_;
  if (!slot.connection || !slot.connection->alive() || slot.schema != schema) {
    slot.connection.reset();
    slot.connection = std::make_unique<PostgresConnection>(options().location);
    slot.schema = schema;
  }
  return *slot.connection;
}

void PostgresEngine::roll_back(PostgresSlot& slot) noexcept try {
  if (slot.connection) slot.connection->roll_back();
} catch (const std::exception&) {
  slot.connection.reset();  // and the transaction with it
}

void PostgresEngine::read(Callee<void(ReadTx&)> fn, TableStamp* record) {
  const NestingGuard guard(*this);
  const auto slot = pool_.lease();
  PostgresSession session(*this, *slot, "begin isolation level repeatable read read only");
  try {
    ReadTx tx(session);
    fn(tx);
    if (record) record->add(session.stamp());
    slot->connection->end_reading();
  } catch (...) {
    roll_back(*slot);
    throw;
  }
  reads_.fetch_add(1, std::memory_order_relaxed);
}

void PostgresEngine::commit(const WriteCall& call) {
  const NestingGuard guard(*this);
  const auto slot = pool_.lease();
  if (options().testing.run_twice) try_commit(call, *slot, true);
  if (try_commit(call, *slot, false) == Outcome::done) return;
  const RetryLock lock(connect(*slot), call.name);
  for (int tries = 2; tries <= most_tries; ++tries) {
    ++retries_;
    if (try_commit(call, *slot, false) == Outcome::done) return;
  }
  throw Error(Error::Cause::busy, fmt::format("{}: other writes were in the way {} times", call.name, most_tries));
}

// A rehearsal does all but commit.
PostgresEngine::Outcome PostgresEngine::try_commit(const WriteCall& call, PostgresSlot& slot, bool rehearsal) {
  const bool serial = call.isolation == Isolation::serial;
  PostgresSession session(*this, slot, serial ? "begin isolation level serializable" : "begin isolation level read committed");
  try {
    WriteTx tx(session);
    const bool keep = timed(call, tx);
    if (rehearsal) {
      roll_back(slot);
      return Outcome::done;
    }
    return finish(call, session, slot, keep);
  } catch (...) {
    roll_back(slot);
    if (session.to_be_retried()) return Outcome::again;
    if (const auto at = session.lease_needed()) throw LeaseNeeded(*at);
    if (rehearsal) return Outcome::done;
    throw;
  }
}

PostgresEngine::Outcome PostgresEngine::finish(const WriteCall& call, PostgresSession& session, PostgresSlot& slot,
                                               bool keep) {
  if (const auto at = session.lease_needed()) throw LeaseNeeded(*at);
  if (session.to_be_retried()) {
    roll_back(slot);
    return Outcome::again;
  }
  ++writes_;
  if (!keep) {
    roll_back(slot);
    return Outcome::done;
  }
  if (session.failed()) misuse(call.name, "went on after a failed statement");
  try {
    counters_.raise_and_commit(*slot.connection, session.written());
  } catch (const SerializationFailure&) {
    roll_back(slot);
    return Outcome::again;
  }
  ++commits_;
  return Outcome::done;
}

bool PostgresEngine::is_current(const TableStamp& stamp, Look& look) { return counters_.is_current(stamp, look); }

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
  const PostgresResult result = connect(*slot).execute(R"(
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
