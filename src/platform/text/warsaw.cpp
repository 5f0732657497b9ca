// Civil time in Poland: the changes of the clock from ICU's copy of the time zone database, kept as a sorted table.
#include <memory>
#include <unicode/basictz.h>
#include <unicode/tztrans.h>

#include "platform/text/locale.h"
#include "platform/text/text.h"

namespace wiec::text {
namespace {

constexpr std::int64_t kMicros = 1'000'000;
constexpr std::int64_t kDay = 86'400;
constexpr std::int32_t kWinter = 3'600, kSummer = 7'200;
constexpr std::int64_t kTableEnd = 4'102'444'800;  // 2100-01-01

struct Change {
  std::int64_t at;      // seconds since 1970, UTC
  std::int32_t offset;  // seconds east of UTC from then on
};

struct Zone {
  std::unique_ptr<icu::TimeZone> zone;
  std::vector<Change> changes;
};

Zone read_zone() {
  Zone out{std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone("Europe/Warsaw")), {{INT64_MIN, kWinter}}};
  const auto* rules = dynamic_cast<const icu::BasicTimeZone*>(out.zone.get());
  icu::UnicodeString id;
  if (rules == nullptr || out.zone->getID(id) != u"Europe/Warsaw") throw std::runtime_error("ICU does not know Europe/Warsaw");
  icu::TimeZoneTransition change;
  for (UDate at = 0; rules->getNextTransition(at, false, change) && change.getTime() < static_cast<double>(kTableEnd) * 1000;) {
    at = change.getTime();
    out.changes.push_back({static_cast<std::int64_t>(at) / 1000, (change.getTo()->getRawOffset() + change.getTo()->getDSTSavings()) / 1000});
  }
  return out;
}

const Zone& zone() {
  static const Zone warsaw = read_zone();
  return warsaw;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::int32_t offset_at(std::int64_t second) {
  const Zone& warsaw = zone();
  if (second >= kTableEnd) {
    int32_t raw = 0, saved = 0;
    UErrorCode status = U_ZERO_ERROR;
    warsaw.zone->getOffset(static_cast<double>(second) * 1000, false, raw, saved, status);
    return (raw + saved) / 1000;
  }
  const auto next = std::ranges::upper_bound(warsaw.changes, second, {}, &Change::at);
  return std::prev(next)->offset;
}

std::int64_t local_seconds(Instant at) {
  const std::int64_t second = floor_div(at.micros, kMicros);
  return second + offset_at(second);
}

}  // namespace

std::int32_t warsaw_offset_seconds(Instant at) { return offset_at(floor_div(at.micros, kMicros)); }

Date date_in_warsaw(Instant at) { return {static_cast<std::int32_t>(floor_div(local_seconds(at), kDay))}; }

ClockTime time_in_warsaw(Instant at) {
  const std::int64_t local = local_seconds(at);
  const auto second = static_cast<int>(local - floor_div(local, kDay) * kDay);
  return {second / 3600, second / 60 % 60, second % 60};
}

Instant instant_at(Date day, int hour, int minute, bool second_time) {
  const std::int64_t local = day.days * kDay + hour * 3600 + minute * 60;
  const std::int64_t as_summer = local - kSummer, as_winter = local - kWinter;
  const bool summer = offset_at(as_summer) == kSummer, winter = offset_at(as_winter) == kWinter;
  if (summer && !(winter && second_time)) return {as_summer * kMicros};
  if (winter) return {as_winter * kMicros};
  // Skipped: the change lies between the two readings.
  const auto change = std::ranges::upper_bound(zone().changes, as_summer, {}, &Change::at);
  return {(change == zone().changes.end() ? as_winter : change->at) * kMicros};
}

}  // namespace wiec::text
