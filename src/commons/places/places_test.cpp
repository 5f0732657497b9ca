#include "commons/places/places.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "commons/places/boundaries.h"
#include "commons/places/geojson.h"
#include "commons/places/streets.h"
#include "commons/places/territory.h"
#include "commons/places/texts.h"
#include "platform/db/testing.h"

namespace wiec::places {
namespace {

namespace keys = texts::keys;

std::filesystem::path data_file(const char* name) {
  return std::filesystem::path(WIEC_SOURCE_DIR).parent_path() / "shared/data" / name;
}
std::string read(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}

class PlacesTest : public db::DatabaseTest {
 protected:
  PlacesTest() : DatabaseTest({places::migrations()}) {}

  Result<PlaceId> insert(const NewPlace& place) {
    return db().write("test.insert_place", [=](db::WriteTx& tx) { return insert_place(tx, place); });
  }
  PlaceId city(std::string name = "Wiecowo") {
    return insert({.kind = PlaceKind::city, .name = std::move(name)}).value();
  }

  // Two squares side by side, 0.1 degree each.
  static std::string two_districts() {
    return R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"name":"Zachód","nr":1},"geometry":{"type":"Polygon","coordinates":[[[19,50],[19.1,50],[19.1,50.1],[19,50.1],[19,50]]]}},
      {"type":"Feature","properties":{"name":"Wschód","nr":2},"geometry":{"type":"Polygon","coordinates":[[[19.1,50],[19.2,50],[19.2,50.1],[19.1,50.1],[19.1,50]]]}}]})";
  }
};

TEST_P(PlacesTest, a_city_has_districts_in_order) {
  const PlaceId id = city("Żory Małe");
  ASSERT_TRUE(
      insert({.kind = PlaceKind::district, .parent = id, .name = "Śródmieście", .position = 2, .population = 1200}));
  ASSERT_TRUE(insert({.kind = PlaceKind::district, .parent = id, .name = "Stare Miasto", .position = 1}));
  ASSERT_TRUE(insert({.kind = PlaceKind::estate, .parent = id, .name = "Osada", .position = 1}));
  const auto found = db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(cities(tx).size(), 1u);
    EXPECT_EQ(find_place(tx, PlaceId{}, "zory-male")->id, id);
    EXPECT_EQ(find_place(tx, id, "srodmiescie")->population, 1200);
    EXPECT_FALSE(find_place(tx, id, "nie-ma"));
    EXPECT_EQ(children_of(tx, id).size(), 3u);
    return children_of(tx, id, PlaceKind::district);
  });
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].name, "Stare Miasto");
  EXPECT_EQ(found[1].name_folded, "srodmiescie");
  db().write("test.update",
             [id = found[1].id](db::WriteTx& tx) { return update_place(tx, id, "Centrum", 5, std::nullopt); });
  const auto renamed = db().read([&](db::ReadTx& tx) { return find_place(tx, found[1].id); });
  EXPECT_EQ(renamed->name, "Centrum");
  EXPECT_EQ(renamed->code, "srodmiescie");
  EXPECT_EQ(renamed->population, std::nullopt);
}

