// Opening, rounds, closing, summing up, announcing; whose they are.
#include "commons/discussions/testing.h"

#include <gmock/gmock.h>

namespace wiec::discussions {
namespace {

class DiscussionsTest : public DiscussionTest {
 protected:
  std::vector<std::string> faults_of(const Typed& typed, Discussion before = {}) {
    Caller c(*this, lead);
    Faults faults;
    (void)read_discussion(c.ctx, typed, before, faults);
    std::vector<std::string> fields;
    for (const Problem& p : faults) fields.push_back(p.field);
    return fields;
  }
  Typed usual() { return typed_from(usual_discussion(host_of(meeting), clock.now())); }
  Result<> change(DiscussionId id, const std::function<void(Typed&)>& what, people::PersonId who) {
    Caller c(*this, who);
    const Discussion before = find(id);
    Typed typed = typed_from(before);
    what(typed);
    Faults faults;
    const Discussion wanted = read_discussion(c.ctx, typed, before, faults);
    if (!faults.empty()) return std::unexpected(faults.front());
    return change_discussion(c.ctx, wanted);
  }
};

TEST_P(DiscussionsTest, The_usual_rounds_follow_one_another_and_dates_decide_which_is_open) {
  const auto id = open();
  const Discussion d = find(id);
  ASSERT_EQ(d.rounds.size(), 3u);
  for (std::size_t i = 1; i < 3; ++i) EXPECT_EQ(d.rounds[i].begins_at, d.rounds[i - 1].ends_at);
  EXPECT_EQ(d.open_round(clock.now())->kind, RoundKind::needs);
  EXPECT_EQ(d.open_round(d.rounds[1].begins_at)->kind, RoundKind::ideas)
      << "the end of one is the beginning of another";
  EXPECT_EQ(d.open_round(d.rounds[2].ends_at), nullptr);
  EXPECT_TRUE(d.over(d.rounds[2].ends_at));
  EXPECT_EQ(d.choice_from()->kind, RoundKind::ideas);
  EXPECT_EQ(d.title.in(Language::en), "Meeting");
}

TEST_P(DiscussionsTest, A_form_with_wrong_dates_says_so_at_the_field) {
  EXPECT_THAT(faults_of(usual()), testing::IsEmpty());
  Typed t = usual();
  t.set("needs_ends_date", "2026-11-21");
  EXPECT_THAT(faults_of(t), testing::Contains("needs_ends_date")) << "ends before it begins";
  t = usual();
  t.set("ideas_begins_date", "2026-11-23");
  EXPECT_THAT(faults_of(t), testing::ElementsAre("ideas_begins_date")) << "before the needs end";
  t = usual();
  t.set("choice_ends_date", "2028-01-01");
  EXPECT_THAT(faults_of(t), testing::ElementsAre("choice_ends_date"));
  t = usual();
  t.set("needs_begins_date", "2026-11-01"), t.set("needs_ends_date", "2026-11-02");
  EXPECT_THAT(faults_of(t), testing::ElementsAre("needs_ends_date")) << "it would be over before it is announced";
  t = usual();
  t.set("needs_begins_time", "siódma"), t.set("needs_question_pl", ""), t.set("dots", "11");
  EXPECT_THAT(faults_of(t), testing::UnorderedElementsAre("needs_begins_time", "needs_question_pl", "dots"));
}

TEST_P(DiscussionsTest, A_round_without_dates_is_not_held_but_something_is) {
  const auto without = [&](std::initializer_list<std::string> kinds) {
    Typed t = usual();
    for (const std::string& kind : kinds)
      for (const char* field : {"_begins_date", "_begins_time", "_ends_date", "_ends_time"}) t.set(kind + field, "");
    return t;
  };
  EXPECT_THAT(faults_of(without({"needs"})), testing::IsEmpty());
  EXPECT_THAT(faults_of(without({"needs", "ideas"})), testing::ElementsAre("choice_begins_date"));
  EXPECT_THAT(faults_of(without({"needs", "ideas", "choice"})), testing::ElementsAre("needs_begins_date"));
  Caller c(*this, lead);
  Faults faults;
  EXPECT_EQ(read_discussion(c.ctx, without({"needs"}), {}, faults).rounds.size(), 2u);
}

TEST_P(DiscussionsTest, Whose_role_reaches_the_place_facilitates_and_nobody_else) {
  EXPECT_EQ(try_to_open(ola).error().kind, ProblemKind::not_allowed);
  const auto may = [&](Role role, places::PlaceId held, places::PlaceId place) {
    Actor actor;
    actor.person = 1;
    actor.grants = {{.role = role, .place = held.value}};
    return db().read([&](db::ReadTx& tx) { return may_facilitate(tx, actor, place); });
  };
  EXPECT_TRUE(may(Role::ambassador, north, north));
  EXPECT_FALSE(may(Role::ambassador, north, south));
  EXPECT_FALSE(may(Role::ambassador, north, {})) << "the whole city";
  EXPECT_TRUE(may(Role::coordinator, {}, south));
  EXPECT_TRUE(may(Role::programme_officer, {}, {}));
  EXPECT_FALSE(may(Role::verifier, {}, north));
}

TEST_P(DiscussionsTest, A_meeting_has_one_discussion_and_only_when_it_is_online) {
  const auto id = open();
  EXPECT_EQ(try_to_open(lead).error().kind, ProblemKind::conflict);
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return discussion_about(tx, "gathering", meeting.id.value); })->id, id);
  EXPECT_EQ(check_host(add_meeting(gatherings::Formula::in_person)).error().kind, ProblemKind::conflict);
  EXPECT_TRUE(check_host(add_meeting(gatherings::Formula::both)));
  meeting.cancelled = true;
  EXPECT_EQ(check_host(meeting).error().kind, ProblemKind::closed);
}

