// /okolice/wskazane/{code}: where an area lies, what is known of it, and what other modules add. /api/v1/areas.geojson:
// all.
#include "commons/areas/area_map.h"
#include "commons/areas/area_store.h"
#include "commons/areas/known_areas.h"
#include "commons/areas/pages.h"
#include "commons/areas/texts.h"
#include "commons/areas/words.h"
#include "commons/places/geojson.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::areas {
namespace {

constexpr std::int64_t kLeastShared = 1'000;  // m2; less is two hands drawing one street

struct Overlap {
  AreaId area;
  std::string name;
  std::int64_t m2 = 0;
};
using Overlaps = std::vector<Overlap>;

// Other open areas that some of this land belongs to as well, the largest part first.
Overlaps read_overlaps(db::ReadTx& tx, const Area& area) {
  Overlaps all;
  const auto shape = shape_of(tx, area.id);
  if (!shape) return all;
  for (AreaLand& other : lands_meeting(tx, *area.box)) {
    if (other.area == area.id) continue;
    const auto m2 = static_cast<std::int64_t>(places::overlap_m2(shape->land, other.land));
    if (m2 >= kLeastShared) all.push_back({other.area, std::move(other.name), m2});
  }
  std::ranges::stable_sort(all, std::greater(), &Overlap::m2);
  return all;
}

// Kept: to cut shapes is dear, and they seldom change.
std::shared_ptr<const Overlaps> overlaps_of(Context& ctx, const Area& area) {
  if (!area.box) return std::make_shared<const Overlaps>();
  return ctx.kept<Overlaps>("areas.overlaps " + area.code(), [&](db::ReadTx& tx) { return read_overlaps(tx, area); });
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

void put_districts(Html& out, Language l, const Area& area) {
  html::put<R"(<ul role="list">)">(out);
  for (const AreaDistrict& district : area.districts) {
    if (district.common_m2 && area.land_m2.value_or(0) > 0)
      html::put<"<li>{}: {}</li>">(
          out, district.name,
          texts::share(l,
                       text::format_percent(l, Ratio{std::min(*district.common_m2, *area.land_m2), *area.land_m2}, 0)));
    else
      html::put<"<li>{}: {}</li>">(out, district.name, texts::only_streets(l));
  }
  html::put<"</ul>">(out);
}

void put_facts(Html& out, Language l, const Area& area, const Overlaps& overlaps) {
  std::vector<std::string> names;
  for (const AreaPart& part : area.parts) names.push_back(part.name);
  const std::string size = area.land_m2 ? square_km(l, *area.land_m2) : std::string(texts::no_land(l)),
                    parts = joined(names), streets = joined(area.streets);
  const auto districts = [&](Html& value) { put_districts(value, l, area); };
  const auto others = [&](Html& value) {
    html::put<R"(<ul role="list">)">(value);
    for (const Overlap& one : overlaps) {
      const std::string href = localized(l, path_of(one.area));
      html::put<R"(<li><a href="{}">{}</a>: {}</li>)">(value, href, one.name, square_km(l, one.m2));
    }
    html::put<"</ul>">(value);
  };
  std::vector<html::SummaryRow> rows{{.name = texts::size(l), .value = size}};
  if (!area.districts.empty()) rows.push_back({.name = texts::districts(l), .value = districts});
  if (!parts.empty()) rows.push_back({.name = texts::parts(l), .value = parts});
  if (!streets.empty()) rows.push_back({.name = texts::streets(l), .value = streets});
  if (!overlaps.empty()) rows.push_back({.name = texts::overlaps(l), .value = others});
  html::summary_list(out, l, rows);
}

void put_feature(std::string& out, const Area& area, const places::Shape* land, const std::string& site) {
  out += R"({"type":"Feature","properties":)";
  JsonWriter json(out);
  json.begin_object().member("id", area.code()).member("name", area.name).member("url", site + area.path());
  json.key("land_m2");
  area.land_m2 ? json.value(*area.land_m2) : json.null();
  json.key("parts").begin_array();
  for (const AreaPart& part : area.parts) json.value(part.name);
  json.end_array().key("streets").begin_array();
  for (const std::string& street : area.streets) json.value(street);
  json.end_array().key("districts").begin_array();
  for (const AreaDistrict& district : area.districts) {
    json.begin_object().member("code", district.code).member("name", district.name).key("common_m2");
    district.common_m2 ? json.value(*district.common_m2) : json.null();
    json.end_object();
  }
  json.end_array().end_object();
  out += R"(,"geometry":)";
  if (land)
    places::append_geometry(out, *land);
  else
    out += "null";
  out += '}';
}

}  // namespace

Result<Reply> area_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto area = area_named(ctx, request.params.get("code"));
  if (!area) return problem(ProblemKind::not_found, texts::keys::no_such);
  Page page{.title = area->name,
            .description = area->theme ? texts::theme_described(l, area->name)
                                       : texts::described(l, area->name, names_of(area->districts)),
            .section = "/okolice",
            .indexed = area->state == AreaState::open};
  if (!area->theme) page.crumbs = {{std::string(texts::title(l)), "/okolice/wskazane"}};
  Html& out = page.main;
  html::heading(out, 1, area->name);
  if (area->theme) html::put<R"(<p class="lead">{}</p>)">(out, texts::is_theme(l));
  if (area->state == AreaState::closed) html::notice(out, l, {.text = texts::is_closed(l)});
  ctx.put_panels(out, "area_first", area->id.value);
  if (area->theme) return page;
  const auto overlaps = overlaps_of(ctx, *area);
  html::columns(
      out, [&](Html& main) { put_facts(main, l, *area, *overlaps); },
      [&](Html& aside) { put_map_of(aside, ctx, *area); }, html::ColumnsKind::even);
  ctx.put_panels(out, "area", area->id.value);
  return page;
}

Result<Reply> areas_geojson(Context& ctx, const Request&) {
  const std::string site = ctx.site_address();
  std::vector<AreaLand> land;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    land = lands(tx);
    return list_areas(tx);
  });
  std::string body = R"({"type":"FeatureCollection","features":[)";
  for (const Area& area : all) {
    const auto own = std::ranges::lower_bound(land, area.id, {}, &AreaLand::area);
    if (body.back() == '}') body += ',';
    put_feature(body, area, own != land.end() && own->area == area.id ? &own->land : nullptr, site);
  }
  body += "]}";
  return Content{.type = "application/geo+json", .body = std::move(body)};
}

}  // namespace wiec::areas
