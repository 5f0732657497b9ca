#include "platform/fetch/fetch.h"

#include "platform/fetch/testing.h"

namespace wiec::fetch {
namespace {

std::string answer_of(std::string_view status, std::string_view head, std::string_view body) {
  return fmt::format("HTTP/1.1 {}\r\nContent-Length: {}\r\nConnection: close\r\n{}\r\n{}", status, body.size(), head,
                     body);
}

TEST(Fetch, GivesStatusAndBodyAndSendsHeadersAndForm) {
  LocalServer server([](std::string_view) { return answer_of("201 Created", "", "abcd"); });
  const auto got = ask({.url = server.url("/a?b=1"),
                        .body = form_of({{"to", "+48 600"}, {"text", "ż&"}}),
                        .headers = {{"Authorization", "Bearer x"}}});
  ASSERT_TRUE(got) << got.error();
  EXPECT_EQ(got->status, 201);
  EXPECT_EQ(got->body, "abcd");
  EXPECT_TRUE(server.last_question().starts_with("POST /a?b=1 HTTP/1.1\r\n"));
  EXPECT_NE(server.last_question().find("Authorization: Bearer x\r\n"), std::string::npos);
  EXPECT_NE(server.last_question().find("to=%2B48%20600&text=%C5%BC%26"), std::string::npos);
}

TEST(Fetch, DoesNotFollowARedirection) {
  LocalServer server([](std::string_view) { return answer_of("302 Found", "Location: http://127.0.0.1:1/\r\n", ""); });
  const auto got = ask({.url = server.url("/")});
  ASSERT_TRUE(got) << got.error();
  EXPECT_EQ(got->status, 302);
}

TEST(Fetch, StopsAtTheLimitOfBytesAndOfTime) {
  LocalServer server([](std::string_view) { return answer_of("200 OK", "", std::string(100, 'x')); });
  EXPECT_FALSE(ask({.url = server.url("/"), .largest = 99}));
  EXPECT_TRUE(ask({.url = server.url("/"), .largest = 100}));
  LocalServer slow([](std::string_view) { return ""; }, LocalServer::Manner::holds);
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
