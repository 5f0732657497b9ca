// A Local Support Group: convened, re-established with everybody asked anew, answered, withdrawn, its tasks.
#include "commons/people/personal_data.h"
#include "commons/people/session.h"
#include "modules/programmes/group_pages.h"
#include "modules/programmes/group_store.h"
#include "modules/programmes/keep_group.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/mail/outbox.h"

namespace wiec::programmes {
namespace {

class GroupTest : public db::DatabaseTest {
 protected:
  GroupTest() : DatabaseTest(migrations_below()) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    crypto::start();
    user = project("USER", {});
    urb = project("URB-INCLUSION", user);
  }
  ProjectId project(const std::string& acronym, ProjectId before) {
    return db().write("test.project", [=](db::WriteTx& tx) {
      Project p;
      p.title_pl = p.acronym = acronym;
      p.predecessor = before;
      insert_project(tx, p);
      return p.id;
    });
  }
  std::unique_ptr<Context> as(std::optional<Role> role) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = 1;
    if (role) ctx->actor.grants = {{.role = *role}};
    ctx->letter_address = [] { return std::string("https://bo.example.org"); };
    return ctx;
  }
  std::unique_ptr<Context> officer() { return as(Role::programme_officer); }
  void convene(ProjectId id, bool earlier = false) {
    Group g;
    g.project = id;
    g.act = "zarządzenie 12";
    g.convened = *date_from_iso("2026-11-02");
    g.area = "Azory";
    ASSERT_TRUE(save_group(*officer(), g, earlier));
  }
  static Member resident(const std::string& name, const std::string& email = {}) {
    Member m;
    m.name = name;
    m.email = email;
    return m;
  }
  std::vector<Member> members(ProjectId id) {
    return db().read([&](db::ReadTx& tx) { return members_of(tx, group_of(tx, id)->id); });
  }
  std::vector<GroupTask> tasks(ProjectId id) {
    return db().read([&](db::ReadTx& tx) { return tasks_of(tx, group_of(tx, id)->id); });
  }
  Shared shared;
  ProjectId user, urb;
};

TEST_P(GroupTest, Everybody_of_the_earlier_group_is_asked_anew) {
  convene(user);
  ASSERT_TRUE(ask_member(*officer(), user, resident("Anna")));
  ASSERT_TRUE(ask_member(*officer(), user, resident("Jan")));
  ASSERT_TRUE(ask_member(*officer(), user, resident("Ewa")));
  ASSERT_TRUE(record_answer(*officer(), user, members(user)[0].id, MemberState::accepted, true));
  ASSERT_TRUE(record_answer(*officer(), user, members(user)[1].id, MemberState::accepted, false));
  ASSERT_TRUE(record_answer(*officer(), user, members(user)[2].id, MemberState::declined, false));
  convene(urb, true);
  const auto again = members(urb);
  ASSERT_EQ(again.size(), 2u) << "who declined is not asked";
  for (const Member& m : again) {
    EXPECT_EQ(m.state, MemberState::invited) << "an old consent does not carry over";
    EXPECT_FALSE(m.named);
  }
  EXPECT_TRUE(members(user)[0].named);
  const auto group = db().read([&](db::ReadTx& tx) { return group_of(tx, urb); });
  EXPECT_EQ(group->earlier, db().read([&](db::ReadTx& tx) { return group_of(tx, user)->id; }));
}

TEST_P(GroupTest, Who_was_asked_answers_and_withdraws_with_the_link) {
  convene(urb);
  const std::string token = people::new_session_token();
  ASSERT_TRUE(ask_member(*officer(), urb, resident("Anna", "anna@example.org")));
  db().write("test.token",
             [=, id = members(urb)[0].id](db::WriteTx& tx) { set_token(tx, id, people::hash_of_token(token)); });
  auto nobody = as({});
  ASSERT_TRUE(answer_invitation(*nobody, token, MemberState::accepted, true));
  EXPECT_EQ(members(urb)[0].state, MemberState::accepted);
  EXPECT_NE(public_name(Language::pl, members(urb)[0]).find(", Anna"), std::string::npos);
  GroupTask task;
  task.what_pl = "Plakat";
  task.member = members(urb)[0].id;
  ASSERT_TRUE(add_task(*officer(), urb, task));
  EXPECT_EQ(asked_by(*nobody, token + "x").error().kind, ProblemKind::not_found);
  ASSERT_TRUE(withdraw_consent(*nobody, token));
  EXPECT_TRUE(members(urb).empty());
  EXPECT_EQ(asked_by(*nobody, token).error().kind, ProblemKind::not_found);
  const auto tasks = db().read([&](db::ReadTx& tx) { return tasks_of(tx, group_of(tx, urb)->id); });
  ASSERT_EQ(tasks.size(), 1u) << "the work stays";
  EXPECT_FALSE(tasks[0].member);
}

