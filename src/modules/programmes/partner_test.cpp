// Partners with numbers of their own: places and pilots, people asked by letter, what they may and may not do.
#include <set>

#include "commons/people/personal_data.h"
#include "commons/people/session.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/keep_group.h"
#include "modules/programmes/keep_partner.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/programmes_test.h"
#include "modules/programmes/project_form.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"
#include "platform/crypto/crypto.h"

namespace wiec::programmes {
namespace {

const db::Sql select_letters{"test.partner_letters", "select body_text from letter order by id"};

TEST(PointFrom, Reads_latitude_and_longitude_exactly_and_nothing_else) {
  EXPECT_EQ(point_from("45.764, 4.8357"), (places::Point{48'357'000, 457'640'000}));
  EXPECT_EQ(point_from("-33.45,-70.66667"), (places::Point{-706'666'700, -334'500'000}));
  EXPECT_EQ(point_from("50.06143291234,19"), (places::Point{190'000'000, 500'614'329}));
  for (const char* wrong :
       {"", "45", "45.1,", ",4", "91, 4", "45, 181", "45.x, 4", "45,7640, 4,8357", "1e1, 2", "45., 4"})
    EXPECT_FALSE(point_from(wrong)) << wrong;
  EXPECT_EQ(text_of(*point_from("-0.5, 0.0000001")), "-0.5, 0.0000001");
}

class PartnerTest : public db::DatabaseTest {
 protected:
  PartnerTest() : DatabaseTest(migrations_below()) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    crypto::start();
    id = db().write("test.project", [](db::WriteTx& tx) {
      Project p;
      p.title_pl = p.acronym = "URB";
      p.partners = {{"", "Barcelona", "ES", PartnerRole::lead}, {"", "Lyon", "FR"}, {"", "Kraków", "PL"}};
      insert_project(tx, p);
      return p.id;
    });
    for (const char* name : {"anna", "jan"})
      people.push_back(db().write("test.person", [=](db::WriteTx& tx) {
        return people::insert_person(tx, {.email = fmt::format("{}@example.org", name), .name = name}).value;
      }));
  }
  std::unique_ptr<Context> as(std::int64_t person, std::optional<Role> role = {}) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::en, clock.now());
    ctx->actor.person = person;
    if (role) ctx->actor.grants = {{.role = *role}};
    ctx->letter_address = [] { return std::string("https://bo.example.org"); };
    ctx->keep_session = [this](const std::string& token) { session = token; };
    return ctx;
  }
  std::unique_ptr<Context> officer() { return as(people[0], Role::programme_officer); }
  Project card() {
    return *db().read([&](db::ReadTx& tx) { return find_project(tx, id); });
  }
  Partner partner(std::size_t at) { return card().partners.at(at); }
  std::int64_t base(std::size_t at) {
    return db().read([one = partner(at).id](db::ReadTx& tx) { return pilot_changed_at(tx, one); });
  }
  // Somebody who works for that partner.
  void put_to_work(std::int64_t person, std::size_t at) {
    db().write("test.work", [=, partner = partner(at).id](db::WriteTx& tx) {
      PartnerPerson row{.partner = partner, .name = "x", .email = "x@example.org"};
      insert_partner_person(tx, row, "hash");
      accept_as(tx, row, person);
    });
  }
  Shared shared;
  ProjectId id;
  std::vector<std::int64_t> people;
  std::string session;
};

TEST_P(PartnerTest, A_partner_keeps_its_number_when_the_card_is_edited) {
  const auto before = card();
  Project edited = before;
  edited.partners = {before.partners[1], before.partners[0], {"", "Glasgow", "GB"}};
  edited.partners[0].city = "Lyon Métropole";
  ASSERT_TRUE(save_project(*officer(), {.project = edited, .base_version = 1, .reason = "x"}));
  const auto after = card().partners;
  ASSERT_EQ(after.size(), 3u);
  EXPECT_EQ(after[0].id, before.partners[1].id);
  EXPECT_EQ(after[0].city, "Lyon Métropole");
  EXPECT_EQ(after[1].id, before.partners[0].id);
  EXPECT_TRUE(after[2].id);
  for (const Partner& was : before.partners) EXPECT_NE(after[2].id, was.id);
}

