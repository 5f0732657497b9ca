#include "commons/places/geojson.h"

#include <cmath>

#include "commons/places/texts.h"

namespace wiec::places {
namespace {

namespace keys = texts::keys;

std::unexpected<Problem> wrong(TextKey text, std::vector<TextArg> args = {}) {
  return problem(ProblemKind::invalid, text, "geojson", std::move(args));
}

std::string type_of(const Json& json) {
  const Json* type = json.find("type");
  return type && type->string() ? *type->string() : "";
}

std::optional<double> number_of(const Json& json) {
  if (const auto* whole = json.integer()) return static_cast<double>(*whole);
  if (const auto* number = json.number()) return *number;
  return std::nullopt;
}

// Longitude, latitude and perhaps a height, which is not kept (RFC 7946, 3.1.1).
std::optional<Point> point_of(const Json& json) {
  const auto* pair = json.array();
  if (!pair || pair->size() < 2) return std::nullopt;
  const auto longitude = number_of((*pair)[0]), latitude = number_of((*pair)[1]);
  if (!longitude || !latitude) return std::nullopt;
  // Metres of another system (EPSG:2180) are kept as a far-away corner, which the check names "outside Poland".
  const auto units = [](double degrees, double most) { return units_from_degrees(std::clamp(degrees, -most, most)); };
  return Point{units(*longitude, 180), units(*latitude, 90)};
}

std::optional<Polygon> polygon_of(const Json& coordinates) {
  const auto* rings = coordinates.array();
  if (!rings) return std::nullopt;
  Polygon polygon;
  for (const Json& ring_json : *rings) {
    const auto* corners = ring_json.array();
    if (!corners) return std::nullopt;
    Ring& ring = polygon.emplace_back();
    for (const Json& corner : *corners) {
      const auto point = point_of(corner);
      if (!point) return std::nullopt;
      ring.push_back(*point);
    }
  }
  return polygon;
}

std::optional<Shape> shape_of(const Json& geometry) {
  const Json* coordinates = geometry.find("coordinates");
  if (!coordinates) return std::nullopt;
  Shape shape;
  const auto add = [&](const Json& json) {
    auto polygon = polygon_of(json);
    if (polygon) shape.push_back(std::move(*polygon));
    return polygon.has_value();
  };
  if (type_of(geometry) == "Polygon") return add(*coordinates) ? std::optional(shape) : std::nullopt;
  const auto* polygons = coordinates->array();
  if (!polygons || !std::ranges::all_of(*polygons, add)) return std::nullopt;
  return shape;
}

Result<CheckedShape> area_of(const Json& geometry, std::int64_t number) {
  const std::string type = type_of(geometry);
  if (type.empty()) return wrong(keys::geojson_bad_feature, {{"number", number}});
  if (type != "Polygon" && type != "MultiPolygon")
    return wrong(keys::geojson_not_an_area, {{"number", number}, {"type", type}});
  auto shape = shape_of(geometry);
  if (!shape) return wrong(keys::geojson_bad_coordinates, {{"number", number}});
  auto checked = check_shape(*std::move(shape));
  if (!checked) return std::unexpected(problem_of(checked.error(), number));
  return *std::move(checked);
}

Result<Feature> feature_of(const Json& json, std::int64_t number) {
  const Json* geometry = json.find("geometry");
  if (type_of(json) != "Feature" || !geometry) return wrong(keys::geojson_bad_feature, {{"number", number}});
  TRY(CheckedShape area, area_of(*geometry, number));
  const Json* properties = json.find("properties");
  return Feature{std::move(area), properties ? *properties : Json()};
}

Result<std::vector<Feature>> features_of(const Json& json) {
  std::vector<Feature> features;
  const std::string type = type_of(json);
  if (type == "FeatureCollection") {
    const Json* list = json.find("features");
    if (!list || !list->array()) return wrong(keys::geojson_no_type);
    if (list->array()->size() > kMaxFeatures)
      return wrong(keys::geojson_too_many_areas, {{"most", std::int64_t{kMaxFeatures}}});
    for (const Json& feature : *list->array()) {
      TRY(Feature one, feature_of(feature, static_cast<std::int64_t>(features.size() + 1)));
      features.push_back(std::move(one));
    }
  } else if (type == "Feature") {
    TRY(Feature one, feature_of(json, 1));
    features.push_back(std::move(one));
  } else if (type.empty()) {
    return wrong(keys::geojson_no_type);
  } else {
    TRY(CheckedShape area, area_of(json, 1));
    features.push_back({std::move(area), Json()});
  }
  if (features.empty()) return wrong(keys::geojson_no_area);
  return features;
}

void append_ring(std::string& out, const Ring& ring) {
  out += '[';
  for (std::size_t i = 0; i <= ring.size(); ++i) {
    const Point p = ring[i % ring.size()];
    fmt::format_to(std::back_inserter(out), "{}[{},{}]", i == 0 ? "" : ",", degrees_text(p.longitude),
                   degrees_text(p.latitude));
  }
  out += ']';
}

void append_polygon(std::string& out, const Polygon& polygon) {
  out += '[';
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    if (i > 0) out += ',';
    append_ring(out, polygon[i]);
  }
  out += ']';
}

}  // namespace

