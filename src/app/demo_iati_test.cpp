// The register of the invented city, as anybody takes it away: every activity is what IATI 2.03 asks for.
#include "app/demo_register.h"
#include "app/installation.h"
#include "app/modules.h"
#include "modules/programmes/iati_schema_test.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/register.h"
#include "platform/db/testing.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

class DemoIati : public db::DatabaseTest {
 protected:
  DemoIati() : DatabaseTest(all_migrations()) {}
};

TEST_P(DemoIati, The_register_of_the_demo_city_is_a_file_of_the_standard) {
  Shared shared;
  Context ctx(db(), shared, Language::pl, clock.now());
  ctx.site_address = [] { return std::string("https://wiec.example"); };
  const DemoGround ground = db().write("test.ground", [](db::WriteTx& tx) {
    DemoGround made;
    made.city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Kalinobrzeg"});
    for (int i = 1; i <= 30; ++i)
      made.districts.push_back(
          *places::insert_place(tx, {.parent = made.city, .name = fmt::format("Dzielnica {}", i)}));
    return made;
  });
  store_demo_register(ctx, ground);
  const http::Request asked;
  const http::PathParams none;
  const auto reply = programmes::iati_export(ctx, {asked, none});
  ASSERT_TRUE(reply);
  const std::string& file = std::get<Content>(*reply).body;
  EXPECT_GE(text::read_xml(file)->children.size(), 12u);
  const std::string today = iso(text::date_in_warsaw(clock.now()));
  for (const std::string& fault : programmes::iati_schema::faults_of(file, today)) ADD_FAILURE() << fault;
}

WIEC_ON_BOTH_DATABASES(DemoIati);

}  // namespace
}  // namespace wiec::app
