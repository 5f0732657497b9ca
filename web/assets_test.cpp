#include "web/assets.h"

#include <filesystem>
#include <libdeflate.h>
#include <set>

namespace wiec::web {
namespace {

const Asset& named(std::string_view name) { return *std::ranges::find(assets(), name, &Asset::name); }

std::size_t sent(const Asset& asset) { return asset.brotli.empty() ? asset.plain.size() : asset.brotli.size(); }

TEST(Assets, CarryTheirHashInTheirName) {
  for (const Asset& asset : assets()) {
    EXPECT_THAT(asset.path, testing::StartsWith("/static/")) << asset.name;
    EXPECT_NE(asset.path.find(asset.hash), std::string_view::npos);
    EXPECT_FALSE(asset.plain.empty()) << asset.name;
    EXPECT_EQ(asset_url(asset.name), asset.path);
  }
  EXPECT_THROW(asset_url("none.css"), std::logic_error);
}

TEST(Assets, GzipTwinsHoldTheSameBytes) {
  for (const Asset& asset : assets()) {
    if (asset.gzip.empty()) continue;
    std::string out(asset.plain.size(), '\0');
    libdeflate_decompressor* reader = libdeflate_alloc_decompressor();
    std::size_t size = 0;
    EXPECT_EQ(libdeflate_gzip_decompress(reader, asset.gzip.data(), asset.gzip.size(), out.data(), out.size(), &size), LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(reader);
    EXPECT_EQ(out, asset.plain) << asset.name;
    EXPECT_LT(asset.brotli.size(), asset.plain.size());
  }
}

// Budgets of the first visit (design/experience.md): 80 KB together with at most 14 KB of HTML.
TEST(Assets, StayWithinTheirBudget) {
  EXPECT_LE(named("app.css").gzip.size(), 14u * 1024);
  EXPECT_LE(named("app.js").gzip.size(), 10u * 1024);
  std::size_t first_visit = 0;
  for (const Asset& asset : assets()) {
    if (asset.name != "social.png") first_visit += sent(asset);
  }
  EXPECT_LE(first_visit, 64u * 1024);
}

TEST(Assets, StylesNameOnlyHashedFilesAndNothingElsewhere) {
  const std::string_view css = named("app.css").plain;
  EXPECT_NE(css.find(named("figtree.woff2").path), std::string_view::npos);
  EXPECT_EQ(css.find("/static/figtree.woff2"), std::string_view::npos);
  EXPECT_EQ(css.find("//", css.find("http") == std::string_view::npos ? 0 : css.find("w3.org") + 6), std::string_view::npos);
  EXPECT_EQ(named("app.js").plain.find("http"), std::string_view::npos);
}

// The sprite holds one symbol for each file, so an icon cannot be forgotten.
TEST(Assets, SpriteHoldsEveryIcon) {
  const std::string_view sprite = named("icons.svg").plain;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(WIEC_SOURCE_DIR) / "web/icons")) {
    if (entry.path().extension() != ".svg" || entry.path().stem() == "_favicon") continue;
    ++files;
    EXPECT_NE(sprite.find("<symbol id=\"" + entry.path().stem().string() + "\""), std::string_view::npos) << entry.path();
  }
  EXPECT_GT(files, 40u);
  EXPECT_EQ(sprite.find("<!--"), std::string_view::npos);
}

}  // namespace
}  // namespace wiec::web
