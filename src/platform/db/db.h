// The database, the same on SQLite and PostgreSQL 15: typed read and write transactions over named statements.
//
//   auto name = db.read([&](db::ReadTx& tx) { return tx.one(select_name, [](const db::Row& r) { return r.get<std::string>(0); }, id); });
//   Result<ProposalId> made = db.write("proposals.submit", [=](db::WriteTx& tx) -> Result<ProposalId> {
//     const auto id = tx.new_id<ProposalId>();
//     tx.run(insert_proposal, id, title, tx.now());
//     return id;
//   });
//
// Reads see one snapshot. Writes are serial: on SQLite one thread runs them, those that queue while a commit goes to disk
// share the next commit; on PostgreSQL they are SERIALIZABLE, at most 3 tries. write() returns after the commit is durable.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/clock/clock.h"
#include "platform/db/error.h"
#include "platform/db/migration.h"
#include "platform/db/row.h"
#include "platform/db/sql.h"
#include "platform/db/tables.h"

namespace wiec::db {

class Engine;   // SQLite or PostgreSQL
class Session;  // one open transaction of an engine

class ReadTx {
 public:
  explicit ReadTx(Session& session) : session_(session) {}
  ReadTx(const ReadTx&) = delete;
  ReadTx& operator=(const ReadTx&) = delete;

  template <class... P>
  Rows query(const Sql& sql, const P&... params) {
    return start(sql, std::array<Param, sizeof...(P)>{Param(params)...});
  }
  // map(row) of the only row; nullopt when there is none; more than one throws Error(misuse).
  template <class F, class... P>
  auto one(const Sql& sql, F&& map, const P&... params) -> std::optional<std::invoke_result_t<F&, const Row&>> {
    std::optional<std::invoke_result_t<F&, const Row&>> found;
    for (const Row& row : query(sql, params...)) {
      if (found) refuse_second_row(sql);
      found.emplace(map(row));
    }
    return found;
  }
  // map(row) of every row, in order.
  template <class F, class... P>
  auto all(const Sql& sql, F&& map, const P&... params) -> std::vector<std::invoke_result_t<F&, const Row&>> {
    std::vector<std::invoke_result_t<F&, const Row&>> found;
    for (const Row& row : query(sql, params...)) found.push_back(map(row));
    return found;
  }
  // The first column of the only row: counts, names, ids. T must own its memory.
  template <class T, class... P>
  std::optional<T> value(const Sql& sql, const P&... params) {
    return one(sql, [](const Row& row) { return row.get<T>(0); }, params...);
  }
  template <class... P>
  bool exists(const Sql& sql, const P&... params) {
    for ([[maybe_unused]] const Row& row : query(sql, params...)) return true;
    return false;
  }

  // The database's transaction time: the same during the whole transaction. Deadlines are decided by it.
  Instant now();
  // The tables read so far.
  TableStamp stamp();

  Session& session() const { return session_; }  // for platform/db itself

 protected:
  Rows start(const Sql& sql, std::span<const Param> params);
  [[noreturn]] static void refuse_second_row(const Sql& sql);
  Session& session_;
};

class WriteTx : public ReadTx {
 public:
  explicit WriteTx(Session& session) : ReadTx(session) {}

  // Gives the number of affected rows. Throws UniqueViolation.
  template <class... P>
  std::int64_t run(const Sql& sql, const P&... params) {
    return execute(sql, std::array<Param, sizeof...(P)>{Param(params)...});
  }
  // All statements of the batch in order; gives the sum of affected rows.
  std::int64_t run(const Batch& batch);
  // One statement for each item: bind(batch, item) adds it. For thousands of rows, in bounded memory.
  template <class Range, class F>
  std::int64_t run_many(const Range& items, F&& bind) {
    std::int64_t affected = 0;
    Batch batch;
    for (const auto& item : items) {
      bind(batch, item);
      if (batch.size() >= 500) affected += run(std::exchange(batch, Batch()));
    }
    return affected + run(batch);
  }
  // Locks the rows of a select until the transaction ends (nothing to do on SQLite, where writes are alone). Gives
  // whether there was any.
  template <class... P>
  bool lock(const Sql& row_select, const P&... params) {
    return lock_rows(row_select, std::array<Param, sizeof...(P)>{Param(params)...});
  }
  // Rows of a select, locked, without those that another transaction has locked: how a job is taken from a queue.
  template <class... P>
  Rows take(const Sql& row_select, const P&... params) {
    return take_rows(row_select, std::array<Param, sizeof...(P)>{Param(params)...});
  }
  // A new identity, unique over all nodes and processes of this database.
  template <class I>
  I new_id() {
    return I{next_id()};
  }

 private:
  std::int64_t execute(const Sql& sql, std::span<const Param> params);
  bool lock_rows(const Sql& sql, std::span<const Param> params);
  Rows take_rows(const Sql& sql, std::span<const Param> params);
  std::int64_t next_id();
};

// Serial is the rule. Read committed is for writes that every guard of is a constraint (casting a ballot, taking a job):
// PostgreSQL then never makes them wait for, or fail against, each other's reads. No difference on SQLite.
enum class Isolation { serial, read_committed };

// A function passed down without an allocation; dies with the call.
template <class Signature>
class Callee;
template <class R, class... A>
class Callee<R(A...)> {
 public:
  template <class F>
  Callee(F& f) : object_(&f), call_([](void* o, A... a) -> R { return (*static_cast<F*>(o))(a...); }) {}
  R operator()(A... a) const { return call_(object_, a...); }

