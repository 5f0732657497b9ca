// Writing, answering, support, dots, moderation, the digest.
#include "commons/discussions/standing.h"
#include "commons/discussions/testing.h"
#include "commons/discussions/texts.h"

#include <gmock/gmock.h>

#include <atomic>
#include <set>
#include <thread>

namespace wiec::discussions {
namespace {

class SpeakTest : public DiscussionTest {
 protected:
  template <class F>
  Result<> as(people::PersonId who, F act) {
    Caller c(*this, who);
    return act(c.ctx);
  }
  std::vector<std::string> faults_of(const Typed& typed, PostId answers = {}) {
    Caller c(*this, ola);
    Faults faults;
    (void)read_post(c.ctx, typed, answers, faults);
    std::vector<std::string> fields;
    for (const Problem& p : faults) fields.push_back(p.field);
    return fields;
  }
};

TEST_P(SpeakTest, Posts_are_taken_in_the_open_round_only) {
  const auto id = open();
  const auto post = write(ola, id, "Ławki");
  EXPECT_EQ(find(post).name, "Ktoś");
  EXPECT_FALSE(find(post).facilitator);
  EXPECT_TRUE(find(write(lead, id, "Witamy")).facilitator);
  const Discussion d = find(id);
  EXPECT_EQ(try_to_write(ola, id, {.round = d.rounds[1].id, .title = "Wcześnie"}).error().kind, ProblemKind::closed);
  EXPECT_EQ(try_to_write(ola, id, {.round = RoundId{7}, .title = "Gdzie?"}).error().kind, ProblemKind::not_found);
  clock.set(d.rounds[0].ends_at);
  EXPECT_EQ(try_to_write(ola, id, {.round = d.rounds[0].id, .title = "Późno"}).error().kind, ProblemKind::closed);
  EXPECT_EQ(try_to_answer(jan, post).error().kind, ProblemKind::closed);
  EXPECT_EQ(support(jan, post).error().kind, ProblemKind::closed);
}

TEST_P(SpeakTest, Empty_and_too_long_words_are_named_at_their_fields) {
  Typed t;
  EXPECT_THAT(faults_of(t), testing::ElementsAre("title"));
  t.set("title", std::string(121, 'x')), t.set("body", std::string(2001, 'x'));
  EXPECT_THAT(faults_of(t), testing::UnorderedElementsAre("title", "body"));
  EXPECT_THAT(faults_of(Typed(), PostId{1}), testing::UnorderedElementsAre("body", "stance"));
  t = Typed();
  t.set("body", "Tak"), t.set("stance", "może");
  EXPECT_THAT(faults_of(t, PostId{1}), testing::ElementsAre("stance"));
  t.set("stance", "against");
  EXPECT_THAT(faults_of(t, PostId{1}), testing::IsEmpty());
}

TEST_P(SpeakTest, A_name_is_asked_once_and_is_no_address) {
  const auto id = open();
  const auto fault = [&](const std::string& name) {
    Caller c(*this, ola);
    Typed t;
    t.set("name", name);
    Faults faults;
    (void)read_name(c.ctx, t, id, faults);
    return !faults.empty();
  };
  EXPECT_TRUE(fault(""));
  EXPECT_TRUE(fault("ola@example.org"));
  EXPECT_FALSE(fault("Ola z Lipowej"));
  Caller c(*this, ola);
  EXPECT_EQ(
      write_post(c.ctx, id, {.round = find(id).rounds[0].id, .title = "Bez imienia", .token = "a"}, "").error().field,
      "name");
  write(ola, id, "Ławki");
  EXPECT_FALSE(fault("")) << "known from the first post on";
}

TEST_P(SpeakTest, A_form_sent_twice_is_one_post_even_at_once) {
  const auto id = open();
  const NewPost p{.round = find(id).rounds[0].id, .title = "Ławki", .token = "same"};
  std::vector<std::thread> threads;
  std::atomic<int> made = 0;
  std::atomic<std::int64_t> which = 0;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      const auto sent = try_to_write(ola, id, p);
      if (sent) ++made, which = sent->value;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(made, 6) << "each is answered with the post";
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return count_posts(tx, p.round); }), 1);
  EXPECT_EQ(try_to_write(ola, id, p)->value, which);
  EXPECT_NE(try_to_write(jan, id, p)->value, which) << "another author's form";
}

