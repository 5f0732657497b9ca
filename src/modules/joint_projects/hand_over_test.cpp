// An ambassador resigns in favour of somebody else: those who joined are asked first, and drafts go along.
#include "modules/joint_projects/hand_over_area.h"
#include "modules/joint_projects/joint_projects_test.h"
#include "modules/joint_projects/member_store.h"

namespace wiec::joint_projects {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class HandOver : public JointProjectsTest {
 protected:
  void SetUp() override {
    JointProjectsTest::SetUp();
    if (IsSkipped()) return;
    ola = person("ola@example.org"), jan = person("jan@example.org");
    azory = area("Azory", {left_bank, right_bank}), rybaki = area("Rybaki", {right_bank});
    own = lead(ola, azory), next = lead(jan, rybaki);
  }
  people::PersonId member(const std::string& email) {
    const auto who = person(email);
    EXPECT_TRUE(join_area(*as(who), azory));
    return who;
  }
  ResignationId ask(bool stays = false) { return *ask_to_hand_over(*as(ola), own, next, stays); }
  Resignation now(ResignationId id) {
    return *db().read([&](db::ReadTx& tx) { return find_resignation(tx, id); });
  }
  void work() {
    jobs::Job job(db(), {}, "", 1, 0);
    EXPECT_TRUE(settle_resignations(job));
  }
  void days(int count) { clock.set(clock.now() + std::chrono::hours(24 * count)); }
  bool leads(AmbassadorId who, areas::AreaId where) {
    return db().read([&](db::ReadTx& tx) { return find_ambassador(tx, who)->leads(where); });
  }
  drafts::DraftId draft(people::PersonId author, drafts::Path path) {
    return db().write("test.draft", [=](db::WriteTx& tx) {
      return drafts::insert_draft(tx, {.title = "Ławki", .path = path}, author);
    });
  }
  std::vector<people::PersonId> authors(drafts::DraftId id) {
    return db().read([&](db::ReadTx& tx) { return drafts::authors_of(tx, id); });
  }

  people::PersonId ola, jan;
  areas::AreaId azory, rybaki;
  AmbassadorId own, next;
};

TEST_P(HandOver, is_asked_about_first_and_done_when_no_more_say_no_than_yes) {
  const auto ewa = member("ewa@example.org"), iga = member("iga@example.org"), stranger = person("x@example.org");
  const ResignationId id = ask();
  work();
  work();
  for (const auto who : {ewa, iga})
    EXPECT_EQ(
        std::ranges::count_if(
            told(who), [](const std::string& text) { return text.find("Odpowiedz „tak” albo „nie” do") != text.npos; }),
        1)
        << "one letter each";
  EXPECT_THAT(told(jan), Contains(HasSubstr("chce przekazać Ci prowadzenie")));
  EXPECT_TRUE(leads(own, azory)) << "she leads until the end";
  EXPECT_EQ(answer_resignation(*as(stranger), id, true).error().kind, ProblemKind::not_found);
  ASSERT_TRUE(answer_resignation(*as(ewa), id, false));
  ASSERT_TRUE(answer_resignation(*as(ewa), id, true)) << "changed her mind";
  ASSERT_TRUE(answer_resignation(*as(iga), id, false));
  EXPECT_EQ(now(id).yes, 1);
  EXPECT_EQ(now(id).no, 1);
  days(kDaysToAnswer);
  work();
  EXPECT_EQ(now(id).state, Handing::asking) << "its last day is not over";
  days(1);
  EXPECT_EQ(answer_resignation(*as(iga), id, true).error().kind, ProblemKind::closed);
  work();
  work();
  EXPECT_EQ(now(id).state, Handing::handed_over);
  EXPECT_EQ(ambassador(ola)->state, State::resigned);
  EXPECT_EQ(ambassador(ola)->successor, next);
  EXPECT_TRUE(leads(next, azory));
  EXPECT_TRUE(leads(next, rybaki));
  EXPECT_THAT(roles_of(ola), IsEmpty());
  EXPECT_THAT(roles_of(jan), UnorderedElementsAre(left_bank.value, right_bank.value));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return letters_of(tx, azory).size(); }), 1u) << "members hear who leads";
  EXPECT_THAT(told(ola), Contains(HasSubstr("tak 1, nie 1")));
}

