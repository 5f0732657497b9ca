#include "platform/http/rate_limit.h"

namespace wiec::http {
namespace {

struct Bucket {
  std::int64_t full_at_ns = 0;  // when it will be full again if nobody takes: the whole state of a bucket
};

}  // namespace

struct RateLimits::Table {
  std::size_t limit;
  mutable std::mutex mutex;
  std::unordered_map<std::string, Bucket> buckets;

  // Buckets that are full again limit nobody; when that frees too little, the nearest to full go too.
  void make_room(std::int64_t now_ns) {
    std::erase_if(buckets, [&](const auto& item) { return item.second.full_at_ns <= now_ns; });
    if (buckets.size() < limit - limit / 8) return;
    std::vector<std::int64_t> times;
    times.reserve(buckets.size());
    for (const auto& [key, bucket] : buckets) times.push_back(bucket.full_at_ns);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 4);
    std::nth_element(times.begin(), middle, times.end());
    std::erase_if(buckets, [&](const auto& item) { return item.second.full_at_ns <= *middle; });
  }
};

RateLimits::RateLimits(std::size_t bucket_limit) : table_(std::make_unique<Table>()) { table_->limit = std::max<std::size_t>(bucket_limit, 16); }
RateLimits::~RateLimits() = default;

std::chrono::seconds RateLimits::take(std::string_view row, const Rate& rate, std::string_view client_address, std::int64_t now_ns) {
  const std::int64_t each = std::chrono::nanoseconds(rate.refill_every).count();
  const std::lock_guard lock(table_->mutex);
  if (table_->buckets.size() >= table_->limit) table_->make_room(now_ns);
  Bucket& bucket = table_->buckets[fmt::format("{}|{}", row, client_network(client_address))];
  const std::int64_t from = std::max(bucket.full_at_ns, now_ns);
  const std::int64_t after = from + each;
  const std::int64_t over = after - now_ns - each * rate.burst;
  if (over > 0) return std::chrono::ceil<std::chrono::seconds>(std::chrono::nanoseconds(over));
  bucket.full_at_ns = after;
  return std::chrono::seconds(0);
}

std::size_t RateLimits::size() const {
  const std::lock_guard lock(table_->mutex);
  return table_->buckets.size();
}

}  // namespace wiec::http