TEST_P(PlacesTest, refuses_what_cannot_be_a_place) {
  const PlaceId id = city();
  const auto problem_of = [&](const NewPlace& place) { return insert(place).error().text; };
  EXPECT_EQ(problem_of({.kind = PlaceKind::city, .name = "Wiecowo"}), TextKey{keys::place_code_taken});
  EXPECT_EQ(problem_of({.kind = PlaceKind::district, .parent = id, .name = "  "}), TextKey{keys::place_name_missing});
  EXPECT_EQ(problem_of({.kind = PlaceKind::district, .parent = id, .name = std::string(121, 'a')}),
            TextKey{keys::place_name_too_long});
  EXPECT_EQ(problem_of({.kind = PlaceKind::district, .parent = id, .code = "A b", .name = "A"}),
            TextKey{keys::place_code_wrong});
  EXPECT_EQ(problem_of({.kind = PlaceKind::district, .parent = id, .name = "***"}), TextKey{keys::place_code_wrong});
  EXPECT_EQ(problem_of({.kind = PlaceKind::district, .name = "A"}), TextKey{keys::place_parent_wrong});
  EXPECT_EQ(problem_of({.kind = PlaceKind::district, .parent = {77}, .name = "A"}), TextKey{keys::place_parent_wrong});
  EXPECT_EQ(problem_of({.kind = PlaceKind::city, .parent = id, .name = "A"}), TextKey{keys::place_parent_wrong});
  ASSERT_TRUE(insert({.kind = PlaceKind::district, .parent = id, .name = "Pole"}));
  EXPECT_EQ(insert({.kind = PlaceKind::district, .parent = id, .name = "Pole"}).error().kind, ProblemKind::conflict);
  ASSERT_TRUE(insert({.kind = PlaceKind::city, .name = "Inne"}));
}

TEST_P(PlacesTest, boundaries_make_a_map_and_find_points) {
  const PlaceId id = city();
  EXPECT_EQ(import_boundaries(db(), id, PlaceKind::district, two_districts()), 2);
  EXPECT_EQ(import_boundaries(db(), id, PlaceKind::district, two_districts()), 2);  // again: the same two
  db().read([&](db::ReadTx& tx) {
    const auto children = children_of(tx, id, PlaceKind::district);
    ASSERT_EQ(children.size(), 2u);
    EXPECT_EQ(children[0].code, "zachod");
    EXPECT_NEAR(static_cast<double>(*children[0].area_m2), 79.4e6, 0.5e6);
    EXPECT_EQ(find_district(tx, id, Point{190'500'000, 500'500'000}), children[0].id);
    EXPECT_EQ(find_district(tx, id, Point{191'500'000, 500'500'000}), children[1].id);
    EXPECT_EQ(find_district(tx, id, Point{191'000'000, 500'500'000}),
              children[1].id);  // the common border: one of them
    EXPECT_EQ(find_district(tx, id, Point{195'000'000, 500'500'000}), std::nullopt);

    const auto map = map_of(tx, id);
    ASSERT_TRUE(map);
    ASSERT_EQ(map->outlines.size(), 2u);
    EXPECT_EQ(map->outlines[0].name, "Zachód");
    EXPECT_TRUE(map->outlines[0].path.starts_with("M"));
    EXPECT_LT(map->outlines[0].label_x, map->outlines[1].label_x);
    EXPECT_NEAR(map->outlines[0].label_x, map->frame.x({190'500'000, 500'500'000}), 30);
    EXPECT_EQ(outline_of(tx, children[1].id)->outlines.at(0).path, map->outlines[1].path);
    EXPECT_FALSE(map_of(tx, id, PlaceKind::estate));
    EXPECT_FALSE(outline_of(tx, id));
    EXPECT_TRUE(overlaps_of(tx, id, PlaceKind::district).empty());
    const auto exported = read_geojson(export_boundaries(tx, id, PlaceKind::district));
    EXPECT_EQ(exported->at(1).area.shape, boundary_of(tx, children[1].id));
  });
}

TEST_P(PlacesTest, a_changed_boundary_redraws_the_map_and_overlaps_are_found) {
  const PlaceId id = city();
  ASSERT_TRUE(import_boundaries(db(), id, PlaceKind::district, two_districts()));
  const auto before = db().read([&](db::ReadTx& tx) { return map_of(tx, id); });
  ASSERT_EQ(
      import_boundaries(
          db(), id, PlaceKind::district,
          R"({"type":"Feature","properties":{"nr":2},"geometry":{"type":"Polygon","coordinates":[[[19.05,50],[19.4,50],[19.4,50.1],[19.05,50.1],[19.05,50]]]}})"),
      1);
  db().read([&](db::ReadTx& tx) {
    EXPECT_NE(map_of(tx, id)->outlines[0].path, before->outlines[0].path);
    const auto overlaps = overlaps_of(tx, id, PlaceKind::district);
    ASSERT_EQ(overlaps.size(), 1u);
    EXPECT_NEAR(static_cast<double>(overlaps[0].m2), 39.7e6, 0.3e6);
  });
  const auto area =
      read_one_area(R"({"type":"Polygon","coordinates":[[[19,50],[19.4,50],[19.4,50.1],[19,50.1],[19,50]]]})");
  ASSERT_TRUE(store_city_boundary(db(), id, *area));
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return outline_of(tx, id).has_value(); }));
}

