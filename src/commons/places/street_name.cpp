#include "commons/places/street_name.h"

#include "commons/places/house_number.h"
#include "platform/text/edit_distance.h"
#include "platform/text/text.h"

namespace wiec::places {
namespace {

// What registers write in full and people shorten, and the other way round; the right side is kept.
constexpr std::pair<std::string_view, std::string_view> kSameWords[] = {
    {"al", "aleja"},           {"aleje", "aleja"},       {"pl", "plac"},         {"os", "osiedle"},
    {"swietego", "sw"},        {"swietej", "sw"},        {"swietych", "sw"},     {"generala", "gen"},
    {"ksiedza", "ks"},         {"doktora", "dr"},        {"profesora", "prof"},  {"pulkownika", "plk"},
    {"majora", "mjr"},         {"kapitana", "kpt"},      {"porucznika", "por"},  {"kardynala", "kard"},
    {"biskupa", "bp"},         {"arcybiskupa", "abp"},   {"marszalka", "marsz"}, {"inzyniera", "inz"},
    {"blogoslawionego", "bl"}, {"blogoslawionej", "bl"}, {"obroncow", "obr"},    {"r", "rondo"},
    {"sk", "skwer"},
};
constexpr std::string_view kSilent[] = {"ul", "ulica", "im", "imienia"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> split(std::string_view key) {
  std::vector<std::string> words;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    words.emplace_back(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return words;
}

// "t" stands for "tadeusza".
bool is_initial_of(std::string_view typed, std::string_view word) {
  return typed.size() == 1 && word.starts_with(typed);
}

// Each typed word stands for another word of the street, in order, the last for its last.
bool all_words_stand(const std::vector<std::string>& typed, const std::vector<std::string>& words,
                     bool last_may_be_begun) {
  if (typed.empty() || typed.size() > words.size()) return false;
  std::size_t next = 0;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const bool is_last = i + 1 == typed.size();
    const auto stands = [&](const std::string& word) {
      return word == typed[i] || (!is_last && is_initial_of(typed[i], word)) ||
             (is_last && last_may_be_begun && word.starts_with(typed[i]));
    };
    while (next < words.size() && !stands(words[next])) ++next;
    if (next++ == words.size()) return false;
  }
  return last_may_be_begun || typed.back() == words.back();
}

std::optional<int> mistakes_in(const std::vector<std::string>& typed, std::string_view key,
                               const std::vector<std::string>& words) {
  const std::string whole = joined(typed);
  const int most = text::forgiven_typos(whole.size());
  int mistakes = text::edit_distance(whole, key, most);
  if (mistakes > most && typed.size() == 1 && words.size() > 1) {
    const int of_a_word = text::forgiven_typos(whole.size());
    mistakes = text::edit_distance(whole, words.back(), of_a_word);
  }
  return mistakes <= most && most > 0 ? std::optional(mistakes) : std::nullopt;
}

}  // namespace

std::vector<std::string> street_words(std::string_view name) {
  const std::string folded = text::fold(name);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    if (!is_word_byte(folded[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < folded.size() && is_word_byte(folded[end])) ++end;
    std::string word = folded.substr(at, end - at);
    at = end;
    if (std::ranges::find(kSilent, word) != std::end(kSilent)) continue;
    const auto same =
        std::ranges::find(kSameWords, std::string_view(word), &std::pair<std::string_view, std::string_view>::first);
    if (same != std::end(kSameWords)) word = same->second;
    words.push_back(std::move(word));
  }
  return words;
}

std::string street_key(std::string_view name) { return joined(street_words(name)); }

std::optional<Fit> fit_of(const std::vector<std::string>& typed, std::string_view key) {
  if (typed.empty()) return std::nullopt;
  const std::vector<std::string> words = split(key);
  if (typed == words) return Fit{StreetFit::same, 0};
  if (all_words_stand(typed, words, false)) return Fit{StreetFit::all_words, 0};
  if (all_words_stand(typed, words, true)) return Fit{StreetFit::begins, 0};
  if (const auto mistakes = mistakes_in(typed, key, words)) return Fit{StreetFit::mistyped, *mistakes};
  return std::nullopt;
}

Address split_address(std::string_view typed) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = 1; at < typed.size(); ++at) {
    if (typed[at - 1] != ' ' || !is_digit(typed[at])) continue;
    std::string_view street = typed.substr(0, at);
    while (!street.empty() && (street.back() == ' ' || street.back() == ',')) street.remove_suffix(1);
    const bool has_letter =
        std::ranges::any_of(street_key(street), [&](char c) { return is_word_byte(c) && !is_digit(c); });
    if (has_letter && house_number_from(typed.substr(at))) return {std::string(street), std::string(typed.substr(at))};
  }
  return {std::string(typed), ""};
}

}  // namespace wiec::places
