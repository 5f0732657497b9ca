#include "app/page_cache.h"

namespace wiec::app {
namespace {

KeptPage page_of(std::size_t bytes) {
  return {std::make_shared<const http::StoredBody>(
              http::StoredParts{.content_type = "text/html", .plain = std::string(bytes, 'x'), .etag = "e"}),
          {},
          {}};
}

TEST(PageCache, TheLeastAskedForGoesFirst) {
  PageCache cache(100'000);
  for (const char* key : {"a", "b", "c", "d", "e", "f"}) cache.keep(key, page_of(10'000));
  EXPECT_TRUE(cache.find("a"));
  for (const char* key : {"g", "h", "i"}) cache.keep(key, page_of(10'000));
  EXPECT_TRUE(cache.find("a"));
  EXPECT_FALSE(cache.find("b"));
  EXPECT_LE(cache.bytes(), 100'000u);
}

TEST(PageCache, OnePageNeverFillsIt) {
  PageCache cache(100'000);
  cache.keep("large", page_of(90'000));
  EXPECT_FALSE(cache.find("large"));
  cache.keep("a", page_of(10));
  cache.keep("a", page_of(20));
  EXPECT_EQ(cache.pages(), 1u);
  cache.drop("a");
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(PageCache, Modes) {
  EXPECT_EQ(cache_mode_from("verify"), CacheMode::verify);
  EXPECT_FALSE(cache_mode_from("maybe"));
}

}  // namespace
}  // namespace wiec::app
