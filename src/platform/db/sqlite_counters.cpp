#include "platform/db/sqlite_counters.h"

#include "platform/db/error.h"

namespace wiec::db {

namespace {

const Sql data_version{"db.data_version", "pragma data_version"};

std::int64_t version_of(SqliteConnection& connection) {
  SqliteStatement& statement = connection.statement(data_version);
  const Rows rows(statement);  // gives the statement back
  statement.step();
  return statement.integer(0);
}

}  // namespace

SqliteCounters::SqliteCounters(const std::string& path, const TableCatalog& catalog, SqliteConnection* writer)
    : catalog_(catalog), watching_(path, SqliteConnection::Mode::read, nullptr), writer_(writer) {
  known_version_ = version_of(watching_);
  if (writer_) writer_version_ = version_of(*writer_);
}

TableStamp SqliteCounters::begin() const {
  TableStamp stamp;
  stamp.outside_ = outside_.load();
  stamp.sequence_ = sequence_.load();
  return stamp;
}

bool SqliteCounters::is_current(const TableStamp& stamp, Look& look) {
  if (stamp.reads_ == 0) return true;
  if (!stamp.keepable_) return false;
  for (std::size_t table = stamp.tables_._Find_first(); table < max_tables; table = stamp.tables_._Find_next(table)) {
    if (last_written_[table].load() > stamp.sequence_) return false;
  }
  if (look.taken_ && stamp.outside_ <= look.outside_) return stamp.outside_ == look.outside_;
  const std::lock_guard lock(mutex_);
  const std::int64_t version = version_of(watching_);
  if (version != known_version_) {
    // Ours or another's: after_commit() will tell.
    if (committing_) return false;
    known_version_ = version;
    ++outside_;
  }
  look.taken_ = true;
  look.outside_ = outside_.load();
  return stamp.outside_ == look.outside_;
}

void SqliteCounters::before_commit() {
  const std::lock_guard lock(mutex_);
  committing_ = true;
}

void SqliteCounters::after_commit(const TableSet& written) {
  const std::uint64_t next = sequence_.load() + 1;
  for (std::size_t table = written._Find_first(); table < max_tables; table = written._Find_next(table)) {
    last_written_[table].store(next);
  }
  sequence_.store(next);
  const std::lock_guard lock(mutex_);
  committing_ = false;
  try {
    known_version_ = version_of(watching_);
    const std::int64_t version = version_of(*writer_);
    if (std::exchange(writer_version_, version) != version) ++outside_;
  } catch (const Error&) {
    ++outside_;  // the commit stands; what is kept is not trusted
  }
}

}  // namespace wiec::db
