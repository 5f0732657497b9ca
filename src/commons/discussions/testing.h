// The fixture of this folder's tests: an online meeting in a district, with its discussion under way.
#pragma once
#include "commons/audit/audit.h"
#include "commons/discussions/announce.h"
#include "commons/discussions/digest.h"
#include "commons/discussions/discussion_store.h"
#include "commons/discussions/gathering_host.h"
#include "commons/discussions/moderate.h"
#include "commons/discussions/open_discussion.h"
#include "commons/discussions/speak.h"
#include "commons/gatherings/edit_gathering.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/take_seat.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/person_store.h"
#include "platform/db/testing.h"
#include "platform/mail/outbox.h"

namespace wiec::discussions {

class DiscussionTest : public db::DatabaseTest {
 protected:
  DiscussionTest()
      : DatabaseTest({mail::migrations(), audit::migrations(), places::migrations(), organisations::migrations(),
                      people::migrations(), notifications::migrations(), gatherings::migrations(),
                      discussions::migrations()}) {}

  void SetUp() override {
    db::DatabaseTest::SetUp();
    if (IsSkipped()) return;
    db().write("test.city", [&](db::WriteTx& tx) {
      const auto city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Wiecowo"});
      north = *places::insert_place(tx, {.parent = city, .name = "Północ"});
      south = *places::insert_place(tx, {.parent = city, .name = "Południe"});
    });
    ola = person("ola");
    jan = person("jan");
    lead = person("alp");
    coordinator = person("hanna");
    db().write("test.grant", [&](db::WriteTx& tx) {
      people::insert_grant(tx, coordinator, {.role = Role::coordinator}, {});
      people::insert_grant(tx, lead, {.role = Role::ambassador, .place = north.value}, {});
    });
    meeting = add_meeting(gatherings::Formula::online);
  }

  people::PersonId person(const std::string& name) {
    return db().write("test.person", [=](db::WriteTx& tx) {
      return people::insert_person(tx, {.email = name + "@example.org", .name = name});
    });
  }
  gatherings::Gathering add_meeting(gatherings::Formula formula) {
    return db().write("test.meeting", [=, place = north](db::WriteTx& tx) {
      gatherings::Gathering g;
      g.title_pl = "Spotkanie";
      g.title_en = "Meeting";
      g.formula = formula;
      g.place = place;
      g.begins_at = tx.now();
      g.ends_at = tx.now() + std::chrono::hours(2);
      g.id = gatherings::insert_gathering(tx, g);
      return g;
    });
  }

  struct Caller {
    Caller(DiscussionTest& t, people::PersonId who) : ctx(t.db(), t.shared, Language::pl, t.clock.now()) {
      ctx.actor.person = who.value;
      if (who == t.coordinator) ctx.actor.grants = {{.role = Role::coordinator}};
      if (who == t.lead) ctx.actor.grants = {{.role = Role::ambassador, .place = t.north.value}};
    }
    Context ctx;
  };

  Result<DiscussionId> try_to_open(people::PersonId who) {
    Caller c(*this, who);
    return open_discussion(c.ctx, usual_discussion(host_of(meeting), clock.now()));
  }
  // Three days of needs, four of ideas, three of choice, from now on.
  DiscussionId open() { return *try_to_open(lead); }
  Discussion find(DiscussionId id) {
    return *db().read([&](db::ReadTx& tx) { return find_discussion(tx, id); });
  }
  Post find(PostId id) {
    return *db().read([&](db::ReadTx& tx) { return find_post(tx, id); });
  }
  void to_round(DiscussionId id, RoundKind kind) {
    clock.set(find(id).round(kind)->begins_at + std::chrono::minutes(1));
  }

  Result<PostId> try_to_write(people::PersonId who, DiscussionId id, NewPost p) {
    Caller c(*this, who);
    if (!p.round) {
      const Discussion d = find(id);
      const Round* open = d.open_round(clock.now());
      p.round = open ? open->id : d.rounds.front().id;
    }
    if (p.token.empty()) p.token = fmt::format("t{}", ++tokens);
    return write_post(c.ctx, id, p, "Ktoś");
  }
  PostId write(people::PersonId who, DiscussionId id, const std::string& title) {
    return *try_to_write(who, id, {.title = title, .body = "Szerzej."});
  }
  Result<PostId> try_to_answer(people::PersonId who, PostId post, Stance stance = Stance::in_favour) {
    return try_to_write(who, find(post).discussion, {.parent = post, .body = "Tak jest.", .stance = stance});
  }
  Result<> support(people::PersonId who, PostId id) {
    Caller c(*this, who);
    return support_post(c.ctx, id);
  }
  Result<> dots(people::PersonId who, DiscussionId id, std::vector<PostId> posts) {
    Caller c(*this, who);
    return give_dots(c.ctx, id, std::move(posts));
  }
  std::vector<std::string> told(people::PersonId who) {
    std::vector<std::string> all;
    for (const auto& n :
         db().read([&](db::ReadTx& tx) { return notifications::waiting_notices(tx, who, Language::en); }))
      all.push_back(n.text);
    return all;
  }

  Shared shared;
  places::PlaceId north, south;
  people::PersonId ola, jan, lead, coordinator;
  gatherings::Gathering meeting;
  int tokens = 0;
};

}  // namespace wiec::discussions
