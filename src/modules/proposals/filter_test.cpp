#include "modules/proposals/filter.h"

namespace wiec::proposals {
namespace {

struct FilterTest : testing::Test {
  FilterTest() {
    edition.code = "2026";
    edition.pools = {{.id = {11}, .code = "podzamcze", .name_pl = "Podzamcze", .name_en = "Podzamcze"}};
    categories = {{.id = {5}, .code = "zielen", .name_pl = "Zieleń", .name_en = "Greenery"}};
  }
  ReadFilter read(std::vector<std::pair<std::string, std::string>> parameters) {
    http::Query query;
    for (auto& [name, value] : parameters) query.add(name, value);
    return read_filter(query, edition, categories);
  }
  editions::Edition edition;
  Categories categories;
};

TEST_F(FilterTest, ReadsWhatItWrites) {
  const auto asked = read({{"q", "ławki i plac"},
                           {"pula", "podzamcze"},
                           {"kategoria", "zielen"},
                           {"stan", "on_ballot"},
                           {"poziom", "district"},
                           {"koszt_od", "1 000"},
                           {"koszt_do", "2000,50"},
                           {"kolejnosc", "najtansze"},
                           {"strona", "3"}});
  EXPECT_TRUE(asked.misread.empty());
  EXPECT_EQ(asked.page, 3);
  EXPECT_EQ(asked.filter.cost_least, 1000'00);
  EXPECT_EQ(query_of(asked.filter, edition, categories, "", 3),
            "?q=%C5%82awki%20i%20plac&poziom=district&pula=podzamcze&kategoria=zielen&stan=on_ballot&koszt_od=1000.00&"
            "koszt_do=2000.50&kolejnosc=najtansze&strona=3");
}

TEST_F(FilterTest, SaysWhatItCouldNotRead) {
  const std::vector<std::pair<std::string, std::string>> bad{
      {"pula", "atlantyda"}, {"kategoria", "x"},   {"stan", "zły"},    {"poziom", "9"},
      {"koszt_od", "-5"},    {"koszt_do", "1e12"}, {"kolejnosc", "?"}, {"strona", "-1"}};
  const auto asked = read(bad);
  EXPECT_EQ(asked.misread.size(), bad.size());
  EXPECT_TRUE(asked.filter.empty());
  EXPECT_EQ(asked.page, 1);
  for (const char* page : {"0", "1.5", "99999999999999999999", " 1", "1e3"})
    EXPECT_EQ(read({{"strona", page}}).misread.size(), 1u) << page;
  EXPECT_EQ(read({{"q", std::string(5000, 'a')}}).misread.size(), 1u);
  EXPECT_LT(read({{"q", std::string(5000, 'a')}}).misread[0].value.size(), 100u) << "what is shown again is short";
}

TEST_F(FilterTest, NothingAskedIsNothingWritten) {
  EXPECT_TRUE(read({}).filter.empty());
  EXPECT_EQ(query_of({}, edition, categories, ""), "");
  EXPECT_EQ(query_of({}, edition, categories, "2025"), "?edycja=2025");
}

}  // namespace
}  // namespace wiec::proposals
