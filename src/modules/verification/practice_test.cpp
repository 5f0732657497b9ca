// Good practices of both kinds, and advice shown where a draft is submitted.
#include "modules/verification/practice.h"
#include "modules/editions/edition_store.h"
#include "modules/verification/advice_test.h"
#include "modules/verification/pages.h"

namespace wiec::verification {
namespace {

class PracticeTest : public AdviceTest {
 protected:
  void SetUp() override {
    AdviceTest::SetUp();
    if (IsSkipped()) return;
    wilga = person("wilga");
    db().write("test.grant", [this](db::WriteTx& tx) {
      people::insert_grant(tx, wilga, {.role = Role::ambassador, .place = north.value}, {});
    });
  }
  static Typed form() {
    Typed typed;
    typed.set("kind", "ambassadors");
    typed.set("title", "Spotkanie przy kawie");
    typed.set("body", "Przyszło więcej osób niż na zebranie.");
    return typed;
  }
  Faults share(people::PersonId who, const Typed& typed, PracticeId id = {}) {
    Caller c(*this, who);
    Faults faults;
    Practice p = read_practice(c.ctx, typed, faults);
    p.id = id;
    if (faults.empty())
      if (const auto done = save_practice(c.ctx, p); !done) faults.push_back(done.error());
    return faults;
  }
  std::vector<Practice> all(const PracticesAsked& asked = {}) {
    return db().read([&](db::ReadTx& tx) { return practices(tx, asked, 100); });
  }

  people::PersonId wilga;
};

TEST_P(PracticeTest, Each_shares_the_kind_that_is_theirs) {
  EXPECT_TRUE(share(wilga, form()).empty());
  EXPECT_EQ(share(gardener, form()).at(0).kind, ProblemKind::not_allowed);
  EXPECT_EQ(share(ola, form()).at(0).kind, ProblemKind::not_allowed);
  ASSERT_EQ(all().size(), 1u);
  EXPECT_EQ(all({.kind = PracticeKind::verification}).size(), 0u);
  EXPECT_EQ(all({.theme = "sport"}).size(), 0u);
}

TEST_P(PracticeTest, Passing_verification_names_a_provision_of_a_by_law) {
  Typed typed = form();
  typed.set("kind", "verification");
  const Faults faults = share(gardener, typed);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].field, "provision");
  EXPECT_EQ(faults[1].field, "edition");
}

TEST_P(PracticeTest, A_form_with_a_fault_says_where_it_is) {
  for (const auto& [field, value] : {std::pair("kind", "inny"), std::pair("title", ""), std::pair("body", ""),
                                     std::pair("theme", "kosmos"), std::pair("title", "\xff")}) {
    Typed typed = form();
    typed.set(field, value);
    const Faults faults = share(wilga, typed);
    ASSERT_FALSE(faults.empty()) << field;
    EXPECT_EQ(faults[0].field, field);
  }
  EXPECT_TRUE(all().empty());
}

TEST_P(PracticeTest, Who_wrote_it_changes_it_and_nobody_else) {
  ASSERT_TRUE(share(wilga, form()).empty());
  const PracticeId id = all()[0].id;
  Typed changed = form();
  changed.set("title", "Spotkanie w ogrodzie");
  const auto other = person("kos");
  db().write("test.grant", [=](db::WriteTx& tx) { people::insert_grant(tx, other, {.role = Role::ambassador}, {}); });
  EXPECT_EQ(share(other, changed, id).at(0).kind, ProblemKind::not_allowed);
  ASSERT_TRUE(share(wilga, changed, id).empty());
  EXPECT_EQ(all()[0].title, "Spotkanie w ogrodzie");
  Caller stranger(*this, other), own(*this, wilga);
  EXPECT_EQ(remove_practice(stranger.ctx, id).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(remove_practice(own.ctx, id));
  EXPECT_EQ(remove_practice(own.ctx, id).error().kind, ProblemKind::not_found);
}

TEST_P(PracticeTest, Those_of_a_theme_and_of_all_stand_beside_a_draft) {
  Typed sport = form();
  sport.set("theme", "sport");
  ASSERT_TRUE(share(wilga, sport).empty());
  ASSERT_TRUE(share(wilga, form()).empty());
  const auto beside = [&](std::vector<std::string> themes) {
    return db().read([&](db::ReadTx& tx) { return practices_for(tx, themes, 3).size(); });
  };
  EXPECT_EQ(beside({"sport", "greenery"}), 2u);
  EXPECT_EQ(beside({"greenery"}), 1u);
  EXPECT_EQ(beside({}), 1u);
}

TEST_P(PracticeTest, It_stays_without_who_wrote_it) {
  ASSERT_TRUE(share(wilga, form()).empty());
  const auto data = personal_data();
  db().read(
      [&](db::ReadTx& tx) { EXPECT_EQ(data.gather(tx, wilga.value).find("good_practices")->array()->size(), 1u); });
  db().write("test.erase", [&](db::WriteTx& tx) { data.erase(tx, wilga.value); });
  ASSERT_EQ(all().size(), 1u);
  EXPECT_FALSE(all()[0].person);
}

WIEC_ON_BOTH_DATABASES(PracticeTest);

}  // namespace
}  // namespace wiec::verification
