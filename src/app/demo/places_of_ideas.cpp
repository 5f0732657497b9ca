#include <algorithm>
#include <array>

#include "app/demo/proposal_writer.h"
#include "app/demo/sites.h"

namespace wiec::demo {
namespace {

// Parts of the city that citywide ideas speak of, with the districts that belong to them.
struct Quarter {
  std::string_view pl, en;
  int first, last;
};
constexpr Quarter quarters[] = {{"w całym mieście", "across the city", 1, 18},
                                {"we wszystkich dzielnicach", "in all districts", 1, 18},
                                {"na lewym brzegu Modrawy", "on the left bank of the Modrawa", 1, 11},
                                {"na prawym brzegu Modrawy", "on the right bank of the Modrawa", 12, 18},
                                {"nad Modrawą", "by the Modrawa", 1, 4},
                                {"na północy miasta", "in the north of the city", 5, 11},
                                {"na południu miasta", "in the south of the city", 13, 18},
                                {"na dużych osiedlach", "on the large estates", 5, 16},
                                {"w sześciu dzielnicach", "in six districts", 3, 17},
                                {"blisko domu", "close to home", 1, 18}};

PlaceName name_of(const Quarter& quarter) {
  return {std::string(quarter.pl), std::string(quarter.pl), std::string(quarter.pl), std::string(quarter.en),
          std::string(quarter.en)};
}

void add_doorsteps(const City& city, const Ground& ground, int district, int count, Random& random, ChosenPlace& out) {
  for (int i = 0; i < count; ++i) out.points.push_back(find_doorstep(city, ground, district, random).at);
}

bool choose_street(const City& city, const Ground& ground, int district, Random& random, ChosenPlace& out) {
  const Doorstep door = find_doorstep(city, ground, district, random);
  const Street& street = city.streets[door.street];
  out.name = street.name;
  out.district = street.parts[door.part].district;
  out.points = {door.at};
  const int last = std::min(street.parts[door.part].to, door.house + 2 * random.whole(2, 12));
  out.shown =
      street.name.pl + " " + std::to_string(door.house) + (last > door.house + 3 ? "–" + std::to_string(last) : "");
  return true;
}

bool choose_green(const City& city, const Ground& ground, bool boulevard, int district, Random& random,
                  ChosenPlace& out) {
  std::vector<const Green*> found;
  for (const Green& green : city.greens)
    if ((green.kind == GreenKind::meadow) == boulevard && (district == 0 || green.district == district))
      found.push_back(&green);
  if (found.empty()) return false;
  const Green& green = *random.pick(found);
  out.name = green.name;
  out.shown = green.name.pl;
  out.district = green.district;
  Path ring;
  for (const Point p : green.outline) ring.push_back(metres(p));
  const auto [low, high] = box_of(ring);
  const int count = random.whole(1, green.kind == GreenKind::park ? 3 : 2);
  for (int tries = 0; tries < 300 && static_cast<int>(out.points.size()) < count; ++tries) {
    const Vec p = snapped({random.real(low.x, high.x), random.real(low.y, high.y)});
    if (contains(ring, p)) out.points.push_back(degrees(p));
  }
  if (out.points.empty()) out.points.push_back(green.outline.front());
  (void)ground;
  return true;
}

bool choose_site(const City& city, std::initializer_list<SiteKind> kinds, int district, Random& random,
                 ChosenPlace& out) {
  std::vector<const Site*> found;
  for (const Site& site : city.sites)
    if (std::find(kinds.begin(), kinds.end(), site.kind) != kinds.end() && (district == 0 || site.district == district))
      found.push_back(&site);
  if (found.empty()) return false;
  const Site& site = *random.pick(found);
  out.name = site.name;
  out.shown = site.address.empty() || site.name.pl.find("ul. ") != std::string::npos
                  ? site.name.pl
                  : site.name.pl + ", " + site.address;
  out.district = site.district;
  out.points = {site.at};
  return true;
}

bool choose_estate(const City& city, const Ground& ground, int district, Random& random, ChosenPlace& out) {
  std::vector<std::size_t> found;
  for (std::size_t e = 0; e < city.estates.size(); ++e)
    if (district == 0 || city.estates[e].district == district) found.push_back(e);
  const std::size_t estate = random.pick(found);
  out.name = city.estates[estate].name;
  out.shown = out.name.pl;
  out.district = city.estates[estate].district;
  const int count = random.whole(1, 3);
  for (int tries = 0; tries < 200 && static_cast<int>(out.points.size()) < count; ++tries) {
    const Doorstep door = find_doorstep(city, ground, out.district, random);
    if (city.streets[door.street].parts[door.part].estate == static_cast<int>(estate)) out.points.push_back(door.at);
  }
  return !out.points.empty();
}

bool choose_district(const City& city, const Ground& ground, int district, Random& random, ChosenPlace& out) {
  if (district == 0) return false;
  out.name = city.districts[static_cast<std::size_t>(district) - 1].name;
  out.shown = "cała dzielnica";
  out.district = district;
  add_doorsteps(city, ground, district, random.whole(2, 4), random, out);
  return true;
}

bool choose_quarter(const City& city, const Ground& ground, Random& random, ChosenPlace& out) {
  const Quarter& quarter = quarters[random.index(std::size(quarters))];
  out.name = name_of(quarter);
  out.shown = quarter.first == 1 && quarter.last == 18 ? "całe miasto" : std::string(quarter.pl);
  for (int i = random.whole(4, 8); i > 0; --i)
    add_doorsteps(city, ground, random.whole(quarter.first, quarter.last), 1, random, out);
  return true;
}

}  // namespace

bool choose_place(const City& city, const Ground& ground, Places kind, int district, Random& random, ChosenPlace& out) {
  out = {};
  switch (kind) {
    case on_street:
      return choose_street(city, ground, district, random, out);
    case in_park:
      return choose_green(city, ground, false, district, random, out);
    case on_boulevard:
      return choose_green(city, ground, true, district, random, out);
    case at_school:
      return choose_site(city, {SiteKind::primary_school, SiteKind::secondary_school}, district, random, out);
    case at_primary_school:
      return choose_site(city, {SiteKind::primary_school}, district, random, out);
    case at_nursery:
      return choose_site(city, {SiteKind::preschool}, district, random, out);
    case at_library:
      return choose_site(city, {SiteKind::library}, district, random, out);
    case at_culture_house:
      return choose_site(city, {SiteKind::culture_house}, district, random, out);
    case at_field:
      return choose_site(city, {SiteKind::sports_ground}, district, random, out);
    case at_clinic:
      return choose_site(city, {SiteKind::clinic}, district, random, out);
    case in_estate:
      return choose_estate(city, ground, district, random, out);
    case in_district:
      return choose_district(city, ground, district, random, out);
    case in_city:
      return choose_quarter(city, ground, random, out);
    default:
      return false;
  }
}

}  // namespace wiec::demo
