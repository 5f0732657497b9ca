#include "modules/drafts/pages.h"
#include "modules/drafts/testing.h"

#include <atomic>
#include <thread>

namespace wiec::drafts {
namespace {

TEST_P(DraftsTest, Each_saved_version_stays_and_the_same_words_make_none) {
  const auto id = start(ola);
  ASSERT_TRUE(save(ola, id, typed(id, "Pięć ławek")));
  ASSERT_TRUE(save(ola, id, typed(id, "Sześć ławek")));
  ASSERT_TRUE(save(ola, id, typed(id, "Sześć ławek")));
  EXPECT_EQ(find(id).revision, 3);
  EXPECT_EQ(find(id).words.body, "Sześć ławek");
  const auto second = db().read([&](db::ReadTx& tx) { return find_revision(tx, id, 2); });
  EXPECT_EQ(second->words.body, "Pięć ławek");
}

TEST_P(DraftsTest, Of_two_tabs_the_second_overwrites_nothing_and_loses_nothing) {
  const auto id = start(ola);
  const Copy first = typed(id, "z pierwszej karty", "tab1"), second = typed(id, "z drugiej karty", "tab2");
  ASSERT_TRUE(save(ola, id, first));
  EXPECT_EQ(save(ola, id, second).error().kind, ProblemKind::conflict);
  EXPECT_EQ(find(id).words.body, "z pierwszej karty");
  ASSERT_EQ(copies(id, ola).size(), 1u);
  EXPECT_EQ(copies(id, ola)[0].words.body, "z drugiej karty");
  Copy again = second;
  again.base = find(id).revision;  // having seen both
  ASSERT_TRUE(save(ola, id, again));
  EXPECT_EQ(find(id).words.body, "z drugiej karty");
  EXPECT_TRUE(copies(id, ola).empty());
}

TEST_P(DraftsTest, Of_many_who_save_at_once_one_wins_and_every_text_is_kept) {
  const auto id = start(ola);
  const Copy base = typed(id, "");
  std::atomic<int> saved = 0, conflicts = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      Copy copy = base;
      copy.form = fmt::format("tab{}", i);
      copy.words.body = fmt::format("tekst {}", i);
      const auto done = save(ola, id, copy);
      if (done) ++saved;
      if (!done && done.error().kind == ProblemKind::conflict) ++conflicts;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(saved, 1);
  EXPECT_EQ(conflicts, 3);
  EXPECT_EQ(find(id).revision, 2);
  EXPECT_EQ(copies(id, ola).size(), 3u);
}

TEST_P(DraftsTest, Copies_of_other_tabs_stay_apart_the_newest_five_of_them) {
  const auto id = start(ola);
  Caller c(*this, ola);
  for (int i = 0; i < 7; ++i) {
    clock.move(std::chrono::seconds(1));
    ASSERT_TRUE(keep_copy(c.ctx, id, ola, typed(id, fmt::format("tekst {}", i), fmt::format("tab{}", i))));
  }
  const auto kept = copies(id, ola);
  ASSERT_EQ(kept.size(), 5u);
  EXPECT_EQ(kept.front().words.body, "tekst 6");
  EXPECT_EQ(kept.back().words.body, "tekst 2");
  EXPECT_EQ(find(id).revision, 1) << "a copy is no version";
  EXPECT_EQ(keep_copy(c.ctx, id, jan, typed(id, "obcy")).error().kind, ProblemKind::not_allowed);
}

TEST_P(DraftsTest, The_address_of_a_form_proves_whose_it_is) {
  const Draft one = find(start(ola)), other = find(start(ola));
  const std::string path = save_path(shared, one, ola);
  const std::string proof = path.substr(path.rfind('/') + 1);
  EXPECT_EQ(person_of_proof(shared, one, proof), ola);
  EXPECT_FALSE(person_of_proof(shared, other, proof));
  EXPECT_FALSE(person_of_proof(shared, one, code_from_id(jan.value) + proof.substr(proof.find('-'))));
  EXPECT_FALSE(person_of_proof(shared, one, ""));
  EXPECT_FALSE(person_of_proof(shared, one, "x-y"));
}

TEST_P(DraftsTest, A_form_is_kept_whatever_is_wrong_with_it) {
  Caller c(*this, ola);
  Typed form;
  form.set("title", "");
  form.set("body", std::string(6000, 'a'));
  form.set("base", "1");
  form.set("place", "atlantyda");
  const ReadForm read = read_form(c.ctx, form);
  ASSERT_EQ(read.faults.size(), 3u);
  EXPECT_EQ(read.faults[0].field, "title");
  EXPECT_EQ(read.faults[1].field, "body");
  EXPECT_EQ(read.faults[2].field, "place");
  EXPECT_EQ(read.copy.words.body.size(), 6000u);
  EXPECT_EQ(read.copy.base, 1);
}

TEST_P(DraftsTest, A_co_author_is_who_logged_in_with_the_invited_address) {
  const auto id = start(ola);
  Caller author(*this, ola), stranger(*this, ewa), invited(*this, jan);
  EXPECT_EQ(invite_author(author.ctx, find(id), "nie adres").error().field, "email");
  EXPECT_EQ(invite_author(stranger.ctx, find(id), "x@example.org").error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(invite_author(author.ctx, find(id), "Jan@example.org"));
  ASSERT_TRUE(invite_author(author.ctx, find(id), "jan@example.org")) << "once is enough";
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return mail::outbox_state(tx).waiting; }), 1);
  EXPECT_EQ(answer_invitation(stranger.ctx, id, true).error().kind, ProblemKind::not_found);
  EXPECT_TRUE(reads(jan, id)) << "to decide, one must see it";
  EXPECT_FALSE(reads(ewa, id));
  ASSERT_TRUE(answer_invitation(invited.ctx, id, true));
  EXPECT_EQ(told(ola), 1u);
  EXPECT_TRUE(save(jan, id, typed(id, "od Jana")));
  EXPECT_FALSE(answer_invitation(invited.ctx, id, true)) << "answered already";
  ASSERT_TRUE(leave_draft(author.ctx, id));
  EXPECT_EQ(leave_draft(invited.ctx, id).error().kind, ProblemKind::conflict) << "somebody must stay";
}

