// Recall and precision on real words and titles (shared/data/search, shared/data/proposals). Speed is printed, never
// judged.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "commons/search/search.h"
#include "platform/db/testing.h"
#include "platform/text/text.h"

namespace wiec::search {
namespace {

std::filesystem::path data_file(const char* name) {
  return std::filesystem::path(WIEC_SOURCE_DIR).parent_path() / "shared/data" / name;
}

using Lines = std::vector<std::vector<std::string>>;

// "head<TAB>form form form"
Lines families_in(const std::filesystem::path& path) {
  Lines lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream forms(line.substr(line.find('\t') + 1));
    auto& family = lines.emplace_back();
    for (std::string form; forms >> form;) family.push_back(form);
  }
  return lines;
}

// RFC 4180, no line ends inside cells.
Lines csv_in(const std::filesystem::path& path) {
  Lines lines;
  std::ifstream in(path);
  std::string line;
  for (std::getline(in, line); std::getline(in, line);) {
    auto& cells = lines.emplace_back(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"' && quoted && line[i + 1] == '"')
        cells.back() += line[++i];
      else if (line[i] == '"')
        quoted = !quoted;
      else if (line[i] == ',' && !quoted)
        cells.emplace_back();
      else if (line[i] != '\r')
        cells.back() += line[i];
    }
  }
  return lines;
}

text::Stemmer& stemmer() {
  static text::Stemmer one;
  static const auto loaded = one.load();
  (void)loaded;
  return one;
}

class EvidenceTest : public db::DatabaseTest {
 protected:
  EvidenceTest() : DatabaseTest({search::migrations()}) {}
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    if (!std::filesystem::exists(data_file("search/families.tsv")))
      GTEST_SKIP() << "../shared/data/search is not there";
    if (stemmer().fingerprint().empty()) GTEST_SKIP() << "no Polish dictionary (package hunspell-pl)";
  }
  void index(const std::vector<std::string>& titles) {
    std::vector<IndexedDocument> documents;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      documents.push_back({static_cast<std::int64_t>(i + 1), analyse(stemmer(), {.title = titles[i]})});
      if (documents.size() < 500 && i + 1 < titles.size()) continue;
      db().write("test.index", [&](db::WriteTx& tx) { index_documents(tx, "word", documents); });
      documents.clear();
    }
  }
};

struct Rates {
  double recall = 0;
  std::size_t questions = 0;
  std::size_t foreign = 0;  // documents of other families among all hits
  std::size_t hits = 0;
};

TEST_P(EvidenceTest, every_form_of_a_word_finds_the_others_and_no_other_word) {
  const Lines families = families_in(data_file("search/families.tsv")),
              others = families_in(data_file("search/distract.tsv"));
  std::vector<std::string> titles;
  std::vector<std::size_t> family_of{families.size()};  // ids start at 1
  for (std::size_t f = 0; f < families.size(); ++f)
    for (const std::string& form : families[f]) titles.push_back(form), family_of.push_back(f);
  for (const auto& family : others)
    for (const std::string& form : family) titles.push_back(form), family_of.push_back(families.size());
  index(titles);

  Rates exact, plain;
  std::string misses;
  db().read([&](db::ReadTx& tx) {
    for (std::size_t f = 0; f < families.size(); ++f) {
      for (const std::string& form : families[f]) {
        for (Rates* rates : {&exact, &plain}) {
          const std::string typed = rates == &exact ? form : text::fold(form);
          const auto hits = find(tx, "word", typed, 100, &stemmer());
          std::size_t right = 0;
          for (std::size_t i = 0; i < hits.size(); ++i) {
            const bool own = family_of[static_cast<std::size_t>(hits[i].id)] == f;
            if (own && i < 5) ++right;
            if (!own) {
              ++rates->foreign;
              misses += fmt::format("  {} found {}\n", typed, titles[static_cast<std::size_t>(hits[i].id - 1)]);
            }
          }
          const double wanted = static_cast<double>(std::min<std::size_t>(5, families[f].size()));
          if (static_cast<double>(right) < wanted) misses += fmt::format("  {} found {} of {}\n", typed, right, wanted);
          rates->recall += static_cast<double>(right) / wanted;
          rates->hits += hits.size();
          ++rates->questions;
        }
      }
    }
  });
  for (const auto& [name, rates] : {std::pair{"as written", exact}, std::pair{"without Polish letters", plain}}) {
    const double recall = rates.recall / static_cast<double>(rates.questions);
    const double precision = 1 - static_cast<double>(rates.foreign) / static_cast<double>(rates.hits);
    std::cout << fmt::format("families {}: recall@5 {:.3f}, precision {:.3f}, {} questions\n", name, recall, precision,
                             rates.questions);
    EXPECT_GE(recall, 0.9) << misses;
    EXPECT_GE(precision, 0.97) << misses;
  }
  if (std::getenv("WIEC_SHOW_MISSES")) std::cout << misses;
}

