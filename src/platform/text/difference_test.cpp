#include "platform/text/difference.h"

#include <fmt/format.h>

namespace wiec::text {
namespace {

std::string shown(const std::vector<Difference>& pieces) {
  std::string out;
  for (const Difference& p : pieces)
    out += p.change == Change::same ? p.text
                                    : fmt::format("{}{}{}", p.change == Change::removed ? "[-" : "[+", p.text, "]");
  return out;
}

TEST(TextDifference, Words_taken_out_and_put_in_are_marked_and_the_rest_stays) {
  EXPECT_EQ(shown(differences("ławki w parku", "ławki w parku")), "ławki w parku");
  EXPECT_EQ(shown(differences("dwie ławki w parku", "trzy ławki w parku")), "[-dwie ][+trzy ]ławki w parku");
  EXPECT_EQ(shown(differences("ławki", "ławki i cień")), "ławki [+i cień]");
  EXPECT_EQ(shown(differences("", "nowe")), "[+nowe]");
  EXPECT_EQ(shown(differences("stare", "")), "[-stare]");
  EXPECT_EQ(shown(differences("a\nb", "a\nc\nb")), "a\n[+c\n]b");
}

TEST(TextDifference, Texts_too_different_for_the_table_are_replaced_as_a_whole) {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) before += fmt::format("a{} ", i), after += fmt::format("b{} ", i);
  const auto pieces = differences("same " + before + "end", "same " + after + "end");
  ASSERT_EQ(pieces.size(), 4u);
  EXPECT_EQ(pieces[1].change, Change::removed);
  EXPECT_EQ(pieces[2].text, after);
}

}  // namespace
}  // namespace wiec::text
