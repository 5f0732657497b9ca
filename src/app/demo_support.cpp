#include "app/demo_support.h"

#include "commons/areas/area_store.h"
#include "commons/documents/documents.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/people/person_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/needs/leading.h"
#include "modules/support/contact_store.h"
#include "modules/support/form_store.h"
#include "modules/support/paper.h"
#include "modules/support/preset.h"
#include "modules/support/request_store.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using namespace support;
using joint_projects::Ambassador;

struct Asked {
  std::size_t form;
  int day;  // from today
  std::int64_t quantity;
  std::string_view words;
  State state;
  std::string_view answer;
};

constexpr Asked kAsked[] = {
    {0, 12, 40, "Od 18 do 20, najlepiej w szkole przy Lipowej. Przyjdą dwie osoby na wózkach.", State::asked, ""},
    {2, 9, 0, "Pierwsze spotkanie, wolałabym nie prowadzić go sama.", State::accepted,
     "Przyjdzie Iga Topola z wydziału dialogu. Zadzwoni w poniedziałek."},
    {1, -6, 60, "Karty potrzeb i porządek spotkania.", State::done, "Wydruki odebrane z pokoju 12."},
    {6, 5, 8, "Spotkanie jest o 17, wielu rodziców przyjdzie prosto z przedszkola.", State::declined,
     "W tym tygodniu nie mamy opiekunki. Za dwa tygodnie będzie."},
    {4, 20, 15, "", State::withdrawn, ""},
};

struct Written {
  PaperKind kind;
  Level level;
  std::string_view theme, title_pl, title_en, about_pl, about_en, publisher, link;
  int years_ago;
  Method method;
  bool with_file = false;
  bool hidden = false;
};

constexpr Written kPapers[] = {
    {PaperKind::report, Level::city, "", "Ewaluacja budżetu obywatelskiego", "Evaluation of the participatory budget",
     "Kto głosuje, skąd wie o projektach i dlaczego połowa wniosków nie dochodzi do głosowania.",
     "Who votes, how they learn of projects, and why half of the applications never reach the ballot.",
     "Pracownia Badań Sąsiedzkich", "", 1, Method::survey, true},
    {PaperKind::finding, Level::city, "streets", "Chodniki i przejścia to najczęstsza potrzeba",
     "Pavements and crossings are the most frequent need",
     "Na 1204 ankiety z całego miasta 412 osób wpisało na pierwszym miejscu bezpieczne przejścia i równe chodniki.",
     "Of 1,204 questionnaires of the whole city, 412 put safe crossings and even pavements first.",
     "Pracownia Badań Sąsiedzkich", "", 1, Method::survey},
    {PaperKind::finding, Level::district, "greenery", "Cień na placach zabaw", "Shade on playgrounds",
     "W czterech wywiadach grupowych rodzice i dziadkowie mówili przede wszystkim o braku cienia i wody.",
     "In four focus groups parents and grandparents spoke above all of missing shade and water.", "Rada Dzielnicy", "",
     2, Method::group},
    {PaperKind::finding, Level::area, "accessibility", "Gdzie nie przejedzie wózek", "Where a wheelchair cannot pass",
     "Spacer badawczy z dwunastoma osobami: dziewięć krawężników bez obniżenia, jedno przejście bez sygnału.",
     "A research walk with twelve people: nine kerbs that are not lowered, one crossing without a sound signal.",
     "Ambasadorka i mieszkańcy", "", 0, Method::walk},
    {PaperKind::strategy, Level::city, "", "Strategia rozwoju miasta", "City development strategy",
     "Cele, z którymi urząd porównuje projekty przy ocenie.",
     "The goals that the city compares projects with when it verifies them.", "Rada Miasta",
     "https://dokumenty.wiec.example/strategia", 4, Method::none},
    {PaperKind::strategy, Level::district, "greenery", "Plan zieleni dzielnicy", "Green plan of the district",
     "Które tereny są miejskie i gdzie można sadzić.", "Which land is the city's and where one may plant.",
     "Zarząd Zieleni", "https://dokumenty.wiec.example/plan-zieleni", 3, Method::none},
    {PaperKind::aid, Level::city, "", "Jak prowadzić rozmowę o potrzebach", "How to lead a talk about needs",
     "Pytania, które pomagają, i takie, które zamykają rozmowę.",
     "Questions that help, and those that end a conversation.", "Wydział Dialogu",
     "https://dokumenty.wiec.example/rozmowa", 1, Method::none},
    {PaperKind::report, Level::city, "", "Raport w trakcie korekty", "A report being corrected", "Błędne tabele.", "",
     "Pracownia Badań Sąsiedzkich", "https://dokumenty.wiec.example/korekta", 0, Method::survey, false, true},
};

void store_requests(db::WriteTx& tx, const std::vector<SupportForm>& forms, const std::vector<Ambassador>& leading,
                    Date today) {
  std::size_t next = 0;
  for (const Asked& a : kAsked) {
    const Ambassador& who = leading[next++ % leading.size()];
    SupportRequest r{.form = forms[a.form].id, .ambassador = who.id};
    if (!who.areas.empty()) r.area = who.areas.front().id;
    r.needed_on = Date{today.days + a.day};
    if (a.quantity > 0) r.quantity = a.quantity;
    r.words = a.words;
    const RequestId id = insert_request(tx, r);
    if (a.state == State::asked) continue;
    const bool office = a.state != State::withdrawn;
    if (a.state == State::done) move_request(tx, id, State::asked, State::accepted, true, "");
    move_request(tx, id, a.state == State::done ? State::accepted : State::asked, a.state, office,
                 std::string(a.answer));
  }
}

