#include "platform/log/log.h"

#include "base/json.h"

namespace wiec::log {
namespace {

using Lines = std::vector<std::string>;
void keep(void* context, std::string_view line) { static_cast<Lines*>(context)->emplace_back(line); }

TEST(Log, TextLineShowsEventAndFields) {
  Lines lines;
  Log log(Level::info, Format::text, keep, &lines);
  log.info("mail.sent", {{"count", 3}, {"to", "queue one"}, {"ok", true}, {"empty", ""}});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0], R"(mail.sent count=3 to="queue one" ok=true empty="")");
}

TEST(Log, OneEventIsOneLineWhateverStandsInIt) {
  Lines lines;
  Log log(Level::info, Format::text, keep, &lines);
  log.error("x", {{"why", "first\nINFO forged=\"1\"\x1b[2J"}});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].find('\n'), std::string::npos);
  EXPECT_EQ(lines[0].find('\x1b'), std::string::npos);
}

TEST(Log, JsonLineIsAnObjectOnceThePatternHasOpenedIt) {
  Lines lines;
  Log log(Level::debug, Format::json, keep, &lines);
  log.debug("start", {{"address", "127.0.0.1:8080"}, {"ratio", 0.5}, {"n", std::int64_t{-1}}, {"zażółć", "gęślą \"jaźń\"\n"}});
  ASSERT_EQ(lines.size(), 1u);
  const auto json = parse_json("{" + lines[0] + "}");
  ASSERT_TRUE(json) << lines[0];
  EXPECT_EQ(*json->find("event")->string(), "start");
  EXPECT_EQ(*json->find("zażółć")->string(), "gęślą \"jaźń\"\n");
  EXPECT_EQ(*json->find("n")->integer(), -1);
}

TEST(Log, LevelsBelowTheSetOneAreSilent) {
  Lines lines;
  Log log(Level::warning, Format::text, keep, &lines);
  log.info("a");
  log.request({.id = "1", .method = "GET", .route = "/", .status = 200, .network = "203.0.113.0/24"});
  EXPECT_TRUE(lines.empty());
  log.request({.id = "1", .method = "GET", .route = "/", .status = 503, .network = "203.0.113.0/24"});
  log.warning("b");
  EXPECT_EQ(lines.size(), 2u);
  EXPECT_FALSE(log.enabled(Level::info));
}

TEST(Log, RequestLineNamesTheRouteAndNotThePath) {
  Lines lines;
  Log log(Level::info, Format::text, keep, &lines);
  log.request({.id = "00ff", .method = "POST", .route = "/glosowanie/{edition}", .status = 303, .micros = 812, .bytes = 512,
               .network = "2001:db8::/64"});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0], "request id=00ff method=POST route=/glosowanie/{edition} status=303 us=812 bytes=512 client=2001:db8::/64");
}

}  // namespace
}  // namespace wiec::log
