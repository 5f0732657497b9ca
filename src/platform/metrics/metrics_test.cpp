#include "platform/metrics/metrics.h"

#include <stdexcept>
#include <thread>

namespace wiec::metrics {
namespace {

TEST(Metrics, TextIsPrometheusExposition) {
  Registry registry;
  registry.counter("wiec_requests_total", "Answers.", {{"route", "/projekty/{code}"}, {"class", "2xx"}}).add(3);
  registry.counter("wiec_requests_total", "Answers.", {{"route", "a\"b\\c\nd"}, {"class", "4xx"}}).add();
  registry.gauge("wiec_connections", "Open connections.").set(-2);
  registry.watch("wiec_queue", "Waiting.", [] { return std::int64_t{7}; });
  EXPECT_EQ(registry.text(),
            "# HELP wiec_connections Open connections.\n# TYPE wiec_connections gauge\nwiec_connections -2\n"
            "# HELP wiec_queue Waiting.\n# TYPE wiec_queue gauge\nwiec_queue 7\n"
            "# HELP wiec_requests_total Answers.\n# TYPE wiec_requests_total counter\n"
            "wiec_requests_total{route=\"/projekty/{code}\",class=\"2xx\"} 3\n"
            "wiec_requests_total{route=\"a\\\"b\\\\c\\nd\",class=\"4xx\"} 1\n");
}

TEST(Metrics, HistogramCountsIntoCumulativeBuckets) {
  Registry registry;
  auto& histogram = registry.histogram("wiec_seconds", "Duration.", {{"route", "/"}});
  for (std::int64_t micros : {100, 101, 2'500, 99'000'000}) histogram.observe(micros);
  const auto text = registry.text();
  EXPECT_THAT(text, testing::HasSubstr("wiec_seconds_bucket{route=\"/\",le=\"0.0001\"} 1\n"));
  EXPECT_THAT(text, testing::HasSubstr("wiec_seconds_bucket{route=\"/\",le=\"0.00025\"} 2\n"));
  EXPECT_THAT(text, testing::HasSubstr("wiec_seconds_bucket{route=\"/\",le=\"0.0025\"} 3\n"));
  EXPECT_THAT(text, testing::HasSubstr("wiec_seconds_bucket{route=\"/\",le=\"10\"} 3\n"));
  EXPECT_THAT(text, testing::HasSubstr("wiec_seconds_bucket{route=\"/\",le=\"+Inf\"} 4\n"));
  EXPECT_THAT(text, testing::HasSubstr("wiec_seconds_sum{route=\"/\"} 99.002701\nwiec_seconds_count{route=\"/\"} 4\n"));
}

TEST(Metrics, OneNameIsOneInstrumentOfOneKind) {
  Registry registry;
  auto& counter = registry.counter("wiec_x", "X.");
  EXPECT_EQ(&counter, &registry.counter("wiec_x", "X."));
  EXPECT_NE(&counter, &registry.counter("wiec_x", "X.", {{"a", "b"}}));
  EXPECT_THROW(registry.gauge("wiec_x", "X."), std::logic_error);
  EXPECT_THROW(registry.counter("Wiec", "X."), std::logic_error);
  EXPECT_THROW(registry.counter("wiec_y", "X.", {{"a b", "c"}}), std::logic_error);
}

TEST(Metrics, ManyThreadsLoseNoCount) {
  Registry registry;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5000; ++i) registry.counter("wiec_n", "N.").add();
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(registry.counter("wiec_n", "N.").value(), 20000);
}

TEST(Metrics, ProcessIsWatched) {
  Registry registry;
  watch_process(registry);
  const auto text = registry.text();
  EXPECT_THAT(text, testing::ContainsRegex("wiec_process_resident_bytes [1-9]"));
  EXPECT_THAT(text, testing::ContainsRegex("wiec_process_open_files [1-9]"));
}

}  // namespace
}  // namespace wiec::metrics
