#include "app/public_pages.h"

#include "app/key_store.h"

namespace wiec::app {

Module public_pages() {
  return {
      .name = "public_pages",
      .migrations = migrations(),
      .routes = {{.path = "/", .who = anyone, .page = home_page, .cached = true},
                 {.path = "/szukaj", .who = anyone, .page = search_page, .query = {"q"}},
                 {.path = "/dostepnosc", .who = anyone, .page = statement_page, .cached = true},
                 {.path = "/prywatnosc", .who = anyone, .page = privacy_page, .cached = true},
                 {.path = "/otwarte-dane", .who = anyone, .page = open_data_page, .cached = true},
                 {.path = "/api/v1/openapi.json",
                  .who = anyone,
                  .page = openapi_json,
                  .one_language = true,
                  .summary = "This description"},
                 {.path = "/api/v1/catalogue.jsonld",
                  .who = anyone,
                  .page = data_catalogue,
                  .one_language = true,
                  .summary = "Catalogue of open data (DCAT-AP, JSON-LD)"},
                 {.path = "/sitemap.xml", .who = anyone, .page = sitemap_xml, .one_language = true},
                 {.path = "/robots.txt", .who = anyone, .page = robots_txt, .one_language = true},
                 {.path = "/favicon.ico", .who = anyone, .page = favicon, .one_language = true}},
  };
}

}  // namespace wiec::app
