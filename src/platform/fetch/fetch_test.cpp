#include "platform/fetch/fetch.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace wiec::fetch {
namespace {

// Answers one connection after another with the same bytes, and keeps what it was asked.
class Answering {
 public:
  explicit Answering(std::string answer)
      : answer_(std::move(answer)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), size);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    ::listen(listener_, 8);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Answering() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  std::string url(std::string_view path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
  }
  std::string asked;  // read it after ask() came back

 private:
  void serve() {
    for (int peer; (peer = ::accept(listener_, nullptr, nullptr)) >= 0; ::close(peer)) {
      char room[4096];
      std::string read;
      const auto whole = [&] {
        return read.find("\r\n\r\n") != read.npos && (read.starts_with("GET") || read.ends_with("end"));
      };
      for (ssize_t got = 0; !whole() && (got = ::recv(peer, room, sizeof room, 0)) > 0;)
        read.append(room, static_cast<std::size_t>(got));
      asked = read;
      [[maybe_unused]] const auto sent = ::send(peer, answer_.data(), answer_.size(), MSG_NOSIGNAL);
    }
  }
  std::string answer_;
  int listener_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

TEST(Fetch, GivesStatusAndBodyAndSendsHeadersAndForm) {
  Answering server("HTTP/1.1 201 Created\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd");
  const auto got = ask({.url = server.url("/a?b=1"),
                        .body = form_of({{"to", "+48 600"}, {"text", "ż&end"}}) + "end",
                        .headers = {{"Authorization", "Bearer x"}}});
  ASSERT_TRUE(got) << got.error();
  EXPECT_EQ(got->status, 201);
  EXPECT_EQ(got->body, "abcd");
  EXPECT_TRUE(server.asked.starts_with("POST /a?b=1 HTTP/1.1\r\n"));
  EXPECT_NE(server.asked.find("Authorization: Bearer x\r\n"), std::string::npos);
  EXPECT_NE(server.asked.find("to=%2B48%20600&text=%C5%BC%26end"), std::string::npos);
}

TEST(Fetch, DoesNotFollowARedirection) {
  Answering server(
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  const auto got = ask({.url = server.url("/")});
  ASSERT_TRUE(got) << got.error();
  EXPECT_EQ(got->status, 302);
}

TEST(Fetch, StopsAtTheLimitOfBytesAndOfTime) {
  Answering server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n" + std::string(100, 'x'));
  EXPECT_FALSE(ask({.url = server.url("/"), .largest = 99}));
  EXPECT_TRUE(ask({.url = server.url("/"), .largest = 100}));
  Answering slow("");
  EXPECT_FALSE(ask({.url = slow.url("/"), .post = true, .patience = std::chrono::milliseconds(50)}));
}

TEST(Fetch, SaysThatNobodyIsThereWithoutNamingTheAddress) {
  const auto got = ask({.url = "http://127.0.0.1:1/secret"});
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().find("secret"), std::string::npos);
}

TEST(Fetch, AsksOnlyOverTlsOrOnThisMachine) {
  for (const char* good : {"https://login.gov.pl/x", "http://127.0.0.1:9/", "http://localhost/", "http://[::1]:80/"})
    EXPECT_TRUE(is_allowed(good)) << good;
  for (const char* bad :
       {"http://login.gov.pl/", "http://127.0.0.1@evil.pl/", "http://127.0.0.1.evil.pl/", "file:///etc/passwd",
        "https://", "", "https://a b", "gopher://127.0.0.1/", "http://localhost.evil.pl/"})
    EXPECT_FALSE(is_allowed(bad)) << bad;
  EXPECT_FALSE(ask({.url = "file:///etc/passwd"}));
  EXPECT_THROW(static_cast<void>(ask({.url = "http://127.0.0.1:1/", .headers = {{"A", "b\r\nC: d"}}})),
               std::logic_error);
}

}  // namespace
}  // namespace wiec::fetch
