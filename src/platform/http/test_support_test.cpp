#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "platform/http/ascii.h"
#include "platform/http/test_support.h"

namespace wiec::http::test {

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("no server there");
  const int one = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  const timeval patience{120, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

RawClient::RawClient(RawClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), left_(std::move(other.left_)) {}

RawClient::~RawClient() {
  if (socket_ >= 0) close(socket_);
}

void RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the server has closed: what it said before can still be read
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void RawClient::finish_sending() { shutdown(socket_, SHUT_WR); }

std::string RawClient::read_some() {
  std::string out(65536, '\0');
  const ssize_t got = recv(socket_, out.data(), out.size(), 0);
  out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return out;
}

std::string RawClient::read_all() {
  std::string out = std::move(left_);
  left_.clear();
  for (std::string piece = read_some(); !piece.empty(); piece = read_some()) out += piece;
  return out;
}

bool RawClient::closed_by_server() {
  char c = 0;
  const ssize_t got = recv(socket_, &c, 1, 0);
  return got == 0 || (got < 0 && errno == ECONNRESET);
}

std::string RawClient::Reply::header(std::string_view name) const {
  std::string_view rest = head;
  while (!rest.empty()) {
    std::string_view line = take_until(rest, '\n');
    const std::string_view key = take_until(line, ':');
    if (same_letters(key, name)) {
      if (line.ends_with('\r')) line.remove_suffix(1);
      return std::string(trimmed(line));
    }
  }
  return {};
}

RawClient::Reply RawClient::read_reply(bool to_head) {
  Reply reply;
  std::size_t end = 0;
  while ((end = left_.find("\r\n\r\n")) == std::string::npos) {
    const std::string piece = read_some();
    if (piece.empty()) return reply;
    left_ += piece;
  }
  reply.head = left_.substr(0, end + 2);
  reply.status = std::stoi(left_.substr(9, 3));
  left_.erase(0, end + 4);
  const std::string length = reply.header("Content-Length");
  const std::size_t size = to_head || length.empty() ? 0 : std::stoul(length);
  while (left_.size() < size) {
    const std::string piece = read_some();
    if (piece.empty()) break;
    left_ += piece;
  }
  reply.body = left_.substr(0, size);
  left_.erase(0, size);
  return reply;
}

std::string get_text(std::string_view path, std::string_view more_lines) {
  return fmt::format("GET {} HTTP/1.1\r\nHost: x\r\n{}\r\n", path, more_lines);
}

RawClient::Reply RawClient::get(std::string_view path, std::string_view more_lines) {
  send(get_text(path, more_lines));
  return read_reply();
}

TestServer::TestServer(Handlers handlers, ServerOptions options) {
  if (options.listen == std::vector<Listen>{Listen{}}) options.listen = {Listen{.address = "127.0.0.1", .port = 0, .tls = false}};
  server = std::make_unique<Server>(std::move(options), std::move(handlers));
  if (auto started = server->start(); !started) throw std::runtime_error(started.error());
}

Handlers echo() {
  Handlers handlers;
  handlers.handle = [](Request& request) {
    std::string query;
    for (const auto& [name, value] : request.query.items()) query += fmt::format(" {}={}", name, value);
    return text_response(fmt::format("{} {}{} {}", name_of(request.method), request.path, query, request.body));
  };
  handlers.body_rule = [](const RequestHead&) { return BodyRule{.limit = 1000, .refusal = std::nullopt}; };
  return handlers;
}

}  // namespace wiec::http::test
