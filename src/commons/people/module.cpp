#include "commons/people/module.h"

#include "commons/people/link_store.h"
#include "commons/people/pages.h"
#include "commons/people/person_store.h"
#include "commons/people/personal_data.h"

namespace wiec::people {
namespace {

constexpr Who kReadsTrail = with_role<Role::administrator, Role::protector>("administrator|protector");
constexpr auto kPost = http::Method::post;

jobs::Outcome sweep(jobs::Job& job) {
  job.db().write("people.sweep", [&](db::WriteTx& tx) { sweep_old_rows(tx); });
  return {};
}

std::vector<Route> ways_in() {
  return {
      {.path = "/logowanie", .who = anyone, .page = sign_in_page, .query = {"wroc"}},
      {.method = kPost, .path = "/logowanie", .who = anyone, .page = post_sign_in, .per_minute = 60},
      {.path = "/logowanie/wyslano", .who = anyone, .page = link_sent_page},
      {.path = "/logowanie/link/{token}", .who = anyone, .page = link_page},
      {.method = kPost, .path = "/logowanie/link/{token}", .who = anyone, .page = post_link, .per_minute = 60},
      {.path = "/logowanie/haslo", .who = anyone, .page = password_page, .query = {"wroc"}},
      {.method = kPost, .path = "/logowanie/haslo", .who = anyone, .page = post_password, .per_minute = 60},
      {.path = "/logowanie/kod", .who = anyone, .page = code_page, .query = {"wroc"}},
      {.method = kPost, .path = "/logowanie/kod", .who = anyone, .page = post_code, .per_minute = 60},
      {.path = "/logowanie/aplikacja", .who = anyone, .page = enrolment_page, .query = {"wroc"}},
      {.method = kPost, .path = "/logowanie/aplikacja", .who = anyone, .page = post_enrolment, .per_minute = 60},
      {.method = kPost, .path = "/logowanie/dostawca", .who = anyone, .page = post_provider, .per_minute = 30},
      {.path = "/logowanie/dostawca/powrot",
       .who = anyone,
       .page = provider_return_page,
       .query = {"state", "code", "iss", "error"}},
      {.method = kPost, .path = "/wyloguj", .who = anyone, .page = post_sign_out},
      {.path = "/pierwsze-uruchomienie", .who = anyone, .page = setup_page, .query = {"slowo"}},
      {.method = kPost, .path = "/pierwsze-uruchomienie", .who = anyone, .page = post_setup, .per_minute = 10},
      {.path = "/zaproszenie/{token}", .who = anyone, .page = invitation_page},
      {.method = kPost, .path = "/zaproszenie/{token}", .who = anyone, .page = post_invitation, .per_minute = 20},
  };
}

std::vector<Route> own_account() {
  return {
      {.path = "/konto", .who = signed_in, .page = account_page, .query = {"zapisano"}},
      {.path = "/konto/dane", .who = signed_in, .page = profile_page, .query = {"wroc"}},
      {.method = kPost, .path = "/konto/dane", .who = signed_in, .page = post_profile},
      {.path = "/konto/haslo", .who = signed_in, .page = new_password_page},
      {.method = kPost, .path = "/konto/haslo", .who = signed_in, .page = post_new_password, .per_minute = 10},
      {.path = "/konto/adres", .who = signed_in, .page = new_address_page},
      {.method = kPost, .path = "/konto/adres", .who = signed_in, .page = post_new_address, .per_minute = 10},
      {.method = kPost, .path = "/konto/dostawca", .who = signed_in, .page = post_leave_provider},
      {.path = "/konto/sesje", .who = signed_in, .page = sessions_page},
      {.method = kPost, .path = "/konto/sesje", .who = signed_in, .page = post_sessions},
      {.path = "/konto/zgody", .who = signed_in, .page = consents_page},
      {.method = kPost, .path = "/konto/zgody", .who = signed_in, .page = post_consents},
      {.path = "/konto/moje-dane", .who = signed_in, .page = my_data_page},
      {.path = "/konto/moje-dane.json", .who = signed_in, .page = my_data_file, .one_language = true},
      {.path = "/konto/usun", .who = signed_in, .page = erase_page},
      {.method = kPost, .path = "/konto/usun", .who = signed_in, .page = post_erase},
  };
}

std::vector<Route> administration() {
  return {
      {.path = "/administracja", .who = kReadsTrail, .page = administration_page},
      {.path = "/administracja/osoby", .who = administrator, .page = people_page, .query = {"q", "rola", "strona"}},
      {.path = "/administracja/osoby/{code}", .who = administrator, .page = person_page},
      {.method = kPost, .path = "/administracja/osoby/{code}", .who = administrator, .page = post_person},
      {.path = "/administracja/zaproszenia", .who = administrator, .page = invitations_page, .query = {"wyslano"}},
      {.method = kPost, .path = "/administracja/zaproszenia", .who = administrator, .page = post_invitations},
      {.path = "/administracja/dziennik", .who = kReadsTrail, .page = trail_page, .query = {"przed"}},
  };
}

}  // namespace

Module module() {
  Module made{.name = "people",
              .migrations = migrations(),
              .jobs = {{"people.sweep", sweep}},
              .personal_data = personal_data()};
  for (const auto& list : {ways_in(), own_account(), administration()})
    made.routes.insert(made.routes.end(), list.begin(), list.end());
  return made;
}

}  // namespace wiec::people
