#include "platform/jobs/jobs.h"

#include "platform/jobs/job_store.h"

namespace wiec::jobs {

JobId add(db::WriteTx& tx, const NewJob& job) {
  const auto id = tx.new_id<JobId>();
  const Instant now = tx.now();
  const auto key = job.unique_key.empty() ? std::nullopt : std::optional(job.unique_key);
  const auto added = tx.run(store::insert_job, id, job.kind, job.content, key, std::max(now, job.run_at), job.most_attempts, now);
  return added == 1 ? id : JobId{};
}

bool withdraw(db::WriteTx& tx, std::string_view kind, std::string_view unique_key) {
  return tx.run(store::delete_waiting, kind, unique_key) == 1;
}

void Job::finish(db::WriteTx& tx) {
  if (tx.run(store::delete_done, id_, holder_) == 1) return;
  throw db::Error(db::Error::Cause::busy, fmt::format("job {} was taken over by another worker", id_.value));
}

void Job::report(std::int64_t done, std::int64_t total) {
  db_.write("jobs.report", [=, this](db::WriteTx& tx) { tx.run(store::set_progress, id_, holder_, done, total); },
            db::Isolation::read_committed);
}

std::function<Instant(Instant)> every(std::chrono::microseconds period) {
  return [period](Instant after) { return after + period; };
}

std::vector<Waiting> overview(db::ReadTx& tx) {
  return tx.all(store::select_overview, [](const db::Row& row) {
    return Waiting{row.get<std::string>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2), row.get<std::int64_t>(3),
                   row.get<std::optional<Instant>>(4)};
  }, tx.now());
}

namespace {

JobView read_view(const db::Row& row) {
  return {row.get<JobId>(0),           row.get<std::string>(1),  row.get<std::string>(2), row.get<int>(3),
          row.get<std::int64_t>(4),    row.get<std::int64_t>(5), row.get<std::optional<std::string>>(6).value_or("")};
}

}  // namespace

std::optional<JobView> find(db::ReadTx& tx, JobId id) { return tx.one(store::select_view, read_view, id); }

std::vector<JobView> failed(db::ReadTx& tx, int limit) { return tx.all(store::select_failed, read_view, limit); }

bool try_again(db::WriteTx& tx, JobId id) { return tx.run(store::revive, id, tx.now()) == 1; }

std::vector<std::string> tables() { return {"job", "recurring_job"}; }

}  // namespace wiec::jobs
