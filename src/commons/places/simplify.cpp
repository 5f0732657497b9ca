#include "commons/places/simplify.h"

#include <cmath>
#include <numbers>
#include <queue>
#include <set>

namespace wiec::places {
namespace {

// A run of corners between two junctions; both ends stay. Of a ring without junctions the first corner is also the
// last.
using Arc = std::vector<Point>;

// One ring as arcs in order; the negative of a position means the arc read backwards.
struct RingPath {
  std::vector<std::pair<std::size_t, bool>> arcs;  // index, backwards
};

// A corner where borders part: it has other neighbours in one ring than in another.
std::set<Point> junctions_of(std::span<const Shape> shapes) {
  std::map<Point, std::set<Point>> neighbours;
  for (const Shape& shape : shapes) {
    for (const Polygon& polygon : shape) {
      for (const Ring& ring : polygon) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
          neighbours[ring[i]].insert(ring[j]);
          neighbours[ring[j]].insert(ring[i]);
        }
      }
    }
  }
  std::set<Point> junctions;
  for (const auto& [point, others] : neighbours) {
    if (others.size() > 2) junctions.insert(point);
  }
  return junctions;
}

class Arcs {
 public:
  explicit Arcs(std::span<const Shape> shapes) : junctions_(junctions_of(shapes)) {}

  RingPath split(const Ring& ring) {
    std::size_t start = 0;
    while (start < ring.size() && !junctions_.contains(ring[start])) ++start;
    if (start == ring.size()) start = static_cast<std::size_t>(std::ranges::min_element(ring) - ring.begin());
    RingPath path;
    Arc arc{ring[start]};
    for (std::size_t i = 1; i <= ring.size(); ++i) {
      const Point p = ring[(start + i) % ring.size()];
      arc.push_back(p);
      if (i == ring.size() || junctions_.contains(p)) {
        path.arcs.push_back(add(std::move(arc)));
        arc = {p};
      }
    }
    return path;
  }

  std::vector<Arc>& all() { return arcs_; }

 private:
  // The same border read from its other side is the same arc.
  std::pair<std::size_t, bool> add(Arc arc) {
    Arc reversed(arc.rbegin(), arc.rend());
    const bool backwards = reversed < arc;
    Arc& kept = backwards ? reversed : arc;
    const auto [at, is_new] = known_.try_emplace(kept, arcs_.size());
    if (is_new) arcs_.push_back(std::move(kept));
    return {at->second, backwards};
  }

  std::set<Point> junctions_;
  std::map<Arc, std::size_t> known_;
  std::vector<Arc> arcs_;
};

// Triangles are compared in whole units: longitudes shrunk by a fixed fraction, so that no rounding differs by machine.
struct Scale {
  std::int64_t shrink = 1024;  // of longitude, in 1024ths

  Wide twice_triangle(Point a, Point b, Point c) const {
    const Wide ux = static_cast<Wide>(b.longitude - a.longitude) * shrink,
               uy = static_cast<Wide>(b.latitude - a.latitude) * 1024;
    const Wide vx = static_cast<Wide>(c.longitude - a.longitude) * shrink,
               vy = static_cast<Wide>(c.latitude - a.latitude) * 1024;
    const Wide cross = ux * vy - uy * vx;
    return cross < 0 ? -cross : cross;
  }
};

// Corners linked to those that are still there.
class Thinning {
 public:
  Thinning(const Arc& arc, Scale scale)
      : arc_(arc), scale_(scale), before_(arc.size()), after_(arc.size()), area_(arc.size(), 0) {
    for (std::size_t i = 0; i < arc.size(); ++i) {
      before_[i] = i == 0 ? 0 : i - 1;
      after_[i] = i + 1;
    }
    for (std::size_t i = 1; i + 1 < arc.size(); ++i) measure(i);
  }

  Arc below(Wide limit, std::size_t least) {
    std::size_t left = arc_.size();
    while (!queue_.empty() && left > least) {
      const auto [area, i] = queue_.top();
      queue_.pop();
      if (area != area_[i]) continue;
      if (area >= limit) break;
      take_out(i);
      --left;
    }
    Arc kept;
    for (std::size_t i = 0; i < arc_.size(); i = after_[i]) kept.push_back(arc_[i]);
    return kept;
  }

 private:
  using Waiting = std::pair<Wide, std::size_t>;

  // A corner's triangle never counts less than one that went before it, or flat runs would be eaten from one end.
  void measure(std::size_t i, Wide at_least = 0) {
    area_[i] = std::max(at_least, scale_.twice_triangle(arc_[before_[i]], arc_[i], arc_[after_[i]]));
    queue_.emplace(area_[i], i);
  }

  void take_out(std::size_t i) {
    const std::size_t a = before_[i], b = after_[i];
    const Wide gone = std::exchange(area_[i], -1);
    after_[a] = b;
    before_[b] = a;
    for (const std::size_t end : {a, b}) {
      if (end != 0 && end + 1 != arc_.size()) measure(end, gone);
    }
  }

  const Arc& arc_;
  Scale scale_;
  std::vector<std::size_t> before_, after_;
  std::vector<Wide> area_;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue_;
};

Ring joined(const RingPath& path, const std::vector<Arc>& arcs) {
  Ring ring;
  for (const auto& [index, backwards] : path.arcs) {
    Arc arc = arcs[index];
    if (backwards) std::ranges::reverse(arc);
    ring.insert(ring.end(), arc.begin(), arc.end() - 1);
  }
  return ring;
}

Scale scale_of(std::span<const Shape> shapes) {
  std::optional<Box> box;
  for (const Shape& shape : shapes) {
    if (const auto one = box_of(shape)) box = box ? united(*box, *one) : *one;
  }
  if (!box) return {};
  const double middle = static_cast<double>(box->south_west.latitude + box->north_east.latitude) / 2 / kUnitsPerDegree;
  return {std::llround(std::cos(middle * std::numbers::pi / 180) * 1024)};
}

}  // namespace

std::vector<Shape> simplify_together(std::span<const Shape> shapes, double square_metres) {
  constexpr double kMetresPerUnit = 6'371'008.8 * std::numbers::pi / 180 / kUnitsPerDegree;
  const Scale scale = scale_of(shapes);
  const Wide limit = static_cast<Wide>(square_metres / kMetresPerUnit / kMetresPerUnit * 2 * 1024 * 1024);

  Arcs arcs(shapes);
  std::vector<std::vector<std::vector<RingPath>>> paths;
  for (const Shape& shape : shapes) {
    auto& polygons = paths.emplace_back();
    for (const Polygon& polygon : shape) {
      auto& rings = polygons.emplace_back();
      for (const Ring& ring : polygon) rings.push_back(arcs.split(ring));
    }
  }
  for (Arc& arc : arcs.all()) {
    const bool closed = arc.front() == arc.back();
    arc = Thinning(arc, scale).below(limit, closed ? 4 : 3);
  }

  std::vector<Shape> simple;
  for (const auto& polygons : paths) {
    Shape& shape = simple.emplace_back();
    for (const auto& rings : polygons) {
      Polygon polygon;
      for (const RingPath& path : rings) polygon.push_back(joined(path, arcs.all()));
      shape.push_back(std::move(polygon));
    }
  }
  return simple;
}

}  // namespace wiec::places
