#include "modules/needs/testing.h"

namespace wiec::needs {
namespace {

class IdeasTest : public NeedsTest {
 protected:
  std::size_t answers_to(NeedId need) {
    return db().read([&](db::ReadTx& tx) { return ideas_answering(tx, need).size(); });
  }
  std::size_t found(const std::string& words) {
    return db().read([&](db::ReadTx& tx) { return search::find(tx, kIdeaNoun, words, 10).size(); });
  }
};

TEST_P(IdeasTest, A_need_is_taken_up_by_an_idea_and_open_again_when_the_idea_is_parked) {
  const auto id = give(ola);
  const auto i = bring(jan, "Ławka z cieniem", id);
  EXPECT_EQ(find(id).state, State::taken_up);
  EXPECT_EQ(told(ola).size(), 1u);
  Caller author(*this, jan), other(*this, ola);
  EXPECT_EQ(park_idea(other.ctx, i, "nie", "").error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(park_idea(author.ctx, i, "Plac będzie w remoncie.", ""));
  EXPECT_EQ(find(id).state, State::open);
  ASSERT_TRUE(take_up_idea(author.ctx, i));
  EXPECT_EQ(find(id).state, State::taken_up);
  ASSERT_TRUE(unlink_idea(author.ctx, i, id));
  EXPECT_EQ(find(id).state, State::open);
  ASSERT_TRUE(link_idea(author.ctx, i, id));
  const auto both = db().read(
      [&](db::ReadTx& tx) { return std::pair(ideas_answering(tx, id).size(), needs_answered_by(tx, i).size()); });
  EXPECT_EQ(both, std::pair(std::size_t{1}, std::size_t{1})) << "the link is walked both ways";
}

TEST_P(IdeasTest, A_joined_idea_brings_its_needs_along_and_can_be_parted) {
  const auto need = give(ola);
  const auto small = bring(jan, "Ławka", need), large = bring(jan, "Skwer");
  Caller author(*this, jan);
  EXPECT_EQ(join_ideas(author.ctx, small, small).error().kind, ProblemKind::conflict);
  ASSERT_TRUE(join_ideas(author.ctx, small, large));
  EXPECT_EQ(idea(small).state, IdeaState::joined);
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return ideas_answering(tx, need).size(); }), 2u);
  EXPECT_EQ(join_ideas(author.ctx, large, small).error().kind, ProblemKind::conflict) << "no circle";
  EXPECT_EQ(park_idea(author.ctx, small, "x", "").error().kind, ProblemKind::conflict);
  ASSERT_TRUE(part_idea(author.ctx, small));
  EXPECT_EQ(idea(small).state, IdeaState::open);
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return ideas_joined_into(tx, large).empty(); }));
}

TEST_P(IdeasTest, Supporters_hear_once_of_an_idea_however_often_it_is_linked) {
  const auto need = give(ola);
  const auto i = bring(jan, "Ławka", need);
  Caller author(*this, jan);
  for (int again = 0; again < 3; ++again) {
    ASSERT_TRUE(unlink_idea(author.ctx, i, need));
    ASSERT_TRUE(link_idea(author.ctx, i, need));
  }
  EXPECT_EQ(told(ola).size(), 1u);
  const auto log = db().read([&](db::ReadTx& tx) { return links::log_of(tx, {"need", need.value}); });
  EXPECT_EQ(log.size(), 2u) << "given, one idea";
}

TEST_P(IdeasTest, Nobody_links_ideas_with_any_number_of_needs_in_a_day) {
  const auto i = bring(jan, "Ławka");
  Caller author(*this, jan), led(*this, office, {coordinator()});
  std::vector<NeedId> needs;
  for (const auto who : {ola, jan, office})
    for (int n = 0; n < 14; ++n) needs.push_back(give(who));
  for (int n = 0; n < 40; ++n) ASSERT_TRUE(link_idea(author.ctx, i, needs[static_cast<std::size_t>(n)]));
  EXPECT_EQ(link_idea(author.ctx, i, needs[40]).error().kind, ProblemKind::too_many);
  EXPECT_TRUE(link_idea(led.ctx, i, needs[40])) << "who leads the place may";
  clock.move(std::chrono::hours(25));
  EXPECT_TRUE(link_idea(author.ctx, i, needs[41]));
}

