#include "modules/joint_projects/joint_projects_test.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/tell_meetings.h"

namespace wiec::joint_projects {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_P(JointProjectsTest, a_programme_begins_with_the_order_of_the_source_and_keeps_every_version_of_a_text) {
  const Programme p = found();
  ASSERT_EQ(p.stages.size(), 8u);
  EXPECT_EQ(p.stages_of(Path::district)[1].title_pl, "Spotkania mieszkańców");
  EXPECT_TRUE(p.recruiting(Path::district, *date_from(2026, 11, 22)));
  EXPECT_FALSE(p.recruiting(Path::district, *date_from(2026, 11, 15)));
  EXPECT_FALSE(p.recruiting(Path::district, *date_from(2027, 1, 10)));
  EXPECT_EQ(begin_programme(*as(coordinator), 2026, *date_from(2026, 1, 1)).error().text, keys::err_year_taken);
  const NewText text{
      .part = Part::district, .body_pl = "Nowy tekst", .body_en = "", .notice_pl = "Zmiana", .notice_en = ""};
  ASSERT_TRUE(publish_text(*as(coordinator), programme, text, 1));
  EXPECT_EQ(publish_text(*as(coordinator), programme, text, 1).error().kind, ProblemKind::conflict);
  ASSERT_TRUE(publish_text(*as(coordinator), programme, text, 2));  // nothing changed: no version
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(text_of(tx, programme, Part::district)->body_pl, "Nowy tekst");
    EXPECT_EQ(text_of(tx, programme, Part::district)->version, 2);
    EXPECT_THAT(text_of(tx, programme, Part::district, 1)->body_pl, HasSubstr("każda chętna osoba"));
    EXPECT_EQ(notices_of(tx, programme, Part::district).front().text_pl, "Zmiana");
    EXPECT_EQ(notices_of(tx, programme, Part::citywide).size(), 0u);
    EXPECT_EQ(notices_of(tx, programme, Part::programme).size(), 2u);
  });
}

TEST_P(JointProjectsTest, stages_that_end_before_they_begin_are_refused) {
  auto ctx = as(coordinator);
  Typed typed = typed_from(found().stages_of(Path::district));
  typed.set("until_2", "2026-01-01");
  Faults faults;
  (void)read_stages(*ctx, typed, Path::district, faults);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.front().field, "until_2");
}

TEST_P(JointProjectsTest, an_application_is_accepted_trained_by_attendance_and_certified) {
  const auto ola = person("ola@example.org");
  const auto azory = area("Azory");
  ASSERT_TRUE(apply(ola, form(code_from_id(azory.value))));
  EXPECT_EQ(apply(ola, form(code_from_id(azory.value))).error().text, keys::err_applied);
  EXPECT_THAT(ambassador(ola)->forms, ElementsAre("budget", "consultation"));
  const AmbassadorId id = ambassador(ola)->id;
  EXPECT_EQ(move_ambassador(*as(coordinator), id, Step::certify).error().text, keys::err_step);
  ASSERT_TRUE(accept_application(*as(coordinator), id));
  EXPECT_EQ(accept_application(*as(coordinator), id).error().text, keys::err_step);
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(public_ambassadors(tx, programme).size(), 1u);
    EXPECT_EQ(leaders_of(tx, azory).front().public_name, "Ola G.");
    EXPECT_THAT(peers_of(tx, programme), IsEmpty());
  });
  const auto training = gathering(gatherings::Kind::training, 1);
  seat(training, ola, true);
  EXPECT_EQ(note_training(*as(coordinator), programme), 0);  // not held yet
  clock.set(clock.now() + std::chrono::hours(48));
  EXPECT_EQ(note_training(*as(coordinator), programme), 1);
  EXPECT_EQ(note_training(*as(coordinator), programme), 0);
  ASSERT_TRUE(move_ambassador(*as(coordinator), id, Step::activate));
  ASSERT_TRUE(move_ambassador(*as(coordinator), id, Step::certify));
  EXPECT_EQ(ambassador(ola)->state, State::certified);
  EXPECT_EQ(told(ola).size(), 4u);
}