void store_contacts(db::WriteTx& tx, ProgrammeId programme, const std::vector<Ambassador>& leading, Date today) {
  Contact all{.programme = programme,
              .reach = Reach::programme,
              .office = {"Wydział Dialogu, zespół Wspólnych Projektów", "Dialogue department, Joint Projects team"},
              .hours = {"w dni robocze 8–16", "on working days 8 to 16"},
              .phone = "12 300 00 40",
              .email = "wspolne-projekty@miasto.wiec.example"};
  store_contact(tx, all, 0);
  const auto districts = needs::districts_of(tx);
  if (!districts.empty()) {
    Contact near{.programme = programme,
                 .reach = Reach::district,
                 .place = districts.front().id,
                 .name = "Iga Topola",
                 .agreed_on = today,
                 .office = {"Biuro dzielnicy", "District office"},
                 .phone = "12 300 00 41"};
    store_contact(tx, near, 0);
  }
  Contact chosen{.programme = programme,
                 .reach = Reach::chosen,
                 .office = {"Wydział Dialogu, dostępność", "Dialogue department, accessibility"},
                 .email = "dostepnosc@miasto.wiec.example"};
  store_contact(tx, chosen, 0);
  choose_contact(tx, chosen.id, {leading.back().id});
}

void store_papers(db::WriteTx& tx, const documents::KeptFile& file, int year) {
  const auto districts = needs::districts_of(tx);
  const auto all = areas::list_areas(tx);
  for (const Written& w : kPapers) {
    Paper p{.kind = w.kind,
            .title = {std::string(w.title_pl), std::string(w.title_en)},
            .about = {std::string(w.about_pl), std::string(w.about_en)},
            .theme = std::string(w.theme),
            .year = year - w.years_ago,
            .method = w.method,
            .level = w.level,
            .publisher = std::string(w.publisher),
            .link = std::string(w.link),
            .hidden = w.hidden};
    if (p.level == Level::district && !all.empty() && !all.front().districts.empty())
      p.place = all.front().districts.front().place;
    if (p.level == Level::area && !all.empty()) p.area = all.front().id;
    if ((p.level == Level::district && !p.place) || (p.level == Level::area && !p.area)) continue;
    p.id = insert_paper(tx, p);
    if (w.with_file)
      (void)documents::attach_document(tx,
                                       {.noun = std::string(kPaperNoun),
                                        .noun_id = p.id.value,
                                        .role = "paper",
                                        .title_pl = p.title.pl,
                                        .title_en = p.title.en},
                                       file);
  }
}

// The training at which the packs were handed over, two weeks ago.
void store_training(db::WriteTx& tx, const std::vector<Ambassador>& leading, Date today) {
  gatherings::Gathering g{.kind = gatherings::Kind::training,
                          .title_pl = "Szkolenie ambasadorów i ambasadorek: pakiety okolic",
                          .title_en = "Training of ambassadors: packs of the areas",
                          .about_pl = "Każda osoba odebrała pakiet swojej okolicy i zestaw na spotkanie.",
                          .about_en = "Everybody took the pack of their area and the meeting kit along.",
                          .address = "Urząd Miasta, sala 204, ul. Ratuszowa 1"};
  g.begins_at = text::instant_at(Date{today.days - 14}, 17, 0);
  g.ends_at = g.begins_at + std::chrono::minutes(150);
  g.id = gatherings::insert_gathering(tx, g);
  std::vector<std::int64_t> came;
  for (const Ambassador& a : leading) {
    if (a.state == joint_projects::State::accepted) continue;  // was not there
    gatherings::queue_person(tx, g.id, a.person);
    const auto seat = gatherings::seat_of(tx, g.id, a.person);
    gatherings::set_seat(tx, seat->id, gatherings::SeatState::seat);
    came.push_back(seat->id);
  }
  gatherings::set_came(tx, g.id, came, tx.now());
}

}  // namespace

void store_demo_support(Context& ctx) {
  const Date today = text::date_in_warsaw(ctx.now);
  const int year = static_cast<int>(calendar(today).year());
  const auto file =
      documents::keep_file(ctx.db, "pytanie;osoby\nbezpieczne przejścia;412\nzieleń i cień;305\nmiejsca spotkań;188\n",
                           "ewaluacja.csv", {.types = documents::kDocumentTypes}, "file");
  if (!file) return;
  ctx.db.write("demo.store_support", [=, file = *file](db::WriteTx& tx) {
    const auto programme = joint_projects::current_programme(tx);
    if (!programme || !forms_of(tx, programme->id).empty()) return;
    for (const SupportForm& form : preset_forms(programme->id)) insert_form(tx, form);
    auto leading = joint_projects::ambassadors_of(tx, programme->id);
    std::erase_if(leading, [](const Ambassador& a) { return !a.leads(); });
    if (leading.empty()) return;
    const auto first = std::ranges::find(leading, "ambasador@wiec.example", &Ambassador::email);
    if (first != leading.end()) std::iter_swap(leading.begin(), first);  // the log-in people try sees a request
    store_requests(tx, forms_of(tx, programme->id), leading, today);
    store_contacts(tx, programme->id, leading, today);
    store_papers(tx, file, year);
    store_training(tx, leading, today);
  });
}

}  // namespace wiec::app
