// Gatherings for people's calendars: iCalendar, RFC 5545 (METHOD and X-WR-CALNAME as subscribed calendars expect).
#pragma once
#include <span>
#include <string>

#include "commons/gatherings/gathering.h"

namespace wiec::gatherings {

inline constexpr std::string_view kCalendarType = "text/calendar; charset=utf-8";

// What stands in somebody's calendar, in the words of one language.
struct Event {
  std::string uid;  // never changes
  std::string title, about, where;
  std::string path;  // its page, without the language
  Instant begins_at, ends_at, changed_at;
  std::int64_t sequence = 0;
  bool cancelled = false;
};

// Times in UTC, lines folded at 75 octets. `site`: "https://budzet.miasto.pl".
std::string calendar_of(std::span<const Event>, Language, std::string_view site, std::string_view name);
std::string calendar_of(std::span<const Gathering>, Language, std::string_view site, std::string_view name);

}  // namespace wiec::gatherings
