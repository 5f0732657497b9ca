#include "platform/http/listener.h"

#include <sys/socket.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/http/io_loop.h"
#include "platform/http/server.h"

namespace wiec::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

namespace {

constexpr int kAcceptedInARow = 64;
constexpr std::chrono::milliseconds kPauseWithoutFiles{100};

std::string address_text(const sockaddr_storage& peer) {
  ErrorCode ignored;
  if (peer.ss_family == AF_INET) {
    const auto& four = reinterpret_cast<const sockaddr_in&>(peer);
    return asio::ip::address_v4(ntohl(four.sin_addr.s_addr)).to_string();
  }
  const auto& six = reinterpret_cast<const sockaddr_in6&>(peer);
  asio::ip::address_v6::bytes_type bytes;
  std::memcpy(bytes.data(), six.sin6_addr.s6_addr, bytes.size());
  const asio::ip::address_v6 address(bytes);
  return address.is_v4_mapped() ? asio::ip::make_address_v4(asio::ip::v4_mapped, address).to_string() : address.to_string();
}

}  // namespace

struct Listener::Parts {
  IoLoop& loop;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  Accepted accepted;

  Parts(IoLoop& io, Accepted call) : loop(io), acceptor(io.context()), pause(io.context()), accepted(std::move(call)) {}

  void wait() {
    acceptor.async_wait(tcp::acceptor::wait_read, [this](const ErrorCode& error) {
      if (!error) take();
    });
  }
  void take() {
    for (int i = 0; i < kAcceptedInARow; ++i) {
      sockaddr_storage peer{};
      socklen_t size = sizeof peer;
      const int socket = accept4(acceptor.native_handle(), reinterpret_cast<sockaddr*>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (socket >= 0) {
        accepted(socket, address_text(peer));
      } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
        return wait_a_little();  // the waiting connection would wake us again at once
      } else if (errno != ECONNABORTED && errno != EINTR) {
        break;
      }
    }
    wait();
  }
  void wait_a_little() {
    pause.expires_after(kPauseWithoutFiles);
    pause.async_wait([this](const ErrorCode& error) {
      if (!error) wait();
    });
  }
  ErrorCode bind(const tcp::endpoint& endpoint) {
    ErrorCode error;
    acceptor.open(endpoint.protocol(), error);
    if (error) return error;
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (endpoint.protocol() == tcp::v6()) acceptor.set_option(asio::ip::v6_only(false), error);
    acceptor.bind(endpoint, error);
    if (error) return error;
    acceptor.listen(4096, error);
    if (!error) acceptor.non_blocking(true, error);
    return error;
  }
};

Listener::Listener(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Listener::~Listener() = default;

std::expected<std::unique_ptr<Listener>, std::string> Listener::open(IoLoop& loop, const Listen& where, Accepted accepted) {
  ErrorCode error;
  const auto address = asio::ip::make_address(where.address, error);
  if (error) return std::unexpected(fmt::format("{} is no IP address to listen on", where.address));
  auto parts = std::make_unique<Parts>(loop, std::move(accepted));
  error = parts->bind({address, where.port});
  if (error == asio::error::address_in_use) {
    return std::unexpected(fmt::format("port {} at {} is in use: stop the other program, or choose another with --listen", where.port, where.address));
  }
  if (error) return std::unexpected(fmt::format("cannot listen on {} port {}: {}", where.address, where.port, error.message()));
  return std::unique_ptr<Listener>(new Listener(std::move(parts)));
}

void Listener::start() { parts_->wait(); }

void Listener::close() {
  ErrorCode ignored;
  parts_->acceptor.close(ignored);
  parts_->pause.cancel();
}

std::uint16_t Listener::port() const {
  ErrorCode ignored;
  return parts_->acceptor.local_endpoint(ignored).port();
}

std::optional<Listen> listen_from(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == text.npos || text.size() - colon > 6 || colon + 1 == text.size()) return std::nullopt;
  int port = 0;
  for (char c : text.substr(colon + 1)) {
    if (c < '0' || c > '9') return std::nullopt;
    port = port * 10 + (c - '0');
  }
  std::string_view address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) {
    address = address.substr(1, address.size() - 2);
  } else if (address.find(':') != address.npos) {
    return std::nullopt;
  }
  if (port > 65535) return std::nullopt;
  if (address == "localhost") address = "127.0.0.1";
  Listen out{.address = address.empty() ? "::" : std::string(address), .port = static_cast<std::uint16_t>(port), .tls = false};
  ErrorCode error;
  asio::ip::make_address(out.address, error);
  return error ? std::nullopt : std::optional(std::move(out));
}

}  // namespace wiec::http
