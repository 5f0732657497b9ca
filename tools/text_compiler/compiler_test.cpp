// What the text compiler refuses, and how it says so.
#include "text_compiler/catalogue.h"
#include "text_compiler/typography.h"

namespace wiec::text_compiler {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> faults(const std::string& pl, const std::string& en) {
  std::vector<std::string> out;
  for (const Fault& fault : read_catalogue(pl, en, "pl", "en").faults)
    out.push_back(fmt::format("{}: {}: {}", fault.file, fault.key, fault.message));
  return out;
}
std::vector<std::string> faults_of_text(std::string_view pl, std::string_view en) {
  return faults(fmt::format("{{\"a\":\"{}\"}}", pl), fmt::format("{{\"a\":\"{}\"}}", en));
}

constexpr std::string_view kForms = "{n, plural, one {a} few {b} many {c} other {d}}";

TEST(Compiler, AcceptsGoodTexts) {
  EXPECT_THAT(faults_of_text("Dzień dobry", "Good day"), IsEmpty());
  EXPECT_THAT(faults_of_text(kForms, "{n, plural, one {a} other {b}}"), IsEmpty());
  EXPECT_THAT(faults_of_text(kForms, "{n, number}"), IsEmpty());
  EXPECT_THAT(faults_of_text("5 < 6 & 7", "5 < 6 & 7"), IsEmpty());
}

TEST(Compiler, NeedsEveryKeyInBothLanguages) {
  EXPECT_THAT(faults(R"({"a":"x","b":"y"})", R"({"a":"x"})"), ElementsAre("en: b: the key is missing"));
  EXPECT_THAT(faults(R"({"a":"x"})", R"({"a":"x","b":"y"})"), ElementsAre("pl: b: the key is missing"));
}

TEST(Compiler, NeedsTheSameArguments) {
  EXPECT_THAT(faults_of_text("{x}", "y"), ElementsAre("en: a: argument {x} of the Polish text is missing"));
  EXPECT_THAT(faults_of_text("x", "{y}"), ElementsAre("en: a: argument {y} is not in the Polish text"));
  EXPECT_THAT(faults_of_text("{x, money}", "{x}"), ElementsAre("en: a: argument {x} is text here and money in Polish"));
  EXPECT_THAT(faults_of_text("{x, money} {x, date}", "{x}"), ElementsAre("pl: a: {x} is used as two different types"));
}

TEST(Compiler, NeedsEveryWordForm) {
  EXPECT_THAT(faults_of_text("{n, plural, one {a} other {b}}", "{n, number}"),
              ElementsAre("pl: a: plural of {n} has no form few", "pl: a: plural of {n} has no form many"));
  EXPECT_THAT(faults_of_text(kForms, kForms), ElementsAre("en: a: plural of {n}: this language has no form few",
                                                         "en: a: plural of {n}: this language has no form many"));
}

TEST(Compiler, RefusesBrokenPatterns) {
  for (std::string_view broken : {"{x", "{x, plural, one {a}}", "{x, plural, one {a} few {b} many {c} other {d}", "{1}", "{x y}", "{}",
                                  "{x, select, a {b}}", "{x, date, someday}", "{x, choice, 0#a}", "{x, spellout}", "{Name}", "{class}",
                                  "{n, selectordinal, other {#}}"})
    EXPECT_THAT(faults_of_text(broken, "x"), testing::Not(IsEmpty())) << broken;
  EXPECT_THAT(faults_of_text("Ala {ma", "x"), testing::Contains(HasSubstr("pl: a: broken pattern")));
}

TEST(Compiler, RefusesBadKeysAndFiles) {
  for (std::string_view key : {"two words", "Big", "9a", "class", "a-b", "a__b", "_a", "a_", "keys", ""})
    EXPECT_THAT(faults(fmt::format("{{\"{}\":\"x\"}}", key), R"({"a":"x"})"), testing::Contains(HasSubstr("a key is a name"))) << key;
  EXPECT_THAT(faults(R"({"a":{"b":"c"}})", R"({"a":"x"})"), testing::Contains("pl: a: the value must be a text"));
  EXPECT_THAT(faults(R"(["a"])", R"({"a":"x"})"), testing::Contains("pl: : the file must be one flat object of texts"));
  EXPECT_THAT(faults(R"({"a":"x","a":"y"})", R"({"a":"x"})"), testing::Contains(HasSubstr("twice")));
  EXPECT_THAT(faults("{", R"({"a":"x"})"), testing::Not(IsEmpty()));
  EXPECT_THAT(faults("{}", "{}"), testing::Contains("pl: : there are no texts"));
}

TEST(Compiler, RefusesWrongSigns) {
  for (std::string_view wrong : {"a  b", " a", "a ", "<b>x</b>", "<!-- x -->", "a&nbsp;b", "&#160;", "mówi \\\"tak\\\"", "czekaj...", "a\\tb", ""})
    EXPECT_THAT(faults_of_text(wrong, "x"), testing::Not(IsEmpty())) << wrong;
}

TEST(Typography, KeepsOneLetterWordsWithTheNext) {
  const auto set = [](std::string_view text) { return set_spaces(text, Language::pl, Neighbour::start); };
  EXPECT_EQ(set("W parku i o Woli, a z nią"), "W\u00A0parku i\u00A0o\u00A0Woli, a\u00A0z\u00A0nią");
  EXPECT_EQ(set("(w domu) „O zdrowiu” – a tu\nI tam"), "(w\u00A0domu) „O\u00A0zdrowiu” – a\u00A0tu\nI\u00A0tam");
  EXPECT_EQ(set("żółw aż ku no tui tą e b"), "żółw aż ku no tui tą e b");
  EXPECT_EQ(set("co 14 dni, 50 zł"), "co 14\u00A0dni, 50\u00A0zł");
  EXPECT_EQ(set_spaces("w domu", Language::en, Neighbour::start), "w domu");
  EXPECT_EQ(set_spaces(" i ", Language::pl, Neighbour::text), " i\u00A0");
  EXPECT_EQ(set_spaces("a tu", Language::pl, Neighbour::text), "a tu");  // the end of a word before it
  EXPECT_EQ(set_spaces(" dni", Language::pl, Neighbour::number), "\u00A0dni");
}

TEST(Writer, RewordingLeavesTheHeaderAlone) {
  const auto header = [](std::string_view words) {
    return write_cpp(read_catalogue(fmt::format(R"({{"a":"{}"}})", words), R"({"a":"x"})", "pl", "en"), "modules/voting").header;
  };
  EXPECT_EQ(header("jedno"), header("drugie"));
  EXPECT_NE(header("jedno"), header("{x}"));
  EXPECT_THAT(header("{x}"), HasSubstr("namespace wiec::voting::texts"));
}

}  // namespace
}  // namespace wiec::text_compiler
