// Schools, libraries and other points of interest, each beside a street.
#pragma once
#include <cstdint>
#include <vector>

#include "app/demo/city.h"
#include "app/demo/ground.h"
#include "app/demo/random.h"
#include "app/demo/survey.h"

namespace wiec::demo {

std::vector<Site> place_sites(const City& city, const Ground& ground, const Survey& survey, std::uint64_t seed);

// A place on the ground beside a street: the street's index, a house number and the point, some metres off the roadway
// and inside the part's district.
struct Doorstep {
  std::size_t street = 0;
  std::size_t part = 0;
  int house = 1;
  Point at;
};
// In one district (small streets are preferred), or anywhere when district is 0.
Doorstep find_doorstep(const City& city, const Ground& ground, int district, Random& random);

}  // namespace wiec::demo
