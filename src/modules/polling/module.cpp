#include "modules/polling/module.h"

#include "modules/polling/cut_links.h"
#include "modules/polling/pages.h"
#include "modules/polling/personal_data.h"
#include "modules/polling/voter_store.h"

namespace wiec::polling {
namespace {

constexpr auto kPost = http::Method::post;
constexpr int kMany = 600;  // of one network: a school or a library votes together

jobs::Outcome forget(jobs::Job& job) {
  sweep_sessions(job.db());
  cut_due_links(job.db());
  return {};
}

std::vector<Route> voting() {
  const auto page = [](std::string_view path, PageFunction get) {
    return Route{.path = path, .who = anyone, .page = get};
  };
  const auto form = [](std::string_view path, PageFunction post, int per_minute) {
    return Route{.method = kPost, .path = path, .who = anyone, .page = post, .per_minute = per_minute};
  };
  return {{.path = "/glosowanie", .who = anyone, .page = voting_page, .cached = true},
          page("/glosowanie/{edition}", ballot_page),
          page("/glosowanie/{edition}/dane", declaration_page),
          form("/glosowanie/{edition}/dane", post_declaration, kMany),
          page("/glosowanie/{edition}/opiekun", consent_page),
          form("/glosowanie/{edition}/opiekun", post_consent, kMany),
          page("/glosowanie/{edition}/kontakt", contact_page),
          form("/glosowanie/{edition}/kontakt", post_contact, 120),
          page("/glosowanie/{edition}/kod", code_page),
          form("/glosowanie/{edition}/kod", post_contact_code, 120),
          {.path = "/glosowanie/{edition}/pula/{pool}",
           .who = anyone,
           .page = booth_page,
           .query = {"q", "kategoria", "wybrane"}},
          form("/glosowanie/{edition}/pula/{pool}", post_booth, kMany),
          page("/glosowanie/{edition}/sprawdz", check_page),
          form("/glosowanie/{edition}/oddaj", post_ballot, kMany),
          page("/glosowanie/{edition}/potwierdzenie", receipt_page),
          form("/glosowanie/{edition}/zakoncz", post_give_up, kMany),
          {.path = "/administracja/kody", .who = coordinator, .page = codes_page},
          {.method = kPost, .path = "/administracja/kody", .who = coordinator, .page = post_codes, .per_minute = 10}};
}

}  // namespace

Module module() {
  return {.name = "polling",
          .migrations = migrations(),
          .routes = voting(),
          .panels = {{.noun = "banner", .position = 1, .render = unsent_panel},
                     {.noun = "administration", .position = 5, .render = codes_task},
                     {.noun = "account", .position = 5, .render = codes_task}},
          .jobs = {{"polling.forget_sessions", forget}},
          .personal_data = personal_data()};
}

}  // namespace wiec::polling
