#include "commons/places/geometry.h"

#include <cmath>
#include <numbers>

namespace wiec::places {
namespace {

void put(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

void put_signed(std::string& out, std::int64_t value) {
  put(out, (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

// Reads what put wrote; stays failed after the first bad number.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : left_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 63 && !left_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    failed_ = true;
    return 0;
  }

  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }

  // How many things follow; each takes a byte at least.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > left_.size()) failed_ = true;
    return failed_ ? 0 : static_cast<std::size_t>(value);
  }

  bool finished() const { return !failed_ && left_.empty(); }
  bool failed() const { return failed_; }

 private:
  std::string_view left_;
  bool failed_ = false;
};

bool on_earth(Point p) {
  return std::abs(p.longitude) <= 180 * kUnitsPerDegree && std::abs(p.latitude) <= 90 * kUnitsPerDegree;
}

bool ring_contains(const Ring& ring, Point p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    Point low = ring[j], high = ring[i];
    if ((low.latitude > p.latitude) == (high.latitude > p.latitude)) continue;
    if (low.latitude > high.latitude) std::swap(low, high);
    const Wide side = static_cast<Wide>(high.longitude - low.longitude) * (p.latitude - low.latitude) -
                      static_cast<Wide>(p.longitude - low.longitude) * (high.latitude - low.latitude);
    if (side > 0) inside = !inside;
  }
  return inside;
}

}  // namespace

std::int64_t units_from_degrees(double degrees) { return std::llround(degrees * static_cast<double>(kUnitsPerDegree)); }

std::string degrees_text(std::int64_t units) {
  const std::uint64_t size = static_cast<std::uint64_t>(units < 0 ? -units : units);
  std::string text = fmt::format("{}{}.{:07}", units < 0 ? "-" : "", size / kUnitsPerDegree, size % kUnitsPerDegree);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::size_t corners_of(const Shape& shape) {
  std::size_t count = 0;
  for (const Polygon& polygon : shape)
    for (const Ring& ring : polygon) count += ring.size();
  return count;
}

bool Box::contains(Point p) const {
  return south_west.longitude <= p.longitude && p.longitude <= north_east.longitude &&
         south_west.latitude <= p.latitude && p.latitude <= north_east.latitude;
}

bool Box::meets(const Box& other) const {
  return south_west.longitude <= other.north_east.longitude && other.south_west.longitude <= north_east.longitude &&
         south_west.latitude <= other.north_east.latitude && other.south_west.latitude <= north_east.latitude;
}

std::optional<Box> box_of(const Shape& shape) {
  std::optional<Box> box;
  for (const Polygon& polygon : shape) {
    for (const Ring& ring : polygon) {
      for (const Point p : ring) box = box ? united(*box, {p, p}) : Box{p, p};
    }
  }
  return box;
}

Box united(const Box& a, const Box& b) {
  return {{std::min(a.south_west.longitude, b.south_west.longitude),
           std::min(a.south_west.latitude, b.south_west.latitude)},
          {std::max(a.north_east.longitude, b.north_east.longitude),
           std::max(a.north_east.latitude, b.north_east.latitude)}};
}

bool contains(const Shape& shape, Point p) {
  for (const Polygon& polygon : shape) {
    bool inside = false;
    for (const Ring& ring : polygon) inside ^= !ring.empty() && ring_contains(ring, p);
    if (inside) return true;
  }
  return false;
}

Wide twice_area(const Ring& ring) {
  Wide sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += static_cast<Wide>(ring[j].longitude) * ring[i].latitude -
           static_cast<Wide>(ring[i].longitude) * ring[j].latitude;
  return sum;
}

void wind(Shape& shape) {
  for (Polygon& polygon : shape) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const bool counter_clockwise = twice_area(polygon[i]) > 0;
      if (counter_clockwise != (i == 0)) std::ranges::reverse(polygon[i]);
    }
  }
}

double metres_between(Point a, Point b) {
  constexpr double kMetresPerUnit = 6'371'008.8 * std::numbers::pi / 180 / kUnitsPerDegree;
  const double middle = static_cast<double>(a.latitude + b.latitude) / 2 / kUnitsPerDegree * std::numbers::pi / 180;
  const double x = static_cast<double>(b.longitude - a.longitude) * std::cos(middle);
  const double y = static_cast<double>(b.latitude - a.latitude);
  return std::hypot(x, y) * kMetresPerUnit;
}

std::string bytes_of(const Shape& shape) {
  std::string out;
  Point last;
  put(out, shape.size());
  for (const Polygon& polygon : shape) {
    put(out, polygon.size());
    for (const Ring& ring : polygon) {
      put(out, ring.size());
      for (const Point p : ring) {
        put_signed(out, p.longitude - last.longitude);
        put_signed(out, p.latitude - last.latitude);
        last = p;
      }
    }
  }
  return out;
}

std::optional<Shape> shape_from_bytes(std::string_view text) {
  Bytes bytes(text);
  Point last;
  Shape shape(bytes.count());
  for (Polygon& polygon : shape) {
    polygon.resize(bytes.count());
    for (Ring& ring : polygon) {
      ring.resize(bytes.count());
      for (Point& p : ring) {
        last.longitude += bytes.signed_number();
        last.latitude += bytes.signed_number();
        if (bytes.failed() || !on_earth(last)) return std::nullopt;
        p = last;
      }
    }
  }
  if (!bytes.finished()) return std::nullopt;
  return shape;
}

}  // namespace wiec::places
