#include "app/demo_register_work.h"

#include "commons/gatherings/gathering_store.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/work_store.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using gatherings::Gathering;
using gatherings::Kind;
using programmes::Means;
using programmes::Note;
using programmes::WorkLevel;

struct Held {
  Kind kind;
  WorkLevel level;
  std::string_view day, host, address, title_pl, title_en, minutes_pl, minutes_en;
};

constexpr std::string_view kExamplePl = "Dzień i przebieg są przykładem, wymyślonym dla miasta pokazowego.";
constexpr std::string_view kExampleEn = "The day and the course are an example, made up for the demo city.";

constexpr Held kHeld[] = {
    {Kind::study_visit, WorkLevel::international, "2016-11-17", "København", "Kopenhaga, ratusz",
     "Wizyta studyjna w Kopenhadze", "Study visit to Copenhagen",
     "Obejrzeliśmy dwa podwórka urządzone razem z mieszkańcami.",
     "We saw two courtyards that were laid out together with residents."},
    {Kind::seminar, WorkLevel::international, "2017-02-09", "Lyon", "Lyon, dom dzielnicy",
     "Seminarium o pracy z interesariuszami", "Seminar on working with stakeholders",
     "Każde miasto przedstawiło jedną dobrą i jedną złą praktykę.",
     "Each city presented one good and one bad practice."},
    {Kind::call, WorkLevel::international, "2017-03-14", "Barcelona", "", "Telekonferencja partnerów",
     "Teleconference of the partners", "Podzieliliśmy pracę nad rozszerzonym wnioskiem.",
     "We shared out the work on the extended application."},
    {Kind::residents_meeting, WorkLevel::local, "2017-01-19", "", "Szkoła na Azorach, sala gimnastyczna",
     "Spotkanie o sprawach społecznych na Azorach", "Meeting on social affairs in Azory",
     "Mieszkańcy wybrali trzy działania, od których chcą zacząć.", "Residents chose three actions to begin with."},
};

struct Arranged {
  Means means;
  WorkLevel level;
  std::string_view day, partner, with_whom, agreed_pl, agreed_en, follows_pl, follows_en;
};
constexpr Arranged kArranged[] = {
    {Means::phone, WorkLevel::international, "2017-03-21", "Barcelona", "lider partnerstwa",
     "Rozszerzony wniosek składa lider, każde miasto dosyła opis swojego obszaru.",
     "The lead partner submits the extended application; each city sends the description of its area.",
     "Opis Azorów wysyłamy do końca marca.", "We send the description of Azory by the end of March."},
    {Means::mail, WorkLevel::international, "2017-01-11", "Lyon", "ekspert tematyczny",
     "Program seminarium: rano przypadki, po południu praca w trzech grupach.",
     "Programme of the seminar: cases in the morning, work in three groups in the afternoon.", "", ""},
    {Means::letter, WorkLevel::local, "2017-01-09", "", "spółdzielnia mieszkaniowa na Azorach",
     "Spółdzielnia udostępnia salę na spotkania grupy.", "The housing cooperative lends its hall for meetings.",
     "Klucze odbiera wydział prowadzący projekt.", "The unit that runs the project collects the keys."},
};

Gathering made(const Held& held) {
  Gathering g;
  g.kind = held.kind;
  g.title_pl = held.title_pl;
  g.title_en = held.title_en;
  g.about_pl = kExamplePl;
  g.about_en = kExampleEn;
  g.address = held.address;
  g.formula = held.address.empty() ? gatherings::Formula::online : gatherings::Formula::in_person;
  if (held.address.empty()) g.link = "https://spotkania.wiec.example/partnerzy";
  g.begins_at = text::instant_at(date_from_iso(held.day).value(), 10, 0);
  g.ends_at = g.begins_at + std::chrono::hours(3);
  g.signing_up = false;
  return g;
}

void store_held(db::WriteTx& tx, programmes::ProjectId project, const Held& held) {
  Gathering g = made(held);
  g.id = gatherings::insert_gathering(tx, g);
  g.minutes_pl = held.minutes_pl;
  g.minutes_en = held.minutes_en;
  gatherings::store_minutes(tx, g);
  programmes::hold(tx, project, g.id, held.level, held.host);
}

void store_arranged(db::WriteTx& tx, programmes::ProjectId project, const Arranged& from) {
  Note n;
  n.project = project;
  n.level = from.level;
  n.means = from.means;
  n.on = date_from_iso(from.day).value();
  n.partner = from.partner;
  n.with_whom = from.with_whom;
  n.agreed_pl = from.agreed_pl;
  n.agreed_en = from.agreed_en;
  n.follows_pl = from.follows_pl;
  n.follows_en = from.follows_en;
  programmes::insert_note(tx, n);
}

}  // namespace

void store_demo_register_work(Context& ctx) {
  ctx.db.write("demo.store_register_work", [](db::WriteTx& tx) {
    const auto project = programmes::find_named(tx, "URB-INCLUSION");
    if (!project || !programmes::held_by(tx, *project).empty()) return;
    for (const Held& held : kHeld) store_held(tx, *project, held);
    for (const Arranged& arranged : kArranged) store_arranged(tx, *project, arranged);
  });
}

}  // namespace wiec::app
