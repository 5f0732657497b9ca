#include "app/demo_advice.h"

#include "commons/gatherings/gathering_store.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/person_store.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/edit_draft.h"
#include "modules/editions/edition_store.h"
#include "modules/verification/give_advice.h"
#include "modules/verification/hand_over.h"
#include "modules/verification/hold_workshop.h"
#include "modules/verification/practice.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/routing.h"
#include "modules/verification/slot_store.h"

namespace wiec::app {
namespace {

using needs::Theme;
using verification::Kind;
using verification::Point;
using verification::Release;

constexpr std::string_view kExpert = "ekspertka@wiec.example", kCoordinator = "koordynator@wiec.example";

// Acts as somebody of the demo city, with their roles.
bool act_as(Context& ctx, std::string_view email) {
  ctx.actor = {};
  return ctx.db.read([&](db::ReadTx& tx) {
    const auto person = people::find_person_by_email(tx, email);
    if (!person) return false;
    ctx.actor.person = person->id.value;
    for (const auto& row : people::grants_of(tx, person->id)) ctx.actor.grants.push_back(row.grant);
    return true;
  });
}

organisations::UnitId unit_with(db::ReadTx& tx, std::string_view code) {
  for (const auto& office : organisations::list_organisations(tx))
    for (const auto& unit : organisations::units_of(tx, office.id))
      if (unit.code == code) return unit.id;
  return {};
}

// False when there are rules already, or no units.
bool store_rules(Context& ctx) {
  return ctx.db.write("demo.store_rules", [](db::WriteTx& tx) {
    const auto desk = unit_with(tx, "BO"), green = unit_with(tx, "ZP"), roads = unit_with(tx, "WK"),
               schools = unit_with(tx, "WE");
    if (!desk || !green || verification::load_routing(tx).default_unit) return false;
    verification::store_routing(tx, {.days = 14,
                                     .default_unit = desk,
                                     .rules = {{"greenery", {}, green},
                                               {"environment", {}, green},
                                               {"streets", {}, roads},
                                               {"safety", {}, roads},
                                               {"education", {}, schools}}});
    return true;
  });
}

struct Invented {
  std::string_view author;
  drafts::Words words;
  Theme theme;
  std::string_view question;
};
std::vector<Invented> invented() {
  return {{.author = "ambasador@wiec.example",
           .words = {.title = "Cień i ławki na skwerze przy bibliotece",
                     .body = "Cztery ławki z oparciem i trzy drzewa, które dadzą cień.",
                     .why = "Na skwerze nie ma gdzie usiąść, a latem nie da się tam wytrzymać.",
                     .location = "skwer przy bibliotece"},
           .theme = Theme::greenery,
           .question = "Czy pod skwerem są rury, które nie pozwolą posadzić drzew?"},
          {.author = "radna@wiec.example",
           .words = {.title = "Bezpieczne przejście przy szkole",
                     .body = "Wyniesione przejście i lepsze światło przy wejściu do szkoły.",
                     .why = "Rano dzieci przebiegają między samochodami.",
                     .location = "przed szkołą podstawową"},
           .theme = Theme::safety,
           .question = ""}};
}

bool hand_over(Context& ctx, drafts::DraftId id, std::int64_t revision, Theme theme, std::string_view question) {
  return verification::hand_over(ctx, id, {.revision = revision, .theme = theme, .words = std::string(question)})
      .has_value();
}

std::vector<drafts::DraftId> hand_drafts_over(Context& ctx) {
  std::vector<drafts::DraftId> handed;
  for (const char* author : {"mieszkanka@wiec.example", "radna@wiec.example"}) {
    if (!act_as(ctx, author)) continue;
    const auto own =
        ctx.db.read([&](db::ReadTx& tx) { return drafts::drafts_of(tx, people::PersonId{ctx.actor.person}); });
    if (!own.empty() &&
        hand_over(ctx, own.front().id, own.front().revision, Theme::greenery, "Gdzie najlepiej posadzić drzewa?"))
      handed.push_back(own.front().id);
  }
  for (const Invented& i : invented()) {
    if (!act_as(ctx, i.author)) continue;
    const auto id = drafts::start_draft(ctx, i.words, {});
    if (!id || !drafts::share_draft(ctx, *id, true) || !hand_over(ctx, *id, 1, i.theme, i.question)) continue;
    handed.push_back(*id);
  }
  return handed;
}

void advise(Context& ctx, drafts::DraftId draft, const Point& point, Release release) {
  for (const auto& r : ctx.db.read([&](db::ReadTx& tx) { return verification::readings_of(tx, draft); }))
    if (ctx.db.read([&](db::ReadTx& tx) { return verification::may_advise(tx, ctx.actor, r); }))
      if (verification::add_point(ctx, r.id, point)) (void)verification::send_points(ctx, r.id, release);
}

void give_advice(Context& ctx, const std::vector<drafts::DraftId>& handed) {
  if (handed.size() < 3 || !act_as(ctx, kExpert)) return;
  advise(ctx, handed[0],
         {.kind = Kind::improve,
          .body = "Co sto metrów to za daleko dla osób, które chodzą o lasce.",
          .suggestion = "Ławki co pięćdziesiąt metrów, choćby mniejsze.",
          .already = "Wiosną wymieniamy trzy ławki przy przystanku.",
          .practice = "Na Osiedlu Parkowym stanęły przysiadaki: są tańsze i mieszczą się na wąskim chodniku."},
         Release::released);
  advise(ctx, handed[2],
         {.kind = Kind::conflicts,
          .body = "Pod środkiem skweru biegnie sieć ciepłownicza.",
          .provision = "§ 12 ust. 3 regulaminu",
          .unless = "drzewa staną przy ogrodzeniu, co najmniej dwa metry od sieci."},
         Release::kept);
}

void hold_workshop(Context& ctx, const std::vector<drafts::DraftId>& handed) {
  if (!act_as(ctx, kCoordinator)) return;
  const auto coming = ctx.db.read(
      [&](db::ReadTx& tx) { return gatherings::gatherings(tx, {.kind = gatherings::Kind::workshop}, ctx.now, 1); });
  if (coming.empty() || !verification::choose_drafts(ctx, coming.front().id, handed, 0)) return;
  const auto w = ctx.db.read([&](db::ReadTx& tx) { return verification::find_workshop(tx, coming.front().id); });
  if (!w) return;
  Faults faults;
  const auto tables = verification::read_tables(ctx, *w, verification::proposed_tables(ctx, *w, 3), faults);
  (void)verification::save_tables(ctx, w->gathering.id, tables, w->revision);
  (void)verification::invite_to_workshop(ctx, w->gathering.id);
}

// One talk took place, with its note; one is arranged; four are free, on the day of the workshop.
void store_slots(Context& ctx, const std::vector<drafts::DraftId>& handed) {
  if (handed.empty() || !act_as(ctx, kExpert)) return;
  ctx.db.write("demo.store_slots", [handed, now = ctx.now,
                                    expert = people::PersonId{ctx.actor.person}](db::WriteTx& tx) {
    const auto unit = verification::find_unit(tx, unit_with(tx, "ZP"));
    const auto coming = gatherings::gatherings(tx, {.kind = gatherings::Kind::workshop}, now, 1);
    if (!unit || coming.empty()) return;
    const auto& workshop = coming.front();
    verification::Slot s{.unit = *unit, .workshop = workshop.id, .address = workshop.address};
    for (int i = 0; i < 5; ++i) {
      s.begins_at = workshop.begins_at + std::chrono::minutes(20 * i);
      s.ends_at = s.begins_at + std::chrono::minutes(20);
      const auto id = verification::insert_slot(tx, s);
      if (i != 1 || handed.size() < 3) continue;
      const auto authors = drafts::authors_of(tx, handed[2]);
      verification::insert_booking(tx, id, handed[2], "Gdzie można posadzić drzewa?",
                                   authors.empty() ? people::PersonId{} : authors.front());
    }
    s.workshop = {};
    s.begins_at = workshop.begins_at + -std::chrono::days(14);
    s.ends_at = s.begins_at + std::chrono::minutes(20);
    const auto past = verification::insert_slot(tx, s);
    const auto authors = drafts::authors_of(tx, handed.front());
    verification::insert_booking(tx, past, handed.front(), "Czy ławki mogą stać na trawniku?",
                                 authors.empty() ? people::PersonId{} : authors.front());
    verification::store_note(tx, past, handed.front(),
                             {.revision = 1,
                              .body = "Na trawniku przy przystanku tak. Przy przychodni pod chodnikiem są rury, więc "
                                      "ławki staną po drugiej stronie ulicy."},
                             expert);
  });
}

void share_practices(Context& ctx) {
  if (act_as(ctx, "ambasador@wiec.example"))
    (void)verification::save_practice(
        ctx,
        {.title = "Spacer zamiast zebrania",
         .body = "Zaprosiliśmy sąsiadki i sąsiadów na spacer po osiedlu. Każda osoba pokazała jedno miejsce, które "
                 "chce zmienić. Przyszło trzy razy więcej osób niż do sali."});
  const auto all = editions::editions(ctx);
  if (all->empty() || !act_as(ctx, kExpert)) return;
  (void)verification::save_practice(
      ctx, {.kind = verification::PracticeKind::verification,
            .theme = "greenery",
            .title = "Najpierw zapytaj, czyja jest działka",
            .body = "Drzewa i ławki mogą stanąć tylko na działce, którą miasto może dysponować. Wpisz jej numer już w "
                    "szkicu: najwięcej projektów odpada właśnie przez to.",
            .provision = "§ 8 ust. 2",
            .edition = all->front().id.value});
}

}  // namespace

void store_demo_advice(Context& ctx) {
  const Actor before = ctx.actor;
  if (store_rules(ctx)) {
    const auto handed = hand_drafts_over(ctx);
    give_advice(ctx, handed);
    hold_workshop(ctx, handed);
    store_slots(ctx, handed);
    share_practices(ctx);
  }
  ctx.actor = before;
}

}  // namespace wiec::app
