// A theme of the whole city gathers people as an area does: anybody joins, and its leader holds its meetings.
#include "commons/gatherings/edit_gathering.h"
#include "modules/joint_projects/hand_over_area.h"
#include "modules/joint_projects/joint_projects_test.h"
#include "modules/joint_projects/lead_districts.h"
#include "modules/joint_projects/member_store.h"
#include "modules/joint_projects/tell_meetings.h"

namespace wiec::joint_projects {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Themes : public JointProjectsTest {
 protected:
  AmbassadorId lead_on(people::PersonId who, const std::string& theme) {
    Typed t = form("");
    t.set("path", "citywide");
    t.set("theme", theme);
    EXPECT_TRUE(apply(who, t));
    EXPECT_TRUE(accept_application(*as(coordinator), ambassador(who)->id));
    return ambassador(who)->id;
  }
  std::vector<areas::Area> themes() {
    return db().read([](db::ReadTx& tx) { return areas::open_themes(tx); });
  }
  // As whoever logs in: with the roles they were given.
  std::unique_ptr<Context> logged_in(people::PersonId who) {
    auto ctx = as(who);
    for (const auto& row : db().read([&](db::ReadTx& tx) { return people::grants_of(tx, who); }))
      ctx->actor.grants.push_back(row.grant);
    return ctx;
  }
  Result<gatherings::GatheringId> plan(people::PersonId who, places::PlaceId place) {
    gatherings::Gathering g{.title_pl = "Spotkanie", .place = place, .address = "Szkoła"};
    g.begins_at = clock.now() + std::chrono::hours(48);
    g.ends_at = g.begins_at + std::chrono::hours(2);
    return gatherings::plan_gathering(*logged_in(who), g);
  }
};

TEST_P(Themes, is_joined_by_anybody_and_led_with_meetings_of_its_own) {
  const auto ola = person("ola@example.org"), member = person("m@example.org"), other = person("x@example.org");
  lead_on(ola, "Zieleń przy szkołach");
  ASSERT_EQ(themes().size(), 1u);
  const areas::Area theme = themes()[0];
  EXPECT_EQ(theme.name, "Zieleń przy szkołach");
  ASSERT_TRUE(join_area(*as(member), theme.id));
  EXPECT_THAT(roles_of(ola), ElementsAre(theme.theme.value));
  ASSERT_TRUE(plan(ola, theme.theme));
  EXPECT_EQ(plan(ola, left_bank).error().kind, ProblemKind::not_allowed) << "no district is hers";
  EXPECT_EQ(plan(ola, {}).error().kind, ProblemKind::not_allowed) << "nor is the whole city";
  EXPECT_EQ(plan(member, theme.theme).error().kind, ProblemKind::not_allowed);
  jobs::Job job(db(), {}, "", 1, 0);
  EXPECT_TRUE(tell_meetings(job));
  EXPECT_THAT(told(member), Contains(HasSubstr("Zieleń przy szkołach")));
  EXPECT_THAT(told(other), IsEmpty());
  EXPECT_TRUE(write_to_members(*as(ola), theme.id, "Zaczynamy", "W środę."));
  EXPECT_TRUE(leave_area(*as(member), theme.id));
}

TEST_P(Themes, stand_on_no_list_of_areas) {
  lead_on(person("ola@example.org"), "Zieleń przy szkołach");
  const auto azory = area("Azory", {left_bank});
  db().read([&](db::ReadTx& tx) {
    const auto listed = areas::list_areas(tx);
    ASSERT_EQ(listed.size(), 1u);
    EXPECT_EQ(listed[0].id, azory);
    EXPECT_EQ(areas::area_choices(tx).size(), 1u);
    EXPECT_EQ(areas::count_areas(tx), 1);
  });
}

TEST_P(Themes, of_one_name_have_several_leaders) {
  const auto ola = person("ola@example.org"), jan = person("jan@example.org");
  lead_on(ola, "Bezpieczna droga");
  lead_on(jan, "Bezpieczna droga");
  ASSERT_EQ(themes().size(), 1u);
  const areas::AreaId shared_theme = themes()[0].id;
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return leaders_of(tx, shared_theme).size(); }), 2u);
}

TEST_P(Themes, move_online_with_the_citywide_path) {
  const auto ola = person("ola@example.org");
  lead_on(ola, "Bezpieczna droga");
  const auto meeting = *plan(ola, themes()[0].theme);
  const auto touched = [&](Path path) {
    std::vector<gatherings::GatheringId> all;
    for (const auto& one :
         db().read([&](db::ReadTx& tx) { return touched_by(tx, path, PathFormula::online, clock.now()); }))
      all.push_back(one.gathering.id);
    return all;
  };
  EXPECT_THAT(touched(Path::citywide), ElementsAre(meeting));
  EXPECT_THAT(touched(Path::district), IsEmpty());
}

TEST_P(Themes, led_before_people_could_join_are_opened_by_the_job) {
  const auto ola = person("ola@example.org");
  const AmbassadorId id = lead_on(ola, "Bezpieczna droga");
  db().write("test.before", [&](db::WriteTx& tx) {
    leave_areas(tx, id);
    areas::set_area_state(tx, areas::open_themes(tx).front().id, areas::AreaState::closed);
  });
  for (int times = 0; times < 2; ++times) {
    jobs::Job job(db(), {}, "", 1, 0);
    EXPECT_TRUE(note_trainings(job));
  }
  ASSERT_EQ(themes().size(), 1u);
  EXPECT_TRUE(ambassador(ola)->leads(themes()[0].id));
  EXPECT_THAT(roles_of(ola), Contains(themes()[0].theme.value));
}

TEST_P(Themes, are_handed_over_with_those_who_joined_asked) {
  const auto ola = person("ola@example.org"), jan = person("jan@example.org"), member = person("m@example.org");
  const AmbassadorId own = lead_on(ola, "Bezpieczna droga"), next = lead(jan, area("Azory", {left_bank}));
  const auto theme = themes()[0];
  ASSERT_TRUE(join_area(*as(member), theme.id));
  ASSERT_TRUE(ask_to_hand_over(*as(ola), own, next, false));
  clock.set(clock.now() + std::chrono::hours(24 * (kDaysToAnswer + 1)));
  jobs::Job job(db(), {}, "", 1, 0);
  ASSERT_TRUE(settle_resignations(job));
  EXPECT_TRUE(ambassador(jan)->leads(theme.id));
  EXPECT_TRUE(plan(jan, theme.theme)) << "its meetings are his now";
  EXPECT_THAT(roles_of(ola), IsEmpty());
}

WIEC_ON_BOTH_DATABASES(Themes);

}  // namespace
}  // namespace wiec::joint_projects
