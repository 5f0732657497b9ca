#include "commons/site/kept.h"

namespace wiec {
namespace {
constexpr std::size_t kMost = 256;  // keys: a handful per edition
}

Kept::Entry Kept::get(const db::Database& db, db::Look& look, const std::string& key, Instant now, Instant fresh_until,
                      const Build& build) {
  Entry found;
  {
    std::scoped_lock lock(mutex_);
    if (const auto at = entries_.find(key); at != entries_.end()) found = at->second;
  }
  if (found.value && now < found.fresh_until && db.is_current(found.stamp, look)) return found;
  Entry made = db.read([&](db::ReadTx& tx) {
    auto value = build(tx);
    return Entry{std::move(value), tx.stamp(), fresh_until};
  });
  std::scoped_lock lock(mutex_);
  if (entries_.size() >= kMost) entries_.clear();
  entries_[key] = made;
  return made;
}

}  // namespace wiec
