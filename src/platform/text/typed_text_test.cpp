// What people type: UTF-8, cleaning, folding, order, length.
#include <random>

#include "platform/text/text.h"
#include "platform/text/utf8.h"

namespace wiec::text {
namespace {

TEST(Utf8, AcceptsWholeUnicodeAndReadsItBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_character(text, c);
    std::size_t at = 0;
    ASSERT_EQ(next_character(text, at), c);
    ASSERT_EQ(at, text.size());
  }
}

TEST(Utf8, RefusesMalformedBytes) {
  for (std::string_view bad : {"\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                               "\xF5\x80\x80\x80", "\xE2\x82", "a\xFF", "\xC5\x81\xC5"})
    EXPECT_FALSE(is_valid_utf8(bad)) << testing::PrintToString(bad);
  EXPECT_TRUE(is_valid_utf8("Zażółć gęślą jaźń 🇵🇱"));
  EXPECT_TRUE(is_valid_utf8(""));
}

TEST(Clean, MakesOneLine) {
  EXPECT_EQ(clean_line("  Plac \t zabaw\r\nna\u00A0Woli \u2003"), "Plac zabaw na Woli");
  EXPECT_EQ(clean_line("Ło\u0301dz\u0301"), "Łódź");
  EXPECT_EQ(clean_line("a\u202Eb\u2066c\u200Bd\u00ADe\uFEFF\x07"), "abcde");
  EXPECT_EQ(clean_line("👩\u200D👩\u200D👧"), "👩\u200D👩\u200D👧");
  EXPECT_EQ(clean_line(""), "");
  EXPECT_EQ(clean_line("\xFF").error(), TextFault::not_utf8);
  EXPECT_EQ(clean_line(std::string_view("a\0b", 3)).error(), TextFault::has_nul);
}

TEST(Clean, KeepsLines) {
  EXPECT_EQ(clean_text("\r\n\n  Pierwszy  \r\nDrugi\r\r\n\n\n\tTrzeci\n  "), "Pierwszy\nDrugi\n\n\tTrzeci");
  EXPECT_EQ(clean_text("a\u2028b\u202E"), "a\nb");
  EXPECT_EQ(clean_text(" \n "), "");
}

TEST(Clean, IsStable) {
  std::mt19937 random(5);
  constexpr std::array<char32_t, 16> letters{' ', '\n', '\r', '\t', 'a', 0xF3, 'o', 0x301, 0x2028, 0xA0, 0x202E, 0x1F600, 'z', 0x328, 7, '.'};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) append_character(text, letters[random() % letters.size()]);
    const std::string once = *clean_text(text), line = *clean_line(text);
    EXPECT_EQ(*clean_text(once), once);
    EXPECT_EQ(*clean_line(line), line);
  }
}

TEST(Fold, TakesEveryPolishLetter) {
  EXPECT_EQ(fold("ĄĆĘŁŃÓŚŹŻ"), "acelnoszz");
  EXPECT_EQ(fold("ąćęłńóśźż"), "acelnoszz");
  EXPECT_EQ(fold("Zażółć GĘŚLĄ jaźń"), "zazolc gesla jazn");
}

TEST(Fold, TakesNeighboursAndForms) {
  EXPECT_EQ(fold("Łódź Köln Žižkov Ørsted Straße Ærø Þór Æ"), "lodz koln zizkov orsted strasse aero thor ae");
  EXPECT_EQ(fold("ﬁ Ⅷ ½"), "fi viii 1⁄2");
  EXPECT_EQ(fold("o\u0301"), "o");
  EXPECT_EQ(fold("o\u0301 Ł 漢字"), "o l 漢字");
  EXPECT_EQ(fold("КИЇВ"), "киів");
}

TEST(SortKey, FollowsThePolishAlphabet) {
  constexpr std::array words{"Aleja", "Ą", "Bieńczyce", "Cz", "Ćmielów", "Dąbie", "Ę", "L", "Lubicz", "Łagiewniki", "łąka", "Mogiła", "N", "Ń",
                             "nr 2", "nr 10", "O", "Ó", "Śródmieście", "T", "Z", "Źródło", "Żabiniec"};
  std::vector<std::string> sorted(words.begin(), words.end());
  std::ranges::shuffle(sorted, std::mt19937(3));
  std::ranges::sort(sorted, {}, [](const std::string& word) { return sort_key(word); });
  const auto at = [&](std::string_view word) { return std::ranges::find(sorted, word) - sorted.begin(); };
  EXPECT_LT(at("Aleja"), at("Ą"));
  EXPECT_LT(at("Lubicz"), at("Łagiewniki"));
  EXPECT_LT(at("Łagiewniki"), at("łąka"));
  EXPECT_LT(at("łąka"), at("Mogiła"));
  EXPECT_LT(at("nr 2"), at("nr 10"));
  EXPECT_LT(at("O"), at("Ó"));
  EXPECT_LT(at("Z"), at("Źródło"));
  EXPECT_LT(at("Źródło"), at("Żabiniec"));
  EXPECT_EQ(sort_key("abc").find('\0'), std::string::npos);
}

TEST(Length, CountsWhatPeopleCount) {
  EXPECT_EQ(length(""), 0U);
  EXPECT_EQ(length("łąka"), 4U);
  EXPECT_EQ(length("o\u0301"), 1U);
  EXPECT_EQ(length("🇵🇱👩\u200D👩\u200D👧"), 2U);
  EXPECT_EQ(length("a\r\nb"), 3U);
}

TEST(Truncate, CutsBetweenCharactersAndLikesWordEnds) {
  EXPECT_EQ(truncate("łąka", 4), "łąka");
  EXPECT_EQ(truncate("łąki", 3), "łą…");
  EXPECT_EQ(truncate("🇵🇱🇪🇺🇺🇦", 2), "🇵🇱…");
  EXPECT_EQ(truncate("Park kieszonkowy, na Woli", 20), "Park kieszonkowy…");
  EXPECT_EQ(truncate("Konstantynopolitańczykowianeczka", 10), "Konstanty…");
  EXPECT_EQ(truncate("abc", 0), "");
  for (std::size_t n = 1; n < 12; ++n) EXPECT_LE(length(truncate("Zażółć gęślą", n)), n);
}

}  // namespace
}  // namespace wiec::text
