#include "modules/voting/module.h"

#include "modules/voting/pages.h"
#include "modules/voting/recount.h"
#include "modules/voting/study_pools.h"

namespace wiec::voting {
namespace {

// Who records a draw, and who may consent to one.
constexpr Who kRecorder = with_role<Role::coordinator, Role::commission>("coordinator|commission");
constexpr Who kDecider =
    with_role<Role::coordinator, Role::commission, Role::administrator>("coordinator|commission|administrator");
constexpr auto kPost = http::Method::post;

std::vector<Route> desk() {
  return {{.path = "/administracja/remisy", .who = kDecider, .page = ties_page},
          {.path = "/administracja/remisy/{edition}/{tie}", .who = kDecider, .page = tie_page},
          {.method = kPost, .path = "/administracja/remisy/{edition}/{tie}", .who = kRecorder, .page = post_tie},
          {.path = "/administracja/remisy/{edition}/losowania/{draw}", .who = kDecider, .page = draw_page},
          {.method = kPost,
           .path = "/administracja/remisy/{edition}/losowania/{draw}",
           .who = kDecider,
           .page = post_draw}};
}

Route of_pool(std::string_view path, PageFunction page, bool one_language = false) {
  return {.path = path, .who = anyone, .page = page, .one_language = one_language};
}

void add_to_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/wyniki", ctx.now);
  add("/przelicz", ctx.now);
  for (const auto& edition : *editions::editions(ctx)) {
    for (const PoolResult& result : ctx.db.read([&](db::ReadTx& tx) { return results_of(tx, edition.id); }))
      if (const auto* pool = edition.pool(result.pool))
        add(fmt::format("/wyniki/{}/{}", edition.code, pool->code), result.counted_at);
  }
}

}  // namespace

Module module() {
  Module made{
      .name = "voting",
      .migrations = migrations(),
      .routes = {{.path = "/wyniki", .who = anyone, .page = results_page, .cached = true},
                 {.path = "/wyniki/{edition}", .who = anyone, .page = results_page, .cached = true},
                 {.path = "/wyniki/{edition}/{pool}", .who = anyone, .page = pool_page, .cached = true},
                 {.path = "/wyniki/{edition}/protokol", .who = anyone, .page = protocol_page, .cached = true},
                 {.path = "/wyniki/{edition}/{pool}/inne-zasady", .who = anyone, .page = what_if_page, .cached = true},
                 {.path = "/wyniki/{edition}/{pool}/projekt/{code}",
                  .who = anyone,
                  .page = project_result_page,
                  .cached = true},
                 {.path = "/przelicz", .who = anyone, .page = recount_page},
                 {.method = http::Method::post,
                  .path = "/przelicz",
                  .who = anyone,
                  .page = recount_upload,
                  .body_limit = kLargestUpload + 64 * 1024,
                  .file_limit = kLargestUpload,
                  .per_minute = 30},
                 of_pool("/wyniki/{edition}/{pool}/wynik.csv", pool_csv),
                 of_pool("/wyniki/{edition}/{pool}/wynik.excel.csv", pool_csv_excel),
                 of_pool("/wyniki/{edition}/{pool}/wynik.xlsx", pool_xlsx),
                 of_pool("/wyniki/{edition}/{pool}/wynik.json", pool_json, true),
                 of_pool("/wyniki/{edition}/{pool}/protokol.json", pool_record, true),
                 of_pool("/wyniki/{edition}/{pool}/glosy.pb", pool_ballots, true)},
      .panels = {{.noun = "proposal", .position = 10, .render = proposal_panel},
                 {.noun = "administration", .position = 6, .render = ties_task},
                 {.noun = "account", .position = 6, .render = ties_task}},
      .jobs = {{kStudyPools, study_pools}},
      .sitemap = add_to_sitemap,
  };
  const auto rows = desk();
  made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::voting
