#include "commons/areas/module.h"

#include "commons/areas/area_store.h"
#include "commons/areas/edit_area.h"
#include "commons/areas/pages.h"

namespace wiec::areas {
namespace {

constexpr auto kPost = http::Method::post;
constexpr std::size_t kDrawing = 3u << 20;  // bytes: ten thousand corners, typed and uploaded

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/okolice/wskazane", ctx.now);
  for (const Area& area : ctx.db.read([](db::ReadTx& tx) { return list_areas(tx); })) add(area.path(), area.changed_at);
  for (const Area& theme : ctx.db.read([](db::ReadTx& tx) { return open_themes(tx); }))
    add(theme.path(), theme.changed_at);
}

}  // namespace

Module module() {
  return {
      .name = "areas",
      .migrations = migrations(),
      .routes =
          {{.path = "/okolice/wskazane",
            .who = anyone,
            .page = list_page,
            .cached = true,
            .query = {"szukaj", "strona"}},
           {.path = "/okolice/wskazane/{code}", .who = anyone, .page = area_page, .cached = true},
           {.path = "/api/v1/areas.geojson",
            .who = anyone,
            .page = areas_geojson,
            .cached = true,
            .one_language = true,
            .summary = "Open areas: name, parts, streets, districts and their land as GeoJSON"},
           {.path = "/administracja/okolice", .who = coordinator, .page = desk_page, .query = {"strona"}},
           {.path = "/administracja/okolice/nowa", .who = coordinator, .page = new_page},
           {.method = kPost,
            .path = "/administracja/okolice/nowa",
            .who = coordinator,
            .page = post_new,
            .body_limit = kDrawing,
            .file_limit = kMostDrawingBytes},
           {.path = "/administracja/okolice/{code}", .who = coordinator, .page = edit_page},
           {.method = kPost,
            .path = "/administracja/okolice/{code}",
            .who = coordinator,
            .page = post_edit,
            .body_limit = kDrawing,
            .file_limit = kMostDrawingBytes},
           {.method = kPost, .path = "/administracja/okolice/{code}/stan", .who = coordinator, .page = post_state}},
      .panels = {{.noun = "places", .render = panel_of_places},
                 {.noun = "place", .render = panel_of_place},
                 {.noun = "administration", .position = 35, .render = desk_task},
                 {.noun = "account", .position = 35, .render = desk_task}},
      .sitemap = put_in_sitemap,
  };
}

}  // namespace wiec::areas
