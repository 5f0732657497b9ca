#include "modules/editions/edition_store.h"

#include "modules/editions/module.h"
#include "platform/db/testing.h"

namespace wiec::editions {
namespace {

class EditionStoreTest : public db::DatabaseTest {
 protected:
  EditionStoreTest() : DatabaseTest({files::migrations(), places::migrations(), editions::migrations()}) {}

  Edition insert(std::string code, int year, Instant first) {
    Edition e;
    e.code = std::move(code);
    e.city_name = "Kalinobrzeg";
    e.year = year;
    e.name_pl = "Budżet";
    e.name_en = "Budget";
    e.settings.timetable = {{StageKind::submission, first, first + std::chrono::hours(240)}};
    e.pools = {{.code = "ogolnomiejska",
                .level = Level::citywide,
                .name_pl = "Ogólnomiejska",
                .name_en = "Citywide",
                .budget = {100'000'00},
                .position = 0},
               {.code = "stare-miasto",
                .level = Level::district,
                .name_pl = "Stare Miasto",
                .name_en = "Old Town",
                .budget = {50'000'50},
                .cost_least = Money{2'500'00},
                .position = 1}};
    return db().write("test.insert", [e](db::WriteTx& tx) {
      Edition made = e;
      insert_edition(tx, made, "test", tx.now());
      return made;
    });
  }
  Editions load() {
    return db().read([](db::ReadTx& tx) { return load_editions(tx); });
  }
};

TEST_P(EditionStoreTest, KeepsAnEditionWithItsPools) {
  const Edition made = insert("2026", 2026, clock.now());
  const Editions all = load();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].id, made.id);
  EXPECT_EQ(all[0].settings.timetable.size(), 1u);
  ASSERT_EQ(all[0].pools.size(), 2u);
  EXPECT_EQ(all[0].pool("stare-miasto")->cost_least->minor, 2'500'00);
  EXPECT_FALSE(all[0].pool("stare-miasto")->cost_most);
  EXPECT_EQ(all[0].budget().minor, 150'000'50);
}

TEST_P(EditionStoreTest, TheCurrentEditionIsTheNewestThatHasBegun) {
  insert("2025", 2025, clock.now() + std::chrono::hours(-9000));
  insert("2026", 2026, clock.now() + std::chrono::hours(-1));
  insert("2027", 2027, clock.now() + std::chrono::hours(9000));
  const Editions all = load();
  EXPECT_EQ(find_edition(all, "", clock.now())->code, "2026");
  EXPECT_EQ(find_edition(all, "2025", clock.now())->code, "2025");
  EXPECT_EQ(find_edition(all, "1999", clock.now()), nullptr);
  EXPECT_EQ(find_edition({}, "", clock.now()), nullptr);
}

TEST_P(EditionStoreTest, ACodeIsTakenOnce) {
  insert("2026", 2026, clock.now());
  EXPECT_THROW(insert("2026", 2026, clock.now()), db::UniqueViolation);
  EXPECT_EQ(load().size(), 1u);
}

WIEC_ON_BOTH_DATABASES(EditionStoreTest);

}  // namespace
}  // namespace wiec::editions
