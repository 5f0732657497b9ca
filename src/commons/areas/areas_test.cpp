#include "commons/areas/area_editor.h"
#include "commons/areas/area_map.h"
#include "commons/areas/edit_area.h"
#include "commons/areas/pages.h"
#include "commons/areas/texts.h"
#include "commons/areas/words.h"
#include "commons/audit/audit.h"
#include "commons/places/boundaries.h"
#include "commons/places/geojson.h"
#include "commons/places/streets.h"
#include "platform/db/testing.h"
#include "platform/text/text.h"

namespace wiec::areas {
namespace {

namespace keys = texts::keys;

std::string square(double west, double south, double east, double north) {
  return fmt::format(R"({{"type":"Polygon","coordinates":[[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]]}})",
                     west, south, east, north);
}

// Two districts side by side, each a tenth of a degree wide, and an estate in the western one.
class AreasTest : public db::DatabaseTest {
 protected:
  AreasTest() : DatabaseTest({audit::migrations(), places::migrations(), migrations()}) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (!fresh) return;
    const auto city = db().write("test.city", [](db::WriteTx& tx) {
      return *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Gród"});
    });
    const std::string districts = fmt::format(
        R"({{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"name":"Zachód"}},"geometry":{}}},{{"type":"Feature","properties":{{"name":"Wschód"}},"geometry":{}}}]}})",
        square(19, 50, 19.1, 50.1), square(19.1, 50, 19.2, 50.1));
    ASSERT_EQ(*places::import_boundaries(db(), city, places::PlaceKind::district, districts), 2);
    west = place(city, "zachod");
    east = place(city, "wschod");
    const std::string estate = fmt::format(R"({{"type":"Feature","properties":{{"name":"Azory"}},"geometry":{}}})",
                                           square(19.02, 50.02, 19.04, 50.04));
    ASSERT_EQ(*places::import_boundaries(db(), west, places::PlaceKind::estate, estate), 1);
    azory = place(west, "azory");
    ASSERT_TRUE(
        places::import_streets(db(), city,
                               "ulica;numery;dzielnica\nLipowa;;Zachód\nKalinowa;1-20;Zachód\nKalinowa;21-;Wschód\n"
                               "Jana Matejki;;Wschód\nAnny Matejki;;Zachód\n"));
  }
  places::PlaceId place(places::PlaceId parent, std::string_view code) {
    return db().read([&](db::ReadTx& tx) { return places::find_place(tx, parent, code)->id; });
  }
  static Typed typed(std::string name, std::string parts, std::string streets, std::string drawn) {
    Typed t;
    t.set("area_name", std::move(name));
    t.set("area_parts", std::move(parts));
    t.set("area_streets", std::move(streets));
    t.set("area_geojson", std::move(drawn));
    return t;
  }
  std::vector<std::string> faults_of(const Typed& t) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.grants = {{.role = Role::coordinator}};
    Faults faults;
    (void)read_area(ctx, t, faults);
    std::vector<std::string> all;
    for (const Problem& fault : faults) all.push_back(fault.field + " " + std::string(fault.text.id));
    return all;
  }
  AreaId make(const Typed& t) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.grants = {{.role = Role::coordinator}};
    Faults faults;
    const NewArea area = read_area(ctx, t, faults);
    EXPECT_TRUE(faults.empty()) << text::translate(Language::en, faults.front());
    return *make_area(ctx, area);
  }
  Area find(AreaId id) {
    return *db().read([&](db::ReadTx& tx) { return find_area(tx, id); });
  }
  std::vector<std::string> names_at(double latitude, double longitude) {
    const places::Point point{places::units_from_degrees(longitude), places::units_from_degrees(latitude)};
    return db().read([&](db::ReadTx& tx) {
      std::vector<std::string> names;
      for (const Area& area : areas_at(tx, point)) names.push_back(area.name);
      return names;
    });
  }
  static std::string code(places::PlaceId id) { return code_from_id(id.value); }

  Shared shared;
  places::PlaceId west, east, azory;
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(AreasTest, an_area_is_pointed_out_by_parts_streets_and_a_drawing_and_its_land_is_all_of_it) {
  const Area area = find(
      make(typed("Za torami", code(azory), "ul. Lipowa\n\nkalinowa 3\nLipowa", square(19.03, 50.03, 19.11, 50.04))));
  EXPECT_EQ(area.name, "Za torami");
  ASSERT_EQ(area.parts.size(), 1u);
  EXPECT_EQ(area.parts.front().name, "Azory");
  EXPECT_THAT(area.streets, ElementsAre("Lipowa", "Kalinowa"));
  ASSERT_EQ(area.districts.size(), 2u);
  EXPECT_EQ(area.districts[0].name, "Zachód");
  EXPECT_EQ(area.districts[1].name, "Wschód");
  EXPECT_GT(*area.districts[0].common_m2, *area.districts[1].common_m2);
  EXPECT_NEAR(static_cast<double>(*area.land_m2),
              static_cast<double>(*area.districts[0].common_m2 + *area.districts[1].common_m2),
              static_cast<double>(*area.land_m2) * 0.005);
  const auto shape = db().read([&](db::ReadTx& tx) { return shape_of(tx, area.id); });
  EXPECT_EQ(shape->land.size(), 1u);
  EXPECT_EQ(*shape->drawn, places::read_one_area(square(19.03, 50.03, 19.11, 50.04))->shape);
}

