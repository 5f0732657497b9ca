#include <cstdio>
#include <random>
#include <unicode/decimfmt.h>
#include <unicode/numfmt.h>

#include "platform/text/text.h"

namespace wiec::text {
namespace {

constexpr Language pl = Language::pl, en = Language::en;

TEST(Number, GroupsByThree) {
  EXPECT_EQ(format_number(pl, 0), "0");
  EXPECT_EQ(format_number(pl, 999), "999");
  EXPECT_EQ(format_number(pl, 1234), "1\u00A0234");
  EXPECT_EQ(format_number(pl, -1234567), "-1\u00A0234\u00A0567");
  EXPECT_EQ(format_number(en, 1234567), "1,234,567");
  EXPECT_EQ(format_number(en, INT64_MIN), "-9,223,372,036,854,775,808");
}

TEST(Money, ShowsTheFractionOnlyWhereThereIsOne) {
  EXPECT_EQ(format_money(pl, {12000000}), "120\u00A0000\u00A0zł");
  EXPECT_EQ(format_money(pl, {318732061}), "3\u00A0187\u00A0320,61\u00A0zł");
  EXPECT_EQ(format_money(pl, {5}), "0,05\u00A0zł");
  EXPECT_EQ(format_money(pl, {-5}), "-0,05\u00A0zł");
  EXPECT_EQ(format_money(pl, {150, Currency::eur}), "1,50\u00A0€");
  EXPECT_EQ(format_money(en, {12000000}), "PLN\u00A0120,000");
  EXPECT_EQ(format_money(en, {318732061}), "PLN\u00A03,187,320.61");
  EXPECT_EQ(format_money(en, {150, Currency::eur}), "€1.50");
}

std::string by_icu(const char* locale, UNumberFormatStyle style, std::int64_t minor) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::NumberFormat> format(icu::NumberFormat::createInstance(locale, style, status));
  if (style == UNUM_CURRENCY) format->setCurrency(u"PLN", status);
  dynamic_cast<icu::DecimalFormat&>(*format).setMinimumGroupingDigits(1);
  const int digits = style == UNUM_CURRENCY && minor % 100 != 0 ? 2 : 0;
  format->setMinimumFractionDigits(digits);
  format->setMaximumFractionDigits(digits);
  std::array<char, 32> decimal{};
  std::snprintf(decimal.data(), decimal.size(), "%lld.%02lld", static_cast<long long>(minor / 100), static_cast<long long>(minor % 100));
  icu::UnicodeString out;
  format->format(icu::StringPiece(decimal.data()), out, nullptr, status);
  EXPECT_TRUE(U_SUCCESS(status));
  std::string text;
  return out.toUTF8String(text);
}

TEST(Money, AgreesWithIcu) {
  std::mt19937_64 random(20261122);
  for (int i = 0; i < 3000; ++i) {
    const auto minor = static_cast<std::int64_t>(random() >> (16 + random() % 47));
    const std::int64_t whole = minor - minor % 100;
    EXPECT_EQ(format_money(pl, {minor}), by_icu("pl_PL", UNUM_CURRENCY, minor));
    EXPECT_EQ(format_money(pl, {whole}), by_icu("pl_PL", UNUM_CURRENCY, whole));
    EXPECT_EQ(format_money(en, {minor}), by_icu("en_GB", UNUM_CURRENCY, minor));
    EXPECT_EQ(format_number(pl, whole / 100), by_icu("pl_PL", UNUM_DECIMAL, whole));
  }
}

TEST(Percent, RoundsHalfUpExactly) {
  EXPECT_EQ(format_percent(pl, {363, 1000}), "36,3%");
  EXPECT_EQ(format_percent(en, {363, 1000}), "36.3%");
  EXPECT_EQ(format_percent(pl, {1, 3}), "33,3%");
  EXPECT_EQ(format_percent(pl, {2, 3}, 0), "67%");
  EXPECT_EQ(format_percent(pl, {1, 200}, 0), "1%");
  EXPECT_EQ(format_percent(pl, {1, 8}, 2), "12,50%");
  EXPECT_EQ(format_percent(pl, {0, 7}), "0,0%");
  EXPECT_EQ(format_percent(pl, {-1, 3}), "-33,3%");
  EXPECT_EQ(format_percent(pl, {INT64_MAX, INT64_MAX}), "100,0%");
  EXPECT_EQ(format_percent(pl, {25, 1}), "2\u00A0500,0%");
}

TEST(Plural, ChoosesPolishForms) {
  const auto form = [](std::int64_t n) { return name_of(plural_form(pl, n)); };
  EXPECT_EQ(form(0), "many");
  EXPECT_EQ(form(1), "one");
  EXPECT_EQ(form(2), "few");
  EXPECT_EQ(form(5), "many");
  EXPECT_EQ(form(12), "many");
  EXPECT_EQ(form(22), "few");
  EXPECT_EQ(form(-2), "few");
  EXPECT_EQ(form(101), "many");
  EXPECT_EQ(form(1'000'003), "few");
  EXPECT_EQ(form(7'000'000'000'013), "many");
  EXPECT_EQ(name_of(plural_form(pl, Ratio{3, 2})), "other");
  EXPECT_EQ(name_of(plural_form(pl, Ratio{4, 2})), "few");
  EXPECT_EQ(name_of(plural_form(en, 1)), "one");
  EXPECT_EQ(name_of(plural_form(en, 0)), "other");
  EXPECT_EQ(name_of(plural_form(en, 1001)), "other");
}

}  // namespace
}  // namespace wiec::text
