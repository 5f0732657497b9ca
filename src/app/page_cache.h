// Finished anonymous pages, kept in memory exactly as long as they are true: until a table they were made from is
// written, or their words change by themselves (a deadline passes). architecture.md, "Page cache".
#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/time.h"
#include "platform/db/db.h"
#include "platform/http/stored_body.h"

namespace wiec::app {

enum class CacheMode {
  on,
  off,
  verify,  // every hit is also made fresh; a difference is an error (tests)
};
std::optional<CacheMode> cache_mode_from(std::string_view);

struct KeptPage {
  std::shared_ptr<const http::StoredBody> body;
  db::TableStamp stamp;
  Instant fresh_until;
};

// Safe for many threads. Above the limit the pages not asked for longest go first.
class PageCache {
 public:
  explicit PageCache(std::size_t byte_limit = 16u << 20) : byte_limit_(byte_limit) {}
  std::optional<KeptPage> find(const std::string& key);
  void keep(const std::string& key, KeptPage);
  void drop(const std::string& key);
  std::size_t bytes() const;
  std::size_t pages() const;

 private:
  struct Item {
    KeptPage page;
    std::list<std::string>::iterator place;
  };
  void drop_locked(std::unordered_map<std::string, Item>::iterator);
  std::size_t cost_of(const std::string& key, const KeptPage& page) const;

  const std::size_t byte_limit_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Item> items_;
  std::list<std::string> recent_;  // front = asked for last
  std::size_t bytes_ = 0;
};

}  // namespace wiec::app
