#include "modules/proposals/nearness.h"

#include <algorithm>

#include "commons/search/analysis.h"
#include "platform/text/text.h"

namespace wiec::proposals {
namespace {

constexpr std::size_t kLongestLocation = 300;

// What many places have in their names, so that it tells none apart; folded, as stems.
bool is_usual(const std::string& folded) {
  static constexpr std::string_view usual[] = {
      "ul",         "ulica",       "al",      "aleja",   "nr",     "numer", "plac",  "park",      "skwer",  "las",
      "szkola",     "przedszkole", "osiedle", "os",      "boisko", "rynek", "dom",   "blok",      "teren",  "okolica",
      "biblioteka", "przystanek",  "droga",   "sciezka", "zabawa", "zabaw", "rzeka", "dzielnica", "miasto", "caly"};
  return search::says_nothing(folded) || std::ranges::find(usual, folded) != std::end(usual);
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& one) { return b.contains(one); });
}

}  // namespace

NearTo::NearTo(text::Stemmer& stemmer, const Whereabouts& own)
    : stemmer_(stemmer), district_(own.district), spot_(spot_of(own.location)) {}

NearTo::Spot NearTo::spot_of(std::string_view location) const {
  Spot spot;
  const std::string cut = text::truncate(location, kLongestLocation);
  for (const auto& [word, stems] : stemmer_.index_words(cut)) {
    if (is_usual(word) || std::ranges::any_of(stems, is_usual)) continue;
    if (word.find_first_of("0123456789") != word.npos)
      spot.numbers.insert(word);
    else
      spot.words.emplace_back(stems.begin(), stems.end());
  }
  return spot;
}

Nearness NearTo::of(const Whereabouts& other) const {
  const bool same_area = district_ && other.district == district_;
  const Nearness without_words = same_area ? Nearness::same_area : Nearness::unknown;
  const bool elsewhere = district_ && other.district && !same_area;  // Lipowa in another district is another street
  if (elsewhere || spot_.words.empty() || other.location.empty()) return without_words;
  const Spot theirs = spot_of(other.location);
  if (!spot_.numbers.empty() && !theirs.numbers.empty() && !meet(spot_.numbers, theirs.numbers)) return without_words;
  std::size_t shared = 0;
  for (const auto& word : spot_.words)
    shared += std::ranges::any_of(theirs.words, [&](const auto& their) { return meet(word, their); });
  return 5 * 2 * shared >= 3 * (spot_.words.size() + theirs.words.size()) ? Nearness::same_spot : without_words;
}

std::int64_t weighted(std::int64_t score, Nearness near) {
  return near == Nearness::same_spot ? score * 3 : near == Nearness::same_area ? score * 2 : score;
}

}  // namespace wiec::proposals
