// Cases by one template, and a method that rests on them: who may write, what is refused, what stays.
#include "modules/cases/testing.h"

namespace wiec::cases {
namespace {

TEST_P(CasesTest, Only_who_works_for_the_partner_or_keeps_the_card_writes_its_cases) {
  const CaseId id = some_case();
  const auto stored = [&] { return *db().read([&](db::ReadTx& tx) { return find_case(tx, id); }); };
  EXPECT_EQ(stored().speaker, "Lyon");
  EXPECT_EQ(stored().project_name, "URB");
  EXPECT_EQ(save_case(*as(claire), told(urb, partner(urb, 1))).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(save_case(*as(officer_id), told(urb, lyon())).error().kind, ProblemKind::not_allowed) << "has no role";
  EXPECT_EQ(save_case(*officer(), told(urb, partner(other, 0))).error().kind, ProblemKind::not_found);
  EXPECT_TRUE(save_case(*officer(), told(urb, partner(urb, 1))));
  SavedCase again{stored(), {}};
  again.written.kind = Kind::bad;
  ASSERT_TRUE(save_case(*as(claire), again));
  EXPECT_EQ(save_case(*as(claire), again).error().kind, ProblemKind::conflict) << "of the revision before";
  EXPECT_EQ(stored().kind, Kind::bad);
}

TEST_P(CasesTest, A_case_tells_of_a_delivered_proposal_only) {
  SavedCase s = told(urb, lyon());
  for (const char* wrong : {"nic", "/projekty/0000000000001", "12"}) {
    s.proposal = wrong;
    EXPECT_EQ(save_case(*officer(), s).error().field, "proposal") << wrong;
  }
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return all_cases(tx); }).empty());
}

TEST_P(CasesTest, Every_step_rests_on_cases_of_its_project) {
  const CaseId mine = some_case(), foreign = *save_case(*officer(), told(other, partner(other, 0)));
  EXPECT_EQ(step({mine}, 0).error().kind, ProblemKind::conflict) << "there is no method";
  EXPECT_EQ(save_intro(*as(claire), urb, {"", "intro"}, 0).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(save_intro(*officer(), urb, {"", "intro"}, 0));
  EXPECT_EQ(ask_partners(*officer(), urb).error().kind, ProblemKind::conflict) << "without steps";
  EXPECT_EQ(step({}, revision()).error().field, "cites");
  EXPECT_EQ(step({foreign}, revision()).error().field, "cites");
  EXPECT_EQ(step({mine}, 0).error().kind, ProblemKind::conflict) << "of the revision before";
  ASSERT_TRUE(step({mine}, revision()));
  EXPECT_EQ(remove_case(*as(claire), mine).error().kind, ProblemKind::conflict);
  ASSERT_TRUE(remove_step(*officer(), urb, newest()->steps[0].id, revision()));
  EXPECT_TRUE(remove_case(*as(claire), mine));
}

TEST_P(CasesTest, Who_is_asked_for_an_answer_hears_of_it_at_once) {
  ask_about(some_case());
  const auto told =
      db().read([&](db::ReadTx& tx) { return notifications::waiting_notices(tx, {claire}, Language::en); });
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].text, "Please answer: do you accept this method?");
  EXPECT_LE(told[0].due_at, clock.now());
}

TEST_P(CasesTest, What_partners_were_asked_about_stays_and_corrections_are_the_next_version) {
  const CaseId mine = some_case();
  ask_about(mine);
  EXPECT_EQ(step({mine}, revision()).error().kind, ProblemKind::conflict);
  EXPECT_EQ(ask_partners(*officer(), urb).error().kind, ProblemKind::conflict);
  ASSERT_TRUE(amend_method(*officer(), urb));
  EXPECT_EQ(amend_method(*officer(), urb).error().kind, ProblemKind::conflict);
  const auto asked = db().read([&](db::ReadTx& tx) { return newest_asked_method(tx, urb); });
  EXPECT_EQ(asked->version, 1);
  EXPECT_EQ(newest()->version, 2);
  ASSERT_EQ(newest()->steps.size(), 1u);
  EXPECT_EQ(newest()->steps[0].cites, std::vector{mine});
  EXPECT_NE(newest()->steps[0].id, asked->steps[0].id);
  ASSERT_TRUE(remove_step(*officer(), urb, newest()->steps[0].id, revision()));
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return find_method(tx, urb, 1); })->steps.size(), 1u);
}

