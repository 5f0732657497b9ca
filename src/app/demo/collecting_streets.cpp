#include <algorithm>

#include "app/demo/street_plan.h"

namespace wiec::demo {
namespace {

// Directed so that strings of borders can be walked corner by corner.
struct Candidate {
  const MeshEdge* edge;
  bool used = false;
};

bool runs_beside_great_road(const Path& line, const Survey& survey) {
  double sum = 0;
  const Path points = resample(line, 60);
  for (const Vec p : points) {
    double near = 1e9;
    for (const GreatRoad& road : survey.roads) near = std::min(near, distance_to_line(road.line, p));
    sum += near;
  }
  return sum / static_cast<double>(points.size()) < 110;
}

Border border_of(const MeshEdge& edge, bool forward) {
  Path line = edge.line;
  if (!forward) std::reverse(line.begin(), line.end());
  return {forward ? edge.left : edge.right, forward ? edge.right : edge.left, line};
}

// The unused border that goes on most nearly straight from the end of `last`; nullptr when all turn too much.
Candidate* next_of(std::vector<Candidate>& candidates, const Border& last, int corner, bool& forward) {
  const Vec way = unit(last.line.back() - last.line[last.line.size() / 2]);
  Candidate* best = nullptr;
  double straightest = 0.62;
  for (Candidate& candidate : candidates) {
    const bool starts = candidate.edge->from == corner, ends = candidate.edge->to == corner;
    if (candidate.used || (!starts && !ends)) continue;
    const Border border = border_of(*candidate.edge, starts);
    const double now = dot(unit(border.line[border.line.size() / 2] - border.line.front()), way);
    if (now <= straightest) continue;
    straightest = now;
    best = &candidate;
    forward = starts;
  }
  return best;
}

}  // namespace

std::vector<std::vector<Border>> collecting_streets(const Ground& ground, const Survey& survey) {
  const int inside = static_cast<int>(ground.estate_count());
  std::vector<Candidate> candidates;
  for (std::size_t e = 0; e < ground.mesh.edges.size(); ++e) {
    const MeshEdge& edge = ground.mesh.edges[e];
    if (edge.right >= inside || ground.wet[e] || length(edge.line) < 260 || runs_beside_great_road(edge.line, survey))
      continue;
    candidates.push_back({&edge});
  }
  std::vector<std::vector<Border>> out;
  for (Candidate& first : candidates) {
    if (first.used) continue;
    first.used = true;
    std::vector<Border> street{border_of(*first.edge, true)};
    int corner = first.edge->to;
    bool forward = true;
    while (street.size() < 6) {
      Candidate* next = next_of(candidates, street.back(), corner, forward);
      if (next == nullptr) break;
      next->used = true;
      street.push_back(border_of(*next->edge, forward));
      corner = forward ? next->edge->to : next->edge->from;
    }
    out.push_back(std::move(street));
  }
  return out;
}

}  // namespace wiec::demo