TEST_P(SpeakTest, Too_many_posts_in_a_while_wait_but_who_facilitates_answers_many) {
  const auto id = open();
  for (int i = 0; i < 5; ++i) write(ola, id, "Wpis");
  const auto sixth = try_to_write(ola, id, {.title = "Szósty"});
  EXPECT_EQ(sixth.error().kind, ProblemKind::too_many);
  EXPECT_EQ(sixth.error().field, "body") << "the words stay in the form";
  for (int i = 0; i < 8; ++i) write(lead, id, "Odpowiedź");
  write(jan, id, "Inna osoba");
  clock.move(std::chrono::minutes(11));
  write(ola, id, "Po chwili");
}

TEST_P(SpeakTest, An_answer_takes_a_stance_and_is_told_to_who_is_answered) {
  const auto id = open();
  const auto post = write(ola, id, "Ławki");
  const auto answer = *try_to_answer(jan, post, Stance::against);
  ASSERT_TRUE(try_to_answer(jan, post, Stance::in_favour));
  ASSERT_TRUE(try_to_answer(ola, post, Stance::neutral)) << "one's own is not told";
  const Post thread = find(post);
  EXPECT_EQ(thread.answers, 3);
  EXPECT_EQ(thread.in_favour, 1);
  EXPECT_EQ(thread.against, 1);
  ASSERT_EQ(told(ola).size(), 2u);
  EXPECT_THAT(told(ola)[0], testing::HasSubstr("Ławki"));
  EXPECT_TRUE(told(jan).empty());
  EXPECT_EQ(try_to_answer(ola, answer).error().kind, ProblemKind::not_found) << "one level";
  ASSERT_TRUE(as(lead, [&](Context& ctx) { return hide_post(ctx, post, "Obraża."); }));
  EXPECT_EQ(try_to_answer(jan, post).error().kind, ProblemKind::conflict);
  EXPECT_EQ(support(jan, post).error().kind, ProblemKind::not_found);
}