TEST_P(CasesTest, Each_partner_accepts_or_comments_and_the_last_answer_counts) {
  const auto answer = [&](std::int64_t person, PartnerId by, bool accepts, std::string words, std::int64_t version) {
    const auto ctx = person == officer_id ? officer() : as(person);
    return answer_method(*ctx, urb, {.partner = by, .version = version, .accepts = accepts, .body = std::move(words)});
  };
  EXPECT_EQ(answer(claire, lyon(), true, "", 1).error().kind, ProblemKind::conflict) << "nobody was asked";
  ask_about(some_case());
  EXPECT_EQ(answer(claire, lyon(), false, "", 1).error().field, "body");
  EXPECT_EQ(answer(claire, partner(urb, 1), true, "", 1).error().kind, ProblemKind::not_allowed);
  ASSERT_TRUE(answer(claire, lyon(), false, "Add a step on children.", 1));
  ASSERT_TRUE(answer(claire, lyon(), true, "", 1));
  ASSERT_TRUE(answer(officer_id, partner(urb, 1), true, "", 1));
  const auto partners = db().read([&](db::ReadTx& tx) { return programmes::partners_of(tx, urb); });
  EXPECT_EQ(newest()->answers.size(), 2u);
  EXPECT_EQ(newest()->accepted_by(partners), 2);
  EXPECT_FALSE(newest()->answer_of(lyon())->by_office);
  EXPECT_TRUE(newest()->answer_of(partner(urb, 1))->by_office);
  ASSERT_TRUE(amend_method(*officer(), urb));
  ASSERT_TRUE(ask_partners(*officer(), urb));
  EXPECT_EQ(answer(claire, lyon(), true, "", 1).error().kind, ProblemKind::conflict) << "there is a version 2";
  EXPECT_EQ(newest()->accepted_by(partners), 0);
}

TEST_P(CasesTest, A_partner_taken_off_the_card_leaves_its_cases) {
  const CaseId id = some_case();
  const PartnerId before = lyon();
  db().write("test.off", [&](db::WriteTx& tx) {
    std::vector<programmes::Partner> none;
    programmes::store_partners(tx, urb, none);
  });
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return find_case(tx, id); })->speaker, "Lyon");
  EXPECT_EQ(save_case(*officer(), told(urb, before)).error().kind, ProblemKind::not_found);
}

TEST_P(CasesTest, Erasure_leaves_the_words_without_the_person) {
  ask_about(some_case());
  ASSERT_TRUE(answer_method(*as(claire), urb,
                            {.partner = lyon(), .version = 1, .accepts = false, .body = "Mind the elderly."}));
  const Json gathered = db().read([&](db::ReadTx& tx) { return personal_data().gather(tx, claire); });
  EXPECT_EQ(gathered.find("cases")->array()->size(), 1u);
  EXPECT_EQ(gathered.find("method_answers")->array()->size(), 1u);
  db().write("test.erase", [&](db::WriteTx& tx) { personal_data().erase(tx, claire); });
  EXPECT_EQ(newest()->answers[0].person, 0);
  EXPECT_EQ(newest()->answers[0].body, "Mind the elderly.");
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return all_cases(tx); })[0].person, 0);
}

TEST(CaseForm, Each_wrong_value_is_told_at_its_field) {
  const std::pair<std::string, std::string> wrong[] = {
      {"kind", "fine"}, {"title_en", ""},        {"before_en", ""},  {"transfer_en", std::string(4001, 'x')},
      {"cost", "-5"},   {"cost", "99999999999"}, {"currency", "XYZ"}};
  for (const auto& [field, value] : wrong) {
    Typed typed;
    for (const std::string_view name : {"title_en", "before_en", "done_en", "result_en", "why_en", "transfer_en"})
      typed.set(std::string(name), "words");
    typed.set("kind", "good");
    typed.set("currency", "EUR");
    typed.set("base", "0");
    typed.set(field, value);
    Faults faults;
    Reader r(Language::en, typed, faults);
    (void)read_case(r);
    ASSERT_EQ(faults.size(), 1u) << field << "=" << value.substr(0, 20);
    EXPECT_EQ(faults[0].field, field);
  }
}

TEST(BothLanguages, The_other_languages_words_are_shown_and_marked) {
  const Both english{"", "words"}, polish{"słowa", ""}, both{"słowa", "words"}, none;
  EXPECT_EQ(english.in(Language::pl), "words");
  EXPECT_EQ(english.lang(Language::pl), "en");
  EXPECT_EQ(polish.in(Language::en), "słowa");
  EXPECT_EQ(polish.lang(Language::en), "pl");
  EXPECT_EQ(both.in(Language::en), "words");
  EXPECT_EQ(both.lang(Language::en), "");
  EXPECT_EQ(none.in(Language::en), "");
  EXPECT_EQ(none.lang(Language::pl), "");
}

WIEC_ON_BOTH_DATABASES(CasesTest);

}  // namespace
}  // namespace wiec::cases
