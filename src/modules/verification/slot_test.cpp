// Consultation slots: offered, taken by one, given up, noted.
#include <atomic>
#include <thread>

#include "commons/gatherings/gathering_store.h"
#include "modules/verification/advice_test.h"
#include "modules/verification/consult.h"
#include "modules/verification/pages.h"

namespace wiec::verification {
namespace {

class SlotTest : public AdviceTest {
 protected:
  Typed form() {
    Typed typed;
    typed.set("unit", code_from_id(green.value));
    typed.set("begins_date", "2026-12-01");
    typed.set("begins_time", "16:00");
    typed.set("ends_date", "2026-12-01");
    typed.set("ends_time", "17:10");
    typed.set("minutes", "20");
    typed.set("address", "Rynek 1");
    return typed;
  }
  Faults faults_of(const Typed& typed) {
    Caller c(*this, gardener);
    Faults faults;
    read_offer(c.ctx, typed, faults);
    return faults;
  }
  Result<std::int64_t> offer(people::PersonId who, const Typed& typed) {
    Caller c(*this, who);
    Faults faults;
    const Offer o = read_offer(c.ctx, typed, faults);
    EXPECT_TRUE(faults.empty());
    return offer_slots(c.ctx, o);
  }
  std::vector<Slot> coming() {
    return db().read([&](db::ReadTx& tx) { return slots(tx, false, clock.now(), 100); });
  }
  Slot slot(SlotId id) {
    return *db().read([&](db::ReadTx& tx) { return find_slot(tx, id); });
  }
  std::size_t free_for(drafts::DraftId id) {
    return db().read([&](db::ReadTx& tx) { return free_slots(tx, id, clock.now(), 100).size(); });
  }
  Result<> book(people::PersonId who, drafts::DraftId draft, SlotId id) {
    Caller c(*this, who);
    return book_slot(c.ctx, draft, id, "Gdzie są rury?");
  }
  Result<> give_up(people::PersonId who, drafts::DraftId draft, SlotId id) {
    Caller c(*this, who);
    return free_slot(c.ctx, draft, id);
  }
  Result<> note(people::PersonId who, SlotId id, std::int64_t revision = 1, std::string_view body = "Zgoda.") {
    Caller c(*this, who);
    return note_talk(c.ctx, id, revision, body);
  }
  drafts::DraftId handed(people::PersonId who, const std::string& title = "Ławki") {
    const auto id = draft(who, {}, title);
    EXPECT_TRUE(hand(who, id));
    return id;
  }
};

TEST_P(SlotTest, The_time_is_cut_into_talks_of_the_unit_that_offers_them) {
  EXPECT_EQ(offer(engineer, form()).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(offer(gardener, form()), 3) << "ten minutes are left over";
  const auto all = coming();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(iso(all[1].begins_at), iso(*instant_from_iso("2026-12-01T15:20:00Z")));
  EXPECT_EQ(all[1].ends_at, all[2].begins_at);
  EXPECT_EQ(all[0].address, "Rynek 1");
}

TEST_P(SlotTest, A_form_with_a_fault_says_where_it_is) {
  const struct {
    const char *field, *value, *at;
  } wrong[] = {{"ends_time", "15:00", "ends_date"},
               {"ends_time", "16:00", "ends_date"},
               {"ends_time", "16:10", "ends_date"},
               {"begins_date", "2026-11-22", "ends_date"},
               {"begins_date", "2020-01-01", "begins_date"},
               {"begins_time", "dawno", "begins_time"},
               {"minutes", "0", "minutes"},
               {"minutes", "wiele", "minutes"},
               {"unit", "nikt", "unit"},
               {"address", "", "address"},
               {"link", "javascript:alert(1)", "link"},
               {"workshop", "nie", "workshop"}};
  for (const auto& [field, value, at] : wrong) {
    Typed typed = form();
    typed.set(field, value);
    const Faults faults = faults_of(typed);
    ASSERT_FALSE(faults.empty()) << field << "=" << value;
    EXPECT_EQ(faults.front().field, at) << field << "=" << value;
  }
}

TEST_P(SlotTest, A_workshop_lends_its_place) {
  const auto workshop = db().write("test.plan", [](db::WriteTx& tx) {
    return gatherings::insert_gathering(tx, {.id = {},
                                             .kind = gatherings::Kind::workshop,
                                             .title_pl = "Warsztat",
                                             .address = "Dom kultury",
                                             .begins_at = *instant_from_iso("2026-12-01T15:00:00Z"),
                                             .ends_at = *instant_from_iso("2026-12-01T18:00:00Z")});
  });
  Typed typed = form();
  typed.set("address", "");
  typed.set("workshop", code_from_id(workshop.value));
  ASSERT_TRUE(offer(gardener, typed));
  EXPECT_EQ(coming()[0].address, "Dom kultury");
  EXPECT_EQ(coming()[0].workshop_title, "Warsztat");
}

TEST_P(SlotTest, An_author_takes_one_of_a_unit_that_reads_the_draft_and_gives_it_up) {
  const auto id = handed(ola);
  ASSERT_TRUE(offer(gardener, form()));
  Typed roads_form = form();
  roads_form.set("unit", code_from_id(roads.value));
  ASSERT_TRUE(offer(engineer, roads_form));
  EXPECT_EQ(free_for(id), 3u) << "of the unit that reads it";
  const auto all = coming();
  const auto of = [&](organisations::UnitId unit, int nth) {
    for (const Slot& s : all)
      if (s.unit.id == unit && nth-- == 0) return s.id;
    return SlotId{};
  };
  const auto before = told(gardener);
  EXPECT_EQ(book(jan, id, of(green, 0)).error().kind, ProblemKind::not_allowed) << "not an author";
  EXPECT_EQ(book(ola, id, of(roads, 0)).error().kind, ProblemKind::not_allowed) << "does not read it";
  ASSERT_TRUE(book(ola, id, of(green, 0)));
  EXPECT_EQ(told(gardener), before + 1);
  EXPECT_EQ(book(ola, id, of(green, 1)).error().kind, ProblemKind::conflict) << "one talk with a unit at a time";
  EXPECT_EQ(give_up(jan, id, of(green, 0)).error().kind, ProblemKind::not_found);
  ASSERT_TRUE(give_up(ola, id, of(green, 0)));
  EXPECT_EQ(free_for(id), 3u);
  EXPECT_TRUE(book(ola, id, of(green, 1)));
}

TEST_P(SlotTest, Of_twenty_drafts_that_want_one_slot_at_once_one_has_it) {
  std::vector<std::pair<people::PersonId, drafts::DraftId>> all;
  for (int i = 0; i < 20; ++i) {
    const auto who = person(fmt::format("osoba{}", i));
    all.emplace_back(who, handed(who, fmt::format("Szkic {}", i)));
  }
  ASSERT_TRUE(offer(gardener, form()));
  const SlotId wanted = coming()[0].id;
  std::atomic<int> won = 0, lost = 0;
  std::vector<std::thread> threads;
  for (const auto& [who, id] : all)
    threads.emplace_back([&, who, id] {
      const auto done = book(who, id, wanted);
      if (done) ++won;
      if (!done && done.error().kind == ProblemKind::conflict) ++lost;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, 19);
  EXPECT_TRUE(slot(wanted).booking);
}

TEST_P(SlotTest, What_has_begun_or_was_taken_back_is_not_to_be_had) {
  const auto id = handed(ola);
  ASSERT_TRUE(offer(gardener, form()));
  const auto all = coming();
  ASSERT_TRUE(book(ola, id, all[1].id));
  const auto told_before = told(ola);
  Caller unit(*this, gardener), other(*this, engineer);
  EXPECT_EQ(take_back_slot(other.ctx, all[1].id).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(take_back_slot(unit.ctx, all[1].id));
  EXPECT_EQ(told(ola), told_before + 1);
  EXPECT_EQ(book(ola, id, all[1].id).error().kind, ProblemKind::closed);
  ASSERT_TRUE(book(ola, id, all[2].id));
  clock.set(all[2].begins_at);
  EXPECT_EQ(give_up(ola, id, all[2].id).error().kind, ProblemKind::closed);
  EXPECT_EQ(book(jan, handed(jan), all[0].id).error().kind, ProblemKind::closed) << "in the past";
  EXPECT_EQ(book(ola, id, SlotId{1}).error().kind, ProblemKind::not_found);
}

TEST_P(SlotTest, A_talk_ends_in_a_note_bound_to_the_version_talked_about) {
  const auto id = handed(ola);
  ASSERT_TRUE(offer(gardener, form()));
  const SlotId talk = coming()[0].id;
  EXPECT_EQ(note(gardener, talk).error().kind, ProblemKind::conflict) << "nobody has it";
  ASSERT_TRUE(book(ola, id, talk));
  revise(ola, id, "Sześć ławek.");
  EXPECT_EQ(note(engineer, talk).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(note(gardener, talk, 3).error().field, "revision");
  EXPECT_EQ(note(gardener, talk, 0).error().field, "revision");
  EXPECT_EQ(note(gardener, talk, 1, "  ").error().field, "body");
  const auto told_before = told(ola);
  ASSERT_TRUE(note(gardener, talk, 1));
  ASSERT_TRUE(note(gardener, talk, 1, "Zgoda na pięć."));
  EXPECT_EQ(told(ola), told_before + 1) << "once";
  EXPECT_EQ(slot(talk).note->revision, 1);
  EXPECT_EQ(slot(talk).booking->newest, 2);
  EXPECT_EQ(slot(talk).note->body, "Zgoda na pięć.");
  EXPECT_EQ(give_up(ola, id, talk).error().kind, ProblemKind::closed);
  Caller unit(*this, gardener);
  EXPECT_EQ(take_back_slot(unit.ctx, talk).error().kind, ProblemKind::conflict);
}

TEST_P(SlotTest, Who_leaves_takes_their_question_along_and_the_note_stays) {
  const auto id = handed(ola);
  ASSERT_TRUE(offer(gardener, form()));
  const SlotId talk = coming()[0].id;
  ASSERT_TRUE(book(ola, id, talk));
  ASSERT_TRUE(note(gardener, talk));
  const auto data = personal_data();
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(data.gather(tx, ola.value).find("consultations")->array()->size(), 1u);
    EXPECT_EQ(data.gather(tx, gardener.value).find("notes")->array()->size(), 1u);
  });
  db().write("test.erase", [&](db::WriteTx& tx) {
    data.erase(tx, ola.value);
    data.erase(tx, gardener.value);
  });
  EXPECT_EQ(slot(talk).booking->question, "");
  EXPECT_EQ(slot(talk).note->body, "Zgoda.");
}

TEST_P(SlotTest, A_talk_that_nobody_will_come_to_is_free_again) {
  const auto id = handed(ola);
  ASSERT_TRUE(offer(gardener, form()));
  const SlotId talk = coming()[0].id;
  ASSERT_TRUE(book(ola, id, talk));
  db().write("test.erase", [&](db::WriteTx& tx) { personal_data().erase(tx, ola.value); });
  EXPECT_FALSE(slot(talk).booking);
}

WIEC_ON_BOTH_DATABASES(SlotTest);

}  // namespace
}  // namespace wiec::verification
