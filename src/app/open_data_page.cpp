// /otwarte-dane: everything public, for taking away.
#include "app/public_pages.h"
#include "app/texts.h"
#include "modules/cases/pages.h"
#include "modules/joint_projects/words.h"
#include "modules/needs/site_parts.h"
#include "modules/plans/pages.h"
#include "modules/programmes/site_parts.h"
#include "platform/html/card.h"

namespace wiec::app {

Result<Reply> open_data_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::open_data_title(l))};
  Html& out = page.main;
  html::heading(out, 1, texts::open_data_title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::open_data_lead(l));
  const std::string xlsx = localized(l, "/projekty.xlsx"), csv = localized(l, "/projekty.csv"),
                    excel = localized(l, "/projekty.excel.csv"), geojson = localized(l, "/projekty.geojson");
  html::put<"<h2>{}</h2>">(out, texts::open_data_projects(l));
  const html::Download projects[] = {{.href = xlsx, .label = "XLSX", .format = "XLSX"},
                                     {.href = excel, .label = "CSV (Excel)", .format = "CSV"},
                                     {.href = csv, .label = "CSV (RFC 4180)", .format = "CSV"},
                                     {.href = geojson, .label = "GeoJSON", .format = "GeoJSON"},
                                     {.href = "/api/v1/proposals", .label = "JSON", .format = "JSON"}};
  html::downloads(out, projects);
  html::put<"<p>{}</p>">(out, texts::open_data_results(l));
  needs::put_open_data(out, l);
  programmes::put_open_data(out, l);
  plans::put_open_data(out, l);
  cases::put_open_data(out, l);
  joint_projects::put_open_data(out, l);
  html::put<"<h2>API</h2>">(out);
  const html::Download api[] = {
      {.href = "/api/v1/openapi.json", .label = texts::open_data_api(l), .format = "JSON"},
      {.href = "/api/v1/catalogue.jsonld", .label = texts::open_data_catalogue(l), .format = "JSON-LD"}};
  html::downloads(out, api);
  return page;
}

}  // namespace wiec::app
