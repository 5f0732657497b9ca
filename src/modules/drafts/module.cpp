#include "modules/drafts/module.h"

#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/drafts/personal_data.h"

namespace wiec::drafts {
namespace {

constexpr auto kPost = http::Method::post;
constexpr std::size_t kLongForm = 256 * 1024;

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/szkice", ctx.now);
  for (const Draft& d : ctx.db.read([](db::ReadTx& tx) { return shared_drafts(tx, {}, 20'000); }))
    add(d.path(), d.changed_at);
}

}  // namespace

Module module() {
  return {
      .name = "drafts",
      .migrations = migrations(),
      .routes = {{.path = "/szkice",
                  .who = anyone,
                  .page = list_page,
                  .cached = true,
                  .query = {"dzielnica", "poziom", "strona"}},
                 {.path = "/szkice/nowy", .who = signed_in, .page = start_page, .query = {"potrzeba", "pomysl"}},
                 {.method = kPost, .path = "/szkice/nowy", .who = signed_in, .page = post_start},
                 {.path = "/szkice/{code}", .who = anyone, .page = draft_page, .cached = true, .query = {"komentarze"}},
                 {.method = kPost, .path = "/szkice/{code}", .who = signed_in, .page = post_draft, .per_minute = 60},
                 {.path = "/szkice/{code}/zaproszenie", .who = signed_in, .page = invitation_page},
                 {.path = "/szkice/{code}/wersje",
                  .who = anyone,
                  .page = revisions_page,
                  .cached = true,
                  .query = {"od", "do"}},
                 {.path = "/szkice/{code}/edycja", .who = signed_in, .page = edit_page, .query = {"kopia"}},
                 {.method = kPost,
                  .path = "/szkice/{code}/zapis/{proof}",
                  .who = anyone,
                  .page = post_save,
                  .body_limit = kLongForm,
                  .per_minute = 120,
                  .own_proof = true}},
      .panels = {{.noun = "account", .position = 45, .render = own_panel},
                 {.noun = needs::kNeedNoun, .position = 10, .render = need_panel},
                 {.noun = needs::kIdeaNoun, .position = 10, .render = idea_panel}},
      .sitemap = put_in_sitemap,
      .personal_data = personal_data()};
}

}  // namespace wiec::drafts
