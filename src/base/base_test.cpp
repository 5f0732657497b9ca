#include "base/id.h"
#include "base/json.h"
#include "base/money.h"
#include "base/result.h"
#include "base/sha256.h"

namespace wiec {
namespace {

TEST(Money, ReadsWhatPeopleType) {
  EXPECT_EQ(minor_units_from("1500"), 150000);
  EXPECT_EQ(minor_units_from("1 500,00"), 150000);
  EXPECT_EQ(minor_units_from("1\u00A0500,5"), 150050);
  EXPECT_EQ(minor_units_from("3187320.61"), 318732061);
  for (const auto* bad : {"", " ", "-5", "1e12", "NaN", "1,234", "1.2.3", ",5", "99999999999999"})
    EXPECT_FALSE(minor_units_from(bad)) << bad;
  EXPECT_EQ(plain_decimal(99507900), "995079.00");
  EXPECT_EQ(plain_decimal(-5), "-0.05");
  EXPECT_EQ(plain_decimal(INT64_MIN), "-92233720368547758.08");
}

TEST(Ratio, ComparesExactly) {
  EXPECT_EQ((Ratio{2, 4}), (Ratio{1, 2}));
  EXPECT_LT((Ratio{INT64_MAX - 1, INT64_MAX}), (Ratio{1, 1}));
}

TEST(Time, IsoRoundTrip) {
  EXPECT_EQ(iso(*date_from_iso("2024-02-29")), "2024-02-29");
  for (const auto* bad : {"2027-02-29", "2024-13-01", "2024-2-1", "0000-01-01", "2024-01-01 "})
    EXPECT_FALSE(date_from_iso(bad)) << bad;
  const auto at = *instant_from_iso("2026-11-22T10:15:30.5Z");
  EXPECT_EQ(iso(at), "2026-11-22T10:15:30.500000Z");
  EXPECT_EQ(iso(Instant{-1}), "1969-12-31T23:59:59.999999Z");
}

TEST(Id, NeverRepeatsAndIsOrdered) {
  IdMaker maker(7);
  std::int64_t before = 0;
  for (int i = 0; i < 10000; ++i) {
    const auto id = maker.next(Instant{1'790'000'000'000'000 - i});  // the clock goes back
    ASSERT_GT(id, before);
    ASSERT_EQ(id >> 12 & 0x3FF, 7);
    ASSERT_EQ(id_from_code(code_from_id(id)), id);
    before = id;
  }
  for (const auto* bad : {"", "1", "zzzzzzzzzzzzz", "0123456789ab", "0123456789abu", "0123456789a c"})
    EXPECT_FALSE(id_from_code(bad)) << bad;
}

TEST(Json, StrictReader) {
  const auto value = parse_json(R"({"b": [1, -2.5, "zażółć\u0142"], "a": null})");
  ASSERT_TRUE(value);
  EXPECT_EQ(canonical_json(*parse_json(R"({"b":1, "a":"\u0001\"","\ud83d\ude00":1,"\ue000":2})")),
            "{\"a\":\"\\u0001\\\"\",\"b\":1,\"😀\":1,\"\uE000\":2}");
  EXPECT_EQ(to_text(*value), R"({"b":[1,-2.5,"zażółćł"],"a":null})");
  const std::string deep(100000, '[');
  for (const std::string_view bad :
       {std::string_view("{"), std::string_view(R"({"a":1,"a":2})"), std::string_view("[1e400]"),
        std::string_view("1 2"), std::string_view("[\"\\ud800\"]"), std::string_view("9223372036854775808"),
        std::string_view(deep)})
    EXPECT_FALSE(parse_json(bad)) << bad.substr(0, 40);
}

TEST(Json, WriterPutsCommas) {
  std::string out;
  JsonWriter(out)
      .begin_object()
      .member("a", 1)
      .key("b")
      .begin_array()
      .value("x")
      .value(true)
      .end_array()
      .member("c", "y")
      .end_object();
  EXPECT_EQ(out, R"({"a":1,"b":["x",true],"c":"y"})");
}

TEST(Sha256, KnownAnswer) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256Stream stream;
  stream.add("a");
  stream.add("bc");
  EXPECT_EQ(stream.finish(), sha256("abc"));
  EXPECT_EQ(bytes_from_hex("00ff"), std::string("\0\xff", 2));
}

Result<int> half(int x) {
  if (x % 2) return problem(ProblemKind::invalid, TextKey{"odd"}, "x");
  return x / 2;
}
Result<int> quarter(int x) {
  TRY(const int once, half(x));
  return half(once);
}
TEST(Result, TryPassesTheProblemOn) {
  EXPECT_EQ(*quarter(8), 2);
  EXPECT_EQ(quarter(6).error().field, "x");
}

}  // namespace
}  // namespace wiec
