#include "platform/db/node_lease.h"

#include <random>

#include "platform/db/db.h"

namespace wiec::db {

namespace {

constexpr auto lease_time = std::chrono::minutes(10);
// Ids of one millisecond may run ahead of the clock when more than 4,096 are made in it.
constexpr auto rest_time = std::chrono::minutes(1);

const Sql select_own{"db.select_own_node", "select number from node where holder = $1 and until_at > $2"};
const Sql select_free{"db.select_free_node", "select number from node where until_at < $1 order by number limit 1"};
const Sql select_next{"db.select_next_node", "select coalesce(max(number) + 1, 0) from node"};
const Sql hold_node{"db.hold_node", R"(
  insert into node (number, holder, until_at) values ($1, $2, $3)
  on conflict (number) do update set holder = excluded.holder, until_at = excluded.until_at)"};
const Sql release_node{"db.release_node", "update node set until_at = $2 where holder = $1 and until_at > $2"};

std::int64_t random_holder() {
  std::random_device device;
  return static_cast<std::int64_t>((std::uint64_t{device()} << 31) | device());
}

}  // namespace

NodeLease::NodeLease() : holder_(random_holder()) {}

bool NodeLease::valid(Instant now) const { return held_ && now + rest_time < held_->until; }

std::int64_t NodeLease::next_id(Instant now) {
  const std::lock_guard lock(mutex_);
  if (!valid(now)) throw LeaseNeeded(now);
  return ids_->next(now);
}

NodeLease::Claim NodeLease::claim(WriteTx& tx) const {
  const Instant now = tx.now();
  auto number = tx.value<int>(select_own, holder_, now);
  if (!number) number = tx.value<int>(select_free, now);
  if (!number) number = tx.value<int>(select_next);
  if (*number > 1023) throw Error(Error::Cause::busy, "all 1024 node numbers are leased; one is free in ten minutes");
  const Instant until = now + lease_time;
  tx.run(hold_node, *number, holder_, until);
  return {*number, until};
}

void NodeLease::lease(const Database& database, Instant needed_at) {
  const std::lock_guard one_at_a_time(leasing_);
  {
    const std::lock_guard lock(mutex_);
    if (valid(needed_at)) return;
  }
  const Claim claimed = database.write("db.lease_node", [this](WriteTx& tx) { return claim(tx); });
  const std::lock_guard lock(mutex_);
  // The same number again: the maker goes on, for it knows which ids it has made.
  if (!held_ || held_->number != claimed.number) ids_ = std::make_unique<IdMaker>(claimed.number);
  held_ = claimed;
}

void NodeLease::give_back(const Database& database) noexcept try {
  {
    const std::lock_guard lock(mutex_);
    if (!std::exchange(held_, std::nullopt)) return;
  }
  database.write("db.release_node", [this](WriteTx& tx) { tx.run(release_node, holder_, tx.now() + rest_time); });
} catch (const std::exception&) {
  // The number is free when its lease ends.
}

}  // namespace wiec::db
