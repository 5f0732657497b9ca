#include <algorithm>
#include <array>

#include "app/demo/edition_maker.h"
#include "app/demo/random.h"

namespace wiec::demo {
namespace {

struct Words {
  std::string_view pl, en;
};
constexpr Words signed_works[] = {
    {"Podpisaliśmy umowę z wykonawcą. Prace zaczną się w ciągu dwóch tygodni.",
     "We signed the contract. Works begin within two weeks."},
    {"Przekazaliśmy teren wykonawcy. Obejście jest oznakowane.",
     "The ground was handed to the contractor. The way round is marked."},
    {"Zaczęliśmy. Pierwsze dostawy są na miejscu.", "We have begun. The first deliveries are on site."}};
constexpr Words halfway_works[] = {
    {"Połowa prac za nami. Autorka projektu była na placu i potwierdziła układ.",
     "Half of the works are done. The author visited the site and confirmed the layout."},
    {"Zakończyliśmy roboty ziemne, układamy nawierzchnię.", "Earthworks are finished, the surface is being laid."},
    {"Zamówione elementy dotarły, trwa montaż.", "The ordered parts have arrived and are being fitted."}};
constexpr Words finished_works[] = {
    {"Gotowe. Odbiór bez uwag, zapraszamy do korzystania.", "Done. Accepted without remarks, everybody is welcome."},
    {"Zakończone i odebrane. Zdjęcia z otwarcia dołączymy w tym tygodniu.",
     "Finished and accepted. Pictures of the opening follow this week."},
    {"Odebraliśmy prace po drobnych poprawkach.", "The works were accepted after small corrections."}};
constexpr Words begun_events[] = {
    {"Zapisy trwają, zgłosiło się już ponad sto osób.", "Registration is open, over a hundred people have signed up."},
    {"Pierwsze zajęcia odbyły się zgodnie z planem.", "The first classes took place as planned."}};
constexpr Words halfway_events[] = {
    {"Połowa spotkań za nami, frekwencja jest wyższa niż zakładaliśmy.",
     "Half of the meetings are behind us, with more people than expected."},
    {"Dołożyliśmy drugi termin, bo zabrakło miejsc.", "We added a second date, because places ran out."}};
constexpr Words finished_events[] = {{"Cykl zakończony. Sprawozdanie i materiały są w bibliotece.",
                                      "The series is over. The report and materials are in the library."},
                                     {"Ostatnie spotkanie za nami. Dziękujemy za tak liczny udział.",
                                      "The last meeting is over. Thank you for coming in such numbers."}};
constexpr Words delays[] = {
    {"W pierwszym przetargu nie było ofert. Ogłaszamy drugi, z dłuższym terminem.",
     "The first tender brought no offers. We announce a second with a longer time."},
    {"Podczas wykopów odkryliśmy stary kanał. Projekt trzeba zmienić.",
     "Digging uncovered an old culvert. The design has to change."},
    {"Producent przesunął dostawę o dwa miesiące.", "The maker moved the delivery by two months."},
    {"Czekamy na zgodę konserwatora zabytków.", "We wait for the consent of the heritage office."},
    {"Sadzenie przenosimy na jesień, bo lato było zbyt suche.",
     "Planting moves to autumn, because the summer was too dry."},
    {"Wszystkie oferty przekroczyły kwotę projektu. Rozmawiamy z autorką o etapach.",
     "All offers exceeded the amount. We discuss stages with the author."}};

template <std::size_t n>
const Words& pick(const Words (&words)[n], Random& random) {
  return words[random.index(n)];
}

Date after(Date day, int days) { return {day.days + days}; }

// Things that happen, as against things that are built.
bool is_event(const Proposal& proposal) {
  const bool soft = proposal.category == Category::culture || proposal.category == Category::education ||
                    proposal.category == Category::community || proposal.category == Category::health ||
                    proposal.category == Category::sport;
  return soft && proposal.cost.minor < 7'500'000;
}

class Works {
 public:
  Works(const Edition& edition, Date today, std::uint64_t seed)
      : edition_(edition), today_(today), random_(seed, "deliveries") {}

  Delivery deliver(std::size_t index) {
    const Proposal& proposal = edition_.proposals[index];
    event_ = is_event(proposal);
    Delivery out;
    out.proposal = index;
    out.unit = proposal.unit;
    out.planned_cost = proposal.cost;
    plan(out, proposal);
    if (today_ < out.planned_from) return out;
    start(out);
    const bool late = random_.chance(event_ ? 0.08 : 0.3);
    if (late) delay(out);
    const int slip = late ? random_.whole(25, 150) : random_.whole(-18, 9);
    const Date done = after(out.planned_to, slip);
    if (done <= today_) finish(out, done);
    return out;
  }

 private:
  void plan(Delivery& out, const Proposal& proposal) {
    const Period days = days_of(edition_, Stage::delivery);
    const int room = days.to.days - days.from.days;
    const int length = event_                             ? random_.whole(60, 200)
                       : proposal.cost.minor < 10'000'000 ? random_.whole(70, 190)
                                                          : random_.whole(160, 330);
    out.planned_from = after(days.from, random_.whole(10, std::max(11, (room - length) * 9 / 10)));
    out.planned_to = after(out.planned_from, length);
  }
  void start(Delivery& out) {
    out.started_on = after(out.planned_from, random_.whole(0, 6));
    if (*out.started_on > today_) out.started_on = today_;
    out.state = DeliveryState::in_progress;
    add_report(out, *out.started_on, 10, event_ ? pick(begun_events, random_) : pick(signed_works, random_));
    const Date middle =
        after(out.planned_from, (out.planned_to.days - out.planned_from.days) / 2 + random_.whole(-8, 8));
    if (middle <= today_)
      add_report(out, middle, random_.whole(45, 60),
                 event_ ? pick(halfway_events, random_) : pick(halfway_works, random_));
  }
  // The delay is known some weeks before the planned end.
  void delay(Delivery& out) {
    const Date known = std::max(after(out.planned_to, -random_.whole(15, 70)), after(out.reports.back().on, 1));
    if (known > today_) return;
    const Words& words = pick(delays, random_);
    out.state = DeliveryState::delayed;
    out.delay_pl = words.pl;
    out.delay_en = words.en;
    add_report(out, known, out.reports.back().percent, words);
  }
  void finish(Delivery& out, Date done) {
    out.state = DeliveryState::done;
    out.done_on = std::max(done, after(out.reports.back().on, 1));
    if (*out.done_on > today_) out.done_on = today_;
    // A saving or a surcharge in hundredths of a percent of the planned cost.
    out.real_cost = Money{out.planned_cost.minor * random_.whole(8'350, 10'450) / 10'000 + random_.whole(0, 99)};
    add_report(out, *out.done_on, 100, event_ ? pick(finished_events, random_) : pick(finished_works, random_));
  }
  static void add_report(Delivery& out, Date on, int percent, const Words& words) {
    out.reports.push_back({on, out.state, percent, std::string(words.pl), std::string(words.en)});
  }

  const Edition& edition_;
  Date today_;
  Random random_;
  bool event_ = false;
};

}  // namespace

void deliver_winners(Edition& edition, Date today, std::uint64_t seed) {
  Works works(edition, today, seed);
  for (const std::size_t winner : edition.winners) edition.deliveries.push_back(works.deliver(winner));
}

}  // namespace wiec::demo
