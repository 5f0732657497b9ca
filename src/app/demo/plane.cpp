#include "app/demo/plane.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wiec::demo {
namespace {

double square_to_segment(Vec a, Vec b, Vec point) {
  const Vec along = b - a;
  const double square = dot(along, along);
  const double share = square > 0 ? std::clamp(dot(point - a, along) / square, 0.0, 1.0) : 0.0;
  const Vec off = point - (a + along * share);
  return dot(off, off);
}

double distance_to_segment(Vec a, Vec b, Vec point) { return std::sqrt(square_to_segment(a, b, point)); }

Vec catmull_rom(Vec a, Vec b, Vec c, Vec d, double t) {
  const double tt = t * t, ttt = tt * t;
  const auto one = [&](double p, double q, double r, double s) {
    return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * tt + (3 * q - p - 3 * r + s) * ttt);
  };
  return {one(a.x, b.x, c.x, d.x), one(a.y, b.y, c.y, d.y)};
}

void simplify_between(const Path& line, std::size_t first, std::size_t last, double tolerance,
                      std::vector<bool>& keep) {
  double worst = tolerance;
  std::size_t at = 0;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (const double off = distance_to_segment(line[first], line[last], line[i]); off > worst) {
      worst = off;
      at = i;
    }
  }
  if (at == 0) return;
  keep[at] = true;
  simplify_between(line, first, at, tolerance, keep);
  simplify_between(line, at, last, tolerance, keep);
}

}  // namespace

double dot(Vec a, Vec b) { return a.x * b.x + a.y * b.y; }
double cross(Vec a, Vec b) { return a.x * b.y - a.y * b.x; }
double length(Vec v) { return std::sqrt(dot(v, v)); }
double distance(Vec a, Vec b) { return length(b - a); }
Vec unit(Vec v) {
  const double size = length(v);
  return size > 0 ? v * (1 / size) : Vec{1, 0};
}
Vec left_of(Vec v) { return {-v.y, v.x}; }
Vec mix(Vec a, Vec b, double share) { return a + (b - a) * share; }

double length(const Path& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

double area(const Path& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) twice += cross(ring[i], ring[(i + 1) % ring.size()]);
  return twice / 2;
}

Vec centroid(const Path& ring) {
  Vec sum;
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec a = ring[i], b = ring[(i + 1) % ring.size()];
    const double piece = cross(a, b);
    twice += piece;
    sum = sum + (a + b) * piece;
  }
  return twice == 0 ? ring.front() : sum * (1 / (3 * twice));
}

std::array<Vec, 2> box_of(const Path& line) {
  Vec low = line.front(), high = line.front();
  for (const Vec p : line) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low, high};
}

bool contains(const Path& ring, Vec point) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    if ((ring[i].y > point.y) == (ring[j].y > point.y)) continue;
    const double x = ring[j].x + (point.y - ring[j].y) / (ring[i].y - ring[j].y) * (ring[i].x - ring[j].x);
    if (point.x < x) inside = !inside;
  }
  return inside;
}

double distance_to_line(const Path& line, Vec point) {
  double best = std::numeric_limits<double>::max();
  for (std::size_t i = 1; i < line.size(); ++i) best = std::min(best, square_to_segment(line[i - 1], line[i], point));
  return std::sqrt(best);
}

double distance_to_ring(const Path& ring, Vec point) {
  return std::min(distance_to_line(ring, point), distance_to_segment(ring.back(), ring.front(), point));
}

Spot walk(const Path& line, double metres) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = distance(line[i - 1], line[i]);
    if (metres <= step && step > 0) return {mix(line[i - 1], line[i], metres / step), unit(line[i] - line[i - 1])};
    metres -= step;
  }
  return {line.back(), unit(line.back() - line[line.size() - 2])};
}

Path resample(const Path& line, double step) {
  Path out;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const int pieces = std::max(1, static_cast<int>(std::ceil(distance(line[i - 1], line[i]) / step)));
    for (int p = 0; p < pieces; ++p) out.push_back(mix(line[i - 1], line[i], static_cast<double>(p) / pieces));
  }
  if (!line.empty()) out.push_back(line.back());
  return out;
}

Path smooth(const Path& line, int pieces) {
  if (line.size() < 3) return line;
  Path out;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Vec before = i >= 2 ? line[i - 2] : line[0] * 2 - line[1];
    const Vec after = i + 1 < line.size() ? line[i + 1] : line[i] * 2 - line[i - 1];
    for (int p = 0; p < pieces; ++p)
      out.push_back(catmull_rom(before, line[i - 1], line[i], after, static_cast<double>(p) / pieces));
  }
  out.push_back(line.back());
  return out;
}

Path smooth_ring(const Path& ring, int pieces) {
  Path out;
  const std::size_t n = ring.size();
  for (std::size_t i = 0; i < n; ++i)
    for (int p = 0; p < pieces; ++p)
      out.push_back(catmull_rom(ring[(i + n - 1) % n], ring[i], ring[(i + 1) % n], ring[(i + 2) % n],
                                static_cast<double>(p) / pieces));
  return out;
}

Path simplify(const Path& line, double tolerance) {
  if (line.size() < 3) return line;
  std::vector<bool> keep(line.size(), false);
  keep.front() = keep.back() = true;
  simplify_between(line, 0, line.size() - 1, tolerance, keep);
  Path out;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (keep[i]) out.push_back(line[i]);
  return out;
}

bool crosses(Vec a, Vec b, Vec c, Vec d) {
  const auto side = [](Vec p, Vec q, Vec r) { return cross(q - p, r - p); };
  const double abc = side(a, b, c), abd = side(a, b, d), cda = side(c, d, a), cdb = side(c, d, b);
  return ((abc > 0 && abd < 0) || (abc < 0 && abd > 0)) && ((cda > 0 && cdb < 0) || (cda < 0 && cdb > 0));
}

bool is_simple(const Path& ring) {
  const std::size_t n = ring.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Vec a = ring[i], b = ring[(i + 1) % n];
    const auto [low_x, high_x] = std::minmax(a.x, b.x);
    for (std::size_t j = i + 1; j < n; ++j) {
      const Vec c = ring[j], d = ring[(j + 1) % n];
      if (std::max(c.x, d.x) < low_x || std::min(c.x, d.x) > high_x) continue;
      if (crosses(a, b, c, d)) return false;
    }
  }
  return true;
}

Vec inner_place(const Path& ring) {
  const auto [low, high] = box_of(ring);
  Vec best = ring.front();
  double room = -1;
  constexpr int cells = 24;
  for (int i = 1; i < cells; ++i) {
    for (int j = 1; j < cells; ++j) {
      const Vec p{low.x + (high.x - low.x) * i / cells, low.y + (high.y - low.y) * j / cells};
      if (!contains(ring, p)) continue;
      if (const double here = distance_to_ring(ring, p); here > room) {
        room = here;
        best = p;
      }
    }
  }
  return best;
}

}  // namespace wiec::demo
