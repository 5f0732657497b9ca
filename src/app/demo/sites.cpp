#include "app/demo/sites.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/demo/gazetteer.h"

namespace wiec::demo {
namespace {

constexpr std::array<std::string_view, 12> roman = {"I",   "II",   "III", "IV", "V",  "VI",
                                                    "VII", "VIII", "IX",  "X",  "XI", "XII"};

struct HouseEntry {
  int district;
  std::string_view name;
};
constexpr HouseEntry culture_houses[] = {{1, "Rynek 7"},      {3, "Przędzalnia"}, {4, "Przystań"}, {5, "Pod Lipami"},
                                         {6, "Parowozownia"}, {7, "Kamieniołom"}, {9, "Zagajnik"}, {11, "Żuraw"},
                                         {12, "Bednarnia"},   {13, "Stary Młyn"}, {14, "Wiklina"}, {15, "Taras"},
                                         {16, "Altana"},      {18, "Pod Dębem"}};

struct BridgeEntry {
  std::string_view name, of, at, en;
};
constexpr BridgeEntry bridges[] = {{"Most Bednarzy", "Mostu Bednarzy", "przy Moście Bednarzy", "Coopers' Bridge"},
                                   {"Most Wolności", "Mostu Wolności", "przy Moście Wolności", "Freedom Bridge"},
                                   {"Most Flisaków", "Mostu Flisaków", "przy Moście Flisaków", "Raftsmen's Bridge"},
                                   {"Most Zamkowy", "Mostu Zamkowego", "przy Moście Zamkowym", "Castle Bridge"}};

PlaceName primary_school(int number) {
  const std::string n = std::to_string(number);
  return {"Szkoła Podstawowa nr " + n, "Szkoły Podstawowej nr " + n, "przy Szkole Podstawowej nr " + n,
          "Primary School No. " + n, "at Primary School No. " + n};
}
PlaceName secondary_school(std::size_t index) {
  const std::string n(roman[index]);
  return {n + " Liceum Ogólnokształcące", n + " Liceum Ogólnokształcącego", "przy " + n + " Liceum Ogólnokształcącym",
          "Secondary School No. " + n, "at Secondary School No. " + n};
}
PlaceName preschool(int number) {
  const std::string n = std::to_string(number);
  return {"Przedszkole nr " + n, "Przedszkola nr " + n, "przy Przedszkolu nr " + n, "Nursery School No. " + n,
          "at Nursery School No. " + n};
}
PlaceName culture_house(std::string_view name) {
  const std::string n(name);
  return {"Dom Kultury „" + n + "”", "Domu Kultury „" + n + "”", "w Domu Kultury „" + n + "”",
          "“" + n + "” Culture House", "in the “" + n + "” Culture House"};
}
PlaceName library(const PlaceName& street) {
  return {"biblioteka " + street.at_pl, "biblioteki " + street.at_pl, "w bibliotece " + street.at_pl,
          "library " + street.at_en, "in the library " + street.at_en};
}
PlaceName sports_ground(const PlaceName& street) {
  return {"boisko " + street.at_pl, "boiska " + street.at_pl, "na boisku " + street.at_pl,
          "playing field " + street.at_en, "at the playing field " + street.at_en};
}
PlaceName clinic(const PlaceName& street) {
  return {"przychodnia " + street.at_pl, "przychodni " + street.at_pl, "w przychodni " + street.at_pl,
          "clinic " + street.at_en, "in the clinic " + street.at_en};
}

class Placer {
 public:
  Placer(const City& city, const Ground& ground, std::uint64_t seed)
      : city_(city), ground_(ground), random_(seed, "sites") {}

  Doorstep doorstep(int district) {
    for (int i = 0; i < 30; ++i) {
      const Doorstep found = find_doorstep(city_, ground_, district, random_);
      const auto near = [&](const Site& other) { return distance(metres(other.at), metres(found.at)) < 180; };
      if (std::none_of(out_.begin(), out_.end(), near)) return found;
    }
    return find_doorstep(city_, ground_, district, random_);
  }
  void add(SiteKind kind, const PlaceName& name, int district, const Doorstep& where) {
    const Street& street = city_.streets[where.street];
    out_.push_back({kind, name, district, where.at, street.name.pl + " " + std::to_string(where.house)});
  }
  // At a street of its own name: "library on Lipowa Street".
  void add_named_by_street(SiteKind kind, PlaceName (*name)(const PlaceName&), int district) {
    const Doorstep where = doorstep(district);
    add(kind, name(city_.streets[where.street].name), district, where);
  }
  void add_at(SiteKind kind, const PlaceName& name, Vec at) {
    const int estate = ground_.estate_at(at);
    if (estate < 0) return;
    out_.push_back({kind, name, ground_.district[static_cast<std::size_t>(estate)], degrees(at), ""});
  }
  Random& random() { return random_; }
  std::vector<Site> finish() { return std::move(out_); }

