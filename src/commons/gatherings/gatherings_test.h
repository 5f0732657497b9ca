// The fixture of this folder's tests: a workshop's form, an organiser, people who sign up.
#pragma once
#include "commons/audit/audit.h"
#include "commons/gatherings/check_in.h"
#include "commons/gatherings/edit_gathering.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/pages.h"
#include "commons/gatherings/take_seat.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/person_store.h"
#include "platform/db/testing.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::gatherings {

class GatheringsTest : public db::DatabaseTest {
 protected:
  GatheringsTest()
      : DatabaseTest({mail::migrations(), audit::migrations(), places::migrations(), organisations::migrations(),
                      people::migrations(), notifications::migrations(), gatherings::migrations()}) {}

  Typed good() {
    Typed t;
    for (const auto& [name, value] : {std::pair("kind", "workshop"),
                                      {"formula", "in_person"},
                                      {"title_pl", "Warsztat w Azorach"},
                                      {"title_en", "Workshop in Azory"},
                                      {"about_pl", "Program\nNarysujemy mapę"},
                                      {"begins_date", "2026-12-03"},
                                      {"begins_time", "17:00"},
                                      {"ends_date", "2026-12-03"},
                                      {"ends_time", "19:30"},
                                      {"address", "Dom kultury, ul. Lipowa 1"},
                                      {"signing_up", "1"},
                                      {"seats", "2"}})
      t.set(name, value);
    return t;
  }
  Faults faults_of(const Typed& typed, const Gathering* before = nullptr) {
    Context ctx(db(), shared, Language::pl, clock.now());
    Faults faults;
    (void)read_gathering(ctx, typed, before, faults);
    return faults;
  }
  GatheringId plan(const Typed& typed) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.grants = organiser;
    Faults faults;
    const Gathering g = read_gathering(ctx, typed, nullptr, faults);
    EXPECT_TRUE(faults.empty()) << text::translate(Language::en, faults.front());
    return *plan_gathering(ctx, g);
  }
  Result<> change(GatheringId id, const std::function<void(Typed&)>& what) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.grants = organiser;
    const Gathering before = find(id);
    Typed typed = typed_from(before, before.changed_at.micros);
    what(typed);
    Faults faults;
    const Gathering after = read_gathering(ctx, typed, &before, faults);
    if (!faults.empty()) return std::unexpected(faults.front());
    return change_gathering(ctx, after, before.changed_at.micros);
  }
  Gathering find(GatheringId id) {
    return *db().read([&](db::ReadTx& tx) { return find_gathering(tx, id); });
  }
  people::PersonId person(int number) {
    return db().write("test.person", [=](db::WriteTx& tx) {
      return people::insert_person(tx, {.email = fmt::format("p{}@example.org", number), .name = "Ola"});
    });
  }
  Result<SeatState> take(GatheringId id, people::PersonId who) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.person = who.value;
    return take_seat(ctx, id);
  }
  Result<> leave(GatheringId id, people::PersonId who) {
    Context ctx(db(), shared, Language::pl, clock.now());
    ctx.actor.person = who.value;
    return leave_seat(ctx, id);
  }
  std::vector<std::string> told(people::PersonId who) {
    std::vector<std::string> all;
    for (const auto& n :
         db().read([&](db::ReadTx& tx) { return notifications::waiting_notices(tx, who, Language::en); }))
      all.push_back(n.text);
    return all;
  }
  std::vector<Grant> organiser{{.role = Role::coordinator}};
  Shared shared;
};

}  // namespace wiec::gatherings
