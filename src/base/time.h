// Instants (UTC, microseconds) and civil days. Nothing here reads a clock: platform/clock does. Time zones and wording
// are platform/text's.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wiec {

// A point in time. Fields and columns of this type end in _at.
struct Instant {
  std::int64_t micros = 0;  // since 1970-01-01T00:00:00Z
  friend auto operator<=>(const Instant&, const Instant&) = default;
};
inline Instant operator+(Instant at, std::chrono::microseconds by) { return {at.micros + by.count()}; }
inline std::chrono::microseconds operator-(Instant a, Instant b) {
  return std::chrono::microseconds(a.micros - b.micros);
}

// A civil day. Fields and columns of this type end in _on.
struct Date {
  std::int32_t days = 0;  // since 1970-01-01
  friend auto operator<=>(const Date&, const Date&) = default;
};
std::optional<Date> date_from(int year, unsigned month, unsigned day);
std::chrono::year_month_day calendar(Date);
std::optional<Date> date_from_iso(std::string_view);  // "2026-11-22"; impossible days give nullopt
std::string iso(Date);
std::string iso(Instant);                                   // "2026-11-22T10:15:30.000000Z"
std::optional<Instant> instant_from_iso(std::string_view);  // RFC 3339 with Z, seconds fraction optional

// Both days belong to the period.
struct Period {
  Date from;
  Date to;
  bool contains(Date day) const { return from <= day && day <= to; }
};

}  // namespace wiec
