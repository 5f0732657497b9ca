// The node number that makes ids unique over all processes of one database: leased from table `node` for ten minutes of the
// database's time and leased again by the first write after that. Ids carry a time before the lease's end, and a number is
// free only after it, so that two holders never make the same id.
#pragma once
#include <memory>
#include <mutex>
#include <optional>

#include "base/id.h"
#include "platform/db/error.h"

namespace wiec::db {

class Database;
class WriteTx;

// Thrown through fn by new_id() without a valid lease; Engine::write leases a number and runs fn again.
class LeaseNeeded : public Error {
 public:
  explicit LeaseNeeded(Instant now) : Error(Cause::broken, "no node number is leased"), at(now) {}
  Instant at;
};

class NodeLease {
 public:
  NodeLease();
  std::int64_t next_id(Instant now);  // throws LeaseNeeded
  void lease(const Database&, Instant needed_at);
  void give_back(const Database&) noexcept;
  std::int64_t holder() const { return holder_; }  // random, of this process and database

 private:
  struct Claim {
    int number;
    Instant until;
  };
  Claim claim(WriteTx&) const;
  bool valid(Instant now) const;
  std::int64_t holder_;
  std::mutex leasing_;  // one thread leases, the others wait for it
  std::mutex mutex_;    // of what follows
  std::optional<Claim> held_;
  std::unique_ptr<IdMaker> ids_;
};

}  // namespace wiec::db