TEST_P(AreasTest, an_area_of_streets_alone_has_districts_and_no_land) {
  const Area area = find(make(typed("Kalinowa", "", "Kalinowa", "")));
  EXPECT_FALSE(area.land_m2);
  EXPECT_FALSE(area.box);
  ASSERT_EQ(area.districts.size(), 2u);
  EXPECT_FALSE(area.districts[0].common_m2);
}

TEST_P(AreasTest, a_point_finds_open_areas_the_smallest_first_and_a_street_those_it_belongs_to) {
  const AreaId large = make(typed("Cały zachód", code(west), "", ""));
  make(typed("Azory", code(azory), "", ""));
  make(typed("Matejki", "", "Jana Matejki", ""));
  EXPECT_THAT(names_at(50.03, 19.03), ElementsAre("Azory", "Cały zachód"));
  EXPECT_THAT(names_at(50.08, 19.03), ElementsAre("Cały zachód"));
  EXPECT_THAT(names_at(50.03, 19.15), IsEmpty());
  const auto on_street = [&](std::string_view street, std::vector<places::PlaceId> districts) {
    return db().read([&](db::ReadTx& tx) {
      std::vector<std::string> names;
      for (const Area& area : areas_on_street(tx, street, districts)) names.push_back(area.name);
      return names;
    });
  };
  EXPECT_THAT(on_street("ul. J. Matejki", {}), IsEmpty());
  EXPECT_THAT(on_street("Jana Matejki", {east}), ElementsAre("Matejki"));
  EXPECT_THAT(on_street("Lipowa", {west}), ElementsAre("Cały zachód"));
  Context ctx(db(), shared, Language::pl, clock.now());
  ctx.actor.grants = {{.role = Role::coordinator}};
  ASSERT_TRUE(turn_area(ctx, large, AreaState::closed));
  EXPECT_THAT(names_at(50.08, 19.03), IsEmpty());
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(count_areas(tx), 2);
    EXPECT_EQ(list_areas(tx).size(), 2u);
    EXPECT_EQ(list_areas(tx, {.closed_too = true, .district = west}).size(), 2u);
    EXPECT_EQ(area_choices(tx).size(), 2u);
  });
}

