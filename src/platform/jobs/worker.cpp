#include <random>

#include "platform/jobs/job_store.h"
#include "platform/jobs/jobs.h"
#include "platform/process/quiet_signals.h"

namespace wiec::jobs {

namespace {

constexpr auto first_pause = std::chrono::seconds(10);
constexpr auto longest_pause = std::chrono::hours(6);
constexpr auto unknown_pause = std::chrono::minutes(1);

std::chrono::microseconds pause_after(int attempt) {
  return std::min<std::chrono::microseconds>(first_pause * (std::int64_t{1} << std::min(attempt - 1, 20)), longest_pause);
}

std::int64_t random_holder() {
  std::random_device device;
  return static_cast<std::int64_t>((std::uint64_t{device()} << 31) | device());
}

// A younger job with its key waits: that one will do its work.
bool is_superseded(db::WriteTx& tx, std::string_view kind, const std::optional<std::string>& key) {
  return key && tx.exists(store::exists_waiting, kind, *key);
}

// A job whose worker died goes back into the queue, unless a younger one with its key waits there already.
void take_back(db::WriteTx& tx, Instant now) {
  struct Expired {
    JobId id;
    std::string kind;
    std::optional<std::string> key;
  };
  const auto expired = tx.all(store::select_expired, [](const db::Row& row) {
    return Expired{row.get<JobId>(0), row.get<std::string>(1), row.get<std::optional<std::string>>(2)};
  }, now);
  for (const Expired& job : expired) {
    if (is_superseded(tx, job.kind, job.key)) {
      tx.run(store::delete_job, job.id);
    } else {
      tx.run(store::take_back, job.id, now);
    }
  }
}

}  // namespace

struct Worker::Taken {
  JobId id;
  std::string kind;
  std::string content;
  std::optional<std::string> key;
  int attempt = 0;
  int most_attempts = 0;
};

Worker::Worker(db::Database db, std::vector<Kind> kinds, std::vector<Recurring> recurring, WorkerOptions options)
    : db_(std::move(db)),
      kinds_(std::move(kinds)),
      recurring_(std::move(recurring)),
      options_(std::move(options)),
      holder_(random_holder()) {}

Worker::~Worker() { stop(); }

void Worker::start() {
  const process::QuietSignals quiet;
  for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { serve(); });
  threads_.emplace_back([this] { keep_leases(); });
}

void Worker::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  stopping_ = false;
}

void Worker::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++wakes_;
  }
  wake_.notify_all();
}

void Worker::serve() {
  std::uint64_t seen = 0;
  while (!stopping_) {
    {
      const std::lock_guard lock(mutex_);
      seen = wakes_;
    }
    bool ran = false;
    try {
      plan_recurring();
      ran = run_one();
    } catch (const std::exception& error) {
      if (options_.on_failure) options_.on_failure("jobs", error.what(), false);
    }
    if (ran) continue;
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, options_.poll, [&] { return stopping_ || wakes_ != seen; });
  }
}

void Worker::keep_leases() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, options_.lease / 3, [&] { return stopping_.load(); })) {
    lock.unlock();
    try {
      db_.write("jobs.extend_leases", [this](db::WriteTx& tx) { tx.run(store::extend_leases, holder_, tx.now() + options_.lease); },
                db::Isolation::read_committed);
    } catch (const std::exception& error) {
      if (options_.on_failure) options_.on_failure("jobs", error.what(), false);
    }
    lock.lock();
  }
}

int Worker::run_due() {
  int ran = 0;
  plan_recurring();
  while (run_one()) ++ran;
  return ran;
}

void Worker::plan_recurring() {
  for (const Recurring& job : recurring_) {
    const bool due = db_.read([&](db::ReadTx& tx) {
      const auto next = tx.value<Instant>(store::select_next, job.kind);
      return !next || *next <= tx.now();
    });
    if (!due) continue;
    db_.write("jobs.plan_recurring", [&](db::WriteTx& tx) {
      const Instant now = tx.now();
      const auto next = tx.value<Instant>(store::select_next, job.kind);
      if (next && *next > now) return;
      if (next) add(tx, {.kind = job.kind, .content = "", .unique_key = "recurring"});
      tx.run(store::set_next, job.kind, job.next(now));
    });
  }
}

bool Worker::run_one() {
  auto taken = take();
  if (!taken) return false;
  run(*taken);
  return true;
}

std::optional<Worker::Taken> Worker::take() {
  if (!db_.read([](db::ReadTx& tx) { return tx.exists(store::any_due, tx.now()); })) return std::nullopt;
  return db_.write("jobs.take", [this](db::WriteTx& tx) {
    const Instant now = tx.now();
    take_back(tx, now);
    std::optional<Taken> taken;
    for (const db::Row& row : tx.take(store::select_due, now)) {
      taken = Taken{row.get<JobId>(0), row.get<std::string>(1), row.get<std::string>(2),
                    row.get<std::optional<std::string>>(3), row.get<int>(4) + 1, row.get<int>(5)};
    }
    if (taken) tx.run(store::hold, taken->id, holder_, now + options_.lease);
    return taken;
  }, db::Isolation::read_committed);
}

void Worker::run(Taken& taken) {
  Job job(db_, taken.id, std::move(taken.content), taken.attempt, holder_);
  job.stopping_ = &stopping_;
  const auto kind = std::ranges::find(kinds_, taken.kind, &Kind::name);
  if (kind == kinds_.end()) {
    // Another node, of a newer version, knows it.
    db_.write("jobs.put_back", [&](db::WriteTx& tx) {
      tx.run(store::put_back, taken.id, holder_, tx.now() + unknown_pause, 1, std::optional<std::string>("unknown kind"));
    });
    return;
  }
  Outcome outcome;
  try {
    outcome = kind->run(job);
  } catch (const std::exception& error) {
    outcome = std::unexpected(Failure{error.what()});
  }
  settle(taken, outcome, job);
}

void Worker::settle(const Taken& taken, const Outcome& outcome, const Job& job) {
  const bool interrupted = !outcome && job.stopping();
  const bool for_good = !outcome && !interrupted && (outcome.error().for_good || taken.attempt >= taken.most_attempts);
  if (!outcome && !interrupted && options_.on_failure) options_.on_failure(taken.kind, outcome.error().reason, for_good);
  db_.write("jobs.settle", [&](db::WriteTx& tx) {
    if (outcome || (!for_good && is_superseded(tx, taken.kind, taken.key))) {
      tx.run(store::delete_done, taken.id, holder_);
    } else if (for_good) {
      tx.run(store::fail_for_good, taken.id, holder_, outcome.error().reason);
    } else {
      const Instant again = interrupted ? tx.now() : tx.now() + pause_after(taken.attempt);
      tx.run(store::put_back, taken.id, holder_, again, interrupted ? 1 : 0, std::optional(outcome.error().reason));
    }
  });
}

}  // namespace wiec::jobs
