#include "app/demo_ground.h"

#include "commons/places/boundaries.h"
#include "commons/places/streets.h"

namespace wiec::app {
namespace {

places::CheckedShape shape_of(const demo::Ring& ring) {
  places::Ring corners;
  for (const demo::Point& p : ring)
    corners.push_back({places::units_from_degrees(p.lon), places::units_from_degrees(p.lat)});
  auto checked = places::check_shape({{std::move(corners)}});
  if (!checked) throw std::logic_error("the demo city has a broken boundary");
  return *std::move(checked);
}

places::PlaceId insert(db::WriteTx& tx, const places::NewPlace& place) {
  const auto id = places::insert_place(tx, place);
  if (!id) throw std::logic_error("the demo city has a place that cannot be stored: " + place.name);
  return *id;
}

// Streets in the form a city hands them in, so that the demo takes the same way.
std::string streets_csv(const demo::City& city) {
  constexpr std::string_view kParity[] = {"wszystkie", "nieparzyste", "parzyste"};
  std::string csv = "ulica;od;do;parzystość;dzielnica\n";
  for (const demo::Street& street : city.streets)
    for (const demo::StreetPart& part : street.parts)
      csv += fmt::format("{};{};{};{};{}\n", street.name.pl, part.from, part.to,
                         kParity[static_cast<std::size_t>(part.parity)],
                         city.districts[static_cast<std::size_t>(part.district - 1)].name.pl);
  return csv;
}

}  // namespace

DemoGround store_ground(Context& ctx, const demo::City& city) {
  struct Made {
    DemoGround ground;
    std::vector<places::PlaceId> estates;
  };
  const Made made = ctx.db.write("demo.store_places", [&city](db::WriteTx& tx) {
    Made all;
    all.ground.city =
        insert(tx, {.kind = places::PlaceKind::city, .name = city.name.pl, .population = city.population});
    for (const auto& d : city.districts)
      all.ground.districts.push_back(insert(tx, {.kind = places::PlaceKind::district,
                                                 .parent = all.ground.city,
                                                 .name = d.name.pl,
                                                 .position = d.number,
                                                 .population = d.population}));
    for (const auto& e : city.estates)
      all.estates.push_back(insert(tx, {.kind = places::PlaceKind::estate,
                                        .parent = all.ground.districts[static_cast<std::size_t>(e.district - 1)],
                                        .name = e.name.pl,
                                        .population = e.population}));
    return all;
  });
  std::vector<places::PlaceBoundary> districts;
  for (std::size_t i = 0; i < city.districts.size(); ++i)
    districts.push_back({made.ground.districts[i], shape_of(city.districts[i].outline)});
  (void)places::store_boundaries(ctx.db, made.ground.city, places::PlaceKind::district, std::move(districts));
  for (std::size_t d = 0; d < city.districts.size(); ++d) {
    std::vector<places::PlaceBoundary> estates;
    for (std::size_t i = 0; i < city.estates.size(); ++i)
      if (city.estates[i].district == city.districts[d].number)
        estates.push_back({made.estates[i], shape_of(city.estates[i].outline)});
    (void)places::store_boundaries(ctx.db, made.ground.districts[d], places::PlaceKind::estate, std::move(estates));
  }
  if (const auto streets = places::import_streets(ctx.db, made.ground.city, streets_csv(city)); !streets)
    throw std::logic_error(fmt::format("the demo city's streets, line {}", streets.error().front().line));
  return made.ground;
}

}  // namespace wiec::app