TEST_P(DraftsTest, Withdrawn_invitations_let_nobody_in) {
  const auto id = start(ola);
  Caller author(*this, ola), invited(*this, jan);
  ASSERT_TRUE(invite_author(author.ctx, find(id), "jan@example.org"));
  ASSERT_TRUE(withdraw_invitations(author.ctx, id));
  EXPECT_FALSE(answer_invitation(invited.ctx, id, true));
}

TEST_P(DraftsTest, A_shared_draft_is_read_found_and_commented_by_everybody) {
  const auto id = start(ola);
  Caller author(*this, ola), reader(*this, ewa);
  EXPECT_EQ(add_comment(reader.ctx, find(id), "Ładnie").error().kind, ProblemKind::not_found);
  ASSERT_TRUE(share_draft(author.ctx, id, true));
  EXPECT_TRUE(reads(ewa, id));
  const auto found = [&] {
    return db().read([&](db::ReadTx& tx) { return search::similar(tx, kDraftNoun, "ławki w parku", 5).size(); });
  };
  EXPECT_EQ(found(), 1u);
  EXPECT_EQ(add_comment(reader.ctx, find(id), "").error().field, "comment");
  ASSERT_TRUE(add_comment(reader.ctx, find(id), "A gdzie kosz?"));
  const auto comments = db().read([&](db::ReadTx& tx) { return comments_of(tx, id); });
  ASSERT_EQ(comments.size(), 1u);
  EXPECT_FALSE(comments[0].by_author);
  EXPECT_EQ(comments[0].revision, 1);
  EXPECT_EQ(told(ola), 1u);
  EXPECT_EQ(hide_comment_of(reader.ctx, find(id), comments[0].id).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(share_draft(author.ctx, id, false));
  EXPECT_EQ(found(), 0u);
  EXPECT_FALSE(reads(ewa, id));
}

TEST_P(DraftsTest, A_similar_draft_of_the_same_place_comes_first) {
  const auto far = start(jan, "Ławki w parku"), near = start(ewa, "Ławki w parku i kosze");
  Copy copy = typed(near, "Trzy ławki");
  copy.words.location = "Park Lipowy, przy fontannie";
  ASSERT_TRUE(save(ewa, near, copy));
  for (const auto& [who, id] : {std::pair(jan, far), std::pair(ewa, near)}) ASSERT_TRUE(share(who, id));
  Caller asking(*this, ola);
  const auto order = [&](const std::string& location) {
    std::vector<DraftId> all;
    for (const auto& one : similar_drafts(asking.ctx, {.title = "Ławki w parku", .location = location}, {}, 5))
      all.push_back(one.draft.id);
    return all;
  };
  EXPECT_EQ(order(""), (std::vector{far, near}));
  EXPECT_EQ(order("park Lipowy"), (std::vector{near, far}));
  const auto all = similar_drafts(asking.ctx, {.title = "Ławki w parku", .location = "park Lipowy"}, {}, 5);
  EXPECT_EQ(all.at(0).near, proposals::Nearness::same_spot);
  EXPECT_EQ(all.at(1).near, proposals::Nearness::unknown);
}

TEST_P(DraftsTest, Two_drafts_become_one_only_with_the_consent_of_both_sides) {
  const auto small = start(ola, "Ławki"), large = start(jan, "Ławki i cień");
  Caller asking(*this, ola), asked(*this, jan), stranger(*this, ewa);
  EXPECT_EQ(ask_merge(asking.ctx, small, large).error().kind, ProblemKind::conflict) << "nobody may see it yet";
  ASSERT_TRUE(share(jan, large));
  EXPECT_EQ(ask_merge(asking.ctx, small, small).error().kind, ProblemKind::conflict);
  EXPECT_EQ(ask_merge(stranger.ctx, small, large).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(ask_merge(asking.ctx, small, large));
  EXPECT_EQ(ask_merge(asking.ctx, small, large).error().kind, ProblemKind::conflict) << "asked already";
  const auto merge = only_merge(small);
  EXPECT_EQ(answer_merge(asking.ctx, merge, MergeAnswer::agree).error().kind, ProblemKind::not_allowed)
      << "not for the others";
  EXPECT_EQ(answer_merge(stranger.ctx, merge, MergeAnswer::agree).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(find(small).state, State::working);
  ASSERT_TRUE(answer_merge(asked.ctx, merge, MergeAnswer::agree));
  EXPECT_EQ(find(small).state, State::merged);
  EXPECT_EQ(find(small).merged_into, large);
  EXPECT_TRUE(save(ola, large, typed(large, "razem"))) << "both write it now";
  EXPECT_EQ(save(ola, small, typed(small, "osobno")).error().kind, ProblemKind::closed);
  EXPECT_EQ(answer_merge(asked.ctx, merge, MergeAnswer::refuse).error().kind, ProblemKind::conflict);
  const auto kept = db().read([&](db::ReadTx& tx) { return find_merge(tx, merge); });
  EXPECT_EQ(kept->asked_by, ola);
  EXPECT_EQ(kept->answered_by, jan);
}

TEST_P(DraftsTest, A_refused_or_withdrawn_merge_changes_nothing) {
  const auto small = start(ola, "Ławki"), large = start(jan, "Ławki i cień");
  Caller asking(*this, ola), asked(*this, jan);
  ASSERT_TRUE(share(jan, large));
  ASSERT_TRUE(ask_merge(asking.ctx, small, large));
  ASSERT_TRUE(answer_merge(asked.ctx, only_merge(small), MergeAnswer::refuse));
  EXPECT_EQ(told(ola), 1u);
  ASSERT_TRUE(ask_merge(asking.ctx, small, large));
  ASSERT_TRUE(answer_merge(asking.ctx, only_merge(small), MergeAnswer::withdraw));
  EXPECT_EQ(find(small).state, State::working);
  EXPECT_EQ(find(large).state, State::working);
}

WIEC_ON_BOTH_DATABASES(DraftsTest);

}  // namespace
}  // namespace wiec::drafts
