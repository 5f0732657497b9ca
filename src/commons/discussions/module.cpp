#include "commons/discussions/module.h"

#include "commons/discussions/announce.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/pages.h"

namespace wiec::discussions {
namespace {

constexpr Who kFacilitator =
    with_role<Role::coordinator, Role::programme_officer, Role::ambassador>("coordinator|programme_officer|ambassador");
constexpr auto kPost = http::Method::post;
constexpr std::size_t kText = 256 * 1024;

std::vector<Route> open_to_all() {
  return {{.path = "/dyskusje", .who = anyone, .page = list_page, .cached = true, .query = {"strona"}},
          {.path = "/dyskusje/{code}",
           .who = anyone,
           .page = discussion_page,
           .cached = true,
           .query = {"runda", "kolejnosc", "strona"}},
          {.path = "/dyskusje/{code}/skrot", .who = anyone, .page = digest_page, .cached = true},
          {.path = "/dyskusje/{code}/moderacja", .who = anyone, .page = moderation_page, .cached = true},
          {.path = "/api/v1/discussions/{code}",
           .who = anyone,
           .page = api_discussion,
           .cached = true,
           .one_language = true,
           .summary = "An online discussion: its rounds, summaries and posts, without who wrote them"},
          {.path = "/dyskusje/{code}/wpisy/{post}", .who = anyone, .page = post_page, .cached = true},
          {.method = kPost, .path = "/dyskusje/{code}/wpisy", .who = signed_in, .page = post_new_post},
          {.method = kPost, .path = "/dyskusje/{code}/kropki", .who = signed_in, .page = post_dots},
          {.method = kPost,
           .path = "/dyskusje/{code}/wpisy/{post}",
           .who = signed_in,
           .page = post_act,
           .per_minute = 120}};
}

std::vector<Route> desk() {
  constexpr std::string_view kNew = "/administracja/dyskusje/nowa", kOne = "/administracja/dyskusje/{code}",
                             kSummary = "/administracja/dyskusje/{code}/podsumowanie";
  return {{.path = kDesk, .who = kFacilitator, .page = desk_page},
          {.path = kNew, .who = kFacilitator, .page = new_page, .query = {"spotkanie"}},
          {.method = kPost, .path = kNew, .who = kFacilitator, .page = post_new, .body_limit = kText},
          {.path = kOne, .who = kFacilitator, .page = edit_page},
          {.method = kPost, .path = kOne, .who = kFacilitator, .page = post_edit, .body_limit = kText},
          {.method = kPost, .path = "/administracja/dyskusje/{code}/runda", .who = kFacilitator, .page = post_close},
          {.path = kSummary, .who = kFacilitator, .page = summary_page},
          {.method = kPost, .path = kSummary, .who = kFacilitator, .page = post_summary, .body_limit = kText},
          {.method = kPost,
           .path = "/dyskusje/{code}/wpisy/{post}/moderacja",
           .who = kFacilitator,
           .page = post_moderate,
           .per_minute = 120}};
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/dyskusje", ctx.now);
  for (const Discussion& d : ctx.db.read([](db::ReadTx& tx) { return discussions(tx, 1000); })) {
    add(d.path(), d.changed_at);
    add(d.path() + "/skrot", d.changed_at);
  }
}

jobs::Outcome announce(jobs::Job& job) {
  announce_rounds(job.db());
  return {};
}

}  // namespace

Module module() {
  Module made{.name = "discussions",
              .migrations = migrations(),
              .routes = open_to_all(),
              .panels = {{.noun = "administration", .position = 31, .render = desk_task},
                         {.noun = "account", .position = 31, .render = desk_task},
                         {.noun = "gathering", .position = 10, .render = gathering_panel}},
              .jobs = {{"discussions.announce", announce}},
              .sitemap = put_in_sitemap,
              .personal_data = personal_data()};
  const auto rows = desk();
  made.routes.insert(made.routes.end(), rows.begin(), rows.end());
  return made;
}

}  // namespace wiec::discussions
