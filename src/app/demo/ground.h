// The ground of the city in metres: estates as bent Voronoi cells, districts as unions of them, the river along the
// borders between the banks.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "app/demo/city.h"
#include "app/demo/mesh.h"
#include "app/demo/plane.h"

namespace wiec::demo {

struct Ground {
  Mesh mesh;                  // cells 0..estate_count-1 are estates, the rest lie outside the city
  std::vector<int> district;  // of each estate: 1..18
  Path river, stream;
  std::vector<Path> districts;  // outlines, index = number - 1
  std::vector<Path> estates;
  Path outline;                           // of the whole city
  std::vector<bool> wet;                  // for each edge of the mesh: the river runs along it
  std::vector<std::array<Vec, 2>> boxes;  // of each estate: lowest and highest corner

  std::size_t estate_count() const { return district.size(); }
  // The estate a point lies in; -1 outside the city.
  int estate_at(Vec point) const;
};

Ground make_ground(std::uint64_t seed);

// Metres to degrees on the grid of 0.000001 degree, and back.
Point degrees(Vec metres);
Vec metres(Point degrees);
Ring degrees(const Path& path);
// Moves a point to the grid, so that metres and degrees tell the same story.
Vec snapped(Vec point);

}  // namespace wiec::demo