Problem problem_of(const ShapeError& error, std::int64_t number) {
  const std::string where =
      error.where ? fmt::format("{}, {}", degrees_text(error.where->latitude), degrees_text(error.where->longitude))
                  : "";
  switch (error.fault) {
    case ShapeFault::empty:
      return wrong(keys::area_empty, {{"number", number}}).error();
    case ShapeFault::too_many_corners:
      return wrong(keys::area_too_many_corners,
                   {{"number", number}, {"count", error.corners}, {"most", std::int64_t{kMaxCorners}}})
          .error();
    case ShapeFault::outside_poland:
      return wrong(keys::area_outside_poland, {{"number", number}, {"where", where}}).error();
    case ShapeFault::self_crossing:
      return wrong(keys::area_crosses_itself, {{"number", number}, {"where", where}}).error();
  }
  return {};
}

Result<std::vector<Feature>> read_geojson(std::string_view text) {
  if (text.size() > kMaxGeoJsonBytes)
    return wrong(keys::geojson_too_large, {{"most", std::int64_t{kMaxGeoJsonBytes >> 20}}});
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto json = parse_json(text);
  if (!json) return wrong(keys::geojson_not_json, {{"offset", static_cast<std::int64_t>(json.error().offset)}});
  return features_of(*json);
}

Result<CheckedShape> read_one_area(std::string_view text) {
  TRY(std::vector<Feature> features, read_geojson(text));
  if (features.size() != 1)
    return wrong(keys::geojson_one_area, {{"count", static_cast<std::int64_t>(features.size())}});
  return std::move(features.front().area);
}

void append_geometry(std::string& out, const Shape& shape) {
  Shape wound = shape;
  wind(wound);
  if (wound.size() == 1) {
    out += R"({"type":"Polygon","coordinates":)";
    append_polygon(out, wound.front());
  } else {
    out += R"({"type":"MultiPolygon","coordinates":[)";
    for (std::size_t i = 0; i < wound.size(); ++i) {
      if (i > 0) out += ',';
      append_polygon(out, wound[i]);
    }
    out += ']';
  }
  out += '}';
}

std::string geojson_of(std::span<const NamedShape> shapes) {
  std::string out = R"({"type":"FeatureCollection","features":[)";
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (i > 0) out += ',';
    out += R"({"type":"Feature","properties":{"name":)";
    append_json_string(out, shapes[i].name);
    out += R"(,"code":)";
    append_json_string(out, shapes[i].code);
    out += R"(},"geometry":)";
    append_geometry(out, shapes[i].shape);
    out += '}';
  }
  return out += "]}";
}

}  // namespace wiec::places