TEST_P(AreasTest, what_is_wrong_is_said_beside_its_field) {
  EXPECT_THAT(faults_of(typed("", "", "", "")),
              ElementsAre("area_name site.err_missing", "area_parts areas.err_nothing"));
  EXPECT_THAT(faults_of(typed("A", "0000000000000", "", "")), ElementsAre("area_parts areas.err_part"));
  EXPECT_THAT(faults_of(typed("A", "", "Nieznana", "")), ElementsAre("area_streets areas.err_street"));
  EXPECT_THAT(faults_of(typed("A", "", "Matejki", "")), ElementsAre("area_streets areas.err_street_which"));
  EXPECT_THAT(faults_of(typed("A", "", "Lipowo", "")), ElementsAre("area_streets areas.err_street_which"));
  EXPECT_THAT(faults_of(typed("A", "", "", "to nie JSON")), ElementsAre("area_geojson places.geojson_not_json"));
  EXPECT_THAT(faults_of(typed("A", "", "", R"({"type":"Polygon","coordinates":[]})")),
              ElementsAre("area_geojson places.area_empty"));
  EXPECT_THAT(
      faults_of(typed("A", "", "",
                      R"({"type":"Polygon","coordinates":[[[19,50],[19.1,50.1],[19.1,50],[19,50.1],[19,50]]]})")),
      ElementsAre("area_geojson places.area_crosses_itself"));
  EXPECT_THAT(faults_of(typed("A", "", "", square(21, 52, 21.1, 52.1))), ElementsAre("area_geojson areas.err_outside"));
  EXPECT_THAT(faults_of(typed("A", "", "", square(19.15, 50.02, 19.25, 50.04))),
              ElementsAre("area_geojson areas.err_partly_outside"));
  EXPECT_THAT(faults_of(typed("A", "", "", square(50, 19, 50.1, 19.1))),
              ElementsAre("area_geojson places.area_outside_poland"));
  std::string corners;
  for (int i = 0; i < 10'001; ++i) corners += fmt::format("[{:.6f},{:.6f}],", 19.01 + i * 1e-6, 50.01 + (i % 2) * 1e-3);
  EXPECT_THAT(faults_of(typed("A", "", "",
                              R"({"type":"Polygon","coordinates":[[)" + corners + "[19.01,50.05],[19.01,50.01]]]}")),
              ElementsAre("area_geojson places.area_too_many_corners"));
}

TEST_P(AreasTest, two_who_change_one_area_have_one_winner) {
  const AreaId id = make(typed("Azory", code(azory), "", ""));
  Context ctx(db(), shared, Language::pl, clock.now());
  ctx.actor.grants = {{.role = Role::coordinator}};
  Faults faults;
  const NewArea first = read_area(ctx, typed("Azory Małe", code(azory), "Lipowa", ""), faults),
                second = read_area(ctx, typed("Azory Duże", code(west), "", ""), faults);
  ASSERT_TRUE(faults.empty());
  EXPECT_TRUE(change_area(ctx, id, first, 1));
  EXPECT_EQ(change_area(ctx, id, second, 1).error().kind, ProblemKind::conflict);
  EXPECT_EQ(find(id).name, "Azory Małe");
  EXPECT_EQ(find(id).revision, 2);
  EXPECT_TRUE(change_area(ctx, id, second, 2));
  EXPECT_THAT(find(id).streets, IsEmpty());
  EXPECT_EQ(change_area(ctx, AreaId{1}, second, 1).error().kind, ProblemKind::not_found);
  ctx.actor.grants = {{.role = Role::coordinator, .place = east.value}};  // of another district
  EXPECT_EQ(change_area(ctx, id, second, 3).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(turn_area(ctx, id, AreaState::closed).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(make_area(ctx, second).error().kind, ProblemKind::not_allowed);
  ctx.actor.grants = {{.role = Role::coordinator, .place = west.value}};
  EXPECT_TRUE(turn_area(ctx, id, AreaState::closed));
}

TEST_P(AreasTest, a_form_shows_an_area_as_it_was_pointed_out) {
  const Typed first = typed("Za torami", code(azory), "Lipowa\nKalinowa\n", square(19.03, 50.03, 19.11, 50.04));
  const AreaId id = make(first);
  const Typed shown = db().read([&](db::ReadTx& tx) { return typed_from(*find_area(tx, id), shape_of(tx, id)); });
  EXPECT_EQ(shown.at("area_parts"), first.at("area_parts"));
  EXPECT_EQ(shown.at("area_streets"), first.at("area_streets"));
  EXPECT_EQ(places::read_one_area(shown.at("area_geojson"))->bytes,
            places::read_one_area(first.at("area_geojson"))->bytes);
  Context ctx(db(), shared, Language::pl, clock.now());
  ctx.actor.grants = {{.role = Role::coordinator}};
  html::Html form;
  put_area_editor(form, ctx, shown, Errors(Language::pl, {}));
  EXPECT_THAT(std::string(form.view()), testing::HasSubstr("Azory (Zachód)"));
  EXPECT_THAT(std::string(form.view()), testing::HasSubstr("data-area-editor"));
}

TEST_P(AreasTest, of_many_areas_only_those_listed_are_links_on_the_map) {
  std::vector<Area> some;
  for (int i = 0; i < 61; ++i) {
    const double at = 19.001 + i * 0.001;
    const AreaId id = make(typed(fmt::format("Okolica {:02}", i), "", "", square(at, 50.01, at + 0.0015, 50.02)));
    if (i < 2) some.push_back(find(id));
    if (i != 59 && i != 60) continue;
    Context ctx(db(), shared, Language::pl, clock.now());
    html::Html map;
    put_map(map, ctx, some);
    std::size_t links = 0;
    for (std::size_t from = 0; (from = map.view().find("<a class=", from)) != std::string_view::npos; ++from) ++links;
    EXPECT_EQ(links, i == 59 ? 60 : 2) << "and the map is made anew for the new area";
  }
  db().read([&](db::ReadTx& tx) {
    std::vector<std::string> names;
    for (const AreaLand& land : lands_meeting(tx, *some[0].box)) names.push_back(land.name);
    EXPECT_THAT(names, ElementsAre("Okolica 00", "Okolica 01"));
  });
}

TEST(AreaWords, square_kilometres_are_exact) {
  EXPECT_EQ(square_km(Language::pl, 1'236'000), "1,24\u00A0km²");
  EXPECT_EQ(square_km(Language::en, 12'000'000), "12.00\u00A0km²");
  EXPECT_EQ(square_km(Language::pl, 840), "840\u00A0m²");
}

WIEC_ON_BOTH_DATABASES(AreasTest);

}  // namespace
}  // namespace wiec::areas
