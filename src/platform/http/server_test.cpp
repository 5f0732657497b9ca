#include "platform/http/server.h"

#include <stdexcept>
#include <thread>

#include "platform/clock/clock.h"
#include "platform/http/test_gate.h"
#include "platform/http/test_support.h"
#include "platform/log/log.h"
#include "platform/metrics/metrics.h"

namespace wiec::http {
namespace {

using test::Gate;
using test::get_text;
using test::RawClient;
using test::TestServer;

TEST(Server, KeepsTheConnectionAndAnswersInOrder) {
  TestServer server(test::echo());
  RawClient client = server.client();
  std::string many;
  for (int i = 0; i < 100; ++i) {
    many += i % 3 == 0 ? fmt::format("POST /{} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi", i) : get_text(fmt::format("/{}", i));
  }
  client.send(many);
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(client.read_reply().body, i % 3 == 0 ? fmt::format("POST /{} hi", i) : fmt::format("GET /{} ", i));
  }
}

TEST(Server, PipelinedAnswersKeepTheirOrderWhenSomeAreAtHand) {
  Handlers handlers = test::echo();
  handlers.at_once = [](const Request& request) -> std::optional<Response> {
    if (request.path == "/quick") return text_response("quick");
    return std::nullopt;
  };
  TestServer server(std::move(handlers));
  RawClient client = server.client();
  std::string many;
  for (int i = 0; i < 50; ++i) many += get_text("/slow") + get_text("/quick");
  client.send(many);
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(client.read_reply().body, "GET /slow ");
    EXPECT_EQ(client.read_reply().body, "quick");
  }
}

