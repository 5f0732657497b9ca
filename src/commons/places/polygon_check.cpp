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
  double per_unit = kMetresPerUnit;

  explicit Plane(const Box& box)
      : middle{(box.south_west.longitude + box.north_east.longitude) / 2,
               (box.south_west.latitude + box.north_east.latitude) / 2},
        shrink(std::cos(static_cast<double>(middle.latitude) / kUnitsPerDegree * std::numbers::pi / 180)) {}
  // Units as they are: whole numbers stay whole.
  static Plane of_units(const Box& box) {
    Plane plane(box);
    plane.shrink = plane.per_unit = 1;
    return plane;
  }
  double x(Point p) const { return static_cast<double>(p.longitude - middle.longitude) * per_unit * shrink; }
  double y(Point p) const { return static_cast<double>(p.latitude - middle.latitude) * per_unit; }
  Point point(double x, double y) const {
    return {middle.longitude + std::llround(x / per_unit / shrink), middle.latitude + std::llround(y / per_unit)};
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

// Corners of a plane of units, back as they are.
Ring ring_of(const Geos& geos, const Point& middle, const GEOSGeometry* ring) {
  const GEOSCoordSequence* corners = GEOSGeom_getCoordSeq_r(geos.get(), ring);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geos.get(), corners, &count);
  Ring out;
  for (unsigned i = 0; i + 1 < count; ++i) {
    double x = 0, y = 0;
    GEOSCoordSeq_getXY_r(geos.get(), corners, i, &x, &y);
    out.push_back({middle.longitude + std::llround(x), middle.latitude + std::llround(y)});
  }
  return out;
}

// The areas of a geometry; what has none (a line two shapes share) is left out.
void append_polygons(const Geos& geos, const Point& middle, const GEOSGeometry* geometry, Shape& out) {
  if (GEOSGeomTypeId_r(geos.get(), geometry) == GEOS_POLYGON) {
    if (GEOSisEmpty_r(geos.get(), geometry) != 0) return;
    Polygon& polygon = out.emplace_back();
    polygon.push_back(ring_of(geos, middle, GEOSGetExteriorRing_r(geos.get(), geometry)));
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos.get(), geometry); ++i)
      polygon.push_back(ring_of(geos, middle, GEOSGetInteriorRingN_r(geos.get(), geometry, i)));
    return;
  }
  const int parts = GEOSGetNumGeometries_r(geos.get(), geometry);
  if (parts == 1 && GEOSGetGeometryN_r(geos.get(), geometry, 0) == geometry) return;
  for (int i = 0; i < parts; ++i) append_polygons(geos, middle, GEOSGetGeometryN_r(geos.get(), geometry, i), out);
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

Shape union_of(std::span<const Shape> shapes) {
  Shape all;
  for (const Shape& shape : shapes) all.insert(all.end(), shape.begin(), shape.end());
  const auto box = box_of(all);
  if (!box) return {};
  const Geos geos;
  const Plane units = Plane::of_units(*box);
  std::vector<GEOSGeometry*> polygons;
  for (const Polygon& polygon : all) polygons.push_back(polygon_of(geos, units, polygon));
  const Geometry together = own(geos, GEOSGeom_createCollection_r(geos.get(), GEOS_GEOMETRYCOLLECTION, polygons.data(),
                                                                  static_cast<unsigned>(polygons.size())));
  const Geometry united = own(geos, GEOSUnaryUnionPrec_r(geos.get(), together.get(), 1));
  Shape out;
  append_polygons(geos, units.middle, united.get(), out);
  wind(out);
  return out;
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
