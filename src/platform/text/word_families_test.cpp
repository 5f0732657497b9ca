// Stems against 50 families of inflected words (../shared/data/search): any form must find any other, also typed without
// Polish letters.
#include <fstream>
#include <sstream>

#include "platform/text/stem.h"
#include "platform/text/text.h"

namespace wiec::text {
namespace {

std::vector<std::vector<std::string>> read_families(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> families;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream forms(line.substr(line.find('\t') + 1));
    families.emplace_back(std::istream_iterator<std::string>(forms), std::istream_iterator<std::string>());
  }
  return families;
}

bool share_stem(const SearchWord& a, const SearchWord& b) {
  return a.word == b.word || std::ranges::any_of(a.stems, [&](const std::string& stem) { return std::ranges::count(b.stems, stem) > 0; });
}

TEST(WordFamilies, AnyFormFindsAnyOther) {
  const auto path = std::filesystem::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/search/families.tsv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
  Stemmer stemmer;
  if (const auto loaded = stemmer.load(); !loaded) GTEST_SKIP() << loaded.error();

  int asked = 0, found = 0, found_folded = 0;
  for (const auto& family : read_families(path)) {
    for (const std::string& query : family) {
      const SearchWord with = stemmer.query_words(query).at(0), without = stemmer.query_words(fold(query)).at(0);
      for (const std::string& form : family) {
        const SearchWord indexed = stemmer.index_words(form).at(0);
        ++asked;
        found += share_stem(with, indexed) ? 1 : 0;
        found_folded += share_stem(without, indexed) ? 1 : 0;
        if (!share_stem(with, indexed)) RecordProperty(query + " finds", form);
      }
    }
  }
  EXPECT_GT(asked, 1000);
  EXPECT_GE(found * 100, asked * 96) << found << " of " << asked;
  EXPECT_GE(found_folded * 100, asked * 96) << found_folded << " of " << asked;
  RecordProperty("found", fmt::format("{} with and {} without Polish letters of {}", found, found_folded, asked));
}

}  // namespace
}  // namespace wiec::text
