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

TEST_P(SimilarTest, A_title_that_says_nothing_finds_nothing) {
  EXPECT_TRUE(similar("").empty());
  EXPECT_TRUE(similar("w i na").empty());
  EXPECT_TRUE(similar("\xff\xfe").empty());
  EXPECT_TRUE(similar(std::string(100'000, 'x')).empty());
}

WIEC_ON_BOTH_DATABASES(SimilarTest);

}  // namespace
}  // namespace wiec::proposals
