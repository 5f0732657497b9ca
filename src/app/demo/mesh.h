// Voronoi cells as a graph: corners shared by name, edges shared by two cells, so that neighbours fit without a gap.
#pragma once
#include <algorithm>
#include <array>
#include <vector>

#include "app/demo/plane.h"

namespace wiec::demo {

struct MeshEdge {
  int left = 0;   // the cell on the left of from -> to, an index of sites
  int right = 0;  // always greater than left
  int from = 0;   // indexes of Mesh::corners
  int to = 0;
  Path line;  // corners included; straight until somebody bends it
};

struct MeshCell {
  std::vector<int> edges;  // counter-clockwise
};

struct Mesh {
  std::vector<Vec> corners;
  std::vector<MeshEdge> edges;
  std::vector<MeshCell> cells;  // one for each site
};

// Cells of sites whose cell touches the square of +-limit metres are left empty: they only hold the others in.
Mesh voronoi(const std::vector<Vec>& sites, double limit);

// The outline of one cell, counter-clockwise.
Path cell_ring(const Mesh& mesh, int cell);

// The outline of all cells for which member[cell] is true, which must hang together without holes: counter-clockwise.
// Empty when they do not. `line_of` gives the line of an edge, so that a simplified map can be walked as well.
template <class LineOf>
Path outline_of(const Mesh& mesh, const std::vector<bool>& member, LineOf line_of);

template <class LineOf>
Path outline_of(const Mesh& mesh, const std::vector<bool>& member, LineOf line_of) {
  struct Step {
    int from, to;
    std::size_t edge;
    bool forward;
  };
  std::vector<Step> steps;
  for (std::size_t e = 0; e < mesh.edges.size(); ++e) {
    const MeshEdge& edge = mesh.edges[e];
    const bool left = member[static_cast<std::size_t>(edge.left)], right = member[static_cast<std::size_t>(edge.right)];
    if (left == right) continue;
    steps.push_back(left ? Step{edge.from, edge.to, e, true} : Step{edge.to, edge.from, e, false});
  }
  Path ring;
  if (steps.empty()) return ring;
  std::size_t at = 0, walked = 0;
  do {
    Path line = line_of(steps[at].edge);
    if (!steps[at].forward) std::reverse(line.begin(), line.end());
    ring.insert(ring.end(), line.begin(), line.end() - 1);
    ++walked;
    const int corner = steps[at].to;
    at = 0;
    while (at < steps.size() && steps[at].from != corner) ++at;
  } while (at != 0 && at < steps.size() && walked <= steps.size());
  return walked == steps.size() ? ring : Path{};
}

}  // namespace wiec::demo