TEST_P(DiscussionsTest, Two_who_facilitate_do_not_undo_each_other) {
  const auto id = open();
  const Discussion seen = find(id);
  ASSERT_TRUE(change(
      id, [](Typed& t) { t.set("title_pl", "Inny tytuł"); }, lead));
  Caller c(*this, lead);
  Discussion mine = seen;
  mine.title.pl = "Mój tytuł";
  EXPECT_EQ(change_discussion(c.ctx, mine).error().kind, ProblemKind::conflict);
  EXPECT_EQ(sum_up(c.ctx, mine).error().kind, ProblemKind::conflict);
  EXPECT_EQ(find(id).title.pl, "Inny tytuł");
  EXPECT_EQ(change(
                id, [](Typed& t) { t.set("title_pl", "Cudzy"); }, ola)
                .error()
                .kind,
            ProblemKind::not_allowed);
}

TEST_P(DiscussionsTest, A_round_with_posts_stays_and_summaries_survive_a_change) {
  const auto id = open();
  write(ola, id, "Ławki");
  Caller c(*this, lead);
  Discussion d = find(id);
  d.rounds[0].summary.pl = "Brakuje ławek.";
  d.summary = {"Całość", "The whole"};
  ASSERT_TRUE(sum_up(c.ctx, d));
  const auto drop = [](const std::string& kind) {
    return [kind](Typed& t) {
      for (const char* field : {"_begins_date", "_begins_time", "_ends_date", "_ends_time"}) t.set(kind + field, "");
    };
  };
  EXPECT_EQ(change(id, drop("needs"), lead).error().field, "needs_begins_date");
  ASSERT_TRUE(change(id, drop("choice"), lead));
  d = find(id);
  ASSERT_EQ(d.rounds.size(), 2u);
  EXPECT_EQ(d.rounds[0].summary.pl, "Brakuje ławek.");
  EXPECT_EQ(d.summary.en, "The whole");
}

