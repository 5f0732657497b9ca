#include "commons/places/house_number.h"

#include "platform/text/text.h"

namespace wiec::places {
namespace {

constexpr int kLetters = 64;
constexpr HouseNumber kFirst{1 * kLetters};
constexpr HouseNumber kLast{kMaxHouseNumber * kLetters + kLetters - 1};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

void skip_blanks(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '.')) text.remove_prefix(1);
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  skip_blanks(text);
  return true;
}

// The letter of "12a" and "12 A"; that of "12 m 5" names a flat and stays.
int take_letter(std::string_view& text) {
  std::string_view rest = text;
  skip_blanks(rest);
  if (rest.empty() || !is_letter(rest.front()) || (rest.size() > 1 && is_letter(rest[1]))) return 0;
  const int letter = rest.front() - 'a' + 1;
  rest.remove_prefix(1);
  std::string_view behind = rest;
  skip_blanks(behind);
  if (!behind.empty() && is_digit(behind.front())) return 0;
  text = rest;
  return letter;
}

// Takes "12a" from the front of a folded text.
std::optional<HouseNumber> take_number(std::string_view& text) {
  int number = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 5 && is_digit(text[digits])) number = number * 10 + (text[digits++] - '0');
  if (digits == 0 || number < 1 || number > kMaxHouseNumber) return std::nullopt;
  text.remove_prefix(digits);
  const int letter = take_letter(text);
  skip_blanks(text);
  return HouseNumber{number * kLetters + letter};
}

HouseNumber with_every_letter(HouseNumber number) {
  return number.key % kLetters == 0 ? HouseNumber{number.key + kLetters - 1} : number;
}

// What stands behind a slash does not decide: "12/14", "12a/3b".
void skip_slash(std::string_view& text) {
  while (text.starts_with('/') || text.starts_with('\\')) {
    text.remove_prefix(1);
    skip_blanks(text);
    if (!take_number(text)) return;
  }
}

std::optional<NumberRange> range_of(std::string_view text, Parity parity) {
  skip_blanks(text);
  take(text, "nr");
  const bool from_word = take(text, "od");
  const auto first = take_number(text);
  if (!first) return std::nullopt;
  skip_slash(text);
  if (text.empty()) {
    // A single number says its parity itself; "od 12" runs to the end.
    return from_word ? NumberRange{*first, kLast, parity} : NumberRange{*first, with_every_letter(*first), Parity::all};
  }
  if (!take(text, "-") && !take(text, "–") && !take(text, "do")) return std::nullopt;
  if (text.empty() || text == "konca") return NumberRange{*first, kLast, parity};
  const auto last = take_number(text);
  if (!last) return std::nullopt;
  skip_slash(text);
  if (!text.empty() || *last < *first) return std::nullopt;
  return NumberRange{*first, with_every_letter(*last), parity};
}

bool fits(HouseNumber number, Parity parity) {
  return parity == Parity::all || number.odd() == (parity == Parity::odd);
}

}  // namespace

std::optional<HouseNumber> house_number_from(std::string_view typed) {
  const std::string folded = text::fold(typed);
  std::string_view text = folded;
  skip_blanks(text);
  for (const std::string_view word : {"numer", "nr", "dom"}) take(text, word);
  const auto number = take_number(text);
  if (!number) return std::nullopt;
  if (take(text, "m") || take(text, "lok")) return take_number(text) ? number : std::nullopt;
  if (take(text, "-")) return take_number(text) && text.empty() ? number : std::nullopt;
  skip_slash(text);
  return text.empty() ? number : std::nullopt;
}

std::string text_of(HouseNumber number) {
  const int letter = number.key % kLetters;
  std::string text = std::to_string(number.number());
  if (letter >= 1 && letter <= 26) text += static_cast<char>('a' + letter - 1);
  return text;
}

std::string_view code_of(Parity parity) {
  switch (parity) {
    case Parity::all:
      return "all";
    case Parity::odd:
      return "odd";
    case Parity::even:
      return "even";
  }
  return "";
}

std::optional<Parity> parity_from(std::string_view typed) {
  const std::string word = text::fold(typed);
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view known) { return word == known || word == std::string(known) + "."; });
  };
  if (is({"", "all", "wszystkie", "obie", "obie strony", "w", "oba", "both", "-"})) return Parity::all;
  if (is({"odd", "nieparzyste", "nieparzysta", "nieparz", "np", "n"})) return Parity::odd;
  if (is({"even", "parzyste", "parzysta", "parz", "p"})) return Parity::even;
  return std::nullopt;
}

bool NumberRange::contains(HouseNumber number) const {
  return first <= number && number <= last && fits(number, parity);
}

bool NumberRange::meets(const NumberRange& other) const {
  const HouseNumber from = std::max(first, other.first), to = std::min(last, other.last);
  if (to < from) return false;
  for (int number = from.number(); number <= to.number() && number <= from.number() + 1; ++number) {
    const HouseNumber house{std::max(from.key, number * kLetters)};
    if (fits(house, parity) && fits(house, other.parity)) return true;
  }
  return false;
}

std::optional<NumberRange> range_from(std::string_view from, std::string_view to, Parity parity) {
  const std::string joined = fmt::format("{}-{}", from.empty() ? "1" : from, to);
  const std::string folded = text::fold(joined);
  if (from.empty() && to.empty()) return NumberRange{kFirst, kLast, parity};
  return range_of(folded, parity);
}

std::optional<std::vector<NumberRange>> ranges_from(std::string_view numbers, Parity parity) {
  const std::string folded = text::fold(numbers);
  std::string_view left = folded;
  skip_blanks(left);
  if (left.empty() || left == "-" || left == "wszystkie" || left == "cala" || left == "cala ulica")
    return std::vector{NumberRange{kFirst, kLast, parity}};
  std::vector<NumberRange> ranges;
  while (!left.empty()) {
    const std::size_t comma = std::min(left.find_first_of(",;"), left.size());
    const auto range = range_of(left.substr(0, comma), parity);
    if (!range) return std::nullopt;
    ranges.push_back(*range);
    left.remove_prefix(std::min(comma + 1, left.size()));
  }
  return ranges;
}

}  // namespace wiec::places
