// One selection for page and exports: each filter, the sums, the window; and what an address says.
#include "modules/programmes/register.h"

#include <array>
#include <map>
#include <random>
#include <set>

#include "modules/programmes/filter.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_store.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

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

// What the database says of each card, passed one after another: nothing is added up beforehand, nothing put in cells.
struct Told {
  std::vector<Project> cards;
  Programmes programmes;

  bool fits(const Filter& f, const Project& p) const {
    const auto official = std::ranges::find_if(p.amounts, &Amount::official);
    const bool has_sum = official != p.amounts.end();
    const Programme* programme = find_by_id(programmes, p.programme);
    const std::string period = p.period.empty() && programme ? programme->period : p.period;
    std::string partners = p.beneficiary;
    for (const Partner& one : p.partners) partners += " | " + one.name + " " + one.city;
    return (!f.state || p.state == *f.state) && (!f.category || p.category == *f.category) &&
           (!f.programme || p.programme == f.programme) && (f.period.empty() || period == f.period) &&
           (!f.topic || std::ranges::find(p.topics, f.topic) != p.topics.end()) && (!f.place || p.place == f.place) &&
           (!f.least || (has_sum && official->total.minor >= *f.least)) &&
           (!f.most || (has_sum && official->total.minor <= *f.most)) &&
           text::fold(partners).find(text::fold(f.partner)) != std::string::npos &&
           (f.words.empty() || p.title_pl.find(f.words) != std::string::npos);
  }
  // Currency: sum, co-funding and cards.
  std::map<Currency, std::array<std::int64_t, 3>> sums(const Filter& f) const {
    std::map<Currency, std::array<std::int64_t, 3>> made;
    for (const Project& p : cards)
      for (const Amount& a : p.amounts)
        if (a.official && fits(f, p)) {
          auto& [total, cofunding, count] = made[a.total.currency];
          total += a.total.minor;
          cofunding += a.cofunding.value_or(0);
          ++count;
        }
    return made;
  }
};