TEST_P(IdeasTest, Hundreds_of_supporters_are_told_each_once) {
  const auto need = give(ola);
  const auto last = db().write("test.supporters", [&](db::WriteTx& tx) {
    people::PersonId person;
    for (int n = 0; n < 401; ++n) {
      person = people::insert_person(tx, {.email = fmt::format("p{}@example.org", n), .name = "p"});
      insert_support(tx, need, person);
    }
    return person;
  });
  bring(jan, "Ławka", need);
  EXPECT_EQ(told(last).size(), 1u);
  EXPECT_EQ(told(ola).size(), 1u);
}

TEST_P(IdeasTest, Nobody_joins_an_idea_into_a_strangers) {
  const auto need = give(ola);
  const auto own = bring(jan, "Ławka", need), strange = bring(ola, "Skwer");
  Caller author(*this, jan), led(*this, office, {ambassador_of(north)});
  const auto refused = join_ideas(author.ctx, own, strange);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "target");
  EXPECT_EQ(answers_to(need), 1u);
  EXPECT_TRUE(join_ideas(led.ctx, own, strange)) << "who leads the place works with both";
}

TEST_P(IdeasTest, What_came_by_joining_goes_by_parting_and_what_was_there_stays) {
  const auto first = give(ola), second = give(ola), third = give(ola);
  const auto small = bring(jan, "Ławka", first), other = bring(jan, "Kosz", third), large = bring(jan, "Skwer", second);
  Caller author(*this, jan);
  ASSERT_TRUE(link_idea(author.ctx, small, second));
  ASSERT_TRUE(link_idea(author.ctx, small, third));
  ASSERT_TRUE(join_ideas(author.ctx, small, large));
  ASSERT_TRUE(join_ideas(author.ctx, other, large));
  EXPECT_EQ(answers_to(first), 2u);
  ASSERT_TRUE(part_idea(author.ctx, small));
  EXPECT_EQ(answers_to(first), 1u) << "brought by the one that left";
  EXPECT_EQ(answers_to(second), 2u) << "the large one's own";
  EXPECT_EQ(answers_to(third), 3u) << "the other one that is joined there has it too";
  ASSERT_TRUE(part_idea(author.ctx, other));
  EXPECT_EQ(answers_to(third), 2u);
}

TEST_P(IdeasTest, An_idea_that_is_a_part_of_a_parked_one_holds_no_need) {
  const auto need = give(ola);
  const auto small = bring(jan, "Ławka", need), large = bring(jan, "Skwer");
  Caller author(*this, jan);
  ASSERT_TRUE(join_ideas(author.ctx, small, large));
  EXPECT_EQ(find(need).state, State::taken_up);
  ASSERT_TRUE(park_idea(author.ctx, large, "Nie teraz.", ""));
  EXPECT_EQ(find(need).state, State::open);
}

TEST_P(IdeasTest, A_hidden_idea_is_in_no_list_and_no_search_and_holds_no_need) {
  const auto need = give(ola);
  const auto i = bring(jan, "Huśtawka", need);
  Caller led(*this, office, {ambassador_of(north)}), city_hall(*this, office, {coordinator()}), author(*this, jan);
  EXPECT_EQ(hide_idea(led.ctx, i, "Obraża sąsiada.").error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(found("huśtawka"), 1u);
  ASSERT_TRUE(hide_idea(city_hall.ctx, i, "Obraża sąsiada."));
  EXPECT_EQ(found("huśtawka"), 0u);
  EXPECT_EQ(answers_to(need), 0u);
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return count_ideas(tx, {}); }), 0);
  EXPECT_EQ(find(need).state, State::open);
  EXPECT_EQ(told(jan).size(), 1u);
  EXPECT_EQ(link_idea(author.ctx, i, need).error().kind, ProblemKind::closed);
  ASSERT_TRUE(hide_idea(city_hall.ctx, i, ""));
  EXPECT_EQ(found("huśtawka"), 1u);
  EXPECT_EQ(find(need).state, State::taken_up);
}

WIEC_ON_BOTH_DATABASES(IdeasTest);

}  // namespace
}  // namespace wiec::needs
