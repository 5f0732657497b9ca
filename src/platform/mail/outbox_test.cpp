#include "platform/mail/outbox.h"

#include "platform/db/testing.h"

namespace wiec::mail {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::chrono_literals;

// A mail server that answers as told and remembers what it took.
class FakeCarrier : public Carrier {
 public:
  struct Taken {
    std::string to, message;
  };
  std::vector<Taken> taken;
  std::map<std::string, Answer> answers;
  std::function<void()> before_answer;

  Answer carry(std::string_view from, std::string_view to, std::string_view message) override {
    EXPECT_EQ(from, "bo@miasto.pl");
    if (before_answer) before_answer();
    const auto told = answers.find(std::string(to));
    const Answer answer = told == answers.end() ? Answer{Outcome::accepted, "250"} : told->second;
    taken.push_back({std::string(to), std::string(message)});
    return answer;
  }
  std::vector<std::string> addressees() const {
    std::vector<std::string> out;
    for (const Taken& letter : taken) out.push_back(letter.to);
    return out;
  }
};

std::string message_id(std::string_view message) {
  const std::size_t at = message.find("Message-ID: ") + 12;
  return std::string(message.substr(at, message.find("\r\n", at) - at));
}

class OutboxTest : public db::DatabaseTest {
 protected:
  OutboxTest() : DatabaseTest({migrations()}) { options.testing.now_from_clock = true; }

  bool queue(const std::string& to, const Queueing& how = {}) {
    Letter letter;
    letter.to = {"Jan", to};
    letter.subject = "Temat";
    letter.text = "Treść tajna\n";
    return db().write("test", [=](db::WriteTx& tx) { return queue_letter(tx, letter, how); });
  }
  Delivery delivery(Carrier& by) { return {db(), by, {"BO", "bo@miasto.pl"}, clock, log}; }
  Delivery::Round deliver() { return delivery(carrier).deliver_due(); }
  OutboxState state() {
    return db().read([](db::ReadTx& tx) { return outbox_state(tx); });
  }

  FakeCarrier carrier;
  std::vector<std::string> lines;
  log::Log log{log::Level::debug, log::Format::text,
               [](void* to, std::string_view line) { static_cast<std::vector<std::string>*>(to)->emplace_back(line); }, &lines};
};

TEST_P(OutboxTest, SendsOnce) {
  EXPECT_TRUE(queue("a@x.pl"));
  EXPECT_TRUE(queue("b@x.pl"));
  EXPECT_EQ(state().waiting, 2);
  EXPECT_EQ(deliver().sent, 2);
  EXPECT_THAT(carrier.addressees(), ElementsAre("a@x.pl", "b@x.pl"));
  EXPECT_THAT(carrier.taken[0].message, HasSubstr("Tre=C5=9B=C4=87 tajna"));
  EXPECT_NE(message_id(carrier.taken[0].message), message_id(carrier.taken[1].message));
  clock.move(24h);
  EXPECT_EQ(deliver().sent, 0);
  EXPECT_EQ(state().waiting, 0);
}

TEST_P(OutboxTest, QueuesAMatterOnce) {
  EXPECT_TRUE(queue("a@x.pl", {.matter = "voting.receipt/1"}));
  EXPECT_FALSE(queue("a@x.pl", {.matter = "voting.receipt/1"}));
  EXPECT_TRUE(queue("a@x.pl", {.matter = "voting.receipt/2"}));
  EXPECT_EQ(deliver().sent, 2);
  EXPECT_FALSE(queue("a@x.pl", {.matter = "voting.receipt/1"}));
  clock.move(24h);
  EXPECT_EQ(db().write("test", [now = clock.now()](db::WriteTx& tx) { return forget_letters(tx, now); }), 2);
  EXPECT_TRUE(queue("a@x.pl", {.matter = "voting.receipt/1"}));
}

TEST_P(OutboxTest, WaitsForItsTime) {
  queue("a@x.pl", {.not_before = clock.now() + 1h});
  EXPECT_EQ(deliver().sent, 0);
  EXPECT_FALSE(state().oldest_due_at);
  clock.move(1h);
  EXPECT_EQ(state().oldest_due_at, clock.now());
  EXPECT_EQ(deliver().sent, 1);
}

TEST_P(OutboxTest, TriesLaterWithTheSameMessageId) {
  queue("a@x.pl");
  carrier.answers["a@x.pl"] = {Outcome::later, "451 4.7.1"};
  EXPECT_EQ(deliver().postponed, 1);
  EXPECT_EQ(deliver().postponed, 0);
  clock.move(1min);
  EXPECT_EQ(deliver().postponed, 1);
  clock.move(4min);
  EXPECT_EQ(deliver().postponed, 0);
  clock.move(1min);
  carrier.answers.clear();
  EXPECT_EQ(deliver().sent, 1);
  ASSERT_EQ(carrier.taken.size(), 3U);
  EXPECT_EQ(message_id(carrier.taken[0].message), message_id(carrier.taken[2].message));
}

TEST_P(OutboxTest, GivesUpAfterThreeDays) {
  queue("a@x.pl");
  carrier.answers["a@x.pl"] = {Outcome::later, "452 4.2.2"};
  clock.move(71h);
  EXPECT_EQ(deliver().postponed, 1);
  clock.move(2h);
  EXPECT_EQ(deliver().refused, 1);
  EXPECT_EQ(state().refused, 1);
}

TEST_P(OutboxTest, RefusalConcernsOneLetterAndIsLoggedWithoutTheAddress) {
  queue("no@x.pl");
  queue("yes@x.pl");
  carrier.answers["no@x.pl"] = {Outcome::refused, "550 5.1.1"};
  const Delivery::Round round = deliver();
  EXPECT_EQ(round.refused, 1);
  EXPECT_EQ(round.sent, 1);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0], HasSubstr("550 5.1.1"));
  EXPECT_THAT(lines[0], testing::Not(HasSubstr("x.pl")));
  clock.move(24h);
  EXPECT_EQ(deliver().refused, 0);
}

