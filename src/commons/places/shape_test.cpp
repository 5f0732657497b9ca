#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "commons/places/geojson.h"
#include "commons/places/outline.h"
#include "commons/places/polygon_check.h"
#include "commons/places/simplify.h"
#include "commons/places/texts.h"

namespace wiec::places {
namespace {

namespace keys = texts::keys;

Point at(double longitude, double latitude) { return {units_from_degrees(longitude), units_from_degrees(latitude)}; }
Ring square(double west, double south, double size) {
  return {at(west, south), at(west + size, south), at(west + size, south + size), at(west, south + size)};
}

std::filesystem::path map_file(const char* name) {
  return std::filesystem::path(WIEC_SOURCE_DIR).parent_path() / "shared/data/map" / name;
}
std::string read(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}

TEST(Geometry, degrees_are_written_exactly) {
  EXPECT_EQ(degrees_text(units_from_degrees(19.9254)), "19.9254");
  EXPECT_EQ(degrees_text(-1), "-0.0000001");
  EXPECT_EQ(degrees_text(500'000'000), "50");
}

TEST(Geometry, bytes_round_trip_and_broken_bytes_are_refused) {
  const Shape shape{{square(19.9, 50.0, 0.1), square(19.93, 50.03, 0.01)}, {square(20.2, 50.0, 0.1)}};
  const std::string bytes = bytes_of(shape);
  EXPECT_EQ(shape_from_bytes(bytes), shape);
  EXPECT_LT(bytes.size(), 120u);
  for (std::size_t cut = 1; cut < bytes.size(); ++cut)
    EXPECT_FALSE(shape_from_bytes(std::string_view(bytes).substr(0, cut)));
  EXPECT_FALSE(shape_from_bytes(bytes + "x"));
  EXPECT_FALSE(shape_from_bytes("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"));
  EXPECT_FALSE(shape_from_bytes(std::string("\x01\x01\x01") + std::string(8, '\xfe') + "\x01\x01"));
}

TEST(Geometry, a_point_on_a_shared_border_is_in_exactly_one_of_two_neighbours) {
  const Shape west{{square(19, 50, 1)}}, east{{square(20, 50, 1)}}, north{{square(19, 51, 1)}};
  for (double share = 0.1; share < 0.95; share += 0.1) {
    EXPECT_NE(contains(west, at(20, 50 + share)), contains(east, at(20, 50 + share)));
    EXPECT_NE(contains(west, at(19 + share, 51)), contains(north, at(19 + share, 51)));
  }
  const Shape ring{{square(19, 50, 1), square(19.4, 50.4, 0.2)}};
  EXPECT_FALSE(contains(ring, at(19.5, 50.5)));
  EXPECT_TRUE(contains(ring, at(19.2, 50.5)));
}

TEST(PolygonCheck, measures_area_and_winds_rings_as_the_format_asks) {
  Ring clockwise = square(19, 50, 0.01);
  std::ranges::reverse(clockwise);
  Ring repeated = clockwise;
  repeated.push_back(clockwise.front());
  const auto checked = check_shape({{repeated}});
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->shape.front().front().size(), 4u);
  EXPECT_GT(twice_area(checked->shape.front().front()), 0);
  // 0.01 degree is 1111.95 m to the north and 1111.95 x cos(50.005) m to the east.
  EXPECT_NEAR(static_cast<double>(checked->area_m2), 1111.95 * 1111.95 * std::cos(50.005 * 3.14159265 / 180), 500);
  EXPECT_NEAR(overlap_m2({{square(19, 50, 0.01)}}, {{square(19.005, 50, 0.01)}}),
              static_cast<double>(checked->area_m2) / 2, 500);
  EXPECT_EQ(overlap_m2({{square(19, 50, 0.01)}}, {{square(19.01, 50, 0.01)}}), 0);
}

TEST(PolygonCheck, names_what_is_wrong_and_where) {
  const auto fault = [](Shape shape) { return check_shape(std::move(shape)).error(); };
  EXPECT_EQ(fault({}).fault, ShapeFault::empty);
  EXPECT_EQ(fault({{{at(19, 50), at(19, 50), at(20, 50)}}}).fault, ShapeFault::empty);
  EXPECT_EQ(fault({{{at(19, 50), at(20, 50), at(21, 50)}}}).fault, ShapeFault::self_crossing);
  const ShapeError bow = fault({{{at(19, 50), at(20, 51), at(20, 50), at(19, 51)}}});
  EXPECT_EQ(bow.fault, ShapeFault::self_crossing);
  ASSERT_TRUE(bow.where);
  EXPECT_LT(metres_between(*bow.where, at(19.5, 50.5)), 2000);
  EXPECT_EQ(fault({{square(2, 48, 0.1)}}).fault, ShapeFault::outside_poland);
  Ring circle;
  for (int i = 0; i < 10'001; ++i)
    circle.push_back(at(19 + 0.1 * std::cos(i / 1591.6), 50 + 0.1 * std::sin(i / 1591.6)));
  EXPECT_EQ(fault({{circle}}).fault, ShapeFault::too_many_corners);
  EXPECT_EQ(fault({{circle}}).corners, 10'001);
}

TextKey problem_with(std::string_view geojson) {
  const auto read = read_geojson(geojson);
  return read ? TextKey{} : read.error().text;
}

TEST(GeoJson, reads_a_collection_a_feature_and_a_bare_geometry) {
  const std::string polygon = R"({"type":"Polygon","coordinates":[[[19,50],[19.1,50,210.5],[19.1,50.1],[19,50]]]})";
  EXPECT_EQ(read_geojson(polygon)->size(), 1u);
  EXPECT_EQ(read_geojson("\xEF\xBB\xBF" + polygon)->size(), 1u);
  const std::string feature = R"({"type":"Feature","properties":{"name":"A"},"geometry":)" + polygon + "}";
  EXPECT_EQ(*read_geojson(feature)->front().properties.find("name")->string(), "A");
  const auto two = read_geojson(R"({"type":"FeatureCollection","features":[)" + feature + "," + feature + "]}");
  ASSERT_TRUE(two);
  EXPECT_EQ(two->size(), 2u);
  EXPECT_EQ(two->front().area.shape.front().front().size(), 3u);
  EXPECT_EQ(read_one_area(R"({"type":"FeatureCollection","features":[)" + feature + "," + feature + "]}").error().text,
            TextKey{keys::geojson_one_area});
}

TEST(GeoJson, says_what_is_wrong_with_a_broken_file) {
  EXPECT_EQ(problem_with(""), TextKey{keys::geojson_not_json});
  EXPECT_EQ(problem_with(R"({"type":"Polygon","coordinates":[[[19,50],)"), TextKey{keys::geojson_not_json});
  EXPECT_EQ(problem_with("[1,2]"), TextKey{keys::geojson_no_type});
  EXPECT_EQ(problem_with(R"({"type":"FeatureCollection","features":7})"), TextKey{keys::geojson_no_type});
  EXPECT_EQ(problem_with(R"({"type":"FeatureCollection","features":[]})"), TextKey{keys::geojson_no_area});
  EXPECT_EQ(problem_with(R"({"type":"FeatureCollection","features":[{"type":"Feature"}]})"),
            TextKey{keys::geojson_bad_feature});
  EXPECT_EQ(problem_with(R"({"type":"Feature","geometry":null,"properties":null})"),
            TextKey{keys::geojson_bad_feature});
  EXPECT_EQ(problem_with(R"({"type":"Point","coordinates":[19,50]})"), TextKey{keys::geojson_not_an_area});
  EXPECT_EQ(problem_with(R"({"type":"Polygon","coordinates":[[["19","50"]]]})"),
            TextKey{keys::geojson_bad_coordinates});
  EXPECT_EQ(problem_with(R"({"type":"Polygon","coordinates":[19,50]})"), TextKey{keys::geojson_bad_coordinates});
  EXPECT_EQ(problem_with(R"({"type":"Polygon","coordinates":[]})"), TextKey{keys::area_empty});
  EXPECT_EQ(problem_with(R"({"type":"Polygon","coordinates":[[]]})"), TextKey{keys::area_empty});
  EXPECT_EQ(problem_with(R"({"type":"Polygon","coordinates":[[[19,50],[20,51],[20,50],[19,51],[19,50]]]})"),
            TextKey{keys::area_crosses_itself});
  // Swapped coordinates and metres of the national system lie outside Poland.
  EXPECT_EQ(problem_with(R"({"type":"Polygon","coordinates":[[[50,19],[50,19.1],[50.1,19.1]]]})"),
            TextKey{keys::area_outside_poland});
  EXPECT_EQ(problem_with(R"({"type":"Polygon","coordinates":[[[566000,245000],[567000,245000],[567000,246000]]]})"),
            TextKey{keys::area_outside_poland});
  EXPECT_EQ(problem_with(std::string(kMaxGeoJsonBytes + 1, ' ')), TextKey{keys::geojson_too_large});
}

TEST(GeoJson, what_is_written_reads_back_the_same) {
  const Shape shape{{square(19, 50, 0.1), square(19.03, 50.03, 0.01)}, {square(20, 50, 0.1)}};
  const auto checked = check_shape(shape);
  const auto again =
      read_geojson(geojson_of(std::vector<NamedShape>{{"Stare \"Miasto\"", "stare-miasto", checked->shape}}));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->front().area.shape, checked->shape);
  EXPECT_EQ(*again->front().properties.find("name")->string(), "Stare \"Miasto\"");
}

TEST(Simplify, neighbours_still_touch) {
  // Two districts share a jagged border.
  Ring border;
  for (int i = 0; i <= 40; ++i) border.push_back(at(20 + (i % 2) * 0.0003, 50 + i * 0.001));
  Ring west = border, east = border;
  west.insert(west.end(), {at(19.9, 50.04), at(19.9, 50)});
  std::ranges::reverse(east);
  east.insert(east.end(), {at(20.1, 50), at(20.1, 50.04)});
  const std::vector<Shape> shapes{{{west}}, {{east}}};
  const auto simple = simplify_together(shapes, 50'000);
  EXPECT_LT(corners_of(simple[0]), 12u);
  for (const Shape& shape : simple) EXPECT_TRUE(check_shape(shape));
  const double before = area_m2(shapes[0]) + area_m2(shapes[1]);
  EXPECT_EQ(overlap_m2(simple[0], simple[1]), 0);
  EXPECT_NEAR(area_m2(simple[0]) + area_m2(simple[1]), before, before * 1e-6);  // no gap between them
  EXPECT_EQ(simplify_together(shapes, 0)[0].front().front().size(), west.size());
}

TEST(Simplify, a_ring_never_vanishes) {
  const std::vector<Shape> shapes{{{square(19, 50, 0.0001)}}};
  EXPECT_GE(corners_of(simplify_together(shapes, 1e12)[0]), 3u);
}

TEST(Outline, draws_relative_whole_numbers_in_a_frame) {
  const std::vector<Shape> shapes{{{square(19, 50, 0.1)}}};
  const MapFrame frame = frame_around(shapes, 1000);
  EXPECT_EQ(frame.width, 1000);
  EXPECT_NEAR(frame.height, 1556, 3);  // 1 / cos(50.05)
  EXPECT_EQ(svg_path(frame, shapes[0]),
            fmt::format("M{} {}l{} 0 0-{}-{} 0z", frame.x(at(19, 50)), frame.y(at(19, 50)),
                        frame.x(at(19.1, 50)) - frame.x(at(19, 50)), frame.y(at(19, 50)) - frame.y(at(19, 50.1)),
                        frame.x(at(19.1, 50)) - frame.x(at(19, 50))));
}

TEST(Outline, the_districts_of_a_real_city_fit_into_their_budget) {
  const auto path = map_file("krakow_dzielnice.geojson");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
  const auto features = read_geojson(read(path));
  ASSERT_TRUE(features) << features.error().text.id;
  ASSERT_EQ(features->size(), 18u);
  std::vector<Shape> shapes;
  double total = 0;
  for (const Feature& feature : *features) {
    shapes.push_back(feature.area.shape);
    total += static_cast<double>(feature.area.area_m2);
  }
  EXPECT_NEAR(total, 326.8e6, 3e6);  // the city's area
  const auto drawn = draw_together(frame_around(shapes), shapes, 8'000);
  std::size_t bytes = 0;
  for (const DrawnShape& shape : drawn) bytes += shape.path.size();
  EXPECT_LE(bytes, 8'000u);
  EXPECT_GT(bytes, 4'000u);
}

TEST(GeoJson, every_voivodeship_and_powiat_of_the_state_register_is_read) {
  for (const auto& [name, count] : {std::pair{"wojewodztwa.geojson", 16u}, std::pair{"powiaty.geojson", 380u}}) {
    const auto path = map_file(name);
    if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
    const auto features = read_geojson(read(path));
    ASSERT_TRUE(features) << name << ' ' << features.error().text.id << ' '
                          << std::get<std::int64_t>(features.error().args.front().value);
    EXPECT_EQ(features->size(), count);
  }
}

Shape square_at(double west, double south, double side) {
  const auto u = units_from_degrees;
  return {{{{u(west), u(south)},
            {u(west + side), u(south)},
            {u(west + side), u(south + side)},
            {u(west), u(south + side)}}}};
}

TEST(Shape, a_union_counts_what_they_share_once) {
  const Shape a = square_at(19.90, 50.00, 0.02), b = square_at(19.91, 50.00, 0.02),
              inside = square_at(19.901, 50.001, 0.001);
  const std::vector<Shape> all{a, b, inside};
  const auto united = check_shape(union_of(all));
  ASSERT_TRUE(united);
  EXPECT_EQ(united->shape.size(), 1u);
  EXPECT_NEAR(static_cast<double>(united->area_m2), area_m2(a) + area_m2(b) - overlap_m2(a, b), 5);
  EXPECT_EQ(union_of({}), Shape{});
}

TEST(Shape, a_union_of_neighbours_has_no_border_between_them_and_keeps_the_hole_of_a_ring) {
  std::vector<Shape> ring;  // eight squares around a ninth
  for (int x = 0; x < 3; ++x)
    for (int y = 0; y < 3; ++y)
      if (x != 1 || y != 1) ring.push_back(square_at(19.90 + 0.01 * x, 50.00 + 0.01 * y, 0.01));
  const auto united = check_shape(union_of(ring));
  ASSERT_TRUE(united);
  ASSERT_EQ(united->shape.size(), 1u);
  EXPECT_EQ(united->shape.front().size(), 2u);
  EXPECT_FALSE(contains(united->shape, {units_from_degrees(19.915), units_from_degrees(50.015)}));
  EXPECT_EQ(union_of(std::vector<Shape>{square_at(19.9, 50, 0.01), square_at(19.95, 50, 0.01)}).size(), 2u);
}

}  // namespace
}  // namespace wiec::places
