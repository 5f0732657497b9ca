// Geometry in a plane of metres (x to the east, y to the north), the ground the city is drawn on before it becomes
// degrees.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace wiec::demo {

struct Vec {
  double x = 0;
  double y = 0;
  friend Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
  friend Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
  friend Vec operator*(Vec a, double by) { return {a.x * by, a.y * by}; }
  friend bool operator==(const Vec&, const Vec&) = default;
};
using Path = std::vector<Vec>;

double dot(Vec a, Vec b);
double cross(Vec a, Vec b);
double length(Vec);
double distance(Vec a, Vec b);
Vec unit(Vec);
Vec left_of(Vec);  // turned by 90 degrees counter-clockwise
Vec mix(Vec a, Vec b, double share);

double length(const Path&);
double area(const Path& ring);  // positive when counter-clockwise
Vec centroid(const Path& ring);
std::array<Vec, 2> box_of(const Path& line);  // lowest and highest corner
bool contains(const Path& ring, Vec point);
double distance_to_line(const Path& line, Vec point);
double distance_to_ring(const Path& ring, Vec point);  // to the border, from either side
// The point at `metres` along the line and the direction there.
struct Spot {
  Vec at;
  Vec direction;
};
Spot walk(const Path& line, double metres);
// Points at most `step` apart, first and last kept.
Path resample(const Path& line, double step);
// Catmull-Rom through the points, `pieces` per segment; ends stay.
Path smooth(const Path& line, int pieces);
Path smooth_ring(const Path& ring, int pieces);
// Douglas-Peucker; ends stay.
Path simplify(const Path& line, double tolerance);
bool crosses(Vec a, Vec b, Vec c, Vec d);  // properly: a shared end does not count
bool is_simple(const Path& ring);
// The longest run of the line, sampled by `step`, whose points all satisfy keep; empty when there is none.
template <class Keep>
Path longest_run(const Path& line, double step, Keep keep);
// A place well inside, found on a grid: the farthest from the border.
Vec inner_place(const Path& ring);

template <class Keep>
Path longest_run(const Path& line, double step, Keep keep) {
  Path best, run;
  double best_length = 0;
  const auto finish = [&] {
    if (const double now = length(run); now > best_length) {
      best_length = now;
      best = run;
    }
    run.clear();
  };
  for (const Vec point : resample(line, step)) {
    if (keep(point))
      run.push_back(point);
    else
      finish();
  }
  finish();
  return best;
}

}  // namespace wiec::demo
