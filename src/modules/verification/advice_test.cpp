#include "modules/verification/advice_test.h"

#include <atomic>
#include <thread>

#include "commons/site/typed.h"
#include "modules/verification/pages.h"

namespace wiec::verification {
namespace {

TEST_P(AdviceTest, A_version_goes_to_every_unit_that_a_rule_names_with_a_deadline) {
  const auto id = draft(ola, north);
  ASSERT_TRUE(hand(ola, id));
  const auto all = readings(id);
  ASSERT_EQ(all.size(), 2u) << "by theme and by district";
  EXPECT_EQ(all[0].unit.name, "Drogi");
  EXPECT_EQ(all[1].unit.name, "Zieleń");
  EXPECT_EQ(all[0].state, ReadingState::fresh);
  EXPECT_EQ(all[0].revision, 1);
  EXPECT_EQ(iso(all[0].due_at), "2026-12-06T23:00:00.000000Z") << "the end of the fourteenth day, in Warsaw";
  EXPECT_EQ(told(gardener), 1u);
  EXPECT_EQ(told(engineer), 1u);
}

TEST_P(AdviceTest, What_no_rule_fits_goes_to_the_default_unit_and_nowhere_without_one) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id, 1, needs::Theme::education));
  ASSERT_EQ(readings(id).size(), 1u);
  EXPECT_EQ(readings(id)[0].unit.id, schools);
  store({});
  const auto other = draft(ola);
  EXPECT_EQ(hand(ola, other).error().kind, ProblemKind::conflict);
  EXPECT_TRUE(readings(other).empty());
}

TEST_P(AdviceTest, A_version_goes_once_and_only_the_newest_one) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  EXPECT_EQ(hand(ola, id).error().kind, ProblemKind::conflict);
  revise(ola, id, "Sześć ławek.");
  const auto old = hand(ola, id, 1);
  EXPECT_EQ(old.error().kind, ProblemKind::conflict);
  EXPECT_EQ(old.error().text.id, "verification.newer_saved");
  EXPECT_EQ(hand(ola, id, 7).error().kind, ProblemKind::conflict);
  EXPECT_EQ(readings(id).size(), 1u);
  ASSERT_TRUE(hand(ola, id, 2));
  EXPECT_EQ(readings(id).size(), 2u);
}

TEST_P(AdviceTest, Nobody_hands_over_the_draft_of_somebody_else_but_who_leads_its_place) {
  const auto id = draft(ola, north);
  EXPECT_EQ(hand(ewa, id).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(hand(gardener, id).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(readings(id).empty());
  db().write("test.grant", [this](db::WriteTx& tx) {
    people::insert_grant(tx, ewa, {.role = Role::ambassador, .place = north.value}, {});
  });
  EXPECT_EQ(hand(ewa, draft(ola)).error().kind, ProblemKind::not_allowed) << "another place";
  ASSERT_TRUE(hand(ewa, id));
  EXPECT_EQ(told(ola), 1u) << "the author hears of it";
  EXPECT_FALSE(readings(id)[0].by_author);
}

TEST_P(AdviceTest, A_draft_with_nothing_written_or_over_goes_nowhere) {
  Caller c(*this, ola);
  const auto empty = *drafts::start_draft(c.ctx, {.title = "Ławki"}, {});
  EXPECT_EQ(hand(ola, empty).error().kind, ProblemKind::invalid);
  const auto over = draft(ola);
  ASSERT_TRUE(drafts::abandon_draft(c.ctx, over));
  EXPECT_EQ(hand(ola, over).error().kind, ProblemKind::closed);
  EXPECT_EQ(hand(ola, drafts::DraftId{1}).error().kind, ProblemKind::not_found);
}

TEST_P(AdviceTest, Of_fifty_who_hand_over_one_version_one_succeeds) {
  const auto id = draft(ola);
  std::atomic<int> done = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i)
    threads.emplace_back([&] {
      const auto made = hand(ola, id);
      if (made) ++done;
      if (!made && made.error().kind == ProblemKind::conflict) ++refused;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(refused, 49);
  EXPECT_EQ(readings(id).size(), 1u);
}

TEST_P(AdviceTest, The_page_of_a_draft_says_who_reads_it_and_until_when) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  const auto shown = [&] {
    Caller c(*this, ola, Language::pl);
    return std::string(draft_panel(c.ctx, id.value).view());
  };
  EXPECT_NE(shown().find("Zieleń: odpowie do"), std::string::npos) << shown();
  EXPECT_NE(shown().find("grudnia"), std::string::npos) << shown();
  ASSERT_TRUE(advise(gardener, reading_of(id, green).id));
  ASSERT_TRUE(send(gardener, reading_of(id, green).id));
  EXPECT_EQ(shown().find("odpowie do"), std::string::npos) << "nobody reads it any more";
}

TEST_P(AdviceTest, A_newer_version_takes_the_place_of_an_older_one_that_waits) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  const ReadingId first = readings(id)[0].id;
  revise(ola, id, "Sześć ławek.");
  ASSERT_TRUE(hand(ola, id, 2));
  EXPECT_EQ(readings(id)[0].state, ReadingState::fresh);
  EXPECT_EQ(readings(id)[1].state, ReadingState::replaced);
  ASSERT_TRUE(advise(gardener, first)) << "what the unit has begun to write is not lost";
  ASSERT_TRUE(send(gardener, first));
  const auto all = advice(id);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].revision, 1) << "it stays with the version that was read";
  EXPECT_EQ(readings(id)[1].newest, 2);
}

