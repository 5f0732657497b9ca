#include "app/page_cache.h"

namespace wiec::app {

std::optional<CacheMode> cache_mode_from(std::string_view word) {
  if (word == "on") return CacheMode::on;
  if (word == "off") return CacheMode::off;
  if (word == "verify") return CacheMode::verify;
  return std::nullopt;
}

std::optional<KeptPage> PageCache::find(const std::string& key) {
  std::scoped_lock lock(mutex_);
  const auto at = items_.find(key);
  if (at == items_.end()) return std::nullopt;
  recent_.splice(recent_.begin(), recent_, at->second.place);
  return at->second.page;
}

void PageCache::keep(const std::string& key, KeptPage page) {
  const std::size_t cost = cost_of(key, page);
  if (cost > byte_limit_ / 4) return;
  std::scoped_lock lock(mutex_);
  if (const auto old = items_.find(key); old != items_.end()) drop_locked(old);
  while (bytes_ + cost > byte_limit_ && !recent_.empty()) drop_locked(items_.find(recent_.back()));
  recent_.push_front(key);
  items_.emplace(key, Item{std::move(page), recent_.begin()});
  bytes_ += cost;
}

void PageCache::drop(const std::string& key) {
  std::scoped_lock lock(mutex_);
  if (const auto at = items_.find(key); at != items_.end()) drop_locked(at);
}

void PageCache::drop_locked(std::unordered_map<std::string, Item>::iterator at) {
  bytes_ -= cost_of(at->first, at->second.page);
  recent_.erase(at->second.place);
  items_.erase(at);
}

std::size_t PageCache::cost_of(const std::string& key, const KeptPage& page) const {
  return page.body->memory() + key.size() * 2 + 512;
}

std::size_t PageCache::bytes() const {
  std::scoped_lock lock(mutex_);
  return bytes_;
}
std::size_t PageCache::pages() const {
  std::scoped_lock lock(mutex_);
  return items_.size();
}

}  // namespace wiec::app
