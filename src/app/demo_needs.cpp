#include "app/demo_needs.h"

#include "commons/gatherings/gathering_store.h"
#include "commons/links/links.h"
#include "commons/people/person_store.h"
#include "modules/needs/bring_idea.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/index_need.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/work_on_needs.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using needs::Theme;

struct Invented {
  std::string_view what, location, who, evidence;
  std::optional<Theme> theme;
  int district;  // place in the list of districts; -1 = the whole city
  bool from_card;
  int supporters;  // of the demo's people
  int dots;        // at the meeting of the first district
};

constexpr Invented kNeeds[] = {
    {"Nie ma gdzie usiąść w drodze do przychodni", "ul. Lipowa, od przystanku do przychodni",
     "starsze osoby i rodzice z wózkami", "W godzinę minęło nas 14 osób, które odpoczywały na murku.",
     Theme::accessibility, 0, false, 3, 21},
    {"Brakuje ławek na placu", "plac przy szkole podstawowej", "dziadkowie, którzy odbierają dzieci", "",
     Theme::accessibility, 0, true, 1, 9},
    {"Na placu zabaw nie ma cienia", "ul. Lipowa 12, plac zabaw", "małe dzieci i ich opiekunowie",
     "W lipcu zjeżdżalnia jest za gorąca, żeby jej dotknąć.", Theme::greenery, 0, false, 2, 17},
    {"Niebezpieczne przejście przy szkole", "skrzyżowanie przy szkole", "dzieci idące do szkoły",
     "Rada rodziców zebrała 120 podpisów.", Theme::safety, 1, false, 3, 0},
    {"Młodzież nie ma gdzie się spotkać po lekcjach", "okolice biblioteki", "uczniowie od 13 do 18 lat", "",
     Theme::community, 1, false, 2, 0},
    {"Po zmroku ciemno na ścieżce nad rzeką", "bulwar, od mostu do kładki", "biegacze i osoby wracające z pracy", "",
     Theme::safety, 2, false, 2, 0},
    {"Zalewa chodnik po każdym deszczu", "ul. Ogrodowa przy nr 5", "piesi i osoby na wózkach",
     "Zdjęcia z czterech ulew.", Theme::streets, 3, true, 1, 0},
    {"Mało miejsc, gdzie pies może się wybiegać", "całe miasto", "osoby z psami i ich sąsiedzi", "", std::nullopt, -1,
     false, 1, 0},
};
constexpr std::string_view kSupporters[] = {"mieszkanka@wiec.example", "ambasador@wiec.example", "radna@wiec.example"};

struct InventedIdea {
  std::string_view title, body;
  int need;  // place in kNeeds; -1 = none yet
};
constexpr InventedIdea kIdeas[] = {
    {"Szlak ławek co sto metrów", "Ławki z oparciem i podłokietnikiem co sto metrów na drodze do przychodni.", 0},
    {"Drzewa zamiast żagla nad placem zabaw", "Posadzić sześć lip od południa i rozpiąć żagiel, zanim urosną.", 2},
    {"Świetlica w bibliotece do 21", "Jedna sala biblioteki otwarta po lekcjach, z osobą, która prowadzi zajęcia.", 4},
    {"Wybieg dla psów przy wale", "Ogrodzony trawnik z dwiema bramkami i wodą.", -1},
};

std::optional<places::Point> middle_of(db::ReadTx& tx, const places::Place& district, int step) {
  if (!district.box) return std::nullopt;
  const auto& [low, high] = *district.box;
  const places::Point point{(low.longitude + high.longitude) / 2 + step * (high.longitude - low.longitude) / 12,
                            (low.latitude + high.latitude) / 2 + step * (high.latitude - low.latitude) / 16};
  const auto found = places::find_district(tx, district.parent, point);
  return found && *found == district.id ? std::optional(point) : std::nullopt;
}

needs::Need made(db::ReadTx& tx, const Invented& i, int number, const std::vector<places::Place>& districts,
                 people::PersonId author) {
  needs::Need n;
  n.what = i.what;
  n.location = i.location;
  n.who = i.who;
  n.evidence = i.evidence;
  n.theme = i.theme;
  if (i.district >= 0 && i.district < std::ssize(districts)) {
    const auto& district = districts[static_cast<std::size_t>(i.district)];
    n.place = district.id;
    n.point = middle_of(tx, district, number % 3 - 1);
  }
  n.from_card = i.from_card;
  if (!i.from_card) n.author = author;
  return n;
}

std::optional<gatherings::GatheringId> past_meeting(db::ReadTx& tx, places::PlaceId place) {
  for (const auto& g : gatherings::gatherings(tx, {.past = true}, tx.now(), 50))
    if (g.place == place) return g.id;
  return std::nullopt;
}

void log_of_giving(db::WriteTx& tx, needs::NeedId id, bool card) {
  links::add_log(
      tx, {std::string(needs::kNeedNoun), id.value}, card ? "card" : "given",
      card ? links::LogText{"Potrzebę wpisano z karty papierowej.", "The need was typed in from a paper card."}
           : links::LogText{"Potrzeba została zgłoszona.", "The need was given."});
}

