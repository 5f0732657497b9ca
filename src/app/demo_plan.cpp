#include "app/demo_register_work.h"
#include "commons/links/links.h"
#include "commons/people/person_store.h"
#include "modules/plans/course_store.h"
#include "modules/plans/plan_json.h"
#include "modules/plans/plan_store.h"
#include "modules/programmes/project_store.h"

namespace wiec::app {
namespace {

using plans::Action;
using plans::ActionState;
using plans::Both;
using plans::IndicatorKind;
using plans::PieceId;
using plans::Plan;
using plans::Readiness;
using plans::Section;

struct Said {
  Section section;
  std::string_view pl, en;
};
constexpr Said kSaid[] = {
    {Section::diagnosis,
     "Na Azorach mieszkańcy spierają się o podwórka, ławki i hałas. Starsi ludzie rzadko wychodzą, bo po drodze nie ma "
     "gdzie usiąść.\nTreść planu jest przykładem, wymyślonym dla miasta pokazowego.",
     "In Azory residents argue about yards, benches and noise. Old people seldom go out, as there is nowhere to sit on "
     "the way.\nThe words of this plan are an example, made up for the demo city."},
    {Section::diagnosis, "O pomocy społecznej wie mniej niż połowa osób, którym się należy.",
     "Fewer than half of those who are entitled to social support know of it."},
    {Section::vision, "Osiedle, na którym każdy ma gdzie usiąść, z kim porozmawiać i kogo zapytać.",
     "An estate where everybody has somewhere to sit, somebody to talk to and somebody to ask."},
    {Section::objectives, "Więcej osób, które potrzebują pomocy, dostaje ją blisko domu.",
     "More people who need help find it near their home."},
    {Section::objectives, "Mniej sporów o podwórka: zasady ustalają ci, którzy z nich korzystają.",
     "Fewer quarrels about yards: those who use them agree on the rules."},
    {Section::management, "Grupa wsparcia spotyka się co dwa miesiące i sprawdza każde działanie.",
     "The support group meets every two months and goes through each action."}};

struct Made {
  std::string_view title_pl, title_en, about_pl, about_en, owner;
  std::int64_t cost = 0;  // grosz; 0: not known
  std::string_view from, to, indicator_pl, indicator_en, unit;
  IndicatorKind kind = IndicatorKind::output;
  std::int64_t baseline = 0, target = 0;
  Readiness readiness = Readiness::designed;
};
constexpr Made kMade[] = {
    {"Dyżur doradczy w klubie osiedlowym", "Advice hours in the estate's club",
     "Raz w tygodniu ktoś z MOPS i ktoś z sąsiadów odpowiada na pytania.",
     "Once a week somebody of the social office and a neighbour answer questions.", "MOPS", 18'000'00, "2017", "2019",
     "osoby, które skorzystały", "people who came", "", IndicatorKind::result, 0, 300'00, Readiness::agreed},
    {"Ławki przy przychodni i na drodze do niej", "Benches at the clinic and on the way to it",
     "Dwanaście ławek z oparciem, najdalej co sto metrów.",
     "Twelve benches with backs, at most a hundred metres apart.", "ZBK", 42'000'00, "2017-09", "2018-06", "ławki",
     "benches", "", IndicatorKind::output, 0, 12'00},
    {"Zasady podwórka", "Rules of the yard", "Mieszkańcy trzech bloków spisują, kiedy cicho, kiedy gra piłka.",
     "Residents of three blocks write down when it is quiet and when there is football.", "spółdzielnia mieszkaniowa",
     3'000'00, "2014", "2015", "podwórka z zasadami", "yards with rules", "", IndicatorKind::output, 0, 3'00},
    {"Sąsiedzki festiwal", "A neighbours' festival", "Dzień, w którym podwórka prowadzą mieszkańcy.",
     "A day on which residents run the yards.", "klub osiedlowy", 12'500'00, "2014-09", "2014-09", "", "", ""},
    {"Warsztat napraw", "A repair workshop", "Miejsce i narzędzia dla tych, którzy umieją i chcą nauczyć innych.",
     "A place and tools for those who can mend and want to teach.", "szkoła na Azorach", 0, "2015", "", "", "", "",
     IndicatorKind::output, 0, 0, Readiness::idea},
    {"Przebudowa skweru", "Rebuilding the square", "Drzewa, cień i jedno ogrodzenie mniej.",
     "Trees, shade and one fence less.", "ZZM", 380'000'00, "2016", "2018", "", "", "", IndicatorKind::output, 0, 0,
     Readiness::idea}};

Both both(std::string_view pl, std::string_view en) { return {std::string(pl), std::string(en)}; }
Date day(std::string_view iso) { return date_from_iso(iso).value(); }

Action action_of(const Made& from) {
  Action a;
  a.title = both(from.title_pl, from.title_en);
  a.about = both(from.about_pl, from.about_en);
  a.owner = from.owner;
  if (from.cost > 0) a.cost = Money{from.cost, Currency::pln};
  a.from = programmes::when_from(from.from);
  a.to = programmes::when_from(from.to);
  a.readiness = from.readiness;
  if (!from.indicator_pl.empty())
    a.indicators = {{.id = {},
                     .kind = from.kind,
                     .name = both(from.indicator_pl, from.indicator_en),
                     .unit = std::string(from.unit),
                     .baseline = from.baseline,
                     .target = from.target}};
  return a;
}

void keep(db::WriteTx& tx, Plan& p, std::string reason) {
  ++p.version;
  plans::update_plan(tx, p);
  const auto stored = plans::find_plan(tx, p.id);
  plans::insert_version(
      tx, p.id, {.number = p.version, .snapshot = canonical_json(to_json(*stored)), .reason = std::move(reason)});
}

Plan written(db::WriteTx& tx, programmes::ProjectId user) {
  Plan p;
  p.title = {"Lokalny Plan Działania dla Azorów", "Local Action Plan for Azory"};
  p.area = "blokowisko Azory";
  p.project = user;
  plans::insert_plan(tx, p);
  std::int64_t position = 0;
  for (const Said& from : kSaid) {
    plans::Paragraph one{.id = {}, .section = from.section, .position = ++position, .text = both(from.pl, from.en)};
    plans::store_paragraph(tx, p.id, one);
  }
  keep(tx, p, "diagnoza, wizja i cele po warsztatach grupy");
  position = 0;
  for (const Made& from : kMade) {
    Action a = action_of(from);
    a.position = ++position;
    plans::store_action(tx, p.id, a);
  }
  keep(tx, p, "sześć działań wybranych na spotkaniu");
  return *plans::find_plan(tx, p.id);
}

// One paragraph was commented on; what came of it stands in the next version.
void consult(db::WriteTx& tx, Plan& p, people::PersonId person) {
  p.comments_from = day("2014-03-03");
  p.comments_until = day("2014-03-31");
  const plans::Paragraph* goal = &p.paragraphs[4];
  plans::Comment said;
  said.plan = p.id;
  said.paragraph = goal->id;
  said.version = p.version;
  said.person = person;
  said.body = "Zasady powinny ustalać także dzieci, bo to one najczęściej są na podwórku.";
  const auto comment = plans::insert_comment(tx, said);
  plans::store_answer(tx, comment, plans::Verdict::taken, "Dopisaliśmy dzieci do celu.");
  plans::Paragraph changed = *goal;
  changed.text.pl = "Mniej sporów o podwórka: zasady ustalają ci, którzy z nich korzystają, także dzieci.";
  changed.text.en = "Fewer quarrels about yards: those who use them agree on the rules, children too.";
  plans::store_paragraph(tx, p.id, changed);
  keep(tx, p, "dzieci w celu o podwórkach, po uwadze z konsultacji");
}

void adopt(db::WriteTx& tx, Plan& p) {
  plans::Adoption act;
  act.plan = p.id;
  act.version = p.version;
  act.on = day("2014-05-15");
  act.act = "uchwała Lokalnej Grupy Wsparcia nr 4 (przykład)";
  act.text = {"Grupa przyjmuje plan i prosi miasto o jego wykonanie.",
              "The group adopts the plan and asks the city to carry it out."};
  plans::insert_adoption(tx, act);
  p.state = plans::State::adopted;
  plans::update_plan(tx, p);
}

void carry_out(db::WriteTx& tx, const Plan& p, programmes::ProjectId urb) {
  for (std::size_t i = 0; i < 3; ++i) {
    const PieceId action = p.actions[i].id;
    plans::insert_take_up(tx, {.action = action, .project = urb, .on = day("2017-02-21"), .note = {}});
    links::add_link(tx, {"project", urb.value}, plans::kTakesUp, {std::string(plans::kActionNoun), action.value});
  }
  const auto note = [&](std::size_t i, std::string_view on, ActionState state, Both words, std::int64_t value) {
    plans::Progress one{.id = {}, .action = p.actions[i].id, .on = day(on), .state = state, .text = std::move(words)};
    one.readings = {{p.actions[i].indicators[0].id, value}};
    plans::insert_progress(tx, one);
    plans::set_action_state(tx, one.action, state);
  };
  note(2, "2015-03-20", ActionState::done, {"Trzy podwórka mają zasady.", "Three yards have rules."}, 3'00);
  note(0, "2017-12-15", ActionState::under_way,
       {"Dyżur jest co środę; najwięcej pytań o dodatek na ogrzewanie.",
        "There are advice hours every Wednesday; most questions are about the heating allowance."},
       124'00);
  note(1, "2018-02-10", ActionState::delayed,
       {"Pięć ławek stoi, reszta czeka na zgodę właściciela skweru.",
        "Five benches stand, the rest wait for the consent of the owner of the square."},
       5'00);
}

}  // namespace

void store_demo_plan(Context& ctx) {
  ctx.db.write("demo.store_plan", [](db::WriteTx& tx) {
    const auto user = programmes::find_named(tx, "USER"), urb = programmes::find_named(tx, "URB-INCLUSION");
    const auto resident = people::find_person_by_email(tx, "mieszkanka@wiec.example");
    if (!user || !urb || !resident || !plans::plans_of(tx, *user).empty()) return;
    Plan p = written(tx, *user);
    consult(tx, p, resident->id);
    adopt(tx, p);
    carry_out(tx, p, *urb);
  });
}

}  // namespace wiec::app