TEST_P(AdviceTest, Opening_counts_as_read_for_the_unit_alone) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  const ReadingId reading = readings(id)[0].id;
  Caller stranger(*this, engineer), own(*this, gardener);
  EXPECT_EQ(open_reading(stranger.ctx, reading).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(readings(id)[0].state, ReadingState::fresh);
  ASSERT_TRUE(open_reading(own.ctx, reading));
  EXPECT_EQ(readings(id)[0].state, ReadingState::read);
  EXPECT_TRUE(readings(id)[0].opened_at);
  EXPECT_EQ(open_reading(own.ctx, ReadingId{1}).error().kind, ProblemKind::not_found);
}

TEST_P(AdviceTest, Advice_is_seen_by_the_unit_until_it_is_sent) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  const ReadingId reading = readings(id)[0].id;
  EXPECT_EQ(send(gardener, reading).error().kind, ProblemKind::conflict) << "there is nothing";
  EXPECT_EQ(advise(engineer, reading).error().kind, ProblemKind::not_allowed);
  const AdviceId kept = *advise(gardener, reading), removed = *advise(gardener, reading);
  Caller c(*this, gardener);
  ASSERT_TRUE(remove_point(c.ctx, reading, removed));
  EXPECT_EQ(complete_point(c.ctx, reading, kept, "Rozmowa").error().kind, ProblemKind::conflict);
  EXPECT_EQ(answer(ola, id, kept, {}).error().kind, ProblemKind::not_found) << "the authors do not see it yet";
  EXPECT_EQ(told(ola), 0u);
  ASSERT_TRUE(send(gardener, reading, Release::kept));
  EXPECT_EQ(told(ola), 0u);
  EXPECT_EQ(readings(id)[0].state, ReadingState::answered);
  ASSERT_TRUE(send(gardener, reading));
  EXPECT_EQ(told(ola), 1u);
  EXPECT_EQ(advice(id)[0].release, Release::released);
  EXPECT_EQ(remove_point(c.ctx, reading, kept).error().kind, ProblemKind::conflict);
  EXPECT_EQ(send(gardener, reading).error().kind, ProblemKind::conflict) << "once is enough";
  EXPECT_EQ(told(ola), 1u);
  EXPECT_EQ(complete_point(c.ctx, reading, kept, " ").error().field, "said");
  ASSERT_TRUE(complete_point(c.ctx, reading, kept, "Kosz stanie przy wejściu."));
  EXPECT_EQ(advice(id)[0].said, "Kosz stanie przy wejściu.");
}

TEST_P(AdviceTest, Authors_answer_each_point_and_keep_theirs_only_with_a_reason) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  const ReadingId reading = readings(id)[0].id;
  const AdviceId point = *advise(gardener, reading);
  ASSERT_TRUE(send(gardener, reading));
  const std::size_t before = told(gardener);
  EXPECT_EQ(answer(ewa, id, point, {}).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(answer(ola, id, point, {.kind = AnswerKind::keep}).error().field, "why");
  EXPECT_EQ(answer(ola, id, point, {.why = std::string(3000, 'a')}).error().field, "why");
  EXPECT_FALSE(advice(id)[0].answer);
  revise(ola, id, "Pięć ławek i kosz.");
  ASSERT_TRUE(answer(ola, id, point, {.kind = AnswerKind::keep, .why = "Kosz już tam jest."}));
  ASSERT_TRUE(answer(ola, id, point, {.kind = AnswerKind::will_change}));
  EXPECT_EQ(advice(id)[0].answer->kind, AnswerKind::will_change);
  EXPECT_EQ(advice(id)[0].answer->revision, 2);
  EXPECT_EQ(told(gardener), before + 1) << "the unit hears of it once";
  const auto other = draft(ola);
  EXPECT_EQ(answer(ola, other, point, {}).error().kind, ProblemKind::not_found) << "of another draft";
}