TEST(Server, EndsTheConnectionWhenAsked) {
  TestServer server(test::echo());
  RawClient close = server.client();
  close.send(get_text("/", "Connection: close\r\n"));
  EXPECT_EQ(close.read_reply().header("Connection"), "close");
  EXPECT_TRUE(close.closed_by_server());
  RawClient old = server.client();
  old.send("GET / HTTP/1.0\r\nHost: x\r\n\r\n");
  EXPECT_EQ(old.read_reply().header("Connection"), "close");
  RawClient kept = server.client();
  kept.send("GET / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(kept.read_reply().header("Connection"), "keep-alive");
  EXPECT_EQ(kept.get("/again").status, 200);
}

TEST(Server, EmptyLineBeforeARequestIsForgiven) {
  TestServer server(test::echo());
  RawClient client = server.client();
  client.send("\r\n" + get_text("/a") + "\r\n" + get_text("/b"));
  EXPECT_EQ(client.read_reply().body, "GET /a ");
  EXPECT_EQ(client.read_reply().body, "GET /b ");
}

TEST(Server, AnswerCarriesDateLengthAndAReference) {
  SettableClock clock({1'795'356'930'000'000});
  ServerOptions options;
  options.clock = &clock;
  TestServer server(test::echo(), options);
  const auto reply = server.client().get("/");
  EXPECT_EQ(reply.header("Date"), "Sun, 22 Nov 2026 14:15:30 GMT");
  EXPECT_EQ(reply.header("Content-Length"), std::to_string(reply.body.size()));
  EXPECT_EQ(reply.header("X-Request-Id").size(), 16u);
  EXPECT_EQ(reply.header("Cache-Control"), "no-store");
  EXPECT_EQ(reply.header("Strict-Transport-Security"), "");
}

TEST(Server, HeadHasTheHeadersAndNoBody) {
  TestServer server(test::echo());
  RawClient client = server.client();
  client.send("HEAD /x HTTP/1.1\r\nHost: x\r\n\r\n" + get_text("/y"));
  const auto head = client.read_reply(true);
  EXPECT_EQ(head.header("Content-Length"), "8");
  EXPECT_EQ(client.read_reply().body, "GET /y ");
}

TEST(Server, ExpectContinueIsAnsweredBeforeTheBody) {
  TestServer server(test::echo());
  RawClient client = server.client();
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_reply(true).status, 100);
  client.send("abc");
  EXPECT_EQ(client.read_reply().body, "POST / abc");
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 413);
}

TEST(Server, BrokenHandlersAnswer500WithAReferenceAndTheServerLives) {
  Handlers handlers;
  handlers.handle = [](Request& request) -> Response {
    if (request.path == "/throw") throw std::runtime_error("broken");
    if (request.path == "/number") throw 7;
    Response response = text_response("x");
    if (request.path == "/split") response.set("Location", "/a\r\nSet-Cookie: b=c");
    if (request.path == "/nul") response.set("X", std::string("a\0b", 3));
    if (request.path == "/name") response.set("X Y", "a");
    if (request.path == "/body") response.status = 204;
    return response;
  };
  handlers.at_once = [](const Request& request) -> std::optional<Response> {
    if (request.path == "/at_once") throw std::runtime_error("broken");
    return std::nullopt;
  };
  TestServer server(std::move(handlers));
  RawClient client = server.client();
  for (std::string_view path : {"/throw", "/number", "/split", "/nul", "/name", "/body", "/at_once"}) {
    const auto reply = client.get(path);
    EXPECT_EQ(reply.status, 500) << path;
    EXPECT_NE(reply.body.find(reply.header("X-Request-Id")), std::string::npos) << path;
    EXPECT_EQ(reply.header("Set-Cookie"), "") << path;
    EXPECT_EQ(reply.body.find("broken"), std::string::npos);
  }
  EXPECT_EQ(client.get("/good").status, 200);
}

TEST(Server, ErrorPageIsTheSites) {
  Handlers handlers = test::echo();
  handlers.error_page = [](int status, const RequestHead*) { return html_response(fmt::format("<h1>Błąd {}</h1>", status)); };
  TestServer server(std::move(handlers));
  RawClient client = server.client();
  client.send("BREW / HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto reply = client.read_reply();
  EXPECT_EQ(reply.status, 501);
  EXPECT_EQ(reply.body, "<h1>Błąd 501</h1>");
  EXPECT_EQ(reply.header("Content-Type"), "text/html; charset=utf-8");
}

TEST(Server, GracefulStopLetsTheRequestInFlightFinish) {
  Gate gate;
  Handlers handlers;
  handlers.handle = [&](Request& request) {
    if (request.path == "/wait") gate.pass();
    return text_response("finished");
  };
  TestServer server(std::move(handlers));
  RawClient idle = server.client();
  EXPECT_EQ(idle.get("/").status, 200);
  RawClient busy = server.client();
  busy.send(get_text("/wait"));
  gate.wait_for(1);
  bool clean = false;
  std::thread stopping([&] { clean = server.server->stop(std::chrono::seconds(20)); });
  EXPECT_TRUE(idle.closed_by_server());
  gate.open();
  const auto reply = busy.read_reply();
  EXPECT_EQ(reply.body, "finished");
  EXPECT_EQ(reply.header("Connection"), "close");
  busy.finish_sending();
  stopping.join();
  EXPECT_TRUE(clean);
  EXPECT_THROW(server.client(), std::runtime_error);
}

TEST(Server, StopTellsOfHandlersThatDoNotEnd) {
  Gate gate;
  Handlers handlers;
  handlers.handle = [&](Request&) {
    gate.pass();
    return text_response("late");
  };
  TestServer server(std::move(handlers));
  RawClient busy = server.client();
  busy.send(get_text("/wait"));
  gate.wait_for(1);
  EXPECT_FALSE(server.server->stop(std::chrono::milliseconds(10)));
  EXPECT_TRUE(busy.closed_by_server());
  gate.open();
}

TEST(Server, PortInUseIsSaidClearly) {
  TestServer first(test::echo());
  ServerOptions options;
  options.listen = {Listen{.address = "127.0.0.1", .port = first.port(), .tls = false}};
  Server second(options, test::echo());
  const auto started = second.start();
  ASSERT_FALSE(started);
  EXPECT_THAT(started.error(), testing::HasSubstr("is in use"));
  options.listen = {Listen{.address = "nowhere", .port = 1, .tls = false}};
  Server third(options, test::echo());
  EXPECT_FALSE(third.start());
}

TEST(Server, ProxysWordIsTakenOnlyWhenItIsTrusted) {
  Handlers handlers;
  handlers.handle = [](Request& request) { return text_response(fmt::format("{} {}", request.client_address, request.secure)); };
  constexpr std::string_view kLines = "X-Forwarded-For: 10.0.0.1, 203.0.113.7\r\nX-Forwarded-Proto: https\r\n";
  TestServer open(handlers);
  EXPECT_EQ(open.client().get("/", kLines).body, "127.0.0.1 false");
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  TestServer behind(handlers, options);
  const auto reply = behind.client().get("/", kLines);
  EXPECT_EQ(reply.body, "203.0.113.7 true");
  EXPECT_EQ(reply.header("Strict-Transport-Security"), "max-age=63072000; includeSubDomains");
}

TEST(Server, LogAndMetricsNameTheRouteAndNothingPersonal) {
  std::vector<std::string> lines;
  std::mutex mutex;
  struct Keep {
    std::vector<std::string>& lines;
    std::mutex& mutex;
  } keep{lines, mutex};
  log::Log log(log::Level::info, log::Format::text,
               [](void* context, std::string_view line) {
                 auto& to = *static_cast<Keep*>(context);
                 const std::lock_guard lock(to.mutex);
                 to.lines.emplace_back(line);
               },
               &keep);
  metrics::Registry metrics;
  ServerOptions options;
  options.log = &log;
  options.metrics = &metrics;
  Handlers handlers;
  handlers.handle = [](Request&) {
    Response response = text_response("x");
    response.route = "/moje/{code}";
    return response;
  };
  {
    TestServer server(std::move(handlers), options);
    EXPECT_EQ(server.client().get("/moje/tajny-kod?pesel=44051401359", "Cookie: sid=secret\r\n").status, 200);
    server.server->stop(std::chrono::seconds(20));
    EXPECT_THAT(metrics.text(), testing::HasSubstr("wiec_http_seconds_count{route=\"/moje/{code}\"} 1"));
    EXPECT_THAT(metrics.text(), testing::HasSubstr("wiec_http_answers_total{class=\"2xx\"} 1"));
  }
  EXPECT_THAT(metrics.text(), testing::HasSubstr("wiec_http_connections 0"));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_THAT(lines[0], testing::HasSubstr("route=/moje/{code} status=200"));
  EXPECT_THAT(lines[0], testing::HasSubstr("client=127.0.0.0/24"));
  for (std::string_view personal : {"tajny", "44051401359", "secret", "127.0.0.1"}) {
    EXPECT_EQ(lines[0].find(personal), std::string::npos) << personal;
  }
}

TEST(Server, ListenAddressIsReadFromText) {
  EXPECT_EQ(listen_from("127.0.0.1:8080"), (Listen{.address = "127.0.0.1", .port = 8080, .tls = false}));
  EXPECT_EQ(listen_from("[::1]:443"), (Listen{.address = "::1", .port = 443, .tls = false}));
  EXPECT_EQ(listen_from(":80"), (Listen{.address = "::", .port = 80, .tls = false}));
  EXPECT_EQ(listen_from("localhost:80"), (Listen{.address = "127.0.0.1", .port = 80, .tls = false}));
  for (std::string_view wrong : {"", "80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "a:b", "::1:80", "127.0.0.1:-1", "wiec.pl:80"}) {
    EXPECT_FALSE(listen_from(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace wiec::http
