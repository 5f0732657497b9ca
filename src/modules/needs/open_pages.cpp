// Needs for programs: JSON, CSV, GeoJSON. Nobody's name: who gave a need is not told.
#include "modules/needs/asked.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "platform/tables/tables.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

constexpr int kApiPage = 200, kMostInFile = 20'000;

void put_members(JsonWriter& json, const Need& n, const std::string& site) {
  json.member("id", n.code());
  json.member("what", n.what);
  json.member("where", n.location);
  json.member("who", n.who);
  json.member("evidence", n.evidence);
  json.key("theme");
  n.theme ? json.value(code_of(*n.theme)) : json.null();
  json.key("district");
  if (n.place)
    json.begin_object().member("code", n.place_code).member("name", n.place_name).end_object();
  else
    json.null();
  json.key("area");
  n.area ? json.value(code_from_id(n.area.value)) : json.null();
  json.member("state", code_of(n.state));
  json.member("from_card", n.from_card);
  json.member("supporters", n.supporters);
  json.member("dots", n.dots);
  json.key("heading");
  n.heading.id ? json.value(n.heading.name_pl) : json.null();
  json.key("answer");
  if (n.answer.given_on)
    json.begin_object()
        .member("kind", code_of(n.answer.kind))
        .member("text", n.answer.text_pl)
        .member("office", n.answer.office)
        .member("given_on", iso(*n.answer.given_on))
        .end_object();
  else
    json.null();
  json.member("made_at", iso(n.made_at));
  json.member("url", site + n.path());
}

void put_point(JsonWriter& json, const places::Point& point) {
  const auto degrees = [](std::int64_t units) { return static_cast<double>(units) / places::kUnitsPerDegree; };
  json.begin_array().value(degrees(point.longitude)).value(degrees(point.latitude)).end_array();
}

tables::Sheet sheet_of(Language l, const std::vector<Need>& all, const std::string& site) {
  tables::Sheet sheet{.name = std::string(texts::title(l)), .columns = {}, .rows = {}};
  for (const std::string_view column : {texts::f_what(l), texts::f_location(l), texts::f_who(l), texts::f_theme(l),
                                        texts::f_place(l), texts::filter_state(l), texts::support(l),
                                        texts::dots_label(l), texts::heading(l), texts::given_on(l), texts::address(l)})
    sheet.columns.emplace_back(column);
  for (const Need& n : all)
    sheet.rows.push_back({n.what, n.location, n.who, n.theme ? std::string(name_of(l, *n.theme)) : std::string(),
                          n.place_name, std::string(name_of(l, n.state)), n.supporters, n.dots, n.heading.name(l),
                          text::date_in_warsaw(n.made_at), site + localized(l, n.path())});
  return sheet;
}

}  // namespace

Result<Reply> api_needs(Context& ctx, const Request& request) {
  const Asked asked = asked_by(ctx, request);
  const Chosen chosen = select(ctx, asked, kApiPage);
  const std::string site = ctx.site_address();
  std::string body;
  JsonWriter json(body);
  json.begin_object().key("items").begin_array();
  for (const Need& n : chosen.needs) {
    json.begin_object();
    put_members(json, n, site);
    json.key("point");
    if (n.point)
      put_point(json, *n.point);
    else
      json.null();
    json.end_object();
  }
  json.end_array().member("count", chosen.count).key("next");
  if (std::int64_t{asked.page} * kApiPage < chosen.count) {
    const std::string query = asked.query();
    json.value(fmt::format("{}/api/v1/needs{}{}strona={}", site, query, query.empty() ? '?' : '&', asked.page + 1));
  } else {
    json.null();
  }
  json.end_object();
  return Content{.type = "application/json", .body = std::move(body)};
}

Result<Reply> csv_needs(Context& ctx, const Request& request) {
  Asked asked = asked_by(ctx, request);
  asked.page = 1;
  const Language l = request.query("jezyk") == "en" ? Language::en : Language::pl;
  const Chosen chosen = select(ctx, asked, kMostInFile);
  return Content{.type = std::string(tables::kCsvType),
                 .body = tables::csv_plain(sheet_of(l, chosen.needs, ctx.site_address())),
                 .file_name = "potrzeby.csv"};
}

Result<Reply> geojson_needs(Context& ctx, const Request& request) {
  Asked asked = asked_by(ctx, request);
  asked.page = 1;
  const Chosen chosen = select(ctx, asked, kMostInFile);
  const std::string site = ctx.site_address();
  std::string body;
  JsonWriter json(body);
  json.begin_object().member("type", "FeatureCollection").key("features").begin_array();
  for (const Need& n : chosen.needs) {
    if (!n.point) continue;
    json.begin_object().member("type", "Feature").key("geometry");
    json.begin_object().member("type", "Point").key("coordinates");
    put_point(json, *n.point);
    json.end_object().key("properties").begin_object();
    put_members(json, n, site);
    json.end_object().end_object();
  }
  json.end_array().end_object();
  return Content{.type = "application/geo+json", .body = std::move(body), .file_name = "potrzeby.geojson"};
}

}  // namespace wiec::needs
