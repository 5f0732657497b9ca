#include "modules/proposals/list.h"

#include "commons/search/search.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/module.h"
#include "modules/proposals/index_proposal.h"
#include "modules/proposals/module.h"
#include "modules/proposals/proposal_store.h"
#include "platform/db/testing.h"

namespace wiec::proposals {
namespace {

class ListTest : public db::DatabaseTest {
 protected:
  ListTest()
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
      for (int i = 0; i < 30; ++i) {
        Proposal p;
        p.edition = e.id;
        p.pool = e.pools[0].id;
        p.number = p.external_id = fmt::format("D{}", i);
        p.title_pl = i == 7 ? "Nowe ławki przy Źródlanej" : fmt::format("Projekt {}", i);
        p.cost = {(i + 1) * 100, Currency::pln};
        p.state = i % 10 == 0 ? State::rejected : State::on_ballot;
        p.shuffle = i * 7919;
        p.points = {{200'000'000 + i, 500'000'000}, {200'000'000, 500'000'000 + i}};
        p.cost_items = {{"Całość", p.cost}};
        if (p.state == State::rejected)
          p.decision = Decision{.criterion_pl = "Zadanie własne",
                                .reason_pl = "Bo tak nie można.",
                                .office_pl = "Zarząd",
                                .decided_on = Date{20'000}};
        insert_proposal(tx, p, now);
      }
      return e;
    });
  }
  std::vector<std::string> numbers(const Filter& filter) {
    Context ctx(db(), shared, Language::pl, clock.now());
    std::vector<std::string> out;
    const auto list = list_of(ctx, edition);
    const auto chosen = select(ctx, edition, list, filter);
    for (const Entry* entry : *chosen) out.push_back(entry->number);
    return out;
  }
  editions::Edition edition;
  Shared shared;
};

TEST_P(ListTest, OneOrderForEverybodyOnOneDay) {
  const auto today = numbers({});
  EXPECT_EQ(today.size(), 30u);
  EXPECT_EQ(numbers({}), today);
  clock.move(std::chrono::hours(24));
  EXPECT_NE(numbers({}), today) << "another day, another order";
  for (std::size_t i = 27; i < 30; ++i) EXPECT_EQ(today[i].back(), '0') << "what was rejected stands last";
}

TEST_P(ListTest, FiltersAndOrders) {
  EXPECT_EQ(numbers({.state = State::rejected}).size(), 3u);
  EXPECT_EQ(numbers({.cost_least = 500, .cost_most = 700}).size(), 3u);
  EXPECT_EQ(numbers({.order = Order::dearest}).front(), "D29");
  EXPECT_EQ(numbers({.order = Order::title}).front(), "D7") << "N before P";
}

TEST_P(ListTest, AChangeIsSeenAtOnce) {
  EXPECT_EQ(numbers({.state = State::won}).size(), 0u);
  Context ctx(db(), shared, Language::pl, clock.now());
  const auto id = list_of(ctx, edition)->entries[5].id;
  db().write("test.set_state", [id](db::WriteTx& tx) { set_state(tx, id, State::won, tx.now()); });
  EXPECT_EQ(numbers({.state = State::won}).size(), 1u);
}

TEST_P(ListTest, WordsAreFoundInAnyForm) {
  Context ctx(db(), shared, Language::pl, clock.now());
  index_edition(ctx, edition);
  EXPECT_THAT(numbers({.words = "ławki"}), testing::ElementsAre("D7"));
  EXPECT_THAT(numbers({.words = "lawki zrodlanej"}), testing::ElementsAre("D7"));
  EXPECT_THAT(numbers({.words = "zeppelin"}), testing::IsEmpty());
}

TEST_P(ListTest, AProposalComesBackWhole) {
  Context ctx(db(), shared, Language::pl, clock.now());
  const auto list = list_of(ctx, edition);
  const auto found = db().read([&](db::ReadTx& tx) { return find_proposal(tx, list->entries[10].id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->points.size(), 2u);
  EXPECT_EQ(found->cost_items.size(), 1u);
  ASSERT_TRUE(found->decision);
  EXPECT_EQ(found->decision->decided_on, Date{20'000});
  EXPECT_FALSE(db().read([](db::ReadTx& tx) { return find_proposal(tx, ProposalId{1}); }));
}

WIEC_ON_BOTH_DATABASES(ListTest);

}  // namespace
}  // namespace wiec::proposals
