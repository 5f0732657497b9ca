// Gatherings for people's calendars: iCalendar, RFC 5545 (METHOD and X-WR-CALNAME as subscribed calendars expect).
#pragma once
#include <span>
#include <string>

#include "commons/gatherings/gathering.h"

namespace wiec::gatherings {

inline constexpr std::string_view kCalendarType = "text/calendar; charset=utf-8";

// Events in one language; times in UTC, lines folded at 75 octets. `site`: "https://budzet.miasto.pl".
std::string calendar_of(std::span<const Gathering>, Language, std::string_view site, std::string_view name);

}  // namespace wiec::gatherings