TEST_P(DiscussionsTest, Closing_a_round_ends_it_now_and_leaves_the_others) {
  const auto id = open();
  clock.move(std::chrono::hours(1));
  Caller c(*this, lead), stranger(*this, ola);
  EXPECT_EQ(close_round(stranger.ctx, id, RoundKind::needs).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(close_round(c.ctx, id, RoundKind::ideas)) << "it is not open: nothing happens";
  const Instant ideas = find(id).round(RoundKind::ideas)->ends_at;
  ASSERT_TRUE(close_round(c.ctx, id, RoundKind::needs));
  ASSERT_TRUE(close_round(c.ctx, id, RoundKind::needs)) << "twice is once";
  EXPECT_EQ(find(id).round(RoundKind::needs)->ends_at, clock.now());
  EXPECT_EQ(find(id).round(RoundKind::ideas)->ends_at, ideas);
  EXPECT_EQ(try_to_write(ola, id, {.title = "Późno"}).error().kind, ProblemKind::closed);
}

TEST_P(DiscussionsTest, Closing_may_open_the_next_and_what_a_form_does_not_change_stays_to_the_second) {
  const auto id = open();
  clock.set(*instant_from_iso("2026-11-23T10:00:37Z"));
  Caller c(*this, lead);
  ASSERT_TRUE(close_round(c.ctx, id, RoundKind::needs, true));
  EXPECT_EQ(find(id).open_round(clock.now())->kind, RoundKind::ideas);
  EXPECT_EQ(find(id).rounds[1].begins_at, clock.now());
  clock.move(std::chrono::minutes(5));
  ASSERT_TRUE(change(
      id, [](Typed& t) { t.set("dots", "2"); }, lead))
      << "its end is past, and was not typed over";
  EXPECT_EQ(find(id).dots, 2);
  EXPECT_EQ(iso(find(id).rounds[0].ends_at), iso(*instant_from_iso("2026-11-23T10:00:37Z")));
}

TEST_P(DiscussionsTest, Each_round_is_announced_once_to_who_signed_up_and_who_takes_part) {
  const auto id = open();
  db().write("test.seat", [&](db::WriteTx& tx) { gatherings::queue_person(tx, meeting.id, jan); });
  write(ola, id, "Ławki");
  announce_rounds(db());
  announce_rounds(db());
  ASSERT_EQ(told(ola).size(), 1u);
  EXPECT_THAT(told(ola)[0], testing::HasSubstr("“Needs” has begun"));
  EXPECT_EQ(told(jan).size(), 1u);
  to_round(id, RoundKind::ideas);
  announce_rounds(db());
  EXPECT_EQ(told(ola).size(), 2u);
  clock.set(find(id).ends_at());
  announce_rounds(db());
  EXPECT_EQ(told(ola).size(), 2u) << "what is over is not announced";
}

TEST_P(DiscussionsTest, It_ends_with_the_meeting_it_stands_for_and_stays_readable) {
  const auto id = open();
  const auto bench = write(ola, id, "Ławki");
  db().write("test.cancel",
             [&](db::WriteTx& tx) { gatherings::cancel_gathering(tx, meeting.id, "Burza.", "A storm."); });
  const Discussion d = find(id);
  EXPECT_TRUE(d.over(clock.now()));
  EXPECT_EQ(d.called_off_why.pl, "Burza.");
  EXPECT_EQ(d.open_round(clock.now()), nullptr);
  EXPECT_EQ(d.next_round(clock.now()), nullptr) << "what was ahead does not come";
  EXPECT_EQ(try_to_write(ola, id, {.title = "Późno"}).error().kind, ProblemKind::closed);
  EXPECT_EQ(try_to_answer(jan, bench).error().kind, ProblemKind::closed);
  EXPECT_EQ(support(jan, bench).error().kind, ProblemKind::closed);
  to_round(id, RoundKind::choice);
  EXPECT_EQ(dots(jan, id, {}).error().kind, ProblemKind::closed);
  announce_rounds(db());
  EXPECT_EQ(told(ola).size(), 1u) << "that it ended; no round begins any more";
  EXPECT_EQ(change(
                id, [](Typed& t) { t.set("dots", "2"); }, lead)
                .error()
                .kind,
            ProblemKind::closed);
  Caller c(*this, lead);
  Discussion summed_up = find(id);
  summed_up.summary.pl = "Brakuje ławek.";
  ASSERT_TRUE(sum_up(c.ctx, summed_up));
  const Digest digest = db().read([&](db::ReadTx& tx) { return digest_of(tx, summed_up, d.rounds[0].begins_at, 3); });
  ASSERT_EQ(digest.rounds.size(), 1u);
  EXPECT_EQ(digest.rounds[0].best.front().title, "Ławki");
}

TEST_P(DiscussionsTest, Who_takes_part_without_a_seat_hears_once_that_the_meeting_is_called_off) {
  const auto id = open();
  std::vector<people::PersonId> all;
  for (int i = 0; i < 205; ++i) all.push_back(person(fmt::format("p{}", i)));
  db().write("test.join", [&](db::WriteTx& tx) {
    for (const auto who : all) join(tx, id, who, "Ktoś");
    join(tx, id, jan, "Jan");
    gatherings::queue_person(tx, meeting.id, jan);
    gatherings::queue_person(tx, meeting.id, all[0]);
  });
  Caller left(*this, all[0]);
  ASSERT_TRUE(gatherings::leave_seat(left.ctx, meeting.id));
  announce_rounds(db());
  Caller c(*this, coordinator);
  ASSERT_TRUE(gatherings::cancel_gathering(c.ctx, meeting.id, "Burza.", "A storm."));
  announce_rounds(db());
  announce_rounds(db());
  for (const auto who : all) {
    const auto heard = told(who);
    ASSERT_EQ(heard.size(), 2u) << "of the round, and of its end";
    EXPECT_EQ(std::ranges::count_if(heard, [](const auto& words) { return words.contains("A storm."); }), 1);
  }
  EXPECT_EQ(told(jan).size(), 2u) << "who has a seat hears of the end from the meeting alone";
  EXPECT_TRUE(told(ola).empty()) << "who is no part of it";
}

TEST_P(DiscussionsTest, More_people_than_go_at_once_all_hear) {
  const auto id = open();
  std::vector<people::PersonId> all;
  for (int i = 0; i < 205; ++i) all.push_back(person(fmt::format("p{}", i)));
  db().write("test.join", [=](db::WriteTx& tx) {
    for (const auto who : all) join(tx, id, who, "Ktoś");
  });
  announce_rounds(db());
  for (const auto who : all) EXPECT_EQ(told(who).size(), 1u);
}

TEST_P(DiscussionsTest, Of_an_erased_person_words_stay_and_nothing_else) {
  const auto id = open();
  const auto bench = write(ola, id, "Ławki"), tree = write(jan, id, "Drzewa");
  ASSERT_TRUE(support(ola, tree));
  to_round(id, RoundKind::ideas);
  const auto row = write(jan, id, "Aleja");
  to_round(id, RoundKind::choice);
  ASSERT_TRUE(dots(ola, id, {row}));
  const PersonalData data = personal_data();
  const std::string gathered = to_text(db().read([&](db::ReadTx& tx) { return data.gather(tx, ola.value); }));
  for (const char* part : {"Ktoś", "Ławki", "Drzewa", "Aleja"}) EXPECT_THAT(gathered, testing::HasSubstr(part));
  db().write("test.erase", [&](db::WriteTx& tx) { data.erase(tx, ola.value); });
  EXPECT_EQ(find(bench).title, "Ławki");
  EXPECT_FALSE(find(bench).author);
  EXPECT_EQ(find(bench).name, "");
  EXPECT_EQ(find(tree).supporters, 0);
  EXPECT_EQ(find(row).dots, 0);
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return to_text(data.gather(tx, ola.value)); }).find("Ławki"),
            std::string::npos);
}

WIEC_ON_BOTH_DATABASES(DiscussionsTest);

}  // namespace
}  // namespace wiec::discussions