TEST_P(PartnerTest, Place_and_pilot_are_kept_in_the_history_and_come_back_equal_from_the_file) {
  Partner lyon = partner(1);
  lyon.area = "La Duchère";
  lyon.pilot = {.place_pl = "Osiedle",
                .place_en = "An estate",
                .at = point_from("45.789, 4.7936"),
                .state = PilotState::running,
                .from = when_from("2017-03"),
                .to = when_from("2018"),
                .about_pl = "Warsztaty",
                .about_en = "Workshops",
                .result_pl = "",
                .result_en = "A plan"};
  ASSERT_TRUE(save_pilot(*officer(), id, lyon, 0));
  EXPECT_EQ(partner(1), lyon);
  EXPECT_EQ(card().version, 2);
  const auto json = to_json(card(), {}, {});
  const auto read = project_from(json, {}, {});
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->partners, card().partners);
  const auto versions = db().read([&](db::ReadTx& tx) { return versions_of(tx, id); });
  ASSERT_EQ(versions.size(), 2u) << "the first one is kept as well";
  EXPECT_NE(versions[0].reason.find("Lyon"), std::string::npos);
}

TEST_P(PartnerTest, The_form_of_the_card_leaves_pilots_as_they_are) {
  Partner lyon = partner(1);
  lyon.pilot.about_en = "Workshops";
  ASSERT_TRUE(save_pilot(*officer(), id, lyon, 0));
  auto ctx = officer();
  const Ground ground = ground_of(*ctx);
  Typed typed;
  fill_form(typed, card(), ground, "");
  typed.set("partner_3_id", partner(0).code());  // the same number twice: the second row is a new partner
  Faults faults;
  Reader r(Language::en, typed, faults);
  const auto read = read_form(r, ground, card());
  ASSERT_TRUE(faults.empty());
  EXPECT_EQ(read.project.partners[1], partner(1));
  EXPECT_FALSE(read.project.partners[2].id);
}

