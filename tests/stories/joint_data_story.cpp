// What programs read about the Joint Projects: each address answers in its format, the demo city shows enough to try,
// and nobody's address is among it.
#include <chrono>
#include <thread>

#include "base/json.h"
#include "server_fixture.h"

namespace wiec::stories {
namespace {

using testing::StartsWith;

class JointData : public DemoCity {
 protected:
  static Json read(const std::string& path) {
    const auto answer = browser().get(path);
    EXPECT_EQ(answer.status, 200) << path;
    auto json = parse_json(answer.body);
    EXPECT_TRUE(json) << path;
    return json ? *std::move(json) : Json();
  }
  static std::size_t count(const Json& json, const char* list) {
    const Json* all = json.find(list);
    return all && all->array() ? all->array()->size() : 0;
  }
};

TEST_F(JointData, the_demo_city_has_at_least_five_of_each) {
  EXPECT_GE(count(read("/api/v1/ambassadors"), "items"), 5u);
  EXPECT_GE(count(read("/api/v1/needs"), "items"), 5u);
  EXPECT_GE(count(read("/api/v1/gatherings"), "items"), 5u);
  const Json areas = read("/api/v1/areas.geojson");
  ASSERT_GE(count(areas, "features"), 5u);
  std::size_t with_land = 0;
  for (const Json& one : *areas.find("features")->array()) {
    const Json* shape = one.find("geometry");
    const Json* type = shape ? shape->find("type") : nullptr;
    with_land += type && type->string() && type->string()->ends_with("Polygon");
  }
  EXPECT_GE(with_land, 5u);
}

TEST_F(JointData, each_address_answers_in_its_format_and_is_described) {
  const auto described = browser().get("/api/v1/openapi.json");
  for (const auto& [path, type] :
       {std::pair("/api/v1/areas.geojson", "application/geo+json"),
        std::pair("/api/v1/ambassadors", "application/json"), std::pair("/api/v1/needs", "application/json"),
        std::pair("/api/v1/gatherings", "application/json"), std::pair("/api/v1/gatherings.ics", "text/calendar"),
        std::pair("/api/v1/proposals", "application/json"), std::pair("/api/v1/proposals.csv", "text/csv"),
        std::pair("/api/v1/proposals.geojson", "application/geo+json"),
        std::pair("/api/v1/paths", "application/json")}) {
    const auto answer = browser().get(path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_THAT(std::string(answer.header("content-type")), StartsWith(type)) << path;
    EXPECT_TRUE(described.says('"' + std::string(path) + '"')) << path << " is not in openapi.json";
  }
  Json similar = read("/api/v1/proposals/similar?title=lawki+w+parku&limit=5");
  for (int tries = 0; tries < 600 && count(similar, "items") == 0; ++tries) {  // it is indexed while the city answers
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    similar = read("/api/v1/proposals/similar?title=lawki+w+parku&limit=5");
  }
  EXPECT_GE(count(similar, "items"), 1u) << "missing diacritics are forgiven";
  EXPECT_LE(count(similar, "items"), 5u);
}

TEST_F(JointData, nobody_can_be_written_to_from_it) {
  for (const char* path : {"/api/v1/ambassadors", "/api/v1/needs", "/api/v1/gatherings", "/api/v1/areas.geojson",
                           "/api/v1/proposals", "/ambasadorzy", "/okolice/wskazane"})
    EXPECT_FALSE(browser().get(path).says("@wiec.example")) << path;
}

}  // namespace
}  // namespace wiec::stories
