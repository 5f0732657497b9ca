// What the tests of this folder share: a city, two units, authors and experts.
#pragma once
#include "commons/areas/area.h"
#include "commons/audit/audit.h"
#include "commons/gatherings/gathering.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/testing.h"
#include "commons/search/search.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/edit_draft.h"
#include "modules/editions/module.h"
#include "modules/joint_projects/programme.h"
#include "modules/verification/advice_store.h"
#include "modules/verification/give_advice.h"
#include "modules/verification/hand_over.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/routing.h"
#include "platform/files/files.h"
#include "platform/mail/outbox.h"

namespace wiec::verification {

class AdviceTest : public people::ResidentsTest {
 protected:
  AdviceTest()
      : ResidentsTest({mail::migrations(), audit::migrations(), files::migrations(), places::migrations(),
                       organisations::migrations(), people::migrations(), areas::migrations(), links::migrations(),
                       search::migrations(), notifications::migrations(), gatherings::migrations(),
                       editions::migrations(), needs::migrations(), drafts::migrations(), joint_projects::migrations(),
                       verification::migrations()}) {}

  void SetUp() override {
    ResidentsTest::SetUp();
    if (IsSkipped()) return;
    db().write("test.city", [this](db::WriteTx& tx) {
      city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .code = "miasto", .name = "Miasto"});
      north = *places::insert_place(tx, {.parent = city, .code = "polnoc", .name = "Północ"});
      organisations::Organisation office{.name = "Urząd Miasta", .short_name = "UM"};
      organisations::store_organisation(tx, office);
      organisation = office.id;
      green = unit(tx, "Zieleń");
      roads = unit(tx, "Drogi");
      schools = unit(tx, "Szkoły");
    });
    store({.days = 14, .default_unit = schools, .rules = {{"greenery", {}, green}, {"", north, roads}}});
    gardener = expert("gardener", green);
    engineer = expert("engineer", roads);
  }

  organisations::UnitId unit(db::WriteTx& tx, const std::string& name) {
    organisations::Unit made{.organisation = organisation, .name = name};
    organisations::store_unit(tx, made);
    return made.id;
  }
  void store(const Routing& routing) {
    db().write("test.routing", [&](db::WriteTx& tx) { store_routing(tx, routing); });
  }
  people::PersonId expert(const std::string& name, organisations::UnitId unit) {
    const auto id = person(name);
    db().write("test.grant", [=, this](db::WriteTx& tx) {
      people::insert_grant(tx, id, {.role = Role::verifier, .organisation = organisation.value, .unit = unit.value},
                           {});
    });
    return id;
  }

  // With the roles that the person has.
  struct Caller {
    Caller(AdviceTest& t, people::PersonId who, Language l = Language::en) : ctx(t.db(), t.shared, l, t.clock.now()) {
      ctx.actor.person = who.value;
      for (const auto& row : t.db().read([&](db::ReadTx& tx) { return people::grants_of(tx, who); }))
        ctx.actor.grants.push_back(row.grant);
      ctx.form_token = [] { return std::string("token"); };
    }
    Context ctx;
  };

  drafts::DraftId draft(people::PersonId who, places::PlaceId place = {}, const std::string& title = "Ławki w parku") {
    Caller c(*this, who);
    return *drafts::start_draft(
        c.ctx, {.title = title, .body = "Pięć ławek.", .why = "Nie ma gdzie usiąść.", .place = place}, {});
  }
  drafts::Draft find(drafts::DraftId id) {
    return *db().read([&](db::ReadTx& tx) { return drafts::find_draft(tx, id); });
  }
  void revise(people::PersonId who, drafts::DraftId id, const std::string& body) {
    Caller c(*this, who);
    drafts::Copy copy = drafts::copy_of(find(id));
    copy.words.body = body;
    ASSERT_TRUE(drafts::save_draft(c.ctx, id, copy));
  }
  Result<HandOverId> hand(people::PersonId who, drafts::DraftId id, std::int64_t revision = 1,
                          needs::Theme theme = needs::Theme::greenery) {
    Caller c(*this, who);
    return hand_over(c.ctx, id, {.revision = revision, .theme = theme, .words = "Czy wolno?"});
  }
  std::vector<Reading> readings(drafts::DraftId id) {
    return db().read([&](db::ReadTx& tx) { return readings_of(tx, id); });
  }
  Reading reading_of(drafts::DraftId id, organisations::UnitId unit) {
    for (const Reading& r : readings(id))
      if (r.unit.id == unit) return r;
    return {};
  }
  std::vector<Advice> advice(drafts::DraftId id) {
    return db().read([&](db::ReadTx& tx) { return advice_of(tx, id); });
  }
  Result<AdviceId> advise(people::PersonId who, ReadingId reading, const Point& point = {.body = "Dodajcie kosz."}) {
    Caller c(*this, who);
    return add_point(c.ctx, reading, point);
  }
  Result<> send(people::PersonId who, ReadingId reading, Release release = Release::released) {
    Caller c(*this, who);
    return send_points(c.ctx, reading, release);
  }
  Result<> answer(people::PersonId who, drafts::DraftId id, AdviceId point, const Reaction& reaction) {
    Caller c(*this, who);
    return answer_advice(c.ctx, id, point, reaction);
  }
  std::size_t told(people::PersonId who) {
    return db().read([&](db::ReadTx& tx) { return notifications::waiting_notices(tx, who, Language::en).size(); });
  }

  places::PlaceId city, north;
  organisations::OrganisationId organisation;
  organisations::UnitId green, roads, schools;
  people::PersonId gardener, engineer;
};

}  // namespace wiec::verification
