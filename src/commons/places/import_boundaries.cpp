#include "commons/places/boundaries.h"
#include "commons/places/geojson.h"
#include "commons/places/texts.h"
#include "platform/text/text.h"

namespace wiec::places {
namespace {

std::string text_property(const Json& properties, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const Json* value = properties.find(name);
    if (value && value->string()) return *value->string();
  }
  return "";
}

std::optional<int> number_property(const Json& properties) {
  for (const std::string_view name : {"nr", "number", "position", "numer"}) {
    const Json* value = properties.find(name);
    if (value && value->integer() && *value->integer() > 0 && *value->integer() < 10'000)
      return static_cast<int>(*value->integer());
  }
  return std::nullopt;
}

// What a feature says of its place.
struct Label {
  std::string code;
  std::string name;
  std::optional<int> number;
};

Label label_of(const Json& properties) {
  return {text_property(properties, {"code", "kod"}),
          text_property(properties, {"name", "nazwa", "Nazwa", "NAZWA", "NAME"}), number_property(properties)};
}

const Place* meant_by(const Label& label, const std::vector<Place>& places) {
  const auto is_meant = [&](const Place& place) {
    if (!label.code.empty()) return place.code == label.code;
    if (!label.name.empty()) return place.name_folded == text::fold(label.name);
    return label.number && place.position == *label.number;
  };
  const auto found = std::ranges::find_if(places, is_meant);
  return found == places.end() ? nullptr : &*found;
}

// Finds or makes the place of every feature, in order. In one write, so that a bad file makes nothing.
Result<std::vector<PlaceId>> places_of(db::WriteTx& tx, PlaceId parent, PlaceKind kind,
                                       const std::vector<Label>& labels) {
  const std::vector<Place> children = children_of(tx, parent, kind);
  std::vector<PlaceId> ids;
  for (const Label& label : labels) {
    if (const Place* place = meant_by(label, children)) {
      ids.push_back(place->id);
      continue;
    }
    if (label.name.empty())
      return problem(ProblemKind::invalid, texts::keys::geojson_no_name, "geojson",
                     {{"number", static_cast<std::int64_t>(ids.size() + 1)}});
    TRY(const PlaceId id, insert_place(tx, {.kind = kind,
                                            .parent = parent,
                                            .code = label.code,
                                            .name = label.name,
                                            .position = label.number.value_or(static_cast<int>(ids.size() + 1))}));
    ids.push_back(id);
  }
  return ids;
}

}  // namespace

Result<int> import_boundaries(const db::Database& db, PlaceId parent, PlaceKind kind, std::string_view geojson) {
  TRY(std::vector<Feature> features, read_geojson(geojson));
  std::vector<Label> labels;
  for (const Feature& feature : features) labels.push_back(label_of(feature.properties));
  TRY(const std::vector<PlaceId> ids, db.write("places.import_boundaries", [parent, kind, labels](db::WriteTx& tx) {
    return places_of(tx, parent, kind, labels);
  }));
  std::vector<PlaceBoundary> boundaries;
  for (std::size_t i = 0; i < ids.size(); ++i) boundaries.push_back({ids[i], std::move(features[i].area)});
  TRY_VOID(store_boundaries(db, parent, kind, std::move(boundaries)));
  return static_cast<int>(ids.size());
}

}  // namespace wiec::places
