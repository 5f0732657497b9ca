#include "modules/editions/module.h"

#include "commons/documents/file_type.h"
#include "modules/editions/desk.h"
#include "modules/editions/edition_page.h"
#include "modules/editions/edition_store.h"

namespace wiec::editions {
namespace {

// Whoever consents to a change may be an administrator; only coordinators make one.
constexpr Who kDeskReader = with_role<Role::coordinator, Role::administrator>("coordinator|administrator");
constexpr auto kPost = http::Method::post;
constexpr std::size_t kLongForm = 512 * 1024, kWithFile = 11 << 20;

std::vector<Route> desk() {
  return {
      {.path = "/administracja/edycje", .who = kDeskReader, .page = desk_page},
      {.path = "/administracja/edycje/nowa", .who = coordinator, .page = new_edition_page},
      {.method = kPost, .path = "/administracja/edycje/nowa", .who = coordinator, .page = post_new_edition},
      {.path = "/administracja/edycje/{code}", .who = kDeskReader, .page = edition_desk_page},
      {.method = kPost, .path = "/administracja/edycje/{code}/publikacja", .who = coordinator, .page = post_publish},
      {.path = "/administracja/edycje/{code}/historia",
       .who = kDeskReader,
       .page = history_page,
       .query = {"od", "do"}},
      {.path = "/administracja/edycje/{code}/podglad", .who = kDeskReader, .page = preview_page, .query = {"prosba"}},
      {.path = "/administracja/edycje/{code}/{part}", .who = kDeskReader, .page = part_page},
      {.method = kPost,
       .path = "/administracja/edycje/{code}/{part}",
       .who = coordinator,
       .page = post_part,
       .body_limit = kWithFile,
       .file_limit = documents::FileLimits{}.bytes,
       .per_minute = 120},
      {.path = "/administracja/edycje/{code}/pule/{pool}", .who = kDeskReader, .page = pool_page},
      {.method = kPost,
       .path = "/administracja/edycje/{code}/pule/{pool}",
       .who = coordinator,
       .page = post_pool,
       .body_limit = kLongForm,
       .per_minute = 120},
      {.path = "/administracja/edycje/{code}/wnioski/{request}", .who = kDeskReader, .page = request_page},
      {.method = kPost,
       .path = "/administracja/edycje/{code}/wnioski/{request}",
       .who = kDeskReader,
       .page = post_request},
  };
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  for (const Edition& edition : *editions(ctx)) add("/edycja/" + edition.code, ctx.now);
}

}  // namespace

Module module() {
  Module made{
      .name = "editions",
      .migrations = migrations(),
      .routes = {{.path = "/edycja/{code}", .who = anyone, .page = edition_page, .cached = true},
                 {.path = "/edycja/{code}/uchwala", .who = anyone, .page = act_document, .one_language = true},
                 {.path = "/edycja/{code}/obraz.svg", .who = anyone, .page = edition_picture, .one_language = true}},
      .panels = {{.noun = "administration", .render = desk_task},
                 {.noun = "account", .render = desk_task},
                 {.noun = "gatherings", .render = timetable_panel}},
      .sitemap = put_in_sitemap,
  };
  const auto rows = desk();
  made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::editions
