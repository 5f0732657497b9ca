#include "platform/db/sqlite_counters.h"

#include <algorithm>

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

bool SqliteCounters::written_since(const TableStamp& stamp) const {
  return std::ranges::any_of(stamp.counters_, [this](const auto& seen) {
    return last_written_[static_cast<std::size_t>(seen.first)].load() > static_cast<std::uint64_t>(seen.second);
  });
}

bool SqliteCounters::is_current(const TableStamp& stamp, Look& look) {
  if (stamp.reads_ == 0) return true;
  if (!stamp.keepable_ || written_since(stamp)) return false;
  if (look.taken_ && stamp.outside_ <= look.outside_) return stamp.outside_ == look.outside_;
  std::unique_lock lock(mutex_);
  std::int64_t version = version_of(watching_);
  // Ours or another's: after_commit() tells, microseconds from now. Making everything anew would take far longer, and
  // under many writes most requests would.
  while (version != known_version_ && committing_) {
    counted_.wait(lock);
    version = version_of(watching_);
  }
  if (version != known_version_) {
    known_version_ = version;
    ++outside_;
  }
  look.taken_ = true;
  look.outside_ = outside_.load();
  return stamp.outside_ == look.outside_ && !written_since(stamp);
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
  {
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
  counted_.notify_all();
}

}  // namespace wiec::db
