// Which tables a transaction touched, and whether what it read is still so: the base of the exact page cache.
#pragma once
#include <bitset>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace wiec::db {

inline constexpr std::size_t max_tables = 1024;
using TableSet = std::bitset<max_tables>;  // by the database's own number of a table

// What an answer was made from: the tables read and their counters, taken before the snapshot. It is current as long as
// no later commit wrote one of these tables.
class TableStamp {
 public:
  // Joins what another read transaction saw; the older view of a table counts.
  void add(const TableStamp&);
  bool empty() const { return reads_ == 0; }
  // A table whose commits are not counted (Options::uncounted_tables) was read: such an answer cannot be kept.
  bool can_be_kept() const { return keepable_; }

 private:
  friend class SqliteSession;
  friend class SqliteCounters;
  friend class PostgresSession;
  friend class PostgresCounters;
  int reads_ = 0;  // transactions
  bool keepable_ = true;
  std::uint64_t outside_ = 0;  // commits by other processes, SQLite
  std::uint64_t sequence_ = 0;  // of our own commits, SQLite
  TableSet tables_;
  std::vector<std::pair<int, std::int64_t>> counters_;  // by table, PostgreSQL
};

// What the first question about others' commits found, so that the further ones of the same request need not ask the
// database again. Commits of this process are seen all the same. One per request; not shared between threads.
class Look {
  friend class SqliteCounters;
  friend class PostgresCounters;
  bool taken_ = false;
  std::uint64_t outside_ = 0;             // SQLite
  std::uint64_t own_ = 0;                 // commits of this process, PostgreSQL
  std::shared_ptr<const void> counters_;  // PostgreSQL
};

}  // namespace wiec::db