TEST_P(JointProjectsTest, whoever_came_is_trained_by_itself_once_the_training_is_over) {
  const auto ola = person("ola@example.org"), jan = person("jan@example.org"), ewa = person("ewa@example.org");
  lead(ola, area("Azory"));
  lead(jan, area("Bronowice"));
  ASSERT_TRUE(apply(ewa, form(code_from_id(area("Zwierzyniec").value))));
  const auto training = gathering(gatherings::Kind::training, 1);
  seat(training, jan, false);
  for (const auto who : {ewa, ola}) seat(training, who, true);
  const auto work = [&] {
    jobs::Job job(db(), {}, "", 1, 0);
    ASSERT_TRUE(note_trainings(job));
  };
  work();
  EXPECT_EQ(ambassador(ola)->state, State::accepted) << "not held yet";
  clock.set(clock.now() + std::chrono::hours(48));
  for (int twice = 0; twice < 2; ++twice) work();
  EXPECT_EQ(ambassador(ola)->state, State::trained);
  EXPECT_EQ(ambassador(jan)->state, State::accepted) << "did not come";
  EXPECT_EQ(ambassador(ewa)->state, State::applied) << "not accepted yet";
  EXPECT_EQ(std::ranges::count(told(ola), "Masz zaliczone szkolenie."), 1);
}

TEST_P(JointProjectsTest, members_hear_once_of_a_meeting_where_their_area_reaches) {
  const auto azory = area("Azory", {left_bank}), bank = area("Nad rzeką", {left_bank, right_bank}),
             far = area("Bronowice", {right_bank});
  const auto ola = person("ola@example.org"), jan = person("jan@example.org"), ewa = person("ewa@example.org");
  for (const auto where : {azory, bank}) ASSERT_TRUE(join_area(*as(ola), where));
  ASSERT_TRUE(join_area(*as(ewa), far));
  db().write("test.never", [&](db::WriteTx& tx) {
    insert_member(tx, azory, jan, {});
    notifications::choose(tx, jan, notifications::NoticeKind::own, notifications::Mode::never);
  });
  const auto work = [&] {
    jobs::Job job(db(), {}, "", 1, 0);
    ASSERT_TRUE(tell_meetings(job));
  };
  gathering(gatherings::Kind::residents_meeting, 3, "Szkoła", left_bank);
  gathering(gatherings::Kind::training, 3, "Szkoła", left_bank);
  gathering(gatherings::Kind::residents_meeting, 3);  // of the whole city
  gathering(gatherings::Kind::residents_meeting, -1, "Szkoła", left_bank);
  for (int restarts = 0; restarts < 3; ++restarts) work();
  ASSERT_EQ(told(ola).size(), 1u) << "once, of two areas too";
  EXPECT_THAT(told(ola).front(), HasSubstr("Lewy Brzeg"));
  EXPECT_TRUE(told(jan).empty()) << "by their settings";
  EXPECT_TRUE(told(ewa).empty());
  const auto joins_later = person("late@example.org");
  ASSERT_TRUE(join_area(*as(joins_later), azory));
  work();
  EXPECT_TRUE(told(joins_later).empty()) << "the page of the area shows it";
}

TEST_P(JointProjectsTest, every_member_hears_when_there_are_more_than_go_at_once) {
  const auto azory = area("Azory", {left_bank});
  std::vector<people::PersonId> members;
  for (int i = 0; i < 501; ++i) members.push_back(person(fmt::format("m{}@example.org", i)));
  db().write("test.join", [&](db::WriteTx& tx) {
    for (const auto who : members) insert_member(tx, azory, who, {});
  });
  gathering(gatherings::Kind::residents_meeting, 3, "Szkoła", left_bank);
  jobs::Job job(db(), {}, "", 1, 0);
  ASSERT_TRUE(tell_meetings(job));
  for (const auto who : members) EXPECT_EQ(told(who).size(), 1u);
}

