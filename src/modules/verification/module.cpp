#include "modules/verification/module.h"

#include "modules/drafts/pages.h"
#include "modules/submission/submission.h"
#include "modules/verification/advice.h"
#include "modules/verification/hold_workshop.h"
#include "modules/verification/pages.h"

namespace wiec::verification {
namespace {

constexpr auto kPost = http::Method::post;
constexpr Who expert = with_role<Role::verifier, Role::coordinator>("verifier|coordinator");
constexpr Who practitioner =
    with_role<Role::ambassador, Role::verifier, Role::coordinator>("ambassador|verifier|coordinator");

jobs::Outcome release_kept_advice(jobs::Job& job) {
  release_begun(job.db());
  return {};
}

void put_in_sitemap(Context& ctx, const std::function<void(std::string_view, Instant)>& add) {
  add("/dobre-praktyki", ctx.now);
  for (const auto& [path, changed] : ctx.db.read([](db::ReadTx& tx) { return workshop_pages(tx); })) add(path, changed);
}

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
           {.method = kPost, .path = "/administracja/kierowanie-szkicow", .who = coordinator, .page = post_routing},
           {.path = "/administracja/warsztaty", .who = coordinator, .page = workshops_page},
           {.path = "/administracja/warsztaty/{code}", .who = coordinator, .page = tables_page, .query = {"najwyzej"}},
           {.method = kPost, .path = "/administracja/warsztaty/{code}", .who = coordinator, .page = post_tables},
           {.path = "/warsztaty/{code}", .who = anyone, .page = workshop_page, .cached = true},
           {.path = "/warsztaty/{code}/druk", .who = coordinator, .page = workshop_print},
           {.path = "/eksperci/konsultacje", .who = expert, .page = slots_page},
           {.method = kPost, .path = "/eksperci/konsultacje", .who = expert, .page = post_slots},
           {.path = "/eksperci/konsultacje/{code}", .who = expert, .page = slot_page},
           {.method = kPost, .path = "/eksperci/konsultacje/{code}", .who = expert, .page = post_slot},
           {.path = "/szkice/{code}/konsultacje", .who = signed_in, .page = talks_page},
           {.method = kPost, .path = "/szkice/{code}/konsultacje", .who = signed_in, .page = post_talks},
           {.path = "/konsultacje/{code}/kalendarz.ics", .who = signed_in, .page = talk_calendar},
           {.path = "/dobre-praktyki",
            .who = anyone,
            .page = practices_page,
            .cached = true,
            .query = {"rodzaj", "temat", "strona"}},
           {.path = "/dobre-praktyki/nowa", .who = practitioner, .page = new_practice_page},
           {.method = kPost, .path = "/dobre-praktyki/nowa", .who = practitioner, .page = post_new_practice},
           {.path = "/dobre-praktyki/{code}/edycja", .who = practitioner, .page = practice_page},
           {.method = kPost, .path = "/dobre-praktyki/{code}/edycja", .who = practitioner, .page = post_practice}},
      .panels = {{.noun = drafts::kDraftNoun, .position = 10, .render = draft_panel},
                 {.noun = "account", .position = 26, .render = expert_task},
                 {.noun = "account", .position = 27, .render = practices_task},
                 {.noun = "administration", .position = 26, .render = desk_task},
                 {.noun = drafts::kEditorNoun, .position = 10, .render = editor_panel},
                 {.noun = submission::kSubmissionNoun, .position = 10, .render = submission_panel},
                 {.noun = "gathering", .position = 10, .render = gathering_panel}},
      .jobs = {{"verification.release_begun", release_kept_advice}},
      .sitemap = put_in_sitemap,
      .personal_data = personal_data()};
}

}  // namespace wiec::verification
