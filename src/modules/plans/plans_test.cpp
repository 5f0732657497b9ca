// A plan: written in versions, consulted piece by piece, adopted when every comment is answered, taken up in part.
#include "commons/links/links.h"
#include "commons/people/person_store.h"
#include "modules/plans/carry_out.h"
#include "modules/plans/consult_plan.h"
#include "modules/plans/course_store.h"
#include "modules/plans/personal_data.h"
#include "modules/plans/plan_json.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/read_plan.h"
#include "modules/programmes/programmes_test.h"

namespace wiec::plans {
namespace {

std::vector<std::span<const db::Migration>> migrations_below() {
  auto all = programmes::migrations_below();
  all.push_back(migrations());
  return all;
}

class PlansTest : public db::DatabaseTest {
 protected:
  PlansTest() : DatabaseTest(migrations_below()) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    user = project("USER", {});
    urb = project("URB-INCLUSION", user);
    other = project("INNY", {});
    ola = db().write("test.person", [](db::WriteTx& tx) {
      return people::insert_person(tx, {.email = "ola@example.org", .name = "Ola"});
    });
    Plan p;
    p.title.pl = "Plan dla Azorów";
    p.area = "Azory";
    id = *save_plan(*officer(), p, {"USER"}, {0, "początek"});
  }
  ProjectId project(const std::string& acronym, ProjectId before) {
    return db().write("test.project", [=](db::WriteTx& tx) {
      programmes::Project p;
      p.title_pl = p.acronym = acronym;
      p.predecessor = before;
      programmes::insert_project(tx, p);
      return p.id;
    });
  }
  std::unique_ptr<Context> as(std::optional<Role> role, std::int64_t person) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = person;
    if (role) ctx->actor.grants = {{.role = *role}};
    return ctx;
  }
  std::unique_ptr<Context> officer() { return as(Role::programme_officer, 1); }
  std::unique_ptr<Context> resident() { return as({}, ola.value); }
  Plan plan() {
    return *db().read([&](db::ReadTx& tx) { return find_plan(tx, id); });
  }
  Change change() { return {plan().version, "zmiana"}; }
  PieceId objective(const std::string& words = "Mniej konfliktów") {
    Paragraph p;
    p.section = Section::objectives;
    p.text.pl = words;
    return *save_paragraph(*officer(), id, p, change());
  }
  PieceId action(const std::string& title = "Ławki") {
    Action a;
    a.title.pl = title;
    a.owner = "ZBK";
    Indicator i;
    i.name.pl = "ławki";
    i.target = 40'00;
    a.indicators = {i};
    return *save_action(*officer(), id, a, change());
  }
  void adopt() {
    Adoption a;
    a.plan = id;
    a.on = *date_from_iso("2026-11-20");
    a.act = "uchwała 1";
    a.text.pl = "Przyjmuje się plan.";
    ASSERT_TRUE(adopt_plan(*officer(), a));
  }
  ProblemKind adoption_refused() {
    Adoption a;
    a.plan = id;
    a.on = *date_from_iso("2026-11-20");
    const auto done = adopt_plan(*officer(), a);
    EXPECT_FALSE(done);
    return done ? ProblemKind::invalid : done.error().kind;
  }
  Date day(std::string_view iso) { return *date_from_iso(iso); }

  Shared shared;
  ProjectId user, urb, other;
  people::PersonId ola;
  PlanId id;
};

TEST_P(PlansTest, A_piece_keeps_its_id_through_versions_and_a_stale_form_overwrites_nothing) {
  const PieceId first = objective();
  Paragraph p = *plan().paragraph(first);
  p.text.pl = "Mniej konfliktów na skwerach";
  ASSERT_EQ(*save_paragraph(*officer(), id, p, change()), first);
  EXPECT_EQ(plan().version, 3);
  EXPECT_EQ(save_paragraph(*officer(), id, p, {2, "spóźniona"}).error().kind, ProblemKind::conflict);
  const auto second = db().read([&](db::ReadTx& tx) { return find_version(tx, id, 2); });
  EXPECT_NE(second->snapshot.find("Mniej konflikt\u00F3w\""), std::string::npos) << second->snapshot;
}

