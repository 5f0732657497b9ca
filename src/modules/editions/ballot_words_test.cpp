#include "modules/editions/ballot_words.h"

#include "modules/editions/preset.h"

namespace wiec::editions {
namespace {

// Non-breaking spaces as plain ones.
std::string plain(std::string text) {
  for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) text.replace(at, 2, " ");
  return text;
}

std::string words(std::string_view json, Language l = Language::pl) {
  return plain(ballot_words(l, parse_json(json).value_or(Json()), Currency::pln));
}

TEST(BallotWords, SayWhatAVoterDoes) {
  EXPECT_EQ(words(R"({"vote_type": "ordinal", "min_marks": 3, "max_marks": 3, "points_by_place": [3, 2, 1]})"),
            "Każdy układa w kolejności dokładnie 3 projekty. Punkty za kolejne miejsca: 3, 2, 1.");
  EXPECT_EQ(words(R"({"vote_type": "approval", "min_marks": 1, "max_marks": 5})"),
            "Każdy zaznacza najwyżej 5 projektów.");
  EXPECT_EQ(words(R"({"vote_type": "approval", "min_marks": 3})", Language::en),
            "Everybody marks at least 3 projects.");
  EXPECT_EQ(words(R"({"vote_type": "approval", "min_marks": 2, "max_marks": 4})"),
            "Każdy zaznacza od 2 do 4 projektów.");
  EXPECT_EQ(words(R"({"vote_type": "choose-1", "min_marks": 1, "max_marks": 1})"), "Każdy wybiera jeden projekt.");
  EXPECT_EQ(words(R"({"vote_type": "knapsack", "min_marks": 1, "max_cost": 30000000})", Language::en),
            "Everybody chooses projects that together cost at most PLN 300,000.");
  EXPECT_EQ(
      words(R"({"vote_type": "cumulative", "min_marks": 1, "max_marks": 3, "max_points": 3, "max_sum_points": 3})"),
      "Każdy ma do podziału 3 punkty, między najwyżej 3 projekty.");
  EXPECT_EQ(words("{}"), "Karty do głosowania jeszcze nie ustalono.");
}

TEST(BallotWords, KnowEveryCitysExample) {
  for (const PresetChoice& choice : presets())
    for (const Language l : {Language::pl, Language::en}) {
      const auto edition = edition_from_preset(choice.name, 2027, {});
      EXPECT_NE(ballot_words(l, edition->settings.citywide.ballot, Currency::pln),
                ballot_words(l, Json(), Currency::pln))
          << choice.name;
    }
}

}  // namespace
}  // namespace wiec::editions
