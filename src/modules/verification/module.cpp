#include "modules/verification/module.h"

#include "modules/drafts/draft.h"
#include "modules/verification/advice.h"
#include "modules/verification/pages.h"

namespace wiec::verification {
namespace {

constexpr auto kPost = http::Method::post;
constexpr Who expert = with_role<Role::verifier, Role::coordinator>("verifier|coordinator");

}  // namespace

Module module() {
  return {
      .name = "verification",
      .migrations = migrations(),
      .routes =
          {{.path = "/szkice/{code}/przekazanie", .who = signed_in, .page = hand_over_page},
           {.method = kPost, .path = "/szkice/{code}/przekazanie", .who = signed_in, .page = post_hand_over},
           {.path = "/szkice/{code}/rady", .who = anyone, .page = draft_advice_page, .cached = true},
           {.method = kPost, .path = "/szkice/{code}/rady", .who = signed_in, .page = post_answer},
           {.path = "/eksperci/szkice",
            .who = expert,
            .page = inbox_page,
            .query = {"dzial", "stan", "temat", "strona"}},
           {.path = "/eksperci/szkice/{code}", .who = expert, .page = reading_page},
           {.method = kPost, .path = "/eksperci/szkice/{code}", .who = expert, .page = post_reading, .per_minute = 60},
           {.path = "/administracja/kierowanie-szkicow", .who = coordinator, .page = routing_page},
           {.method = kPost, .path = "/administracja/kierowanie-szkicow", .who = coordinator, .page = post_routing}},
      .panels = {{.noun = drafts::kDraftNoun, .position = 10, .render = draft_panel},
                 {.noun = "account", .position = 26, .render = expert_task},
                 {.noun = "administration", .position = 26, .render = desk_task}},
      .personal_data = personal_data()};
}

}  // namespace wiec::verification
