// Values made from the database that many pages need (the editions, the list of proposals), kept in memory as long as
// no table they were read from changes. Exact on both databases: see db::TableStamp.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/time.h"
#include "platform/db/db.h"

namespace wiec {

class Kept {
 public:
  explicit Kept(std::size_t most = 256) : most_(most) {}  // keys; past it all are dropped
  struct Entry {
    std::shared_ptr<const void> value;
    db::TableStamp stamp;
    Instant fresh_until;
  };
  // The entry of that key if it is still true at `now`. `look` is the request's.
  std::optional<Entry> find(const db::Database&, db::Look& look, const std::string& key, Instant now);
  // Two threads may make the same at once; the later wins.
  void keep(const std::string& key, Entry);

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace wiec
