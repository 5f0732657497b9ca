// What machines read: OpenAPI generated from the routes, the data catalogue, the site map, robots.
#include "app/modules.h"
#include "app/public_pages.h"
#include "app/texts.h"
#include "base/json.h"
#include "modules/editions/edition_store.h"
#include "web/assets.h"

namespace wiec::app {
namespace {

Json parameters_of(const Route& route) {
  Json::Array parameters;
  for (const std::string_view name : route.query)
    parameters.push_back(Json::Object{
        {"name", name}, {"in", "query"}, {"required", false}, {"schema", Json::Object{{"type", "string"}}}});
  return parameters;
}

Json answer_of() {
  return Json::Object{
      {"200", Json::Object{{"description", "OK"},
                           {"content", Json::Object{{"application/json",
                                                     Json::Object{{"schema", Json::Object{{"type", "object"}}}}}}}}},
      {"404", Json::Object{{"description", "There is no such thing"}}}};
}

std::string identifier_of(std::string_view path) {
  std::string out = "get";
  for (const char c : path) out += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  return out;
}

void append_location(std::string& out, const std::string& site, std::string_view path, Instant changed) {
  for (const Language l : kLanguages)
    fmt::format_to(std::back_inserter(out),
                   "<url><loc>{0}{1}</loc><lastmod>{2}</lastmod><xhtml:link rel=\"alternate\" hreflang=\"pl\" "
                   "href=\"{0}{3}\"/><xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"{0}{4}\"/></url>\n",
                   site, localized(l, path), iso(changed), path, localized(Language::en, path));
}

}  // namespace

Result<Reply> openapi_json(Context& ctx, const Request&) {
  Json::Object paths;
  for (const Module& module : modules())
    for (const Route& route : module.routes)
      if (route.path.starts_with("/api/"))
        paths.emplace_back(std::string(route.path),
                           Json::Object{{"get", Json::Object{{"operationId", identifier_of(route.path)},
                                                             {"summary", route.summary},
                                                             {"parameters", parameters_of(route)},
                                                             {"responses", answer_of()}}}});
  const Json api = Json::Object{
      {"openapi", "3.1.0"},
      {"info",
       Json::Object{{"title", "Wiec"},
                    {"version", WIEC_VERSION},
                    {"description",
                     "Public data of a participatory budget. Lists are {\"items\": [...], \"next\": url or null}."},
                    {"license", Json::Object{{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
      {"servers", Json::Array{Json::Object{{"url", ctx.site_address()}}}},
      {"paths", std::move(paths)}};
  return Content{.type = "application/json", .body = to_text(api)};
}

Result<Reply> data_catalogue(Context& ctx, const Request&) {
  const std::string site = ctx.site_address();
  Json::Array datasets;
  for (const auto& edition : *editions::editions(ctx)) {
    const std::string query = "?edycja=" + edition.code;
    Json::Array distributions;
    for (const auto& [path, type] :
         {std::pair("/projekty.csv", "text/csv"),
          std::pair("/projekty.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          std::pair("/projekty.geojson", "application/geo+json"), std::pair("/api/v1/proposals", "application/json")})
      distributions.push_back(Json::Object{
          {"@type", "dcat:Distribution"}, {"dcat:accessURL", site + path + query}, {"dcat:mediaType", type}});
    datasets.push_back(Json::Object{{"@type", "dcat:Dataset"},
                                    {"@id", site + "/edycja/" + edition.code},
                                    {"dct:title", edition.name_pl},
                                    {"dct:publisher", edition.city_name},
                                    {"dcat:distribution", std::move(distributions)}});
  }
  const Json catalogue = Json::Object{
      {"@context", Json::Object{{"dcat", "http://www.w3.org/ns/dcat#"}, {"dct", "http://purl.org/dc/terms/"}}},
      {"@type", "dcat:Catalog"},
      {"@id", site + "/api/v1/catalogue.jsonld"},
      {"dct:title", texts::catalogue_title(Language::pl)},
      {"dct:language", "pl"},
      {"dcat:dataset", std::move(datasets)}};
  return Content{.type = "application/ld+json", .body = to_text(catalogue)};
}

Result<Reply> sitemap_xml(Context& ctx, const Request&) {
  const std::string site = ctx.site_address();
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  for (const std::string_view path : {"/", "/glosowanie", "/spotkania", "/programy", "/otwarte-dane", "/dostepnosc", "/prywatnosc"})
    append_location(out, site, path, ctx.now);
  for (const Module& module : modules())
    if (module.sitemap)
      module.sitemap(ctx, [&](std::string_view path, Instant changed) { append_location(out, site, path, changed); });
  return Content{.type = "application/xml", .body = out + "</urlset>\n"};
}

Result<Reply> robots_txt(Context& ctx, const Request&) {
  return Content{.type = "text/plain; charset=utf-8",
                 .body = "User-agent: *\nDisallow: /szukaj\nDisallow: /en/szukaj\nSitemap: " + ctx.site_address() +
                         "/sitemap.xml\n"};
}

// For programs that ask without reading the page; pages name the picture themselves.
Result<Reply> favicon(Context&, const Request&) {
  return Redirect{.url = std::string(web::asset_url("icons.svg")), .status = 302};
}

}  // namespace wiec::app
