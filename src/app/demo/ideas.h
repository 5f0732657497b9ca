// What people of the invented city ask for: kinds of proposals with their sentences, in Polish and English. A sentence
// has slots that a place fills: {at} "przy ul. Lipowej" ({in} "w Szkole Podstawowej nr 7" for what happens inside),
// {of} "ul. Lipowej", {name} "ul. Lipowa"; {d_at}, {d_of}, {d_name} the same of the district. English sentences use
// {at}, {name}, {d_at}, {d_name}.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "app/demo/city.h"

namespace wiec::demo {

struct Phrase {
  std::string_view pl, en;
};

struct ItemText {
  std::string_view pl, en;
  double weight = 0;  // 0 = no item
};

// Where a kind of proposal fits; flags.
using Places = std::uint16_t;
inline constexpr Places on_street = 1, in_park = 2, at_school = 4, at_nursery = 8, at_library = 16,
                        at_culture_house = 32, at_field = 64, on_boulevard = 128, in_estate = 256, in_district = 512,
                        at_clinic = 1024, in_city = 2048, at_primary_school = 4096;

// Empty phrases end the lists.
struct Idea {
  Category category;
  Scene scene;
  int unit;  // index in units_of_the_city()
  Places places;
  int from, to;   // usual cost in zloty
  double appeal;  // how many hearts it wins, 1 = usual
  Phrase titles[6];
  Phrase summaries[3];
  std::string_view needs[2];
  std::string_view plans[2];
  ItemText items[5];
};

std::span<const Idea> greenery_ideas();
std::span<const Idea> sport_ideas();
std::span<const Idea> culture_ideas();
std::span<const Idea> education_ideas();
std::span<const Idea> street_ideas();
std::span<const Idea> community_ideas();
std::span<const Idea> citywide_ideas();

// Sentences shared by all kinds of one category.
struct CategoryTexts {
  std::string_view reasons[4];
  std::string_view beneficiaries[3];
  std::string_view closings[3];
};
const CategoryTexts& texts_of(Category category);

}  // namespace wiec::demo
