// Figures that never guess, and the agenda of a meeting.
#include "modules/support/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiec::support {
namespace {

using proposals::Entry;
using proposals::State;

constexpr places::PlaceId kCity{1}, kLeft{2}, kRight{3}, kEstate{4};
constexpr std::int64_t kUnit = 1'000;

places::Shape square(std::int64_t west, std::int64_t east) {
  return {{{{west, 0}, {east, 0}, {east, 10 * kUnit}, {west, 10 * kUnit}}}};
}
places::Place place(places::PlaceId id, places::PlaceId parent, places::PlaceKind kind) {
  places::Place p;
  p.id = id;
  p.parent = parent;
  p.kind = kind;
  return p;
}
// The area is the eastern half of the left bank.
Lying lying(bool with_land = true, bool whole_district = false) {
  areas::Area area;
  area.districts = {{.place = kLeft, .name = "Lewy", .code = "lewy", .common_m2 = {}}};
  if (whole_district) area.parts = {{kLeft, "Lewy"}};
  return {area,
          with_land ? square(5 * kUnit, 10 * kUnit) : places::Shape(),
          {square(0, 10 * kUnit)},
          {{kLeft, place(kLeft, kCity, places::PlaceKind::district)},
           {kRight, place(kRight, kCity, places::PlaceKind::district)},
           {kEstate, place(kEstate, kLeft, places::PlaceKind::estate)}}};
}
editions::Pool pool(editions::Level level, places::PlaceId where) {
  editions::Pool p;
  p.level = level;
  p.place = where;
  return p;
}
Entry entry(State state, places::PlaceId where = {}, std::vector<places::Point> points = {}) {
  static std::int64_t next = 0;
  Entry e;
  e.id = proposals::ProposalId{++next};
  e.state = state;
  e.place = where;
  e.cost = 100;
  e.points = std::move(points);
  return e;
}

TEST(Lying, a_district_is_known_by_pool_place_or_points_and_else_unknown) {
  const Lying l = lying();
  const auto citywide = pool(editions::Level::citywide, kCity), right = pool(editions::Level::district, kRight),
             estate = pool(editions::Level::local, kEstate), unmapped = pool(editions::Level::district, {});
  EXPECT_EQ(l.in_districts(entry(State::lost), &right), Where::outside);
  EXPECT_EQ(l.in_districts(entry(State::lost), &estate), Where::inside) << "an estate of the district";
  EXPECT_EQ(l.in_districts(entry(State::lost, kLeft), &citywide), Where::inside);
  EXPECT_EQ(l.in_districts(entry(State::lost, kRight), &citywide), Where::outside);
  EXPECT_EQ(l.in_districts(entry(State::lost, kCity), &citywide), Where::unknown);
  EXPECT_EQ(l.in_districts(entry(State::lost), &unmapped), Where::unknown);
  EXPECT_EQ(l.in_districts(entry(State::lost, {}, {{kUnit, kUnit}}), &citywide), Where::inside);
  EXPECT_EQ(l.in_districts(entry(State::lost, {}, {{20 * kUnit, kUnit}}), &citywide), Where::outside);
}

TEST(Lying, an_area_is_known_by_points_or_when_all_of_the_district_is_its) {
  const Lying l = lying();
  const auto left = pool(editions::Level::district, kLeft), right = pool(editions::Level::district, kRight),
             citywide = pool(editions::Level::citywide, {});
  EXPECT_EQ(l.in_area(entry(State::lost, {}, {{7 * kUnit, kUnit}}), &left), Where::inside);
  EXPECT_EQ(l.in_area(entry(State::lost, {}, {{kUnit, kUnit}}), &left), Where::outside);
  EXPECT_EQ(l.in_area(entry(State::lost, {}, {{kUnit, kUnit}, {7 * kUnit, kUnit}}), &left), Where::inside);
  EXPECT_EQ(l.in_area(entry(State::lost), &left), Where::unknown) << "somewhere in the district";
  EXPECT_EQ(l.in_area(entry(State::lost), &right), Where::outside);
  EXPECT_EQ(l.in_area(entry(State::lost), &citywide), Where::unknown);
  EXPECT_EQ(lying(true, true).in_area(entry(State::lost), &left), Where::inside);
  EXPECT_FALSE(lying(false).area_has_land());
}

TEST(Figures, every_unknown_is_counted_apart) {
  Figures f;
  const Entry done = entry(State::won), real_unknown = entry(State::won), under_way = entry(State::won),
              cancelled = entry(State::won), nothing_known = entry(State::won);
  const Outcomes outcomes{{done.id, {delivery::State::done, 90}},
                          {real_unknown.id, {delivery::State::done, {}}},
                          {under_way.id, {delivery::State::delayed, {}}},
                          {cancelled.id, {delivery::State::cancelled, {}}}};
  for (const Entry& e : {done, real_unknown, under_way, cancelled, nothing_known, entry(State::lost),
                         entry(State::on_ballot), entry(State::rejected), entry(State::merged), entry(State::withdrawn),
                         entry(State::assessment), entry(State::submitted)})
    count(f, e, Where::inside, outcomes);
  count(f, entry(State::won), Where::unknown, outcomes);
  count(f, entry(State::won), Where::outside, outcomes);
  EXPECT_EQ(f.submitted, 12);
  EXPECT_EQ(f.accepted, 7);
  EXPECT_EQ(f.refused, 1);
  EXPECT_EQ(f.left, 2);
  EXPECT_EQ(f.verdict_unknown, 2);
  EXPECT_EQ(f.accepted + f.refused + f.left + f.verdict_unknown, f.submitted);
  EXPECT_EQ(f.won, 5);
  EXPECT_EQ(f.won + f.lost + f.vote_unknown, f.accepted);
  EXPECT_EQ(f.delivered, 2);
  EXPECT_EQ(f.under_way, 1);
  EXPECT_EQ(f.cancelled, 1);
  EXPECT_EQ(f.delivery_unknown, 1);
  EXPECT_EQ(f.cost_won, 500);
  EXPECT_EQ(f.cost_real, 90);
  EXPECT_EQ(f.real_unknown, 1);
  EXPECT_EQ(f.place_unknown, 1);
  EXPECT_EQ(f.by_theme.at({}).won, 5);
}

}  // namespace
}  // namespace wiec::support
