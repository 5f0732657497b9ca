// Lays the streets: great roads, collecting streets along the borders of estates, small streets inside them; names each
// and numbers its houses.
#pragma once
#include <cstdint>
#include <vector>

#include "app/demo/city.h"
#include "app/demo/ground.h"
#include "app/demo/survey.h"

namespace wiec::demo {

std::vector<Street> lay_streets(const Ground& ground, const Survey& survey, std::uint64_t seed);

// Where streets may not run: inside patches, near the river and the railway.
bool is_free_ground(const Survey& survey, const Ground& ground, Vec point, double margin);

// Small streets of one estate, each at least 170 m long.
std::vector<Path> small_streets(const Ground& ground, const Survey& survey, const std::vector<Path>& greater,
                                std::size_t estate, std::uint64_t seed);

// Borders between estates strung together into collecting streets, the straightest way on at each corner.
struct Border {
  int left = 0;  // estates
  int right = 0;
  Path line;  // left is on its left
};
std::vector<std::vector<Border>> collecting_streets(const Ground& ground, const Survey& survey);

}  // namespace wiec::demo