 private:
  void* object_;
  R (*call_)(void*, A...);
};

struct Options {
  std::string location;  // path of an SQLite file, or postgres://, postgresql://, or "host=... dbname=..."
  // Every folder's migrations, lowest floor first; the layer's own come before them by themselves.
  std::vector<std::span<const Migration>> migrations;
  bool create = false;     // make the SQLite file if it is missing
  bool read_only = false;  // no write() then
  int readers = 0;         // reading connections; 0 = 2 x cores + 2. On PostgreSQL twice as many, for writes as well
  // Tables that no kept page may read because they are written too often (ballots, sessions, jobs).
  std::vector<std::string> uncounted_tables;
  const Clock* clock = nullptr;  // null = the system's; must outlive the database
  std::chrono::microseconds slow_after{5'000};
  // A write's fn took longer than slow_after: its name and how long it ran. Called on the thread that ran it.
  std::function<void(std::string_view, std::chrono::nanoseconds)> on_slow_write;
  // Something went wrong that no caller hears of: a checkpoint, a lost connection. English, for the log.
  std::function<void(std::string_view)> on_trouble;

  struct Testing {
    bool run_twice = false;             // every fn of write() is run, rolled back and run again
    bool now_from_clock = false;        // PostgreSQL: now() is the clock's, as on SQLite
    bool without_sync = false;          // does not wait for the disk
    bool answer_before_commit = false;  // the fault that the kill test must find
    std::function<bool()> fail_commit;  // true = the next COMMIT fails, SQLite
  } testing;
};

struct OpenError {
  enum class Kind {
    missing_file,
    not_a_database,
    not_writable,  // folder or file
    disk_full,
    busy,          // another process holds it
    cannot_connect,
    wrong_encoding,   // PostgreSQL: not UTF8
    wrong_collation,  // PostgreSQL: not C
    old_server,       // PostgreSQL before 15
    other,
  } kind = Kind::other;
  std::string message;  // English, for operators and logs: says what and where
};

// Numbers for /metrics, since the start.
struct Statistics {
  std::uint64_t reads = 0;
  std::uint64_t writes = 0;   // fn committed or given up
  std::uint64_t commits = 0;  // groups, on SQLite
  std::uint64_t retries = 0;  // PostgreSQL: tries after the first
  std::uint64_t longest_group = 0;
  std::uint64_t queued = 0;     // SQLite: waiting for the writer now
  std::uint64_t wal_pages = 0;  // SQLite: in the log now
};

// A cheap handle: copies share the engine, which closes with the last of them. Safe for many threads.
class Database {
 public:
  explicit Database(std::shared_ptr<Engine> engine) : engine_(std::move(engine)) {}

  // Runs fn(ReadTx&) on a snapshot and returns what it returns.
  template <class F>
  auto read(F&& fn) const -> std::invoke_result_t<F&, ReadTx&> {
    using R = std::invoke_result_t<F&, ReadTx&>;
    if constexpr (std::is_void_v<R>) {
      auto body = [&](ReadTx& tx) { fn(tx); };
      run_read(body);
    } else {
      std::optional<R> answer;
      auto body = [&](ReadTx& tx) { answer.emplace(fn(tx)); };
      run_read(body);
      return *std::move(answer);
    }
  }

  // Runs fn(WriteTx&) and commits; a Problem or an exception rolls back this write alone. fn returns Result<T>, or a plain
  // value or nothing when it cannot fail. It may run more than once: it captures by value and does SQL and pure checks
  // only - no I/O, hashing, rendering, waiting, no other transaction. The name ("voting.cast_ballot") is for logs.
  template <class F>
  auto write(std::string_view name, F&& fn, Isolation isolation = Isolation::serial) const
      -> std::invoke_result_t<F&, WriteTx&> {
    using R = std::invoke_result_t<F&, WriteTx&>;
    if constexpr (std::is_void_v<R>) {
      auto body = [&](WriteTx& tx) { return fn(tx), true; };
      run_write(name, isolation, body);
    } else {
      std::optional<R> answer;
      auto body = [&](WriteTx& tx) { return keep(answer.emplace(fn(tx))); };
      run_write(name, isolation, body);
      return *std::move(answer);
    }
  }

  // A handle whose reads add what they saw to `stamp` (which must outlive it): how a page learns what it was made from.
  // Not for many threads at once.
  Database recording(TableStamp& stamp) const;
  // Whether no commit since then wrote a table of the stamp. Exact: a commit answered before this call is seen.
  bool is_current(const TableStamp&) const;
  // The same for many stamps within one request: commits of other processes are asked about once, by the first call.
  bool is_current(const TableStamp&, Look&) const;
  // True when is_current only looks into memory (SQLite) and so may be asked on an I/O thread; on PostgreSQL it waits for
  // one round trip that all callers then waiting share.
  bool is_current_at_once() const;

  Dialect dialect() const;
  Statistics statistics() const;
  Engine& engine() const { return *engine_; }

 private:
  template <class R>
  static bool keep(const R& answer) {
    if constexpr (requires { answer.has_value(); answer.error(); }) return answer.has_value();
    else return true;
  }
  void run_read(Callee<void(ReadTx&)> fn) const;
  void run_write(std::string_view name, Isolation, Callee<bool(WriteTx&)> fn) const;
  std::shared_ptr<Engine> engine_;
  TableStamp* record_ = nullptr;
};

// Opens and checks; never migrates (see migration.h).
std::expected<Database, OpenError> open(const Options&);
bool is_postgres(std::string_view location);

}  // namespace wiec::db
