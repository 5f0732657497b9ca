// Every guard, by the bytes on the wire (research: trust 6, items 19 to 22; stack A3).
#include "platform/http/test_support.h"

namespace wiec::http {
namespace {

using test::RawClient;
using test::TestServer;

struct Attack {
  const char* name;
  std::string bytes;
  int status;
};

std::string post(std::string_view lines, std::string_view body = {}) {
  return fmt::format("POST /x HTTP/1.1\r\nHost: x\r\n{}\r\n{}", lines, body);
}

std::vector<Attack> framing_attacks() {
  return {
      {"both lengths", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"both lengths, other order", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
      {"two lengths that differ", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!"), 400},
      {"two lengths that agree", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400},
      {"a list of lengths", post("Content-Length: 5, 5\r\n", "hello"), 400},
      {"a signed length", post("Content-Length: +4\r\n", "abcd"), 400},
      {"a negative length", post("Content-Length: -4\r\n", "abcd"), 400},
      {"a hexadecimal length", post("Content-Length: 0x4\r\n", "abcd"), 400},
      {"an empty length", post("Content-Length:\r\n", ""), 400},
      {"a length past 64 bits", post("Content-Length: 99999999999999999999\r\n", ""), 400},
      {"a length with a space", post("Content-Length: 1 0\r\n", "abcd"), 400},
      {"a coding that is not chunked", post("Transfer-Encoding: gzip\r\n", ""), 501},
      {"a list of codings", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
      {"chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 501},
      {"chunked in two fields", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"chunked with a vertical tab", post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"), 400},
      {"chunked with a parameter", post("Transfer-Encoding: chunked;x=1\r\n", "0\r\n\r\n"), 501},
      {"identity", post("Transfer-Encoding: identity\r\n", ""), 501},
      {"chunked for HTTP/1.0", "POST /x HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"a chunk without its line end", post("Transfer-Encoding: chunked\r\n", "4\r\nabcdXX0\r\n\r\n"), 400},
      {"a chunk with a bare line feed", post("Transfer-Encoding: chunked\r\n", "4\nabcd\r\n0\r\n\r\n"), 400},
      {"a bare line feed in a chunk extension", post("Transfer-Encoding: chunked\r\n", "4;a\nb\r\nabcd\r\n0\r\n\r\n"), 400},
      {"a chunk size that overflows", post("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFFF\r\nabcd\r\n0\r\n\r\n"), 400},
      {"a chunk size of all ones", post("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF\r\nabcd\r\n0\r\n\r\n"), 413},
      {"a negative chunk size", post("Transfer-Encoding: chunked\r\n", "-4\r\nabcd\r\n0\r\n\r\n"), 400},
      {"a chunk size 0x4", post("Transfer-Encoding: chunked\r\n", "0x4\r\nabcd\r\n0\r\n\r\n"), 400},
      {"a chunk line without end", post("Transfer-Encoding: chunked\r\n", "4;" + std::string(5000, 'a')), 400},
      {"a long chunk extension", post("Transfer-Encoding: chunked\r\n", "4;" + std::string(600, 'a') + "\r\nabcd\r\n0\r\n\r\n"), 400},
      {"a long trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nX: " + std::string(600, 'a') + "\r\n\r\n"), 400},
      {"a trailer without end", post("Transfer-Encoding: chunked\r\n", "0\r\nX: " + std::string(5000, 'a')), 400},
      {"a length in the trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 3\r\n\r\n"), 400},
      {"an encoded body", post("Content-Encoding: gzip\r\nContent-Length: 4\r\n", "\x1f\x8b\x08\x00"), 415},
      {"another expectation", post("Expect: coffee\r\nContent-Length: 4\r\n", "abcd"), 417},
  };
}

std::vector<Attack> line_attacks() {
  const std::string nul("a\0b", 3);
  std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 100; ++i) many += "a: b\r\n";
  return {
      {"bare line feeds", "GET / HTTP/1.1\nHost: x\n\n", 400},
      {"one bare line feed", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400},
      {"a bare carriage return", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rC: d\r\n\r\n", 400},
      {"a folded line", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400},
      {"a folded line with a tab", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n\tc\r\n\r\n", 400},
      {"a first header that is folded", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400},
      {"NUL in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: " + nul + "\r\n\r\n", 400},
      {"NUL in a name", "GET / HTTP/1.1\r\nHost: x\r\n" + nul + ": 1\r\n\r\n", 400},
      {"NUL in the target", "GET /" + nul + " HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"a space before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
      {"a header without a colon", "GET / HTTP/1.1\r\nHost: x\r\nabc\r\n\r\n", 400},
      {"a header without a name", "GET / HTTP/1.1\r\nHost: x\r\n: b\r\n\r\n", 400},
      {"a control byte in a value", "GET / HTTP/1.1\r\nHost: x\r\nA: b\x01\r\n\r\n", 400},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", 400},
      {"an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"a Host with a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", 400},
      {"a Host with a name before @", "GET / HTTP/1.1\r\nHost: a@x\r\n\r\n", 400},
      {"a Host with markup", "GET / HTTP/1.1\r\nHost: <script>\r\n\r\n", 400},
      {"a Host with a bad port", "GET / HTTP/1.1\r\nHost: x:80a\r\n\r\n", 400},
      {"101 headers", many + "\r\n", 431},
      {"a header of 20 KB", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(20000, 'b') + "\r\n\r\n", 431},
      {"a header of 20 KB without end", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(20000, 'b'), 431},
      {"a target of 10 KB", "GET /" + std::string(10000, 'b') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
      {"a target without end", "GET /" + std::string(20000, 'b'), 414},
  };
}

std::vector<Attack> target_attacks() {
  const auto get = [](std::string_view target) { return fmt::format("GET {} HTTP/1.1\r\nHost: x\r\n\r\n", target); };
  return {
      {"HTTP/0.9", "GET /\r\n\r\n", 400},
      {"HTTP/0.9 with a version", "GET / HTTP/0.9\r\nHost: x\r\n\r\n", 505},
      {"HTTP/2 by words", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
      {"the HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"a lower-case version", "GET / http/1.1\r\nHost: x\r\n\r\n", 400},
      {"two spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"a space in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"TLS on the plain port", std::string("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\n", 12), 400},
      {"an absolute target", get("http://other.example/"), 400},
      {"an asterisk", get("*"), 400},
      {"a relative target", get("x"), 400},
      {"a fragment", get("/x#y"), 400},
      {"dot segments", get("/../../etc/passwd"), 400},
      {"dot segments, encoded", get("/%2e%2e/%2e%2e/etc/passwd"), 400},
      {"dot segments with an encoded slash", get("/%2e%2e%2fetc"), 400},
      {"a dot segment at the end", get("/a/.."), 400},
      {"an encoded NUL", get("/a%00.html"), 400},
      {"an encoded line feed", get("/a%0ab"), 400},
      {"an overlong dot", get("/%c0%ae%c0%ae/x"), 400},
      {"a lone surrogate", get("/%ed%a0%80"), 400},
      {"a broken code", get("/%zz"), 400},
      {"half a code", get("/%4"), 400},
      {"an encoded slash", get("/a%2Fb"), 400},
      {"a backslash", get("/a\\b"), 400},
      {"an encoded backslash", get("/a%5cb"), 400},
      {"NUL in the query", get("/?a=%00"), 400},
      {"broken UTF-8 in the query", get("/?a=%ff"), 400},
      {"half a code in the query", get("/?a=%"), 400},
      {"a method nobody knows", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501},
      {"a method in small letters", "get / HTTP/1.1\r\nHost: x\r\n\r\n", 501},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
      {"CONNECT", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"OPTIONS", "OPTIONS / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
      {"PUT", "PUT / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
  };
}

class Guards : public testing::Test {
 protected:
  void expect_refused(const std::vector<Attack>& attacks) {
    for (const Attack& attack : attacks) {
      RawClient client = server_.client();
      // What stands behind must never be served: the connection is poisoned.
      client.send(attack.bytes + test::get_text("/smuggled"));
      client.finish_sending();
      const std::string all = client.read_all();
      EXPECT_TRUE(all.starts_with(fmt::format("HTTP/1.1 {} ", attack.status))) << attack.name << ": " << all.substr(0, 60);
      EXPECT_EQ(all.find("HTTP/1.1", 1), std::string::npos) << attack.name << " was answered twice";
      EXPECT_NE(all.find("\r\nConnection: close\r\n"), std::string::npos) << attack.name;
      EXPECT_NE(all.find("\r\nContent-Security-Policy: default-src 'none'"), std::string::npos) << attack.name;
      EXPECT_EQ(server_.client().get("/alive").status, 200) << attack.name;
    }
  }
  TestServer server_{test::echo()};
};

TEST_F(Guards, BodiesThatCouldBeReadInTwoWaysAreRefused) { expect_refused(framing_attacks()); }
TEST_F(Guards, LinesThatCouldBeReadInTwoWaysAreRefused) { expect_refused(line_attacks()); }
TEST_F(Guards, TargetsThatCouldBeReadInTwoWaysAreRefused) { expect_refused(target_attacks()); }

TEST_F(Guards, RefusalComesBeforeTheRestIsSent) {
  for (std::string_view start : {"GET /\r\n", "GET / HTTP/1.1\n", "GET / HTTP/1.1\r\nHost: x\r\n y", "GET / HTTP/1.1\r\nHost: x\r\nA: b\n"}) {
    RawClient client = server_.client();
    client.send(start);
    if (start.ends_with('y')) client.send("\r\n");
    EXPECT_EQ(client.read_reply().status, 400) << start;
  }
}

// Beast before 1.86 aborts on this with its assertions on (boostorg/beast pull request 2861).
TEST_F(Guards, EndOfAChunkedBodyInSmallPackets) {
  const std::string body = "3\r\nabc\r\n0\r\n\r\n";
  RawClient client = server_.client();
  client.send(post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n"));
  for (std::string_view piece : {"0\r\n", "\r", "\n"}) client.send(piece);
  EXPECT_EQ(client.read_reply().body, "POST /x abc");
  client.send(post("Transfer-Encoding: chunked\r\n"));
  for (char c : body) client.send(std::string_view(&c, 1));
  EXPECT_EQ(client.read_reply().body, "POST /x abc");
  EXPECT_EQ(client.get("/alive").status, 200);
}

TEST_F(Guards, HeadByteByByte) {
  RawClient client = server_.client();
  for (char c : test::get_text("/za%C5%BC%C3%B3%C5%82%C4%87?a=1&a=%C4%85", "X: y\r\n")) client.send(std::string_view(&c, 1));
  EXPECT_EQ(client.read_reply().body, "GET /zażółć a=1 a=ą ");
}

TEST_F(Guards, BodyAboveTheRoutesLimitIsRefusedUnread) {
  RawClient announced = server_.client();
  announced.send(post("Content-Length: 10737418240\r\n", "x"));
  EXPECT_EQ(announced.read_reply().status, 413);
  RawClient chunked = server_.client();
  chunked.send(post("Transfer-Encoding: chunked\r\n", "3e9\r\n" + std::string(1001, 'a') + "\r\n0\r\n\r\n"));
  EXPECT_EQ(chunked.read_reply().status, 413);
  RawClient fitting = server_.client();
  fitting.send(post("Transfer-Encoding: chunked\r\n", "3e8\r\n" + std::string(1000, 'a') + "\r\n0\r\n\r\n"));
  EXPECT_EQ(fitting.read_reply().status, 200);
}

TEST_F(Guards, WithoutABodyRuleNoBodyIsTaken) {
  Handlers handlers = test::echo();
  handlers.body_rule = nullptr;
  TestServer server(std::move(handlers));
  RawClient with = server.client();
  with.send(post("Content-Length: 1\r\n", "x"));
  EXPECT_EQ(with.read_reply().status, 413);
  RawClient without = server.client();
  without.send(post("Content-Length: 0\r\n"));
  EXPECT_EQ(without.read_reply().status, 200);
}

TEST_F(Guards, RuleMayRefuseByItself) {
  Handlers handlers = test::echo();
  handlers.body_rule = [](const RequestHead& head) {
    BodyRule rule;
    if (head.path == "/closed") rule.refusal = text_response("zamknięte", 403);
    return rule;
  };
  TestServer server(std::move(handlers));
  RawClient client = server.client();
  client.send("POST /closed HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
  const auto reply = client.read_reply();
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(reply.body, "zamknięte");
  EXPECT_TRUE(client.closed_by_server());
}

TEST_F(Guards, OnlyKnownHostsAreAnswered) {
  ServerOptions options;
  options.hosts = {"Wiec.Krakow.pl", "::1"};
  TestServer server(test::echo(), options);
  const auto status = [&](std::string_view host) {
    RawClient client = server.client();
    client.send(fmt::format("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", host));
    return client.read_reply().status;
  };
  EXPECT_EQ(status("wiec.krakow.pl"), 200);
  EXPECT_EQ(status("WIEC.krakow.pl:8080"), 200);
  EXPECT_EQ(status("[::1]:80"), 200);
  EXPECT_EQ(status("evil.example"), 421);
}

TEST_F(Guards, ManyCookiesAndALongOneAreHarmless) {
  std::string cookies = "Cookie: ";
  for (int i = 0; i < 500; ++i) cookies += fmt::format("c{}=v; ", i);
  EXPECT_EQ(server_.client().get("/", cookies + "\r\n").status, 200);
  EXPECT_EQ(server_.client().get("/", "Cookie: __Host-sid=" + std::string(10000, 'a') + "\r\n").status, 200);
}

}  // namespace
}  // namespace wiec::http
