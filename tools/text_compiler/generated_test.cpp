// What the compiler writes, compiled and called: the texts of sample/.
#include "platform/text/text.h"
#include "sample/texts.h"

namespace wiec::sample {
namespace {

constexpr Language pl = Language::pl, en = Language::en;

TEST(Generated, PlainTexts) {
  EXPECT_EQ(texts::title(pl), "Wyniki głosowania w\u00A0Krakowie i\u00A0okolicy");
  EXPECT_EQ(texts::title(en), "Results of the vote in Kraków and around");
  static_assert(std::is_same_v<decltype(texts::title(pl)), std::string_view>);
}

TEST(Generated, SignsArriveAsWritten) {
  EXPECT_EQ(texts::quote(en, "x"), "A sign \\ and “quotes”\non the second line, it's x");
  EXPECT_EQ(texts::plain_argument(en, "a"), "Without “a”: # is no number, it's {a brace} nor 'a quote'");
}

TEST(Generated, PolishWordForms) {
  const std::array<std::pair<int, std::string_view>, 6> expected{{{0, "0\u00A0projektów"}, {1, "1\u00A0projekt"}, {2, "2\u00A0projekty"},
                                                                  {5, "5\u00A0projektów"}, {12, "12\u00A0projektów"}, {22, "22\u00A0projekty"}}};
  for (const auto& [count, words] : expected) EXPECT_EQ(texts::project_count(pl, count), words);
  EXPECT_EQ(texts::project_count(pl, 12345), "12\u00A0345\u00A0projektów");
  EXPECT_EQ(texts::project_count(en, 1), "1 project");
  EXPECT_EQ(texts::project_count(en, 1000), "1,000 projects");
}

TEST(Generated, ExactCountsAndOffsets) {
  EXPECT_EQ(texts::left(pl, 0), "To ostatni dzień");
  EXPECT_EQ(texts::left(pl, 3), "Zostały 3\u00A0dni");
  EXPECT_EQ(texts::voted(pl, "female", 0), "Zagłosowała i\u00A0nikt");
  EXPECT_EQ(texts::voted(pl, "", 1), "Zagłosował i\u00A0nikt więcej");
  EXPECT_EQ(texts::voted(pl, "male", 3), "Zagłosował i\u00A02\u00A0inne osoby");
  EXPECT_EQ(texts::voted(en, "female", 2), "She and 1 other");
}

TEST(Generated, TypedArgumentsInPolishOrder) {
  const Date sunday = *date_from(2026, 12, 13);
  const Instant at = *instant_from_iso("2026-12-13T22:59:00Z");
  EXPECT_EQ(texts::deadline(pl, sunday, at, Money{150000000}, Ratio{1, 3}, "parku"),
            "Termin: niedziela, 13\u00A0grudnia, godz. 23:59. Suma 1\u00A0500\u00A0000\u00A0zł i\u00A033,3% dla parku.");
  EXPECT_EQ(texts::deadline(en, sunday, at, Money{150000000}, Ratio{1, 3}, "park"),
            "park: by Sunday, 13\u00A0December, at 23:59. Sum PLN\u00A01,500,000 and 33.3%.");
  EXPECT_EQ(texts::moment(pl, at), "13\u00A0grudnia\u00A02026 o\u00A023:59; 13\u00A0grudnia\u00A02026, 23:59; 13.12.2026, 23:59");
}

TEST(Generated, ProblemsFindTheirTextAtRunTime) {
  const Problem problem{ProblemKind::invalid, texts::keys::left, "days", {{"days", std::int64_t{1}}}};
  EXPECT_EQ(text::translate(pl, problem), "Został 1\u00A0dzień");
  EXPECT_EQ(text::translate(en, problem), "1 day left");
  EXPECT_EQ(text::translate(en, texts::keys::title), texts::title(en));
  EXPECT_EQ(text::translate(en, texts::keys::left), "{days}");
  const std::vector<TextArg> wrong{{"days", std::string("three")}};
  EXPECT_EQ(text::translate(en, texts::keys::left, wrong), "{days}");
  EXPECT_EQ(text::translate(pl, TextKey{"made.by_hand"}), "made.by_hand");
}

TEST(Generated, CatalogueFindsKeysByName) {
  const text::Catalogue catalogue{texts::all()};
  EXPECT_EQ(catalogue.size(), 8U);
  ASSERT_TRUE(catalogue.find("sample.left"));
  EXPECT_EQ(*catalogue.find("sample.left"), texts::keys::left);
  EXPECT_FALSE(catalogue.find("sample.nothing"));
}

}  // namespace
}  // namespace wiec::sample
