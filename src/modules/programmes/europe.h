// Borders of the countries of Europe and its neighbours, coarse: enough to see on a small map where a city lies.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "platform/html/map.h"

namespace wiec::programmes {

struct CountryBorders {
  std::string code;  // ISO 3166-1 alpha-2
  std::vector<html::Ring> rings;
};
std::span<const CountryBorders> countries_of_europe();

// The part of a ring inside the box; empty where they do not meet.
html::Ring clipped(const html::Ring&, html::LonLat south_west, html::LonLat north_east);

}  // namespace wiec::programmes