TEST_P(PlansTest, It_is_not_adopted_while_a_comment_waits) {
  const PieceId piece = objective();
  action();
  EXPECT_EQ(comment_on(*resident(), id, piece, "A dzieci?").error().kind, ProblemKind::closed);
  ASSERT_TRUE(open_consultation(*officer(), id, day("2026-12-20")));
  EXPECT_EQ(save_paragraph(*officer(), id, *plan().paragraph(piece), change()).error().kind, ProblemKind::conflict);
  ASSERT_TRUE(comment_on(*resident(), id, piece, "A dzieci?"));
  EXPECT_EQ(comment_on(*resident(), id, piece, " ").error().field, "comment");
  EXPECT_EQ(adoption_refused(), ProblemKind::conflict);
  ASSERT_TRUE(end_consultation(*officer(), id));
  EXPECT_EQ(adoption_refused(), ProblemKind::conflict);
  EXPECT_EQ(plan().state, State::drafting);
  const auto comments = db().read([&](db::ReadTx& tx) { return comments_of(tx, id); });
  ASSERT_EQ(comments.size(), 1u);
  ASSERT_TRUE(answer_comment(*officer(), id, comments[0].id, Verdict::taken, "Dopiszemy."));
  adopt();
  EXPECT_EQ(plan().state, State::adopted);
  EXPECT_EQ(save_paragraph(*officer(), id, *plan().paragraph(piece), change()).error().kind, ProblemKind::conflict);
}

TEST_P(PlansTest, A_comment_is_late_after_the_last_day) {
  const PieceId piece = objective();
  action();
  ASSERT_TRUE(open_consultation(*officer(), id, day("2026-11-22")));
  ASSERT_TRUE(comment_on(*resident(), id, piece, "Na czas"));
  clock.set(*instant_from_iso("2026-11-23T00:00:00Z"));
  if (GetParam() == db::Dialect::sqlite) {
    EXPECT_EQ(comment_on(*resident(), id, piece, "Po czasie").error().kind, ProblemKind::closed);
  }
}

