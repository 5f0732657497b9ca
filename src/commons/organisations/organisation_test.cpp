#include "commons/organisations/organisation.h"

#include "commons/audit/audit.h"
#include "commons/organisations/organisation_store.h"
#include "commons/organisations/texts.h"
#include "commons/places/places.h"
#include "platform/db/testing.h"

namespace wiec::organisations {
namespace {

class OrganisationTest : public db::DatabaseTest {
 protected:
  OrganisationTest() : DatabaseTest({places::migrations(), audit::migrations(), organisations::migrations()}) {}

  Result<OrganisationId> save(Organisation o) {
    Context ctx(db(), shared, Language::pl, clock.now());
    return save_organisation(ctx, std::move(o));
  }
  Result<UnitId> save(Unit u) {
    Context ctx(db(), shared, Language::pl, clock.now());
    return save_unit(ctx, std::move(u));
  }
  static std::string_view fault(const Problem& p) { return p.text.id; }
  std::vector<Organisation> found(std::string_view words) {
    return db().read([&](db::ReadTx& tx) { return list_organisations(tx, words); });
  }

  Shared shared;
};

TEST_P(OrganisationTest, IsKeptCleanedAndFoundWithoutDiacritics) {
  const auto id = save(Organisation{.sector = Sector::social,
                                    .name = "  Stowarzyszenie   Zielone Łąki ",
                                    .register_number = "123-456-32-18",
                                    .email = "biuro@laki.example.org",
                                    .website = "https://laki.example.org"});
  ASSERT_TRUE(id) << fault(id.error());
  ASSERT_EQ(found("laki").size(), 1u);
  const Organisation kept = found("ŁĄKI").at(0);
  EXPECT_EQ(kept.id, *id);
  EXPECT_EQ(kept.name, "Stowarzyszenie Zielone Łąki");
  EXPECT_EQ(kept.register_number, "1234563218");
  EXPECT_EQ(kept.sector, Sector::social);
  EXPECT_FALSE(kept.closed);
  EXPECT_TRUE(found("zarząd").empty());
  EXPECT_EQ(found("").size(), 1u);
}

TEST_P(OrganisationTest, IsChangedAndClosed) {
  const auto id = save(Organisation{.name = "Zarząd Zieleni"});
  ASSERT_TRUE(id);
  ASSERT_TRUE(save(Organisation{.id = *id, .name = "Zarząd Zieleni Miejskiej", .short_name = "ZZM", .closed = true}));
  const auto all = found("");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].short_name, "ZZM");
  EXPECT_TRUE(all[0].closed);
}

TEST_P(OrganisationTest, RefusesWhatIsNoOrganisationByField) {
  const auto refused = [&](Organisation o, TextKey key, std::string_view field) {
    const auto saved = save(std::move(o));
    ASSERT_FALSE(saved) << key.id;
    EXPECT_EQ(saved.error().text.id, key.id);
    EXPECT_EQ(saved.error().field, field);
  };
  refused({.name = " "}, texts::keys::name_missing, "name");
  refused({.name = std::string(201, 'x')}, texts::keys::too_long, "name");
  refused({.name = "A\xff"}, texts::keys::not_text, "name");
  refused({.name = "A", .register_number = "12345"}, texts::keys::number_bad, "register_number");
  refused({.name = "A", .register_number = "KRS 12"}, texts::keys::number_bad, "register_number");
  refused({.name = "A", .email = "biuro"}, texts::keys::email_bad, "email");
  refused({.name = "A", .website = "javascript:alert(1)"}, texts::keys::website_bad, "website");
  EXPECT_TRUE(found("").empty());
  refused({.id = OrganisationId{99}, .name = "A"}, texts::keys::no_such, "");
}

TEST_P(OrganisationTest, OneNumberIsOfOneOrganisation) {
  const auto first = save(Organisation{.name = "A", .register_number = "1234563218"});
  ASSERT_TRUE(first);
  const auto second = save(Organisation{.name = "B", .register_number = "123 456 32 18"});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ProblemKind::conflict);
  EXPECT_TRUE(save(Organisation{.id = *first, .name = "A2", .register_number = "1234563218"})) << "its own";
  EXPECT_TRUE(save(Organisation{.name = "C"}));
  EXPECT_TRUE(save(Organisation{.name = "D"})) << "informal groups have none";
}

TEST_P(OrganisationTest, UnitsAreOfOneOrganisationAndNoneStandsAboveItself) {
  const OrganisationId office = save(Organisation{.name = "Urząd"}).value(),
                       other = save(Organisation{.name = "Inny"}).value();
  const UnitId department = save(Unit{.organisation = office, .code = "WK", .name = "Wydział"}).value();
  const UnitId section = save(Unit{.organisation = office, .parent = department, .name = "Referat"}).value();
  const auto refused = [&](const Unit& unit, TextKey key) {
    const auto saved = save(unit);
    ASSERT_FALSE(saved) << key.id;
    EXPECT_EQ(saved.error().text.id, key.id);
  };
  refused({.id = department, .organisation = office, .parent = section, .name = "Wydział"}, texts::keys::parent_bad);
  refused({.id = department, .organisation = office, .parent = department, .name = "Wydział"}, texts::keys::parent_bad);
  refused({.organisation = other, .parent = department, .name = "Referat"}, texts::keys::parent_bad);
  refused({.id = section, .organisation = other, .name = "Referat"}, texts::keys::no_such_unit);
  refused({.organisation = OrganisationId{99}, .name = "Referat"}, texts::keys::no_such);
  refused({.organisation = office, .name = ""}, texts::keys::name_missing);
  ASSERT_TRUE(save(Unit{.id = section, .organisation = office, .name = "Referat Zieleni", .closed = true}));
  const auto units = db().read([&](db::ReadTx& tx) { return units_of(tx, office); });
  ASSERT_EQ(units.size(), 2u);
  EXPECT_EQ(units[0].name, "Referat Zieleni");
  EXPECT_TRUE(units[0].closed);
  EXPECT_FALSE(units[0].parent);
  EXPECT_EQ(units[1].code, "WK");
}

WIEC_ON_BOTH_DATABASES(OrganisationTest);

}  // namespace
}  // namespace wiec::organisations
