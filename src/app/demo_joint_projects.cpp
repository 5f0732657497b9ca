#include "app/demo_joint_projects.h"

#include "commons/areas/area_store.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/people/person_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/lead_districts.h"
#include "modules/joint_projects/member_store.h"
#include "modules/joint_projects/preset.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

using namespace joint_projects;

struct Invented {
  std::string_view email, name;
  Title title;
  State state;
  std::string_view theme;  // citywide; empty: leads an area
};

constexpr Invented kAll[] = {
    {"ambasador@wiec.example", "Olek Wilga", Title::masculine, State::active, ""},
    {"maria.kos@wiec.example", "Maria Kos", Title::feminine, State::active, ""},
    {"helena.sowa@wiec.example", "Helena Sowa", Title::feminine, State::trained, ""},
    {"adam.szpak@wiec.example", "Adam Szpak", Title::masculine, State::accepted, ""},
    {"zofia.gil@wiec.example", "Zofia Gil", Title::feminine, State::active, ""},
    {"jan.czyz@wiec.example", "Jan Czyż", Title::masculine, State::active, "Bezpieczna droga do szkoły"},
    {"ewa.pliszka@wiec.example", "Ewa Pliszka", Title::feminine, State::applied, ""},
};

void store_members(db::WriteTx& tx, const areas::Area& area, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto person = people::insert_person(tx, {.email = fmt::format("sasiad{}.{}@wiec.example", i, area.code()),
                                                   .name = fmt::format("Sąsiadka {}", i + 1)});
    insert_member(tx, area.id, person, {});
  }
}

// A theme with people who joined it and a meeting that its leader holds.
void store_theme(db::WriteTx& tx, const Ambassador& a) {
  lead_theme(tx, a);
  for (const areas::Area& theme : areas::open_themes(tx)) {
    if (theme.name != a.theme) continue;
    store_members(tx, theme, 6);
    const Date day{text::date_in_warsaw(tx.now()).days + 9};
    gatherings::insert_gathering(tx, {.kind = gatherings::Kind::residents_meeting,
                                      .title_pl = "Spotkanie o temacie: " + a.theme,
                                      .title_en = "Meeting about the theme: " + a.theme,
                                      .place = theme.theme,
                                      .address = "Biblioteka Główna, ul. Ogrodowa 1",
                                      .begins_at = text::instant_at(day, 17, 30),
                                      .ends_at = text::instant_at(day, 19, 30),
                                      .seats = 40});
  }
}

void store_one(db::WriteTx& tx, ProgrammeId programme, const Invented& who, const areas::Area* area) {
  Ambassador a{.programme = programme,
               .person = people::insert_person(tx, {.email = std::string(who.email), .name = std::string(who.name)}),
               .path = who.theme.empty() ? Path::district : Path::citywide,
               .theme = std::string(who.theme),
               .title = who.title};
  a.forms = {"budget"};
  a.public_name = who.name;
  a.peer_contact = who.email;
  a.id = insert_ambassador(tx, a);
  if (area) lead_area(tx, a.id, area->id);
  if (who.state == State::applied) return;
  move_state(tx, a.id, State::applied, who.state);
  if (a.path == Path::citywide) store_theme(tx, a);
  renew_roles(tx, a.person, {}, {});
}

}  // namespace

void store_demo_joint_projects(Context& ctx) {
  const Date today = text::date_in_warsaw(ctx.now);
  const int year = static_cast<int>(calendar(today).year());
  Programme usual = preset_programme(year, Date{today.days - 21});
  usual.published = true;
  ctx.db.write("demo.store_joint_projects", [&usual, year](db::WriteTx& tx) {
    if (has_programme(tx, year) || current_programme(tx)) return;
    const ProgrammeId programme = insert_programme(tx, usual);
    for (const Part part : kParts) {
      const PageText text = preset_text(part);
      insert_text(tx, programme, part, text.body_pl, text.body_en);
    }
    insert_notice(tx, programme,
                  {.part = Part::programme,
                   .published_on = *usual.stages.front().from_on,
                   .text_pl = "Ruszył nabór ambasadorek i ambasadorów.",
                   .text_en = "Recruitment of ambassadors has begun.",
                   .link = {}});
    const auto all = areas::list_areas(tx);
    std::size_t next = 0;
    for (const Invented& who : kAll) {
      const areas::Area* area = who.theme.empty() && next < all.size() ? &all[next++] : nullptr;
      store_one(tx, programme, who, area);
      if (area) store_members(tx, *area, 3 + next);
    }
  });
}

}  // namespace wiec::app
