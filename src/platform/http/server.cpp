#include "platform/http/server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "platform/http/connection.h"
#include "platform/http/listener.h"
#include "platform/http/serving.h"
#include "platform/http/tls.h"
#include "platform/log/log.h"
#include "platform/process/quiet_signals.h"

namespace wiec::http {
namespace {

constexpr std::string_view kTooMany =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

// When each file was last changed; 0 for one that is not there.
using FileTimes = std::pair<std::int64_t, std::int64_t>;
std::int64_t changed_at(const std::string& file) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(file, error);
  return error ? 0 : time.time_since_epoch().count();
}
FileTimes changed_at(const TlsFiles& files) { return {changed_at(files.certificate_chain), changed_at(files.private_key)}; }

}  // namespace

struct Server::Parts {
  Serving serving;
  std::vector<std::unique_ptr<Listener>> listeners;
  std::vector<std::uint16_t> ports;
  std::mutex tls_mutex;
  std::shared_ptr<TlsContext> tls;
  FileTimes tls_changed;  // under tls_mutex
  std::vector<std::unique_ptr<IoLane>> lanes;
  std::vector<std::thread> threads;
  std::size_t next_lane = 0;  // on the first lane's thread only
  bool started = false;

  Parts(ServerOptions options, Handlers handlers) : serving(std::move(options), std::move(handlers)) {}
  ~Parts() {
    serving.pool.end();  // its threads hand answers to the lanes
    listeners.clear();
    lanes.clear();
  }

  std::expected<void, std::string> bind();
  void run_lanes();
  void take(int socket, std::string peer, bool with_tls);
  void give(IoLane&, int socket, std::string peer, bool with_tls);
  std::expected<void, std::string> load_tls();
  void look_at_certificate();
  bool wait_until_gone(std::chrono::milliseconds grace);
  template <class Call>
  void on_each_connection(Call call);
  void end_lanes();
};

std::expected<void, std::string> Server::Parts::load_tls() {
  const auto& files = serving.options.tls;
  if (!files) return std::unexpected("listening with TLS needs a certificate and its key");
  const FileTimes changed = changed_at(*files);
  auto loaded = TlsContext::load(*files);
  if (!loaded) return std::unexpected(loaded.error());
  const std::lock_guard lock(tls_mutex);
  tls = std::move(*loaded);
  tls_changed = changed;
  return {};
}

void Server::Parts::look_at_certificate() {
  const FileTimes changed = changed_at(*serving.options.tls);
  {
    const std::lock_guard lock(tls_mutex);
    if (changed == tls_changed) return;
    tls_changed = changed;  // an unusable file is reported once, not at every look
  }
  const auto loaded = load_tls();
  log::Log* log = serving.options.log;
  if (!log) return;
  if (loaded) {
    log->info("tls.certificate_changed");
  } else {
    log->error("tls.certificate_unusable", {{"why", loaded.error()}});
  }
}

std::expected<void, std::string> Server::Parts::bind() {
  const auto& options = serving.options;
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const int count = options.io_threads > 0 ? options.io_threads : static_cast<int>(cores);
  for (int i = 0; i < count; ++i) lanes.push_back(std::make_unique<IoLane>());
  const bool any_tls = std::any_of(options.listen.begin(), options.listen.end(), [](const Listen& where) { return where.tls; });
  if (any_tls) {
    if (auto loaded = load_tls(); !loaded) return loaded;
  }
  for (const Listen& where : options.listen) {
    auto listener = Listener::open(lanes[0]->loop, where, [this, with_tls = where.tls](int socket, std::string peer) {
      take(socket, std::move(peer), with_tls);
    });
    if (!listener) return std::unexpected(listener.error());
    ports.push_back((*listener)->port());
    listeners.push_back(std::move(*listener));
  }
  if (any_tls) lanes[0]->loop.every(options.tls->look_every, [this] { look_at_certificate(); });
  return {};
}

void Server::Parts::run_lanes() {
  const process::QuietSignals quiet;
  for (auto& lane : lanes) {
    lane->loop.every(serving.options.time.look_every, [this, lane = lane.get()] {
      const std::int64_t now = serving.steady_ns();
      for (auto at = lane->connections.begin(); at != lane->connections.end();) (*at++)->look_at_time(now);
    });
    threads.emplace_back([lane = lane.get()] {
      pthread_setname_np(pthread_self(), "wiec-io");
      lane->loop.run();
    });
  }
}

void Server::Parts::take(int socket, std::string peer, bool with_tls) {
  if (serving.connections.load() >= serving.connection_limit()) {
    if (!with_tls) [[maybe_unused]] const auto sent = ::send(socket, kTooMany.data(), kTooMany.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::close(socket);
    return;
  }
  serving.connections.fetch_add(1);
  serving.meters.note_connection();
  IoLane& lane = *lanes[next_lane++ % lanes.size()];
  if (&lane == lanes[0].get()) return give(lane, socket, std::move(peer), with_tls);
  lane.loop.post([this, &lane, socket, peer, with_tls] { give(lane, socket, peer, with_tls); });
}

void Server::Parts::give(IoLane& lane, int socket, std::string peer, bool with_tls) {
  std::unique_ptr<Transport> transport;
  if (with_tls) {
    const std::lock_guard lock(tls_mutex);
    transport = tls_transport(lane.loop, socket, tls);
  } else {
    transport = plain_transport(lane.loop, socket);
  }
  std::make_shared<Connection>(serving, lane, std::move(transport), std::move(peer), with_tls)->open();
}

template <class Call>
void Server::Parts::on_each_connection(Call call) {
  for (auto& lane : lanes) {
    lane->loop.post([lane = lane.get(), call] {
      for (auto at = lane->connections.begin(); at != lane->connections.end();) call(**at++);
    });
  }
}

bool Server::Parts::wait_until_gone(std::chrono::milliseconds grace) {
  std::unique_lock lock(serving.gone_mutex);
  return serving.all_gone.wait_for(lock, grace, [&] { return serving.connections.load() == 0; });
}

void Server::Parts::end_lanes() {
  for (auto& lane : lanes) lane->loop.post([lane = lane.get()] { lane->loop.stop(); });
  for (auto& thread : threads) thread.join();
  threads.clear();
}

Server::Server(ServerOptions options, Handlers handlers) : parts_(std::make_unique<Parts>(std::move(options), std::move(handlers))) {}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

std::expected<void, std::string> Server::start() {
  if (auto bound = parts_->bind(); !bound) return bound;
  for (auto& listener : parts_->listeners) listener->start();
  parts_->run_lanes();
  parts_->started = true;
  return {};
}

std::vector<std::uint16_t> Server::ports() const { return parts_->ports; }

std::expected<void, std::string> Server::reload_certificate() {
  if (!parts_->serving.options.tls) return {};
  return parts_->load_tls();
}

bool Server::stop(std::chrono::milliseconds grace) {
  Parts& parts = *parts_;
  if (!parts.started) return true;
  parts.started = false;
  parts.serving.stopping = true;
  parts.lanes[0]->loop.post([&parts] {
    for (auto& listener : parts.listeners) listener->close();
  });
  parts.on_each_connection([](Connection& connection) { connection.close_if_idle(); });
  parts.wait_until_gone(grace);
  parts.on_each_connection([](Connection& connection) { connection.close(); });
  parts.end_lanes();
  // The last answers are out; their threads may still be tidying up.
  constexpr std::chrono::milliseconds step{5};
  for (auto waited = step; parts.serving.pool.running() != 0 && waited < grace; waited += step)
    std::this_thread::sleep_for(step);
  return parts.serving.pool.running() == 0;
}

}  // namespace wiec::http
