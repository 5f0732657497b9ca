// What becomes of a draft and of what it grew from: shared, hidden, abandoned, merged, left without its authors.
#include "modules/drafts/personal_data.h"
#include "modules/drafts/testing.h"

namespace wiec::drafts {
namespace {

class DraftLifeTest : public DraftsTest {
 protected:
  static std::vector<Grant> coordinator() { return {{.role = Role::coordinator}}; }
  void erase(people::PersonId who) {
    db().write("test.erase", [data = personal_data(), who](db::WriteTx& tx) { data.erase(tx, who.value); });
  }
  Json exported(people::PersonId who) {
    return db().read([&](db::ReadTx& tx) { return personal_data().gather(tx, who.value); });
  }
};

TEST_P(DraftLifeTest, Only_a_draft_that_everybody_may_read_takes_up_its_need_and_idea) {
  const auto need = give_need(ewa);
  const auto idea = bring_idea(ewa);
  const auto id = start(ola, "Ławki w parku", {.need = need, .idea = idea});
  EXPECT_EQ(state_of(need), needs::State::open) << "nobody else knows of it";
  EXPECT_EQ(state_of(idea), needs::IdeaState::open);
  ASSERT_TRUE(share(ola, id));
  EXPECT_EQ(state_of(need), needs::State::taken_up);
  EXPECT_EQ(state_of(idea), needs::IdeaState::drafted);
  const auto thread = db().read([&](db::ReadTx& tx) { return links::thread_of(tx, {"need", need.value}); });
  EXPECT_TRUE(std::ranges::any_of(thread, [&](const links::Step& s) { return s.noun.id == id.value; }));
  Caller author(*this, ola);
  ASSERT_TRUE(share_draft(author.ctx, id, false));
  EXPECT_EQ(state_of(need), needs::State::open);
  EXPECT_EQ(state_of(idea), needs::IdeaState::open);
}

TEST_P(DraftLifeTest, An_abandoned_draft_frees_what_no_other_draft_takes_up) {
  const auto need = give_need(ewa);
  const auto idea = bring_idea(ewa);
  const auto id = start(ola, "Ławki", {.need = need, .idea = idea}),
             other = start(jan, "Cień", {.need = {}, .idea = idea});
  ASSERT_TRUE(share(ola, id) && share(jan, other));
  Caller author(*this, ola), second(*this, jan);
  ASSERT_TRUE(abandon_draft(author.ctx, id));
  EXPECT_EQ(state_of(need), needs::State::open);
  EXPECT_EQ(state_of(idea), needs::IdeaState::drafted) << "the other draft stands on it";
  ASSERT_TRUE(abandon_draft(second.ctx, other));
  EXPECT_EQ(state_of(idea), needs::IdeaState::open);
}

TEST_P(DraftLifeTest, A_parked_idea_is_parked_again_when_its_draft_is_given_up) {
  const auto idea = bring_idea(ewa);
  Caller brought(*this, ewa), author(*this, ola);
  ASSERT_TRUE(needs::park_idea(brought.ctx, idea, "Remont.", ""));
  const auto id = start(ola, "Ławki", {.need = {}, .idea = idea});
  ASSERT_TRUE(share(ola, id));
  EXPECT_EQ(state_of(idea), needs::IdeaState::drafted);
  ASSERT_TRUE(abandon_draft(author.ctx, id));
  EXPECT_EQ(state_of(idea), needs::IdeaState::parked);
}

TEST_P(DraftLifeTest, What_a_merged_draft_grew_from_is_taken_up_by_the_one_that_stays) {
  const auto need = give_need(ewa);
  const auto small = start(ola, "Ławki", {.need = need, .idea = {}}), large = start(jan, "Cień");
  ASSERT_TRUE(share(ola, small) && share(jan, large));
  Caller asking(*this, ola), asked(*this, jan);
  ASSERT_TRUE(ask_merge(asking.ctx, small, large));
  ASSERT_TRUE(answer_merge(asked.ctx, only_merge(small), MergeAnswer::agree));
  EXPECT_EQ(state_of(need), needs::State::taken_up);
  ASSERT_TRUE(abandon_draft(asked.ctx, large));
  EXPECT_EQ(state_of(need), needs::State::open);
}

TEST_P(DraftLifeTest, Questions_and_invitations_around_a_draft_end_with_it) {
  const auto small = start(ola, "Ławki"), large = start(jan, "Cień");
  ASSERT_TRUE(share(jan, large));
  Caller asking(*this, ola), asked(*this, jan), invited(*this, ewa);
  ASSERT_TRUE(ask_merge(asking.ctx, small, large));
  ASSERT_TRUE(invite_author(asked.ctx, find(large), "ewa@example.org"));
  ASSERT_TRUE(abandon_draft(asked.ctx, large));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return merges_of(tx, small).front().state; }), "withdrawn");
  EXPECT_FALSE(reads(ewa, large)) << "the invitation is over";
  EXPECT_FALSE(answer_invitation(invited.ctx, large, true));
}

