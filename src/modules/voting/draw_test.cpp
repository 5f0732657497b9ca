#include "modules/voting/draw.h"

#include "modules/voting/draw_words.h"
#include "modules/voting/leftovers.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Non-breaking spaces as plain ones.
std::string plain(std::string text) {
  for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) text.replace(at, 2, " ");
  return text;
}

std::vector<std::string> faults_of(const std::vector<std::string>& order) {
  std::vector<std::string> out;
  for (const OrderFault& fault : check_order({"a", "b", "c"}, order))
    out.push_back((fault.kind == OrderFault::Kind::unknown ? "?"
                   : fault.kind == OrderFault::Kind::twice ? "2"
                                                           : "-") +
                  fault.who);
  return out;
}

TEST(Draw, NamesWhatIsWrongWithAnOrder) {
  EXPECT_THAT(faults_of({"c", "a", "b"}), IsEmpty());
  EXPECT_THAT(faults_of({"c", "a"}), ElementsAre("-b"));
  EXPECT_THAT(faults_of({"c", "a", "b", "a"}), ElementsAre("2a"));
  EXPECT_THAT(faults_of({"c", "x", "a"}), ElementsAre("?x", "-b"));
  EXPECT_THAT(faults_of({}), ElementsAre("-a", "-b", "-c"));
}

TEST(Draw, FromASeedDependsOnItAlone) {
  const auto order = order_by_seed("7 11 23", {"a", "b", "c", "d"});
  EXPECT_EQ(order_by_seed("7 11 23", {"d", "c", "b", "a"}), order);
  EXPECT_EQ(order.size(), 4u);
}

TEST(Draw, IsSaidWithItsDayPeopleAndOrder) {
  std::vector<ProjectResult> projects(2);
  projects[0].number = "M1", projects[0].title_pl = "Skwer", projects[0].title_en = "Square";
  projects[1].number = "M2", projects[1].title_pl = "Ławki", projects[1].title_en = "Benches";
  tally::Draw draw{.seed = "", .order = {"M2", "M1"}, .projects = {}, .record = {"komisja", "2026-10-05", "nagranie"}};
  EXPECT_EQ(plain(sentence_of_draw(Language::pl, "Skwer; Ławki", draw, projects)),
            "Remis między: Skwer; Ławki. O kolejności zdecydowało losowanie 5 października 2026 (ręczne). "
            "Obecni: komisja. Kolejność, która wyszła: Ławki; Skwer. Uwagi: nagranie");
  draw = {.seed = "7 11 23", .order = {}, .projects = {"M1", "M2"}, .record = {"komisja", "2026-10-05", ""}};
  const std::string english = sentence_of_draw(Language::en, "Square; Benches", draw, projects);
  EXPECT_THAT(english, HasSubstr("(from the published seed “7 11 23”, by SHA-256)"));
  EXPECT_THAT(english, testing::AnyOf(HasSubstr("Square; Benches."), HasSubstr("Benches; Square.")));
}

TEST(Turnout, IsComparedExactly) {
  const auto best = [](std::vector<Turnout> all) { return best_turnout(all).best; };
  EXPECT_THAT(best({{"a", 1, 3}, {"b", 333'333'333, 1'000'000'000}}), ElementsAre("a"));
  EXPECT_THAT(best({{"a", 1, 3}, {"b", 5, 12}, {"c", 2, 6}, {"d", 10, 24}}), ElementsAre("b", "d"));
  EXPECT_THAT(best({{"a", 0, 3}, {"b", 0, 5}}), ElementsAre("a", "b"));
  EXPECT_THAT(best({}), IsEmpty());
  EXPECT_THAT(best_turnout(std::vector<Turnout>{{"a", 1, 0}, {"b", 1, 5}}).unknown, ElementsAre("a"));
}

}  // namespace
}  // namespace wiec::voting
