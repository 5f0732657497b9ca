// What honest mistakes and strangers send: a clear answer with the right status, and the server goes on.
#include "server_fixture.h"

namespace wiec::stories {
namespace {

class BadInput : public DemoCity {
 protected:
  void TearDown() override { EXPECT_EQ(browser().get("/healthz").status, 200) << "the server does not go on"; }
  static int status_of_raw(const std::string& request) {
    return answer_from(exchange(server().port(), request)).status;
  }
};

TEST_F(BadInput, a_filter_that_is_not_understood_is_named_and_left_out) {
  for (const std::string part :
       {"pula=nie-ma", "kategoria=nie-ma", "stan=zjedzony", "poziom=kosmos", "koszt_od=drogo", "koszt_do=1,2,3",
        "kolejnosc=drop table", "strona=-1", "strona=0", "strona=abc", "strona=99999999999999999999"}) {
    std::string query = part;
    if (const auto space = query.find(' '); space != std::string::npos) query.replace(space, 1, "%20");
    const auto polish = browser().get("/projekty?" + query), english = browser().get("/en/projekty?" + query);
    EXPECT_EQ(polish.status, 200) << part;
    EXPECT_TRUE(polish.says("Nie rozumiemy tej części adresu: " + part)) << part;
    EXPECT_TRUE(polish.says("href=\"/projekty/")) << part << ": the list stands there";
    EXPECT_EQ(english.status, 200) << part;
    EXPECT_TRUE(english.says("We do not understand this part of the address: " + part)) << part;
  }
}

TEST_F(BadInput, a_page_beyond_the_last_is_the_last) {
  const auto polish = browser().get("/projekty?strona=99999");
  EXPECT_EQ(polish.status, 200);
  EXPECT_TRUE(polish.says("To jest ostatnia strona."));
  EXPECT_TRUE(polish.says("href=\"/projekty/"));
  EXPECT_TRUE(browser().get("/en/projekty?strona=99999").says("This is the last page."));
}

TEST_F(BadInput, a_parameter_that_no_page_knows_changes_nothing) {
  EXPECT_EQ(browser().get("/projekty?nieznany=1&dzielnica=nie-ma").body, browser().get("/projekty").body);
}

TEST_F(BadInput, a_download_with_a_misread_filter_is_refused_in_words) {
  const auto answer = browser().get("/projekty.csv?stan=zjedzony");
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(answer.says("stan=zjedzony"));
}

TEST_F(BadInput, an_endless_query_is_refused) {
  const std::string request = "GET /projekty?q=" + std::string(10'000'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
  const int status = status_of_raw(request);
  EXPECT_TRUE(status == 414 || status == 431) << status;
}

TEST_F(BadInput, another_language_is_no_page) { EXPECT_EQ(browser().get("/fr/projekty").status, 404); }

TEST_F(BadInput, broken_addresses_are_refused) {
  for (const std::string target :
       {"/%", "/%zz", "/%00", "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/a%2fb", "projekty", "//x", "/\\x"}) {
    const int status = status_of_raw("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(status == 400 || status == 404) << target << " gives " << status;
  }
}

TEST_F(BadInput, other_methods_are_refused) {
  for (const std::string method : {"DELETE", "PUT", "TRACE", "CONNECT", "BREW"}) {
    const int status =
        status_of_raw(method + " /projekty HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    EXPECT_TRUE(status == 400 || status == 405 || status == 501) << method << " gives " << status;
  }
}

TEST_F(BadInput, a_form_to_a_page_without_one_is_refused) {
  const int status = browser().post("/projekty", {{"a", "1"}}).status;
  EXPECT_TRUE(status == 403 || status == 405) << status;
}

}  // namespace
}  // namespace wiec::stories
