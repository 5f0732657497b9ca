// Counts the commits of an SQLite database, for kept pages: our own by table, those of other processes (commands run beside
// the server) as a whole.
//
// Others are found by `PRAGMA data_version`, which changes on a connection when another one has committed. Two connections
// are asked: the writer, on which only other processes count; and a watching one, which is cheap to ask at any time but sees
// our own commits as well. After each commit of ours both are asked, and what the watching one then says is known to be
// ours; any later change of it, outside a commit of ours, is another process's.
#pragma once
#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "platform/db/sqlite_connection.h"

namespace wiec::db {

class SqliteCounters {
 public:
  SqliteCounters(const std::string& path, const TableCatalog& catalog, SqliteConnection* writer);

  TableStamp begin() const;  // before a snapshot is taken
  bool is_current(const TableStamp&, Look&);
  void before_commit();
  // Also after a failed one, with nothing written.
  void after_commit(const TableSet& written);

 private:
  bool written_since(const TableStamp&) const;
  const TableCatalog& catalog_;
  SqliteConnection watching_;
  SqliteConnection* writer_;  // null when opened for reading only
  std::atomic<std::uint64_t> sequence_{0};
  std::atomic<std::uint64_t> outside_{0};
  std::array<std::atomic<std::uint64_t>, max_tables> last_written_{};  // sequence of the last commit, by table
  std::mutex mutex_;  // of what follows, and of watching_
  std::condition_variable counted_;
  bool committing_ = false;
  std::int64_t known_version_ = 0;
  std::int64_t writer_version_ = 0;
};

}  // namespace wiec::db