TEST_P(AdviceTest, A_draft_goes_on_whatever_was_advised) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  const ReadingId reading = readings(id)[0].id;
  ASSERT_TRUE(
      advise(gardener, reading,
             {.kind = Kind::conflicts, .body = "To nie park.", .provision = "§ 4", .unless = "zgodzi się RIO"}));
  ASSERT_TRUE(send(gardener, reading));
  revise(ola, id, "Siedem ławek.");
  Caller c(*this, ola);
  EXPECT_TRUE(drafts::share_draft(c.ctx, id, true));
  EXPECT_EQ(find(id).state, drafts::State::working);
}

TEST_P(AdviceTest, A_unit_passes_on_with_a_reason_and_may_get_it_back) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  const Reading r = readings(id)[0];
  Caller own(*this, gardener), stranger(*this, engineer);
  EXPECT_EQ(pass_on(own.ctx, r.id, code_from_id(roads.value), " ").error().field, "why");
  EXPECT_EQ(pass_on(own.ctx, r.id, "nie-ma", "Nie nasze").error().field, "unit");
  EXPECT_EQ(pass_on(own.ctx, r.id, r.unit.code(), "Nie nasze").error().field, "unit") << "to itself";
  EXPECT_EQ(pass_on(stranger.ctx, r.id, code_from_id(roads.value), "Nasze").error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(pass_on(own.ctx, r.id, code_from_id(roads.value), "To pas drogowy."));
  EXPECT_EQ(reading_of(id, green).state, ReadingState::passed_on);
  EXPECT_EQ(reading_of(id, roads).due_at, r.due_at) << "the deadline stays";
  EXPECT_EQ(advise(gardener, r.id).error().kind, ProblemKind::conflict);
  EXPECT_EQ(told(engineer), 1u);
  ASSERT_TRUE(pass_on(stranger.ctx, reading_of(id, roads).id, code_from_id(green.value), "Jednak park."));
  EXPECT_EQ(reading_of(id, green).state, ReadingState::fresh);
  EXPECT_EQ(readings(id).size(), 2u);
  const auto all = db().read([&](db::ReadTx& tx) { return passings_of(tx, id); });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].why, "To pas drogowy.");
  ASSERT_TRUE(advise(gardener, r.id));
  EXPECT_EQ(pass_on(own.ctx, r.id, code_from_id(schools.value), "Nie nasze").error().kind, ProblemKind::conflict);
}

TEST_P(AdviceTest, A_draft_is_not_passed_to_a_unit_that_reads_it_already) {
  const auto id = draft(ola, north);
  ASSERT_TRUE(hand(ola, id));
  Caller own(*this, gardener);
  const auto done = pass_on(own.ctx, reading_of(id, green).id, code_from_id(roads.value), "Nie nasze");
  EXPECT_EQ(done.error().kind, ProblemKind::conflict);
  EXPECT_EQ(done.error().field, "unit");
  EXPECT_EQ(reading_of(id, green).state, ReadingState::fresh) << "nothing has changed";
}

TEST_P(AdviceTest, The_inbox_is_of_one_unit_the_nearest_deadline_first) {
  const auto later = draft(ola), sooner = draft(jan);
  ASSERT_TRUE(hand(ola, later));
  store({.days = 3, .default_unit = {}, .rules = {{"greenery", {}, green}}});
  ASSERT_TRUE(hand(jan, sooner));
  ASSERT_TRUE(advise(gardener, readings(later)[0].id));
  clock.move(std::chrono::hours(24 * 5));
  db().read([&](db::ReadTx& tx) {
    const auto waits = inbox(tx, {.unit = green}, 10);
    ASSERT_EQ(waits.size(), 2u);
    EXPECT_EQ(waits[0].draft, sooner);
    EXPECT_TRUE(waits[0].overdue(clock.now()));
    EXPECT_FALSE(waits[1].overdue(clock.now()));
    EXPECT_TRUE(inbox(tx, {.unit = roads}, 10).empty());
    EXPECT_TRUE(inbox(tx, {.unit = green, .theme = "sport"}, 10).empty());
    const auto counts = count_by_unit(tx, clock.now());
    ASSERT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts[0].fresh, 1);
    EXPECT_EQ(counts[0].read, 1);
    EXPECT_EQ(counts[0].overdue, 1);
  });
  ASSERT_TRUE(send(gardener, readings(later)[0].id));
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(count_inbox(tx, {.unit = green}), 1);
    EXPECT_EQ(count_inbox(tx, {.unit = green, .over = true}), 1);
  });
}

