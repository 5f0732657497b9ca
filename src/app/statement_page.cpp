// /dostepnosc, /prywatnosc, /otwarte-dane: what a public site must say of itself. The accessibility statement has the
// parts and the element ids of the ministry's format (Warunki techniczne publikacji, v2.0).
#include "app/public_pages.h"
#include "app/texts.h"
#include "modules/editions/edition_store.h"
#include "platform/html/card.h"

namespace wiec::app {
namespace {

std::string owner_of(Context& ctx) {
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(*all, "", ctx.now);
  return edition ? edition->city_name : std::string("Wiec");
}

}  // namespace

Result<Reply> statement_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const std::string owner = owner_of(ctx);
  Page page{.title = std::string(texts::statement_title(l))};
  Html& out = page.main;
  html::heading(out, 1, texts::statement_title(l));
  html::put<
      R"(<div class="prose"><p id="a11y-wstep">{}</p><p id="a11y-status">{}</p><h2>{}</h2><p>{}</p><ul><li>{}</li><li>{}</li><li>{}</li></ul>)">(
      out, texts::statement_intro(l, owner), texts::statement_status(l), texts::statement_how_title(l),
      texts::statement_how(l), texts::statement_keyboard(l), texts::statement_script(l), texts::statement_contrast(l));
  html::put<
      R"(<h2 id="a11y-kontakt">{}</h2><p>{} <a href="{}">{}</a>.</p><h2 id="a11y-procedura">{}</h2><p>{}</p></div>)">(
      out, texts::statement_contact_title(l), texts::statement_contact(l),
      localized(l, "/zglos-problem?strona=/dostepnosc"), texts::footer_contact(l), texts::statement_procedure_title(l),
      texts::statement_procedure(l));
  return page;
}

Result<Reply> privacy_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::privacy_title(l))};
  Html& out = page.main;
  html::heading(out, 1, texts::privacy_title(l));
  html::put<R"(<div class="prose"><p>{}</p><h2>{}</h2><p>{}</p><h2>{}</h2><p>{}</p><h2>{}</h2><p>{}</p></div>)">(
      out, texts::privacy_lead(l), texts::privacy_cookies_title(l), texts::privacy_cookies(l),
      texts::privacy_logs_title(l), texts::privacy_logs(l), texts::privacy_third_title(l), texts::privacy_third(l));
  return page;
}

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
  html::put<"<p>{}</p><h2>API</h2>">(out, texts::open_data_results(l));
  const html::Download api[] = {
      {.href = "/api/v1/openapi.json", .label = texts::open_data_api(l), .format = "JSON"},
      {.href = "/api/v1/catalogue.jsonld", .label = texts::open_data_catalogue(l), .format = "JSON-LD"}};
  html::downloads(out, api);
  return page;
}

}  // namespace wiec::app
