// The catalogue of forms of support, and what becomes of a request.
#include "modules/support/personal_data.h"
#include "modules/support/support_test.h"
#include "modules/support/texts.h"

namespace wiec::support {
namespace {

namespace keys = texts::keys;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class RequestsTest : public SupportTest {};

TEST_P(RequestsTest, a_catalogue_begins_once_and_goes_over_to_the_next_programme) {
  EXPECT_EQ(forms.size(), 8u);
  EXPECT_EQ(begin_catalogue(*as(coordinator), programme).error().text, keys::err_catalogue_there);
  SupportForm room = forms[0];
  room.name = {"Sala szkolna", "A school room"};
  ASSERT_TRUE(save_form(*as(coordinator), room, room.revision));
  EXPECT_EQ(save_form(*as(coordinator), room, room.revision).error().kind, ProblemKind::conflict);
  SupportForm posters = forms[4];
  posters.offered = false;
  ASSERT_TRUE(save_form(*as(coordinator), posters, posters.revision));
  const auto next = *joint_projects::begin_programme(*as(coordinator), 2027, *date_from(2027, 1, 4));
  ASSERT_TRUE(begin_catalogue(*as(coordinator), next));
  const auto taken_over = db().read([&](db::ReadTx& tx) { return forms_of(tx, next); });
  EXPECT_EQ(taken_over.size(), 7u) << "what is no longer offered stays behind";
  EXPECT_EQ(taken_over[0].name.pl, "Sala szkolna");
}

TEST_P(RequestsTest, a_form_of_the_catalogue_is_checked_field_by_field_and_kept_by_who_coordinates_the_city) {
  for (const auto& [field, value] :
       {std::pair("name_pl", std::string()), std::pair("name_pl", std::string(121, 'x')),
        std::pair("about_en", std::string(1001, 'x')), std::pair("notice_days", std::string("jutro")),
        std::pair("notice_days", std::string("181")), std::pair("unit_pl", std::string(41, 'x'))}) {
    Typed typed = typed_from(forms[0]);
    typed.set(field, value);
    Faults faults;
    (void)read_form(*as(coordinator), typed, faults);
    ASSERT_EQ(faults.size(), 1u) << field;
    EXPECT_EQ(faults[0].field, field);
  }
  EXPECT_EQ(save_form(*of_district(left_bank), forms[0], 1).error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(save_form(*as(ola), forms[0], 1).error().kind, ProblemKind::not_allowed);
  SupportForm gone = forms[0];
  gone.id = FormId{1};
  EXPECT_EQ(save_form(*as(coordinator), gone, 1).error().kind, ProblemKind::not_found);
}

TEST_P(RequestsTest, a_request_is_accepted_done_and_both_sides_hear_of_it) {
  db().write("test.grant", [&](db::WriteTx& tx) {
    people::insert_grant(tx, coordinator, {.role = Role::coordinator}, {});
    people::insert_grant(tx, people::insert_person(tx, {.email = "p@example.org"}),
                         {.role = Role::coordinator, .place = right_bank.value}, {});
  });
  const RequestId id = asked(ola, azory);
  EXPECT_EQ(request(id).state, State::asked);
  EXPECT_EQ(request(id).quantity, 30);
  EXPECT_THAT(told(coordinator), Contains(HasSubstr("Sala na spotkanie")));
  EXPECT_THAT(told(person("p@example.org")), IsEmpty()) << "another district is theirs";
  EXPECT_EQ(decide_request(*as(coordinator), id, Step::finish, "").error().kind, ProblemKind::conflict);
  ASSERT_TRUE(decide_request(*as(coordinator), id, Step::accept, "Klucz na portierni."));
  EXPECT_THAT(told(ola), Contains(HasSubstr("Klucz na portierni.")));
  EXPECT_EQ(decide_request(*as(coordinator), id, Step::accept, "").error().kind, ProblemKind::conflict);
  ASSERT_TRUE(decide_request(*as(coordinator), id, Step::finish, ""));
  const auto history = steps(id);
  ASSERT_EQ(history.size(), 3u);
  EXPECT_FALSE(history[0].by_office);
  EXPECT_TRUE(history[1].by_office);
  EXPECT_EQ(history[1].words, "Klucz na portierni.");
  EXPECT_EQ(history[2].state, State::done);
  EXPECT_EQ(withdraw_request(*as(ola), id).error().kind, ProblemKind::conflict);
}

TEST_P(RequestsTest, a_refusal_has_its_reason_and_a_promise_may_still_fail) {
  const RequestId id = asked(ola, azory);
  EXPECT_EQ(decide_request(*as(coordinator), id, Step::decline, " \n ").error().field, "words");
  EXPECT_EQ(decide_request(*as(coordinator), id, Step::decline, std::string(1001, 'x')).error().field, "words");
  EXPECT_EQ(decide_request(*as(coordinator), id, Step::withdraw, "").error().kind, ProblemKind::conflict);
  ASSERT_TRUE(decide_request(*as(coordinator), id, Step::accept, ""));
  ASSERT_TRUE(decide_request(*as(coordinator), id, Step::decline, "Sala jest zalana."));
  EXPECT_EQ(request(id).state, State::declined);
  EXPECT_THAT(told(ola), Contains(HasSubstr("Powód: Sala jest zalana.")));
}

TEST_P(RequestsTest, only_who_asked_withdraws_and_only_who_coordinates_the_place_decides) {
  const RequestId id = asked(ola, azory);
  EXPECT_EQ(withdraw_request(*as(jan), id).error().kind, ProblemKind::not_found);
  EXPECT_EQ(withdraw_request(*as(ola), RequestId{1}).error().kind, ProblemKind::not_found);
  EXPECT_EQ(decide_request(*as(ola), id, Step::accept, "").error().kind, ProblemKind::not_allowed);
  EXPECT_EQ(decide_request(*of_district(right_bank), id, Step::accept, "").error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(decide_request(*of_district(left_bank), id, Step::accept, ""));
  EXPECT_TRUE(withdraw_request(*as(ola), id));
  EXPECT_EQ(request(id).state, State::withdrawn);
}

TEST_P(RequestsTest, what_is_wrong_with_a_request_is_said_at_its_field) {
  const auto elsewhere = gathering(gatherings::Kind::residents_meeting, 9, "Szkoła", right_bank);
  for (const auto& [field, value] :
       {std::pair("form", std::string()), std::pair("form", code_from_id(1)), std::pair("what_for", std::string()),
        std::pair("what_for", value_of(rybaki)), std::pair("what_for", value_of(elsewhere)),
        std::pair("what_for", std::string("x")), std::pair("needed_on", std::string()),
        std::pair("needed_on", std::string("2026-11-21")), std::pair("needed_on", std::string("2028-01-01")),
        std::pair("needed_on", std::string("jutro")), std::pair("quantity", std::string()),
        std::pair("quantity", std::string("0")), std::pair("quantity", std::string("dużo")),
        std::pair("words", std::string(2001, 'x')), std::pair("words", std::string("\xff"))}) {
    Typed typed = request_form(azory);
    typed.set(field, value);
    const Faults faults = ask(ola, typed);
    ASSERT_EQ(faults.size(), 1u) << field << " = " << value;
    EXPECT_EQ(faults[0].field, field) << value;
  }
  EXPECT_EQ(ask(person("nikt@example.org"), request_form(azory)).at(0).kind, ProblemKind::not_allowed);
}

TEST_P(RequestsTest, it_may_be_for_a_meeting_in_the_district_one_leads_and_today_still_counts) {
  Typed typed = request_form(azory);
  typed.set("what_for", value_of(gathering(gatherings::Kind::residents_meeting, 9, "Szkoła", left_bank)));
  typed.set("needed_on", "2026-11-22");
  RequestId id;
  ASSERT_TRUE(ask(ola, typed, &id).empty());
  EXPECT_TRUE(request(id).gathering);
  EXPECT_EQ(request(id).districts, std::vector{left_bank});
  EXPECT_TRUE(decide_request(*of_district(left_bank), id, Step::accept, ""));
}

TEST_P(RequestsTest, who_resigned_or_a_form_that_is_over_asks_no_more) {
  auto ctx = as(ola);
  const auto ground = db().read([&](db::ReadTx& tx) { return ground_of(tx, ctx->actor, clock.now()); });
  Faults faults;
  const SupportRequest wanted = read_request(*ctx, *ground, request_form(azory), faults);
  SupportForm room = forms[0];
  room.offered = false;
  ASSERT_TRUE(save_form(*as(coordinator), room, room.revision));
  EXPECT_EQ(ask_for_support(*ctx, wanted).error().text, keys::err_form_over);
  ASSERT_TRUE(joint_projects::resign(*ctx, ola_leads));
  EXPECT_EQ(ask_for_support(*ctx, wanted).error().kind, ProblemKind::not_allowed);
}

TEST_P(RequestsTest, the_queue_stands_by_day_and_is_filtered) {
  Typed sooner = request_form(rybaki);
  sooner.set("needed_on", "2026-12-01");
  const RequestId later = asked(ola, azory);
  RequestId first;
  ASSERT_TRUE(ask(jan, sooner, &first).empty());
  const auto ids = [&](const QueueAsked& wanted) {
    std::vector<RequestId> all;
    for (const auto& r : db().read([&](db::ReadTx& tx) { return queue(tx, wanted); })) all.push_back(r.id);
    return all;
  };
  EXPECT_EQ(ids({}), (std::vector{first, later}));
  EXPECT_EQ(ids({.district = left_bank}), std::vector{later});
  EXPECT_THAT(ids({.form = forms[1].id}), IsEmpty());
  ASSERT_TRUE(decide_request(*as(coordinator), first, Step::decline, "Nie."));
  EXPECT_EQ(ids({}), std::vector{later});
  EXPECT_EQ(ids({.state = State::declined}), std::vector{first});
}

TEST_P(RequestsTest, a_person_takes_their_words_along_and_waits_for_nothing_when_erased) {
  const RequestId id = asked(ola, azory);
  const auto data = personal_data();
  db().read([&](db::ReadTx& tx) { EXPECT_EQ(data.gather(tx, ola.value).find("requests")->array()->size(), 1u); });
  db().write("test.erase", [&](db::WriteTx& tx) { data.erase(tx, ola.value); });
  EXPECT_EQ(request(id).words, "");
  EXPECT_EQ(request(id).state, State::withdrawn);
}

WIEC_ON_BOTH_DATABASES(RequestsTest);

}  // namespace
}  // namespace wiec::support