TEST_P(PartnerTest, Whoever_works_for_a_partner_changes_that_one_and_comments_and_nothing_else) {
  put_to_work(people[1], 1);
  auto jan = as(people[1]);
  Partner lyon = partner(1), barcelona = partner(0);
  lyon.pilot.about_en = "Workshops";
  lyon.name = "renamed";  // not of the pilot: the card's own
  barcelona.pilot.about_en = "not mine";
  ASSERT_TRUE(save_pilot(*jan, id, lyon, base(1)));
  EXPECT_EQ(partner(1).name, "");
  EXPECT_EQ(save_pilot(*jan, id, barcelona, base(0)).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(save_project(*jan, {.project = card(), .base_version = 2, .reason = "x"}).error().kind,
            ProblemKind::not_allowed);
  EXPECT_EQ(ask_person(*jan, id, {lyon.id, "x", "x@example.org"}).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(add_comment(*jan, id, lyon.id, "Good."));
  EXPECT_EQ(add_comment(*jan, id, barcelona.id, "Good.").error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(add_comment(*as(people[0]), id, lyon.id, "Good.").error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(add_comment(*as(0), id, lyon.id, "Good.").error().kind, ProblemKind::not_allowed);
  const auto comments = db().read([&](db::ReadTx& tx) { return comments_of(tx, id); });
  ASSERT_EQ(comments.size(), 1u);
  EXPECT_EQ(comments[0].speaker, "Lyon");
  EXPECT_EQ(remove_comment(*as(people[0]), id, comments[0].id).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(remove_comment(*jan, id, comments[0].id));
}

TEST_P(PartnerTest, Two_who_change_the_same_pilot_are_told) {
  Partner lyon = partner(1);
  lyon.pilot.about_en = "first";
  ASSERT_TRUE(save_pilot(*officer(), id, lyon, 0));
  clock.move(std::chrono::seconds(1));
  lyon.pilot.about_en = "second";
  EXPECT_EQ(save_pilot(*officer(), id, lyon, 0).error().kind, ProblemKind::conflict);
  EXPECT_EQ(partner(1).pilot.about_en, "first");
  Partner barcelona = partner(0);
  barcelona.pilot.about_en = "another's";
  EXPECT_TRUE(save_pilot(*officer(), id, barcelona, 0)) << "another partner is in nobody's way";
}

TEST_P(PartnerTest, The_letter_is_in_the_language_of_who_is_asked_and_its_link_opens_an_account_once) {
  const PartnerId lyon = partner(1).id;
  ASSERT_TRUE(ask_person(*officer(), id, {lyon, "Claire", "claire@example.org", Language::en}));
  EXPECT_EQ(ask_person(*officer(), id, {lyon, "Claire", "claire@example.org"}).error().kind, ProblemKind::conflict);
  const auto letters = db().read([](db::ReadTx& tx) {
    return tx.all(select_letters, [](const db::Row& row) { return row.get<std::string>(0); });
  });
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_NE(letters[0].find("you are invited to work"), std::string::npos) << letters[0];
  const std::string_view before = "https://bo.example.org/en/zaproszenie-partnera/";
  const auto at = letters[0].find(before);
  ASSERT_NE(at, std::string::npos) << letters[0];
  const auto start = at + before.size();
  const std::string token = letters[0].substr(start, letters[0].find('\n', at) - start);
  auto nobody = as(0);
  EXPECT_EQ(accept_partnership(*nobody, token + "x", "").error().kind, ProblemKind::closed);
  ASSERT_TRUE(accept_partnership(*nobody, token, "Firefox"));
  EXPECT_FALSE(session.empty());
  const auto claire = db().read([](db::ReadTx& tx) { return people::find_person_by_email(tx, "claire@example.org"); });
  ASSERT_TRUE(claire);
  EXPECT_EQ(claire->language, Language::en);
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return works_for(tx, claire->id.value, lyon); }));
  EXPECT_EQ(accept_partnership(*nobody, token, "").error().kind, ProblemKind::closed) << "once";
}

TEST_P(PartnerTest, A_letter_is_over_after_two_weeks_and_access_ends_with_the_partner) {
  ASSERT_TRUE(ask_person(*officer(), id, {partner(1).id, "Claire", "claire@example.org"}));
  const auto asked = db().read([&](db::ReadTx& tx) { return people_of_partners(tx, id); });
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ((asked[0].ends_at - asked[0].asked_at), std::chrono::days(14));
  put_to_work(people[1], 2);
  Project without = card();
  without.partners.pop_back();
  ASSERT_TRUE(save_project(*officer(), {.project = without, .base_version = 1, .reason = "x"}));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return people_of_partners(tx, id).size(); }), 1u);
  ASSERT_TRUE(remove_person(*officer(), id, asked[0].id));
  EXPECT_EQ(remove_person(*officer(), id, asked[0].id).error().kind, ProblemKind::not_found);
  auto homeless = officer();
  homeless->letter_address = nullptr;
  EXPECT_EQ(ask_person(*homeless, id, {partner(1).id, "x", "x@example.org"}).error().kind, ProblemKind::unavailable);
}

TEST_P(PartnerTest, Each_wrong_value_is_told_at_its_field) {
  const auto faults_of = [&](const std::string& field, const std::string& value) {
    Typed typed = typed_from(partner(1), 0);
    typed.set("from", "2017");
    typed.set(field, value);
    Faults faults;
    (void)read_pilot(Language::en, partner(1), typed, faults);
    return faults;
  };
  EXPECT_TRUE(faults_of("to", "2018").empty());
  const std::pair<std::string, std::string> wrong[] = {{"to", "2016"}, {"to", "soon"},    {"from", "then"},
                                                       {"at", "here"}, {"state", "fine"}, {"about_en", "\xFF"}};
  for (const auto& [field, value] : wrong) {
    const auto faults = faults_of(field, value);
    ASSERT_EQ(faults.size(), 1u) << field << "=" << value;
    EXPECT_EQ(faults[0].field, field);
  }
  for (const auto& [field, value] :
       {std::pair<std::string, std::string>{"partner", "x"}, {"name", ""}, {"email", "no"}, {"language", "tlh"}}) {
    Typed typed;
    for (const auto& [name, good] : {std::pair<std::string, std::string>{"partner", partner(1).code()},
                                     {"name", "Claire"},
                                     {"email", "claire@example.org"},
                                     {"language", "en"}})
      typed.set(name, name == field ? value : good);
    Faults faults;
    (void)read_asked_person(Language::en, card(), typed, faults);
    ASSERT_EQ(faults.size(), 1u) << field;
    EXPECT_EQ(faults[0].field, field);
  }
  EXPECT_EQ(add_comment(*officer(), id, partner(1).id, " ").error().field, "body");
  EXPECT_EQ(add_comment(*officer(), id, partner(1).id, std::string(3001, 'x')).error().field, "body");
}

