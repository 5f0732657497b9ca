// What holds when there are too many, too slow or too large requests.
#include <poll.h>
#include <sys/socket.h>

#include <thread>

#include "platform/clock/clock.h"
#include "platform/http/test_gate.h"
#include "platform/http/test_support.h"

namespace wiec::http {
namespace {

using test::Gate;
using test::get_text;
using test::RawClient;
using test::TestServer;

TEST(ServerLimits, FullQueueAnswers503AndRecovers) {
  Gate gate;
  Handlers handlers;
  handlers.handle = [&](Request& request) {
    if (request.path == "/wait") gate.pass();
    return text_response("done");
  };
  ServerOptions options;
  options.handler_threads = 2;
  options.queue_limit = 3;
  TestServer server(std::move(handlers), options);
  std::vector<RawClient> waiting;
  for (int i = 0; i < 2; ++i) {
    waiting.push_back(server.client());
    waiting.back().send(get_text("/wait"));
  }
  gate.wait_for(2);
  // Three fit in the queue: of six more, whichever come first, exactly three are turned away.
  for (int i = 0; i < 6; ++i) {
    waiting.push_back(server.client());
    waiting.back().send(get_text("/wait"));
  }
  int refused = 0;
  for (int i = 0; i < 3; ++i) {
    for (auto& client : waiting) {
      std::string piece(1, '\0');
      if (recv(client.descriptor(), piece.data(), 1, MSG_PEEK | MSG_DONTWAIT) != 1) continue;
      const auto reply = client.read_reply();
      EXPECT_EQ(reply.status, 503);
      EXPECT_EQ(reply.header("Retry-After"), "5");
      ++refused;
    }
    if (refused < 3) std::this_thread::sleep_for(std::chrono::milliseconds(200)), --i;
    if (refused == 3) break;
  }
  EXPECT_EQ(refused, 3);
  gate.open();
  int status = 503;  // until the queue has emptied
  for (int i = 0; i < 6000 && status == 503; ++i) {
    status = server.client().get("/").status;
    if (status == 503) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(status, 200);
}

TEST(ServerLimits, TwoThousandSlowConnectionsDoNotSlowTheOthers) {
  SettableClock clock({0});  // stands still: nobody is sent away for slowness, however busy the machine is
  ServerOptions options;
  options.clock = &clock;
  TestServer server(test::echo(), options);
  std::vector<RawClient> slow;
  for (int i = 0; i < 2000; ++i) {
    slow.push_back(server.client());
    slow.back().send(i % 2 == 0 ? "GET / HTT" : "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nab");
  }
  RawClient kept = server.client();
  for (int i = 0; i < 200; ++i) {
    ASSERT_EQ(kept.get(fmt::format("/{}", i)).body, fmt::format("GET /{} ", i));
    ASSERT_EQ(server.client().get("/new").status, 200);
    slow[static_cast<std::size_t>(i)].send(i % 2 == 0 ? "P" : "c");
  }
  // And they were waited for, not thrown out.
  slow[0].send("/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(slow[0].read_reply().status, 200);
  slow[1].send(std::string(497, 'd'));
  EXPECT_EQ(slow[1].read_reply().status, 200);
}

ServerOptions watched_closely(const Clock& clock) {
  ServerOptions options;
  options.clock = &clock;
  options.time.look_every = std::chrono::milliseconds(5);
  return options;
}

// The server counts from when it has seen a thing, which may be after the clock was moved: so it is moved until the
// client has something to read (bytes or the end), however busy the machine is.
bool hears_while_time_passes(const RawClient& client, SettableClock& clock, std::chrono::seconds step) {
  for (int i = 0; i < 3000; ++i) {
    clock.move(step);
    pollfd waiting{client.descriptor(), POLLIN, 0};
    if (poll(&waiting, 1, 20) == 1) return true;
  }
  return false;
}

TEST(ServerLimits, SlowHeadIsEndedWith408) {
  SettableClock clock({0});
  TestServer server(test::echo(), watched_closely(clock));
  RawClient client = server.client();
  client.send(get_text("/a") +
              "GET / HTTP/1.1\r\nHost:");  // in one packet: whoever answers /a holds the start of the next
  EXPECT_EQ(client.read_reply().status, 200);
  EXPECT_TRUE(hears_while_time_passes(client, clock, std::chrono::seconds(16)));
  const auto reply = client.read_reply();
  EXPECT_EQ(reply.status, 408);
  EXPECT_EQ(reply.header("Connection"), "close");
  client.finish_sending();
  EXPECT_TRUE(client.closed_by_server());
}

TEST(ServerLimits, SlowBodyIsEndedWith408) {
  SettableClock clock({0});
  TestServer server(test::echo(), watched_closely(clock));
  RawClient client = server.client();
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_reply(true).status, 100);
  client.send("abc");
  EXPECT_TRUE(hears_while_time_passes(client, clock, std::chrono::seconds(21)));
  EXPECT_EQ(client.read_reply().status, 408);
}

TEST(ServerLimits, IdleConnectionIsClosedSilently) {
  SettableClock clock({0});
  TestServer server(test::echo(), watched_closely(clock));
  RawClient client = server.client();
  EXPECT_EQ(client.get("/").status, 200);
  RawClient never = server.client();
  EXPECT_TRUE(hears_while_time_passes(client, clock, std::chrono::seconds(76)));
  EXPECT_TRUE(client.closed_by_server());
  EXPECT_TRUE(hears_while_time_passes(never, clock, std::chrono::seconds(76)));
  EXPECT_TRUE(never.closed_by_server());
}

TEST(ServerLimits, ReaderThatDoesNotReadIsDropped) {
  SettableClock clock({0});
  Handlers handlers;
  handlers.handle = [](Request& request) {
    return text_response(std::string(request.path == "/" ? 24u << 20 : 1, 'x'));
  };
  ServerOptions options = watched_closely(clock);
  options.connection_limit = 1;
  TestServer server(std::move(handlers), options);
  RawClient client = server.client();
  client.send(get_text("/"));
  EXPECT_FALSE(client.read_some().empty());
  // The only place becomes free when the reader is dropped. Several looks: the sockets' buffers may take some megabytes
  // first.
  int status = 503;
  for (int i = 0; i < 3000 && status != 200; ++i) {
    clock.move(std::chrono::hours(10));
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    status = server.client().get("/free").status;
  }
  EXPECT_EQ(status, 200);
  EXPECT_LT(client.read_all().size(), 24u << 20);
}

TEST(ServerLimits, ConnectionsAboveTheLimitAreToldToComeBack) {
  ServerOptions options;
  options.connection_limit = 16;
  TestServer server(test::echo(), options);
  std::vector<RawClient> open;
  for (int i = 0; i < 16; ++i) {
    open.push_back(server.client());
    ASSERT_EQ(open.back().get("/").status, 200);
  }
  RawClient more = server.client();
  const auto reply = more.read_reply();
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("Retry-After"), "5");
  open.pop_back();
  for (int i = 0; i < 3000; ++i) {
    RawClient later = server.client();
    if (later.get("/").status == 200) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ADD_FAILURE() << "a freed place was not given away";
}

TEST(ServerLimits, BodiesTogetherAreLimited) {
  Handlers handlers = test::echo();
  handlers.body_rule = [](const RequestHead&) { return BodyRule{.limit = 1u << 20, .refusal = std::nullopt}; };
  ServerOptions options;
  options.body_memory = 150'000;
  TestServer server(std::move(handlers), options);
  const std::string start = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\nExpect: 100-continue\r\n\r\n";
  RawClient first = server.client();
  first.send(start);
  EXPECT_EQ(first.read_reply(true).status, 100);
  first.send(std::string(100'000, 'a'));
  RawClient second = server.client();
  second.send(start);
  EXPECT_EQ(second.read_reply(true).status, 100);
  second.send(std::string(100'000, 'a'));
  // Whichever comes second over the edge is refused.
  second.send(std::string(60'000, 'a'));
  EXPECT_EQ(second.read_reply().status, 503);
}

}  // namespace
}  // namespace wiec::http
