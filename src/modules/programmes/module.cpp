#include "modules/programmes/module.h"

#include "modules/programmes/pages.h"

namespace wiec::programmes {
namespace {

std::vector<std::string_view> list_query(bool format = false) {
  std::vector<std::string_view> known{std::begin(kQuery), std::end(kQuery)};
  if (format) known.push_back("format");
  return known;
}

void add_to_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  for (const Entry& entry : list_of(ctx)->entries) add("/programy/" + entry.code, entry.changed_at);
}

std::vector<Route> public_routes() {
  return {
      {.path = "/programy", .who = anyone, .page = list_page, .cached = true, .query = list_query()},
      {.path = "/programy.csv", .who = anyone, .page = csv_export, .query = list_query(true)},
      {.path = "/programy.xlsx", .who = anyone, .page = xlsx_export, .query = list_query()},
      {.path = "/api/v1/programmes",
       .who = anyone,
       .page = api_programmes,
       .query = list_query(),
       .one_language = true,
       .summary = "Cards of the register, filtered and ordered as on the public list, with their sums; 200 on a page"},
      {.path = "/programy/{code}", .who = anyone, .page = project_page, .cached = true},
      {.path = "/programy/{code}/historia", .who = anyone, .page = history_page, .cached = true},
      {.path = "/programy/{code}/logo", .who = anyone, .page = project_logo, .one_language = true},
      {.path = "/programy/{code}/karta.json", .who = anyone, .page = project_json_page}};
}

}  // namespace

Module module() {
  return {.name = "programmes", .migrations = migrations(), .routes = public_routes(), .sitemap = add_to_sitemap};
}

}  // namespace wiec::programmes
