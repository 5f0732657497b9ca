#include "app/demo_people.h"

#include "commons/organisations/organisation_store.h"
#include "commons/people/credential_store.h"
#include "commons/people/person_store.h"
#include "platform/crypto/crypto.h"
#include "platform/crypto/totp.h"

namespace wiec::app {
namespace {

struct Invented {
  std::string_view email, name;
  std::optional<Role> role;
  std::string_view unit = {};  // the role holds in it alone
};

constexpr Invented kPeople[] = {
    {"administrator@wiec.example", "Alicja Wrona", Role::administrator},
    {"ochrona-danych@wiec.example", "Piotr Sowa", Role::protector},
    {"koordynator@wiec.example", "Hanna Lis", Role::coordinator},
    {"weryfikator@wiec.example", "Marek Dąbek", Role::verifier},
    {"ekspertka@wiec.example", "Barbara Lipa", Role::verifier, "ZP"},
    {"rada@wiec.example", "Zofia Kos", Role::council},
    {"komisja@wiec.example", "Jerzy Żuraw", Role::commission},
    {"punkt@wiec.example", "Ewa Sikora", Role::clerk},
    {"realizacja@wiec.example", "Tomasz Bóbr", Role::deliverer},
    {"programy@wiec.example", "Iwona Czapla", Role::programme_officer},
    {"animator@wiec.example", "Kamil Ryś", Role::animator},
    {"doradca@wiec.example", "Beata Słowik", Role::adviser},
    {"sieci@wiec.example", "Adam Szpak", Role::network_coordinator},
    {"radna@wiec.example", "Lena Jaskółka", Role::councillor},
    {"ambasador@wiec.example", "Olek Wilga", Role::ambassador},
    {"mieszkanka@wiec.example", "Ola Gil", std::nullopt},
    {"partner@wiec.example", "Claire Moreau", std::nullopt},
};

void store_offices(db::WriteTx& tx) {
  if (!organisations::list_organisations(tx, {}, 1).empty()) return;
  using organisations::Sector;
  organisations::Organisation office{.name = "Urząd Miasta", .short_name = "UM"},
      green{.name = "Zarząd Zieleni Miejskiej", .short_name = "ZZM"},
      society{.sector = Sector::social, .name = "Stowarzyszenie Sąsiedzi"},
      firm{.sector = Sector::economic, .name = "Spółdzielnia Rzemieślnicza Kalina"};
  for (auto* o : {&office, &green, &society, &firm}) organisations::store_organisation(tx, *o);
  struct InventedUnit {
    organisations::OrganisationId office;
    std::string_view code, name;
  };
  const InventedUnit units[] = {{office.id, "BO", "Biuro Budżetu Obywatelskiego"},
                                {office.id, "WK", "Wydział Komunikacji"},
                                {office.id, "WE", "Wydział Edukacji"},
                                {green.id, "ZP", "Dział Zieleni Publicznej"}};
  for (const InventedUnit& u : units) {
    organisations::Unit unit{.organisation = u.office, .code = std::string(u.code), .name = std::string(u.name)};
    organisations::store_unit(tx, unit);
  }
}

Grant grant_of(db::ReadTx& tx, const Invented& p) {
  Grant grant{.role = *p.role};
  if (p.unit.empty()) return grant;
  for (const auto& office : organisations::list_organisations(tx))
    for (const auto& unit : organisations::units_of(tx, office.id))
      if (unit.code == p.unit) grant.organisation = office.id.value, grant.unit = unit.id.value;
  return grant;
}

}  // namespace

std::vector<DemoLogIn> demo_log_ins() {
  std::vector<DemoLogIn> all;
  for (const Invented& p : kPeople)
    all.push_back({std::string(p.email),
                   fmt::format("{}{}", p.role ? name_of(*p.role) : "resident", p.unit.empty() ? "" : " of one unit")});
  return all;
}

std::string demo_password(const Shared& shared) {
  std::string password = crypto::base32(shared.key("demo log-ins")).substr(0, 12);
  for (char& c : password)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return password;
}

void store_demo_people(Context& ctx) {
  const auto encoded = ctx.shared.passwords.hash(demo_password(ctx.shared));
  ctx.db.write("demo.store_people", [encoded = encoded.value_or("")](db::WriteTx& tx) {
    store_offices(tx);
    for (const Invented& p : kPeople) {
      if (people::find_person_by_email(tx, p.email)) continue;
      const auto id = people::insert_person(tx, {.email = std::string(p.email), .name = std::string(p.name)});
      people::store_password(tx, id, encoded);
      if (p.role) people::insert_grant(tx, id, grant_of(tx, p), {});
    }
  });
}

}  // namespace wiec::app
