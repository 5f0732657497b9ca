#include "modules/plans/module.h"

#include "modules/plans/pages.h"
#include "modules/plans/personal_data.h"
#include "modules/plans/plan_store.h"

namespace wiec::plans {
namespace {

constexpr Who kOfficer = with_role<Role::programme_officer>("programme_officer");
constexpr auto kPost = http::Method::post;

std::vector<Route> desk() {
  const auto get = [](std::string_view path, PageFunction page, std::vector<std::string_view> query = {}) {
    return Route{.path = path, .who = kOfficer, .page = page, .query = std::move(query)};
  };
  const auto post = [](std::string_view path, PageFunction page) {
    return Route{
        .method = kPost, .path = path, .who = kOfficer, .page = page, .body_limit = 256 * 1024, .per_minute = 120};
  };
  return {get("/administracja/plany", desk_page),
          get("/administracja/plany/nowy", new_page, {"projekt"}),
          post("/administracja/plany/nowy", post_new),
          get("/administracja/plany/{code}", keep_page),
          post("/administracja/plany/{code}", post_keep),
          get("/administracja/plany/{code}/akapit/{piece}", paragraph_page),
          post("/administracja/plany/{code}/akapit/{piece}", post_paragraph),
          get("/administracja/plany/{code}/dzialanie/{piece}", action_page),
          post("/administracja/plany/{code}/dzialanie/{piece}", post_action),
          get("/administracja/plany/{code}/uwaga/{comment}", answer_page),
          post("/administracja/plany/{code}/uwaga/{comment}", post_answer),
          get("/administracja/plany/{code}/postep/{piece}", progress_page),
          post("/administracja/plany/{code}/postep/{piece}", post_progress),
          get("/administracja/plany/{code}/podjecie", take_up_page),
          post("/administracja/plany/{code}/podjecie", post_take_up)};
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/plany", ctx.now);
  for (const Plan& p : ctx.db.read([](db::ReadTx& tx) { return all_plans(tx); })) {
    add(p.path(), p.changed_at);
    for (const Action& a : p.actions)
      if (!a.removed) add(p.path_of(a.id), p.changed_at);
  }
}

}  // namespace

Module module() {
  Module made{
      .name = "plans",
      .migrations = migrations(),
      .routes = {{.path = "/plany", .who = anyone, .page = list_page, .cached = true},
                 {.path = "/plany/{code}", .who = anyone, .page = plan_page, .cached = true},
                 {.path = "/plany/{code}/wersje",
                  .who = anyone,
                  .page = versions_page,
                  .cached = true,
                  .query = {"od", "do"}},
                 {.path = "/plany/{code}/czesc/{piece}", .who = anyone, .page = piece_page, .cached = true},
                 {.method = kPost, .path = "/plany/{code}/czesc/{piece}", .who = signed_in, .page = post_comment},
                 {.path = "/api/v1/plans",
                  .who = anyone,
                  .page = api_plans,
                  .one_language = true,
                  .summary = "Local and Integrated Action Plans, the last changed first"},
                 {.path = "/api/v1/plans/{code}",
                  .who = anyone,
                  .page = api_plan,
                  .one_language = true,
                  .summary = "One plan: paragraphs, actions, adoptions, comments with answers, progress"}},
      .panels = {{.noun = "administration", .position = 12, .render = desk_task},
                 {.noun = "account", .position = 12, .render = desk_task},
                 {.noun = "project", .position = 15, .render = project_panel},
                 {.noun = "register", .position = 10, .render = register_link}},
      .sitemap = put_in_sitemap,
      .personal_data = personal_data()};
  const auto rows = desk();
  made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::plans
