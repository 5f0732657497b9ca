// What watches over the server asks: /healthz (the process lives), /readyz (it can do its work), /metrics (guarded: own
// port, or this machine only).
#pragma once
#include <atomic>
#include <expected>
#include <memory>
#include <string>

#include "platform/db/db.h"
#include "platform/http/server.h"
#include "platform/log/log.h"
#include "platform/metrics/metrics.h"

namespace wiec::app {

class Health {
 public:
  Health(const db::Database& db, metrics::Registry& metrics, bool metrics_on_main_port)
      : db_(db), metrics_(metrics), metrics_here_(metrics_on_main_port) {}

  // The pipeline's handlers with these three addresses before them; they need no layout, cookie or route row.
  http::Handlers around(http::Handlers);
  // A server for /metrics alone; nullptr when no address is given.
  std::expected<std::unique_ptr<http::Server>, std::string> serve_metrics(const std::string& address, log::Log&);
  // From now on /readyz says no, so that a load balancer sends nobody.
  void leaving() { leaving_ = true; }

 private:
  std::optional<http::Response> answer(const http::RequestHead&);
  http::Response ready();

  const db::Database& db_;
  metrics::Registry& metrics_;
  const bool metrics_here_;
  std::atomic<bool> leaving_{false};
};

void watch_database(metrics::Registry&, const db::Database&);

}  // namespace wiec::app
