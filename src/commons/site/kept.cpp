#include "commons/site/kept.h"

namespace wiec {

std::optional<Kept::Entry> Kept::find(const db::Database& db, db::Look& look, const std::string& key, Instant now) {
  Entry found;
  {
    std::scoped_lock lock(mutex_);
    if (const auto at = entries_.find(key); at != entries_.end()) found = at->second;
  }
  if (!found.value || now >= found.fresh_until || !db.is_current(found.stamp, look)) return std::nullopt;
  return found;
}

void Kept::keep(const std::string& key, Entry entry) {
  std::scoped_lock lock(mutex_);
  if (entries_.size() >= most_) entries_.clear();
  entries_[key] = std::move(entry);
}

}  // namespace wiec