TEST_P(JointProjectsTest, a_refusal_names_the_published_condition_and_one_may_apply_again) {
  const auto ola = person("ola@example.org");
  const auto code = code_from_id(area("Azory").value);
  ASSERT_TRUE(apply(ola, form(code)));
  const AmbassadorId id = ambassador(ola)->id;
  EXPECT_EQ(refuse_application(*as(coordinator), id, 4).error().text, keys::err_condition);
  ASSERT_TRUE(refuse_application(*as(coordinator), id, 2));
  EXPECT_EQ(ambassador(ola)->refused_for, "Udział w szkoleniu dla ambasadorek i ambasadorów");
  EXPECT_THAT(told(ola).front(), HasSubstr("Udział w szkoleniu"));
  ASSERT_TRUE(apply(ola, form(code)));
  EXPECT_EQ(ambassador(ola)->state, State::applied);
}

TEST_P(JointProjectsTest, what_is_wrong_with_an_application_is_said_beside_its_field) {
  const auto ola = person("ola@example.org");
  Typed nothing = form("");
  EXPECT_EQ(apply(ola, nothing).error().field, "area");
  Typed no_name = form(code_from_id(area("Azory").value));
  no_name.set("public_name", "");
  EXPECT_EQ(apply(ola, no_name).error().field, "public_name");
  Typed theme = form("");
  theme.set("path", "citywide");
  EXPECT_EQ(apply(ola, theme).error().field, "theme");
  theme.set("theme", "Zieleń");
  EXPECT_TRUE(apply(ola, theme));
  clock.set(clock.now() + std::chrono::hours(24 * 90));
  EXPECT_EQ(apply(person("jan@example.org"), theme).error().field, "path");  // recruitment is over
}

TEST_P(JointProjectsTest, whoever_joined_an_area_belongs_to_the_districts_it_reaches) {
  const auto ola = person("ola@example.org");
  const auto azory = area("Azory", {left_bank});
  area("Bronowice", {right_bank});
  const Membership members = membership();
  const auto belongs = [&] {
    return db().read([&](db::ReadTx& tx) { return members.belongs(tx, left_bank.value, ola.value); });
  };
  const auto groups = [&] { return db().read([&](db::ReadTx& tx) { return members.groups(tx, left_bank.value); }); };
  ASSERT_EQ(groups().size(), 1u);
  EXPECT_EQ(groups().front().name, "Azory");
  EXPECT_FALSE(belongs());
  for (int twice = 0; twice < 2; ++twice)
    db().write("test.join", [&](db::WriteTx& tx) { members.join(tx, azory.value, ola.value); });
  EXPECT_TRUE(belongs());
  EXPECT_FALSE(db().read([&](db::ReadTx& tx) { return members.belongs(tx, right_bank.value, ola.value); }));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return count_members(tx, azory); }), 1);
  db().write("test.close", [&](db::WriteTx& tx) { areas::set_area_state(tx, azory, areas::AreaState::closed); });
  EXPECT_TRUE(groups().empty());
}

TEST_P(JointProjectsTest, anyone_joins_and_leaves_and_a_letter_reaches_each_member_once) {
  const auto ola = person("ola@example.org"), azory_lead = ola;
  const auto azory = area("Azory");
  lead(azory_lead, azory);
  std::vector<people::PersonId> members;
  for (int i = 0; i < 3; ++i) members.push_back(person(fmt::format("m{}@example.org", i)));
  for (const auto member : members) ASSERT_TRUE(join_area(*as(member), azory));
  ASSERT_TRUE(join_area(*as(members[0]), azory));
  ASSERT_TRUE(leave_area(*as(members[2]), azory));
  EXPECT_EQ(write_to_members(*as(members[0]), azory, "A", "B").error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(write_to_members(*as(ola), azory, "", "B").error().field, "subject");
  const auto letter = write_to_members(*as(ola), azory, "Spotkanie w środę", "Przyjdźcie.");
  ASSERT_TRUE(letter);
  clock.set(clock.now() + std::chrono::hours(1));
  const auto late = person("late@example.org");
  ASSERT_TRUE(join_area(*as(late), azory));
  for (int i = 0; i < 2; ++i) {  // the job may run again
    jobs::Job job(db(), {}, fmt::format("{}", letter->value), 1, 0);
    ASSERT_TRUE(send_letter(job));
  }
  EXPECT_EQ(told(members[0]).size(), 1u);
  EXPECT_THAT(told(members[0]).front(), HasSubstr("Ola G., ambasadorka lokalnej partycypacji"));
  EXPECT_THAT(told(members[2]), IsEmpty());
  EXPECT_THAT(told(late), IsEmpty());
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return find_letter(tx, *letter)->reached; }), 2);
}

