// For tests: a server on a free port and a client that sends exactly the bytes it is told to.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/server.h"

namespace wiec::http::test {

// A blocking socket; what waits longer than 2 minutes counts as nothing received, so that a broken server fails instead of hanging.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  RawClient& operator=(RawClient&&) = delete;

  void send(std::string_view bytes);            // at once, a packet of its own
  void finish_sending();
  std::string read_some();                      // "" = closed, reset or nothing in time
  std::string read_all();                       // until the server closes
  struct Reply {
    int status = 0;
    std::string head;
    std::string body;
    std::string header(std::string_view name) const;  // "" = absent
  };
  Reply read_reply(bool to_head = false);        // one answer by its Content-Length; status 0 = none came
  Reply get(std::string_view path, std::string_view more_lines = {});
  bool closed_by_server();                       // waits for it
  int descriptor() const { return socket_; }

 private:
  int socket_ = -1;
  std::string left_;
};

std::string get_text(std::string_view path, std::string_view more_lines = {});

struct TestServer {
  explicit TestServer(Handlers, ServerOptions = {});
  std::uint16_t port() const { return server->ports().front(); }
  RawClient client() const { return RawClient(port()); }
  std::unique_ptr<Server> server;
};

// Answers "GET /path?query body" of what it got; body limit 1000.
Handlers echo();

}  // namespace wiec::http::test
