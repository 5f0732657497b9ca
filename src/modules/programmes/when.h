// Dates as far as they are known: a year, a month or a day. Registers write "2013-2015", "kwiecień 2017", "2016-9-10".
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/time.h"

namespace wiec::programmes {

enum class Precision { year, month, day };
inline constexpr std::string_view kPrecisions[] = {"year", "month", "day"};

struct When {
  Date on;  // the first day of what is known
  Precision precision = Precision::day;
  friend auto operator<=>(const When&, const When&) = default;
};
Date last_day(const When&);  // of the year, the month or the day itself

// "2016", "2016-9", "09.2016", "kwiecień 2017", "April 2017", "2016-9-10", "10.9.2016", "10 września 2016"; years 1900
// to 2200. nullopt for anything else.
std::optional<When> when_from(std::string_view);
// "2013-2015" as two years; nullopt for anything else.
struct Span {
  When from, to;
};
std::optional<Span> span_from(std::string_view);

std::string code_of(const When&);                // "2016", "2016-09", "2016-09-10": what when_from reads
std::string words_of(Language, const When&);     // "2016", "wrzesień 2016", "10 września 2016"
std::string short_words(Language, const When&);  // "2016", "09.2016", "10.09.2016"

}  // namespace wiec::programmes
