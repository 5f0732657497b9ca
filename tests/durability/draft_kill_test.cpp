// The server is killed with -9 while residents write drafts: every save that was answered, by itself or by the button,
// is there, and none is there twice, also when the form was sent again after the restart. The control shows that the
// test finds a server that answers too early.
#include <atomic>
#include <map>
#include <thread>

#include "durability/killed_server.h"

namespace wiec::durability {
namespace {

using stories::Answer;
using stories::Browser;
using stories::ConnectionError;

constexpr int kWriters = 12;  // fewer than the drafts that one person may begin in a day
constexpr int kRounds = 6, kMostRoundsOfTheControl = 40;
constexpr int kButton = 4;  // each fourth save is by the button and makes a revision

const db::Sql select_revisions{"durability.draft_revisions", R"(
  select title, body from draft_revision where title like 'Pisany %' order by title, number)"};
const db::Sql select_copies{"durability.draft_copies", R"(
  select title, body from draft_copy where title like 'Pisany %' order by title, form)"};

std::string words(int save) { return fmt::format("Zapis {}", save); }

// What a draft holds: the words of its revisions, and of the copies of open forms.
struct Held {
  std::vector<std::string> revisions, copies;
  friend bool operator==(const Held&, const Held&) = default;
};
Held after(int saves) {
  Held held{.revisions = {""}, .copies = {}};
  for (int save = kButton; save <= saves; save += kButton) held.revisions.push_back(words(save));
  if (saves % kButton != 0) held.copies.push_back(words(saves));
  return held;
}

struct Writer {
  Browser browser;
  std::string title, save_path, form;
  int answered = 0, sent = 0, sent_again = 0;
};

class DraftKill : public KilledServer {
 protected:
  void SetUp() override {
    start("demo");
    const std::string password = server_->printed("with the password ", " as\n");
    auto ola = server_->browser();
    ASSERT_EQ(ola.submit(ola.get("/logowanie/haslo"), "/logowanie/haslo",
                         {{"email", "mieszkanka@wiec.example"}, {"password", password}})
                  .status,
              303);
    for (int i = 0; i < kWriters; ++i) writers_.push_back(begun(ola, fmt::format("Pisany {}", i)));
  }

  Writer begun(Browser browser, const std::string& title) {
    const Answer made = browser.submit(browser.get("/szkice/nowy"), "/szkice/nowy", {{"title", title}});
    EXPECT_EQ(made.status, 303);
    const Answer page = browser.follow(made);
    const std::string path = std::string(made.header("location"));
    const std::string draft = path.substr(0, path.rfind('/'));
    return {.browser = browser,
            .title = title,
            .save_path = draft + "/zapis/" + stories::between(page.body, draft + "/zapis/", "\""),
            .form = stories::between(page.body, R"(name="form" value=")", "\"")};
  }

  // Everybody writes until the server dies, which it does at one of the first answers. What got no answer is sent again
  // first.
  void live_and_die() {
    if (lives_++ > 0) server_->restart_after_kill();
    const int last = random(20, 100);
    std::atomic<int> answers = 0;
    std::vector<std::jthread> threads;
    for (Writer& writer : writers_)
      threads.emplace_back([&] {
        while (save(writer))
          if (++answers == last) server_->kill();
      });
  }

  // False when the server died under it, or its answer was not what a save gets.
  bool save(Writer& w) {
    const int number = w.answered + 1;
    const bool by_button = number % kButton == 0;
    if (w.sent == number) ++w.sent_again;
    w.sent = number;
    w.browser.come_from(fmt::format("10.{}.{}.1", number >> 8, number & 255));
    Answer answer;
    try {
      answer = w.browser.post(w.save_path, {{"base", std::to_string(1 + w.answered / kButton)},
                                            {"form", w.form},
                                            {"title", w.title},
                                            {"body", words(number)},
                                            {"level", "district"},
                                            {"path", "district_joint"},
                                            {"co", by_button ? "zapisz" : "auto"}});
    } catch (const ConnectionError&) {
      return false;
    }
    EXPECT_EQ(answer.status, by_button ? 303 : 200) << answer.body;
    if (HasFailure()) return false;
    w.answered = number;
    return true;
  }

  std::map<std::string, Held> held() const {
    std::map<std::string, Held> all;
    database().read([&](db::ReadTx& tx) {
      all.clear();
      for (const db::Row& row : tx.query(select_revisions))
        all[row.get<std::string>(0)].revisions.push_back(row.get<std::string>(1));
      for (const db::Row& row : tx.query(select_copies))
        all[row.get<std::string>(0)].copies.push_back(row.get<std::string>(1));
    });
    return all;
  }

  // Drafts that are neither as the last answer left them nor as the save under way would.
  std::vector<std::string> spoilt() const {
    const auto all = held();
    std::vector<std::string> titles;
    for (const Writer& w : writers_) {
      const Held& now = all.at(w.title);
      if (now != after(w.answered) && (w.sent == w.answered || now != after(w.sent))) titles.push_back(w.title);
    }
    return titles;
  }

  std::vector<Writer> writers_;
  int lives_ = 0;
};

TEST_F(DraftKill, EverySaveAnsweredIsThereOnce) {
  for (int round = 0; round < rounds(kRounds) && !HasFailure(); ++round) {
    SCOPED_TRACE(round);
    ASSERT_NO_THROW(live_and_die());
    ASSERT_THAT(spoilt(), testing::IsEmpty());
  }
  server_->restart_after_kill();
  for (Writer& w : writers_) EXPECT_TRUE(save(w));
  EXPECT_EQ(server_->stop(), 0);
  const auto all = held();
  for (const Writer& w : writers_) EXPECT_EQ(all.at(w.title), after(w.answered)) << w.title;
  int saves = 0, again = 0;
  for (const Writer& w : writers_) saves += w.answered, again += w.sent_again;
  EXPECT_GE(saves, 20 * rounds(kRounds));
  EXPECT_GT(again, 0) << "no save was under way at any death";
  RecordProperty("saves", saves);
  RecordProperty("sent_again", again);
}

#ifndef NDEBUG
TEST_F(DraftKill, AnswersBeforeTheCommitAreFound) {
  ASSERT_NO_THROW(live_and_die());  // the city is made by a server that waits for its commits
  ::setenv("WIEC_TEST_ANSWER_BEFORE_COMMIT", "yes", 1);
  std::vector<std::string> found;
  int round = 0;
  for (; round < kMostRoundsOfTheControl && found.empty() && !HasFailure(); ++round) {
    ASSERT_NO_THROW(live_and_die());
    found = spoilt();
  }
  ::unsetenv("WIEC_TEST_ANSWER_BEFORE_COMMIT");
  EXPECT_FALSE(found.empty()) << "the kill test does not see a server that answers too early";
  RecordProperty("rounds", round);
}
#endif

}  // namespace
}  // namespace wiec::durability
