#include "modules/support/module.h"

#include "commons/areas/area_store.h"
#include "commons/documents/file_type.h"
#include "modules/support/kit.h"
#include "modules/support/pages.h"
#include "modules/support/paper.h"
#include "modules/support/personal_data.h"
#include "modules/support/support.h"

namespace wiec::support {
namespace {

constexpr auto kPost = http::Method::post;
constexpr Who kPlans =
    with_role<Role::coordinator, Role::programme_officer, Role::ambassador>("coordinator|programme_officer|ambassador");
constexpr std::size_t kForm = 1u << 20;  // bytes of a form beside its file

std::vector<Route> open_to_all() {
  return {{.path = "/wspolne-projekty/wsparcie", .who = anyone, .page = catalogue_page, .cached = true},
          {.path = "/wspolne-projekty/materialy",
           .who = anyone,
           .page = library_page,
           .cached = true,
           .query = {"rodzaj", "temat", "poziom", "strona"}},
          {.path = "/wspolne-projekty/materialy/{code}", .who = anyone, .page = paper_page, .cached = true},
          {.path = "/wspolne-projekty/materialy/{code}/plik", .who = anyone, .page = paper_file},
          {.path = "/okolice/wskazane/{code}/pakiet", .who = anyone, .page = pack_page, .cached = true},
          {.path = kPrimer, .who = anyone, .page = primer_page, .cached = true},
          {.path = "/spotkania/{code}/zestaw", .who = anyone, .page = kit_page, .cached = true},
          {.path = "/spotkania/{code}/porzadek", .who = anyone, .page = agenda_page, .cached = true}};
}

std::vector<Route> of_ambassadors() {
  return {{.path = "/ambasadorzy/wsparcie", .who = signed_in, .page = own_requests_page},
          {.path = "/ambasadorzy/wsparcie/nowa", .who = signed_in, .page = ask_page, .query = {"forma", "na"}},
          {.method = kPost, .path = "/ambasadorzy/wsparcie/nowa", .who = signed_in, .page = post_ask},
          {.path = "/ambasadorzy/wsparcie/{code}", .who = signed_in, .page = own_request_page},
          {.method = kPost, .path = "/ambasadorzy/wsparcie/{code}", .who = signed_in, .page = post_own_request},
          {.path = "/spotkania/{code}/porzadek/edycja", .who = kPlans, .page = change_agenda_page},
          {.method = kPost, .path = "/spotkania/{code}/porzadek/edycja", .who = kPlans, .page = post_agenda}};
}

std::vector<Route> desk() {
  const auto get = [](std::string_view path, PageFunction page, std::vector<std::string_view> query = {}) {
    return Route{.path = path, .who = coordinator, .page = page, .query = std::move(query)};
  };
  const auto post = [](std::string_view path, PageFunction page) {
    return Route{.method = kPost, .path = path, .who = coordinator, .page = page};
  };
  const auto post_file = [](std::string_view path, PageFunction page) {
    constexpr std::int64_t most = documents::FileLimits{}.bytes;
    return Route{.method = kPost,
                 .path = path,
                 .who = coordinator,
                 .page = page,
                 .body_limit = most + kForm,
                 .file_limit = most};
  };
  return {get("/administracja/wsparcie", queue_page, {"stan", "forma", "dzielnica", "strona"}),
          get("/administracja/wsparcie/prosby/{code}", request_page),
          post("/administracja/wsparcie/prosby/{code}", post_request),
          get("/administracja/wsparcie/formy", forms_page, {"rok"}),
          post("/administracja/wsparcie/formy", post_forms),
          get("/administracja/wsparcie/formy/nowa", new_form_page, {"rok"}),
          post("/administracja/wsparcie/formy/nowa", post_new_form),
          get("/administracja/wsparcie/formy/{code}", form_page),
          post("/administracja/wsparcie/formy/{code}", post_form),
          get("/administracja/wsparcie/osoby", contacts_page, {"rok"}),
          get("/administracja/wsparcie/osoby/nowa", new_contact_page, {"rok"}),
          post("/administracja/wsparcie/osoby/nowa", post_new_contact),
          get("/administracja/wsparcie/osoby/{code}", contact_page),
          post("/administracja/wsparcie/osoby/{code}", post_contact),
          get("/administracja/wsparcie/materialy", papers_page, {"strona"}),
          get("/administracja/wsparcie/materialy/nowy", new_paper_page),
          post_file("/administracja/wsparcie/materialy/nowy", post_new_paper),
          get("/administracja/wsparcie/materialy/{code}", edit_paper_page),
          post_file("/administracja/wsparcie/materialy/{code}", post_paper)};
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/wspolne-projekty/wsparcie", ctx.now);
  add("/wspolne-projekty/materialy", ctx.now);
  add(kPrimer, ctx.now);
  ctx.db.read([&](db::ReadTx& tx) {
    for (const Paper& p : papers(tx, {})) add(p.path(), p.changed_at);
    for (const areas::Area& area : areas::list_areas(tx)) add(area.path() + "/pakiet", area.changed_at);
  });
}

}  // namespace

Module module() {
  Module made{.name = "support",
              .migrations = migrations(),
              .routes = open_to_all(),
              .panels = {{.noun = "ambassador", .render = ambassador_panel},
                         {.noun = "area", .position = 20, .render = area_panel},
                         {.noun = "gathering", .position = 5, .render = gathering_panel},
                         {.noun = "joint_programme", .position = 20, .render = programme_panel},
                         {.noun = "administration", .position = 26, .render = desk_task},
                         {.noun = "account", .position = 26, .render = desk_task}},
              .sitemap = put_in_sitemap,
              .personal_data = personal_data()};
  for (const auto& rows : {of_ambassadors(), desk()}) made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::support