TEST_P(DraftLifeTest, What_was_typed_when_a_co_author_ended_the_draft_is_kept) {
  const auto id = start(ola);
  join(ola, jan, "jan@example.org", id);
  const Copy mine = typed(id, "pisałem godzinę");
  Caller author(*this, ola);
  ASSERT_TRUE(abandon_draft(author.ctx, id));
  EXPECT_EQ(save(jan, id, mine).error().kind, ProblemKind::closed);
  ASSERT_EQ(copies(id, jan).size(), 1u);
  EXPECT_EQ(copies(id, jan)[0].words.body, "pisałem godzinę");
}

TEST_P(DraftLifeTest, A_hidden_draft_is_read_by_its_authors_and_officials_only) {
  const auto need = give_need(ewa);
  const auto id = start(ola, "Ławki w parku", {.need = need, .idea = {}});
  ASSERT_TRUE(share(ola, id));
  Caller stranger(*this, jan), city_hall(*this, ewa, coordinator());
  EXPECT_EQ(hide_draft(stranger.ctx, id, "Obraża.").error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(hide_draft(city_hall.ctx, id, "Obraża."));
  EXPECT_FALSE(reads(jan, id));
  EXPECT_TRUE(reads(ola, id));
  EXPECT_EQ(found("ławki w parku"), 0u);
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return count_shared(tx, {}); }), 0);
  EXPECT_EQ(state_of(need), needs::State::open);
  EXPECT_EQ(told(ola), 1u);
  ASSERT_TRUE(save(ola, id, typed(id, "Bez wyzwisk.")));
  EXPECT_EQ(found("ławki w parku"), 0u) << "a new version does not show it";
  ASSERT_TRUE(hide_draft(city_hall.ctx, id, ""));
  EXPECT_TRUE(reads(jan, id));
  EXPECT_EQ(found("ławki w parku"), 1u);
  EXPECT_EQ(state_of(need), needs::State::taken_up);
}

TEST_P(DraftLifeTest, An_address_that_declined_is_not_written_to_again_and_no_address_thrice) {
  const auto id = start(ola);
  Caller author(*this, ola), declining(*this, jan);
  ASSERT_TRUE(invite_author(author.ctx, find(id), "jan@example.org"));
  ASSERT_TRUE(answer_invitation(declining.ctx, id, false));
  EXPECT_EQ(invite_author(author.ctx, find(id), "jan@example.org").error().field, "email");
  EXPECT_EQ(letters(), 1);
  ASSERT_TRUE(invite_author(author.ctx, find(id), "nowa@example.org"));
  ASSERT_TRUE(withdraw_invitations(author.ctx, id));
  ASSERT_TRUE(invite_author(author.ctx, find(id), "nowa@example.org"));
  EXPECT_EQ(letters(), 3);
  ASSERT_TRUE(withdraw_invitations(author.ctx, id));
  EXPECT_EQ(invite_author(author.ctx, find(id), "nowa@example.org").error().kind, ProblemKind::conflict);
  EXPECT_EQ(letters(), 3);
}

TEST_P(DraftLifeTest, Nobody_invites_through_many_drafts_at_once) {
  Caller author(*this, ola);
  DraftId id;
  for (int n = 0; n < 20; ++n) {
    if (n % 10 == 0) id = start(ola);
    ASSERT_TRUE(invite_author(author.ctx, find(id), fmt::format("p{}@example.org", n)));
  }
  id = start(ola);
  EXPECT_EQ(invite_author(author.ctx, find(id), "dalsza@example.org").error().kind, ProblemKind::too_many);
}

