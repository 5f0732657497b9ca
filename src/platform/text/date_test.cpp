#include <random>
#include <unicode/timezone.h>

#include "platform/text/text.h"

namespace wiec::text {
namespace {

constexpr Language pl = Language::pl, en = Language::en;

Date day(int year, unsigned month, unsigned number) { return *date_from(year, month, number); }
Instant utc(std::string_view text) { return *instant_from_iso(text); }

TEST(Date, IsWrittenInPolish) {
  const Date sunday = day(2026, 12, 13);
  EXPECT_EQ(format_date(pl, sunday), "13\u00A0grudnia\u00A02026");
  EXPECT_EQ(format_date(pl, sunday, DateStyle::numeric), "13.12.2026");
  EXPECT_EQ(format_date(pl, sunday, DateStyle::day), "13\u00A0grudnia");
  EXPECT_EQ(format_date(pl, sunday, DateStyle::weekday), "niedziela, 13\u00A0grudnia");
  EXPECT_EQ(format_date(pl, sunday, DateStyle::full), "niedziela, 13\u00A0grudnia\u00A02026");
  EXPECT_EQ(format_date(pl, sunday, DateStyle::month), "grudzień\u00A02026");
  EXPECT_EQ(format_date(pl, day(2026, 3, 1), DateStyle::numeric), "01.03.2026");
  EXPECT_EQ(format_date(pl, day(1969, 12, 28), DateStyle::weekday), "niedziela, 28\u00A0grudnia");
}

TEST(Date, BendsWeekdays) {
  EXPECT_EQ(format_date(pl, day(2026, 12, 13), DateStyle::genitive), "niedzieli, 13\u00A0grudnia");
  EXPECT_EQ(format_date(pl, day(2026, 12, 13), DateStyle::on), "w\u00A0niedzielę, 13\u00A0grudnia");
  EXPECT_EQ(format_date(pl, day(2026, 12, 15), DateStyle::on), "we\u00A0wtorek, 15\u00A0grudnia");
  EXPECT_EQ(format_date(en, day(2026, 12, 13), DateStyle::genitive), "Sunday, 13\u00A0December");
  EXPECT_EQ(format_date(en, day(2026, 12, 13), DateStyle::on), "on Sunday, 13\u00A0December");
}

TEST(Date, IsWrittenInEnglish) {
  const Date sunday = day(2026, 12, 13);
  EXPECT_EQ(format_date(en, sunday), "13\u00A0December\u00A02026");
  EXPECT_EQ(format_date(en, sunday, DateStyle::numeric), "13\u00A0Dec\u00A02026");
  EXPECT_EQ(format_date(en, sunday, DateStyle::weekday), "Sunday, 13\u00A0December");
  EXPECT_EQ(format_date(en, sunday, DateStyle::month), "December\u00A02026");
}

TEST(Date, KnowsEveryMonthAndWeekday) {
  constexpr std::array months{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
                              "października", "listopada", "grudnia"};
  for (unsigned m = 1; m <= 12; ++m)
    EXPECT_EQ(format_date(pl, day(2026, m, 1), DateStyle::day), fmt::format("1\u00A0{}", months[m - 1]));
  constexpr std::array weekdays{"poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"};
  for (unsigned d = 0; d < 7; ++d) EXPECT_EQ(weekday_name(pl, day(2026, 11, 23 + d)), weekdays[d]);
}

TEST(Warsaw, ShowsInstantsInCivilTime) {
  EXPECT_EQ(format_instant(pl, utc("2026-07-01T12:05:59Z")), "1\u00A0lipca\u00A02026, 14:05");
  EXPECT_EQ(format_instant(pl, utc("2026-12-31T23:30:00Z"), DateStyle::numeric), "01.01.2027, 00:30");
  EXPECT_EQ(date_in_warsaw(utc("2026-06-30T22:00:00Z")), day(2026, 7, 1));
  EXPECT_EQ(date_in_warsaw(utc("2026-06-30T21:59:59.999999Z")), day(2026, 6, 30));
  EXPECT_EQ(format_time(pl, {-1}), "00:59");  // before 1970
}

TEST(Warsaw, SkipsAnHourInMarch) {
  const Date night = day(2027, 3, 28);
  EXPECT_EQ(instant_at(night, 1, 59), utc("2027-03-28T00:59:00Z"));
  EXPECT_EQ(instant_at(night, 2, 0), utc("2027-03-28T01:00:00Z"));
  EXPECT_EQ(instant_at(night, 2, 30), utc("2027-03-28T01:00:00Z"));
  EXPECT_EQ(instant_at(night, 3, 0), utc("2027-03-28T01:00:00Z"));
  EXPECT_EQ(format_time(pl, instant_at(night, 2, 30)), "03:00");
  EXPECT_EQ(instant_at(night, 24, 0) - instant_at(night, 0, 0), std::chrono::hours(23));
}

TEST(Warsaw, RepeatsAnHourInOctober) {
  const Date night = day(2026, 10, 25);
  EXPECT_EQ(instant_at(night, 2, 30), utc("2026-10-25T00:30:00Z"));
  EXPECT_EQ(instant_at(night, 2, 30, true), utc("2026-10-25T01:30:00Z"));
  EXPECT_EQ(instant_at(night, 1, 59, true), utc("2026-10-24T23:59:00Z"));
  EXPECT_EQ(instant_at(night, 3, 0), utc("2026-10-25T02:00:00Z"));
  EXPECT_EQ(instant_at(night, 24, 0) - instant_at(night, 0, 0), std::chrono::hours(25));
  EXPECT_EQ(warsaw_offset_seconds(utc("2026-10-25T00:59:59Z")), 7200);
  EXPECT_EQ(warsaw_offset_seconds(utc("2026-10-25T01:00:00Z")), 3600);
}

TEST(Warsaw, AgreesWithIcu) {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("Europe/Warsaw"));
  std::mt19937_64 random(13);
  for (int i = 0; i < 5000; ++i) {
    const auto second = static_cast<std::int64_t>(random() % 5'000'000'000);  // to 2128
    int32_t raw = 0, saved = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<double>(second) * 1000, false, raw, saved, status);
    EXPECT_EQ(warsaw_offset_seconds({second * 1'000'000}), (raw + saved) / 1000) << second;
  }
}

TEST(Warsaw, ReadsBackWhatItShows) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 5000; ++i) {
    const Instant at{static_cast<std::int64_t>(random() % 70'000'000) * 60'000'000};  // whole minutes to 2103
    const ClockTime time = time_in_warsaw(at);
    const Date on = date_in_warsaw(at);
    const bool found = instant_at(on, time.hour, time.minute) == at || instant_at(on, time.hour, time.minute, true) == at;
    EXPECT_TRUE(found) << iso(at);
  }
}

}  // namespace
}  // namespace wiec::text