TEST_P(PlacesTest, a_bad_file_of_boundaries_makes_nothing) {
  const PlaceId id = city();
  const std::string nameless = R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[19,50],[19.1,50],[19.1,50.1]]]}},
    {"type":"Feature","properties":{"x":1},"geometry":{"type":"Polygon","coordinates":[[[19,50],[19.1,50],[19.1,50.1]]]}}]})";
  EXPECT_EQ(import_boundaries(db(), id, PlaceKind::district, nameless).error().text, TextKey{keys::geojson_no_name});
  EXPECT_EQ(import_boundaries(db(), id, PlaceKind::district, "{").error().text, TextKey{keys::geojson_not_json});
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return children_of(tx, id).empty(); }));
  EXPECT_EQ(store_boundaries(db(), id, PlaceKind::district, {{PlaceId{5}, {}}}).error().text,
            TextKey{keys::place_unknown});
}

TEST_P(PlacesTest, an_address_finds_its_district) {
  const PlaceId id = city();
  ASSERT_TRUE(import_boundaries(db(), id, PlaceKind::district, two_districts()));
  const auto imported =
      import_streets(db(), id,
                     "ulica;numery;parzystość;dzielnica\n"
                     "Lipowa;1-15;nieparzyste;Zachód\nLipowa;2-;parzyste;Wschód\nLipowa;17-;nieparzyste;Wschód\n"
                     "Tadeusza Kościuszki;;;Zachód\n3 Maja;;;Wschód\nMarii Skłodowskiej-Curie;;;1\nJana "
                     "Matejki;;;1\nMarii Matejki;;;2\n");
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->streets, 6u);
  EXPECT_EQ(imported->parts, 8u);
  db().read([&](db::ReadTx& tx) {
    const auto children = children_of(tx, id, PlaceKind::district);
    const PlaceId west = children[0].id, east = children[1].id;
    const auto found = [&](std::string_view street, std::string_view number) {
      const auto answer = find_district(tx, id, street, number);
      return answer.match == AddressMatch::found ? answer.districts.at(0) : PlaceId{};
    };
    EXPECT_EQ(found("Lipowa", "15"), west);
    EXPECT_EQ(found("ul. lipowa", "15a"), west);
    EXPECT_EQ(found("Lipowa", "17"), east);
    EXPECT_EQ(found("Lipowa", "12/14"), east);
    EXPECT_EQ(found("Lipowa 12a", ""), east);
    EXPECT_EQ(found("kosciuszki", "8"), west);
    EXPECT_EQ(found("kosciuszki", ""), west);  // the whole street lies in one district
    EXPECT_EQ(found("3 Maja", ""), east);
    EXPECT_EQ(found("M. Skłodowskiej Curie", "1"), west);

    const auto open = find_district(tx, id, "Lipowa", "");
    EXPECT_EQ(open.match, AddressMatch::number_needed);
    EXPECT_EQ(open.districts, (std::vector{west, east}));
    EXPECT_EQ(find_district(tx, id, "Lipowa", "dom").match, AddressMatch::number_wrong);
    const auto both = find_district(tx, id, "Matejki", "1");
    EXPECT_EQ(both.match, AddressMatch::street_needed);
    EXPECT_EQ(both.streets.size(), 2u);
    const auto mistyped = find_district(tx, id, "Lpiowa", "3");
    EXPECT_EQ(mistyped.match, AddressMatch::street_unknown);
    ASSERT_EQ(mistyped.streets.size(), 1u);
    EXPECT_EQ(mistyped.streets[0].name, "Lipowa");
    EXPECT_TRUE(find_district(tx, id, "Nieistniejąca", "3").streets.empty());
    EXPECT_EQ(suggest_streets(tx, id, "kosc").at(0).name, "Tadeusza Kościuszki");
    EXPECT_EQ(streets_of(tx, id).size(), 6u);
    EXPECT_EQ(streets_of(tx, id).at(1).name, "Jana Matejki");
    EXPECT_EQ(streets_in(tx, east).size(), 3u);
  });
}

