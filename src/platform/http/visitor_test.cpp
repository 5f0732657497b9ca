// Cookies, CSRF tokens, rate limits: what is kept of one visitor.
#include <stdexcept>

#include "platform/http/cookie.h"
#include "platform/http/csrf.h"
#include "platform/http/rate_limit.h"

namespace wiec::http {
namespace {

RequestHead head_with(std::vector<std::pair<std::string, std::string>> headers) {
  RequestHead head;
  head.host = "wiec.pl";
  for (auto& [name, value] : headers) head.headers.add(std::move(name), std::move(value));
  return head;
}

TEST(Cookie, FirstOfExactlyThatNameIsFound) {
  EXPECT_EQ(find_cookie("a=1; sid=x; sid=y", "sid"), "x");
  EXPECT_EQ(find_cookie("xsid=1;sid=\"q\" ", "sid"), "q");
  EXPECT_EQ(find_cookie("sid=a=b==", "sid"), "a=b==");
  EXPECT_EQ(find_cookie("sid=", "sid"), "");
  EXPECT_EQ(find_cookie("sid", "sid"), "");
  EXPECT_FALSE(find_cookie("Sid=1", "sid"));
  EXPECT_FALSE(find_cookie("", "sid"));
  EXPECT_FALSE(find_cookie(";;;=;", "sid"));
}

TEST(Cookie, AreBoundToTheHostOverTls) {
  const Cookies cookies(false);
  Response response;
  cookies.set(response, "sid", "abc-_.~", {.max_age = std::chrono::seconds(60), .same_site = SameSite::strict, .script_may_read = false});
  EXPECT_EQ(response.headers[0].second, "__Host-sid=abc-_.~; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Strict");
  EXPECT_EQ(cookies.find(head_with({{"cookie", "sid=bad; __Host-sid=good"}}), "sid"), "good");
  EXPECT_FALSE(cookies.find(head_with({{"Cookie", "sid=bad"}}), "sid"));
}

TEST(Cookie, WorkOnPlainHttpWhenTheOperatorSaysSo) {
  const Cookies cookies(true);
  Response response;
  cookies.set(response, "sid", "abc");
  cookies.remove(response, "sid");
  EXPECT_EQ(response.headers[0].second, "sid=abc; Path=/; HttpOnly; SameSite=Lax");
  EXPECT_EQ(response.headers[1].second, "sid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  EXPECT_THROW(cookies.set(response, "sid", "a;b"), std::logic_error);
  EXPECT_THROW(cookies.set(response, "s d", "a"), std::logic_error);
}

TEST(Csrf, TokenHoldsForItsSessionOnly) {
  const Csrf csrf(std::string(32, 'k'));
  const std::string token = csrf.token("session-1");
  EXPECT_TRUE(csrf.valid("session-1", token));
  EXPECT_FALSE(csrf.valid("session-2", token));
  EXPECT_FALSE(csrf.valid("", csrf.token("")));
  EXPECT_FALSE(Csrf(std::string(32, 'l')).valid("session-1", token));
  EXPECT_FALSE(csrf.valid("session-1", ""));
  EXPECT_FALSE(csrf.valid("session-1", token + "A"));
  EXPECT_FALSE(csrf.valid("session-1", std::string(86, 'A')));
  std::string changed = token;
  changed[0] = changed[0] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(csrf.valid("session-1", changed));
}

TEST(Csrf, TokenLooksDifferentEachTime) {
  const Csrf csrf(std::string(32, 'k'));
  const std::string a = csrf.token("s"), b = csrf.token("s");
  EXPECT_NE(a, b);
  EXPECT_TRUE(csrf.valid("s", a));
  EXPECT_TRUE(csrf.valid("s", b));
  EXPECT_NE(new_visitor_value(), new_visitor_value());
}

TEST(Csrf, OtherOriginsAreSeen) {
  EXPECT_TRUE(same_origin(head_with({})));
  EXPECT_TRUE(same_origin(head_with({{"Origin", "http://wiec.pl"}})));
  EXPECT_TRUE(same_origin(head_with({{"Sec-Fetch-Site", "same-origin"}, {"Origin", "http://WIEC.pl"}})));
  EXPECT_TRUE(same_origin(head_with({{"Sec-Fetch-Site", "none"}})));
  EXPECT_FALSE(same_origin(head_with({{"Sec-Fetch-Site", "cross-site"}})));
  EXPECT_FALSE(same_origin(head_with({{"Sec-Fetch-Site", "same-site"}, {"Origin", "http://wiec.pl"}})));
  EXPECT_FALSE(same_origin(head_with({{"Origin", "http://evil.example"}})));
  EXPECT_FALSE(same_origin(head_with({{"Origin", "null"}})));
  EXPECT_FALSE(same_origin(head_with({{"Origin", "https://wiec.pl"}})));
  EXPECT_FALSE(same_origin(head_with({{"Origin", "http://wiec.pl:8080"}})));
  EXPECT_FALSE(same_origin(head_with({{"Origin", "http://wiec.pl.evil.example"}})));
}

constexpr std::int64_t kSecond = 1'000'000'000;

TEST(RateLimits, BucketEmptiesAndFills) {
  RateLimits limits;
  const Rate rate{.burst = 3, .refill_every = std::chrono::seconds(10)};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limits.take("login", rate, "203.0.113.7", 0).count(), 0) << i;
  EXPECT_EQ(limits.take("login", rate, "203.0.113.7", 0).count(), 10);
  EXPECT_EQ(limits.take("login", rate, "203.0.113.7", 4 * kSecond).count(), 6);
  EXPECT_EQ(limits.take("login", rate, "203.0.113.7", 10 * kSecond).count(), 0);
  EXPECT_EQ(limits.take("login", rate, "203.0.113.7", 10 * kSecond).count(), 10);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limits.take("login", rate, "203.0.113.7", 1000 * kSecond).count(), 0) << i;
  EXPECT_NE(limits.take("login", rate, "203.0.113.7", 1000 * kSecond).count(), 0);
}

TEST(RateLimits, NetworksAndRowsAreApart) {
  RateLimits limits;
  const Rate once{.burst = 1, .refill_every = std::chrono::seconds(10)};
  EXPECT_EQ(limits.take("a", once, "203.0.113.7", 0).count(), 0);
  EXPECT_NE(limits.take("a", once, "203.0.113.200", 0).count(), 0) << "one network";
  EXPECT_EQ(limits.take("a", once, "203.0.114.7", 0).count(), 0);
  EXPECT_EQ(limits.take("b", once, "203.0.113.7", 0).count(), 0);
}

TEST(RateLimits, MemoryIsBoundedAndTheBusiestIsRemembered) {
  RateLimits limits(100);
  const Rate rate{.burst = 2, .refill_every = std::chrono::seconds(1000)};
  limits.take("a", rate, "10.0.0.1", 0);
  limits.take("a", rate, "10.0.0.1", 0);
  for (int i = 0; i < 10'000; ++i) {
    limits.take("a", rate, fmt::format("2001:db8:{:x}::1", i), i);
    ASSERT_LE(limits.size(), 101u);
  }
  EXPECT_NE(limits.take("a", rate, "10.0.0.1", 10'000).count(), 0);
}

TEST(ClientNetwork, IsWhatLogsMaySee) {
  EXPECT_EQ(client_network("203.0.113.77"), "203.0.113.0/24");
  EXPECT_EQ(client_network("::ffff:203.0.113.77"), "203.0.113.0/24");
  EXPECT_EQ(client_network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(client_network("nobody"), "");
  EXPECT_EQ(client_network(std::string(1000, '1')), "");
}

}  // namespace
}  // namespace wiec::http
