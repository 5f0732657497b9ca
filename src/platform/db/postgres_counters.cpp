#include "platform/db/postgres_counters.h"

#include <libpq-fe.h>

#include "platform/db/error.h"

namespace wiec::db {

namespace {

constexpr int slots = 32;  // rows of one table, so that concurrent writers rarely meet in one

// In one order for everybody, so that two writers never wait for each other crosswise.
const Sql raise_counters{"db.raise_counters", R"(
  insert into table_counter as c (table_name, slot, commits)
  select name, $2, 1 from unnest(string_to_array($1, ',')) as name order by name
  on conflict (table_name, slot) do update set commits = c.commits + 1)"};
const Sql select_counters{"db.select_counters", "select table_name, sum(commits) from table_counter group by table_name"};

}  // namespace

void PostgresCounters::raise_and_commit(PostgresConnection& connection, const TableSet& written) {
  const TableSet counted = written & ~catalog_.uncounted();
  if (counted.none()) return connection.commit(nullptr, {});
  std::string names;
  for (std::size_t table = counted._Find_first(); table < max_tables; table = counted._Find_next(table)) {
    names += (names.empty() ? "" : ",") + catalog_.name_of(static_cast<int>(table));
  }
  const Param params[] = {names, connection.backend() % slots};
  connection.commit(&raise_counters, params);
  ++own_;
}

PostgresCounters::Commits PostgresCounters::read(PostgresConnection& connection) {
  Commits commits;
  PostgresCursor& cursor = *new PostgresCursor(connection.run(select_counters, "", {}), select_counters.name());
  for (const Row& row : Rows(cursor)) commits.emplace(row.get<std::string>(0), row.get<std::int64_t>(1));
  return commits;
}

void PostgresCounters::read_into(PostgresConnection& connection, TableStamp& stamp) const {
  const Commits commits = read(connection);
  for (std::size_t table = stamp.tables_._Find_first(); table < max_tables; table = stamp.tables_._Find_next(table)) {
    const auto found = commits.find(catalog_.name_of(static_cast<int>(table)));
    stamp.counters_.emplace_back(static_cast<int>(table), found == commits.end() ? 0 : found->second);
  }
}

bool PostgresCounters::agrees(const TableStamp& stamp, const Commits& commits) const {
  return std::ranges::all_of(stamp.counters_, [&](const auto& counter) {
    const auto found = commits.find(catalog_.name_of(counter.first));
    return counter.second == (found == commits.end() ? 0 : found->second);
  });
}

std::shared_ptr<const PostgresCounters::Commits> PostgresCounters::read_now() try {
  if (!connection_ || !connection_->alive()) connection_ = std::make_unique<PostgresConnection>(location_);
  return std::make_shared<const Commits>(read(*connection_));
} catch (const Error&) {
  return nullptr;
}

std::shared_ptr<const PostgresCounters::Commits> PostgresCounters::latest() {
  std::unique_lock lock(mutex_);
  const std::uint64_t wanted = begun_ + 1;
  while (finished_ < wanted) {
    if (reading_) {
      wake_.wait(lock);
      continue;
    }
    reading_ = true;
    const std::uint64_t mine = ++begun_;
    lock.unlock();
    auto commits = read_now();
    lock.lock();
    latest_ = std::move(commits);
    finished_ = mine;
    reading_ = false;
    wake_.notify_all();
  }
  return latest_;
}

bool PostgresCounters::is_current(const TableStamp& stamp, Look& look) {
  if (stamp.reads_ == 0) return true;
  if (!stamp.keepable_) return false;
  if (!look.taken_ || look.own_ != own_.load()) {
    look.own_ = own_.load();
    look.counters_ = latest();
    look.taken_ = look.counters_ != nullptr;
  }
  return look.taken_ && agrees(stamp, *static_cast<const Commits*>(look.counters_.get()));
}

}  // namespace wiec::db
