#include "app/demo_gatherings.h"

#include "commons/gatherings/gathering_store.h"
#include "commons/people/person_store.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using gatherings::Formula;
using gatherings::Gathering;
using gatherings::Kind;

struct Invented {
  Kind kind;
  Formula formula;
  int day, hour, minutes;  // from today
  int district;            // place in the list of districts; -1 = the whole city
  std::optional<std::int64_t> seats;
  bool signing_up;
  std::string_view title_pl, title_en, about_pl, about_en, address;
};

constexpr std::string_view kNeedsPl =
    "Zaczniemy od tego, czego brakuje w okolicy, a nie od gotowych projektów.\nUrząd pokaże, jak działa budżet "
    "obywatelski i co "
    "się udało w poprzednich latach.\nNa koniec wybierzemy trzy pomysły, nad którymi popracujemy dalej.";
constexpr std::string_view kNeedsEn =
    "We begin with what the neighbourhood lacks, not with ready projects.\nThe city shows how the participatory budget "
    "works and "
    "what came of earlier years.\nAt the end we choose three ideas to work on.";
constexpr std::string_view kExpertsPl =
    "Przy stolikach czekają osoby z zieleni, dróg, oświaty i sportu.\nWeź szkic pomysłu: rada ekspertów pomaga, ale o "
    "niczym nie "
    "rozstrzyga.";
constexpr std::string_view kExpertsEn =
    "At the tables wait people from greenery, roads, education and sport.\nBring a sketch of your idea: the experts' "
    "advice helps "
    "and decides nothing.";

constexpr Invented kAll[] = {
    {Kind::training, Formula::in_person, -40, 17, 150, -1, 60, true, "Szkolenie ambasadorów i ambasadorek",
     "Training of ambassadors", "Formy wsparcia, zestaw na spotkanie, wyniki badań z okolic.",
     "Forms of support, the meeting kit, research of the areas.", "Urząd Miasta, sala 204, ul. Ratuszowa 1"},
    {Kind::residents_meeting, Formula::in_person, -26, 18, 120, 0, std::nullopt, false,
     "Czego potrzebuje nasza okolica?", "What does our neighbourhood need?", kNeedsPl, kNeedsEn,
     "Szkoła podstawowa, ul. Lipowa 12"},
    {Kind::workshop, Formula::both, -9, 16, 180, -1, 45, true, "Warsztat z ekspertami", "Workshop with experts",
     kExpertsPl, kExpertsEn, "Dom Kultury Kalina, ul. Rynkowa 3"},
    {Kind::residents_meeting, Formula::in_person, 3, 18, 120, 1, 40, true, "Spotkanie mieszkanek i mieszkańców",
     "Residents' meeting", kNeedsPl, kNeedsEn, "Biblioteka, ul. Ogrodowa 5"},
    {Kind::duty_hours, Formula::online, 5, 12, 240, -1, std::nullopt, false, "Dyżur: jak głosować",
     "Duty hours: how to vote", "Odpowiadamy na pytania o głosowanie. Można wejść na chwilę.",
     "We answer questions about voting. Come for a moment.", ""},
    {Kind::workshop, Formula::in_person, 8, 16, 180, -1, 2, true, "Warsztat ekspercki: zieleń i place zabaw",
     "Expert workshop: greenery and playgrounds", kExpertsPl, kExpertsEn, "Dom Kultury Kalina, ul. Rynkowa 3"},
    {Kind::residents_meeting, Formula::online, 11, 18, 90, 2, 100, true, "Spotkanie o potrzebach (online)",
     "Meeting about needs (online)", kNeedsPl, kNeedsEn, ""},
    {Kind::consultation, Formula::in_person, 13, 10, 360, 3, 12, true, "Konsultacje pomysłów z wydziałami",
     "Consultations with the units", "Dwadzieścia minut z osobą, która będzie oceniać projekt.",
     "Twenty minutes with the person who will assess the project.", "Urząd Miasta, sala 110, ul. Ratuszowa 1"},
    {Kind::marathon, Formula::in_person, 20, 9, 480, -1, 80, true, "Maraton pisania projektów",
     "Project writing marathon",
     "Komputery, drukarka i wsparcie przy każdym polu formularza. Można przyjść z dzieckiem.",
     "Computers, a printer and help with every field of the form. Children are welcome.",
     "Urząd Miasta, hol, ul. Ratuszowa 1"},
    {Kind::residents_meeting, Formula::in_person, 6, 17, 90, 4, 30, true, "Spacer badawczy", "Research walk",
     "Przejdziemy okolicę i zapiszemy, co przeszkadza.", "We walk the neighbourhood and write down what is in the way.",
     "Zbiórka: przystanek Kalinowa"},
};

