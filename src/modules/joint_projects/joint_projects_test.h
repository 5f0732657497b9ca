// What the tests of this folder share: a city of two districts, a programme that runs, and the people of it.
#pragma once

#include "commons/areas/area_store.h"
#include "commons/audit/audit.h"
#include "commons/discussions/discussion_store.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/person_store.h"
#include "commons/search/search.h"
#include "modules/drafts/draft_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/change_formula.h"
#include "modules/joint_projects/edit_programme.h"
#include "modules/joint_projects/join_area.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "modules/needs/need.h"
#include "platform/db/testing.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {

namespace keys = texts::keys;

class JointProjectsTest : public db::DatabaseTest {
 protected:
  JointProjectsTest()
      : DatabaseTest({mail::migrations(), jobs::migrations(), audit::migrations(), places::migrations(),
                      organisations::migrations(), people::migrations(), areas::migrations(), links::migrations(),
                      search::migrations(), notifications::migrations(), gatherings::migrations(),
                      discussions::migrations(), needs::migrations(), drafts::migrations(), migrations()}) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (!fresh) return;
    shared.key = [](std::string_view) { return std::string(32, 'k'); };
    city = db().write("test.city", [](db::WriteTx& tx) {
      return *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Gród"});
    });
    for (places::PlaceId* district : {&left_bank, &right_bank})
      *district = db().write("test.district", [=, this](db::WriteTx& tx) {
        const bool left = district == &left_bank;
        return *places::insert_place(
            tx, {.kind = places::PlaceKind::district, .parent = city, .name = left ? "Lewy Brzeg" : "Prawy Brzeg"});
      });
    coordinator = person("hanna@example.org");
    auto ctx = as(coordinator);
    programme = *begin_programme(*ctx, 2026, *date_from(2026, 11, 16));
    Programme p = found();
    p.published = true;
    ASSERT_TRUE(change_programme(*ctx, p, p.revision));
  }
  people::PersonId person(std::string email) {
    return db().write("test.person",
                      [=](db::WriteTx& tx) { return people::insert_person(tx, {.email = email, .name = "Ola Gil"}); });
  }
  std::unique_ptr<Context> as(people::PersonId who) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = who.value;
    if (who == coordinator) ctx->actor.grants = {{.role = Role::coordinator}};
    return ctx;
  }
  Programme found() {
    return *db().read([&](db::ReadTx& tx) { return find_programme(tx, programme); });
  }
  std::optional<Ambassador> ambassador(people::PersonId who) {
    return db().read([&](db::ReadTx& tx) { return ambassador_of(tx, programme, who); });
  }
  areas::AreaId area(std::string name, std::vector<places::PlaceId> districts = {}) {
    return db().write("test.area", [=, this](db::WriteTx& tx) {
      areas::NewArea made{.city = city, .name = name, .parts = {}, .streets = {"Lipowa"}, .drawn = {}, .land = {}};
      for (const places::PlaceId district : districts) made.districts.push_back({district, "", "", {}});
      return areas::insert_area(tx, made);
    });
  }
  // Where the person has the role of an ambassador.
  std::vector<std::int64_t> roles_of(people::PersonId who) {
    std::vector<std::int64_t> all;
    for (const auto& row : db().read([&](db::ReadTx& tx) { return people::grants_of(tx, who); }))
      if (row.grant.role == Role::ambassador) all.push_back(row.grant.place);
    return all;
  }
  static Typed form(std::string area_code) {
    Typed t;
    t.set("path", "district");
    t.set("title", "feminine");
    t.set("area", std::move(area_code));
    t.set("experience", "Rada osiedla");
    t.set("forms", "budget,consultation,nonsense");
    t.set("show_public", "1");
    t.set("public_name", "Ola G.");
    return t;
  }
  Result<> apply(people::PersonId who, const Typed& typed) {
    auto ctx = as(who);
    Faults faults;
    const Application application = read_application(*ctx, found(), typed, faults);
    if (!faults.empty()) return std::unexpected(faults.front());
    return apply_as_ambassador(*ctx, found(), application);
  }
  AmbassadorId lead(people::PersonId who, areas::AreaId where) {
    EXPECT_TRUE(apply(who, form(code_from_id(where.value))));
    EXPECT_TRUE(accept_application(*as(coordinator), ambassador(who)->id));
    return ambassador(who)->id;
  }
  gatherings::GatheringId gathering(gatherings::Kind kind, int days, std::string address = "Szkoła",
                                    places::PlaceId place = {}) {
    return db().write("test.gathering", [=, this](db::WriteTx& tx) {
      gatherings::Gathering g{.kind = kind, .title_pl = "Spotkanie", .place = place, .address = address};
      if (kind == gatherings::Kind::workshop)
        g.formula = gatherings::Formula::both, g.link = "https://example.org/sala";
      g.begins_at = tx.now() + std::chrono::hours(24 * days);
      g.ends_at = g.begins_at + std::chrono::hours(2);
      return gatherings::insert_gathering(tx, g);
    });
  }
  void seat(gatherings::GatheringId id, people::PersonId who, bool came) {
    db().write("test.seat", [=](db::WriteTx& tx) {
      gatherings::queue_person(tx, id, who);
      const auto own = gatherings::seat_of(tx, id, who);
      gatherings::set_seat(tx, own->id, gatherings::SeatState::seat);
      if (came) gatherings::set_came(tx, id, {own->id}, tx.now());
    });
  }
  std::vector<std::string> told(people::PersonId who) {
    std::vector<std::string> all;
    for (const auto& n :
         db().read([&](db::ReadTx& tx) { return notifications::waiting_notices(tx, who, Language::pl); }))
      all.push_back(n.text);
    return all;
  }

  Shared shared;
  places::PlaceId city, left_bank, right_bank;
  people::PersonId coordinator;
  ProgrammeId programme;
};

}  // namespace wiec::joint_projects
