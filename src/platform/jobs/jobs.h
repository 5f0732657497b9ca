// Work done after the request: a table of jobs, taken by worker threads of any node. A job is put into the table by the same
// transaction as what it follows from, so it exists exactly when that does.
//
//   jobs::add(tx, {.kind = "notifications.send_digest", .content = to_text(json), .unique_key = person});   // in a use case
//   jobs::Worker worker(db, {{"notifications.send_digest", send_digest}});                                // in the app
//
// A job runs at least once. Exactly once in the database: finish it in the transaction of its effects (Job::finish).
#pragma once
#include <condition_variable>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/db/db.h"

namespace wiec::jobs {

std::span<const db::Migration> migrations();

struct JobTag;
using JobId = Id<JobTag>;

struct NewJob {
  std::string_view kind;        // "voting.count"
  std::string_view content;     // what the function reads, usually JSON; never personal data that the table need not keep
  std::string_view unique_key;  // with the kind: no second job waits while one waits; empty = none
  Instant run_at{};             // not before; default = at once
  int most_attempts = 8;        // with growing pauses: 10 s, 20 s, 40 s ... at most 6 hours
};

// The job's id; 0 when one with its unique key waits already.
JobId add(db::WriteTx& tx, const NewJob& job);
// Of the jobs waiting with this kind and key, removes the one; true if there was one.
bool withdraw(db::WriteTx& tx, std::string_view kind, std::string_view unique_key);

// Why a job did not succeed; tried again unless `for_good`.
struct Failure {
  std::string reason;  // English, for the officials' page and the log; no personal data
  bool for_good = false;
};
using Outcome = std::expected<void, Failure>;

// What a job's function gets.
class Job {
 public:
  Job(const db::Database& db, JobId id, std::string content, int attempt, std::int64_t holder)
      : db_(db), id_(id), content_(std::move(content)), attempt_(attempt), holder_(holder) {}
  const db::Database& db() const { return db_; }
  JobId id() const { return id_; }
  std::string_view content() const { return content_; }
  int attempt() const { return attempt_; }  // from 1
  // Marks the job as done in the transaction of its effects. Throws db::Error when another worker has taken it over
  // meanwhile: the effects are then rolled back.
  void finish(db::WriteTx& tx);
  // For long work: how far it is, shown to people. done <= total.
  void report(std::int64_t done, std::int64_t total);
  // The server is stopping: end soon and return a Failure; the job goes on after the next start without counting as an attempt.
  bool stopping() const { return stopping_ && *stopping_; }

 private:
  friend class Worker;
  const db::Database& db_;
  JobId id_;
  std::string content_;
  int attempt_;
  std::int64_t holder_;
  bool finished_ = false;
  const std::atomic<bool>* stopping_ = nullptr;
};

struct Kind {
  std::string_view name;
  std::function<Outcome(Job&)> run;
};

// A job put into the table by itself, on one node only, at each instant that `next` names.
struct Recurring {
  std::string_view kind;
  std::function<Instant(Instant after)> next;  // later than `after`
};
std::function<Instant(Instant)> every(std::chrono::microseconds);

struct WorkerOptions {
  int threads = 2;
  std::chrono::microseconds poll{500'000};     // how often the table is asked
  std::chrono::microseconds lease{60'000'000};  // a job of a node that died goes to another after this
  // A job failed: kind, reason, for good. For the log.
  std::function<void(std::string_view, std::string_view, bool)> on_failure;
};

// Takes and runs jobs. The functions run on its threads and may block.
class Worker {
 public:
  Worker(db::Database db, std::vector<Kind> kinds, std::vector<Recurring> recurring = {}, WorkerOptions options = {});
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();  // stops

  void start();
  // Lets running jobs end (they can see Job::stopping), then returns.
  void stop();
  // Runs everything that is due now on this thread, until nothing is; gives how many ran. For tests and the demo city.
  int run_due();
  // Something was added: do not wait for the next poll.
  void wake();

 private:
  struct Taken;
  void serve();
  void keep_leases();
  bool run_one();
  void plan_recurring();
  std::optional<Taken> take();
  void run(Taken& taken);
  void settle(const Taken& taken, const Outcome& outcome, const Job& job);

  const db::Database db_;
  const std::vector<Kind> kinds_;
  const std::vector<Recurring> recurring_;
  const WorkerOptions options_;
  const std::int64_t holder_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::condition_variable wake_;
  std::uint64_t wakes_ = 0;
  std::vector<std::thread> threads_;
};

// For the officials' page and /metrics.
struct Waiting {
  std::string kind;
  std::int64_t waiting = 0, running = 0, failed = 0;
  std::optional<Instant> oldest_at;  // of the waiting that are due
};
std::vector<Waiting> overview(db::ReadTx& tx);

struct JobView {
  JobId id;
  std::string kind;
  std::string state;  // waiting, running, failed
  int attempts = 0;
  std::int64_t done = 0, total = 0;
  std::string last_reason;
};
std::optional<JobView> find(db::ReadTx& tx, JobId id);
std::vector<JobView> failed(db::ReadTx& tx, int limit);
// Puts a failed job back into the queue.
bool try_again(db::WriteTx& tx, JobId id);

// The tables of this folder, for db::Options::uncounted_tables: no kept page reads them.
std::vector<std::string> tables();

}  // namespace wiec::jobs
