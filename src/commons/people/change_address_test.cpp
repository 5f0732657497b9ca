#include "commons/people/change_address.h"

#include "commons/people/credential_store.h"
#include "commons/people/people_test.h"

namespace wiec::people {
namespace {

const db::Sql newest_letter{"test.newest_letter", "select to_email, body_text from letter order by id desc limit 1"};

class ChangeAddressTest : public PeopleTest {
 protected:
  struct Letter {
    std::string to, token;
  };
  Letter newest() {
    return *db().read([&](db::ReadTx& tx) {
      return tx.one(newest_letter, [](const db::Row& row) {
        const auto body = row.get<std::string>(1);
        const auto at = body.find("/logowanie/link/") + 16;
        return Letter{row.get<std::string>(0), body.substr(at, body.find('\n', at) - at)};
      });
    });
  }
  std::string asked_for(const std::string& cookie, std::string_view email) {
    EXPECT_TRUE(ask_for_new_address(visitor(cookie)->ctx, email));
    return newest().token;
  }
  Result<SignedIn> use(const std::string& token) { return use_link(visitor()->ctx, token, ""); }
  std::string email_of(PersonId id) {
    return db().read([&](db::ReadTx& tx) { return find_person(tx, id)->email; });
  }
};

TEST_P(ChangeAddressTest, A_thief_who_changes_the_address_loses_the_account_again) {
  const PersonId id = person("ala@example.org");
  const std::string owner = log_in("ala@example.org"), thief = log_in("ala@example.org");
  const std::string second = asked_for(thief, "second@example.org");
  ASSERT_TRUE(use(asked_for(thief, "thief@example.org")));
  EXPECT_EQ(email_of(id), "thief@example.org");
  EXPECT_TRUE(visitor(owner)->ctx.actor.anonymous()) << "every session ends";
  const Letter letter = newest();
  EXPECT_EQ(letter.to, "ala@example.org") << "the old address is told";
  EXPECT_EQ(purpose_of_link(visitor()->ctx, letter.token), LinkPurpose::undo_change);
  EXPECT_EQ(use(second).error().kind, ProblemKind::closed) << "a link asked for before changes nothing any more";

  std::string later = log_in("thief@example.org");
  ASSERT_TRUE(change_password(visitor(later)->ctx, "", "zielony koń na moście"));
  db().write("test.totp", [=](db::WriteTx& tx) { store_second_factor(tx, id, "x", 0, {}); });
  ASSERT_TRUE(ask_for_link(visitor()->ctx, "Ala@example.org", ""));
  EXPECT_EQ(use(newest().token).error().kind, ProblemKind::conflict) << "no second account takes the old address";
  const std::string pending = asked_for(later, "third@example.org");
  ASSERT_TRUE(use(pending));
  const std::string of_thief = newest().token;

  auto v = visitor();
  const auto back = use_link(v->ctx, letter.token, "");
  ASSERT_TRUE(back);
  EXPECT_FALSE(back->owes_code) << "the thief's application is gone";
  EXPECT_EQ(email_of(id), "ala@example.org");
  EXPECT_TRUE(visitor(later)->ctx.actor.anonymous());
  EXPECT_EQ(visitor(v->cookie)->ctx.actor.person, id.value);
  EXPECT_FALSE(sign_in_with_password(visitor()->ctx, "ala@example.org", "zielony koń na moście", ""));
  EXPECT_EQ(use(of_thief).error().kind, ProblemKind::closed) << "the thief has no way back";
  EXPECT_EQ(use(letter.token).error().kind, ProblemKind::closed) << "once";
}

TEST_P(ChangeAddressTest, An_old_mailbox_alone_does_not_open_an_office) {
  const PersonId id = person("urzad@example.org");
  const std::string cookie = log_in("urzad@example.org");
  ASSERT_TRUE(use(asked_for(cookie, "nowy@example.org")));
  const std::string undo = newest().token;
  give(id, Role::clerk);
  db().write("test.totp", [=](db::WriteTx& tx) { store_second_factor(tx, id, "x", 0, {}); });
  const auto back = use(undo);
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->owes_code);
}

TEST_P(ChangeAddressTest, A_blocked_account_keeps_its_address_and_stays_shut) {
  const PersonId id = person("ala@example.org");
  const std::string token = asked_for(log_in("ala@example.org"), "nowa@example.org");
  ASSERT_TRUE(block_person(visitor()->ctx, id));
  auto v = visitor();
  EXPECT_EQ(use_link(v->ctx, token, "").error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(v->cookie, "");
  EXPECT_EQ(email_of(id), "ala@example.org");
}

TEST_P(ChangeAddressTest, The_change_cannot_be_undone_after_a_week) {
  person("ala@example.org");
  ASSERT_TRUE(use(asked_for(log_in("ala@example.org"), "nowa@example.org")));
  const std::string undo = newest().token;
  clock.move(std::chrono::days(7));
  EXPECT_EQ(use(undo).error().kind, ProblemKind::closed);
  ASSERT_TRUE(ask_for_link(visitor()->ctx, "ala@example.org", ""));
  EXPECT_TRUE(use(newest().token)->first_time) << "the old address is then free for another account";
}

TEST_P(ChangeAddressTest, An_administrator_frees_the_old_address_before_the_week_is_over) {
  const PersonId id = person("ala@example.org");
  ASSERT_TRUE(use(asked_for(log_in("ala@example.org"), "nowa@example.org")));
  const std::string undo = newest().token;
  const auto former = [&] { return db().read([&](db::ReadTx& tx) { return former_addresses(tx, id, clock.now()); }); };
  ASSERT_EQ(former().size(), 1u);
  EXPECT_EQ(former()[0].email, "ala@example.org");
  EXPECT_EQ(former()[0].until, clock.now() + std::chrono::days(7));
  ASSERT_TRUE(ask_for_link(visitor()->ctx, "ala@example.org", ""));
  EXPECT_EQ(use(newest().token).error().kind, ProblemKind::conflict);

  ASSERT_TRUE(free_former_addresses(visitor()->ctx, id));
  EXPECT_TRUE(former().empty());
  EXPECT_EQ(use(undo).error().kind, ProblemKind::closed) << "nothing brings it back";
  EXPECT_EQ(email_of(id), "nowa@example.org");
  ASSERT_TRUE(ask_for_link(visitor()->ctx, "ala@example.org", ""));
  EXPECT_TRUE(use(newest().token)->first_time) << "an account of its own";
  EXPECT_EQ(free_former_addresses(visitor()->ctx, id).error().kind, ProblemKind::not_found);
  const auto trail = db().read([&](db::ReadTx& tx) { return audit::entries_of(tx, "person", id.value); });
  EXPECT_TRUE(std::ranges::any_of(trail, [](const auto& one) { return one.act == "person.free_former_addresses"; }));
}

WIEC_ON_BOTH_DATABASES(ChangeAddressTest);

}  // namespace
}  // namespace wiec::people