// The k-th letter pair of the longest word swapped: one typing mistake.
std::string with_typo(const std::string& title, std::size_t seed) {
  std::size_t begin = 0, longest = 0, longest_at = 0;
  for (std::size_t i = 0; i <= title.size(); ++i) {
    const bool letter = i < title.size() && std::isalpha(static_cast<unsigned char>(title[i]));
    if (letter) continue;
    if (i - begin > longest) longest = i - begin, longest_at = begin;
    begin = i + 1;
  }
  if (longest < 5) return title;
  std::string typo = title;
  const std::size_t at = longest_at + 1 + seed % (longest - 2);
  std::swap(typo[at], typo[at + 1]);
  return typo;
}

TEST_P(EvidenceTest, titles_like_each_other_are_found_among_all_titles) {
  std::vector<std::string> titles;
  std::unordered_map<std::string, std::int64_t> ids;
  const auto add = [&](const std::string& title) {
    const auto [at, is_new] = ids.emplace(title, static_cast<std::int64_t>(titles.size() + 1));
    if (is_new) titles.push_back(title);
    return at->second;
  };
  struct Pair {
    std::int64_t a, b;
  };
  std::vector<Pair> pairs;
  for (const auto& cells : csv_in(data_file("search/silver_pairs_dev.csv"))) {
    const std::int64_t a = add(cells.at(6)), b = add(cells.at(10));
    if (cells[0] == "1" && a != b) pairs.push_back({a, b});
  }
  for (const auto& cells : csv_in(data_file("proposals/project_titles_krakow_warszawa.csv"))) add(cells.at(4));
  // As many again with words of two titles each, for a city of many years.
  if (std::getenv("WIEC_MANY_TITLES")) {
    for (std::size_t i = 0, real = titles.size(); i < 2 * real; ++i)
      add(titles[i % real].substr(0, titles[i % real].find(' ', 20)) + " " + titles[(i * 7919 + 13) % real]);
  }
  index(titles);

  struct Variant {
    const char* name;
    std::string (*change)(const std::string&, std::size_t);
  };
  const Variant variants[] = {
      {"as written", [](const std::string& title, std::size_t) { return title; }},
      {"without Polish letters", [](const std::string& title, std::size_t) { return text::fold(title); }},
      {"with one typing mistake", with_typo}};
  db().read([&](db::ReadTx& tx) {
    for (const Variant& variant : variants) {
      std::size_t right = 0;
      std::vector<std::int64_t> micros;
      for (std::size_t i = 0; i < pairs.size(); ++i) {
        const std::string question = variant.change(titles[static_cast<std::size_t>(pairs[i].a - 1)], i);
        const auto start = std::chrono::steady_clock::now();
        auto hits = similar(tx, "word", question, 6, &stemmer());
        micros.push_back(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count());
        if (std::getenv("WIEC_SHOW_MISSES") && micros.back() > 2500)
          std::cout << micros.back() << ' ' << question << '\n';
        std::erase_if(hits, [&](const Hit& hit) { return hit.id == pairs[i].a; });
        if (hits.size() > 5) hits.resize(5);
        right += std::ranges::find(hits, pairs[i].b, &Hit::id) != hits.end();
      }
      std::ranges::sort(micros);
      const double recall = static_cast<double>(right) / static_cast<double>(pairs.size());
      std::cout << fmt::format(
          "similar titles {}: recall@5 {:.3f} of {} pairs among {} titles; {:.2f} ms median, {:.2f} ms 95 %\n",
          variant.name, recall, pairs.size(), titles.size(), static_cast<double>(micros[micros.size() / 2]) / 1000,
          static_cast<double>(micros[micros.size() * 95 / 100]) / 1000);
      EXPECT_GE(recall, 0.8);
    }
  });
}

WIEC_ON_BOTH_DATABASES(EvidenceTest);

}  // namespace
}  // namespace wiec::search
