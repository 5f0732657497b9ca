#include "app/demo/city.h"

#include "app/demo/city_map.h"
#include "app/demo/edition_maker.h"
#include "app/demo/gazetteer.h"
#include "app/demo/ground.h"
#include "app/demo/people.h"
#include "app/demo/sites.h"
#include "app/demo/street_plan.h"
#include "app/demo/survey.h"

namespace wiec::demo {

City make_city(std::uint64_t seed, Date today) {
  City city;
  city.name = name_of_city();
  city.code = "9961011";
  city.resident_pl = "kalinobrzeżanie";
  city.about_pl = history_pl();
  city.about_en = history_en();
  city.stripe = {"#B0303C", "#E2A53A", "#1F6A7D"};  // guelder rose, linden honey, the Modrawa
  const auto units = units_of_the_city();
  city.units.assign(units.begin(), units.end());

  const Ground ground = make_ground(seed);
  const Survey survey = make_survey(ground, seed);
  draw_map(city, ground, survey, seed);
  city.streets = lay_streets(ground, survey, seed);
  city.sites = place_sites(city, ground, survey, seed);
  Random random(seed, "people");
  for (int i = 0; i < 60; ++i) city.people.push_back(make_person(random));
  city.finished = make_finished(city, ground, today, seed);
  city.running = make_running(city, ground, today, seed);
  return city;
}

}  // namespace wiec::demo
