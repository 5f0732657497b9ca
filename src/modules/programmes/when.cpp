#include "modules/programmes/when.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <vector>

#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kLeastYear = 1900, kMostYear = 2200;
// Beginnings, folded: nominative and genitive share them; English beside.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kMonths{{{"stycz", "jan"},
                                                                                 {"lut", "feb"},
                                                                                 {"mar", "mar"},
                                                                                 {"kwie", "apr"},
                                                                                 {"maj", "may"},
                                                                                 {"czerw", "jun"},
                                                                                 {"lip", "jul"},
                                                                                 {"sierp", "aug"},
                                                                                 {"wrze", "sep"},
                                                                                 {"pazdz", "oct"},
                                                                                 {"listopad", "nov"},
                                                                                 {"grud", "dec"}}};

struct Part {
  int number = 0;
  std::size_t digits = 0;  // 0: a month in words
};

std::optional<int> month_in_words(std::string_view folded) {
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (folded.starts_with(kMonths[i].first) || folded.starts_with(kMonths[i].second)) return static_cast<int>(i) + 1;
  return std::nullopt;
}

std::optional<Part> part_from(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (word.find_first_not_of("0123456789") != std::string_view::npos) {
    const auto month = month_in_words(word);
    return month ? std::optional(Part{*month, 0}) : std::nullopt;
  }
  if (word.size() > 4) return std::nullopt;
  Part part{0, word.size()};
  for (const char c : word) part.number = part.number * 10 + (c - '0');
  return part;
}

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  const std::string folded = text::fold(text);
  std::string_view rest = folded;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of("-./ "), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty() || word == "r") continue;  // "10 września 2016 r."
    const auto part = part_from(word);
    if (!part || parts.size() == 3) return {};
    parts.push_back(*part);
  }
  return parts;
}

std::optional<When> dated(int year, int month, int day, Precision precision) {
  if (year < kLeastYear || year > kMostYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  const auto on = date_from(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  return on ? std::optional(When{*on, precision}) : std::nullopt;
}

}  // namespace

Date last_day(const When& when) {
  if (when.precision == Precision::day) return when.on;
  const auto day = calendar(when.on);
  const int year = static_cast<int>(day.year());
  const unsigned month = when.precision == Precision::year ? 12 : static_cast<unsigned>(day.month());
  const auto next = month == 12 ? date_from(year + 1, 1, 1) : date_from(year, month + 1, 1);
  return Date{next->days - 1};
}

std::optional<When> when_from(std::string_view text) {
  const auto p = parts_of(text);
  const auto is_year = [](const Part& part) { return part.digits == 4; };
  if (p.size() == 1 && is_year(p[0])) return dated(p[0].number, 1, 1, Precision::year);
  if (p.size() == 2 && is_year(p[0]) && !is_year(p[1])) return dated(p[0].number, p[1].number, 1, Precision::month);
  if (p.size() == 2 && is_year(p[1]) && !is_year(p[0])) return dated(p[1].number, p[0].number, 1, Precision::month);
  if (p.size() == 3 && is_year(p[0]) && p[2].digits > 0)
    return dated(p[0].number, p[1].number, p[2].number, Precision::day);
  if (p.size() == 3 && is_year(p[2]) && p[0].digits > 0)
    return dated(p[2].number, p[1].number, p[0].number, Precision::day);
  return std::nullopt;
}

std::optional<Span> span_from(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u2013")) {
      plain += '-';
      i += 2;
    } else if (text[i] != ' ') {
      plain += text[i];
    }
  }
  if (plain.size() != 9 || plain[4] != '-') return std::nullopt;
  const auto from = when_from(std::string_view(plain).substr(0, 4)), to = when_from(std::string_view(plain).substr(5));
  if (!from || !to || to->on < from->on) return std::nullopt;
  return Span{*from, *to};
}

std::string code_of(const When& when) {
  const std::string day = iso(when.on);
  return day.substr(0, when.precision == Precision::year ? 4 : when.precision == Precision::month ? 7 : 10);
}

std::string words_of(Language l, const When& when) {
  if (when.precision == Precision::year) return code_of(when);
  return text::format_date(l, when.on,
                           when.precision == Precision::month ? text::DateStyle::month : text::DateStyle::written);
}

std::string short_words(Language l, const When& when) {
  if (when.precision == Precision::day) return text::format_date(l, when.on, text::DateStyle::numeric);
  return words_of(l, when);
}

}  // namespace wiec::programmes
