#include "base/time.h"

#include <fmt/format.h>
#include <charconv>

namespace wiec {
using namespace std::chrono;

std::optional<Date> date_from(int y, unsigned m, unsigned d) {
  const year_month_day ymd{year{y}, month{m}, day{d}};
  if (!ymd.ok() || y < 1 || y > 9999) return std::nullopt;
  return Date{static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

year_month_day calendar(Date date) { return year_month_day{sys_days{days{date.days}}}; }

namespace {
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  unsigned value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return value;
}
}  // namespace

std::optional<Date> date_from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  return date_from(static_cast<int>(*y), *m, *d);
}

std::string iso(Date date) {
  const auto ymd = calendar(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

std::string iso(Instant at) {
  constexpr std::int64_t kDay = 86'400'000'000;
  std::int64_t day = at.micros / kDay, rest = at.micros % kDay;
  if (rest < 0) --day, rest += kDay;
  const std::int64_t seconds = rest / 1'000'000;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", iso(Date{static_cast<std::int32_t>(day)}), seconds / 3600,
                     seconds / 60 % 60, seconds % 60, rest % 1'000'000);
}

std::optional<Instant> instant_from_iso(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z')
    return std::nullopt;
  const auto date = date_from_iso(text.substr(0, 10));
  const auto h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
  if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  std::int64_t fraction = 0;
  const auto tail = text.substr(19, text.size() - 20);
  if (!tail.empty()) {
    if (tail[0] != '.' || tail.size() < 2 || tail.size() > 7) return std::nullopt;
    const auto value = digits(tail, 1, tail.size() - 1);
    if (!value) return std::nullopt;
    fraction = *value;
    for (std::size_t i = tail.size(); i < 7; ++i) fraction *= 10;
  }
  return Instant{((date->days * std::int64_t{24} + *h) * 60 + *m) * 60'000'000 + *s * std::int64_t{1'000'000} +
                 fraction};
}

}  // namespace wiec
