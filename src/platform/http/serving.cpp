#include "platform/http/serving.h"

#include <sys/resource.h>

#include "platform/crypto/crypto.h"
#include "platform/http/ascii.h"
#include "platform/http/head_guard.h"
#include "platform/http/rate_limit.h"
#include "platform/log/log.h"

namespace wiec::http {
namespace {

constexpr std::string_view kRetryAfterSeconds = "5";
constexpr std::size_t kFilesForOthers = 2000;  // stored bodies, database, log, listening sockets

struct Watched {
  std::string_view name, help;
};
constexpr Watched kConnections{"wiec_http_connections", "Open connections."};
constexpr Watched kWaiting{"wiec_http_waiting", "Requests that wait for a thread."};
constexpr Watched kRunning{"wiec_http_running", "Requests being handled."};

// Raises the limit of open files as far as it goes and says how many connections fit.
std::size_t fitting_connections(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const rlim_t needed = static_cast<rlim_t>(wanted + kFilesForOthers);
  if (limit.rlim_cur < needed) {
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? needed : std::min(limit.rlim_max, needed);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  const auto files = static_cast<std::size_t>(limit.rlim_cur);
  return std::min(wanted, files > 2 * kFilesForOthers ? files - kFilesForOthers : files / 2);
}

Response plain_error(int status, const RequestHead* head) {
  const std::string id = head ? head->id() : std::string();
  return text_response(fmt::format("Nie udało się obsłużyć tego zapytania ({}). Numer zgłoszenia: {}\n"
                                   "This request could not be served ({} {}). Reference: {}\n",
                                   status, id, status, reason_of(status), id),
                       status);
}

}  // namespace

Serving::Serving(ServerOptions given, Handlers given_handlers)
    : options(std::move(given)),
      handlers(std::move(given_handlers)),
      clock(options.clock ? *options.clock : machine_clock),
      answers_(options.security),
      connection_limit_(fitting_connections(options.connection_limit)),
      number_key_(crypto::random_number()),
      meters(options.metrics, *this),
      pool(options.handler_threads, options.queue_limit) {}

// Counted, then mixed (the finalizer of SplitMix64, a bijection): never the same twice, and nobody counts our visitors.
std::uint64_t Serving::next_number() {
  std::uint64_t x = number_.fetch_add(1, std::memory_order_relaxed) * 0x9E3779B97F4A7C15ull + number_key_;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

bool Serving::trusts(std::string_view peer) const {
  const auto& proxies = options.trusted_proxies;
  return !proxies.empty() && std::find(proxies.begin(), proxies.end(), peer) != proxies.end();
}

bool Serving::knows_host(std::string_view host) const {
  if (options.hosts.empty()) return true;
  const std::string_view name = host_name(host);
  return std::any_of(options.hosts.begin(), options.hosts.end(), [&](const std::string& known) { return same_letters(known, name); });
}

void Serving::connection_gone() {
  if (connections.fetch_sub(1) != 1) return;
  const std::lock_guard lock(gone_mutex);
  all_gone.notify_all();
}

void Serving::log_failure(const RequestHead& head, std::string_view what) noexcept {
  if (options.log) options.log->error("request.failed", {{"id", head.id()}, {"method", name_of(head.method)}, {"why", what}});
}

Answer Serving::made(const RequestHead& head, Response&& response, bool& failed) noexcept {
  failed = false;
  try {
    return answers_.make(head, std::move(response));
  } catch (const std::exception& error) {
    log_failure(head, error.what());
  }
  failed = true;
  return {};
}

Answer Serving::refusal(const RequestHead* head, int status, Response response) noexcept {
  static const RequestHead kNone;
  const RequestHead& request = head ? *head : kNone;
  bool failed = true;
  try {
    if (response.body.empty() && !response.stored) {
      Response page = handlers.error_page ? handlers.error_page(status, head) : plain_error(status, head);
      response.body = std::move(page.body);
      response.content_type = std::move(page.content_type);
      for (auto& header : page.headers) response.headers.push_back(std::move(header));
    }
    response.status = status;
    if (status == 405) response.set("Allow", "GET, HEAD, POST");
    if (status == 503) response.set("Retry-After", std::string(kRetryAfterSeconds));
    Answer answer = made(request, std::move(response), failed);
    if (!failed) return answer;
  } catch (const std::exception& error) {
    log_failure(request, error.what());
  }
  return made(request, plain_error(status, head), failed);
}

Answer Serving::answer_now(const Request& request, bool& answered) noexcept {
  bool failed = true;
  answered = true;
  try {
    std::optional<Response> response = handlers.at_once(request);
    answered = response.has_value();
    if (!answered) return {};
    Answer answer = made(request, std::move(*response), failed);
    if (!failed) return answer;
  } catch (const std::exception& error) {
    log_failure(request, error.what());
  } catch (...) {
    log_failure(request, "an exception of unknown type");
  }
  return refusal(&request, 500);
}

Answer Serving::answer_on_thread(Request& request) noexcept {
  bool failed = true;
  try {
    Answer answer = made(request, handlers.handle(request), failed);
    if (!failed) return answer;
  } catch (const std::exception& error) {
    log_failure(request, error.what());
  } catch (...) {
    log_failure(request, "an exception of unknown type");
  }
  return refusal(&request, 500);
}

void Serving::note(const RequestHead& head, const Answer& answer, std::int64_t bytes, bool quiet) {
  const std::int64_t micros = head.received_ns == 0 ? 0 : (steady_ns() - head.received_ns) / 1000;
  meters.note(answer.route, answer.status, micros, bytes);
  const log::Level level = quiet ? log::Level::debug : log::Level::info;
  if (!options.log || (!options.log->enabled(level) && answer.status < 500)) return;
  const std::string id = head.id(), network = client_network(head.client_address);
  options.log->request({.id = id,
                        .method = name_of(head.method),
                        .route = answer.route,
                        .status = answer.status,
                        .micros = micros,
                        .bytes = bytes,
                        .network = network},
                       level);
}

HttpMeters::HttpMeters(metrics::Registry* registry, const Serving& serving) : registry_(registry) {
  if (!registry) return;
  connections_ = &registry->counter("wiec_http_connections_total", "Connections taken.");
  bytes_ = &registry->counter("wiec_http_sent_bytes_total", "Bytes of answers.");
  for (int hundred = 1; hundred < 6; ++hundred) {
    answers_[hundred] = &registry->counter("wiec_http_answers_total", "Answers by class of status.", {{"class", fmt::format("{}xx", hundred)}});
  }
  registry->watch(kConnections.name, kConnections.help, [&serving] { return static_cast<std::int64_t>(serving.connections.load()); });
  registry->watch(kWaiting.name, kWaiting.help, [&serving] { return static_cast<std::int64_t>(serving.pool.waiting()); });
  registry->watch(kRunning.name, kRunning.help, [&serving] { return static_cast<std::int64_t>(serving.pool.running()); });
}

void HttpMeters::stop_watching() {
  if (!registry_) return;
  for (const Watched& watched : {kConnections, kWaiting, kRunning}) registry_->watch(watched.name, watched.help, nullptr);
}

metrics::Histogram& HttpMeters::route_times(std::string_view route) {
  {
    const std::shared_lock lock(mutex_);
    if (const auto found = routes_.find(route); found != routes_.end()) return *found->second;
  }
  auto& histogram = registry_->histogram("wiec_http_seconds", "From the first byte of a request to its answer.", {{"route", std::string(route)}});
  const std::unique_lock lock(mutex_);
  routes_.emplace(route, &histogram);
  return histogram;
}

void HttpMeters::note(std::string_view route, int status, std::int64_t micros, std::int64_t bytes) {
  if (!registry_) return;
  bytes_->add(bytes);
  answers_[std::clamp(status / 100, 1, 5)]->add();
  if (!route.empty()) route_times(route).observe(micros);
}

}  // namespace wiec::http
