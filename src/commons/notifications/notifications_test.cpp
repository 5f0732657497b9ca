#include "commons/notifications/notifications.h"

#include <set>

#include "commons/audit/audit.h"
#include "commons/notifications/notice_store.h"
#include "commons/organisations/organisation_store.h"
#include "commons/people/testing.h"
#include "commons/places/places.h"
#include "platform/db/testing.h"
#include "platform/log/log.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::notifications {
namespace {

const db::Sql all_letters{"test.all_letters", "select body_text from letter order by id"};
const db::Sql letter_links{"test.letter_links", "select unsubscribe_url from letter order by id"};

constexpr std::string_view kSite = "https://budzet.example.org";

class NotificationsTest : public db::DatabaseTest {
 protected:
  NotificationsTest()
      : DatabaseTest({mail::migrations(), audit::migrations(), places::migrations(), organisations::migrations(),
                      people::migrations(), notifications::migrations()}) {
    shared.key = people::test_key;
  }
  people::PersonId person(const std::string& email, Language l = Language::pl) {
    return db().write("test.person", [=](db::WriteTx& tx) {
      return people::insert_person(tx, {.email = email, .name = "Ola", .language = l});
    });
  }
  bool tell(people::PersonId id, NoticeKind kind, std::int64_t matter, const std::string& words) {
    clock.move(std::chrono::seconds(1));
    return db().write("test.notify", [=](db::WriteTx& tx) {
      return notify(tx, {.person = id,
                         .kind = kind,
                         .noun = "proposal",
                         .noun_id = matter,
                         .matter_pl = fmt::format("Projekt {}", matter),
                         .matter_en = fmt::format("Project {}", matter),
                         .text_pl = words,
                         .text_en = words + " (en)",
                         .path = fmt::format("/projekty/{}", matter)});
    });
  }
  std::int64_t send() {
    Context ctx(db(), shared, Language::pl, clock.now());
    return send_due_notices(ctx, std::string(kSite), [] { return false; });
  }
  std::vector<std::string> letters(const db::Sql& sql = all_letters) {
    return db().read(
        [&](db::ReadTx& tx) { return tx.all(sql, [](const db::Row& row) { return row.get<std::string>(0); }); });
  }
  Shared shared;
};

TEST_P(NotificationsTest, The_digest_comes_on_monday_once_grouped_by_matter) {
  const auto ola = person("ola@example.org");
  ASSERT_TRUE(tell(ola, NoticeKind::own, 1, "pierwsza"));
  ASSERT_TRUE(tell(ola, NoticeKind::own, 2, "druga"));
  ASSERT_TRUE(tell(ola, NoticeKind::own, 1, "trzecia"));
  EXPECT_EQ(send(), 0) << "not before Monday";
  clock.set(next_digest(clock.now()));
  EXPECT_EQ(send(), 1);
  EXPECT_EQ(send(), 0) << "exactly once";
  ASSERT_EQ(letters().size(), 1u);
  const std::string text = letters()[0];
  EXPECT_LT(text.find("trzecia"), text.find("pierwsza")) << "newest first";
  EXPECT_LT(text.find("pierwsza"), text.find("druga")) << "one matter stands together";
  EXPECT_EQ(text.find("Projekt 1"), text.rfind("Projekt 1"));
  EXPECT_NE(text.find("https://budzet.example.org/projekty/2"), std::string::npos);
  EXPECT_TRUE(letters(letter_links)[0].starts_with("https://budzet.example.org/wypisz/"));
}

TEST_P(NotificationsTest, Deadlines_go_at_once_and_cannot_be_refused) {
  const auto ola = person("ola@example.org", Language::en);
  db().write("test.choose", [=](db::WriteTx& tx) {
    for (const auto kind : kNoticeKinds) choose(tx, ola, kind, Mode::never);
  });
  EXPECT_FALSE(tell(ola, NoticeKind::own, 1, "own"));
  EXPECT_FALSE(tell(ola, NoticeKind::city, 1, "city"));
  EXPECT_TRUE(tell(ola, NoticeKind::deadline, 1, "do it by Friday"));
  EXPECT_EQ(send(), 1);
  EXPECT_NE(letters()[0].find("by Friday (en)"), std::string::npos) << "in the person's language";
}

TEST_P(NotificationsTest, Blocked_and_erased_people_get_nothing) {
  const auto ola = person("ola@example.org");
  tell(ola, NoticeKind::deadline, 1, "x");
  db().write("test.block", [=](db::WriteTx& tx) { people::set_state(tx, ola, people::PersonState::blocked); });
  EXPECT_EQ(send(), 0);
  EXPECT_TRUE(letters().empty());
  tell(ola, NoticeKind::own, 2, "y");
  db().write("test.erase", [=](db::WriteTx& tx) { personal_data().erase(tx, ola.value); });
  EXPECT_TRUE(db().read([&](db::ReadTx& tx) { return waiting_notices(tx, ola, Language::pl); }).empty());
}

TEST_P(NotificationsTest, The_link_to_unsubscribe_is_ones_own) {
  const auto ola = person("ola@example.org");
  const std::string path = unsubscribe_path(shared, ola);
  const std::string token = path.substr(path.rfind('/') + 1);
  EXPECT_EQ(person_from_token(shared, token), ola);
  for (std::string bad : {token + "0", token.substr(1), std::string("-"), std::string(1000, 'a'), std::string()})
    EXPECT_FALSE(person_from_token(shared, bad)) << bad;
  std::string changed = token;
  changed.back() = changed.back() == '0' ? '1' : '0';
  EXPECT_FALSE(person_from_token(shared, changed));
}

TEST_P(NotificationsTest, Mondays_at_seven_also_when_the_clocks_change) {
  const auto at = [](const char* text) { return *instant_from_iso(text); };
  EXPECT_EQ(next_digest(at("2026-11-22T10:00:00Z")), at("2026-11-23T06:00:00Z"));
  EXPECT_EQ(next_digest(at("2026-11-23T05:59:59Z")), at("2026-11-23T06:00:00Z"));
  EXPECT_EQ(next_digest(at("2026-11-23T06:00:00Z")), at("2026-11-30T06:00:00Z"));
  EXPECT_EQ(next_digest(at("2027-03-27T12:00:00Z")), at("2027-03-29T05:00:00Z")) << "summer time began on Sunday";
  EXPECT_EQ(next_digest(at("2026-10-24T12:00:00Z")), at("2026-10-26T06:00:00Z"));
}

TEST_P(NotificationsTest, Hundreds_of_people_are_served_in_small_writes) {
  constexpr int kPeople = 350;
  for (int i = 0; i < kPeople; ++i) tell(person(fmt::format("p{}@example.org", i)), NoticeKind::deadline, i, "x");
  EXPECT_EQ(send(), kPeople);
  EXPECT_EQ(letters().size(), static_cast<std::size_t>(kPeople));
}

class CollectingCarrier final : public mail::Carrier {
 public:
  mail::Answer carry(std::string_view, std::string_view, std::string_view message) override {
    const auto at = message.find("Message-ID: ");
    ids.insert(std::string(message.substr(at, message.find("\r\n", at) - at)));
    ++letters;
    return {mail::Outcome::accepted, "250"};
  }
  std::set<std::string> ids;
  int letters = 0;
};

// Two nodes on one database, and each started again: no number comes twice.
TEST_P(NotificationsTest, Message_ids_differ_across_nodes_and_restarts) {
  const auto queue = [](db::Database& node, int run) {
    for (int i = 0; i < 100; ++i)
      node.write("test.queue", [=](db::WriteTx& tx) {
        mail::queue_letter(tx, {.to = {.email = "a@example.org"}, .subject = fmt::format("{}", run), .text = "x"});
      });
  };
  const db::Options same = fresh->options();
  for (int run = 0; run < 2; ++run) {
    auto second = db::open(same);
    ASSERT_TRUE(second) << second.error().message;
    queue(db(), run);
    queue(*second, run);
    fresh->reopen(same);
  }
  CollectingCarrier carrier;
  log::Log log(log::Level::error, log::Format::text);
  mail::Delivery delivery(db(), carrier, {.email = "bo@example.org"}, clock, log);
  while (delivery.deliver_due().sent > 0) {
  }
  EXPECT_EQ(carrier.letters, 400);
  EXPECT_EQ(carrier.ids.size(), 400u);
}

WIEC_ON_BOTH_DATABASES(NotificationsTest);

}  // namespace
}  // namespace wiec::notifications