TEST_P(SpeakTest, One_support_of_a_person_however_often_and_at_once) {
  const auto id = open();
  const auto post = write(ola, id, "Ławki");
  std::vector<people::PersonId> all;
  for (int i = 0; i < 12; ++i) all.push_back(person(fmt::format("p{}", i)));
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int i = 0; i < 24; ++i)
    threads.emplace_back([&, who = all[static_cast<std::size_t>(i / 2)]] { failed += !support(who, post); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(find(post).supporters, 12);
  ASSERT_TRUE(as(all[0], [&](Context& ctx) { return take_support_back(ctx, post); }));
  ASSERT_TRUE(as(all[0], [&](Context& ctx) { return take_support_back(ctx, post); }));
  EXPECT_EQ(find(post).supporters, 11);
  EXPECT_EQ(support(ola, post).error().kind, ProblemKind::conflict) << "one's own";
}

TEST_P(SpeakTest, Dots_are_limited_belong_to_the_ideas_and_can_be_moved_until_the_end) {
  const auto id = open();
  const auto need = write(ola, id, "Potrzeba");
  to_round(id, RoundKind::ideas);
  std::vector<PostId> ideas;
  for (int i = 0; i < 4; ++i) ideas.push_back(write(i % 2 ? ola : jan, id, fmt::format("Pomysł {}", i)));
  EXPECT_EQ(dots(ola, id, {ideas[0]}).error().kind, ProblemKind::closed) << "not yet";
  const auto answer = *try_to_answer(jan, ideas[0]);
  ASSERT_TRUE(as(lead, [&](Context& ctx) { return hide_post(ctx, ideas[3], "Reklama."); }));
  to_round(id, RoundKind::choice);
  EXPECT_EQ(dots(ola, id, {ideas[0], ideas[1], ideas[2], ideas[3]}).error().field, "dot") << "four of three";
  for (const PostId wrong : {need, answer, ideas[3], PostId{9}}) EXPECT_EQ(dots(ola, id, {wrong}).error().field, "dot");
  ASSERT_TRUE(dots(ola, id, {ideas[0], ideas[1], ideas[0], ideas[1]})) << "the same twice is one dot";
  ASSERT_TRUE(dots(jan, id, {ideas[1]}));
  ASSERT_TRUE(dots(ola, id, {ideas[2], ideas[1]}));
  EXPECT_EQ(find(ideas[0]).dots, 0);
  EXPECT_EQ(find(ideas[1]).dots, 2);
  const auto digest = [&, d = find(id)] {
    return db().read([&](db::ReadTx& tx) { return digest_of(tx, d, clock.now(), 5); });
  };
  EXPECT_TRUE(digest().rounds.back().best.empty()) << "no result while people choose";
  EXPECT_EQ(digest().choosers, 2);
  clock.set(find(id).ends_at());
  EXPECT_EQ(dots(ola, id, {}).error().kind, ProblemKind::closed);
  const auto ranking = digest().rounds.back().best;
  ASSERT_EQ(ranking.size(), 3u) << "the hidden one is not in it";
  EXPECT_EQ(ranking[0].id, ideas[1]);
  EXPECT_EQ(ranking[1].id, ideas[2]);
}

TEST_P(SpeakTest, One_persons_dots_sent_from_two_windows_never_add_up) {
  const auto id = open();
  to_round(id, RoundKind::ideas);
  std::vector<PostId> ideas;
  for (int i = 0; i < 5; ++i) ideas.push_back(write(jan, id, fmt::format("Pomysł {}", i)));
  clock.move(std::chrono::minutes(11));
  ideas.push_back(write(jan, id, "Szósty"));
  to_round(id, RoundKind::choice);
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i)
    threads.emplace_back([&, i] {
      (void)dots(ola, id,
                 i == 0 ? std::vector{ideas[0], ideas[1], ideas[2]} : std::vector{ideas[3], ideas[4], ideas[5]});
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return dots_of(tx, id, ola).size(); }), 3u);
}

TEST_P(SpeakTest, A_hidden_post_has_its_reason_its_author_hears_and_may_ask_once) {
  const auto id = open();
  const auto post = write(ola, id, "Sąsiad spod piątki");
  EXPECT_EQ(as(jan, [&](Context& ctx) { return hide_post(ctx, post, "Nie lubię."); }).error().kind,
            ProblemKind::not_allowed);
  ASSERT_TRUE(as(lead, [&](Context& ctx) { return hide_post(ctx, post, "Wskazuje osobę."); }));
  EXPECT_EQ(as(lead, [&](Context& ctx) { return hide_post(ctx, post, "Znowu."); }).error().kind, ProblemKind::conflict);
  EXPECT_EQ(find(post).why, "Wskazuje osobę.");
  ASSERT_EQ(told(ola).size(), 1u);
  EXPECT_THAT(told(ola)[0], testing::HasSubstr("Wskazuje osobę."));
  const auto ask = [&](people::PersonId who) {
    return as(who, [&](Context& ctx) { return ask_to_look_again(ctx, post, "To o mnie."); });
  };
  EXPECT_EQ(ask(jan).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(ask(ola));
  EXPECT_EQ(ask(ola).error().kind, ProblemKind::conflict) << "once";
  EXPECT_EQ(told(lead).size(), 0u) << "they hid it themselves";
  EXPECT_EQ(told(coordinator).size(), 1u) << "a lone moderator's case";
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return count_asked(tx, id); }), 1);
  const auto uphold = [&](people::PersonId who) {
    return as(who, [&](Context& ctx) { return uphold_hiding(ctx, post, "Nazwisko zostaje ukryte."); });
  };
  EXPECT_EQ(uphold(lead).error().text, texts::keys::err_own_hiding) << "another person decides";
  EXPECT_EQ(find(post).review, Review::asked);
  ASSERT_TRUE(uphold(coordinator));
  EXPECT_EQ(find(post).state, PostState::hidden);
  EXPECT_EQ(ask(ola).error().kind, ProblemKind::conflict);
  ASSERT_TRUE(as(lead, [&](Context& ctx) { return show_post(ctx, post); }));
  EXPECT_TRUE(find(post).shown());
  EXPECT_FALSE(find(post).hidden_by);
  EXPECT_EQ(told(ola).size(), 3u);
  const auto acts = db().read([&](db::ReadTx& tx) { return acts_in(tx, id); });
  ASSERT_EQ(acts.size(), 4u);
  EXPECT_EQ(acts[0].act, Act::show);
  EXPECT_EQ(acts[3].why, "Wskazuje osobę.");
  EXPECT_EQ(acts[2].why, "") << "what the author says to who facilitates is not public";
}

