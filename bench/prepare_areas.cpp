// Puts areas with members and needs into the demo city: for the part "areas" of server_bench.sh. The areas are
// rectangles side by side, each a little over its neighbours. Prints the code of one in the middle. usage:
// prepare_areas DIR AREAS MEMBERS NEEDS      members and needs of each area
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "app/installation.h"
#include "commons/areas/edit_area.h"
#include "commons/people/person_store.h"
#include "commons/places/geojson.h"
#include "modules/joint_projects/member_store.h"
#include "modules/needs/index_need.h"
#include "modules/needs/need_store.h"

namespace {

using namespace wiec;

struct Sizes {
  int areas = 0, members = 0, needs = 0;
};

// Rectangle number `i` of a square of them in the middle half of `city`.
places::Ring rectangle(const places::Box& city, int i, int all) {
  const int side = static_cast<int>(std::ceil(std::sqrt(all)));
  const std::int64_t width = (city.north_east.longitude - city.south_west.longitude) / 2 / side,
                     height = (city.north_east.latitude - city.south_west.latitude) / 2 / side,
                     west = city.south_west.longitude + width * side / 2 + i % side * width,
                     south = city.south_west.latitude + height * side / 2 + i / side * height;
  const std::int64_t east = west + width * 11 / 10, north = south + height * 11 / 10;
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

areas::AreaId store_area(Context& ctx, const places::Box& city, int i, int all) {
  std::string drawn;
  places::append_geometry(drawn, {{rectangle(city, i, all)}});
  Typed form;
  form.set("area_name", fmt::format("Okolica {:04}", i));
  form.set("area_geojson", drawn);
  Faults faults;
  const areas::NewArea area = areas::read_area(ctx, form, faults);
  if (!faults.empty()) return fmt::print(stderr, "prepare_areas: {}\n", faults.front().text.id), areas::AreaId{};
  return ctx.db.write("bench.store_area", [&](db::WriteTx& tx) { return areas::insert_area(tx, area); });
}

void fill_area(Context& ctx, areas::AreaId area, int number, const Sizes& sizes) {
  needs::Need need{.what = "Ławka w cieniu przy przystanku", .location = "przy pętli", .who = "starsi mieszkańcy"};
  need.area = area;
  ctx.db.write("bench.fill_area", [&](db::WriteTx& tx) {
    for (int i = 0; i < sizes.members; ++i) {
      const people::NewPerson person{.email = fmt::format("osoba{}.{}@example.org", number, i), .name = "Jan Nowak"};
      joint_projects::insert_member(tx, area, people::insert_person(tx, person), {});
    }
    for (int i = 0; i < sizes.needs; ++i) {
      need.what = fmt::format("Ławka w cieniu przy przystanku numer {} okolicy {}", i, number);
      need.theme = static_cast<needs::Theme>(i % std::size(needs::kThemeCodes));
      need.made_at = need.changed_at = tx.now();
      needs::index_need(tx, needs::insert_need(tx, need), needs::analysed_need(ctx.shared.stemmer, need));
    }
  });
}

std::optional<places::Box> land_of_city(db::ReadTx& tx) {
  std::optional<places::Box> land;
  for (const places::Place& city : places::cities(tx))
    for (const places::Place& district : places::children_of(tx, city.id, places::PlaceKind::district))
      if (district.box) land = land ? places::united(*land, *district.box) : *district.box;
  return land;
}

int prepare(const char* folder, const Sizes& sizes) {
  app::InstallationOptions options;
  options.data = folder;
  auto in = app::open_installation(options);
  if (!in) return std::fprintf(stderr, "prepare_areas: %s\n", in.error().c_str()), 1;
  Shared shared;
  app::equip(shared, **in);
  Context ctx(*(*in)->db, shared, Language::pl, (*in)->clock.now());
  const auto land = ctx.db.read(land_of_city);
  if (!land) return std::fprintf(stderr, "prepare_areas: no city with boundaries\n"), 1;
  for (int i = 0; i < sizes.areas; ++i) {
    const areas::AreaId area = store_area(ctx, *land, i, sizes.areas);
    if (area.value == 0) return 1;
    fill_area(ctx, area, i, sizes);
    if (i == sizes.areas / 2) std::printf("%s\n", code_from_id(area.value).c_str());
  }
  return 0;
}

bool number_from(const char* word, int& to) {
  return std::from_chars(word, word + std::strlen(word), to).ec == std::errc() && to >= 0;
}

}  // namespace

int main(int count, char** words) {
  Sizes sizes;
  if (count != 5 || !number_from(words[2], sizes.areas) || !number_from(words[3], sizes.members) ||
      !number_from(words[4], sizes.needs))
    return std::fprintf(stderr, "usage: prepare_areas DIR AREAS MEMBERS NEEDS\n"), 2;
  return prepare(words[1], sizes);
}