TEST_P(JointProjectsTest, people_are_typed_in_from_paper_only_with_consent_and_by_who_leads) {
  const auto ola = person("ola@example.org");
  const auto azory = area("Azory");
  lead(ola, azory);
  Typed typed;
  typed.set("name", "Jan Kowalski");
  typed.set("email", "jan@example.org");
  Faults faults;
  auto ctx = as(ola);
  const PaperMember member = read_paper_member(*ctx, typed, faults);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.front().field, "consent");
  EXPECT_EQ(type_member(*as(person("x@example.org")), azory, member).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(type_member(*ctx, azory, member).error().kind, ProblemKind::unavailable);
  ctx->letter_address = [] { return std::string("https://example.org"); };
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(type_member(*ctx, azory, member));
  db().read([&](db::ReadTx& tx) {
    EXPECT_EQ(mail::outbox_state(tx).waiting, 2);  // two letters a day to one address, whoever types it in
    EXPECT_FALSE(people::find_person_by_email(tx, "jan@example.org"));
  });
  const auto jan = person("jan@example.org");
  ASSERT_TRUE(join_area(*as(jan), azory));
  ASSERT_TRUE(type_member(*ctx, azory, {.name = "Bez poczty", .email = "", .contact = "600 100 200"}));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return count_members(tx, azory); }), 2);
  db().write("test.erase", [&](db::WriteTx& tx) {
    EXPECT_EQ(areas_joined_by(tx, jan).size(), 1u);
    personal_data().erase(tx, jan.value);
    EXPECT_EQ(count_members(tx, azory), 1);
  });
  const auto paper = db().read([&](db::ReadTx& tx) { return paper_members(tx, azory); });
  ASSERT_EQ(paper.size(), 1u);
  EXPECT_EQ(paper.front().contact, "600 100 200");
  EXPECT_EQ(take_off(*as(person("x@example.org")), azory, paper.front().id).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(take_off(*ctx, azory, paper.front().id));
  EXPECT_EQ(take_off(*ctx, azory, paper.front().id).error().kind, ProblemKind::not_found);
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return count_members(tx, azory); }), 0);
}

