#include "modules/needs/turn_post.h"
#include "modules/needs/testing.h"

#include <gmock/gmock.h>

namespace wiec::needs {
namespace {

class TurnPostTest : public NeedsTest {
 protected:
  // Jan leads the north; Ola wrote in its online discussion.
  void SetUp() override {
    NeedsTest::SetUp();
    if (IsSkipped()) return;
    const auto g = db().read([&, id = meeting(north)](db::ReadTx& tx) { return *gatherings::find_gathering(tx, id); });
    Caller leader(*this, jan, {ambassador_of(north)});
    discussion =
        *discussions::open_discussion(leader.ctx, discussions::usual_discussion(discussions::host_of(g), clock.now()));
    const auto round =
        db().read([&](db::ReadTx& tx) { return discussions::find_discussion(tx, discussion)->rounds.front().id; });
    Caller author(*this, ola);
    post =
        *discussions::write_post(author.ctx, discussion, {.round = round, .title = "Brak ławek", .token = "a"}, "Ola");
  }

  Result<NeedId> turn(people::PersonId who, places::PlaceId led, places::PlaceId place) {
    Caller c(*this, who, {ambassador_of(led)});
    return turn_into_need(c.ctx, post, {.what = "Brak ławek", .location = "plac", .who = "starsi", .place = place});
  }
  std::vector<links::Link> made_of_it() {
    return db().read([&](db::ReadTx& tx) {
      return links::links_to(tx, {std::string(discussions::kPostNoun), post.value}, kCameFrom);
    });
  }

  discussions::DiscussionId discussion;
  discussions::PostId post;
};

TEST_P(TurnPostTest, A_post_becomes_a_need_of_its_author_linked_both_ways) {
  const auto id = *turn(jan, north, north);
  EXPECT_EQ(find(id).author, ola);
  EXPECT_EQ(find(id).supporters, 1);
  EXPECT_FALSE(find(id).from_card);
  ASSERT_EQ(made_of_it().size(), 1u);
  EXPECT_EQ(made_of_it()[0].from, (links::Noun{"need", id.value}));
  db().read([&](db::ReadTx& tx) {
    ASSERT_EQ(links::links_from(tx, {"need", id.value}, kCameFrom).size(), 1u);
    EXPECT_EQ(links::log_of(tx, {"need", id.value})[0].kind, "discussed");
  });
  EXPECT_THAT(told(ola), testing::ElementsAre(testing::HasSubstr("saved as a need")));
}

TEST_P(TurnPostTest, Once_as_a_need_and_once_as_an_idea) {
  ASSERT_TRUE(turn(jan, north, north));
  EXPECT_EQ(turn(jan, north, north).error().kind, ProblemKind::conflict);
  Caller c(*this, jan, {ambassador_of(north)});
  const auto made = turn_into_idea(c.ctx, post, {.title = "Ławki", .body = "Postawić.", .place = north});
  ASSERT_TRUE(made);
  EXPECT_EQ(idea(*made).author, ola);
  EXPECT_EQ(turn_into_idea(c.ctx, post, {.title = "Ławki", .body = "Postawić.", .place = north}).error().kind,
            ProblemKind::conflict);
  EXPECT_EQ(made_of_it().size(), 2u);
}

TEST_P(TurnPostTest, Only_by_who_leads_both_places_and_only_what_is_shown) {
  EXPECT_EQ(turn(jan, south, north).error().kind, ProblemKind::not_allowed) << "the discussion is in the north";
  EXPECT_EQ(turn(jan, north, south).error().kind, ProblemKind::not_allowed) << "the need would be in the south";
  Caller leader(*this, jan, {ambassador_of(north)});
  ASSERT_TRUE(discussions::hide_post(leader.ctx, post, "Wskazuje osobę."));
  EXPECT_EQ(turn(jan, north, north).error().kind, ProblemKind::not_found);
  EXPECT_TRUE(made_of_it().empty());
}

WIEC_ON_BOTH_DATABASES(TurnPostTest);

}  // namespace
}  // namespace wiec::needs
