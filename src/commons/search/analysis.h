// From a document's texts to what the index stores of it. Pure, but slow by the measure of a write (the dictionary is
// asked for every word), so it is done before the transaction.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "commons/search/posting.h"
#include "platform/text/stem.h"

namespace wiec::search {

// Texts of a document in one language; empty ones are left out.
struct Fields {
  std::string_view title;
  std::string_view number;  // "BO.OM.12/26"; the same in every language
  std::string_view summary;
  std::string_view body;   // plain text or Markdown
  std::string_view place;  // district, street, name of a park
};

struct AnalysedStem {
  std::string stem;
  Where where;
};
struct AnalysedWord {
  std::string word;  // lower case, with diacritics
  std::string folded;
  std::string stems;  // separated by spaces
};
// A document ready to be written; may be captured by value.
struct Analysed {
  std::vector<AnalysedStem> stems;  // each once
  std::vector<AnalysedWord> words;  // each once; of titles, summaries and places
  std::string dictionary;           // Stemmer::fingerprint
};
Analysed analyse(text::Stemmer&, const Fields& pl, const Fields& en = {});

std::vector<std::string_view> split_stems(std::string_view stems);

// Words that stand in every text and say nothing ("w", "przy", "the"); folded.
bool says_nothing(std::string_view folded);
// An English word without its plural ending; folded. Works on words of any language: it is one more stem.
std::string without_plural(std::string_view folded);
// A number of a proposal as one stem, whatever separates its parts: "BO.OM.12/26" -> "#boom1226"; empty for words.
std::string number_stem(std::string_view typed);

}  // namespace wiec::search
