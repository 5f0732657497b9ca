#include "app/demo/mesh.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace wiec::demo {
namespace {

// A cell while it is being cut: each corner with the neighbour across the side that leaves it; -1 is the outer square.
struct CutCorner {
  Vec at;
  int neighbour;
};
using CutCell = std::vector<CutCorner>;

CutCell square(double limit) {
  return {{{-limit, -limit}, -1}, {{limit, -limit}, -1}, {{limit, limit}, -1}, {{-limit, limit}, -1}};
}

CutCell cut(const CutCell& cell, Vec own, Vec other, int neighbour) {
  const Vec middle = mix(own, other, 0.5), away = other - own;
  const auto beyond = [&](Vec p) { return dot(p - middle, away); };
  CutCell out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const CutCorner& a = cell[i];
    const CutCorner& b = cell[(i + 1) % cell.size()];
    const double da = beyond(a.at), db = beyond(b.at);
    if (da <= 0) out.push_back(a);
    if ((da <= 0) == (db <= 0)) continue;
    const Vec at = mix(a.at, b.at, da / (da - db));
    out.push_back({at, da <= 0 ? neighbour : a.neighbour});
  }
  return out;
}

double reach(const CutCell& cell, Vec own) {
  double farthest = 0;
  for (const CutCorner& corner : cell) farthest = std::max(farthest, distance(own, corner.at));
  return farthest;
}

using CornerKey = std::array<int, 3>;

// Both neighbours of a corner compute it from the same three sites in the same order: equal to the last bit.
Vec circumcentre(Vec a, Vec b, Vec c) {
  const Vec ab = b - a, ac = c - a;
  const double twice = 2 * cross(ab, ac);
  const double bb = dot(ab, ab), cc = dot(ac, ac);
  return a + Vec{ac.y * bb - ab.y * cc, ab.x * cc - ac.x * bb} * (1 / twice);
}

class Builder {
 public:
  explicit Builder(const std::vector<Vec>& sites) : sites_(sites) { mesh_.cells.resize(sites.size()); }

  void add_cell(int own, const CutCell& cell) {
    const std::size_t n = cell.size();
    for (std::size_t i = 0; i < n; ++i) {
      const int before = cell[(i + n - 1) % n].neighbour, here = cell[i].neighbour, after = cell[(i + 1) % n].neighbour;
      const int from = corner(own, before, here), to = corner(own, here, after);
      mesh_.cells[static_cast<std::size_t>(own)].edges.push_back(edge(own, here, from, to));
    }
  }
  Mesh finish() { return std::move(mesh_); }

 private:
  int corner(int a, int b, int c) {
    CornerKey key{a, b, c};
    std::sort(key.begin(), key.end());
    const auto [at, added] = corners_.try_emplace(key, static_cast<int>(mesh_.corners.size()));
    if (added) {
      const auto site = [&](int i) { return sites_[static_cast<std::size_t>(key[static_cast<std::size_t>(i)])]; };
      mesh_.corners.push_back(circumcentre(site(0), site(1), site(2)));
    }
    return at->second;
  }
  int edge(int own, int other, int from, int to) {
    const bool left = own < other;
    const auto [at, added] =
        edges_.try_emplace({std::min(own, other), std::max(own, other)}, static_cast<int>(mesh_.edges.size()));
    if (added)
      mesh_.edges.push_back({std::min(own, other), std::max(own, other), left ? from : to, left ? to : from, {}});
    return at->second;
  }

  const std::vector<Vec>& sites_;
  Mesh mesh_;
  std::map<CornerKey, int> corners_;
  std::map<std::array<int, 2>, int> edges_;
};

}  // namespace

Mesh voronoi(const std::vector<Vec>& sites, double limit) {
  Builder builder(sites);
  for (std::size_t i = 0; i < sites.size(); ++i) {
    std::vector<std::pair<double, int>> nearest;
    for (std::size_t j = 0; j < sites.size(); ++j)
      if (j != i) nearest.emplace_back(distance(sites[i], sites[j]), static_cast<int>(j));
    std::sort(nearest.begin(), nearest.end());
    CutCell cell = square(limit);
    for (const auto& [far, j] : nearest) {
      if (far > 2 * reach(cell, sites[i])) break;
      cell = cut(cell, sites[i], sites[static_cast<std::size_t>(j)], j);
    }
    const bool closed = std::none_of(cell.begin(), cell.end(), [](const CutCorner& c) { return c.neighbour < 0; });
    if (closed) builder.add_cell(static_cast<int>(i), cell);
  }
  Mesh mesh = builder.finish();
  for (MeshEdge& edge : mesh.edges)
    edge.line = {mesh.corners[static_cast<std::size_t>(edge.from)], mesh.corners[static_cast<std::size_t>(edge.to)]};
  return mesh;
}

Path cell_ring(const Mesh& mesh, int cell) {
  Path ring;
  for (const int e : mesh.cells[static_cast<std::size_t>(cell)].edges) {
    const MeshEdge& edge = mesh.edges[static_cast<std::size_t>(e)];
    if (edge.left == cell)
      ring.insert(ring.end(), edge.line.begin(), edge.line.end() - 1);
    else
      ring.insert(ring.end(), edge.line.rbegin(), edge.line.rend() - 1);
  }
  return ring;
}

}  // namespace wiec::demo
