#include "modules/cases/module.h"

#include "modules/cases/asked.h"
#include "modules/cases/case_store.h"
#include "modules/cases/method_store.h"
#include "modules/cases/pages.h"
#include "modules/cases/personal_data.h"

namespace wiec::cases {
namespace {

constexpr Who kOfficer = with_role<Role::programme_officer>("programme_officer");
constexpr auto kPost = http::Method::post;
constexpr std::string_view kOwnCase = "/programy/{code}/partnerzy/{partner}/przypadki/{case}",
                           kOwnAnswer = "/programy/{code}/partnerzy/{partner}/metoda",
                           kMethodDesk = "/administracja/programy/{code}/metoda",
                           kStepDesk = "/administracja/programy/{code}/metoda/{step}";

std::vector<std::string_view> list_query() { return {std::begin(kListQuery), std::end(kListQuery)}; }

Route open(std::string_view path, PageFunction page, std::vector<std::string_view> query = {}) {
  return {.path = path, .who = anyone, .page = page, .cached = true, .query = std::move(query)};
}

Route api(std::string_view path, PageFunction page, std::string_view summary,
          std::vector<std::string_view> query = {}) {
  return {
      .path = path, .who = anyone, .page = page, .query = std::move(query), .one_language = true, .summary = summary};
}

Route post(std::string_view path, const Who& who, PageFunction page) {
  return {.method = kPost, .path = path, .who = who, .page = page, .body_limit = 256 * 1024, .per_minute = 60};
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/przypadki", ctx.now);
  add("/przypadki/porownanie", ctx.now);
  ctx.db.read([&](db::ReadTx& tx) {
    for (const Case& c : all_cases(tx)) add(c.path(), c.changed_at);
    for (const AskedVersion& v : asked_versions(tx, {})) add("/metody/" + code_from_id(v.project.value), v.asked_at);
  });
}

}  // namespace

Module module() {
  return {
      .name = "cases",
      .migrations = migrations(),
      .routes = {open("/przypadki", list_page, list_query()),
                 open("/przypadki/porownanie", comparison_page, {"pierwszy", "drugi"}),
                 open("/przypadki/{code}", case_page),
                 open("/przypadki/{code}/wersje", versions_page, {"od", "do"}),
                 open("/metody/{code}", method_page, {"wersja"}),
                 api("/api/v1/cases", api_cases, "Good and bad practices of partners, filtered as on the public list",
                     list_query()),
                 api("/api/v1/methods/{code}", api_method,
                     "The method of working with local stakeholders of a project: steps, cases, answers", {"wersja"}),
                 {.path = kOwnCase, .who = signed_in, .page = case_form_page},
                 post(kOwnCase, signed_in, post_case),
                 {.path = kOwnAnswer, .who = signed_in, .page = answer_page},
                 post(kOwnAnswer, signed_in, post_answer),
                 {.path = kMethodDesk, .who = kOfficer, .page = method_desk_page},
                 post(kMethodDesk, kOfficer, post_method),
                 {.path = kStepDesk, .who = kOfficer, .page = step_page},
                 post(kStepDesk, kOfficer, post_step)},
      .panels = {{.noun = "project", .position = 16, .render = project_panel},
                 {.noun = "partner", .position = 10, .render = partner_panel},
                 {.noun = "proposal", .position = 60, .render = proposal_panel},
                 {.noun = "register", .position = 20, .render = register_link}},
      .sitemap = put_in_sitemap,
      .personal_data = personal_data()};
}

}  // namespace wiec::cases
