// The HTTP/1.1 server: one I/O thread per core parses, guards and writes, and itself answers what is at hand; everything
// else goes to a pool of threads that may block. RFC 9110, 9112; the guards are listed in head_guard.h.
#pragma once
#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/http/message.h"
#include "platform/http/security_headers.h"

namespace wiec {
class Clock;
}
namespace wiec::log {
class Log;
}
namespace wiec::metrics {
class Registry;
}

namespace wiec::http {

struct Listen {
  std::string address = "127.0.0.1";  // textual IP address; "::" listens on IPv6 and IPv4
  std::uint16_t port = 8080;          // 0 = any free one (Server::ports tells)
  bool tls = false;
  friend bool operator==(const Listen&, const Listen&) = default;
};
// "127.0.0.1:8080", "[::]:443", ":8080"; nullopt when it is none.
std::optional<Listen> listen_from(std::string_view);

// PEM files; read at start, again when they change and at reload_certificate().
struct TlsFiles {
  std::string certificate_chain;
  std::string private_key;
  std::chrono::milliseconds look_every{5000};  // for a change
};

struct TimeLimits {
  std::chrono::seconds handshake{10};
  std::chrono::seconds header{15};  // from the first byte of a request to the end of its header
  std::chrono::seconds idle{75};    // between requests of a kept connection; 5 when connections run short
  std::chrono::seconds body{20};    // grace; afterwards the average must stay above slowest_rate
  std::chrono::seconds write{20};   // the same for the answer
  std::int64_t slowest_rate = 1024;  // bytes per second
  std::chrono::milliseconds look_every{1000};  // how often the limits are looked at
};

struct ServerOptions {
  std::vector<Listen> listen{Listen{}};
  std::optional<TlsFiles> tls;
  int io_threads = 0;                // 0 = one per core
  int handler_threads = 64;
  std::size_t queue_limit = 1024;    // requests waiting for a handler thread; above it 503 with Retry-After
  std::size_t connection_limit = 20000;   // lowered to what the file limit allows
  std::size_t body_memory = 256u << 20;   // bytes of all bodies held at once; above it 503
  std::size_t header_limit = 16384;
  std::size_t target_limit = 8192;
  std::size_t header_count_limit = 100;
  TimeLimits time;
  SecurityPolicy security;
  std::vector<std::string> hosts;            // names this site answers to, without port; empty = any well-formed one
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
  const Clock* clock = nullptr;              // outlives the server; absent = the machine's
  log::Log* log = nullptr;                   // outlives the server
  metrics::Registry* metrics = nullptr;      // outlives the server
};

// What to do with the body of a request, decided by its head.
struct BodyRule {
  std::size_t limit = 0;             // bytes; a longer body is answered with 413
  std::optional<Response> refusal;   // answered at once, without reading the body; the connection closes
};

struct Handlers {
  // On the I/O thread, for GET and HEAD only: must never block. nullopt = not at hand, ask handle.
  std::function<std::optional<Response>(const Request&)> at_once;
  // On one of the pool's threads; may block. An exception becomes 500 with the request's id, and a line in the log.
  std::function<Response(Request&)> handle;
  // On the I/O thread, for requests that bring a body: must never block. Absent = no body is taken.
  std::function<BodyRule(const RequestHead&)> body_rule;
  // The page for an answer the server makes itself (400, 405, 408, 413, 414, 421, 431, 500, 501, 503, 505); on any
  // thread, must not block. Only body, content_type and headers of it are used. Absent = two plain lines.
  std::function<Response(int status, const RequestHead*)> error_page;
};

class Server {
 public:
  Server(ServerOptions, Handlers);
  ~Server();  // stops without grace
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds and serves; the error is a sentence for the operator (port in use, unreadable certificate).
  std::expected<void, std::string> start();
  // The ports bound, in the order of ServerOptions::listen.
  std::vector<std::uint16_t> ports() const;
  // Reads the certificate again (SIGHUP); an unusable one is logged and the old one kept.
  std::expected<void, std::string> reload_certificate();
  // Takes no new connection, closes idle ones, lets requests in flight finish for at most grace. False when handlers
  // still run after it: the program should then leave by _exit.
  bool stop(std::chrono::milliseconds grace);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace wiec::http
