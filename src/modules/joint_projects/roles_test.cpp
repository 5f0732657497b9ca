// Who has the role of an ambassador where, and who may decide about it.
#include "modules/joint_projects/joint_projects_test.h"

namespace wiec::joint_projects {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RolesTest : public JointProjectsTest {};

TEST_P(RolesTest, the_coordinator_ends_the_work_of_somebody_with_a_reason_they_are_told) {
  const auto ola = person("ola@example.org");
  const auto azory = area("Azory", {left_bank});
  const AmbassadorId id = lead(ola, azory);
  EXPECT_EQ(dismiss_ambassador(*as(coordinator), id, "  ").error().field, "reason");
  EXPECT_EQ(dismiss_ambassador(*as(coordinator), id, std::string(301, 'x')).error().field, "reason");
  ASSERT_TRUE(dismiss_ambassador(*as(coordinator), id, "Nie prowadzi spotkań."));
  EXPECT_EQ(ambassador(ola)->state, State::resigned);
  EXPECT_EQ(ambassador(ola)->refused_for, "Nie prowadzi spotkań.");
  EXPECT_THAT(told(ola), testing::Contains(HasSubstr("Nie prowadzi spotkań.")));
  EXPECT_THAT(roles_of(ola), IsEmpty());
  EXPECT_THAT(db().read([&](db::ReadTx& tx) { return leaders_of(tx, azory); }), IsEmpty());
  EXPECT_EQ(dismiss_ambassador(*as(coordinator), id, "Znów.").error().kind, ProblemKind::conflict);
}

TEST_P(RolesTest, a_coordinator_of_one_district_decides_about_its_areas_alone) {
  const auto ola = person("ola@example.org"), jan = person("jan@example.org"), narrow = person("n@example.org");
  ASSERT_TRUE(apply(ola, form(code_from_id(area("Azory", {left_bank}).value))));
  ASSERT_TRUE(apply(jan, form(code_from_id(area("Rybaki", {right_bank}).value))));
  auto ctx = as(narrow);
  ctx->actor.grants = {{.role = Role::coordinator, .place = left_bank.value}};
  EXPECT_EQ(accept_application(*ctx, ambassador(jan)->id).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(refuse_application(*ctx, ambassador(jan)->id, 1).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(accept_application(*ctx, ambassador(ola)->id));
  EXPECT_EQ(change_programme(*ctx, found(), found().revision).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(begin_programme(*ctx, 2030, *date_from(2030, 1, 1)).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(change_stages(*ctx, programme, Path::district, {}, found().revision).error().kind,
            ProblemKind::not_allowed);
}

TEST_P(RolesTest, roles_go_over_to_the_programme_that_runs_now) {
  const auto ola = person("ola@example.org");
  const auto azory = area("Azory", {left_bank});
  lead(ola, azory);
  auto ctx = as(coordinator);
  const auto next = *begin_programme(*ctx, 2027, *date_from(2027, 1, 4));
  const auto turn = [&](bool published) {
    Programme p = *db().read([&](db::ReadTx& tx) { return find_programme(tx, next); });
    p.published = published;
    ASSERT_TRUE(change_programme(*ctx, p, p.revision));
  };
  turn(true);
  EXPECT_THAT(roles_of(ola), IsEmpty());
  EXPECT_THAT(db().read([&](db::ReadTx& tx) { return leaders_of(tx, azory); }), IsEmpty());
  turn(false);  // published too early
  EXPECT_THAT(roles_of(ola), ElementsAre(left_bank.value));
}

WIEC_ON_BOTH_DATABASES(RolesTest);

}  // namespace
}  // namespace wiec::joint_projects
