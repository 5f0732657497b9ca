// Words of a text as search sees them: folded, with their Polish stems, and trigrams against typing errors.
#pragma once
#include <expected>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wiec::text {

struct SearchWord {
  std::string word;                // folded: "lawki"
  std::vector<std::string> stems;  // folded, sorted, never empty: {"lawka"}; without a known stem the word itself
  friend bool operator==(const SearchWord&, const SearchWord&) = default;
};

// The runs of letters and digits of a text, lower case, as written otherwise; longer ones are cut to 64 characters.
std::vector<std::string> words(std::string_view text);

// Of a folded word, by characters, with two spaces before and one behind as pg_trgm does: "  w", " wo", "wol", "ol ".
// Sorted, each once.
std::vector<std::string> trigrams(std::string_view word);

// Polish stems from a Hunspell dictionary (31 MB and 0.2 s once loaded). Safe for many threads. Before load() every word is
// its own stem, so that search works, and stems only make it better.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // Where distributions keep pl_PL.aff and pl_PL.dic.
  static std::vector<std::filesystem::path> system_folders();
  // Takes the first folder that has the dictionary; blocks for 0.2 s. Nothing happens when it is loaded already. The error
  // is a sentence for the log.
  std::expected<void, std::string> load(std::span<const std::filesystem::path> folders);
  std::expected<void, std::string> load() { return load(system_folders()); }

  // SHA-256 of the loaded dictionary in hex, empty without one: an index made with another fingerprint should be remade.
  std::string fingerprint() const;

  // Words of a text that is put into the index.
  std::vector<SearchWord> index_words(std::string_view text);
  // Words of a question: those typed without Polish letters ("sciezek") are also tried with them ("ścieżek").
  std::vector<SearchWord> query_words(std::string_view text);

 private:
  struct Dictionary;
  std::vector<SearchWord> search_words(std::string_view text, bool restore);
  std::unique_ptr<Dictionary> dictionary_;
};

}  // namespace wiec::text
