#include "commons/search/analysis.h"

#include "commons/search/irregular.h"
#include "platform/text/text.h"

namespace wiec::search {
namespace {

constexpr std::size_t kLongestBody = 100'000;  // bytes of a text that are read
constexpr std::size_t kShortestNumber = 3;
constexpr std::size_t kLongestNumber = 24;

// Polish and English, folded, in order.
constexpr std::string_view kSaysNothing[] = {
    "a",     "aby",   "albo",  "ale",  "an",    "and",   "at",   "bez", "by",   "byc",  "co",  "czy",
    "dla",   "do",    "for",   "from", "i",     "ich",   "in",   "is",  "jak",  "jego", "jej", "jest",
    "ktora", "ktore", "ktory", "ku",   "lub",   "na",    "nad",  "nie", "o",    "od",   "of",  "on",
    "or",    "oraz",  "po",    "pod",  "przed", "przez", "przy", "sa",  "sie",  "ta",   "tak", "te",
    "tego",  "ten",   "the",   "to",   "tym",   "u",     "w",    "we",  "with", "z",    "za",  "ze"};

using WhereOf = std::unordered_map<std::string, Where>;

class Analysis {
 public:
  explicit Analysis(text::Stemmer& stemmer) : stemmer_(stemmer) {}

  void add(const Fields& fields, Language language) {
    add_text(fields.title.substr(0, kLongestBody), in_title, language, true);
    add_text(fields.summary.substr(0, kLongestBody), in_summary, language, true);
    add_text(fields.body.substr(0, kLongestBody), in_body, language, false);
    add_text(fields.place.substr(0, kLongestBody), in_place, language, true);
    add_text(fields.number, in_number, language, false);
    if (const std::string stem = number_stem(fields.number); !stem.empty()) stems_[stem].fields |= in_number;
  }

  Analysed finish() {
    const auto title_words = static_cast<std::uint8_t>(std::min<std::size_t>(title_words_.size(), 255));
    Analysed analysed{.dictionary = stemmer_.fingerprint()};
    for (auto& [stem, where] : stems_) {
      if (where.fields & in_title) where.title_words = title_words;
      analysed.stems.push_back({stem, where});
    }
    for (auto& [word, one] : words_) analysed.words.push_back(std::move(one));
    return analysed;
  }

 private:
  void add_text(std::string_view text, Field field, Language language, bool known_words) {
    if (text.empty()) return;
    const std::vector<std::string> plain = text::words(text);
    const auto stemmed = language == Language::pl ? polish(text) : english(plain);
    for (std::size_t i = 0; i < stemmed.size(); ++i) {
      if (says_nothing(stemmed[i].word)) continue;
      for (const std::string& stem : stemmed[i].stems) stems_[stem].fields |= field;
      if (field == in_title && language == Language::pl) title_words_[stemmed[i].stems.front()] = true;
      if (known_words) remember(plain[i], stemmed[i]);
    }
  }

  std::vector<text::SearchWord> polish(std::string_view text) {
    auto words = stemmer_.index_words(text);
    for (text::SearchWord& one : words) {
      if (const auto stem = irregular_stem(one.word); !stem.empty()) one.stems.emplace_back(stem);
    }
    return words;
  }

  static std::vector<text::SearchWord> english(const std::vector<std::string>& plain) {
    std::vector<text::SearchWord> words;
    for (const std::string& word : plain) {
      std::string folded = text::fold(word);
      std::string stem = without_plural(folded);
      words.push_back({std::move(folded), {std::move(stem)}});
    }
    return words;
  }

  void remember(const std::string& word, const text::SearchWord& found) {
    if (found.word.size() < 3 || found.word.size() > 40) return;
    std::string stems;
    for (const std::string& stem : found.stems) stems += (stems.empty() ? "" : " ") + stem;
    words_.try_emplace(word, AnalysedWord{word, found.word, std::move(stems)});
  }

  text::Stemmer& stemmer_;
  std::map<std::string, Where> stems_;
  std::map<std::string, AnalysedWord> words_;
  std::unordered_map<std::string, bool> title_words_;
};

}  // namespace

std::vector<std::string_view> split_stems(std::string_view stems) {
  std::vector<std::string_view> list;
  while (!stems.empty()) {
    const std::size_t end = std::min(stems.find(' '), stems.size());
    list.push_back(stems.substr(0, end));
    stems.remove_prefix(std::min(end + 1, stems.size()));
  }
  return list;
}

bool says_nothing(std::string_view folded) { return std::ranges::binary_search(kSaysNothing, folded); }

std::string without_plural(std::string_view folded) {
  if (folded.size() > 4 && folded.ends_with("ies")) return std::string(folded.substr(0, folded.size() - 3)) + "y";
  if (folded.size() > 3 && folded.ends_with('s') && !folded.ends_with("ss") && !folded.ends_with("us"))
    folded.remove_suffix(1);
  return std::string(folded);
}

std::string number_stem(std::string_view typed) {
  std::string stem = "#";
  bool has_digit = false, has_separator = false;
  for (const char c : text::fold(typed)) {
    const bool digit = c >= '0' && c <= '9', letter = c >= 'a' && c <= 'z';
    if (digit || letter)
      stem += c;
    else if (stem.size() > 1)
      has_separator = true;
    has_digit |= digit;
  }
  const bool is_number = has_digit && has_separator && stem.size() > kShortestNumber && stem.size() <= kLongestNumber;
  return is_number ? stem : "";
}

Analysed analyse(text::Stemmer& stemmer, const Fields& pl, const Fields& en) {
  Analysis analysis(stemmer);
  analysis.add(pl, Language::pl);
  analysis.add(en, Language::en);
  return analysis.finish();
}

}  // namespace wiec::search
