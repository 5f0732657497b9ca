#include "app/demo_areas.h"

#include <numbers>

#include "commons/areas/edit_area.h"
#include "commons/places/geojson.h"
#include "commons/places/streets.h"

namespace wiec::app {
namespace {

struct Ground {
  std::vector<places::Place> districts;
  std::vector<std::vector<places::Place>> estates;  // of each district
  std::vector<std::vector<places::Street>> streets;
  std::vector<places::Point> middles;  // of each district
};

Ground ground_of(db::ReadTx& tx) {
  Ground ground;
  const auto cities = places::cities(tx);
  if (cities.empty()) return ground;
  ground.districts = places::children_of(tx, cities.front().id, places::PlaceKind::district);
  for (const places::Place& district : ground.districts) {
    ground.estates.push_back(places::children_of(tx, district.id, places::PlaceKind::estate));
    ground.streets.push_back(places::streets_in(tx, district.id));
    std::erase_if(ground.streets.back(), [&](const places::Street& street) {  // avenues cross half the city
      return places::find_district(tx, cities.front().id, street.name, "").match != places::AddressMatch::found;
    });
    const auto boundary = places::boundary_of(tx, district.id);
    ground.middles.push_back(boundary ? places::label_point(*boundary) : places::Point{});
  }
  return ground;
}

// A border as a hand draws it: some corners around a point, not quite round.
std::string drawn_around(places::Point middle, int corners, double metres) {
  constexpr double kMetresPerUnit = 0.0111195;
  places::Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double turn = 2 * std::numbers::pi * i / corners, far = metres * (1 + 0.15 * (i % 3)) / kMetresPerUnit;
    ring.push_back({middle.longitude + static_cast<std::int64_t>(far * 1.55 * std::cos(turn)),
                    middle.latitude + static_cast<std::int64_t>(far * std::sin(turn))});
  }
  std::string out;
  places::append_geometry(out, {{ring}});
  return out;
}

std::string codes_of(std::span<const places::Place> some) {
  std::string out;
  for (const places::Place& place : some) out += (out.empty() ? "" : ",") + code_from_id(place.id.value);
  return out;
}

std::string lines_of(std::span<const places::Street> some) {
  std::string out;
  for (const places::Street& street : some) out += street.name + "\n";
  return out;
}

Typed typed(std::string name, std::string parts, std::string streets, std::string drawn) {
  Typed form;
  form.set("area_name", std::move(name));
  form.set("area_parts", std::move(parts));
  form.set("area_streets", std::move(streets));
  form.set("area_geojson", std::move(drawn));
  return form;
}

template <class T>
std::span<const T> first(const std::vector<T>& all, std::size_t count) {
  return std::span(all).first(std::min(all.size(), count));
}

std::vector<Typed> forms(const Ground& g) {
  std::vector<Typed> all;
  for (std::size_t d = 0; d < g.districts.size() && all.size() < 7; ++d) {
    const std::string& name = g.districts[d].name;
    const auto& estates = g.estates[d];
    const auto& streets = g.streets[d];
    switch (d) {
      case 0:
        all.push_back(typed("Śródmieście bliżej ludzi", "", "", drawn_around(g.middles[d], 9, 450)));
        break;
      case 1:
        if (!estates.empty()) all.push_back(typed(estates.front().name, codes_of(first(estates, 1)), "", ""));
        break;
      case 2:
        all.push_back(typed(name, codes_of(std::span(&g.districts[d], 1)), "", ""));
        break;
      case 3:
        if (estates.size() > 1)
          all.push_back(typed(fmt::format("{} i {}", estates[0].name, estates[1].name), codes_of(first(estates, 2)),
                              lines_of(first(streets, 2)), ""));
        break;
      case 4:
        all.push_back(typed("Nad wodą", "", lines_of(first(streets, 1)), drawn_around(g.middles[d], 7, 500)));
        break;
      case 5:
        all.push_back(typed("Za szkołą", "", "", drawn_around(g.middles[d], 6, 380)));
        break;
      default:
        if (streets.size() > 2)
          all.push_back(
              typed(fmt::format("{} i okolice", streets[1].name), "", lines_of(std::span(streets).subspan(1, 2)), ""));
        break;
    }
  }
  return all;
}

}  // namespace

void store_demo_areas(Context& ctx) {
  const auto ground = ctx.db.read([](db::ReadTx& tx) {
    return areas::count_areas(tx) > 0 ? std::optional<Ground>() : std::optional(ground_of(tx));
  });
  if (!ground) return;
  for (const Typed& form : forms(*ground)) {
    Faults faults;
    const areas::NewArea area = areas::read_area(ctx, form, faults);
    if (!faults.empty())
      throw std::logic_error(fmt::format("the demo city has an area that cannot be: {}", faults.front().text.id));
    ctx.db.write("demo.store_area", [&](db::WriteTx& tx) { areas::insert_area(tx, area); });
  }
}

}  // namespace wiec::app
