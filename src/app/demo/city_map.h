// Turns the ground into the city's map: districts, estates, waters, greens, in degrees and as simplified shapes for
// pages.
#pragma once
#include "app/demo/city.h"
#include "app/demo/ground.h"
#include "app/demo/survey.h"

namespace wiec::demo {

void draw_map(City& city, const Ground& ground, const Survey& survey, std::uint64_t seed);

}  // namespace wiec::demo
