// The thread that owns the only writing SQLite connection. What queues while a commit goes to disk is the next group: one
// transaction, a savepoint for each write, one commit for all.
#pragma once
#include <condition_variable>
#include <thread>

#include "platform/db/sqlite_counters.h"
#include "platform/db/sqlite_session.h"

namespace wiec::db {

class SqliteWriter {
 public:
  using RunFn = std::function<bool(const WriteCall&, WriteTx&)>;
  SqliteWriter(Engine& engine, SqliteConnection& connection, const TableCatalog& catalog, SqliteCounters& counters,
               RunFn run_fn);
  ~SqliteWriter();  // finishes what is queued

  void run(const WriteCall& call);  // waits for the commit; throws what went wrong
  void add_to(Statistics& numbers) const;

 private:
  struct Caller;
  struct Job {
    const WriteCall* call;
    Caller* caller;
    std::exception_ptr error;
  };
  using Group = std::span<Job* const>;

  void serve();
  void run_group(Group group);
  std::size_t run_jobs(Group group);
  void run_job(Job& job);
  bool run_fn_in_savepoint(Job& job, SqliteSession& session);
  bool may_keep(Job& job, const SqliteSession& session);
  void commit(Group group);
  void answer(Job& job);
  void step(const Sql& sql);

  Engine& engine_;
  SqliteConnection& connection_;
  const TableCatalog& catalog_;
  SqliteCounters& counters_;
  RunFn run_fn_;
  TableSet written_;  // by the group
  Instant last_now_{};
  std::atomic<std::uint64_t> writes_{0}, commits_{0}, longest_group_{0};

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Job*> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace wiec::db