TEST_P(AdviceTest, A_point_needs_its_kind_its_words_and_the_provision_it_conflicts_with) {
  Caller c(*this, gardener);
  Faults faults;
  Typed form;
  read_point(Language::pl, form, faults);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].field, "kind");
  EXPECT_EQ(faults[1].field, "body");
  faults.clear();
  form.set("kind", "conflicts");
  form.set("body", "Ławka stanie na drodze.");
  read_point(Language::pl, form, faults);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].field, "provision");
  EXPECT_EQ(faults[1].field, "unless");
  faults.clear();
  form.set("provision", "§ 12 ust. 3");
  form.set("unless", "odsunie się o metr");
  EXPECT_EQ(read_point(Language::pl, form, faults).unless, "odsunie się o metr");
  EXPECT_TRUE(faults.empty());
  form.set("kind", "verdict");
  read_point(Language::pl, form, faults);
  EXPECT_EQ(faults.size(), 1u);
}

TEST_P(AdviceTest, The_coordinator_says_who_reads_what_and_nobody_names_an_unknown_unit) {
  db().write("test.grant", [this](db::WriteTx& tx) { people::insert_grant(tx, ewa, {.role = Role::coordinator}, {}); });
  Caller c(*this, ewa), stranger(*this, gardener);
  Typed form = db().read([&](db::ReadTx& tx) { return typed_from(load_routing(tx), places::children_of(tx, city)); });
  EXPECT_EQ(form.at("theme-greenery"), code_from_id(green.value));
  EXPECT_EQ(form.at("place-polnoc"), code_from_id(roads.value));
  Faults faults;
  form.set("theme-sport", "atlantyda");
  form.set("days", "0");
  read_routing(c.ctx, form, faults);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].field, "days");
  EXPECT_EQ(faults[1].field, "theme-sport");
  faults.clear();
  form.set("theme-sport", code_from_id(schools.value));
  form.set("days", "7");
  const Routing routing = read_routing(c.ctx, form, faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(save_routing(stranger.ctx, routing).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(save_routing(c.ctx, routing));
  const auto kept = db().read([](db::ReadTx& tx) { return load_routing(tx); });
  EXPECT_EQ(kept.days, 7);
  EXPECT_EQ(kept.rules.size(), 3u);
}

TEST_P(AdviceTest, A_verifier_of_another_place_or_office_does_not_read) {
  const auto id = draft(ola, north);
  ASSERT_TRUE(hand(ola, id));
  const auto everywhere = person("everywhere"), elsewhere = person("elsewhere");
  db().write("test.grant", [=, this](db::WriteTx& tx) {
    people::insert_grant(tx, everywhere, {.role = Role::verifier}, {});
    organisations::Organisation other{.name = "Zarząd Zieleni"};
    organisations::store_organisation(tx, other);
    people::insert_grant(tx, elsewhere, {.role = Role::verifier, .organisation = other.id.value}, {});
  });
  Caller one(*this, everywhere), other(*this, elsewhere);
  db().read([&](db::ReadTx& tx) {
    EXPECT_TRUE(may_advise(tx, one.ctx.actor, readings_of(tx, id)[0]));
    EXPECT_FALSE(may_advise(tx, other.ctx.actor, readings_of(tx, id)[0]));
  });
}

TEST_P(AdviceTest, Erasure_leaves_the_words_without_the_person) {
  const auto id = draft(ola);
  ASSERT_TRUE(hand(ola, id));
  const ReadingId reading = readings(id)[0].id;
  const AdviceId point = *advise(gardener, reading);
  ASSERT_TRUE(send(gardener, reading));
  ASSERT_TRUE(answer(ola, id, point, {.kind = AnswerKind::keep, .why = "Tak wolimy."}));
  const auto data = personal_data();
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(data.gather(tx, ola.value).find("handed_over")->array()->size(), 1u);
    EXPECT_EQ(data.gather(tx, ola.value).find("answers")->array()->size(), 1u);
    EXPECT_EQ(data.gather(tx, gardener.value).find("advice")->array()->size(), 1u);
  });
  db().write("test.erase", [&](db::WriteTx& tx) {
    data.erase(tx, ola.value);
    data.erase(tx, gardener.value);
  });
  db().read([&](db::ReadTx& tx) {
    EXPECT_TRUE(data.gather(tx, ola.value).find("handed_over")->array()->empty());
    EXPECT_TRUE(data.gather(tx, gardener.value).find("advice")->array()->empty());
  });
  EXPECT_EQ(advice(id)[0].answer->why, "Tak wolimy.");
}

WIEC_ON_BOTH_DATABASES(AdviceTest);

}  // namespace
}  // namespace wiec::verification
