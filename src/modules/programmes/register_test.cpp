// One selection for page and exports: each filter, the sums, the window; and what an address says.
#include "modules/programmes/register.h"

#include "modules/programmes/filter.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_store.h"
#include "platform/http/form.h"

namespace wiec::programmes {
namespace {

class RegisterTest : public db::DatabaseTest {
 protected:
  RegisterTest() : DatabaseTest(migrations_below()) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    add({.acronym = "USER",
         .title_pl = "Przestrzenie publiczne",
         .beneficiary = "Kraków",
         .category = Category::soft,
         .state = State::completed,
         .from = when_from("2013"),
         .amounts = {{.total = {731'570'00, Currency::eur}, .cofunding = 541'877'00, .official = true}},
         .partners = {{.city = "Grenoble", .country = "FR"}}},
        {"Rewitalizacja"});
    add({.title_pl = "Żłobek na Lipowej",
         .beneficiary = "Gmina Łódź",
         .period = "2021-2027",
         .category = Category::investment,
         .state = State::running,
         .from = when_from("2025-03"),
         .amounts = {{.total = {900'000'00}, .cofunding = 1},
                     {.total = {1'000'000'00}, .cofunding = 850'000'00, .official = true}}},
        {"Edukacja", "Sprawy społeczne"});
    add({.title_pl = "Bez kwoty", .state = State::idea}, {"Edukacja"});
    add({.title_pl = "Ławki", .beneficiary = "Gmina Łódź", .amounts = {{.total = {500'00}, .official = true}}}, {});
  }
  void add(Project p, const std::vector<std::string>& topics) {
    const auto id = db().write("test.add", [p, topics](db::WriteTx& tx) {
      Project made = p;
      for (const std::string& topic : topics) made.topics.push_back(ensure_topic(tx, topic));
      insert_project(tx, made);
      return made.id;
    });
    Context ctx(db(), shared, Language::pl, clock.now());
    index_projects(ctx, {id});
  }
  // Titles in the order of the address.
  std::vector<std::string> titles(std::string_view query, std::size_t per_page = 0) {
    Context ctx(db(), shared, Language::pl, clock.now());
    http::Query parsed;
    EXPECT_FALSE(http::parse_urlencoded(query, {}, parsed));
    asked = asked_for(ctx, parsed, per_page);
    std::vector<std::string> found;
    for (const Entry* entry : asked.chosen.shown) found.push_back(entry->title_pl);
    return found;
  }
  Shared shared;
  Asked asked;
};

using Titles = std::vector<std::string>;

TEST_P(RegisterTest, Each_filter_narrows) {
  EXPECT_EQ(titles(""), (Titles{"Żłobek na Lipowej", "Przestrzenie publiczne", "Ławki", "Bez kwoty"}))
      << "latest beginning first, then the larger sum";
  EXPECT_EQ(titles("stan=running"), Titles{"Żłobek na Lipowej"});
  EXPECT_EQ(titles("kategoria=soft"), Titles{"Przestrzenie publiczne"});
  EXPECT_EQ(titles("temat=edukacja"), (Titles{"Żłobek na Lipowej", "Bez kwoty"}));
  EXPECT_EQ(titles("okres=2021-2027"), Titles{"Żłobek na Lipowej"});
  EXPECT_EQ(titles("partner=gren"), Titles{"Przestrzenie publiczne"});
  EXPECT_EQ(titles("partner=LODZ&kolejnosc=najmniejsze"), (Titles{"Ławki", "Żłobek na Lipowej"}));
  EXPECT_EQ(titles("kwota_od=500.01&kwota_do=1000000"), (Titles{"Żłobek na Lipowej", "Przestrzenie publiczne"}));
  EXPECT_EQ(titles("q=%C5%82awka"), Titles{"Ławki"}) << "another form of the word, another letter case";
  EXPECT_EQ(titles("kolejnosc=tytul"), (Titles{"Bez kwoty", "Ławki", "Przestrzenie publiczne", "Żłobek na Lipowej"}))
      << "by acronym and title: USER stands before Żłobek";
}

TEST_P(RegisterTest, Sums_are_of_official_figures_by_currency) {
  titles("");
  ASSERT_EQ(asked.chosen.sums.by_currency.size(), 2u);
  EXPECT_EQ(asked.chosen.sums.by_currency[0].total, (Money{1'000'500'00, Currency::pln}));
  EXPECT_EQ(asked.chosen.sums.by_currency[0].cofunding, 850'000'00);
  EXPECT_EQ(asked.chosen.sums.by_currency[0].cards, 2);
  EXPECT_EQ(asked.chosen.sums.by_currency[1].total, (Money{731'570'00, Currency::eur}));
  titles("temat=edukacja");
  ASSERT_EQ(asked.chosen.sums.by_topic.size(), 2u) << "a card of two topics counts in both";
  EXPECT_EQ(asked.chosen.sums.by_topic[0].cards, 2);
}

TEST_P(RegisterTest, A_window_is_part_of_the_whole) {
  EXPECT_EQ(titles("strona=2", 3), Titles{"Bez kwoty"});
  EXPECT_EQ(asked.chosen.count, 4u);
  EXPECT_EQ(titles("strona=9&kategoria=unknown", 1), Titles{"Bez kwoty"}) << "past the end the last page is shown";
  EXPECT_EQ(asked.chosen.count, 2u);
}

TEST_P(RegisterTest, What_an_address_says_wrongly_is_told_and_ignored) {
  EXPECT_EQ(
      titles("stan=walking&kwota_od=abc&temat=nic&strona=-1&okres=1999-2000&obszar=x&program=y&kolejnosc=z").size(),
      4u);
  EXPECT_EQ(asked.misread.size(), 8u);
  titles("temat=edukacja&stan=running&strona=2&kwota_od=5");
  EXPECT_EQ(asked.query(), "?temat=edukacja&stan=running&kwota_od=5.00");
}

WIEC_ON_BOTH_DATABASES(RegisterTest);

}  // namespace
}  // namespace wiec::programmes
