// Counts the commits of each table in the database itself (table_counter), so that kept pages are exact on many nodes.
#pragma once
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>

#include "platform/db/postgres_connection.h"
#include "platform/db/table_catalog.h"

namespace wiec::db {

class PostgresCounters {
 public:
  PostgresCounters(std::string location, const TableCatalog& catalog) : location_(std::move(location)), catalog_(catalog) {}

  // Raises what was written, together with the commit of the writing transaction.
  void raise_and_commit(PostgresConnection& connection, const TableSet& written);
  // Inside the reading transaction: the counters belong to its snapshot.
  void read_into(PostgresConnection& connection, TableStamp& stamp) const;
  // One reading of the counters, begun after the call, serves all callers that wait for one.
  bool is_current(const TableStamp&, Look&);

 private:
  using Commits = std::map<std::string, std::int64_t, std::less<>>;
  static Commits read(PostgresConnection& connection);
  std::shared_ptr<const Commits> read_now();
  std::shared_ptr<const Commits> latest();
  bool agrees(const TableStamp&, const Commits&) const;

  const std::string location_;
  const TableCatalog& catalog_;
  std::unique_ptr<PostgresConnection> connection_;  // of the thread that is reading
  std::mutex mutex_;
  std::condition_variable wake_;
  bool reading_ = false;
  std::uint64_t begun_ = 0, finished_ = 0;
  std::shared_ptr<const Commits> latest_;  // nothing when the last reading failed
  std::atomic<std::uint64_t> own_{0};      // commits through raise_and_commit
};

}  // namespace wiec::db
