#include <algorithm>

#include "app/demo_register_work.h"
#include "commons/links/links.h"
#include "commons/people/person_store.h"
#include "commons/search/search.h"
#include "modules/cases/case_store.h"
#include "modules/cases/keep_case.h"
#include "modules/cases/method_store.h"
#include "modules/delivery/delivery_store.h"
#include "modules/editions/edition_store.h"
#include "modules/programmes/partner.h"
#include "modules/programmes/project_store.h"

namespace wiec::app {
namespace {

using cases::Both;
using cases::Case;
using cases::CaseId;
using cases::Kind;
using programmes::Partner;

struct Told {
  std::string_view city;
  Kind kind;
  std::int64_t cost;  // euro cents
  std::string_view title_pl, title_en;
  std::string_view parts[cases::kPartCount][2];  // Polish, English
};
// Cities are those of the source; what they tell is made up. Lyon wrote in English only, as foreign partners do.
constexpr Told kTold[] = {
    {"Kraków",
     Kind::good,
     4'200'00,
     "Dyżur tam, gdzie ludzie i tak czekają",
     "Advice hours where people wait anyway",
     {{"Na spotkania przychodziło dziesięć osób, zawsze te same. (Przykład wymyślony dla miasta pokazowego.)",
       "Ten people came to meetings, always the same. (An example made up for the demo city.)"},
      {"Przez pół roku ktoś z urzędu siedział raz w tygodniu w poczekalni przychodni.",
       "For half a year somebody of the office sat in the clinic's waiting room once a week."},
      {"Rozmawialiśmy ze 124 osobami, z których 90 nigdy nie było na spotkaniu.",
       "We talked to 124 people; 90 of them had never been to a meeting."},
      {"Nikt nie musiał nigdzie iść, a rozmowa mogła trwać trzy minuty.",
       "Nobody had to go anywhere, and a talk could last three minutes."},
      {"Potrzebna jest zgoda przychodni i osoba, która umie słuchać.",
       "It needs the clinic's consent and somebody who can listen."}}},
    {"Lyon",
     Kind::good,
     18'500'00,
     "",
     "A repair workshop run by residents",
     {{"", "The ground floor stood empty and nobody used the square in front of it."},
      {"", "Residents who can mend things got the keys, tools and a small budget of their own."},
      {"", "Forty things are repaired each month, and three residents found work."},
      {"", "The city gave up control of the keys; people trusted that it was theirs."},
      {"", "A room of its own, insurance, and a caretaker paid for the first year."}}},
    {"Barcelona",
     Kind::bad,
     61'000'00,
     "Plac zaprojektowany bez sąsiadów",
     "A square designed without its neighbours",
     {{"Plac służył za parking.", "The square was used as a car park."},
      {"Ogłoszono konkurs, a mieszkańcom pokazano gotową makietę.",
       "There was a competition, and residents were shown a finished model."},
      {"Ławki stoją w pełnym słońcu i są puste; po roku samochody wróciły.",
       "The benches stand in full sun and are empty; after a year the cars were back."},
      {"Pytano o kolor, a nie o to, do czego plac ma służyć.",
       "People were asked about the colour, not about what the square was for."},
      {"Nie przenosić. Najpierw miesiąc rozmów na miejscu, potem projekt.",
       "Do not. First a month of talks on the spot, then the design."}}}};

struct MadeStep {
  std::string_view title_pl, title_en, what_pl, what_en, tools_pl, tools_en, cautions_pl, cautions_en;
  std::array<int, 2> cites;  // places in kTold; -1: none
};
constexpr MadeStep kSteps[] = {
    {"Idź tam, gdzie ludzie już są",
     "Go where people already are",
     "Zanim zaprosisz na spotkanie, posłuchaj w przychodni, na targu, pod szkołą.",
     "Before you invite anybody to a meeting, listen at the clinic, the market, the school gate.",
     "Dyżur raz w tygodniu, karta rozmowy na trzy pytania.",
     "Weekly hours, a sheet with three questions.",
     "Nie zbieraj danych, których nie potrzebujesz.",
     "Collect no data that you do not need.",
     {0, -1}},
    {"Pytaj, do czego ma służyć, a nie jak ma wyglądać",
     "Ask what it is for, not what it should look like",
     "Rozmowa o potrzebie jest przed projektem.",
     "The talk about the need comes before the design.",
     "Spacer badawczy, makieta bez szczegółów.",
     "A walk, a model without details.",
     "Gotowa makieta kończy rozmowę.",
     "A finished model ends the talk.",
     {2, 0}},
    {"Oddaj klucze",
     "Hand over the keys",
     "Grupa prowadzi miejsce sama, z małym własnym budżetem.",
     "The group runs the place, with a small budget of its own.",
     "Umowa użyczenia, ubezpieczenie.",
     "A loan agreement, insurance.",
     "Pierwszy rok wymaga opiekuna.",
     "The first year needs a caretaker.",
     {1, -1}}};

Both both(std::string_view pl, std::string_view en) { return {std::string(pl), std::string(en)}; }

// A project of the participatory budget that is done, so that one case can tell of it.
proposals::ProposalId some_delivered(db::WriteTx& tx) {
  for (const auto& edition : editions::load_editions(tx))
    for (const auto& line : delivery::deliveries_of(tx, edition.id))
      if (line.state == delivery::State::done) return line.proposal;
  return {};
}

CaseId store_told(db::WriteTx& tx, const programmes::Project& p, const Told& from, std::int64_t person,
                  text::Stemmer& stemmer) {
  Case c;
  c.project = p.id;
  const auto partner = std::ranges::find(p.partners, from.city, &Partner::city);
  c.partner = partner->id;
  c.speaker = programmes::partner_name(*partner);
  c.kind = from.kind;
  c.title = both(from.title_pl, from.title_en);
  for (std::size_t i = 0; i < cases::kPartCount; ++i) c.parts[i] = both(from.parts[i][0], from.parts[i][1]);
  c.cost = Money{from.cost, Currency::eur};
  c.revision = 1;
  if (from.city == "Lyon") c.person = person;
  if (from.city == "Kraków") c.proposal = some_delivered(tx);
  if (from.kind == Kind::bad) {  // said in fewer words at first
    Case first = c;
    first.parts[3] = both("Pytano o kolor.", "People were asked about the colour.");
    cases::store_case(tx, first);
    c.id = first.id;
    ++c.revision;
  }
  cases::store_case(tx, c);
  search::index_document(tx, cases::kCaseNoun, c.id.value, cases::analysed(stemmer, c));
  if (c.proposal) links::add_link(tx, {"case", c.id.value}, cases::kTellsOf, {"proposal", c.proposal.value});
  return c.id;
}

void store_method(db::WriteTx& tx, const programmes::Project& p, const std::vector<CaseId>& told, std::int64_t person) {
  cases::Method m;
  m.project = p.id;
  m.version = m.revision = 1;
  m.intro = {"Trzy kroki, które wyszły z naszych przypadków, także z tych nieudanych.",
             "Three steps that came of our cases, also of those that failed."};
  m.asked_at = tx.now();
  cases::store_head(tx, m);
  for (const MadeStep& from : kSteps) {
    cases::Step s;
    s.position = ++m.revision;
    s.title = both(from.title_pl, from.title_en);
    s.what = both(from.what_pl, from.what_en);
    s.tools = both(from.tools_pl, from.tools_en);
    s.cautions = both(from.cautions_pl, from.cautions_en);
    for (const int i : from.cites)
      if (i >= 0) s.cites.push_back(told[static_cast<std::size_t>(i)]);
    cases::store_step(tx, m, s);
  }
  for (const Partner& partner : p.partners) {
    cases::Answer a;
    a.partner = partner.id;
    a.speaker = programmes::partner_name(partner);
    a.accepts = true;
    a.by_office = partner.city != "Lyon";
    if (!a.by_office) a.person = person;
    if (!a.by_office) a.body = "The third step is the one we will try first elsewhere.";
    cases::store_answer(tx, m, a);
  }
}

}  // namespace

void store_demo_cases(Context& ctx) {
  (void)ctx.shared.stemmer.load();
  ctx.db.write("demo.store_cases", [&](db::WriteTx& tx) {
    const auto urb = programmes::find_named(tx, "URB-INCLUSION");
    const auto project = urb ? programmes::find_project(tx, *urb) : std::nullopt;
    const auto claire = people::find_person_by_email(tx, "partner@wiec.example");
    if (!project || !claire || !cases::cases_of(tx, *urb).empty()) return;
    std::vector<CaseId> told;
    for (const Told& from : kTold) told.push_back(store_told(tx, *project, from, claire->id.value, ctx.shared.stemmer));
    store_method(tx, *project, told, claire->id.value);
  });
}

}  // namespace wiec::app
