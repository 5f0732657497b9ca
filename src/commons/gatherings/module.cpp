#include "commons/gatherings/module.h"

#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/pages.h"
#include "commons/gatherings/take_seat.h"

namespace wiec::gatherings {
namespace {

constexpr Who kHolder =
    with_role<Role::coordinator, Role::programme_officer, Role::ambassador>("coordinator|programme_officer|ambassador");
constexpr auto kPost = http::Method::post;

std::vector<Route> desk() {
  return {{.path = "/administracja/spotkania", .who = kHolder, .page = desk_page},
          {.path = "/administracja/spotkania/nowe", .who = kHolder, .page = new_page},
          {.method = kPost,
           .path = "/administracja/spotkania/nowe",
           .who = kHolder,
           .page = post_new,
           .body_limit = 256 * 1024},
          {.path = "/administracja/spotkania/{code}", .who = kHolder, .page = edit_page},
          {.method = kPost,
           .path = "/administracja/spotkania/{code}",
           .who = kHolder,
           .page = post_edit,
           .body_limit = 256 * 1024},
          {.method = kPost, .path = "/administracja/spotkania/{code}/odwolanie", .who = kHolder, .page = post_cancel},
          {.path = "/administracja/spotkania/{code}/lista", .who = kHolder, .page = sheet_page},
          {.path = "/administracja/spotkania/{code}/przebieg", .who = kHolder, .page = record_page},
          {.method = kPost,
           .path = "/administracja/spotkania/{code}/przebieg",
           .who = kHolder,
           .page = post_record,
           .body_limit = 1024 * 1024}};
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/spotkania", ctx.now);
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return gatherings_from(tx, Instant{}, "", 10'000); });
  for (const Gathering& g : all) add(g.path(), g.changed_at);
}

jobs::Outcome remind(jobs::Job& job) {
  send_reminders(job.db());
  return {};
}

}  // namespace

Module module() {
  Module made{
      .name = "gatherings",
      .migrations = migrations(),
      .routes =
          {{.path = "/spotkania",
            .who = anyone,
            .page = list_page,
            .cached = true,
            .query = {"rodzaj", "dzielnica", "minione", "strona"}},
           {.path = "/spotkania/{code}", .who = anyone, .page = gathering_page, .cached = true},
           {.method = kPost, .path = "/spotkania/{code}/zapis", .who = signed_in, .page = post_seat},
           {.path = "/spotkania/{code}/obecnosc/{token}", .who = anyone, .page = check_in_page},
           {.method = kPost, .path = "/spotkania/{code}/obecnosc/{token}", .who = signed_in, .page = post_check_in},
           {.path = "/spotkania/{code}/kalendarz.ics", .who = anyone, .page = calendar_file, .cached = true},
           {.path = "/api/v1/gatherings.ics",
            .who = anyone,
            .page = calendar_feed,
            .cached = true,
            .query = {"dzielnica", "jezyk"},
            .one_language = true,
            .summary = "Gatherings of the last 60 days and to come, as an iCalendar feed"},
           {.path = "/api/v1/gatherings",
            .who = anyone,
            .page = api_gatherings,
            .cached = true,
            .query = {"dzielnica"},
            .one_language = true,
            .summary = "Gatherings of the last 60 days and to come: kind, day, place, seats"}},
      .panels = {{.noun = "administration", .position = 30, .render = desk_task},
                 {.noun = "account", .position = 30, .render = desk_task},
                 {.noun = "account", .position = 6, .render = own_panel},
                 {.noun = "home", .render = home_panel}},
      .jobs = {{"gatherings.remind", remind}},
      .sitemap = put_in_sitemap,
      .personal_data = personal_data(),
  };
  const auto rows = desk();
  made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::gatherings