TEST_P(SpeakTest, The_request_goes_to_who_opened_the_discussion_when_another_hid_the_post) {
  const auto id = open();
  const auto post = write(ola, id, "Sąsiad spod piątki");
  ASSERT_TRUE(as(coordinator, [&](Context& ctx) { return hide_post(ctx, post, "Wskazuje osobę."); }));
  ASSERT_TRUE(as(ola, [&](Context& ctx) { return ask_to_look_again(ctx, post, "To o mnie."); }));
  EXPECT_EQ(told(lead).size(), 1u);
  EXPECT_EQ(told(coordinator).size(), 0u);
  ASSERT_TRUE(as(lead, [&](Context& ctx) { return uphold_hiding(ctx, post, "Zostaje."); }));
}

// An area of the north that Ola belongs to and anybody may join.
std::set<std::int64_t> members;

TEST_P(SpeakTest, Who_does_not_belong_joins_an_area_with_what_they_say) {
  members = {ola.value};
  shared.membership = {
      .belongs = [](db::ReadTx&, std::int64_t, std::int64_t person) { return members.contains(person); },
      .groups =
          [](db::ReadTx&, std::int64_t) {
            return std::vector<Membership::Group>{{7, "Azory"}};
          },
      .join = [](db::WriteTx&, std::int64_t, std::int64_t person) { members.insert(person); }};
  const auto id = open();
  const auto zofia = person("zofia");
  const auto post = write(ola, id, "Ławki");
  EXPECT_EQ(try_to_write(jan, id, {.title = "Z daleka"}).error().field, "area");
  EXPECT_EQ(try_to_answer(jan, post).error().field, "area");
  EXPECT_EQ(support(jan, post).error().field, "area");
  Caller c(*this, jan);
  Typed typed;
  Faults faults;
  typed.set("area", code_from_id(8));
  (void)read_joining(c.ctx, typed, find(id), faults);
  ASSERT_EQ(faults.size(), 1u) << "no such area to join";
  EXPECT_EQ(faults.front().field, "area");
  EXPECT_EQ(write_post(c.ctx, id, {.round = find(id).rounds[0].id, .title = "A", .token = "a"}, "Jan", 8).error().field,
            "area");
  EXPECT_EQ(db().read([&, round = find(id).rounds[0].id](db::ReadTx& tx) { return count_posts(tx, round); }), 1);
  ASSERT_TRUE(write_post(c.ctx, id, {.round = find(id).rounds[0].id, .title = "A", .token = "a"}, "Jan", 7));
  EXPECT_TRUE(members.contains(jan.value));
  ASSERT_TRUE(support(jan, post)) << "asked once";
  ASSERT_TRUE(try_to_write(lead, id, {.title = "Witam"})) << "who leads it";
  db().write("test.seat", [&](db::WriteTx& tx) { gatherings::queue_person(tx, meeting.id, zofia); });
  ASSERT_TRUE(support(zofia, post)) << "who signed up for the meeting";
  Caller expert(*this, person("ekspert"));
  expert.ctx.actor.grants = {{.role = Role::verifier, .organisation = 1}};
  ASSERT_TRUE(support_post(expert.ctx, post)) << "who advises";
}