TEST_P(GroupTest, Who_is_given_a_task_gets_a_letter_and_sees_it_at_the_own_link) {
  const auto waiting = [&] { return db().read([](db::ReadTx& tx) { return mail::outbox_state(tx).waiting; }); };
  convene(urb);
  ASSERT_TRUE(ask_member(*officer(), urb, resident("Anna", "anna@example.org")));
  ASSERT_TRUE(ask_member(*officer(), urb, resident("Jan")));
  const std::string token = people::new_session_token();
  const auto anna = members(urb)[0].id, jan = members(urb)[1].id;
  db().write("test.token", [=](db::WriteTx& tx) { set_token(tx, anna, people::hash_of_token(token)); });
  ASSERT_TRUE(answer_invitation(*as({}), token, MemberState::accepted, false));
  const auto before = waiting();
  ASSERT_TRUE(add_task(*officer(), urb, {.what_pl = "Plakat", .member = anna, .due = date_from_iso("2027-03-03")}));
  EXPECT_EQ(waiting(), before + 1);
  ASSERT_TRUE(add_task(*officer(), urb, {.what_pl = "Stół", .member = jan}));
  EXPECT_EQ(waiting(), before + 1) << "without an address nothing is written";
  EXPECT_EQ(words_of(Language::pl, tasks(urb)[0]), "Plakat, do środy, 3\u00a0marca");
  const http::Request asked;
  http::PathParams params;
  params.add("token", token);
  auto nobody = as({});
  nobody->form_token = [] { return std::string("token"); };
  const auto page = invitation_page(*nobody, {asked, params});
  ASSERT_TRUE(page);
  const std::string shown(std::get<Page>(*page).main.view());
  EXPECT_NE(shown.find("Plakat, do środy, 3\u00a0marca"), std::string::npos);
  EXPECT_EQ(shown.find("Stół"), std::string::npos) << "another's task";
  ASSERT_TRUE(drop_task(*officer(), urb, tasks(urb)[0].id));
  EXPECT_EQ(waiting(), before) << "a task taken back is not asked for";
}

TEST_P(GroupTest, A_name_stands_in_public_only_by_consent) {
  Member m = resident("Anna Nowak");
  m.state = MemberState::accepted;
  EXPECT_EQ(public_name(Language::pl, m).find("Anna"), std::string::npos);
  m.organisation_name = "Spółdzielnia Azory";
  EXPECT_EQ(public_name(Language::pl, m).find("Spółdzielnia Azory"), 0u);
  m.named = true;
  EXPECT_NE(public_name(Language::en, m).find("Anna Nowak"), std::string::npos);
}

TEST_P(GroupTest, One_address_is_asked_once_and_letters_need_an_address_of_the_site) {
  convene(urb);
  ASSERT_TRUE(ask_member(*officer(), urb, resident("Anna", "anna@example.org")));
  const auto twice = ask_member(*officer(), urb, resident("Anna N.", "anna@example.org"));
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().field, "email");
  EXPECT_EQ(ask_member(*officer(), urb, resident("Anna", "ANNA@example.org")).error().kind, ProblemKind::conflict);
  EXPECT_TRUE(ask_member(*officer(), urb, resident("Bez adresu")));
  EXPECT_TRUE(ask_member(*officer(), urb, resident("Też bez adresu")));
  auto homeless = officer();
  homeless->letter_address = nullptr;
  EXPECT_EQ(ask_member(*homeless, urb, resident("Ewa", "ewa@example.org")).error().kind, ProblemKind::unavailable);
  EXPECT_EQ(members(urb).size(), 3u);
}

TEST_P(GroupTest, Who_has_a_letter_answers_alone) {
  convene(urb);
  ASSERT_TRUE(ask_member(*officer(), urb, resident("Anna", "anna@example.org")));
  const auto done = record_answer(*officer(), urb, members(urb)[0].id, MemberState::accepted, true);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ProblemKind::conflict);
  EXPECT_EQ(members(urb)[0].state, MemberState::invited);
}

TEST_P(GroupTest, Who_is_removed_gets_no_letter_of_this_group_but_those_of_others) {
  convene(user);
  convene(urb);
  const auto waiting = [&] { return db().read([](db::ReadTx& tx) { return mail::outbox_state(tx).waiting; }); };
  ASSERT_TRUE(ask_member(*officer(), user, resident("Anna", "anna@example.org")));
  ASSERT_TRUE(ask_member(*officer(), urb, resident("Anna", "anna@example.org")));
  ASSERT_EQ(waiting(), 2);
  ASSERT_TRUE(remove_member(*officer(), urb, members(urb)[0].id));
  EXPECT_EQ(waiting(), 1);
}

