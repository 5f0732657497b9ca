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

TEST_F(BadInput, unknown_or_impossible_filters_do_no_harm) {
  for (const std::string query :
       {"?nieznany=1", "?strona=-1", "?strona=0", "?strona=99999999999999999999", "?strona=abc", "?q=%00",
        "?q=", "?dzielnica=nie-ma", "?q=%F0%9F%8C%B3", "?sortuj=drop%20table", "?q=a&q=b&q=c"}) {
    const int status = browser().get("/projekty" + query).status;
    EXPECT_TRUE(status == 200 || status == 303 || status == 400 || status == 404) << query << " gives " << status;
  }
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
