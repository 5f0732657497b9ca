#include "modules/proposals/module.h"

#include "modules/proposals/pages.h"
#include "modules/proposals/similar.h"

namespace wiec::proposals {
namespace {

void add_to_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/projekty", ctx.now);
  add("/okolice", ctx.now);
  for (const auto& edition : *editions::editions(ctx))
    for (const Entry& entry : list_of(ctx, edition)->entries) add("/projekty/" + entry.code, entry.changed_at);
}

Route list(std::string_view path, PageFunction page, bool cached = true) {
  return {.path = path, .who = anyone, .page = page, .cached = cached, .query = list_query()};
}

Route data(std::string_view path, PageFunction page, std::string_view summary) {
  return {.path = path, .who = anyone, .page = page, .query = list_query(), .one_language = true, .summary = summary};
}

}  // namespace

Module module() {
  return {
      .name = "proposals",
      .migrations = migrations(),
      .routes = {list("/projekty", list_page),
                 list("/projekty/mapa", map_page),
                 {.path = "/projekty/{code}", .who = anyone, .page = proposal_page, .cached = true},
                 {.path = "/projekty/{code}/obraz", .who = anyone, .page = proposal_picture, .one_language = true},
                 {.path = "/okolice", .who = anyone, .page = areas_page, .cached = true, .query = {"ulica", "numer"}},
                 {.path = "/okolice/{code}", .who = anyone, .page = area_page, .cached = true},
                 list("/projekty.csv", csv_export, false),
                 list("/projekty.excel.csv", csv_excel_export, false),
                 list("/projekty.xlsx", xlsx_export, false),
                 list("/projekty.geojson", geojson_export, false),
                 list("/projekty.atom", atom_feed, false),
                 data("/api/v1/proposals", api_proposals,
                      "Proposals of an edition, filtered and ordered as on the public list; 200 on a page"),
                 data("/api/v1/proposals.csv", csv_export, "The same proposals as a table (RFC 4180), all of them"),
                 data("/api/v1/proposals.geojson", geojson_export, "The same proposals as places on a map (RFC 7946)"),
                 {.path = "/api/v1/proposals/similar",
                  .who = anyone,
                  .page = api_similar,
                  .query = {"title", "limit", "pula", "location"},
                  .one_language = true,
                  .summary =
                      "Proposals with a title like this one, best first, those of the same pool's area or location "
                      "raised, with their verdict and reason"}},
      .panels = {{.noun = "diagnosis", .position = 10, .render = diagnosis_panel}},
      .sitemap = add_to_sitemap,
  };
}

}  // namespace wiec::proposals