std::vector<needs::NeedId> store_needs(db::WriteTx& tx, const std::vector<places::Place>& districts,
                                       const std::vector<search::Analysed>& analysed) {
  const auto author = people::find_person_by_email(tx, kSupporters[0]);
  std::vector<needs::NeedId> ids;
  for (const Invented& i : kNeeds) {
    const int number = static_cast<int>(ids.size());
    const auto id = needs::insert_need(tx, made(tx, i, number, districts, author ? author->id : people::PersonId{}));
    ids.push_back(id);
    log_of_giving(tx, id, i.from_card);
    needs::index_need(tx, id, analysed[static_cast<std::size_t>(number)]);
    for (int s = 0; s < i.supporters; ++s)
      if (const auto person = people::find_person_by_email(tx, kSupporters[s]))
        needs::insert_support(tx, id, person->id);
    if (i.dots > 0 && !districts.empty())
      if (const auto meeting = past_meeting(tx, districts.front().id)) needs::store_dots(tx, *meeting, id, i.dots);
  }
  return ids;
}

void store_ideas(db::WriteTx& tx, const std::vector<needs::NeedId>& ids,
                 const std::vector<search::Analysed>& analysed) {
  const auto author = people::find_person_by_email(tx, kSupporters[1]);
  for (const InventedIdea& i : kIdeas) {
    needs::Idea idea{.id = {}, .title = std::string(i.title), .body = std::string(i.body)};
    if (author) idea.author = author->id;
    const auto need = i.need < 0 ? needs::NeedId{} : ids[static_cast<std::size_t>(i.need)];
    if (const auto found = need ? needs::find_need(tx, need) : std::nullopt) idea.place = found->place;
    idea.id = needs::insert_idea(tx, idea);
    needs::index_idea(tx, idea.id, analysed[static_cast<std::size_t>(&i - kIdeas)]);
    if (need) {
      links::add_link(tx, {std::string(needs::kIdeaNoun), idea.id.value}, needs::kAnswers,
                      {std::string(needs::kNeedNoun), need.value});
      needs::insert_answer(tx, idea.id, need);
      needs::renew_state(tx, need);
    } else {
      idea.state = needs::IdeaState::parked;
      idea.parked_pl = "Wał przeciwpowodziowy zostaje pusty. Szukamy innego miejsca.";
      idea.parked_en = "The flood bank stays empty. We look for another place.";
      needs::update_idea(tx, idea);
    }
  }
}

// Two of them are one matter; two have their answer.
void tell_the_story(db::WriteTx& tx, const std::vector<needs::NeedId>& ids) {
  const auto heading = needs::insert_heading(
      tx, {.id = {}, .name_pl = "Gdzie odpocząć po drodze", .name_en = "Where to rest on the way"});
  needs::set_heading(tx, ids[0], heading);
  needs::set_heading(tx, ids[1], heading);
  const Date today = text::date_in_warsaw(tx.now());
  needs::store_answer(tx, ids[3],
                      {.kind = needs::AnswerKind::reply,
                       .text_pl = "Przejście będzie podniesione i oświetlone. Prace są w planie na wiosnę.",
                       .text_en = "The crossing will be raised and lit. The works are planned for spring.",
                       .office = "Wydział Komunikacji",
                       .given_on = today});
  needs::store_answer(tx, ids[6],
                      {.kind = needs::AnswerKind::route,
                       .text_pl = "To naprawa, a nie nowe zadanie: przekazaliśmy ją do utrzymania dróg.",
                       .text_en = "This is a repair, not a new task: we passed it on to road maintenance.",
                       .office = "Wydział Komunikacji",
                       .given_on = today});
  needs::renew_state(tx, ids[3]);
  needs::renew_state(tx, ids[6]);
}

}  // namespace

void store_demo_needs(Context& ctx) {
  std::vector<search::Analysed> analysed;
  for (const Invented& i : kNeeds)
    analysed.push_back(needs::analysed_need(ctx.shared.stemmer, {.id = {},
                                                                 .what = std::string(i.what),
                                                                 .location = std::string(i.location),
                                                                 .who = std::string(i.who),
                                                                 .evidence = std::string(i.evidence)}));
  std::vector<search::Analysed> of_ideas;
  for (const InventedIdea& i : kIdeas)
    of_ideas.push_back(needs::analysed_idea(ctx.shared.stemmer,
                                            {.id = {}, .title = std::string(i.title), .body = std::string(i.body)}));
  ctx.db.write("demo.store_needs", [=](db::WriteTx& tx) {
    if (needs::count_needs(tx, {}) > 0) return;
    const auto ids = store_needs(tx, needs::districts_of(tx), analysed);
    store_ideas(tx, ids, of_ideas);
    tell_the_story(tx, ids);
  });
}

}  // namespace wiec::app
