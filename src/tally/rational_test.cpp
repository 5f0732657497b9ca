#include "tally/rational.h"

namespace wiec::tally {
namespace {
TEST(Rational, IsAlwaysInLowestTerms) {
  EXPECT_EQ(Rational(6, -4).text(), "-3/2");
  EXPECT_EQ(Rational(6, 3).text(), "2");
  EXPECT_EQ(Rational(0, 7), Rational());
  EXPECT_THROW(Rational(1, 0), std::domain_error);
  EXPECT_THROW(Rational(1) / Rational(0), std::domain_error);
}

TEST(Rational, ComputesBeyondMachineWords) {
  Rational product = 1;
  for (std::int64_t i = 2; i < 60; ++i) product /= Rational(i);
  for (std::int64_t i = 2; i < 60; ++i) product *= Rational(i);
  EXPECT_EQ(product, Rational(1));
  const Rational least(std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ((-least).text(), "9223372036854775808");
  EXPECT_EQ((-least).floor(), std::nullopt);
  EXPECT_EQ(least.floor(), std::numeric_limits<std::int64_t>::min());
  Rational third(1, 3);
  third = third + third * third - third / Rational(3);
  EXPECT_EQ(third, Rational(1, 3));
}

TEST(Rational, ComparesAndRounds) {
  EXPECT_LT(Rational(1'000'000'000'000'000, 3), Rational(1'000'000'000'000'001, 3));
  EXPECT_EQ(Rational(-7, 2).floor(), -4);
  EXPECT_EQ(Rational(-7, 2).ceiling(), -3);
  EXPECT_EQ(Rational(7).ceiling(), 7);
  EXPECT_EQ(Rational(7, 2).sign(), 1);
  EXPECT_EQ(Rational(1, 8).denominator_bits(), 4U);
}

TEST(Rational, ReadsOnlyWhatItWrites) {
  for (const char* text : {"0", "-3/2", "17", "123456789012345678901234567891/8"}) {
    const auto read = Rational::from_text(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->text(), text);
  }
  for (const char* text : {"", "6/4", "1/0", "1/-2", "+1", " 1", "1.5", "0x1", "-0", "01", "3/1"}) {
    EXPECT_FALSE(Rational::from_text(text)) << text;
  }
  EXPECT_EQ(Rational::from_hex("-ff", "a"), Rational(-51, 2));
}

TEST(Rational, CopiesAndMoves) {
  Rational a(5, 7);
  Rational b = a;
  b += a;
  EXPECT_EQ(a, Rational(5, 7));
  const Rational c = std::move(b);
  EXPECT_EQ(c, Rational(10, 7));
  b = c;
  a = std::move(b);
  EXPECT_EQ(a, c);
}
}  // namespace
}  // namespace wiec::tally