TEST_P(HandOver, does_not_happen_against_those_who_joined) {
  const auto ewa = member("ewa@example.org");
  const ResignationId id = ask();
  ASSERT_TRUE(answer_resignation(*as(ewa), id, false));
  days(kDaysToAnswer + 1);
  work();
  EXPECT_EQ(now(id).state, Handing::refused);
  EXPECT_TRUE(leads(own, azory));
  EXPECT_FALSE(leads(next, azory));
  EXPECT_THAT(told(ola), Contains(HasSubstr("nie zgodziły się na przekazanie: tak 0, nie 1")));
  EXPECT_TRUE(ask_to_hand_over(*as(ola), own, next, false)) << "she may ask again";
}

TEST_P(HandOver, happens_at_once_where_nobody_joined) {
  EXPECT_EQ(now(ask()).state, Handing::handed_over);
  EXPECT_TRUE(leads(next, azory));
  EXPECT_THAT(roles_of(ola), IsEmpty());
}

TEST_P(HandOver, takes_the_drafts_of_the_joint_projects_along) {
  const auto ewa = person("ewa@example.org");
  const auto joint = draft(ola, drafts::Path::district_joint), ordinary = draft(ola, drafts::Path::ordinary);
  db().write("test.author", [&](db::WriteTx& tx) { drafts::insert_author(tx, joint, ewa); });
  const ResignationId id = ask();
  EXPECT_THAT(authors(joint), UnorderedElementsAre(ewa, jan));
  EXPECT_THAT(authors(ordinary), ElementsAre(ola)) << "her own";
  EXPECT_THAT(db().read([&](db::ReadTx& tx) { return passed_on(tx, id); }), ElementsAre(joint));
  EXPECT_THAT(told(ewa), Contains(HasSubstr("pisze teraz ten szkic")));
}

TEST_P(HandOver, leaves_her_a_co_author_where_she_wishes_so) {
  const auto joint = draft(ola, drafts::Path::citywide_joint);
  ask(true);
  EXPECT_THAT(authors(joint), UnorderedElementsAre(ola, jan));
}

TEST_P(HandOver, is_hers_to_withdraw_and_to_ask_once_and_for_somebody_who_leads) {
  member("ewa@example.org");
  EXPECT_EQ(ask_to_hand_over(*as(ola), own, own, false).error().text, keys::err_successor);
  EXPECT_EQ(ask_to_hand_over(*as(jan), own, next, false).error().kind, ProblemKind::not_allowed);
  const ResignationId id = ask();
  EXPECT_EQ(ask_to_hand_over(*as(ola), own, next, false).error().kind, ProblemKind::conflict);
  EXPECT_EQ(withdraw_resignation(*as(jan), id).error().kind, ProblemKind::not_found);
  ASSERT_TRUE(withdraw_resignation(*as(ola), id));
  days(kDaysToAnswer + 1);
  work();
  EXPECT_EQ(now(id).state, Handing::withdrawn);
  EXPECT_TRUE(leads(own, azory));
}

TEST_P(HandOver, is_void_when_the_successor_has_gone) {
  member("ewa@example.org");
  const ResignationId id = ask();
  ASSERT_TRUE(resign(*as(jan), next));
  days(kDaysToAnswer + 1);
  work();
  EXPECT_EQ(now(id).state, Handing::lapsed);
  EXPECT_TRUE(leads(own, azory));
  EXPECT_THAT(told(ola), Contains(HasSubstr("Wskaż kogoś innego")));
}

TEST_P(HandOver, forgets_the_answer_of_who_is_erased) {
  const auto ewa = member("ewa@example.org");
  const ResignationId id = ask();
  ASSERT_TRUE(answer_resignation(*as(ewa), id, false));
  const auto data = [&] {
    return to_text(db().read([&](db::ReadTx& tx) { return personal_data().gather(tx, ewa.value); }));
  };
  EXPECT_THAT(data(), HasSubstr("\"agrees\":false"));
  db().write("test.erase", [&](db::WriteTx& tx) { personal_data().erase(tx, ewa.value); });
  EXPECT_THAT(data(), Not(HasSubstr("agrees")));
  EXPECT_EQ(now(id).no, 0);
}

WIEC_ON_BOTH_DATABASES(HandOver);

}  // namespace
}  // namespace wiec::joint_projects
