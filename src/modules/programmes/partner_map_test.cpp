// The map of partners: names of cities beside their points, over borders of countries where these mean something.
#include "modules/programmes/partner_map.h"

#include "modules/programmes/europe.h"
#include "modules/programmes/partner.h"

namespace wiec::programmes {
namespace {

PartnerSpot spot(const std::string& at, const std::string& title) { return {*point_from(at), title, "#x", {}}; }

std::string drawn(Language l, const std::vector<PartnerSpot>& spots) {
  Html out;
  put_partner_map(out, l, "Partnerzy", spots);
  return std::string(out.view());
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

const std::vector<PartnerSpot> kUrbInclusion = {
    spot("41.3874, 2.1686", "Barcelona"),  spot("55.6761, 12.5683", "København"), spot("39.5557, 21.7679", "Trikala"),
    spot("45.764, 4.8357", "Lyon"),        spot("40.8518, 14.2681", "Napoli"),    spot("45.0703, 7.6869", "Torino"),
    spot("45.7489, 21.2087", "Timișoara"), spot("55.8642, -4.2518", "Glasgow"),   spot("50.0647, 19.945", "Kraków")};

TEST(PartnerMap, Names_every_city_of_the_source_and_the_countries_around) {
  const std::string map = drawn(Language::pl, kUrbInclusion);
  for (const PartnerSpot& one : kUrbInclusion)
    EXPECT_EQ(count(map, ">" + one.title + "</text>"), 1u) << one.title << " has no room";
  for (const char* country : {"Polska", "Francja", "Dania", "Rumunia", "Niemcy"})
    EXPECT_NE(map.find("<title>" + std::string(country) + "</title>"), std::string::npos) << country;
  EXPECT_NE(map.find("Granice państw są uproszczone"), std::string::npos);
  EXPECT_NE(drawn(Language::en, kUrbInclusion).find("<title>Romania</title>"), std::string::npos);
  EXPECT_EQ(count(map, "href=\"#x\""), kUrbInclusion.size());
}

TEST(PartnerMap, Says_a_city_once_and_shows_no_coarse_borders_of_a_single_one) {
  const std::string map = drawn(Language::pl, {spot("50.0647, 19.945", "Fundacja A, Kraków (USER)"),
                                               spot("50.0831, 19.9224", "Kraków (URB-INCLUSION)")});
  EXPECT_EQ(count(map, ">Kraków</text>"), 1u) << map;
  EXPECT_EQ(map.find("<title>Polska</title>"), std::string::npos);
  EXPECT_NE(map.find("Mapa nie pokazuje granic."), std::string::npos);
  EXPECT_TRUE(drawn(Language::pl, {}).empty());
}

TEST(PartnerMap, Labels_stay_apart_however_many_points_there_are) {
  std::vector<PartnerSpot> crowd;
  for (int i = 0; i < 100; ++i)
    crowd.push_back(
        spot(fmt::format("{}.{}, {}.{}", 45 + i % 10, i % 7, 5 + i / 10, i % 3), fmt::format("Miasto {}", i)));
  const std::string map = drawn(Language::pl, crowd);
  EXPECT_EQ(count(map, "<circle"), 100u);
  EXPECT_LT(count(map, "<text"), 60u) << "the others are in the list and in their titles";
}

TEST(Europe, A_ring_is_cut_to_the_box) {
  const html::Ring square = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  for (const html::LonLat p : clipped(square, {5, 5}, {20, 20})) {
    EXPECT_GE(p.lon, 5);
    EXPECT_LE(p.lat, 10);
  }
  EXPECT_EQ(clipped(square, {2, 2}, {4, 4}).size(), 4u) << "the box inside the ring";
  EXPECT_TRUE(clipped(square, {20, 20}, {30, 30}).empty());
  EXPECT_GE(countries_of_europe().size(), 45u);
}

}  // namespace
}  // namespace wiec::programmes