TEST_P(GroupTest, Only_who_keeps_the_card_keeps_its_group) {
  convene(urb);
  ASSERT_TRUE(ask_member(*officer(), urb, resident("Anna")));
  const MemberId anna = members(urb)[0].id;
  for (const auto role : {std::optional<Role>(), std::optional(Role::coordinator)}) {
    auto ctx = as(role);
    EXPECT_EQ(ask_member(*ctx, urb, resident("Jan")).error().kind, ProblemKind::not_allowed);
    EXPECT_EQ(record_answer(*ctx, urb, anna, MemberState::accepted, true).error().kind, ProblemKind::not_allowed);
    EXPECT_EQ(remove_member(*ctx, urb, anna).error().kind, ProblemKind::not_allowed);
  }
  EXPECT_EQ(remove_member(*officer(), user, anna).error().kind, ProblemKind::not_found) << "another project's";
  EXPECT_EQ(ask_member(*officer(), user, resident("Jan")).error().kind, ProblemKind::not_found) << "no group";
}

TEST_P(GroupTest, Each_wrong_value_is_told_at_its_field) {
  const auto faults_of = [&](const std::vector<std::pair<std::string, std::string>>& values) {
    Typed typed;
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"category", "residents"}, {"name", "Anna"}})
      typed.set(name, value);
    for (const auto& [name, value] : values) typed.set(name, value);
    Faults faults;
    (void)read_member(*officer(), typed, faults);
    return faults;
  };
  EXPECT_TRUE(faults_of({}).empty());
  const std::pair<std::string, std::string> wrong[] = {{"category", "królowie"}, {"name", ""},
                                                       {"name", "\xFF"},         {"email", "to nie adres"},
                                                       {"organisation", "zły"},  {"organisation", code_from_id(77)}};
  for (const auto& [field, value] : wrong) {
    const auto faults = faults_of({{field, value}});
    ASSERT_EQ(faults.size(), 1u) << field << "=" << value;
    EXPECT_EQ(faults[0].field, field);
  }
  EXPECT_EQ(faults_of({{"category", "institutions"}}).at(0).field, "organisation");
}

TEST_P(GroupTest, A_task_has_somebody_and_is_done_and_undone) {
  convene(urb);
  Typed typed;
  typed.set("what_pl", "Rozwiesić plakaty");
  Faults faults;
  (void)read_task(*officer(), {}, typed, faults);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].field, "who");
  typed.set("who", "MOPS");
  faults.clear();
  const GroupTask task = read_task(*officer(), {}, typed, faults);
  ASSERT_TRUE(faults.empty());
  ASSERT_TRUE(add_task(*officer(), urb, task));
  const auto tasks = [&] { return db().read([&](db::ReadTx& tx) { return tasks_of(tx, group_of(tx, urb)->id); }); };
  ASSERT_TRUE(mark_task(*officer(), urb, tasks()[0].id, true));
  EXPECT_EQ(tasks()[0].done, date_from_iso("2026-11-22"));
  ASSERT_TRUE(mark_task(*officer(), urb, tasks()[0].id, false));
  EXPECT_FALSE(tasks()[0].done);
  EXPECT_EQ(drop_task(*officer(), user, tasks()[0].id).error().kind, ProblemKind::not_found);
  ASSERT_TRUE(drop_task(*officer(), urb, tasks()[0].id));
  EXPECT_TRUE(tasks().empty());
}

TEST_P(GroupTest, An_erased_person_stands_in_no_group) {
  convene(urb);
  ASSERT_TRUE(ask_member(*officer(), urb, resident("Anna", "Anna@example.org")));
  const auto anna = db().write("test.person", [](db::WriteTx& tx) {
    return people::insert_person(tx, {.email = "anna@example.org", .name = "Anna"});
  });
  shared.personal_data = {people::personal_data(), personal_data()};
  const Json all = people::gather_personal_data(*officer(), anna);
  ASSERT_TRUE(all.find("programmes"));
  EXPECT_EQ(all.find("programmes")->find("support_groups")->array()->size(), 1u);
  ASSERT_TRUE(people::erase_person(*officer(), anna));
  EXPECT_TRUE(members(urb).empty());
}

WIEC_ON_BOTH_DATABASES(GroupTest);

}  // namespace
}  // namespace wiec::programmes
