#include "platform/db/sqlite_engine.h"

#include <sqlite3.h>

#include "platform/db/sqlite_error.h"

namespace wiec::db {

namespace {

const Sql begin_read{"db.begin_read", "begin"};
const Sql end_read{"db.end_read", "commit"};

void step(SqliteConnection& connection, const Sql& sql) {
  SqliteStatement& statement = connection.statement(sql);
  statement.failed = nullptr;
  const Rows rows(statement);  // gives the statement back
  statement.step();
}

// Ends a read transaction, also when fn threw.
struct Snapshot {
  SqliteConnection& connection;
  explicit Snapshot(SqliteConnection& c) : connection(c) { step(connection, begin_read); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() {
    try {
      step(connection, end_read);
    } catch (const Error&) {
      // A reading transaction has nothing to lose.
    }
  }
};

}  // namespace

SqliteEngine::SqliteEngine(const Options& given)
    : Engine(given), path_(given.location), catalog_(given.uncounted_tables) {
  if (!options().read_only) open_writer();
  const int readers =
      options().readers > 0 ? options().readers : 2 * static_cast<int>(std::thread::hardware_concurrency()) + 2;
  for (int i = 0; i < readers; ++i) {
    auto reader = std::make_unique<SqliteConnection>(path_, SqliteConnection::Mode::read, &catalog_);
    reader->execute("pragma cache_size = -4000");  // KiB
    if (i == 0) catalog_.learn(reader->table_names());
    readers_.add(std::move(reader));
  }
  counters_ = std::make_unique<SqliteCounters>(path_, catalog_, writing_.get());
  if (!writing_) return;
  auto run_fn = [this](const WriteCall& call, WriteTx& tx) { return timed(call, tx); };
  writer_ = std::make_unique<SqliteWriter>(*this, *writing_, catalog_, *counters_, run_fn);
}

void SqliteEngine::open_writer() {
  const bool unsynced = options().testing.without_sync;
  writing_ = std::make_unique<SqliteConnection>(path_, SqliteConnection::Mode::write, &catalog_);
  if (writing_->text_of("pragma journal_mode = wal") != "wal") {
    throw Error(Error::Cause::broken, path_ + ": cannot keep a write-ahead log");
  }
  writing_->execute(unsynced ? "pragma synchronous = off" : "pragma synchronous = full");
  // KiB: what a group of votes writes is hundreds of pages, which must be neither spilled nor read again.
  writing_->execute("pragma cache_size = -32000");
  writing_->execute("pragma foreign_keys = on");
  writing_->execute("pragma secure_delete = on");  // what was erased is gone from the file
  writing_->execute("pragma journal_size_limit = 67108864");
  checkpoints_ = std::make_unique<SqliteCheckpoints>(path_, unsynced, [this](std::string_view what) { trouble(what); });
  auto after_commit = [](void* checkpoints, sqlite3*, const char*, int pages) {
    static_cast<SqliteCheckpoints*>(checkpoints)->log_has(pages);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(writing_->handle(), after_commit, checkpoints_.get());
}

SqliteEngine::~SqliteEngine() {
  if (writer_) node_lease().give_back(handle());
  writer_.reset();
}

void SqliteEngine::read(Callee<void(ReadTx&)> fn, TableStamp* record) {
  const NestingGuard guard(*this);
  const auto reader = readers_.lease();
  SqliteSession session(*this, *reader, catalog_, counters_->begin());
  {
    const Snapshot snapshot(*reader);
    ReadTx tx(session);
    fn(tx);
  }
  if (record) record->add(session.stamp());
  reads_.fetch_add(1, std::memory_order_relaxed);
}

void SqliteEngine::commit(const WriteCall& call) {
  const NestingGuard guard(*this);
  writer_->run(call);
}

bool SqliteEngine::is_current(const TableStamp& stamp, Look& look) { return counters_->is_current(stamp, look); }

Statistics SqliteEngine::statistics() const {
  Statistics numbers;
  numbers.reads = reads_;
  if (writer_) writer_->add_to(numbers);
  if (checkpoints_) numbers.wal_pages = checkpoints_->pages();
  return numbers;
}

void SqliteEngine::schema_changed() { catalog_.learn((*readers_.lease()).table_names()); }

}  // namespace wiec::db
