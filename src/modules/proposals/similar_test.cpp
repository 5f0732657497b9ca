#include "modules/proposals/similar.h"

#include "commons/search/search.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/module.h"
#include "modules/proposals/index_proposal.h"
#include "modules/proposals/module.h"
#include "modules/proposals/proposal_store.h"
#include "platform/db/testing.h"

namespace wiec::proposals {
namespace {

class SimilarTest : public db::DatabaseTest {
 protected:
  SimilarTest()
      : DatabaseTest({files::migrations(), places::migrations(), search::migrations(), editions::migrations(),
                      proposals::migrations()}) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    edition = db().write("test.insert", [now = clock.now()](db::WriteTx& tx) {
      editions::Edition e;
      e.code = "2026";
      e.city_name = "Kalinobrzeg";
      e.year = 2026;
      e.pools = {{.code = "a", .name_pl = "A", .name_en = "A", .budget = {1'000'00}}};
      editions::insert_edition(tx, e, "test", now);
      for (const char* title :
           {"Ławki w parku Lipowym", "Ścieżka rowerowa nad rzeką", "Ławki i stoły w parku Lipowym"}) {
        Proposal p;
        p.edition = e.id;
        p.pool = e.pools[0].id;
        p.number = p.external_id = title;
        p.title_pl = title;
        p.cost = {100, Currency::pln};
        p.state = State::rejected;
        p.decision =
            Decision{.reason_pl = "Teren nie należy do miasta.", .office_pl = "Zarząd", .decided_on = Date{20'000}};
        insert_proposal(tx, p, now);
      }
      return e;
    });
    Context ctx(db(), shared, Language::pl, clock.now());
    ASSERT_TRUE(index_edition(ctx, edition));
  }
  std::vector<std::string> similar(std::string_view title, int limit = 5) {
    Context ctx(db(), shared, Language::pl, clock.now());
    std::vector<std::string> all;
    for (const Similar& s : similar_proposals(ctx, title, limit)) all.push_back(s.title_pl);
    return all;
  }
  editions::Edition edition;
  places::PlaceId left_bank, right_bank;
  Shared shared;
};

TEST_P(SimilarTest, The_most_alike_comes_first_with_its_verdict_and_reason) {
  EXPECT_EQ(similar("Ławki w parku Lipowym"),
            (std::vector<std::string>{"Ławki w parku Lipowym", "Ławki i stoły w parku Lipowym"}));
  EXPECT_EQ(similar("lawki w parku lipowym").size(), 2u) << "without Polish letters";
  EXPECT_EQ(similar("Ławki w parku Lipowym", 1).size(), 1u);
  Context ctx(db(), shared, Language::pl, clock.now());
  const auto all = similar_proposals(ctx, "Ścieżka rowerowa", 5);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].state, State::rejected);
  ASSERT_TRUE(all[0].decision);
  EXPECT_EQ(all[0].decision->reason_pl, "Teren nie należy do miasta.");
}

TEST_P(SimilarTest, In_the_same_area_like_words_weigh_more_and_the_reason_is_said) {
  db().write("test.places", [&](db::WriteTx& tx) {
    const auto city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Kalinobrzeg"});
    for (places::PlaceId* district : {&left_bank, &right_bank})
      *district = *places::insert_place(tx, {.kind = places::PlaceKind::district,
                                             .parent = city,
                                             .name = district == &left_bank ? "Lewy Brzeg" : "Prawy Brzeg"});
    int number = 0;
    for (const auto& [district, location] :
         {std::pair(right_bank, "ul. Długa 5"), std::pair(left_bank, "ulica Lipowa")}) {
      Proposal p;
      p.edition = edition.id;
      p.pool = edition.pools[0].id;
      p.number = p.external_id = fmt::format("plac {}", ++number);
      p.title_pl = number == 1 ? "Plac zabaw" : "Plac zabaw dla maluchów";
      p.cost = {100, Currency::pln};
      p.place = district;
      p.location = location;
      insert_proposal(tx, p, tx.now());
    }
  });
  Context ctx(db(), shared, Language::pl, clock.now());
  ASSERT_TRUE(index_edition(ctx, edition));
  const auto best = [&](const Whereabouts& where) { return similar_proposals(ctx, "Plac zabaw", 1, where).at(0); };
  EXPECT_EQ(best({}).title_pl, "Plac zabaw") << "by the words alone";
  EXPECT_EQ(best({}).near, Nearness::unknown);
  const Similar there = best({.district = left_bank, .location = {}});
  EXPECT_EQ(there.title_pl, "Plac zabaw dla maluchów");
  EXPECT_EQ(words_of(Language::pl, there.near, there.place), "ten sam obszar: Lewy Brzeg");
  EXPECT_EQ(words_of(Language::en, there.near, there.place), "same area: Lewy Brzeg");
  ASSERT_TRUE(shared.stemmer.load());
  const Similar spot = best({.district = {}, .location = "przy ulicy Lipowej"});
  EXPECT_EQ(spot.title_pl, "Plac zabaw dla maluchów");
  EXPECT_EQ(words_of(Language::pl, spot.near, spot.place), "to samo miejsce: ulica Lipowa");
}

TEST_P(SimilarTest, The_same_spot_is_claimed_only_of_what_is_the_same) {
  const auto near = [&](std::string own, std::string other, places::PlaceId a = {}, places::PlaceId b = {}) {
    return NearTo(shared.stemmer, {.district = a, .location = std::move(own)})
        .of({.district = b, .location = std::move(other)});
  };
  constexpr places::PlaceId one{1}, two{2};
  ASSERT_TRUE(shared.stemmer.load());
  EXPECT_EQ(near("park Jordana", "Park Jordana, przy fontannie"), Nearness::same_spot);
  EXPECT_EQ(near("park Jordana", "park Bednarskiego"), Nearness::unknown);
  EXPECT_EQ(near("Szkoła Podstawowa nr 5", "Szkoła Podstawowa nr 7"), Nearness::unknown);
  EXPECT_EQ(near("ul. Lipowa", "ul. Lipowa", one, two), Nearness::unknown) << "another street of that name";
  EXPECT_EQ(near("ul. Lipowa", "ul. Lipowa", one, one), Nearness::same_spot);
  EXPECT_EQ(near("ul. Lipowa", "ul. Długa", one, one), Nearness::same_area);
  EXPECT_EQ(near("", "", one, one), Nearness::same_area);
  EXPECT_EQ(near("", ""), Nearness::unknown);
  EXPECT_EQ(near("ul.", "ul."), Nearness::unknown) << "says nothing";
  EXPECT_EQ(near("park", "Park Żurawi"), Nearness::unknown) << "there are many parks";
  EXPECT_EQ(near("przy szkole", "szkoła"), Nearness::unknown);
}

TEST_P(SimilarTest, A_title_that_says_nothing_finds_nothing) {
  EXPECT_TRUE(similar("").empty());
  EXPECT_TRUE(similar("w i na").empty());
  EXPECT_TRUE(similar("\xff\xfe").empty());
  EXPECT_TRUE(similar(std::string(100'000, 'x')).empty());
}

WIEC_ON_BOTH_DATABASES(SimilarTest);

}  // namespace
}  // namespace wiec::proposals