// Day 4 of 1970 was a Monday.
std::int32_t working_day(std::int32_t day) {
  const std::int32_t weekday = ((day - 4) % 7 + 7) % 7;
  return weekday < 5 ? day : day + 7 - weekday;
}

Gathering made(const Invented& i, Date today, const std::vector<places::Place>& districts) {
  Gathering g;
  g.kind = i.kind;
  g.formula = i.formula;
  g.title_pl = i.title_pl;
  g.title_en = i.title_en;
  g.about_pl = i.about_pl;
  g.about_en = i.about_en;
  g.address = i.address;
  if (i.formula != Formula::in_person) g.link = "https://spotkania.wiec.example/pokoj";
  if (i.district >= 0 && i.district < std::ssize(districts))
    g.place = districts[static_cast<std::size_t>(i.district)].id;
  g.begins_at = text::instant_at(Date{working_day(today.days + i.day)}, i.hour, 0);
  g.ends_at = g.begins_at + std::chrono::minutes(i.minutes);
  g.signing_up = i.signing_up;
  g.seats = i.seats;
  return g;
}

void fill_with_people(db::WriteTx& tx, const Gathering& g) {
  std::int64_t free = g.signing_up ? g.seats.value_or(3) : 0;
  for (const char* email : {"mieszkanka@wiec.example", "ambasador@wiec.example", "radna@wiec.example"}) {
    const auto person = people::find_person_by_email(tx, email);
    if (!person || !g.signing_up || !gatherings::queue_person(tx, g.id, person->id)) continue;
    const auto seat = gatherings::seat_of(tx, g.id, person->id);
    if (seat && free-- > 0) gatherings::set_seat(tx, seat->id, gatherings::SeatState::seat);
  }
}

// What became of them.
void tell_the_story(db::WriteTx& tx, Gathering g, const Invented& i) {
  if (i.day < 0) {
    g.attended = 17 - i.day;
    g.minutes_pl =
        "Najwięcej osób mówiło o cieniu na placach i bezpiecznych przejściach.\nTrzy pomysły dostały opiekunów.";
    g.minutes_en =
        "Most people spoke of shade on squares and safe crossings.\nThree ideas have found somebody to lead them.";
    gatherings::store_minutes(tx, g);
  } else if (i.formula == Formula::online && i.signing_up) {
    g.change_pl = "Spotykamy się online, bo sala jest w remoncie.";
    g.change_en = "We meet online, because the hall is being renovated.";
    g.sequence = 1;
    gatherings::update_gathering(tx, g);
  } else if (i.district == 4) {
    gatherings::cancel_gathering(tx, g.id, "Zapowiadają burzę. Nowy termin podamy tutaj.",
                                 "A storm is forecast. The new day will stand here.");
  }
}

}  // namespace

void store_demo_gatherings(Context& ctx) {
  const Date today = text::date_in_warsaw(ctx.now);
  ctx.db.write("demo.store_gatherings", [=](db::WriteTx& tx) {
    if (gatherings::count_gatherings(tx, {}, Instant{}) > 0) return;
    const auto cities = places::cities(tx);
    const auto districts = cities.empty() ? std::vector<places::Place>() : places::children_of(tx, cities.front().id);
    for (const Invented& i : kAll) {
      Gathering g = made(i, today, districts);
      g.id = gatherings::insert_gathering(tx, g);
      fill_with_people(tx, g);
      tell_the_story(tx, g, i);
    }
  });
}

}  // namespace wiec::app
