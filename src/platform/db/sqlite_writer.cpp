#include "platform/db/sqlite_writer.h"

#include <sqlite3.h>

#include "platform/db/sqlite_error.h"
#include "platform/process/quiet_signals.h"

namespace wiec::db {

namespace {

constexpr std::size_t group_limit = 1'000;

const Sql begin_group{"db.begin_group", "begin immediate"};
const Sql commit_group{"db.commit_group", "commit"};
const Sql roll_back_group{"db.roll_back_group", "rollback"};
const Sql begin_job{"db.begin_job", "savepoint job"};
const Sql keep_job{"db.keep_job", "release job"};
const Sql give_up_job{"db.give_up_job", "rollback to job"};

}  // namespace

// Where a thread that called run() waits; outlives its jobs.
struct SqliteWriter::Caller {
  std::mutex mutex;
  std::condition_variable wake;
  bool answered = false;
};

SqliteWriter::SqliteWriter(Engine& engine, SqliteConnection& connection, const TableCatalog& catalog,
                           SqliteCounters& counters, RunFn run_fn)
    : engine_(engine), connection_(connection), catalog_(catalog), counters_(counters), run_fn_(std::move(run_fn)) {
  if (engine.options().testing.fail_commit) {
    auto hook = [](void* self) { return static_cast<SqliteWriter*>(self)->engine_.options().testing.fail_commit() ? 1 : 0; };
    sqlite3_commit_hook(connection_.handle(), hook, this);
  }
  const process::QuietSignals quiet;
  thread_ = std::thread([this] { serve(); });
}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void SqliteWriter::run(const WriteCall& call) {
  thread_local Caller caller;
  caller.answered = false;
  Job job{&call, &caller, nullptr};
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(&job);
  }
  wake_.notify_one();
  std::unique_lock lock(caller.mutex);
  caller.wake.wait(lock, [] { return caller.answered; });
  if (job.error) std::rethrow_exception(job.error);
}

void SqliteWriter::answer(Job& job) {
  Caller& caller = *job.caller;
  const std::lock_guard lock(caller.mutex);
  caller.answered = true;
  caller.wake.notify_one();
}

void SqliteWriter::serve() {
  const NestingGuard guard(engine_);
  std::vector<Job*> group;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      group.swap(queue_);
    }
    for (Group rest = group; !rest.empty();) {
      const Group part = rest.first(std::min(rest.size(), group_limit));
      rest = rest.subspan(part.size());
      run_group(part);
    }
    group.clear();
  }
}

// A job whose failure ended the whole transaction (full disk) takes those before it with it; those after it go on.
void SqliteWriter::run_group(Group group) {
  while (!group.empty()) {
    const std::size_t ran = run_jobs(group);
    const Group part = group.first(ran);
    group = group.subspan(ran);
    const bool early = engine_.options().testing.answer_before_commit;
    if (early) std::ranges::for_each(part, [&](Job* job) { answer(*job); });
    if (connection_.in_transaction()) commit(early ? Group{} : part);
    counters_.after_commit(written_);
    writes_ += ran;
    longest_group_ = std::max<std::uint64_t>(longest_group_, ran);
    if (!early) std::ranges::for_each(part, [&](Job* job) { answer(*job); });
  }
}

// Gives how many jobs ran in this transaction; when it is no longer open, all of them carry an error.
std::size_t SqliteWriter::run_jobs(Group group) {
  written_.reset();
  std::size_t ran = 0;
  try {
    step(begin_group);
    while (ran < group.size() && connection_.in_transaction()) run_job(*group[ran++]);
    if (connection_.in_transaction()) return ran;
  } catch (...) {
    ran = std::max<std::size_t>(ran, 1);
    group[ran - 1]->error = std::current_exception();
    if (connection_.in_transaction()) step(roll_back_group);
  }
  written_.reset();
  for (Job* job : group.first(ran)) {
    if (!job->error) job->error = group[ran - 1]->error;
  }
  return ran;
}

void SqliteWriter::run_job(Job& job) {
  const int times = engine_.options().testing.run_twice ? 2 : 1;
  for (int i = 1; i <= times; ++i) {
    job.error = nullptr;
    SqliteSession session(engine_, connection_, catalog_, {});
    session.not_before(last_now_);
    step(begin_job);
    const bool keep = run_fn_in_savepoint(job, session) && may_keep(job, session);
    if (!connection_.in_transaction()) return;
    if (keep && i == times) {
      written_ |= session.written();
    } else {
      step(give_up_job);
    }
    step(keep_job);
    last_now_ = session.now();
  }
}

bool SqliteWriter::run_fn_in_savepoint(Job& job, SqliteSession& session) try {
  WriteTx tx(session);
  return run_fn_(*job.call, tx);
} catch (...) {
  job.error = std::current_exception();
  return false;
}

bool SqliteWriter::may_keep(Job& job, const SqliteSession& session) {
  int open_references = 0, unused = 0;
  sqlite3_db_status(connection_.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &open_references, &unused, 0);
  if (const auto at = session.lease_needed()) {
    job.error = std::make_exception_ptr(LeaseNeeded(*at));
  } else if (session.failed()) {
    job.error = std::make_exception_ptr(
        Error(Error::Cause::misuse, fmt::format("{}: went on after a failed statement", job.call->name)));
  } else if (open_references != 0) {
    // Left to the commit it would fail the whole group.
    job.error = std::make_exception_ptr(
        Error(Error::Cause::constraint, fmt::format("{}: a deferred foreign key is not fulfilled", job.call->name)));
  }
  return !job.error;
}

void SqliteWriter::commit(Group group) {
  counters_.before_commit();
  try {
    step(commit_group);
    ++commits_;
  } catch (...) {
    written_.reset();
    for (Job* job : group) job->error = std::current_exception();
    if (connection_.in_transaction()) step(roll_back_group);
  }
}

void SqliteWriter::step(const Sql& sql) {
  SqliteStatement& statement = connection_.statement(sql);
  statement.failed = nullptr;
  const Rows rows(statement);  // gives the statement back
  statement.step();
}

void SqliteWriter::add_to(Statistics& numbers) const {
  numbers.writes += writes_;
  numbers.commits += commits_;
  numbers.longest_group = std::max(numbers.longest_group, longest_group_.load());
  const std::lock_guard lock(mutex_);
  numbers.queued = queue_.size();
}

}  // namespace wiec::db
