// What an edition's city is known to consist of: its map, else the territorial register, else nothing.
#include "modules/editions/district_pools.h"

#include "commons/audit/audit.h"
#include "commons/documents/documents.h"
#include "commons/places/territory.h"
#include "modules/editions/module.h"
#include "modules/editions/preset.h"
#include "platform/db/testing.h"

namespace wiec::editions {
namespace {

class DistrictPools : public db::DatabaseTest {
 protected:
  DistrictPools()
      : DatabaseTest({files::migrations(), audit::migrations(), places::migrations(), documents::migrations(),
                      editions::migrations()}) {}

  void import_register() {
    const auto units = places::read_territory(
        "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\n"
        "12;;;;MAŁOPOLSKIE;województwo;2025-01-01\n"
        "12;61;;;Kraków;miasto na prawach powiatu;2025-01-01\n"
        "12;61;01;1;Kraków;gmina miejska, miasto na prawach powiatu;2025-01-01\n"
        "12;61;03;9;Kraków-Nowa Huta;delegatura;2025-01-01\n"
        "14;;;;MAZOWIECKIE;województwo;2025-01-01\n"
        "14;65;;;Warszawa;miasto stołeczne, na prawach powiatu;2025-01-01\n"
        "14;65;01;1;Warszawa;gmina miejska, miasto stołeczne;2025-01-01\n"
        "14;65;02;8;Bemowo;dzielnica;2025-01-01\n"
        "14;65;18;8;Wola;dzielnica;2025-01-01\n"
        "14;65;19;8;Żoliborz;dzielnica;2025-01-01\n");
    ASSERT_TRUE(units);
    db().write("test.territory", [&](db::WriteTx& tx) { places::store_territory(tx, *units); });
  }
  places::PlaceId insert_city(const std::string& name, const std::string& territory) {
    return *db().write("test.city", [&](db::WriteTx& tx) {
      return places::insert_place(
          tx, {.kind = places::PlaceKind::city, .territory = territory, .name = name, .population = std::nullopt});
    });
  }
  void insert_district(places::PlaceId city, const std::string& name, std::optional<std::int64_t> population) {
    db().write("test.district", [&](db::WriteTx& tx) -> Result<> {
      TRY_VOID(places::insert_place(tx, {.parent = city, .name = name, .population = population}));
      return {};
    });
  }
  static Edition edition_of(const std::string& city) {
    Edition e = *edition_from_preset("gdynia", 2027, {});
    e.city_name = city;
    return e;
  }
  std::vector<Pool> missing(const Edition& e) {
    return db().read([&](db::ReadTx& tx) { return missing_districts(tx, e); });
  }
  static std::vector<std::string> codes(const std::vector<Pool>& pools) {
    std::vector<std::string> out;
    for (const Pool& pool : pools) out.push_back(pool.code);
    return out;
  }
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(DistrictPools, ComeFromTheRegisterByTheCitysName) {
  EXPECT_THAT(missing(edition_of("Warszawa")), IsEmpty()) << "nothing was imported";
  import_register();
  const auto found = missing(edition_of("Warszawa"));
  EXPECT_THAT(codes(found), ElementsAre("bemowo", "wola", "zoliborz"));
  EXPECT_EQ(found[2].name_pl, "Żoliborz");
  EXPECT_EQ(found[0].level, Level::district);
  EXPECT_THAT(missing(edition_of("Kraków")), IsEmpty()) << "a delegatura is no district of a budget";
  EXPECT_THAT(missing(edition_of("Atlantyda")), IsEmpty());
}

TEST_P(DistrictPools, ComeFromTheRegisterByTheCodeOfThePlace) {
  import_register();
  Edition e = edition_of("Stolica");
  e.city = insert_city("Stolica", "1465011");
  EXPECT_EQ(missing(e).size(), 3u);
}

TEST_P(DistrictPools, ComeFromTheMapFirstWithTheirResidents) {
  import_register();
  Edition e = edition_of("Warszawa");
  e.city = insert_city("Warszawa", "1465011");
  insert_district(e.city, "Stary Port", 4200);
  insert_district(e.city, "Nad Zatoką", std::nullopt);
  const auto found = missing(e);
  ASSERT_EQ(found.size(), 2u);
  const auto port = std::ranges::find(found, "stary-port", &Pool::code);
  ASSERT_NE(port, found.end());
  EXPECT_EQ(port->residents, 4200);
  EXPECT_TRUE(port->place);
  e.pools.push_back({.code = "port", .level = Level::district, .name_pl = "Stary port"});
  EXPECT_THAT(codes(missing(e)), ElementsAre("nad-zatoka"));
  db().read([&](db::ReadTx& tx) { find_places(tx, e); });
  EXPECT_EQ(e.pools.back().place, port->place);
  EXPECT_EQ(e.pools.back().residents, 4200);
}

TEST_P(DistrictPools, AreNotAddedTwice) {
  import_register();
  Edition e = *edition_from_preset("warszawa", 2027, {});
  EXPECT_THAT(missing(e), IsEmpty()) << "the example names them already";
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return knows_districts(tx, e); }));
}

WIEC_ON_BOTH_DATABASES(DistrictPools);

}  // namespace
}  // namespace wiec::editions
