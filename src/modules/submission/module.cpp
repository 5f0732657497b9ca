#include "modules/submission/module.h"

#include "modules/submission/pages.h"
#include "modules/submission/personal_data.h"

namespace wiec::submission {
namespace {

constexpr auto kPost = http::Method::post;
constexpr Who kDesk = with_role<Role::clerk, Role::coordinator>("clerk|coordinator");
constexpr std::size_t kWithFile = 12 << 20;

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/zgloszenia", ctx.now);
  add("/projekty/sciezki", ctx.now);
}

}  // namespace

Module module() {
  return {.name = "submission",
          .migrations = migrations(),
          .routes =
              {{.path = "/zgloszenia", .who = anyone, .page = start_page, .cached = true},
               {.path = "/zgloszenia/nowe", .who = signed_in, .page = begin_page, .query = {"szkic", "edycja"}},
               {.method = kPost, .path = "/zgloszenia/nowe", .who = signed_in, .page = post_begin},
               {.path = "/zgloszenia/{code}", .who = signed_in, .page = task_page},
               {.method = kPost, .path = "/zgloszenia/{code}", .who = signed_in, .page = post_task},
               {.path = "/zgloszenia/{code}/sprawdz", .who = signed_in, .page = check_page},
               {.method = kPost, .path = "/zgloszenia/{code}/sprawdz", .who = signed_in, .page = post_check},
               {.path = "/zgloszenia/{code}/potwierdzenie", .who = signed_in, .page = receipt_page},
               {.path = "/zgloszenia/{code}/druk", .who = signed_in, .page = print_page},
               {.path = "/zgloszenia/{code}/{section}", .who = signed_in, .page = section_page, .query = {"bledy"}},
               {.method = kPost,
                .path = "/zgloszenia/{code}/{section}",
                .who = signed_in,
                .page = post_section,
                .body_limit = kWithFile,
                .file_limit = kFileBytes,
                .per_minute = 120},
               {.path = "/zgloszenia/{code}/plik/{file}", .who = anyone, .page = attachment, .one_language = true},
               {.path = "/zgloszenia/{code}/zgoda/{proof}", .who = anyone, .page = consent_page},
               {.method = kPost, .path = "/zgloszenia/{code}/zgoda/{proof}", .who = anyone, .page = post_consent},
               {.path = "/poparcie/{code}", .who = anyone, .page = support_page},
               {.method = kPost, .path = "/poparcie/{code}", .who = anyone, .page = post_support},
               {.path = "/poparcie/{code}/lista", .who = anyone, .page = support_sheet},
               {.path = "/poparcie/{code}/podpis/{token}", .who = anyone, .page = sign_page},
               {.method = kPost, .path = "/poparcie/{code}/podpis/{token}", .who = anyone, .page = post_sign},
               {.path = "/administracja/maraton", .who = kDesk, .page = desk_page},
               {.method = kPost, .path = "/administracja/maraton", .who = kDesk, .page = post_desk, .per_minute = 120},
               {.path = "/projekty/sciezki", .who = anyone, .page = paths_page, .cached = true},
               {.path = "/api/v1/paths",
                .who = anyone,
                .page = api_paths,
                .one_language = true,
                .summary = "How proposals of each path fared in each edition; null where it is not known"}},
          .panels = {{.noun = "administration", .position = 7, .render = desk_task},
                     {.noun = "account", .position = 44, .render = own_panel},
                     {.noun = drafts::kDraftNoun, .position = 20, .render = draft_panel},
                     {.noun = kProposalNoun, .position = 15, .render = proposal_panel}},
          .sitemap = put_in_sitemap,
          .personal_data = personal_data()};
}

}  // namespace wiec::submission
