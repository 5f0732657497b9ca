// One selection for page and exports: each filter, the sums, the window; and what an address says.
#include "modules/programmes/register.h"

#include <map>

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

// Rare values are looked up, common ones passed over in order, single ones were added up before: all give what passing
// every card gives.
TEST_P(RegisterTest, Every_way_of_choosing_gives_what_passing_every_card_gives) {
  db().write("test.many", [](db::WriteTx& tx) {
    const TopicId often = ensure_topic(tx, "Częsty"), rare = ensure_topic(tx, "Rzadki");
    for (int i = 0; i < 120; ++i) {
      Project p;
      p.title_pl = fmt::format("Karta {:03}", i);
      p.beneficiary = i % 7 == 0 ? "Siódma" : "Inna";
      p.state = i % 40 == 3 ? State::approved : State::running;
      p.category = i % 2 == 0 ? Category::soft : Category::investment;
      if (i % 3 != 0)
        p.amounts = {{.total = {std::int64_t{i} * 100, i % 5 == 0 ? Currency::eur : Currency::pln}, .official = true}};
      p.from = when_from(fmt::format("{}", 2000 + i % 20));
      if (i % 2 == 0) p.topics.push_back(often);
      if (i % 30 == 0) p.topics.push_back(rare);
      insert_project(tx, p);
    }
  });
  const auto sum_of = [](const std::vector<const Entry*>& entries) {
    std::map<Currency, std::int64_t> sums;
    for (const Entry* e : entries)
      if (e->total) sums[e->total->currency] += e->total->minor;
    return sums;
  };
  for (const std::string query :
       {"stan=approved", "stan=running", "kategoria=soft", "temat=rzadki", "temat=czesty",
        "temat=rzadki&kategoria=soft", "temat=rzadki&stan=approved", "stan=running&kategoria=investment",
        "stan=approved&partner=siodma", "partner=siodma", "kwota_od=117", "kwota_od=100&kwota_do=101", "kwota_do=3",
        "kwota_od=5&stan=running", "kwota_od=50&kwota_do=40"}) {
    for (const std::string order : {"", "&kolejnosc=tytul", "&kolejnosc=najwieksze", "&kolejnosc=najmniejsze"}) {
      const Titles whole = titles(query + order);
      const std::vector<const Entry*> chosen = asked.chosen.shown;
      const Filter f = asked.filter;
      const auto fits = [&](const Entry& e) {
        return (!f.state || e.state == *f.state) && (!f.category || e.category == *f.category) &&
               (!f.topic || std::ranges::find(e.topics, f.topic) != e.topics.end()) &&
               (!(f.least || f.most) || e.total) && (!f.least || e.total->minor >= *f.least) &&
               (!f.most || e.total->minor <= *f.most) &&
               (f.partner.empty() || e.partners_folded.find(f.partner) != std::string::npos);
      };
      EXPECT_EQ(static_cast<std::size_t>(std::ranges::count_if(asked.list->entries, fits)), whole.size()) << query;
      EXPECT_EQ(asked.chosen.count, whole.size()) << query;
      const auto sums = sum_of(chosen);
      for (const Sum& sum : asked.chosen.sums.by_currency)
        EXPECT_EQ(sum.total.minor, sums.at(sum.total.currency)) << query;
      EXPECT_EQ(asked.chosen.sums.by_currency.size(), sums.size()) << query;
      Titles pages;
      for (std::size_t page = 1; pages.size() < whole.size(); ++page) {
        const Titles some = titles(fmt::format("{}{}&strona={}", query, order, page), 7);
        ASSERT_FALSE(some.empty()) << query;
        pages.insert(pages.end(), some.begin(), some.end());
      }
      EXPECT_EQ(pages, whole) << query << order;
    }
  }
}

WIEC_ON_BOTH_DATABASES(RegisterTest);

}  // namespace
}  // namespace wiec::programmes
