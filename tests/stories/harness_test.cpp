// The harness's own tests, against canned answers on a socket: a story must not pass because its browser misreads.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <csignal>
#include <thread>

#include "http_client.h"
#include "server_process.h"

namespace wiec::stories {
namespace {

// Answers one connection after another with the given bytes and keeps what was asked.
class CannedServer {
 public:
  explicit CannedServer(std::vector<std::string> answers) : answers_(std::move(answers)) {
    handle_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(handle_, reinterpret_cast<const sockaddr*>(&address), size);
    ::getsockname(handle_, reinterpret_cast<sockaddr*>(&address), &size);
    ::listen(handle_, 4);
    port = ntohs(address.sin_port);
    thread_ = std::thread([this] { answer_all(); });
  }
  ~CannedServer() {
    ::shutdown(handle_, SHUT_RDWR);
    thread_.join();
    ::close(handle_);
  }
  CannedServer(const CannedServer&) = delete;
  CannedServer& operator=(const CannedServer&) = delete;

  std::uint16_t port = 0;
  std::vector<std::string> requests;  // read only after the answers came

 private:
  void answer_all() {
    for (const auto& answer : answers_) {
      const int client = ::accept(handle_, nullptr, nullptr);
      if (client < 0) return;
      char buffer[4096];
      const auto got = ::recv(client, buffer, sizeof buffer, 0);
      requests.emplace_back(buffer, got > 0 ? static_cast<std::size_t>(got) : 0);
      ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
      ::close(client);
    }
  }
  int handle_ = -1;
  std::vector<std::string> answers_;
  std::thread thread_;
};

TEST(HttpClient, reads_length_chunks_and_end_of_connection) {
  EXPECT_EQ(answer_from("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef").body, "abc");
  EXPECT_EQ(answer_from("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n").body,
            "abc");
  EXPECT_EQ(answer_from("HTTP/1.1 200 OK\r\n\r\nabc").body, "abc");
  const auto answer = answer_from("HTTP/1.1 303 See Other\r\nLOCATION:  /x \r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header("location"), "/x");
  EXPECT_EQ(answer.header("etag"), "");
}

TEST(HttpClient, refuses_torn_answers) {
  EXPECT_THROW(answer_from(""), ConnectionError);
  EXPECT_THROW(answer_from("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), ConnectionError);
  EXPECT_THROW(answer_from("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), ConnectionError);
  EXPECT_THROW(answer_from("SSH-2.0-x\r\n\r\n"), ConnectionError);
  EXPECT_THROW(Browser(free_port()).get("/"), ConnectionError);
}

TEST(Browser, keeps_and_forgets_cookies) {
  CannedServer server(
      {"HTTP/1.1 200 OK\r\nSet-Cookie: __Host-sid=abc; Path=/; Secure\r\nSet-Cookie: x=1\r\nContent-Length: 0\r\n\r\n",
       "HTTP/1.1 200 OK\r\nSet-Cookie: x=; Max-Age=0\r\nContent-Length: 0\r\n\r\n",
       "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"});
  Browser browser(server.port);
  browser.get("/a");
  browser.get("/b");
  browser.get("/c");
  EXPECT_EQ(browser.cookies().size(), 1u);
  EXPECT_THAT(server.requests[0], testing::Not(testing::HasSubstr("Cookie:")));
  EXPECT_THAT(server.requests[1], testing::HasSubstr("Cookie: __Host-sid=abc; x=1\r\n"));
  EXPECT_THAT(server.requests[2], testing::HasSubstr("Cookie: __Host-sid=abc\r\n"));
}

TEST(Browser, submits_the_hidden_fields_of_the_right_form) {
  CannedServer server({"HTTP/1.1 303 See Other\r\nLocation: /dalej?a=1\r\nContent-Length: 0\r\n\r\n",
                       "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"});
  Browser browser(server.port);
  Answer page;
  page.body = R"(<form action="/szukaj"><input type="hidden" name="csrf" value="wrong"></form>
                 <form method="post" action="/zapisz"><input type="hidden" name="csrf" value="a&amp;b"><input name="t"></form>)";
  const auto redirect = browser.submit(page, "/zapisz", {{"t", "Zażółć x"}});
  EXPECT_EQ(browser.follow(redirect).body, "ok");
  EXPECT_THAT(server.requests[0], testing::EndsWith("\r\n\r\ncsrf=a%26b&t=Za%C5%BC%C3%B3%C5%82%C4%87%20x"));
  EXPECT_THAT(server.requests[1], testing::StartsWith("GET /dalej?a=1 HTTP/1.1\r\n"));
  EXPECT_THROW(browser.submit(page, "/inny", {}), ConnectionError);
}

TEST(ServerProcess, gives_exit_codes_and_output) {
  const auto finished = run_program({"/bin/sh", "-c", "echo out; echo err >&2; exit 3"});
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(finished.output, "out\nerr\n");
  EXPECT_EQ(run_program({"/bin/sh", "-c", "kill -9 $$"}).exit_code, 137);
  EXPECT_EQ(run_program({"/bin/no-such-program"}).exit_code, 127);
}

TEST(ServerProcess, stops_and_kills) {
  const TemporaryFolder folder;
  Child polite({"/bin/sh", "-c", "trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done"},
               folder.path() / "polite");
  while (polite.output().empty() && polite.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  polite.signal(SIGTERM);
  EXPECT_EQ(polite.wait(30), 7);
  Child stubborn({"/bin/sh", "-c", "while :; do sleep 0.1; done"}, folder.path() / "stubborn");
  EXPECT_EQ(stubborn.wait(0), 137);
}

TEST(ServerProcess, puts_the_database_into_the_address) {
  EXPECT_EQ(with_database("postgresql://u:p@localhost:5433/postgres", "x"), "postgresql://u:p@localhost:5433/x");
  EXPECT_EQ(with_database("postgresql://localhost?sslmode=disable", "x"), "postgresql://localhost/x?sslmode=disable");
}

}  // namespace
}  // namespace wiec::stories