 private:
  const City& city_;
  const Ground& ground_;
  Random random_;
  std::vector<Site> out_;
};

void add_landmarks(Placer& placer, const Ground& ground, const Survey& survey) {
  placer.add_at(SiteKind::market_square, {"Rynek", "Rynku", "na Rynku", "Market Square", "on the Market Square"},
                {0, 215});
  placer.add_at(SiteKind::town_hall, {"Ratusz", "Ratusza", "przy Ratuszu", "Town Hall", "by the Town Hall"}, {70, 260});
  placer.add_at(SiteKind::castle, {"Zamek", "Zamku", "przy Zamku", "Castle", "by the Castle"}, {-1250, 60});
  placer.add_at(SiteKind::station,
                {"Dworzec Główny", "Dworca Głównego", "przy Dworcu Głównym", "Central Station", "by Central Station"},
                walk(survey.railway, length(survey.railway) * 0.53).at + Vec{0, -70});
  std::size_t next = 0;
  for (const GreatRoad& road : survey.roads)
    for (std::size_t i = 1; i < road.line.size() && next < std::size(bridges); ++i)
      for (std::size_t j = 1; j < ground.river.size(); ++j)
        if (crosses(road.line[i - 1], road.line[i], ground.river[j - 1], ground.river[j])) {
          const BridgeEntry& b = bridges[next++];
          const std::string en(b.en);
          placer.add_at(SiteKind::bridge, {std::string(b.name), std::string(b.of), std::string(b.at), en, "by " + en},
                        road.line[i - 1]);
          break;
        }
}

}  // namespace

Doorstep find_doorstep(const City& city, const Ground& ground, int district, Random& random) {
  for (;;) {
    const std::size_t s = random.index(city.streets.size());
    const Street& street = city.streets[s];
    if (street.main && !random.chance(0.25)) continue;
    const std::size_t p = random.index(street.parts.size());
    const StreetPart& part = street.parts[p];
    if (district != 0 && part.district != district) continue;
    Path line;
    for (const Point point : part.line) line.push_back(metres(point));
    const double share = random.real(0.06, 0.94);
    const Spot spot = walk(line, length(line) * share);
    const Vec at = snapped(spot.at + left_of(spot.direction) * (random.chance(0.5) ? 28.0 : -28.0));
    if (!contains(ground.districts[static_cast<std::size_t>(part.district) - 1], at)) continue;
    int house = part.from + static_cast<int>(share * (part.to - part.from));
    if (part.parity == Parity::odd && house % 2 == 0) ++house;
    if (part.parity == Parity::even && house % 2 == 1) ++house;
    return {s, p, std::min(house, part.to), degrees(at)};
  }
}

std::vector<Site> place_sites(const City& city, const Ground& ground, const Survey& survey, std::uint64_t seed) {
  Placer placer(city, ground, seed);
  add_landmarks(placer, ground, survey);
  int school = 1, nursery = 1;
  std::size_t lyceum = 0;
  for (const District& district : city.districts) {
    for (int left = district.population; left > 0; left -= 5600)
      placer.add(SiteKind::primary_school, primary_school(school++), district.number, placer.doorstep(district.number));
    for (int left = district.population; left > 3000; left -= 7500)
      placer.add(SiteKind::preschool, preschool(nursery++), district.number, placer.doorstep(district.number));
    if (district.population > 12500 && lyceum < roman.size())
      placer.add(SiteKind::secondary_school, secondary_school(lyceum++), district.number,
                 placer.doorstep(district.number));
    placer.add_named_by_street(SiteKind::library, library, district.number);
    placer.add_named_by_street(SiteKind::sports_ground, sports_ground, district.number);
    if (district.population > 9000) placer.add_named_by_street(SiteKind::clinic, clinic, district.number);
  }
  for (const HouseEntry& house : culture_houses)
    placer.add(SiteKind::culture_house, culture_house(house.name), house.district, placer.doorstep(house.district));
  return placer.finish();
}

}  // namespace wiec::demo
