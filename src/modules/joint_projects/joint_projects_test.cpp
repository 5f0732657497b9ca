#include "commons/areas/area_store.h"
#include "commons/audit/audit.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/notifications/notifications.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/person_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/change_formula.h"
#include "modules/joint_projects/edit_programme.h"
#include "modules/joint_projects/join_area.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "platform/db/testing.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

namespace keys = texts::keys;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class JointProjectsTest : public db::DatabaseTest {
 protected:
  JointProjectsTest()
      : DatabaseTest({mail::migrations(), jobs::migrations(), audit::migrations(), places::migrations(),
                      organisations::migrations(), people::migrations(), areas::migrations(),
                      notifications::migrations(), gatherings::migrations(), migrations()}) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (!fresh) return;
    city = db().write("test.city", [](db::WriteTx& tx) {
      return *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Gród"});
    });
    coordinator = person("hanna@example.org");
    auto ctx = as(coordinator);
    programme = *begin_programme(*ctx, 2026, *date_from(2026, 11, 16));
    Programme p = found();
    p.published = true;
    ASSERT_TRUE(change_programme(*ctx, p, p.revision));
  }
  people::PersonId person(std::string email) {
    return db().write("test.person",
                      [=](db::WriteTx& tx) { return people::insert_person(tx, {.email = email, .name = "Ola Gil"}); });
  }
  std::unique_ptr<Context> as(people::PersonId who) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = who.value;
    return ctx;
  }
  Programme found() {
    return *db().read([&](db::ReadTx& tx) { return find_programme(tx, programme); });
  }
  std::optional<Ambassador> ambassador(people::PersonId who) {
    return db().read([&](db::ReadTx& tx) { return ambassador_of(tx, programme, who); });
  }
  areas::AreaId area(std::string name) {
    return db().write("test.area", [=, this](db::WriteTx& tx) {
      return areas::insert_area(
          tx,
          {.city = city, .name = name, .parts = {}, .streets = {"Lipowa"}, .drawn = {}, .land = {}, .districts = {}});
    });
  }
  static Typed form(std::string area_code) {
    Typed t;
    t.set("path", "district");
    t.set("title", "feminine");
    t.set("area", std::move(area_code));
    t.set("experience", "Rada osiedla");
    t.set("forms", "budget,consultation,nonsense");
    t.set("show_public", "1");
    t.set("public_name", "Ola G.");
    return t;
  }
  Result<> apply(people::PersonId who, const Typed& typed) {
    auto ctx = as(who);
    Faults faults;
    const Application application = read_application(*ctx, found(), typed, faults);
    if (!faults.empty()) return std::unexpected(faults.front());
    return apply_as_ambassador(*ctx, found(), application);
  }
  AmbassadorId lead(people::PersonId who, areas::AreaId where) {
    EXPECT_TRUE(apply(who, form(code_from_id(where.value))));
    EXPECT_TRUE(accept_application(*as(coordinator), ambassador(who)->id));
    return ambassador(who)->id;
  }
  gatherings::GatheringId gathering(gatherings::Kind kind, int days, std::string address = "Szkoła") {
    return db().write("test.gathering", [=, this](db::WriteTx& tx) {
      gatherings::Gathering g{.kind = kind, .title_pl = "Spotkanie", .address = address};
      g.begins_at = tx.now() + std::chrono::hours(24 * days);
      g.ends_at = g.begins_at + std::chrono::hours(2);
      return gatherings::insert_gathering(tx, g);
    });
  }
  void seat(gatherings::GatheringId id, people::PersonId who, bool came) {
    db().write("test.seat", [=](db::WriteTx& tx) {
      gatherings::queue_person(tx, id, who);
      const auto own = gatherings::seat_of(tx, id, who);
      gatherings::set_seat(tx, own->id, gatherings::SeatState::seat);
      if (came) gatherings::set_came(tx, id, {own->id});
    });
  }
  std::vector<std::string> told(people::PersonId who) {
    std::vector<std::string> all;
    for (const auto& n :
         db().read([&](db::ReadTx& tx) { return notifications::waiting_notices(tx, who, Language::pl); }))
      all.push_back(n.text);
    return all;
  }

  Shared shared;
  places::PlaceId city;
  people::PersonId coordinator;
  ProgrammeId programme;
};

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
  ASSERT_TRUE(publish_text(*as(coordinator), programme, text));
  ASSERT_TRUE(publish_text(*as(coordinator), programme, text));  // nothing changed: no version
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
    EXPECT_EQ(people::grants_of(tx, ola).front().grant.role, Role::ambassador);
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

TEST_P(JointProjectsTest, who_resigns_hands_the_area_over_and_members_hear_of_it) {
  const auto ola = person("ola@example.org"), jan = person("jan@example.org"), member = person("m@example.org");
  const auto azory = area("Azory"), rybaki = area("Rybaki");
  const AmbassadorId own = lead(ola, azory), next = lead(jan, rybaki);
  ASSERT_TRUE(join_area(*as(member), azory));
  EXPECT_EQ(resign(*as(ola), own, own).error().text, keys::err_successor);
  EXPECT_EQ(resign(*as(jan), own, next).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(resign(*as(ola), own, next));
  db().read([&](db::ReadTx& tx) {
    EXPECT_THAT(people::grants_of(tx, ola), IsEmpty());
    EXPECT_TRUE(find_ambassador(tx, next)->leads(azory));
    EXPECT_TRUE(find_ambassador(tx, next)->leads(rybaki));
    EXPECT_EQ(letters_of(tx, azory).size(), 1u);
  });
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
  ASSERT_TRUE(type_member(*ctx, azory, member));
  ASSERT_TRUE(type_member(*ctx, azory, {.name = "Bez poczty", .email = "", .contact = "600 100 200"}));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return count_members(tx, azory); }), 2);
  db().write("test.erase", [&](db::WriteTx& tx) {
    const auto jan = people::find_person_by_email(tx, "jan@example.org");
    EXPECT_EQ(areas_joined_by(tx, jan->id).size(), 1u);
    personal_data().erase(tx, jan->id.value);
    EXPECT_EQ(count_members(tx, azory), 1);
  });
}

TEST_P(JointProjectsTest, a_path_goes_online_and_back_in_one_act_and_each_person_hears_of_it_once) {
  const auto ola = person("ola@example.org");
  const auto first = gathering(gatherings::Kind::residents_meeting, 3),
             second = gathering(gatherings::Kind::workshop, 5), kept = gathering(gatherings::Kind::marathon, 7),
             other = gathering(gatherings::Kind::conference, 7);
  for (const auto id : {first, second}) seat(id, ola, false);
  FormulaChange change{.path = Path::district,
                       .to = PathFormula::online,
                       .reason_pl = "",
                       .reason_en = "",
                       .link = "https://example.org/pokoj",
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
  EXPECT_EQ(load(first).link, change.link);
  EXPECT_EQ(load(first).sequence, 1);
  EXPECT_EQ(load(first).taken, 1);
  EXPECT_EQ(load(kept).formula, gatherings::Formula::in_person);
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
}

WIEC_ON_BOTH_DATABASES(JointProjectsTest);

}  // namespace
}  // namespace wiec::joint_projects
