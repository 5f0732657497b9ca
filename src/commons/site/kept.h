// Values made from the database that many pages need (the editions, the list of proposals), kept in memory as long as
// no table they were read from changes. Exact on both databases: see db::TableStamp.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/time.h"
#include "platform/db/db.h"

namespace wiec {

class Kept {
 public:
  struct Entry {
    std::shared_ptr<const void> value;
    db::TableStamp stamp;
    Instant fresh_until;
  };
  using Build = std::function<std::shared_ptr<const void>(db::ReadTx&)>;

  // The entry of that key if it is still true at `now`, else a new one from `build`, true until `fresh_until` at the
  // most. Two threads may build at once; the later wins. `look` is the request's.
  Entry get(const db::Database&, db::Look& look, const std::string& key, Instant now, Instant fresh_until,
            const Build& build);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace wiec