// Cards of every sort, and filters of every sort; the same at every run.
class Chance {
 public:
  int below(int limit) { return static_cast<int>(numbers_() % static_cast<unsigned>(limit)); }
  bool one_in(int limit) { return below(limit) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

  Project card(int number, const std::vector<ProgrammeId>& programmes, const std::vector<TopicId>& topics,
               places::PlaceId city) {
    Project p;
    p.title_pl = fmt::format("{} {:03}", one_in(9) ? "Most" : "Droga", number);
    p.beneficiary = one_in(7) ? "Gmina Łódź" : fmt::format("Powiat {}", below(30));
    if (one_in(5)) p.partners = {{.city = "Grenoble", .country = "FR"}};
    p.state = one_in(20) ? State::approved : State::running;
    p.category = one_in(2) ? Category::soft : Category::investment;
    p.programme = of(programmes);
    if (one_in(4)) p.period = "2021-2027";
    if (one_in(8)) p.place = city;
    if (!one_in(3)) {
      p.amounts = {{.total = {below(60) * 100, one_in(5) ? Currency::eur : Currency::pln}, .official = true}};
      if (one_in(2)) p.amounts[0].cofunding = 0;
    }
    if (one_in(2)) p.from = when_from(fmt::format("{}", 2010 + below(10)));
    for (std::size_t t = 0; t < topics.size(); ++t)
      if (one_in(t == 1 ? 40 : 3)) p.topics.push_back(topics[t]);
    return p;
  }

  Filter filter(const List& list) {
    Filter f;
    if (one_in(3)) f.topic = of(list.topics);
    if (one_in(4)) f.programme = of(list.entries).programme;
    if (one_in(4)) f.state = one_in(2) ? State::approved : State::running;
    if (one_in(5)) f.category = one_in(2) ? Category::soft : Category::investment;
    if (one_in(5)) f.period = of(list.periods);
    if (one_in(6)) f.place = of(list.places).id;
    if (one_in(3)) f.least = below(60) * 100;
    if (one_in(4)) f.most = below(60) * 100;
    if (one_in(5)) f.partner = of<std::string>({"gmina", "POWIAT 2", "gren", "łódź | ", "nikt", "powiat"});
    if (one_in(8)) f.words = one_in(2) ? "Most" : "Droga";
    f.order = static_cast<Order>(below(kOrderCount));
    return f;
  }

 private:
  std::mt19937 numbers_{7};
};

// What an order puts cards by.
std::tuple<bool, std::int64_t, std::int64_t, std::uint32_t> key_of(Order order, const Entry* e) {
  const std::int64_t total = e->total ? e->total->minor : 0;
  switch (order) {
    case Order::title:
      return {false, 0, 0, e->title_rank};
    case Order::largest:
      return {!e->total, -total, 0, e->title_rank};
    case Order::smallest:
      return {!e->total, total, 0, e->title_rank};
    case Order::newest:
      break;
  }
  return {!e->from, e->from ? -std::int64_t{e->from->on.days} : 0, -total, e->title_rank};
}

void expect_same(const Chosen& whole, const Told& told, const Filter& f, const std::string& what) {
  std::set<ProjectId> expected, found;
  for (const Project& p : told.cards)
    if (told.fits(f, p)) expected.insert(p.id);
  for (const Entry* e : whole.shown) found.insert(e->id);
  EXPECT_EQ(found, expected) << what;
  EXPECT_EQ(whole.count, expected.size()) << what;
  EXPECT_EQ(whole.shown.size(), expected.size()) << what;
  for (const Entry& e : whole.list->entries) EXPECT_EQ(whole.holds(e), expected.contains(e.id)) << what;
  std::map<Currency, std::array<std::int64_t, 3>> sums;
  for (const Sum& sum : whole.sums.by_currency) sums[sum.total.currency] = {sum.total.minor, sum.cofunding, sum.cards};
  EXPECT_EQ(sums, told.sums(f)) << what;
  for (const TopicSum& sum : whole.sums.by_topic)
    EXPECT_EQ(sum.cards, std::ranges::count_if(told.cards,
                                               [&](const Project& p) {
                                                 return expected.contains(p.id) &&
                                                        std::ranges::find(p.topics, sum.topic) != p.topics.end();
                                               }))
        << what;
  const bool by_relevance = !f.words.empty() && f.order == Order::newest;
  EXPECT_TRUE(by_relevance ||
              std::ranges::is_sorted(whole.shown, {}, [&](const Entry* e) { return key_of(f.order, e); }))
      << what;
}

TEST_P(RegisterTest, Every_way_of_choosing_gives_what_the_database_has) {
  const auto ids = db().write("test.many", [](db::WriteTx& tx) {
    Chance chance;  // of its own: a transaction may run twice
    const std::vector<TopicId> topics{ensure_topic(tx, "Częsty"), ensure_topic(tx, "Rzadki"), ensure_topic(tx, "Inny")};
    Programme first{.code = "p1", .name_pl = "Pierwszy", .period = "2014-2020"},
        second{.code = "p2", .name_pl = "Drugi"};
    store_programme(tx, first);
    store_programme(tx, second);
    const auto city = places::insert_place(tx, {.kind = places::PlaceKind::city, .code = "miasto", .name = "Miasto"});
    std::vector<ProjectId> made;
    for (int i = 0; i < 400; ++i) {
      Project p = chance.card(i, {first.id, second.id, {}}, topics, *city);
      insert_project(tx, p);
      made.push_back(p.id);
    }
    return made;
  });
  Context ctx(db(), shared, Language::pl, clock.now());
  index_projects(ctx, ids);
  const Told told = db().read([](db::ReadTx& tx) {
    Told all{.cards = {}, .programmes = load_programmes(tx)};
    for (const ProjectId id : project_ids(tx)) all.cards.push_back(*find_project(tx, id));
    return all;
  });
  Chance chance;
  const Asked unasked{.programmes = programmes(ctx), .topics = topics(ctx), .list = list_of(ctx)};
  for (int round = 0; round < 300; ++round) {
    const Filter f = chance.filter(*unasked.list);
    const std::string what = query_of(f, unasked);
    const Chosen whole = select(ctx, f);
    expect_same(whole, told, f, what);
    const std::size_t limit = 1 + static_cast<std::size_t>(chance.below(40));
    std::vector<const Entry*> pages;
    for (std::size_t first = 0; first < whole.count; first += limit) {
      const auto some = select(ctx, f, {first, limit}).shown;
      pages.insert(pages.end(), some.begin(), some.end());
    }
    EXPECT_EQ(pages, whole.shown) << what;
  }
}

// A search kept for the next visitor is made anew as soon as a card or its words change.
TEST_P(RegisterTest, What_words_found_is_kept_only_while_it_is_true) {
  EXPECT_EQ(titles("q=lawki&kolejnosc=tytul"), Titles{"Ławki"});
  add({.title_pl = "Dwie ławki", .amounts = {{.total = {1'00}, .official = true}}}, {});
  EXPECT_EQ(titles("q=lawki&kolejnosc=tytul"), (Titles{"Dwie ławki", "Ławki"}));
  EXPECT_EQ(asked.chosen.sums.by_currency.at(0).total.minor, 501'00);
  const auto id = asked.chosen.shown[0]->id;
  db().write("test.words", [&](db::WriteTx& tx) { search::remove_document(tx, "project", id.value); });
  EXPECT_EQ(titles("q=lawki&kolejnosc=tytul"), Titles{"Ławki"}) << "only the index changed";
}

WIEC_ON_BOTH_DATABASES(RegisterTest);

}  // namespace
}  // namespace wiec::programmes
