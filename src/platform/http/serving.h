// What all connections of one server share.
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "platform/clock/clock.h"
#include "platform/http/answer.h"
#include "platform/http/io_loop.h"
#include "platform/http/server.h"
#include "platform/http/worker_pool.h"
#include "platform/metrics/metrics.h"

namespace wiec::http {

class Connection;

// Counts answers for /metrics; without a registry it does nothing.
class HttpMeters {
 public:
  HttpMeters(metrics::Registry*, const class Serving&);
  void stop_watching();  // the registry outlives the server
  void note(std::string_view route, int status, std::int64_t micros, std::int64_t bytes);
  void note_connection() { add(connections_, 1); }

 private:
  static void add(metrics::Counter* counter, std::int64_t by) {
    if (counter) counter->add(by);
  }
  metrics::Histogram& route_times(std::string_view route);
  metrics::Registry* registry_;
  metrics::Counter* connections_ = nullptr;
  metrics::Counter* bytes_ = nullptr;
  metrics::Counter* answers_[6] = {};  // by the hundreds of the status
  std::shared_mutex mutex_;
  std::unordered_map<std::string_view, metrics::Histogram*> routes_;
};

class Serving {
 public:
  Serving(ServerOptions, Handlers);
  ~Serving() { meters.stop_watching(); }

  // Runs a handler and turns whatever it does into an answer.
  Answer answer_now(const Request&, bool& answered) noexcept;  // at_once; answered = it was at hand
  Answer answer_on_thread(Request&) noexcept;
  Answer refusal(const RequestHead*, int status, Response = {}) noexcept;
  void note(const RequestHead&, const Answer&, std::int64_t bytes, bool quiet);

  std::uint64_t next_number();
  std::int64_t steady_ns() const { return clock.steady().count(); }
  bool trusts(std::string_view peer) const;
  bool knows_host(std::string_view host) const;
  std::size_t connection_limit() const { return connection_limit_; }
  bool connections_short() const { return connections.load() > connection_limit_ / 10 * 9; }
  void connection_gone();

  const ServerOptions options;
  const Handlers handlers;
  SystemClock machine_clock;
  const Clock& clock;
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> body_bytes{0};
  std::atomic<bool> stopping{false};
  std::mutex gone_mutex;
  std::condition_variable all_gone;

 private:
  Answer made(const RequestHead&, Response&&, bool& failed) noexcept;
  void log_failure(const RequestHead&, std::string_view what) noexcept;
  AnswerMaker answers_;
  std::size_t connection_limit_;
  std::atomic<std::uint64_t> number_{0};
  std::uint64_t number_key_;

 public:
  HttpMeters meters;
  WorkerPool pool;  // last: its threads use everything above
};

// One I/O thread: its loop and its connections.
struct IoLane {
  std::list<Connection*> connections;
  DateLine date;
  IoLoop loop;  // last: its end destroys connections, which leave the list
};

}  // namespace wiec::http
