#include "commons/areas/edit_area.h"

#include "commons/areas/texts.h"
#include "commons/audit/audit.h"
#include "commons/places/geojson.h"
#include "commons/places/streets.h"
#include "platform/text/text.h"

namespace wiec::areas {
namespace {

constexpr int kLongestName = 120;
constexpr std::size_t kMostParts = 200, kMostStreets = 200;
constexpr std::int64_t kLeastCommon = 1'000;  // m2; less is two surveys of one border

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto line = text::clean_line(text.substr(0, end)); line && !line->empty()) lines.push_back(*std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string joined(const std::vector<places::Street>& streets) {
  std::string out;
  for (const places::Street& street : streets) out += (out.empty() ? "" : ", ") + street.name;
  return out;
}

void read_parts(db::ReadTx& tx, Reader& r, NewArea& area, std::vector<places::Shape>& land) {
  const auto codes = r.typed.list("area_parts");
  if (codes.size() > kMostParts) return r.wrong(texts::keys::err_too_many_parts, "area_parts");
  for (const std::string& code : codes) {
    const auto id = id_from_code(code);
    const auto place = id ? places::find_place(tx, places::PlaceId{*id}) : std::nullopt;
    if (!place) return r.wrong(texts::keys::err_part, "area_parts");
    if (std::ranges::find(area.parts, place->id) != area.parts.end()) continue;
    area.parts.push_back(place->id);
    if (auto boundary = places::boundary_of(tx, place->id)) land.push_back(*std::move(boundary));
  }
}

// The register's name of what was typed; nullopt with a fault when there is none or several.
std::optional<std::string> known_street(Reader& r, const std::string& typed, const places::DistrictAnswer& answer) {
  using enum places::AddressMatch;
  if (answer.match == street_needed || answer.match == street_unknown) {
    if (answer.streets.empty())
      r.wrong(texts::keys::err_street, "area_streets", {{"name", typed}});
    else
      r.wrong(texts::keys::err_street_which, "area_streets", {{"name", typed}, {"others", joined(answer.streets)}});
    return std::nullopt;
  }
  return answer.streets.front().name;
}

void read_streets(db::ReadTx& tx, Reader& r, NewArea& area, std::vector<places::PlaceId>& districts) {
  const auto lines = lines_of(r.typed.at("area_streets"));
  if (lines.size() > kMostStreets)
    return r.wrong(texts::keys::err_too_many_streets, "area_streets", {{"most", std::int64_t{kMostStreets}}});
  for (const std::string& line : lines) {
    const auto answer = places::find_district(tx, area.city, line, "");
    const auto name = known_street(r, line, answer);
    if (!name || std::ranges::find(area.streets, *name) != area.streets.end()) continue;
    area.streets.push_back(*name);
    for (const places::PlaceId district : answer.districts)
      if (std::ranges::find(districts, district) == districts.end()) districts.push_back(district);
  }
}

void read_drawing(Reader& r, NewArea& area, std::vector<places::Shape>& land) {
  const std::string_view typed = r.typed.at("area_geojson");
  if (typed.empty()) return;
  auto drawn = places::read_one_area(typed);
  if (!drawn) return r.wrong(drawn.error().text, "area_geojson", drawn.error().args);
  land.push_back(drawn->shape);
  area.drawn = *std::move(drawn);
}

// What of the land lies in each district. Empty where the city has no boundaries at all.
std::vector<AreaDistrict> common_with(db::ReadTx& tx, places::PlaceId city, const places::CheckedShape& land) {
  std::vector<AreaDistrict> all;
  for (const places::Place& district : places::children_of(tx, city, places::PlaceKind::district)) {
    if (!district.box || !district.box->meets(land.box)) continue;
    const auto boundary = places::boundary_of(tx, district.id);
    const auto m2 = boundary ? static_cast<std::int64_t>(places::overlap_m2(land.shape, *boundary)) : 0;
    if (m2 >= std::min(kLeastCommon, land.area_m2)) all.push_back({district.id, district.name, district.code, m2});
  }
  return all;
}

bool has_boundaries(db::ReadTx& tx, places::PlaceId city) {
  const auto districts = places::children_of(tx, city, places::PlaceKind::district);
  return std::ranges::any_of(districts, [](const places::Place& one) { return one.box.has_value(); });
}

// A tenth may lie outside: people do not draw the border of a city to the metre.
void check_inside(db::ReadTx& tx, Reader& r, NewArea& area) {
  if (!area.drawn || !has_boundaries(tx, area.city)) return;
  std::int64_t inside = 0;
  for (const AreaDistrict& district : common_with(tx, area.city, *area.drawn)) inside += *district.common_m2;
  const std::int64_t outside = area.drawn->area_m2 - inside;
  if (inside == 0)
    r.wrong(texts::keys::err_outside, "area_geojson");
  else if (outside > area.drawn->area_m2 / 10)
    r.wrong(texts::keys::err_partly_outside, "area_geojson",
            {{"percent", std::int64_t{outside * 100 / area.drawn->area_m2}}});
}

void compute(db::ReadTx& tx, Reader& r, NewArea& area, const std::vector<places::Shape>& land,
             const std::vector<places::PlaceId>& of_streets) {
  if (!land.empty()) {
    auto united = places::check_shape(places::union_of(land));
    if (!united) {
      const Problem why = places::problem_of(united.error(), 1);
      return r.wrong(why.text, "area_geojson", why.args);
    }
    area.land = *std::move(united);
    area.districts = common_with(tx, area.city, *area.land);
  } else {  // a long street crosses districts that the area does not mean: they count where nothing else is known
    for (const places::PlaceId district : of_streets) area.districts.push_back({district, {}, {}, std::nullopt});
  }
}

Result<> check_coordinates(db::ReadTx& tx, const Actor& actor, std::span<const AreaDistrict> districts) {
  if (coordinates(tx, actor, districts)) return {};
  return problem(ProblemKind::not_allowed, texts::keys::err_other_part);
}

}  // namespace

Typed typed_from(const Area& area, const std::optional<AreaShape>& shape) {
  Typed typed;
  typed.set("area_name", area.name);
  std::string parts, streets;
  for (const AreaPart& part : area.parts) parts += (parts.empty() ? "" : ",") + code_from_id(part.place.value);
  for (const std::string& street : area.streets) streets += street + "\n";
  typed.set("area_parts", parts);
  typed.set("area_streets", streets);
  std::string drawn;
  if (shape && shape->drawn) places::append_geometry(drawn, *shape->drawn);
  typed.set("area_geojson", drawn);
  typed.set("base", std::to_string(area.revision));
  return typed;
}

Typed typed_from(const http::Form& form) {
  Typed typed(form);
  const http::FilePart* file = form.file("area_file");
  if (file && std::ssize(file->bytes) <= kMostDrawingBytes && text::is_valid_utf8(file->bytes))
    typed.set("area_geojson", std::string(file->bytes));
  else if (file)
    typed.set("area_file_fault", "1");
  return typed;
}

NewArea read_area(Context& ctx, const Typed& typed, Faults& faults) {
  Reader r(ctx.language, typed, faults);
  NewArea area;
  area.name = r.line("area_name", texts::f_name(ctx.language), kLongestName, true);
  if (!typed.at("area_file_fault").empty()) r.wrong(texts::keys::err_file, "area_file");
  ctx.db.read([&](db::ReadTx& tx) {
    const auto cities = places::cities(tx);
    if (cities.empty()) return r.wrong(texts::keys::err_no_city, "area_name");
    area.city = cities.front().id;
    std::vector<places::Shape> land;
    std::vector<places::PlaceId> of_streets;
    const std::size_t before = faults.size();
    read_parts(tx, r, area, land);
    read_streets(tx, r, area, of_streets);
    read_drawing(r, area, land);
    if (faults.size() > before) return;
    if (area.parts.empty() && area.streets.empty() && !area.drawn)
      return r.wrong(texts::keys::err_nothing, "area_parts");
    check_inside(tx, r, area);
    compute(tx, r, area, land, of_streets);
  });
  return area;
}

bool coordinates(db::ReadTx& tx, const Actor& actor, std::span<const AreaDistrict> districts) {
  std::vector<std::int64_t> places;
  for (const places::Place& city : places::cities(tx)) places.push_back(city.id.value);
  for (const AreaDistrict& district : districts) places.push_back(district.place.value);
  return actor.may(Role::coordinator, {.places = places});
}

Result<AreaId> make_area(Context& ctx, const NewArea& area) {
  return ctx.db.write("areas.make", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<AreaId> {
    TRY_VOID(check_coordinates(tx, actor, area.districts));
    const AreaId id = insert_area(tx, area);
    audit::record(tx, actor, "area.make", "area", id.value);
    return id;
  });
}

Result<> change_area(Context& ctx, AreaId id, const NewArea& area, std::int64_t revision) {
  return ctx.db.write("areas.change", [&, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto before = find_area(tx, id);
    if (!before) return problem(ProblemKind::not_found, texts::keys::no_such);
    TRY_VOID(check_coordinates(tx, actor, before->districts));
    TRY_VOID(check_coordinates(tx, actor, area.districts));
    if (!update_area(tx, id, area, revision)) return problem(ProblemKind::conflict, texts::keys::changed_meanwhile);
    audit::record(tx, actor, "area.change", "area", id.value, {{"revision", revision + 1}});
    return {};
  });
}

Result<> turn_area(Context& ctx, AreaId id, AreaState state) {
  return ctx.db.write("areas.turn", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto area = find_area(tx, id);
    if (!area) return problem(ProblemKind::not_found, texts::keys::no_such);
    TRY_VOID(check_coordinates(tx, actor, area->districts));
    if (set_area_state(tx, id, state))
      audit::record(tx, actor, "area.turn", "area", id.value, {{"state", code_of(state)}});
    return {};
  });
}

}  // namespace wiec::areas
