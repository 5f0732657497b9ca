#include "app/health.h"

#include "platform/jobs/jobs.h"

namespace wiec::app {
namespace {
constexpr std::string_view kMetricsType = "text/plain; version=0.0.4; charset=utf-8";

// Behind a proxy on this machine everybody seems to be from here: what was passed on is not.
bool from_this_machine(const http::RequestHead& head) {
  const std::string_view address = head.client_address;
  return (address.starts_with("127.") || address == "::1") && head.header("X-Forwarded-For").empty() &&
         head.header("Forwarded").empty();
}
}  // namespace

http::Handlers Health::around(http::Handlers inner) {
  auto handle = std::move(inner.handle);
  inner.handle = [this, handle](http::Request& request) {
    if (auto known = answer(request)) return *std::move(known);
    return handle(request);
  };
  return inner;
}

std::optional<http::Response> Health::answer(const http::RequestHead& head) {
  if (head.method == http::Method::post) return std::nullopt;
  if (head.path == "/healthz") return http::text_response("ok\n");
  if (head.path == "/readyz") return ready();
  if (head.path == "/metrics" && metrics_here_ && from_this_machine(head)) {
    http::Response response = http::text_response(metrics_.text());
    response.content_type = kMetricsType;
    return response;
  }
  return std::nullopt;
}

http::Response Health::ready() {
  if (leaving_) return http::text_response("stopping\n", 503);
  try {
    db_.read([](db::ReadTx& tx) { return jobs::overview(tx); });
  } catch (const db::Error&) {
    return http::text_response("database: no answer\n", 503);
  }
  return http::text_response("ready\n");
}

std::expected<std::unique_ptr<http::Server>, std::string> Health::serve_metrics(const std::string& address,
                                                                                log::Log& log) {
  if (address.empty()) return nullptr;
  const auto listen = http::listen_from(address);
  if (!listen) return std::unexpected("metrics: \"" + address + "\" is no address to listen on");
  http::ServerOptions options;
  options.listen = {*listen};
  options.io_threads = 1;
  options.handler_threads = 1;
  options.log = &log;
  auto server = std::make_unique<http::Server>(options, http::Handlers{.handle = [this](http::Request& request) {
                                                 if (request.path != "/metrics")
                                                   return http::text_response("only /metrics is here\n", 404);
                                                 http::Response response = http::text_response(metrics_.text());
                                                 response.content_type = kMetricsType;
                                                 return response;
                                               }});
  if (auto started = server->start(); !started) return std::unexpected(started.error());
  return server;
}

void watch_database(metrics::Registry& metrics, const db::Database& db) {
  const auto watch = [&](std::string_view name, std::string_view help, auto read) {
    metrics.watch(name, help, [db, read] { return static_cast<std::int64_t>(read(db.statistics())); });
  };
  watch("wiec_db_reads", "Read transactions since the start", [](const db::Statistics& s) { return s.reads; });
  watch("wiec_db_writes", "Writes since the start", [](const db::Statistics& s) { return s.writes; });
  watch("wiec_db_commits", "Commits since the start; fewer than writes where groups share one",
        [](const db::Statistics& s) { return s.commits; });
  watch("wiec_db_retries", "Tries after the first (PostgreSQL)", [](const db::Statistics& s) { return s.retries; });
  watch("wiec_db_wal_pages", "Pages in the write-ahead log (SQLite)",
        [](const db::Statistics& s) { return s.wal_pages; });
}

}  // namespace wiec::app