TEST_P(DraftLifeTest, Erasure_leaves_the_words_without_the_person) {
  const auto id = start(ola);
  join(ola, jan, "jan@example.org", id);
  Caller c(*this, ola);
  ASSERT_TRUE(add_comment(c.ctx, find(id), "Dopiszę koszty."));
  ASSERT_TRUE(keep_copy(c.ctx, id, ola, typed(id, "w połowie")));
  const auto data = personal_data();
  const auto kept = db().read([&](db::ReadTx& tx) { return data.gather(tx, ola.value); });
  EXPECT_EQ(kept.find("drafts")->array()->size(), 1u);
  EXPECT_EQ(kept.find("versions")->array()->size(), 1u);
  EXPECT_EQ(kept.find("unsaved")->array()->size(), 1u);
  EXPECT_EQ(kept.find("comments")->array()->size(), 1u);
  db().write("test.erase", [&](db::WriteTx& tx) { data.erase(tx, ola.value); });
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(authors_of(tx, id), std::vector{jan});
    EXPECT_TRUE(copies_of(tx, id, ola).empty());
    EXPECT_FALSE(comments_of(tx, id)[0].person);
    EXPECT_FALSE(find_revision(tx, id, 1)->author);
  });
}

TEST_P(DraftLifeTest, A_draft_that_only_an_erased_person_knew_is_gone_and_a_shared_one_is_nobodys) {
  const auto need = give_need(ewa);
  const auto own = start(ola, "Tylko moje", {.need = need, .idea = {}}),
             shared_one = start(ola, "Wspólne", {.need = need, .idea = {}});
  Caller author(*this, ola);
  ASSERT_TRUE(invite_author(author.ctx, find(own), "jan@example.org"));
  ASSERT_TRUE(share(ola, shared_one));
  erase(ola);
  EXPECT_EQ(find(own).state, State::abandoned);
  EXPECT_EQ(find(own).words.title, "–");
  EXPECT_FALSE(reads(jan, own)) << "the invitation is over";
  EXPECT_EQ(find(shared_one).state, State::abandoned);
  EXPECT_EQ(find(shared_one).words.title, "Wspólne");
  EXPECT_EQ(found("wspólne"), 0u);
  EXPECT_EQ(state_of(need), needs::State::open);
}

TEST_P(DraftLifeTest, Everything_that_a_person_wrote_is_given_to_them_also_of_drafts_they_left) {
  const auto id = start(ola), other = start(jan, "Cień");
  join(ola, jan, "jan@example.org", id);
  ASSERT_TRUE(save(ola, id, typed(id, "moje zdanie")));
  ASSERT_TRUE(share(jan, other));
  Caller author(*this, ola);
  ASSERT_TRUE(ask_merge(author.ctx, id, other));
  ASSERT_TRUE(leave_draft(author.ctx, id));
  const Json own = exported(ola), invited = exported(jan);
  EXPECT_EQ(own.find("drafts")->array()->size(), 0u);
  ASSERT_EQ(own.find("versions")->array()->size(), 2u);
  EXPECT_EQ(*own.find("versions")->array()->back().find("body")->string(), "moje zdanie");
  EXPECT_EQ(own.find("merges")->array()->size(), 1u);
  EXPECT_EQ(invited.find("invitations")->array()->size(), 1u);
}

TEST_P(DraftLifeTest, Names_stand_beside_words_only_by_consent_and_comments_come_by_pages) {
  const auto id = start(ola);
  ASSERT_TRUE(share(ola, id));
  db().write("test.consent", [&](db::WriteTx& tx) {
    people::insert_consent(tx, ola, people::ConsentKind::show_name, true);
    people::insert_consent(tx, jan, people::ConsentKind::show_name, true);
    people::insert_consent(tx, jan, people::ConsentKind::show_name, false);
  });
  for (const auto who : {ola, jan, ewa}) {
    Caller c(*this, who);
    ASSERT_TRUE(add_comment(c.ctx, find(id), "Tak."));
  }
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(shown_names(tx, id), (std::map<std::int64_t, std::string>{{ola.value, "ola"}}));
    EXPECT_EQ(count_comments(tx, id), 3);
    const auto second = comments_of(tx, id, 2, 2);
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(second[0].person, ewa);
  });
}

WIEC_ON_BOTH_DATABASES(DraftLifeTest);

}  // namespace
}  // namespace wiec::drafts
