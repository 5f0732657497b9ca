#include "commons/audit/audit.h"
#include "commons/feedback/feedback_store.h"
#include "commons/feedback/module.h"
#include "commons/feedback/personal_data.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/module.h"
#include "commons/people/person_store.h"
#include "commons/places/places.h"
#include "platform/db/testing.h"
#include "platform/mail/outbox.h"

namespace wiec::feedback {
namespace {

const db::Sql select_letters{"test.select_letters", "select to_email, body_text, due_at from letter order by id"};

class Desk : public db::DatabaseTest {
 protected:
  Desk()
      : DatabaseTest({mail::migrations(), audit::migrations(), places::migrations(), organisations::migrations(),
                      people::migrations(), feedback::migrations()}) {}

  std::unique_ptr<Context> context() {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = 7;
    ctx->letter_address = [] { return std::string("https://bo.example.org"); };
    return ctx;
  }
  FeedbackId send(std::string_view contact, std::string_view message = "Nie widzę mapy") {
    const auto sent = send_feedback(
        *context(), {fmt::format("token{}", ++forms_), "/projekty", std::string(message), std::string(contact)});
    EXPECT_TRUE(sent);
    return FeedbackId{*id_from_code(sent->code)};
  }
  Report found(FeedbackId id) {
    return *db().read([&](db::ReadTx& tx) { return find_report(tx, id); });
  }
  std::vector<Report> list(bool closed, int limit = 10, std::int64_t before = 0) {
    return db().read([&](db::ReadTx& tx) { return reports(tx, closed, limit, before); });
  }
  struct Queued {
    std::string to, text;
    Instant due_at;
  };
  std::vector<Queued> letters() {
    return db().read([](db::ReadTx& tx) {
      return tx.all(select_letters, [](const db::Row& row) {
        return Queued{row.get<std::string>(0), row.get<std::string>(1), row.get<Instant>(2)};
      });
    });
  }
  Shared shared;
  int forms_ = 0;
};

TEST_P(Desk, A_closed_report_keeps_no_contact_and_its_closing_is_in_the_trail) {
  const auto first = send("jan@example.org"), second = send("600 100 200");
  ASSERT_EQ(list(false).size(), 2u);
  EXPECT_EQ(list(false)[0].id, second) << "newest first";
  EXPECT_EQ(list(false)[1].contact, "jan@example.org");
  ASSERT_TRUE(close_report(*context(), first));
  EXPECT_EQ(found(first).contact, "");
  EXPECT_EQ(found(first).closed_at, clock.now());
  EXPECT_EQ(found(second).contact, "600 100 200") << "the other one stays";
  EXPECT_EQ(list(false).size(), 1u);
  EXPECT_EQ(list(true).size(), 1u);
  ASSERT_TRUE(close_report(*context(), first)) << "twice is once";
  const auto trail = db().read([&](db::ReadTx& tx) { return audit::entries_of(tx, "feedback", first.value); });
  ASSERT_EQ(trail.size(), 1u);
  EXPECT_EQ(trail[0].act, "feedback.close");
  EXPECT_EQ(trail[0].person, 7);
}

TEST_P(Desk, A_report_that_is_not_there_is_not_closed) {
  EXPECT_EQ(close_report(*context(), FeedbackId{12345}).error().kind, ProblemKind::not_found);
}

TEST_P(Desk, Lists_go_on_where_the_page_before_ended) {
  for (int i = 0; i < 5; ++i) send("", fmt::format("{}", i));
  const auto first = list(false, 3);
  ASSERT_EQ(first.size(), 3u);
  EXPECT_EQ(first[0].message, "4");
  const auto rest = list(false, 3, first.back().id.value);
  ASSERT_EQ(rest.size(), 2u);
  EXPECT_EQ(rest[0].message, "1");
}

TEST_P(Desk, No_contact_is_kept_longer_than_ninety_days) {
  const auto old = send("stary@example.org");
  clock.move(std::chrono::hours(24 * 89));
  const auto young = send("nowy@example.org");
  EXPECT_EQ(forget_contacts(db()), 0);
  clock.move(std::chrono::hours(25));
  EXPECT_EQ(forget_contacts(db()), 1);
  EXPECT_EQ(found(old).contact, "");
  EXPECT_FALSE(found(old).closed_at) << "the report itself waits on";
  EXPECT_EQ(found(young).contact, "nowy@example.org");
}

TEST_P(Desk, The_contact_address_hears_of_all_reports_of_an_hour_by_one_letter) {
  send("", "Bez adresu nikt nie słyszy");
  EXPECT_EQ(letters().size(), 0u);
  shared.site.contact_email = "bo@example.org";
  send("jan@example.org", "Tajna treść");
  send("", "Druga");
  ASSERT_EQ(letters().size(), 1u);
  EXPECT_EQ(letters()[0].to, "bo@example.org");
  EXPECT_THAT(letters()[0].text, testing::HasSubstr("https://bo.example.org/administracja/zgloszenia"));
  EXPECT_THAT(letters()[0].text, testing::Not(testing::HasSubstr("Tajna")));
  EXPECT_GT(letters()[0].due_at, clock.now()) << "at the end of the hour, so that none is left out";
  clock.move(std::chrono::hours(1));
  send("", "Trzecia");
  EXPECT_EQ(letters().size(), 2u);
}

TEST_P(Desk, A_contact_that_is_an_accounts_address_goes_with_the_account) {
  const auto person = db().write("test.person", [](db::WriteTx& tx) {
    return people::insert_person(tx, {.email = "Jan@example.org", .name = "Jan"});
  });
  const auto own = send("jan@Example.org"), foreign = send("ewa@example.org");
  const Json kept = db().read([&](db::ReadTx& tx) { return personal_data().gather(tx, person.value); });
  EXPECT_THAT(to_text(kept), testing::HasSubstr("jan@Example.org"));
  EXPECT_THAT(to_text(kept), testing::Not(testing::HasSubstr("ewa@")));
  db().write("test.erase", [person](db::WriteTx& tx) { personal_data().erase(tx, person.value); });
  EXPECT_EQ(found(own).contact, "");
  EXPECT_EQ(found(foreign).contact, "ewa@example.org");
}

WIEC_ON_BOTH_DATABASES(Desk);

}  // namespace
}  // namespace wiec::feedback
