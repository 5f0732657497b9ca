#include "commons/people/administer.h"

#include "commons/people/credential_store.h"
#include "commons/people/people_test.h"
#include "commons/people/scope_words.h"

namespace wiec::people {
namespace {

const db::Sql last_body{"test.last_body", "select body_text from letter order by id desc limit 1"};
const db::Sql all_texts{"test.all_texts", R"(
  select email || ' ' || name from person union all select secret from credential union all select device from session
  union all select email from sign_in_link union all select email || name from invitation
  union all select to_email || to_name from letter)"};

class AdministerTest : public PeopleTest {
 protected:
  std::string mailed_token() {
    const auto body = *db().read([&](db::ReadTx& tx) { return tx.value<std::string>(last_body); });
    const auto at = body.find("/zaproszenie/") + 13;
    return body.substr(at, body.find('\n', at) - at);
  }
  std::vector<audit::Entry> trail() {
    return db().read([](db::ReadTx& tx) { return audit::latest_entries(tx, 50); });
  }
};

TEST_P(AdministerTest, Roles_are_given_once_narrowed_and_taken) {
  const PersonId id = person("ala@example.org");
  const auto v = visitor();
  Context& ctx = v->ctx;
  const auto organisation = organisations::save_organisation(ctx, {.name = "Zarząd Zieleni"});
  ASSERT_TRUE(organisation);
  const Grant everywhere{.role = Role::verifier}, narrow{.role = Role::verifier, .organisation = organisation->value};
  ASSERT_TRUE(give_role(visitor()->ctx, id, everywhere));
  ASSERT_TRUE(give_role(visitor()->ctx, id, narrow));
  EXPECT_EQ(give_role(visitor()->ctx, id, narrow).error().kind, ProblemKind::conflict);
  EXPECT_EQ(give_role(visitor()->ctx, id, {.role = Role::clerk, .organisation = 99}).error().field, "office");
  EXPECT_EQ(give_role(visitor()->ctx, id, {.role = Role::clerk, .place = 99}).error().field, "place");
  EXPECT_EQ(give_role(visitor()->ctx, PersonId{5}, everywhere).error().kind, ProblemKind::not_found);
  const auto rows = db().read([&](db::ReadTx& tx) { return grants_of(tx, id); });
  ASSERT_EQ(rows.size(), 2u);
  ASSERT_TRUE(take_role(visitor()->ctx, rows[0].id));
  EXPECT_EQ(take_role(visitor()->ctx, rows[0].id).error().kind, ProblemKind::not_found);
  EXPECT_EQ(trail().front().act, "person.take_role");
}

TEST_P(AdministerTest, A_role_holds_where_it_was_given) {
  const std::int64_t district = 7, city = 1;
  const std::int64_t around[] = {district, city};
  const Actor actor{
      .person = 1,
      .grants = {{.role = Role::coordinator, .place = city}, {.role = Role::verifier, .organisation = 3, .unit = 4}}};
  EXPECT_TRUE(actor.may(Role::coordinator, {.places = around}));
  EXPECT_FALSE(actor.may(Role::coordinator, {}));
  EXPECT_TRUE(actor.may(Role::verifier, {.organisation = 3, .unit = 4}));
  EXPECT_FALSE(actor.may(Role::verifier, {.organisation = 3, .unit = 5}));
  EXPECT_FALSE(actor.may(Role::clerk, {.places = around}));
}

TEST_P(AdministerTest, A_role_over_all_accounts_is_never_narrowed) {
  const PersonId id = person("ala@example.org");
  const auto organisation = organisations::save_organisation(visitor()->ctx, {.name = "Zarząd Zieleni"});
  ASSERT_TRUE(organisation);
  for (const Role role : {Role::administrator, Role::protector}) {
    const auto refused = give_role(visitor()->ctx, id, {.role = role, .organisation = organisation->value});
    ASSERT_FALSE(refused) << name_of(role);
    EXPECT_EQ(refused.error().kind, ProblemKind::invalid);
    EXPECT_EQ(refused.error().field, "office");
  }
  EXPECT_EQ(
      invite_person(visitor()->ctx, {"b@example.org", "", Language::pl, {.role = Role::administrator, .place = 5}})
          .error()
          .field,
      "place");
  // One that stands in the database from before opens nothing, and is nobody's last administrator.
  db().write("test.old_grant", [&](db::WriteTx& tx) {
    insert_grant(tx, id, {.role = Role::administrator, .organisation = organisation->value}, {});
  });
  shared.second_factor = false;
  EXPECT_FALSE(visitor(log_in("ala@example.org"))->ctx.actor.has(Role::administrator));
  EXPECT_TRUE(db().read([](db::ReadTx& tx) { return needs_first_administrator(tx); }));
}

TEST_P(AdministerTest, Who_is_invited_is_logged_out_everywhere_first) {
  person("nowa@example.org");
  const std::string before = log_in("nowa@example.org");
  ASSERT_TRUE(invite_person(visitor()->ctx, {"nowa@example.org", "", Language::pl, {.role = Role::coordinator}}));
  ASSERT_TRUE(accept_invitation(visitor()->ctx, mailed_token(), ""));
  EXPECT_TRUE(visitor(before)->ctx.actor.anonymous());
  EXPECT_EQ(visitor(before)->ctx.actor.owing, 0) << "and cannot set up the official's second factor";
}

TEST_P(AdministerTest, Lists_of_people_and_invitations_tell_roles_and_places) {
  const auto organisation = organisations::save_organisation(visitor()->ctx, {.name = "Zarząd Zieleni"});
  ASSERT_TRUE(organisation);
  const Grant narrow{.role = Role::verifier, .organisation = organisation->value};
  std::vector<std::int64_t> ids;
  for (int i = 0; i < 30; ++i) {
    const PersonId id = person(fmt::format("p{}@example.org", i));
    if (i % 2) {
      ASSERT_TRUE(give_role(visitor()->ctx, id, narrow));
    }
    if (i == 1) give(id, Role::clerk);
    ids.push_back(id.value);
  }
  const auto roles = db().read([&](db::ReadTx& tx) { return roles_of(tx, ids); });
  EXPECT_EQ(roles.size(), 15u);
  EXPECT_EQ(roles.at(PersonId{ids[1]}), (std::vector{Role::verifier, Role::clerk}));
  ASSERT_TRUE(invite_person(visitor()->ctx, {"q@example.org", "", Language::pl, narrow}));
  const auto waiting = db().read([](db::ReadTx& tx) { return waiting_invitations(tx); });
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(scope_words(Language::pl, waiting[0].scope), "Zarząd Zieleni");
}

TEST_P(AdministerTest, The_last_administrator_stays) {
  const PersonId id = person("admin@example.org");
  give(id, Role::administrator);
  const auto rows = db().read([&](db::ReadTx& tx) { return grants_of(tx, id); });
  EXPECT_EQ(take_role(visitor()->ctx, rows[0].id).error().kind, ProblemKind::conflict);
  EXPECT_EQ(block_person(visitor()->ctx, id).error().kind, ProblemKind::conflict);
  EXPECT_EQ(erase_person(visitor()->ctx, id).error().kind, ProblemKind::conflict);
  give(person("second@example.org"), Role::administrator);
  EXPECT_TRUE(take_role(visitor()->ctx, rows[0].id));
}

TEST_P(AdministerTest, An_invitation_makes_an_official_once) {
  ASSERT_TRUE(invite_person(visitor()->ctx, {"nowa@example.org", "Nowa Osoba", Language::pl, {.role = Role::council}}));
  const std::string token = mailed_token();
  auto v = visitor();
  const auto done = accept_invitation(v->ctx, token, "");
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->must_enrol);
  EXPECT_NE(visitor(v->cookie)->ctx.actor.owing, 0);
  EXPECT_EQ(accept_invitation(visitor()->ctx, token, "").error().kind, ProblemKind::closed);
  EXPECT_EQ(accept_invitation(visitor()->ctx, "made up", "").error().kind, ProblemKind::closed);
  EXPECT_EQ(invite_person(visitor()->ctx, {"no address", "", Language::pl, {}}).error().field, "email");
  EXPECT_EQ(invite_person(visitor()->ctx, {"a@example.org", std::string(200, 'x'), Language::pl, {}}).error().field,
            "name");
}

TEST_P(AdministerTest, An_invitation_can_be_withdrawn_and_dies_after_a_week) {
  ASSERT_TRUE(invite_person(visitor()->ctx, {"a@example.org", "", Language::en, {.role = Role::ambassador}}));
  const auto waiting = db().read([](db::ReadTx& tx) { return waiting_invitations(tx); });
  ASSERT_EQ(waiting.size(), 1u);
  const std::string token = mailed_token();
  ASSERT_TRUE(withdraw_invitation(visitor()->ctx, waiting[0].invitation.id));
  EXPECT_FALSE(withdraw_invitation(visitor()->ctx, waiting[0].invitation.id));
  EXPECT_FALSE(accept_invitation(visitor()->ctx, token, ""));
  ASSERT_TRUE(invite_person(visitor()->ctx, {"a@example.org", "", Language::en, {.role = Role::ambassador}}));
  clock.move(std::chrono::days(7));
  EXPECT_FALSE(accept_invitation(visitor()->ctx, mailed_token(), ""));
}

TEST_P(AdministerTest, The_first_administrator_is_made_once_by_the_right_word) {
  const FirstAdministrator asked{"Anna Nowak", "admin@example.org", "zielony koń na moście"};
  EXPECT_EQ(make_first_administrator(visitor()->ctx, "a guess", asked, "").error().kind, ProblemKind::closed);
  const std::string word = setup_word(shared);
  EXPECT_EQ(make_first_administrator(visitor()->ctx, word, {"", "a@example.org", "x"}, "").error().field, "name");
  EXPECT_EQ(make_first_administrator(visitor()->ctx, word, {"A", "a@example.org", "x"}, "").error().field, "password");
  const auto done = make_first_administrator(visitor()->ctx, word, asked, "");
  ASSERT_TRUE(done);
  EXPECT_TRUE(done->must_enrol);
  EXPECT_FALSE(db().read([](db::ReadTx& tx) { return needs_first_administrator(tx); }));
  EXPECT_EQ(make_first_administrator(visitor()->ctx, word, asked, "").error().kind, ProblemKind::closed);
}

TEST_P(AdministerTest, A_lost_phone_is_reset_and_logs_everybody_out) {
  const PersonId id = person("ala@example.org");
  const std::string cookie = log_in("ala@example.org");
  db().write("test.totp", [=](db::WriteTx& tx) { store_second_factor(tx, id, "x", 0, {}); });
  ASSERT_TRUE(reset_second_factor(visitor()->ctx, id));
  EXPECT_FALSE(db().read([&](db::ReadTx& tx) { return totp_of(tx, id); }));
  EXPECT_TRUE(visitor(cookie)->ctx.actor.anonymous());
}

TEST_P(AdministerTest, A_persons_data_is_given_whole_and_erased_whole) {
  const PersonId id = person("ewa.zielinska@example.org", "Ewa Zielińska");
  give(id, Role::ambassador);
  const std::string cookie = log_in("ewa.zielinska@example.org");
  ASSERT_TRUE(change_password(visitor(cookie)->ctx, "", "zielony koń na moście"));
  db().write("test.consent", [=](db::WriteTx& tx) { insert_consent(tx, id, ConsentKind::show_name, true); });
  ASSERT_TRUE(
      invite_person(visitor()->ctx, {"Ewa.Zielinska@example.org", "Ewa Z", Language::pl, {.role = Role::clerk}}));

  const std::string file = to_text(gather_personal_data(visitor(cookie)->ctx, id));
  for (const char* part : {"Ewa Zielińska", "ewa.zielinska@example.org", "ambassador", "show_name", "Firefox, Linux",
                           "person.change_password"})
    EXPECT_NE(file.find(part), std::string::npos) << part;

  ASSERT_TRUE(erase_person(visitor(cookie)->ctx, id));
  EXPECT_TRUE(visitor(cookie)->ctx.actor.anonymous());
  const auto left = db().read(
      [](db::ReadTx& tx) { return tx.all(all_texts, [](const db::Row& row) { return row.get<std::string>(0); }); });
  for (const std::string& text : left) {
    EXPECT_EQ(text.find("Ewa"), std::string::npos) << text;
    EXPECT_EQ(text.find("ielinska"), std::string::npos) << text;
    EXPECT_EQ(text.find("argon2"), std::string::npos) << text;
  }
  EXPECT_NE(person("ewa.zielinska@example.org"), id) << "the address is free again, for another account";
}

TEST_P(AdministerTest, What_is_over_is_swept) {
  person("ala@example.org");
  log_in("ala@example.org");
  ASSERT_TRUE(ask_for_link(visitor()->ctx, "ala@example.org", ""));
  clock.move(std::chrono::days(40));
  db().write("test.sweep", [](db::WriteTx& tx) { sweep_old_rows(tx); });
  const auto left = db().read(
      [](db::ReadTx& tx) { return tx.all(all_texts, [](const db::Row& row) { return row.get<std::string>(0); }); });
  EXPECT_EQ(left.size(), 2u) << "the person, and the letter that no mail server has taken";
}

WIEC_ON_BOTH_DATABASES(AdministerTest);

}  // namespace
}  // namespace wiec::people