TEST_P(JointProjectsTest, a_path_goes_online_and_back_in_one_act_and_each_person_hears_of_it_once) {
  const auto ola = person("ola@example.org");
  const auto first = gathering(gatherings::Kind::residents_meeting, 3, "Szkoła", left_bank),
             theme = gathering(gatherings::Kind::residents_meeting, 4),  // of no place: of the citywide path
      second = gathering(gatherings::Kind::workshop, 5), kept = gathering(gatherings::Kind::marathon, 7),
             other = gathering(gatherings::Kind::conference, 7);
  for (const auto id : {first, second}) seat(id, ola, false);
  FormulaChange change{.path = Path::district,
                       .to = PathFormula::online,
                       .reason_pl = "",
                       .reason_en = "",
                       .link = "https://example.org/pokoj",
                       .discussions = true,
                       .left_out = {kept}};
  EXPECT_EQ(change_formula(*as(coordinator), programme, change).error().field, "reason_pl");
  change.reason_pl = "Zagrożenie epidemiologiczne.";
  change.link = "http://example.org";
  EXPECT_EQ(change_formula(*as(coordinator), programme, change).error().field, "link");
  change.link = "https://example.org/pokoj";
  EXPECT_EQ(*change_formula(*as(coordinator), programme, change), 2);
  EXPECT_EQ(change_formula(*as(coordinator), programme, change).error().text, keys::err_formula_same);
  const auto load = [&](gatherings::GatheringId id) {
    return *db().read([&](db::ReadTx& tx) { return gatherings::find_gathering(tx, id); });
  };
  EXPECT_EQ(load(first).formula, gatherings::Formula::online);
  const auto discussed = [&](gatherings::GatheringId id) {
    return db().read([&](db::ReadTx& tx) { return discussions::discussion_about(tx, "gathering", id.value); });
  };
  ASSERT_TRUE(discussed(first)) << "in place of the meeting";
  EXPECT_EQ(discussed(first)->rounds.front().begins_at, load(first).begins_at);
  EXPECT_FALSE(discussed(second)) << "a workshop";
  EXPECT_EQ(load(first).link, change.link);
  EXPECT_EQ(load(first).sequence, 1);
  EXPECT_EQ(load(first).taken, 1);
  EXPECT_EQ(load(kept).formula, gatherings::Formula::in_person);
  EXPECT_EQ(load(theme).formula, gatherings::Formula::in_person);
  EXPECT_EQ(load(other).formula, gatherings::Formula::in_person);
  ASSERT_EQ(told(ola).size(), 1u);
  EXPECT_EQ(found().formula(Path::district), PathFormula::online);
  EXPECT_EQ(found().formula(Path::citywide), PathFormula::in_person);
  db().read([&](db::ReadTx& tx) {
    const auto notices = notices_of(tx, programme, Part::district);
    ASSERT_EQ(notices.size(), 1u);
    EXPECT_EQ(notices.front().link, "/wspolne-projekty/online");
    EXPECT_THAT(notices.front().text_pl, HasSubstr("Zagrożenie epidemiologiczne."));
  });
  const FormulaChange back{.path = Path::district,
                           .to = PathFormula::in_person,
                           .reason_pl = "Znów można.",
                           .reason_en = "",
                           .link = "",
                           .left_out = {}};
  EXPECT_EQ(*change_formula(*as(coordinator), programme, back), 2);
  EXPECT_EQ(load(first).address, "Szkoła");
  EXPECT_EQ(load(first).formula, gatherings::Formula::in_person);
  EXPECT_EQ(load(second).formula, gatherings::Formula::both);
  EXPECT_EQ(load(second).link, "https://example.org/sala");
}

TEST_P(JointProjectsTest,
       who_was_accepted_is_told_the_day_of_the_training_and_who_joined_finds_the_area_in_the_account) {
  const auto ola = person("ola@example.org"), jan = person("jan@example.org");
  const auto azory = area("Azory");
  lead(ola, azory);
  const http::Request asked;
  const http::PathParams none;
  const auto own = [&] {
    const auto ctx = as(ola);
    ctx->form_token = [] { return std::string("token"); };
    ctx->put_panels = [](Html&, std::string_view, std::int64_t) {};
    return std::string(std::get<Page>(*own_page(*ctx, {asked, none})).main.view());
  };
  EXPECT_THAT(own(), HasSubstr("Dzień szkolenia nie jest jeszcze znany."));
  gathering(gatherings::Kind::training, 3);
  EXPECT_THAT(own(), HasSubstr("środa, 25"));
  EXPECT_TRUE(joined_panel(*as(jan), jan.value).empty());
  ASSERT_TRUE(join_area(*as(jan), azory));
  EXPECT_THAT(std::string(joined_panel(*as(jan), jan.value).view()), HasSubstr("Azory"));
}

WIEC_ON_BOTH_DATABASES(JointProjectsTest);

}  // namespace
}  // namespace wiec::joint_projects
