#include "commons/places/point_text.h"

namespace wiec::places {
namespace {

TEST(PointText, Latitude_and_longitude_as_maps_copy_them) {
  const Point krakow{199'366'000, 500'614'000};
  for (const std::string_view typed :
       {"50.0614, 19.9366", "50.0614,19.9366", "50.0614 19.9366", " 50.0614; 19.9366 "}) {
    const auto point = point_from(typed);
    ASSERT_TRUE(point) << typed;
    EXPECT_EQ(point->longitude, krakow.longitude) << typed;
    EXPECT_EQ(point->latitude, krakow.latitude) << typed;
  }
}

TEST(PointText, Anything_else_is_none) {
  for (const std::string_view typed : {"", "50.0614", "19.9366, 50.0614", "nan, nan", "1e9, 1e9", "50.0614, 19.9366, 3",
                                       "50.0614, 19.9366 m", "ul. Lipowa 5"})
    EXPECT_FALSE(point_from(typed)) << typed;
}

}  // namespace
}  // namespace wiec::places
