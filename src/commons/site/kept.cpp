#include "commons/site/kept.h"

namespace wiec {
namespace {
constexpr std::size_t kMost = 256;  // keys: a handful per edition
}

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
  if (entries_.size() >= kMost) entries_.clear();
  entries_[key] = std::move(entry);
}

}  // namespace wiec
