// What SQLite and PostgreSQL each implement. Only platform/db includes this.
#pragma once
#include <exception>

#include "platform/db/db.h"
#include "platform/db/node_lease.h"

namespace wiec::db {

enum class RowLock { none, wait, skip_locked };

// An open transaction.
class Session {
 public:
  virtual Cursor& query(const Sql&, std::span<const Param>, RowLock) = 0;
  virtual std::int64_t run(const Sql&, std::span<const Param>) = 0;
  virtual std::int64_t run(const Batch&) = 0;
  virtual Dialect dialect() const = 0;
  virtual void script(const std::string& sql) = 0;  // many statements without parameters: migrations
  virtual void lock_migrations() = 0;               // until the transaction ends
  virtual Instant now() = 0;
  virtual TableStamp stamp() = 0;
  virtual std::int64_t next_id() = 0;

 protected:
  ~Session() = default;
};

struct WriteCall {
  std::string_view name;
  Isolation isolation;
  Callee<bool(WriteTx&)> fn;
};

class Engine {
 public:
  explicit Engine(const Options& options);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  virtual Dialect dialect() const = 0;
  virtual void read(Callee<void(ReadTx&)>, TableStamp* record) = 0;
  // Runs and commits; leases a node number and runs again when fn wanted an id and had none.
  void write(const WriteCall&);
  virtual bool is_current(const TableStamp&, Look&) = 0;
  virtual Statistics statistics() const = 0;
  virtual void schema_changed() = 0;  // after migrations

  const Options& options() const { return options_; }
  const Clock& clock() const { return *options_.clock; }
  NodeLease& node_lease() { return node_lease_; }

 protected:
  virtual void commit(const WriteCall&) = 0;
  // Runs fn once and tells when it was slow.
  bool timed(const WriteCall&, WriteTx&) const;
  void trouble(std::string_view what) const;
  Database handle();  // for calls to itself; keeps nothing alive

 private:
  Options options_;
  NodeLease node_lease_;
};

// A transaction inside another one on the same thread would wait for itself; this finds it at once.
class NestingGuard {
 public:
  explicit NestingGuard(const Engine&);
  NestingGuard(const NestingGuard&) = delete;
  NestingGuard& operator=(const NestingGuard&) = delete;
  ~NestingGuard();

 private:
  const Engine* before_;
};

void require_parameters(std::string_view statement, std::size_t given, std::size_t wanted);
[[noreturn]] void misuse(std::string_view statement, std::string_view what);

}  // namespace wiec::db
