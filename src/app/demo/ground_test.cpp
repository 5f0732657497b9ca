#include <random>
#include <set>

#include "app/demo/city.h"
#include "app/demo/ground.h"

namespace wiec::demo {
namespace {

double ring_area(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[(i + 1) % ring.size()];
    twice += (a.lon - 18) * (b.lat - 51) - (b.lon - 18) * (a.lat - 51);
  }
  return twice / 2;
}

Path plane(const Ring& ring) {
  Path out;
  for (const Point p : ring) out.push_back(metres(p));
  return out;
}

const City& city() {
  static const City made = make_city(1, *date_from(2026, 11, 22));
  return made;
}

TEST(Ground, DistrictsAreSimpleRingsCounterClockwise) {
  ASSERT_EQ(city().districts.size(), 18u);
  for (const District& district : city().districts) {
    EXPECT_GT(ring_area(district.outline), 0) << district.name.pl;
    EXPECT_TRUE(is_simple(plane(district.outline))) << district.name.pl;
    std::set<std::pair<double, double>> seen;
    for (const Point p : district.outline) EXPECT_TRUE(seen.insert({p.lon, p.lat}).second) << district.name.pl;
  }
}

TEST(Ground, EstatesTileTheirDistrictAndDistrictsTheCity) {
  double districts = 0;
  for (const District& district : city().districts) {
    double estates = 0;
    int count = 0, people = 0;
    for (const Estate& estate : city().estates) {
      if (estate.district != district.number) continue;
      estates += ring_area(estate.outline);
      people += estate.population;
      ++count;
    }
    EXPECT_GE(count, 2);
    EXPECT_LE(count, 5);
    EXPECT_EQ(people, district.population);
    EXPECT_NEAR(estates / ring_area(district.outline), 1, 1e-9) << district.name.pl;
    districts += ring_area(district.outline);
  }
  EXPECT_NEAR(districts / ring_area(degrees(make_ground(1).outline)), 1, 1e-9);
}

TEST(Ground, EachPointOfTheCityLiesInOneDistrictAndOneEstate) {
  const Path outline = make_ground(1).outline;
  std::mt19937 random(7);
  const auto [low, high] = box_of(outline);
  int inside = 0;
  std::vector<Path> districts, estates;
  for (const District& d : city().districts) districts.push_back(plane(d.outline));
  for (const Estate& e : city().estates) estates.push_back(plane(e.outline));
  for (int i = 0; i < 4000; ++i) {
    const double x = static_cast<double>(random() % 100000) / 1e5, y = static_cast<double>(random() % 100000) / 1e5;
    const Vec p{low.x + (high.x - low.x) * x, low.y + (high.y - low.y) * y};
    const auto covers = [&](const Path& ring) { return contains(ring, p); };
    const bool within = contains(outline, p);
    inside += within;
    EXPECT_EQ(std::count_if(districts.begin(), districts.end(), covers), within ? 1 : 0);
    EXPECT_EQ(std::count_if(estates.begin(), estates.end(), covers), within ? 1 : 0);
  }
  EXPECT_GT(inside, 1500);
}

TEST(Ground, NeighboursAcrossTheRiverShareItsLine) {
  const Ground ground = make_ground(1);
  int wet = 0;
  for (std::size_t e = 0; e < ground.mesh.edges.size(); ++e) {
    if (!ground.wet[e]) continue;
    for (const Vec p : ground.mesh.edges[e].line) EXPECT_LT(distance_to_line(ground.river, p), 1.0);
    const MeshEdge& edge = ground.mesh.edges[e];
    const int inside = static_cast<int>(ground.estate_count());
    if (edge.right < inside) {
      ++wet;
      EXPECT_NE(ground.district[static_cast<std::size_t>(edge.left)],
                ground.district[static_cast<std::size_t>(edge.right)]);
    }
  }
  EXPECT_GE(wet, 6);
}

TEST(Ground, OutlinesForPagesAreSmall) {
  std::size_t bytes = 0;
  for (const District& district : city().districts) bytes += district.svg_path.size();
  EXPECT_LE(bytes, 8000u);
  EXPECT_GT(bytes, 2000u);
}

TEST(Ground, OtherSeedsMakeOtherCitiesThatHoldTogetherToo) {
  const Ground first = make_ground(1), again = make_ground(1);
  EXPECT_EQ(first.outline, again.outline);
  for (std::uint64_t seed = 2; seed < 6; ++seed) {
    const Ground other = make_ground(seed);
    EXPECT_NE(first.outline, other.outline);
    double sum = 0;
    for (const Path& district : other.districts) sum += area(district);
    EXPECT_NEAR(sum / area(other.outline), 1, 1e-9);
  }
}

TEST(Streets, LieInTheirDistrictAndEstate) {
  std::set<std::string> names;
  for (const Street& street : city().streets) {
    EXPECT_TRUE(names.insert(street.name.pl).second) << street.name.pl;
    ASSERT_FALSE(street.parts.empty()) << street.name.pl;
    for (const StreetPart& part : street.parts) {
      ASSERT_GE(part.line.size(), 2u);
      EXPECT_LE(part.from, part.to);
      EXPECT_EQ(city().estates[static_cast<std::size_t>(part.estate)].district, part.district);
      const Path home = plane(city().districts[static_cast<std::size_t>(part.district) - 1].outline);
      for (const Point point : part.line) {
        const Vec p = metres(point);
        EXPECT_TRUE(contains(home, p) || distance_to_ring(home, p) < 3) << street.name.pl;
      }
    }
  }
  EXPECT_GT(names.size(), 400u);
}

TEST(Sites, StandInTheirDistrict) {
  EXPECT_GT(city().sites.size(), 100u);
  for (const Site& site : city().sites)
    EXPECT_TRUE(contains(plane(city().districts[static_cast<std::size_t>(site.district) - 1].outline), metres(site.at)))
        << site.name.pl;
}

}  // namespace
}  // namespace wiec::demo
