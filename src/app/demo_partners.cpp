#include "app/demo_register_work.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/project_store.h"

namespace wiec::app {
namespace {

using programmes::PilotState;

// The cities are those of the source; places and pilots are made up for the demo city.
struct Invented {
  std::string_view city, area, at;
  PilotState state = PilotState::none;
  std::string_view from, to, place_pl, place_en, about_pl, about_en, result_pl, result_en;
};
constexpr Invented kPilots[] = {
    {.city = "Barcelona",
     .area = "Osiedle przy porcie (przykład)",
     .at = "41.3809, 2.1895",
     .state = PilotState::completed,
     .from = "2017-06",
     .to = "2018-12",
     .place_pl = "Dawne osiedle rybackie, dużo małych mieszkań.",
     .place_en = "A former fishing quarter with many small flats.",
     .about_pl = "Stół sąsiedzki: raz w miesiącu mieszkańcy i urząd jedzą razem i rozmawiają o jednej sprawie.",
     .about_en = "A neighbours' table: once a month residents and the office eat together and talk about one matter.",
     .result_pl = "Osiemnaście spotkań, siedem spraw załatwionych.",
     .result_en = "Eighteen meetings, seven matters settled."},
    {.city = "Lyon",
     .area = "Osiedle na wzgórzu (przykład)",
     .at = "45.7866, 4.7936",
     .state = PilotState::running,
     .from = "2017-09",
     .to = "2019",
     .place_pl = "Osiedle bloków z lat sześćdziesiątych.",
     .place_en = "An estate of blocks of flats from the sixties.",
     .about_pl = "Wspólna pracownia napraw, którą prowadzą mieszkańcy.",
     .about_en = "A shared repair workshop run by residents.",
     .result_pl = "",
     .result_en = ""},
    {.city = "Torino",
     .area = "Dawna fabryka (przykład)",
     .at = "45.0925, 7.7006",
     .state = PilotState::planned,
     .from = "2018",
     .to = "",
     .place_pl = "",
     .place_en = "A closed factory and the streets around it.",
     .about_pl = "",
     .about_en = "Contracts with residents who look after a square or a yard.",
     .result_pl = "",
     .result_en = ""},
    {.city = "Kraków",
     .area = "Azory",
     .at = "50.0875, 19.9086",
     .state = PilotState::running,
     .from = "2017-06",
     .to = "2019-06",
     .place_pl = "Blokowisko z lat siedemdziesiątych.",
     .place_en = "An estate of blocks of flats from the seventies.",
     .about_pl = "Dyżury doradcze w klubie osiedlowym i ławki przy przychodni.",
     .about_en = "Advice hours in the estate's club and benches at the clinic.",
     .result_pl = "",
     .result_en = ""}};

void fill(programmes::Partner& p) {
  for (const Invented& from : kPilots) {
    if (from.city != p.city) continue;
    p.area = from.area;
    p.pilot = {.place_pl = std::string(from.place_pl),
               .place_en = std::string(from.place_en),
               .at = programmes::point_from(from.at),
               .state = from.state,
               .from = programmes::when_from(from.from),
               .to = programmes::when_from(from.to),
               .about_pl = std::string(from.about_pl),
               .about_en = std::string(from.about_en),
               .result_pl = std::string(from.result_pl),
               .result_en = std::string(from.result_en)};
  }
}

void put_to_work(db::WriteTx& tx, programmes::ProjectId project, const programmes::Partner& p,
                 people::PersonId person) {
  programmes::PartnerPerson row{.partner = p.id, .name = "x", .email = "x"};
  programmes::insert_partner_person(tx, row, "demo");
  programmes::accept_as(tx, row, person.value);
  programmes::PartnerComment said{.project = project, .person = person.value, .speaker = partner_name(p)};
  said.body = "We would like to hear how the advice hours in Azory found people who never come to meetings.";
  programmes::insert_comment(tx, said);
}

// Somebody whose letter waits.
void ask(db::WriteTx& tx, const programmes::Partner& p) {
  programmes::PartnerPerson row{.partner = p.id, .name = "Marco Rossi", .email = "marco@wiec.example"};
  row.ends_at = tx.now() + std::chrono::days(3650);
  programmes::insert_partner_person(tx, row, people::hash_of_token("pokazowe"));
}

}  // namespace

void store_demo_partners(Context& ctx) {
  ctx.db.write("demo.store_partners", [](db::WriteTx& tx) {
    const auto urb = programmes::find_named(tx, "URB-INCLUSION");
    auto project = urb ? programmes::find_project(tx, *urb) : std::nullopt;
    const auto claire = people::find_person_by_email(tx, "partner@wiec.example");
    if (!project || !claire || !programmes::people_of_partners(tx, *urb).empty()) return;
    for (programmes::Partner& p : project->partners) fill(p);
    programmes::update_project(tx, *project);
    for (const programmes::Partner& p : project->partners) {
      if (p.city == "Torino") ask(tx, p);
      if (p.city == "Lyon") put_to_work(tx, *urb, p, claire->id);
    }
  });
}

}  // namespace wiec::app