TEST_P(PlansTest, A_plan_without_a_project_is_kept_where_it_holds) {
  places::PlaceId city, north, south;
  db().write("test.places", [&](db::WriteTx& tx) {
    city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Miasto"});
    north = *places::insert_place(tx, {.parent = city, .name = "Północ"});
    south = *places::insert_place(tx, {.parent = city, .name = "Południe"});
  });
  const auto officer_of = [&](places::PlaceId place) {
    auto ctx = as(Role::programme_officer, 1);
    ctx->actor.grants[0].place = place.value;
    return ctx;
  };
  const auto own = officer_of(north), neighbour = officer_of(south), whole = officer_of(city);
  const auto made = [&](Context& ctx, places::PlaceId place) {
    Plan p;
    p.title.pl = "Plan Północy";
    p.area = "Północ";
    p.place = place;
    return save_plan(ctx, p, {}, {0, "początek"});
  };
  EXPECT_EQ(made(*own, {}).error().field, "place") << "of the whole city";
  EXPECT_EQ(made(*own, south).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(made(*whole, {}));
  id = *made(*own, north);
  EXPECT_EQ(plan().place_name, "Północ");
  Paragraph p;
  p.text.pl = "Mniej aut";
  EXPECT_EQ(save_paragraph(*neighbour, id, p, change()).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(open_consultation(*neighbour, id, day("2026-12-20")).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(save_paragraph(*own, id, p, change()));
  EXPECT_TRUE(save_paragraph(*whole, id, p, change()));
  Plan moved = plan();
  moved.place = south;
  EXPECT_EQ(save_plan(*own, moved, {}, change()).error().field, "place") << "nobody gives a plan to others";
  EXPECT_EQ(save_plan(*neighbour, moved, {}, change()).error().kind, ProblemKind::not_allowed) << "nor takes one";
  EXPECT_TRUE(save_plan(*officer(), moved, {}, change()));
  EXPECT_FALSE(save_paragraph(*own, id, p, change()));
}

TEST_P(PlansTest, A_later_project_takes_some_actions_up_each_once) {
  objective();
  const PieceId one = action("Dyżur"), two = action("Ławki");
  const Date on = day("2026-11-21");
  EXPECT_EQ(take_up(*officer(), id, urb, {one}, on, {}).error().kind, ProblemKind::conflict) << "not adopted";
  adopt();
  EXPECT_EQ(take_up(*officer(), id, other, {one}, on, {}).error().field, "project");
  EXPECT_EQ(take_up(*resident(), id, urb, {one}, on, {}).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(take_up(*officer(), id, urb, {one}, on, {}));
  const auto twice = take_up(*officer(), id, urb, {two, one}, on, {});
  EXPECT_EQ(twice.error().kind, ProblemKind::conflict);
  const auto taken = db().read([&](db::ReadTx& tx) { return taken_by(tx, urb); });
  ASSERT_EQ(taken.size(), 1u) << "the other one stays free";
  EXPECT_EQ(taken[0].title.pl, "Dyżur");
  const auto on_thread = db().read([&](db::ReadTx& tx) { return links::links_from(tx, {"project", urb.value}); });
  EXPECT_EQ(on_thread.size(), 1u);
  ASSERT_TRUE(release(*officer(), id, one));
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return taken_by(tx, urb); }).empty());
}

TEST_P(PlansTest, Progress_sets_the_state_of_the_latest_day) {
  objective();
  const PieceId one = action();
  adopt();
  const auto indicator = plan().action(one)->indicators[0];
  Progress late{.id = {},
                .action = one,
                .on = day("2026-11-20"),
                .state = ActionState::done,
                .text = {"a", ""},
                .readings = {{indicator.id, 40'00}}};
  Progress early{.id = {},
                 .action = one,
                 .on = day("2026-10-01"),
                 .state = ActionState::under_way,
                 .text = {"b", ""},
                 .readings = {{indicator.id, 10'00}}};
  ASSERT_TRUE(note_progress(*officer(), id, late));
  ASSERT_TRUE(note_progress(*officer(), id, early));
  EXPECT_EQ(plan().action(one)->state, ActionState::done);
  late.on = day("2026-12-24");
  EXPECT_EQ(note_progress(*officer(), id, late).error().field, "on");
  ASSERT_TRUE(amend_plan(*officer(), id));
  Action renamed = *plan().action(one);
  renamed.indicators[0].name.pl = "siedziska";
  EXPECT_EQ(save_action(*officer(), id, renamed, change()).error().kind, ProblemKind::conflict) << "it was measured";
}

TEST(PlanNumbers, The_way_from_baseline_to_target_is_exact) {
  Indicator i;
  EXPECT_FALSE(percent_done(i, 5'00));
  i.target = 40'00;
  EXPECT_EQ(percent_done(i, 10'00), 25);
  i.baseline = 20'00;
  EXPECT_EQ(percent_done(i, 10'00), 0);
  EXPECT_EQ(percent_done(i, 39'99), 99);
  EXPECT_EQ(percent_done(i, 90'00), 100);
  i.target = 10'00;
  EXPECT_EQ(percent_done(i, 15'00), 50) << "fewer is better";
}

TEST(PlanForm, Each_wrong_value_is_told_at_its_field) {
  const std::pair<std::string, std::string> wrong[] = {
      {"cost", "99999999999"}, {"cost", "-5"},      {"to", "2012"},
      {"from", "kiedyś"},      {"currency", "XYZ"}, {"owner", ""},
      {"title_pl", ""},        {"readiness", "?"},  {"indicator_1_target", "dużo"}};
  for (const auto& [field, value] : wrong) {
    Typed typed;
    for (const auto& [name, text] : {std::pair<std::string, std::string>{"title_pl", "Ławki"},
                                     {"owner", "ZBK"},
                                     {"currency", "PLN"},
                                     {"from", "2013"},
                                     {"readiness", "idea"},
                                     {"indicator_1_kind", "output"},
                                     {"indicator_1_name_pl", "ławki"},
                                     {"indicator_1_target", "5,5"}})
      typed.set(name, text);
    typed.set(field, value);
    Faults faults;
    Reader r(Language::en, typed, faults);
    (void)read_action(r);
    ASSERT_EQ(faults.size(), 1u) << field << "=" << value;
    EXPECT_EQ(faults[0].field, field);
  }
}

TEST_P(PlansTest, Erasure_leaves_the_comment_without_the_person) {
  const PieceId piece = objective();
  action();
  ASSERT_TRUE(open_consultation(*officer(), id, day("2026-12-20")));
  ASSERT_TRUE(comment_on(*resident(), id, piece, "A dzieci?"));
  db().write("test.erase", [&](db::WriteTx& tx) { personal_data().erase(tx, ola.value); });
  const auto comments = db().read([&](db::ReadTx& tx) { return comments_of(tx, id); });
  ASSERT_EQ(comments.size(), 1u);
  EXPECT_FALSE(comments[0].person);
}

WIEC_ON_BOTH_DATABASES(PlansTest);

}  // namespace
}  // namespace wiec::plans
