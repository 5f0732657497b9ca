// What one reader asks never shows up in another reader's page, and files are what was asked for or nothing.
#include "server_fixture.h"

namespace wiec::stories {
namespace {

class KeptPages : public DemoCity {};

TEST_F(KeptPages, know_nothing_of_parameters_that_are_not_theirs) {
  const std::string strange =
      "?q=plac&edycja=2025&kategoria=sport&stan=lost&koszt_od=1&kolejnosc=title&strona=3&wroc=/x";
  for (const std::string path : {"/", "/en", "/wyniki", "/glosowanie", "/dostepnosc", "/otwarte-dane"}) {
    const auto asked = browser().get(path + strange);
    EXPECT_EQ(asked.status, 200) << path;
    EXPECT_TRUE(asked.body == browser().get(path).body) << path;
  }
}

TEST_F(KeptPages, are_told_apart_whatever_stands_in_a_value) {
  const auto odd = browser().get("/okolice?ulica=Kwiatowa%0Anumer=5");
  const auto street = browser().get("/okolice?ulica=Kwiatowa&numer=5");
  EXPECT_TRUE(odd.body != street.body);
}

TEST_F(KeptPages, with_a_misread_filter_become_no_file) {
  for (const std::string file :
       {"/projekty.csv", "/projekty.excel.csv", "/projekty.xlsx", "/projekty.geojson", "/api/v1/proposals"}) {
    EXPECT_EQ(browser().get(file).status, 200) << file;
    const auto refused = browser().get(file + "?pula=nie-ma");
    EXPECT_EQ(refused.status, 422) << file;
    EXPECT_TRUE(refused.says("pula=nie-ma")) << file;
  }
}

TEST_F(KeptPages, of_measurements_are_not_passed_on) {
  EXPECT_EQ(browser().get("/metrics").status, 200);
  EXPECT_EQ(browser().get("/metrics", {{"X-Forwarded-For", "9.9.9.9"}}).status, 404);
}

}  // namespace
}  // namespace wiec::stories
