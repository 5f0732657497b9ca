// Counters, gauges and histograms, and their text in the Prometheus exposition format 0.0.4. Instruments live as long as
// the registry; updating one is a few atomic operations.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wiec::metrics {

class Counter {
 public:
  void add(std::int64_t by = 1) { value_.fetch_add(by, std::memory_order_relaxed); }
  std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

class Gauge {
 public:
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  void add(std::int64_t by) { value_.fetch_add(by, std::memory_order_relaxed); }
  std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

// Durations in microseconds, shown in seconds: buckets 100 us, 250, 500, 1 ms, 2.5, 5, 10, 25, 50, 100, 250, 500, 1 s, 2.5, 5, 10.
class Histogram {
 public:
  static constexpr std::int64_t kBounds[] = {100,    250,    500,     1'000,   2'500,   5'000,     10'000,    25'000,
                                             50'000, 100'000, 250'000, 500'000, 1'000'000, 2'500'000, 5'000'000, 10'000'000};
  static constexpr std::size_t kBuckets = sizeof(kBounds) / sizeof(kBounds[0]) + 1;
  void observe(std::int64_t micros);
  std::int64_t count() const;
  std::int64_t sum_micros() const { return sum_.load(std::memory_order_relaxed); }
  std::int64_t bucket(std::size_t i) const { return buckets_[i].load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> buckets_[kBuckets]{};
  std::atomic<std::int64_t> sum_{0};
};

using Labels = std::vector<std::pair<std::string, std::string>>;

// Safe for many threads. Asking again for the same name and labels gives the same instrument; another kind under the
// same name, or a name that is not [a-z_][a-z0-9_]*, is a std::logic_error.
class Registry {
 public:
  Registry();
  ~Registry();
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  Counter& counter(std::string_view name, std::string_view help, const Labels& = {});
  Gauge& gauge(std::string_view name, std::string_view help, const Labels& = {});
  Histogram& histogram(std::string_view name, std::string_view help, const Labels& = {});
  // A gauge asked for when the text is made (queue lengths, memory). read must be quick and safe on any thread.
  void watch(std::string_view name, std::string_view help, std::function<std::int64_t()> read, const Labels& = {});

  std::string text() const;  // content type "text/plain; version=0.0.4; charset=utf-8"

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Adds wiec_process_resident_bytes, wiec_process_cpu_microseconds, wiec_process_open_files (Linux, /proc).
void watch_process(Registry&);

}  // namespace wiec::metrics