TEST_P(OutboxTest, KeepsEverythingWhileTheServerIsAway) {
  for (const char* to : {"a@x.pl", "b@x.pl", "c@x.pl"}) queue(to);
  carrier.answers["a@x.pl"] = {Outcome::away, "cannot connect"};
  for (int day = 0; day < 5; ++day) {
    EXPECT_TRUE(deliver().server_away);
    clock.move(24h);
  }
  EXPECT_EQ(carrier.taken.size(), 5U);  // one knock each time
  EXPECT_EQ(state().waiting, 3);
  carrier.answers.clear();
  EXPECT_EQ(deliver().sent, 3);
}

TEST_P(OutboxTest, ComesBackWhenItsSenderDied) {
  queue("a@x.pl");
  carrier.before_answer = [] { throw std::runtime_error("killed"); };
  EXPECT_THROW(deliver(), std::runtime_error);
  carrier.before_answer = nullptr;
  EXPECT_EQ(deliver().sent, 0);
  clock.move(15min);
  EXPECT_EQ(deliver().sent, 1);
}

TEST_P(OutboxTest, TwoNodesShareTheWork) {
  for (int i = 0; i < 60; ++i) queue(fmt::format("a{}@x.pl", i));
  FakeCarrier other;
  int others = 0;
  carrier.before_answer = [&] {
    if (others == 0) others = delivery(other).deliver_due().sent;
  };
  EXPECT_EQ(deliver().sent, 50);
  EXPECT_EQ(others, 10);
}

TEST_P(OutboxTest, KeepsNothingOfASentLetter) {
  queue("a@x.pl");
  deliver();
  static const db::Sql select_left{"mail_test.left", R"(
    select count(*) from letter where to_name <> '' or to_email <> '' or subject <> '' or body_text <> '' or body_html <> '')"};
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return tx.value<std::int64_t>(select_left); }), 0);
}

TEST_P(OutboxTest, RefusesToQueueAForgedHeader) {
  Letter letter;
  letter.to = {"", "a@x.pl"};
  letter.subject = "a\r\nBcc: b@x.pl";
  letter.text = "x";
  EXPECT_THROW(db().write("test", [=](db::WriteTx& tx) { return queue_letter(tx, letter); }), std::logic_error);
}

WIEC_ON_BOTH_DATABASES(OutboxTest);

}  // namespace
}  // namespace wiec::mail
