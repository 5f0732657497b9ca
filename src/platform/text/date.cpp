// Days and hours in words. Names of months and weekdays come from ICU once; Polish months stand in the genitive in dates.
#include <unicode/dtfmtsym.h>

#include "platform/text/locale.h"
#include "platform/text/text.h"

namespace wiec::text {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

struct Names {
  std::array<std::string, 12> month, month_alone, month_short;
  std::array<std::string, 7> weekday;  // Sunday first
};

Names read_names(Language language) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  // British short months vary between releases of ICU ("Sep", "Sept"); the plain English ones do not.
  const Symbols symbols(language == Language::pl ? icu::Locale(locale_name(language)) : icu::Locale("en"), status);
  require(status, "names of months");
  Names names;
  int32_t count = 0;
  const auto copy = [&](auto& to, const icu::UnicodeString* from, int32_t first) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = utf8(from[i + static_cast<std::size_t>(first)]);
  };
  copy(names.month, symbols.getMonths(count, Symbols::FORMAT, Symbols::WIDE), 0);
  copy(names.month_alone, symbols.getMonths(count, Symbols::STANDALONE, Symbols::WIDE), 0);
  copy(names.month_short, symbols.getMonths(count, Symbols::FORMAT, Symbols::ABBREVIATED), 0);
  copy(names.weekday, symbols.getWeekdays(count, Symbols::STANDALONE, Symbols::WIDE), 1);
  return names;
}

const Names& names_of(Language language) {
  static const std::array<Names, 2> names{read_names(Language::pl), read_names(Language::en)};
  return names[static_cast<std::size_t>(language)];
}

struct Day {
  int year;
  std::size_t month;  // 0 to 11
  unsigned day;
};

Day day_of(Date date) {
  const auto day = calendar(date);
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()) - 1, static_cast<unsigned>(day.day())};
}

void append_two_digits(std::string& out, int value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

void append_day_month(std::string& out, const Day& day, const std::array<std::string, 12>& months) {
  out += std::to_string(day.day);
  (out += kNoBreakSpace) += months[day.month];
}

void append_year(std::string& out, int year) { (out += kNoBreakSpace) += std::to_string(year); }

void append_numeric(std::string& out, Language language, const Day& day) {
  if (language == Language::en) {
    append_day_month(out, day, names_of(language).month_short);
    return append_year(out, day.year);
  }
  append_two_digits(out, static_cast<int>(day.day));
  out += '.';
  append_two_digits(out, static_cast<int>(day.month) + 1);
  (out += '.') += std::to_string(day.year);
}

// ICU knows weekdays in the nominative only.
constexpr std::array<std::string_view, 7> kGenitive{"niedzieli", "poniedziałku", "wtorku", "środy", "czwartku", "piątku", "soboty"};
constexpr std::array<std::string_view, 7> kOn{"w\u00A0niedzielę", "w\u00A0poniedziałek", "we\u00A0wtorek", "w\u00A0środę",
                                              "w\u00A0czwartek", "w\u00A0piątek", "w\u00A0sobotę"};

std::size_t days_since_sunday(Date date) { return static_cast<std::size_t>(((date.days % 7) + 7 + 4) % 7); }  // 1970-01-01 was a Thursday

void append_weekday(std::string& out, Language language, Date date, DateStyle style) {
  const bool polish = language == Language::pl;
  if (polish && style == DateStyle::genitive) out += kGenitive[days_since_sunday(date)];
  else if (polish && style == DateStyle::on) out += kOn[days_since_sunday(date)];
  else (out += style == DateStyle::on ? "on " : "") += weekday_name(language, date);
  out += ", ";
}

void append_date(std::string& out, Language language, Date date, DateStyle style) {
  const Names& names = names_of(language);
  const Day day = day_of(date);
  if (style == DateStyle::numeric) return append_numeric(out, language, day);
  if (style == DateStyle::month) {
    out += names.month_alone[day.month];
    return append_year(out, day.year);
  }
  if (style != DateStyle::written && style != DateStyle::day) append_weekday(out, language, date, style);
  append_day_month(out, day, names.month);
  if (style == DateStyle::written || style == DateStyle::full) append_year(out, day.year);
}

void append_time(std::string& out, Instant at) {
  const ClockTime time = time_in_warsaw(at);
  append_two_digits(out, time.hour);
  out += ':';
  append_two_digits(out, time.minute);
}

}  // namespace

std::string_view weekday_name(Language language, Date date) {
  return names_of(language).weekday[days_since_sunday(date)];
}

std::string format_date(Language language, Date date, DateStyle style) {
  std::string out;
  out.reserve(40);
  append_date(out, language, date, style);
  return out;
}

std::string format_time(Language, Instant at) {
  std::string out;
  append_time(out, at);
  return out;
}

std::string format_instant(Language language, Instant at, DateStyle style) {
  std::string out;
  out.reserve(48);
  append_date(out, language, date_in_warsaw(at), style);
  out += ", ";
  append_time(out, at);
  return out;
}

}  // namespace wiec::text
