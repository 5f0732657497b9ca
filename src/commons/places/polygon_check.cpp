#include "commons/places/polygon_check.h"

#include <geos_c.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace wiec::places {
namespace {

constexpr double kMetresPerUnit = 6'371'008.8 * std::numbers::pi / 180 / kUnitsPerDegree;

// GEOS keeps its state in a handle; one per thread of ours that asks.
class Geos {
 public:
  Geos() : handle_(GEOS_init_r()) {
    if (!handle_) throw std::runtime_error("GEOS cannot be started");
  }
  ~Geos() { GEOS_finish_r(handle_); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;
  GEOSContextHandle_t get() const { return handle_; }

 private:
  GEOSContextHandle_t handle_;
};

struct Destroy {
  GEOSContextHandle_t handle;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

// Units scaled to metres around a common middle, so that floating point keeps its precision.
struct Plane {
  Point middle;
  double shrink = 1;  // of a degree of longitude

  explicit Plane(const Box& box)
      : middle{(box.south_west.longitude + box.north_east.longitude) / 2,
               (box.south_west.latitude + box.north_east.latitude) / 2},
        shrink(std::cos(static_cast<double>(middle.latitude) / kUnitsPerDegree * std::numbers::pi / 180)) {}
  double x(Point p) const { return static_cast<double>(p.longitude - middle.longitude) * kMetresPerUnit * shrink; }
  double y(Point p) const { return static_cast<double>(p.latitude - middle.latitude) * kMetresPerUnit; }
  Point point(double metres_x, double metres_y) const {
    return {middle.longitude + std::llround(metres_x / kMetresPerUnit / shrink),
            middle.latitude + std::llround(metres_y / kMetresPerUnit)};
  }
};

Geometry own(const Geos& geos, GEOSGeometry* geometry) {
  if (!geometry) throw std::runtime_error("GEOS refused a geometry");
  return Geometry(geometry, Destroy{geos.get()});
}

GEOSGeometry* linear_ring(const Geos& geos, const Plane& plane, const Ring& ring) {
  GEOSCoordSequence* corners = GEOSCoordSeq_create_r(geos.get(), static_cast<unsigned>(ring.size() + 1), 2);
  if (!corners) throw std::runtime_error("GEOS is out of memory");
  for (std::size_t i = 0; i <= ring.size(); ++i) {
    const Point p = ring[i % ring.size()];
    GEOSCoordSeq_setXY_r(geos.get(), corners, static_cast<unsigned>(i), plane.x(p), plane.y(p));
  }
  return GEOSGeom_createLinearRing_r(geos.get(), corners);
}

GEOSGeometry* polygon_of(const Geos& geos, const Plane& plane, const Polygon& polygon) {
  std::vector<GEOSGeometry*> holes;
  for (std::size_t i = 1; i < polygon.size(); ++i) holes.push_back(linear_ring(geos, plane, polygon[i]));
  return GEOSGeom_createPolygon_r(geos.get(), linear_ring(geos, plane, polygon.front()), holes.data(),
                                  static_cast<unsigned>(holes.size()));
}

Geometry geometry_of(const Geos& geos, const Plane& plane, const Shape& shape) {
  std::vector<GEOSGeometry*> parts;
  for (const Polygon& polygon : shape) parts.push_back(polygon_of(geos, plane, polygon));
  return own(geos, GEOSGeom_createCollection_r(geos.get(), GEOS_MULTIPOLYGON, parts.data(),
                                               static_cast<unsigned>(parts.size())));
}

// Corners repeated one after another say nothing; the closing corner of a file is one of them.
void take_out_repeated(Shape& shape) {
  for (Polygon& polygon : shape) {
    for (Ring& ring : polygon) {
      ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
      while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    }
  }
}

bool is_empty(const Shape& shape) {
  const auto thin = [](const Polygon& polygon) {
    return polygon.empty() || std::ranges::any_of(polygon, [](const Ring& ring) { return ring.size() < 3; });
  };
  return shape.empty() || std::ranges::any_of(shape, thin);
}

std::optional<Point> corner_outside(const Shape& shape) {
  for (const Polygon& polygon : shape) {
    for (const Ring& ring : polygon) {
      for (const Point p : ring) {
        if (!kPoland.contains(p)) return p;
      }
    }
  }
  return std::nullopt;
}

// Where the shape crosses itself; nullopt of a valid shape.
std::optional<Point> crossing_of(const Geos& geos, const Plane& plane, const Geometry& geometry) {
  GEOSGeometry* location = nullptr;
  char* reason = nullptr;
  const char valid = GEOSisValidDetail_r(geos.get(), geometry.get(), 0, &reason, &location);
  GEOSFree_r(geos.get(), reason);
  const Geometry owned(location, Destroy{geos.get()});
  if (valid == 1) return std::nullopt;
  double x = 0, y = 0;
  if (location) {
    GEOSGeomGetX_r(geos.get(), location, &x);
    GEOSGeomGetY_r(geos.get(), location, &y);
  }
  return plane.point(x, y);
}

double area_of(const Geos& geos, const Geometry& geometry) {
  double area = 0;
  GEOSArea_r(geos.get(), geometry.get(), &area);
  return area;
}

}  // namespace

std::expected<CheckedShape, ShapeError> check_shape(Shape shape) {
  if (const auto outside = corner_outside(shape))
    return std::unexpected(ShapeError{ShapeFault::outside_poland, 0, outside});
  take_out_repeated(shape);
  if (is_empty(shape)) return std::unexpected(ShapeError{ShapeFault::empty, 0, std::nullopt});
  const std::size_t corners = corners_of(shape);
  if (corners > kMaxCorners)
    return std::unexpected(ShapeError{ShapeFault::too_many_corners, static_cast<std::int64_t>(corners), std::nullopt});

  const Box box = *box_of(shape);
  const Geos geos;
  const Plane plane(box);
  const Geometry geometry = geometry_of(geos, plane, shape);
  if (const auto where = crossing_of(geos, plane, geometry))
    return std::unexpected(ShapeError{ShapeFault::self_crossing, 0, where});
  const double area = area_of(geos, geometry);
  if (area < 1) return std::unexpected(ShapeError{ShapeFault::empty, 0, std::nullopt});
  wind(shape);
  std::string bytes = bytes_of(shape);
  return CheckedShape{std::move(shape), box, std::llround(area), std::move(bytes)};
}

double area_m2(const Shape& shape) {
  const auto box = box_of(shape);
  if (!box) return 0;
  const Geos geos;
  return area_of(geos, geometry_of(geos, Plane(*box), shape));
}

double overlap_m2(const Shape& a, const Shape& b) {
  const auto box_a = box_of(a), box_b = box_of(b);
  if (!box_a || !box_b || !box_a->meets(*box_b)) return 0;
  const Geos geos;
  const Plane plane(united(*box_a, *box_b));
  const Geometry first = geometry_of(geos, plane, a), second = geometry_of(geos, plane, b);
  const Geometry common = own(geos, GEOSIntersection_r(geos.get(), first.get(), second.get()));
  return area_of(geos, common);
}

Point label_point(const Shape& shape) {
  const Box box = box_of(shape).value();
  const Geos geos;
  const Plane plane(box);
  const Geometry geometry = geometry_of(geos, plane, shape);
  const Geometry circle = own(geos, GEOSMaximumInscribedCircle_r(geos.get(), geometry.get(), 20));
  const Geometry centre = own(geos, GEOSGeomGetStartPoint_r(geos.get(), circle.get()));
  double x = 0, y = 0;
  GEOSGeomGetX_r(geos.get(), centre.get(), &x);
  GEOSGeomGetY_r(geos.get(), centre.get(), &y);
  return plane.point(x, y);
}

}  // namespace wiec::places