TEST_P(PlacesTest, a_bad_file_of_streets_leaves_the_old_ones) {
  const PlaceId id = city();
  ASSERT_TRUE(import_boundaries(db(), id, PlaceKind::district, two_districts()));
  ASSERT_TRUE(import_streets(db(), id, "ulica;dzielnica\nLipowa;Zachód\n"));
  EXPECT_FALSE(import_streets(db(), id, "ulica;dzielnica\nPolna;Zachód\nLeśna;Nigdzie\n"));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return streets_of(tx, id).at(0).name; }), "Lipowa");
  ASSERT_TRUE(import_streets(db(), id,
                             "ulica;dzielnica\n\xA3\xB9kowa;Zach\xF3"
                             "d\n"));  // Windows-1250
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return streets_of(tx, id).at(0).name; }), "Łąkowa");
}

TEST_P(PlacesTest, the_territorial_register_is_read_in_both_forms) {
  const auto plain = data_file("territory/jst.csv"), terc = data_file("territory/terc_2025-01-01.csv");
  if (!std::filesystem::exists(plain)) GTEST_SKIP() << plain << " is not there";
  for (const auto& [path, count] : {std::pair{plain, 2875u}, std::pair{terc, 4348u}}) {
    const auto units = read_territory(read(path));
    ASSERT_TRUE(units) << path << ' ' << units.error().front().line << ' ' << units.error().front().problem.text.id;
    EXPECT_EQ(units->size(), count);
    db().write("test.territory", [units](db::WriteTx& tx) { store_territory(tx, *units); });
  }
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(units_below(tx, "").size(), 16u);
    EXPECT_EQ(units_below(tx, "").at(0).name, "dolnośląskie");
    EXPECT_EQ(find_unit(tx, "1261011")->name, "Kraków");
    EXPECT_TRUE(find_unit(tx, "1261")->city_rights);
    EXPECT_EQ(find_unit(tx, "1465028")->parent, "1465011");
    EXPECT_EQ(gminas_named(tx, "BOLESLAWIEC").size(), 3u);
    EXPECT_FALSE(find_unit(tx, "9999999"));
  });
}

TEST(ReadTerritory, names_bad_rows) {
  const auto problem_of = [](std::string_view csv) {
    const auto units = read_territory(csv);
    return units ? std::pair<std::int64_t, TextKey>{}
                 : std::pair<std::int64_t, TextKey>{units.error().front().line, units.error().front().problem.text};
  };
  EXPECT_EQ(problem_of("a;b\n1;2\n").second, TextKey{keys::territory_no_columns});
  EXPECT_EQ(problem_of("WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD\n02;;;;DOLNOŚLĄSKIE;województwo\n02;1;;;x;powiat\n"),
            (std::pair<std::int64_t, TextKey>{3, keys::territory_bad_row}));
  EXPECT_EQ(problem_of("teryt,level,kind,name,parent\n0201,powiat,powiat,x,02\n"),
            (std::pair<std::int64_t, TextKey>{2, keys::territory_no_parent}));
}

WIEC_ON_BOTH_DATABASES(PlacesTest);

}  // namespace
}  // namespace wiec::places
