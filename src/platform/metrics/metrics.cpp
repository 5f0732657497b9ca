#include "platform/metrics/metrics.h"

#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

namespace wiec::metrics {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == name.npos;
}

void append_escaped(std::string& out, std::string_view text, bool quotes) {
  for (char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || (quotes && c == '"')) {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
}

// {a="x",b="y"}, or nothing.
std::string label_text(const Labels& labels) {
  if (labels.empty()) return {};
  std::string out = "{";
  for (const auto& [name, value] : labels) {
    if (!is_name(name)) throw std::logic_error(fmt::format("{} is no name of a label", name));
    if (out.size() > 1) out += ',';
    out += name + "=\"";
    append_escaped(out, value, true);
    out += '"';
  }
  return out + "}";
}

std::string seconds(std::int64_t micros) { return fmt::format("{}", static_cast<double>(micros) / 1e6); }

void append_histogram(std::string& out, const std::string& name, const std::string& labels, const Histogram& histogram) {
  const std::string open = labels.empty() ? "{" : labels.substr(0, labels.size() - 1) + ",";
  std::int64_t total = 0;
  for (std::size_t i = 0; i < Histogram::kBuckets; ++i) {
    total += histogram.bucket(i);
    const std::string bound = i + 1 < Histogram::kBuckets ? seconds(Histogram::kBounds[i]) : "+Inf";
    fmt::format_to(std::back_inserter(out), "{}_bucket{}le=\"{}\"}} {}\n", name, open, bound, total);
  }
  fmt::format_to(std::back_inserter(out), "{}_sum{} {}\n{}_count{} {}\n", name, labels,
                 seconds(histogram.sum_micros()), name, labels, total);
}

}  // namespace

void Histogram::observe(std::int64_t micros) {
  const auto* bound = std::lower_bound(std::begin(kBounds), std::end(kBounds), micros);
  buckets_[static_cast<std::size_t>(bound - kBounds)].fetch_add(1, std::memory_order_relaxed);
  sum_.fetch_add(micros, std::memory_order_relaxed);
}

std::int64_t Histogram::count() const {
  std::int64_t total = 0;
  for (const auto& bucket : buckets_) total += bucket.load(std::memory_order_relaxed);
  return total;
}

struct Registry::Parts {
  using Watch = std::function<std::int64_t()>;
  using Instrument =
      std::variant<std::unique_ptr<Counter>, std::unique_ptr<Gauge>, std::unique_ptr<Histogram>, std::unique_ptr<Watch>>;
  struct Family {
    std::string help;
    std::size_t kind = 0;  // index in Instrument
    std::map<std::string, Instrument> by_labels;
  };
  mutable std::mutex mutex;
  std::map<std::string, Family, std::less<>> families;

  template <class T>
  T& instrument(std::string_view name, std::string_view help, const Labels& labels) {
    if (!is_name(name)) throw std::logic_error(fmt::format("{} is no name of a metric", name));
    const std::string key = label_text(labels);
    const std::lock_guard lock(mutex);
    Instrument fresh = std::make_unique<T>();
    auto [family, added] = families.try_emplace(std::string(name), Family{std::string(help), fresh.index(), {}});
    if (family->second.kind != fresh.index()) throw std::logic_error(fmt::format("{} is a metric of another kind", name));
    auto& slot = family->second.by_labels.try_emplace(key, std::move(fresh)).first->second;
    return *std::get<std::unique_ptr<T>>(slot);
  }
};

Registry::Registry() : parts_(std::make_unique<Parts>()) {}
Registry::~Registry() = default;

Counter& Registry::counter(std::string_view name, std::string_view help, const Labels& labels) {
  return parts_->instrument<Counter>(name, help, labels);
}
Gauge& Registry::gauge(std::string_view name, std::string_view help, const Labels& labels) {
  return parts_->instrument<Gauge>(name, help, labels);
}
Histogram& Registry::histogram(std::string_view name, std::string_view help, const Labels& labels) {
  return parts_->instrument<Histogram>(name, help, labels);
}
void Registry::watch(std::string_view name, std::string_view help, std::function<std::int64_t()> read, const Labels& labels) {
  auto& slot = parts_->instrument<Parts::Watch>(name, help, labels);
  const std::lock_guard lock(parts_->mutex);
  slot = std::move(read);
}

std::string Registry::text() const {
  static constexpr std::string_view kKinds[] = {"counter", "gauge", "histogram", "gauge"};
  std::string out;
  const std::lock_guard lock(parts_->mutex);
  for (const auto& [name, family] : parts_->families) {
    out += "# HELP " + name + " ";
    append_escaped(out, family.help, false);
    fmt::format_to(std::back_inserter(out), "\n# TYPE {} {}\n", name, kKinds[family.kind]);
    for (const auto& [labels, instrument] : family.by_labels) {
      if (const auto* histogram = std::get_if<std::unique_ptr<Histogram>>(&instrument)) {
        append_histogram(out, name, labels, **histogram);
        continue;
      }
      std::int64_t value = 0;
      if (const auto* counter = std::get_if<std::unique_ptr<Counter>>(&instrument)) value = (*counter)->value();
      if (const auto* gauge = std::get_if<std::unique_ptr<Gauge>>(&instrument)) value = (*gauge)->value();
      if (const auto* read = std::get_if<std::unique_ptr<Parts::Watch>>(&instrument)) value = **read ? (**read)() : 0;
      fmt::format_to(std::back_inserter(out), "{}{} {}\n", name, labels, value);
    }
  }
  return out;
}

void watch_process(Registry& registry) {
  registry.watch("wiec_process_resident_bytes", "Memory of the process in RAM.", [] {
    long pages = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
      if (std::fscanf(file, "%*d %ld", &pages) != 1) pages = 0;
      std::fclose(file);
    }
    return std::int64_t{pages} * sysconf(_SC_PAGESIZE);
  });
  registry.watch("wiec_process_cpu_microseconds", "CPU time of the process, user and system.", [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::int64_t{usage.ru_utime.tv_sec + usage.ru_stime.tv_sec} * 1'000'000 + usage.ru_utime.tv_usec +
           usage.ru_stime.tv_usec;
  });
  registry.watch("wiec_process_open_files", "Open files and connections of the process.", [] {
    std::int64_t count = 0;
    if (DIR* folder = opendir("/proc/self/fd")) {
      while (readdir(folder) != nullptr) ++count;
      closedir(folder);
      count -= 3;  // ".", ".." and the folder itself
    }
    return count;
  });
}

}  // namespace wiec::metrics
