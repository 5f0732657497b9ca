// The fixture of this folder's tests: a city of two districts, two residents, an official.
#pragma once
#include "commons/areas/area_store.h"
#include "commons/audit/audit.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/gathering_host.h"
#include "commons/discussions/moderate.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/speak.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/links/links.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/testing.h"
#include "commons/search/search.h"
#include "modules/needs/bring_idea.h"
#include "modules/needs/give_need.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/need_store.h"
#include "modules/needs/tell_supporters.h"
#include "modules/needs/work_on_needs.h"
#include "platform/mail/outbox.h"

namespace wiec::needs {

class NeedsTest : public people::ResidentsTest {
 protected:
  NeedsTest()
      : ResidentsTest({mail::migrations(), jobs::migrations(), audit::migrations(), places::migrations(),
                       organisations::migrations(), people::migrations(), areas::migrations(), links::migrations(),
                       search::migrations(), notifications::migrations(), gatherings::migrations(),
                       discussions::migrations(), needs::migrations()}) {}

  void SetUp() override {
    ResidentsTest::SetUp();
    if (IsSkipped()) return;
    db().write("test.city", [&](db::WriteTx& tx) {
      city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Wiecowo"});
      north = *places::insert_place(tx, {.parent = city, .name = "Północ"});
      south = *places::insert_place(tx, {.parent = city, .name = "Południe"});
    });
    office = person("urzad");
  }

  struct Caller {
    Caller(NeedsTest& t, people::PersonId who, std::vector<Grant> grants = {})
        : ctx(t.db(), t.shared, Language::pl, t.clock.now()) {
      ctx.actor.person = who.value;
      ctx.actor.grants = std::move(grants);
    }
    Context ctx;
  };
  static Grant coordinator() { return {.role = Role::coordinator}; }
  static Grant ambassador_of(places::PlaceId place) { return {.role = Role::ambassador, .place = place.value}; }

  Typed three(const std::string& what = "Ławki w cieniu") {
    Typed t;
    t.set("what", what);
    t.set("location", "plac przy szkole");
    t.set("who", "starsze osoby");
    return t;
  }
  Faults faults_of(const Typed& typed) {
    Caller c(*this, ola);
    Faults faults;
    (void)read_need(c.ctx, typed, nullptr, faults);
    return faults;
  }
  Result<NeedId> try_to_give(people::PersonId who, const Typed& typed) {
    Caller c(*this, who);
    Faults faults;
    const Need need = read_need(c.ctx, typed, nullptr, faults);
    EXPECT_TRUE(faults.empty());
    return give_need(c.ctx, need);
  }
  NeedId give(people::PersonId who, const std::string& what = "Ławki w cieniu", const std::string& place = "polnoc") {
    Typed typed = three(what);
    typed.set("place", place);
    return *try_to_give(who, typed);
  }
  IdeaId bring(people::PersonId who, const std::string& title, NeedId need = {}) {
    Caller c(*this, who);
    return *bring_idea(c.ctx, {.id = {}, .title = title, .body = "Postawić.", .place = north}, need);
  }
  Need find(NeedId id) {
    return *db().read([&](db::ReadTx& tx) { return find_need(tx, id); });
  }
  Idea idea(IdeaId id) {
    return *db().read([&](db::ReadTx& tx) { return find_idea(tx, id); });
  }
  std::vector<std::string> told(people::PersonId who) {
    jobs::Worker(db(), {{kTellJob, tell_some}}).run_due();
    std::vector<std::string> all;
    for (const auto& n :
         db().read([&](db::ReadTx& tx) { return notifications::waiting_notices(tx, who, Language::en); }))
      all.push_back(n.text);
    return all;
  }
  std::vector<std::string> listed(const Filter& filter) {
    std::vector<std::string> all;
    for (const Need& n : db().read([&](db::ReadTx& tx) { return needs(tx, filter, 100); })) all.push_back(n.what);
    return all;
  }
  gatherings::GatheringId meeting(places::PlaceId place) {
    return db().write("test.meeting", [=](db::WriteTx& tx) {
      gatherings::Gathering g;
      g.title_pl = "Spotkanie";
      g.place = place;
      g.begins_at = tx.now();
      g.ends_at = tx.now() + std::chrono::hours(2);
      return gatherings::insert_gathering(tx, g);
    });
  }

  places::PlaceId city, north, south;
  people::PersonId office;
};

}  // namespace wiec::needs