TEST_P(SpeakTest, Everybody_speaks_where_there_is_nothing_to_join) {
  shared.membership = {.belongs = [](db::ReadTx&, std::int64_t, std::int64_t) { return false; },
                       .groups = [](db::ReadTx&, std::int64_t) { return std::vector<Membership::Group>(); },
                       .join = nullptr};
  write(jan, open(), "Ławki");
  shared.membership.groups = [](db::ReadTx&, std::int64_t) { return std::vector<Membership::Group>{{7, "Azory"}}; };
  Caller c(*this, coordinator);
  Discussion citywide = usual_discussion(host_of(add_meeting(gatherings::Formula::online)), clock.now());
  citywide.host.place = {};
  const auto id = open_discussion(c.ctx, citywide);
  ASSERT_TRUE(id);
  write(jan, *id, "Ławki");
}

TEST_P(SpeakTest, Who_takes_a_post_back_takes_its_words_and_leaves_the_answers) {
  const auto id = open();
  const auto post = write(ola, id, "Ławki");
  ASSERT_TRUE(try_to_answer(jan, post));
  EXPECT_EQ(as(jan, [&](Context& ctx) { return withdraw_post(ctx, post); }).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(as(ola, [&](Context& ctx) { return withdraw_post(ctx, post); }));
  ASSERT_TRUE(as(ola, [&](Context& ctx) { return withdraw_post(ctx, post); })) << "twice is once";
  EXPECT_EQ(find(post).state, PostState::withdrawn);
  EXPECT_EQ(find(post).title, "");
  EXPECT_EQ(find(post).answers, 1);
  EXPECT_EQ(as(lead, [&](Context& ctx) { return hide_post(ctx, post, "Po co?"); }).error().kind, ProblemKind::conflict);
}

TEST_P(SpeakTest, The_digest_counts_what_is_shown_and_names_the_most_supported) {
  const auto id = open();
  const auto bench = write(ola, id, "Ławki"), tree = write(jan, id, "Drzewa"), rude = write(jan, id, "Niegrzecznie");
  ASSERT_TRUE(try_to_answer(jan, bench, Stance::in_favour));
  ASSERT_TRUE(try_to_answer(jan, bench, Stance::against));
  ASSERT_TRUE(support(ola, tree));
  ASSERT_TRUE(as(lead, [&](Context& ctx) { return hide_post(ctx, rude, "Obraża."); }));
  const Discussion d = find(id);
  const Digest digest = db().read([&](db::ReadTx& tx) { return digest_of(tx, d, clock.now(), 1); });
  EXPECT_EQ(digest.people, 2);
  EXPECT_EQ(digest.speakers, 2);
  ASSERT_EQ(digest.rounds.size(), 1u) << "rounds ahead say nothing yet";
  const RoundDigest& needs = digest.rounds[0];
  EXPECT_EQ(needs.count.posts, 2);
  EXPECT_EQ(needs.count.answers, 2);
  EXPECT_EQ(needs.count.in_favour, 1);
  EXPECT_EQ(needs.count.against, 1);
  ASSERT_EQ(needs.best.size(), 1u);
  EXPECT_EQ(needs.best[0].id, tree);
}

WIEC_ON_BOTH_DATABASES(SpeakTest);

}  // namespace
}  // namespace wiec::discussions
