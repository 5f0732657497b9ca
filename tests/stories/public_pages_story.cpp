// A resident reads: every fixed address answers in both languages, kept pages are exact, and each answer is guarded.
#include "server_fixture.h"

namespace wiec::stories {
namespace {

class PublicPages : public DemoCity {};

const std::vector<std::string> kFixedAddresses{"/", "/projekty", "/wyniki", "/glosowanie", "/okolice"};

std::string english(const std::string& path) { return path == "/" ? "/en" : "/en" + path; }

void expect_guarded(const Answer& answer) {
  EXPECT_THAT(std::string(answer.header("content-security-policy")), testing::HasSubstr("default-src 'none'"));
  EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(answer.header("referrer-policy"), "same-origin");
}

TEST_F(PublicPages, answer_in_both_languages) {
  for (const auto& path : kFixedAddresses) {
    const auto polish = browser().get(path);
    EXPECT_EQ(polish.status, 200) << path;
    EXPECT_TRUE(polish.says(R"(<html lang="pl")")) << path;
    expect_guarded(polish);
    const auto translated = browser().get(english(path));
    EXPECT_EQ(translated.status, 200) << path;
    EXPECT_TRUE(translated.says(R"(<html lang="en")")) << path;
  }
}

TEST_F(PublicPages, kept_pages_are_the_same_and_know_their_tag) {
  for (const auto& path : kFixedAddresses) {
    const auto first = browser().get(path);
    const auto second = browser().get(path);
    EXPECT_EQ(first.body, second.body) << path;
    const std::string tag(first.header("etag"));
    ASSERT_FALSE(tag.empty()) << path;
    const auto unchanged = browser().get(path, {{"If-None-Match", tag}});
    EXPECT_EQ(unchanged.status, 304) << path;
    EXPECT_EQ(unchanged.body, "") << path;
  }
}

TEST_F(PublicPages, nobody_is_given_a_cookie_for_reading) {
  for (const auto& path : kFixedAddresses) EXPECT_EQ(browser().get(path).header("set-cookie"), "") << path;
}

TEST_F(PublicPages, an_unknown_address_is_a_page_of_the_site) {
  for (const std::string path : {"/nie-ma-takiej", "/en/no-such-page", "/projekty/nie-ma-takiego", "/edycja/1999"}) {
    const auto answer = browser().get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_TRUE(answer.says("<h1")) << path;
    expect_guarded(answer);
  }
}

TEST_F(PublicPages, a_proposal_is_reached_from_the_list) {
  auto visitor = browser();
  const auto list = visitor.get("/projekty");
  const auto link = list.body.find("href=\"/projekty/");
  ASSERT_NE(link, std::string::npos);
  const auto begin = link + 6;
  const auto proposal = visitor.get(list.body.substr(begin, list.body.find('"', begin) - begin));
  EXPECT_EQ(proposal.status, 200);
  EXPECT_TRUE(proposal.says("<h1"));
}

TEST_F(PublicPages, machines_can_ask_how_it_is) {
  EXPECT_EQ(browser().get("/healthz").status, 200);
  EXPECT_EQ(browser().get("/readyz").status, 200);
  EXPECT_EQ(browser().get("/sitemap.xml").status, 200);
  EXPECT_EQ(browser().get("/robots.txt").status, 200);
}

TEST_F(PublicPages, the_api_lists_items_and_the_next_page) {
  const auto answer = browser().get("/api/v1/proposals");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(std::string(answer.header("content-type")), testing::StartsWith("application/json"));
  EXPECT_TRUE(answer.says("\"items\":["));
  EXPECT_TRUE(answer.says("\"next\":"));
  EXPECT_EQ(browser().get("/api/v1/openapi.json").status, 200);
}

}  // namespace
}  // namespace wiec::stories
