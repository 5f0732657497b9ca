#include "platform/http/router.h"

#include <stdexcept>

namespace wiec::http {
namespace {

Router<std::string> routes() {
  Router<std::string> router;
  router.add(Method::get, "/", "home");
  router.add(Method::get, "/projekty", "list");
  router.add(Method::get, "/projekty/{code}", "project");
  router.add(Method::get, "/projekty/nowy", "new");
  router.add(Method::post, "/projekty/nowy", "create");
  router.add(Method::post, "/projekty/{code}", "change");
  router.add(Method::get, "/projekty/{code}/mapa", "map");
  router.add(Method::get, "/a/{x}/c/{y}", "two");
  router.add(Method::get, "/a/b/d", "literal");
  router.add(Method::get, "/static/{name...}", "file");
  router.add(Method::post, "/wyloguj", "leave");
  return router;
}

std::string found(const Router<std::string>& router, Method method, std::string_view path) {
  const auto found = router.find(method, path);
  if (!found.route) return found.allow.empty() ? "404" : "405 " + found.allow;
  std::string out = *found.route;
  for (const auto& [name, value] : found.params.items()) out += fmt::format(" {}={}", name, value);
  return out;
}

TEST(Router, FindsLiteralsBeforeNames) {
  const auto router = routes();
  EXPECT_EQ(found(router, Method::get, "/"), "home");
  EXPECT_EQ(found(router, Method::get, "/projekty"), "list");
  EXPECT_EQ(found(router, Method::get, "/projekty/nowy"), "new");
  EXPECT_EQ(found(router, Method::get, "/projekty/zażółć 7"), "project code=zażółć 7");
  EXPECT_EQ(found(router, Method::get, "/projekty/x/mapa"), "map code=x");
  EXPECT_EQ(found(router, Method::get, "/projekty/nowy/mapa"), "map code=nowy");
  EXPECT_EQ(found(router, Method::post, "/projekty/nowy"), "create");
  EXPECT_EQ(found(router, Method::get, "/a/b/c/e"), "two x=b y=e");
  EXPECT_EQ(found(router, Method::get, "/a/b/d"), "literal");
}

TEST(Router, RestTakesSlashes) {
  const auto router = routes();
  EXPECT_EQ(found(router, Method::get, "/static/a/b.css"), "file name=a/b.css");
  EXPECT_EQ(found(router, Method::get, "/static/"), "404");
  EXPECT_EQ(found(router, Method::get, "/static"), "404");
}

TEST(Router, UnknownPathsAndMethodsAreToldApart) {
  const auto router = routes();
  EXPECT_EQ(found(router, Method::get, "/nic"), "404");
  EXPECT_EQ(found(router, Method::get, "/projekty/"), "404");
  EXPECT_EQ(found(router, Method::get, "/projekty//mapa"), "404");
  EXPECT_EQ(found(router, Method::get, ""), "404");
  EXPECT_EQ(found(router, Method::get, "projekty"), "404");
  EXPECT_EQ(found(router, Method::post, "/projekty"), "405 GET, HEAD");
  EXPECT_EQ(found(router, Method::get, "/wyloguj"), "405 POST");
  EXPECT_EQ(found(router, Method::post, "/projekty/x/mapa"), "405 GET, HEAD");
  EXPECT_EQ(router.find(Method::get, "/projekty/nowy").allow, "GET, HEAD, POST");
}

TEST(Router, HeadIsServedByGet) {
  const auto router = routes();
  EXPECT_EQ(found(router, Method::head, "/projekty"), "list");
  EXPECT_EQ(found(router, Method::head, "/wyloguj"), "405 POST");
}

TEST(Router, OtherMethodOnALiteralDoesNotHideTheName) {
  Router<int> router;
  router.add(Method::post, "/x/nowy", 1);
  router.add(Method::get, "/x/{code}", 2);
  EXPECT_EQ(*router.find(Method::get, "/x/nowy").route, 2);
  EXPECT_EQ(*router.find(Method::post, "/x/nowy").route, 1);
}

TEST(Router, BadPatternsFailAtStart) {
  Router<int> router;
  router.add(Method::get, "/x/{a}", 1);
  EXPECT_THROW(router.add(Method::get, "/x/{b}", 1), std::logic_error);
  for (std::string_view wrong : {"x", "", "/a{b}", "/{}", "/{...}", "/{a b}", "/{a...}/b", "/{a"}) {
    EXPECT_THROW(router.add(Method::get, wrong, 1), std::logic_error) << wrong;
  }
  EXPECT_THROW(router.find(Method::get, "/x/1").params.get("b"), std::logic_error);
  EXPECT_EQ(router.find(Method::get, "/x/1").params.get("a"), "1");
}

TEST(Router, LongPathsOfAPatternsPrefixEndQuickly) {
  Router<int> router;
  router.add(Method::get, "/{a}/{b}/{c}", 1);
  std::string path;
  for (int i = 0; i < 4000; ++i) path += "/a";
  EXPECT_EQ(router.find(Method::get, path).route, nullptr);
}

}  // namespace
}  // namespace wiec::http