TEST_P(PartnerTest, An_erased_person_works_for_nobody_and_what_was_said_stays_the_partners) {
  put_to_work(people[1], 1);
  ASSERT_TRUE(add_comment(*as(people[1]), id, partner(1).id, "Good."));
  shared.personal_data = {people::personal_data(), personal_data()};
  const people::PersonId jan{people[1]};
  const Json all = people::gather_personal_data(*officer(), jan);
  ASSERT_TRUE(all.find("programmes"));
  EXPECT_EQ(all.find("programmes")->find("partners")->array()->size(), 1u);
  EXPECT_EQ(all.find("programmes")->find("comments")->array()->size(), 1u);
  ASSERT_TRUE(people::erase_person(*officer(), jan));
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return people_of_partners(tx, id).empty(); }));
  const auto comments = db().read([&](db::ReadTx& tx) { return comments_of(tx, id); });
  ASSERT_EQ(comments.size(), 1u);
  EXPECT_EQ(comments[0].person, 0);
  EXPECT_EQ(comments[0].speaker, "Lyon");
}

WIEC_ON_BOTH_DATABASES(PartnerTest);

const db::Sql insert_old_project{"test.insert_old_project", R"(
  insert into project (id, acronym, title_pl, title_en, title_sort, beneficiary, implementing_unit, period,
                       lead_theme_pl, lead_theme_en, category, state, area, description_pl, description_en, website,
                       partners_folded, version, created_at, changed_at)
  values ($1, '', 'x', '', $2, '', '', '', '', '', 'unknown', 'unknown', '', '', '', '', '', 1, 0, 0))"};
const db::Sql insert_old_partner{"test.insert_old_partner", R"(
  insert into project_partner (project_id, position, name, city, country, role, area)
  values ($1, $2, 'CityLab', $3, 'FR', 'lead', 'port'))"};

// A database as it was before partners had numbers.
class OldPartnersTest : public db::DatabaseTest {
 protected:
  OldPartnersTest() : DatabaseTest(before()) {}
  static std::vector<std::span<const db::Migration>> before() {
    auto all = migrations_below();
    all.back() = all.back().first(4);
    return all;
  }
};

TEST_P(OldPartnersTest, Partners_of_an_older_database_come_through_each_with_a_number) {
  const ProjectId first{1000}, second{1001};
  db().write("test.old", [=](db::WriteTx& tx) {
    for (const ProjectId id : {second, first}) {
      tx.run(insert_old_project, id, db::Bytes{"x"});
      tx.run(insert_old_partner, id, 1, "Lyon");
      tx.run(insert_old_partner, id, 0, "Nice");
    }
  });
  auto now = fresh->options();
  now.migrations = migrations_below();
  fresh->reopen(now);
  ASSERT_TRUE(db::migrate(db()));
  std::set<PartnerId> numbers;
  for (const ProjectId id : {first, second}) {
    const auto partners = db().read([=](db::ReadTx& tx) { return partners_of(tx, id); });
    ASSERT_EQ(partners.size(), 2u);
    EXPECT_EQ(partners[0].city, "Nice");
    EXPECT_EQ(partners[1].city, "Lyon");
    EXPECT_EQ(partners[1].name, "CityLab");
    EXPECT_EQ(partners[1].country, "FR");
    EXPECT_EQ(partners[1].role, PartnerRole::lead);
    EXPECT_EQ(partners[1].area, "port");
    EXPECT_EQ(partners[1].pilot, Pilot());
    for (const Partner& p : partners) numbers.insert(p.id);
  }
  EXPECT_EQ(numbers.size(), 4u);
}

WIEC_ON_BOTH_DATABASES(OldPartnersTest);

}  // namespace
}  // namespace wiec::programmes
