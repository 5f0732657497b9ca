#include "commons/links/links.h"

#include "platform/db/testing.h"

namespace wiec::links {
namespace {

class LinksTest : public db::DatabaseTest {
 protected:
  LinksTest() : DatabaseTest({links::migrations()}) {}

  bool link(const Noun& from, std::string_view kind, const Noun& to) {
    return db().write("test.link", [=](db::WriteTx& tx) { return add_link(tx, from, kind, to); });
  }
};

const Noun need{"need", 1}, idea{"idea", 2}, proposal{"proposal", 3}, delivery{"delivery", 4}, practice{"practice", 5};

TEST_P(LinksTest, a_link_is_seen_from_both_ends_and_only_once) {
  EXPECT_TRUE(link(idea, "answers", need));
  EXPECT_FALSE(link(idea, "answers", need));
  EXPECT_TRUE(link(idea, "mentions", need));
  db().read([](db::ReadTx& tx) {
    EXPECT_EQ(links_from(tx, idea).size(), 2u);
    ASSERT_EQ(links_from(tx, idea, "answers").size(), 1u);
    EXPECT_EQ(links_from(tx, idea, "answers")[0].to, need);
    ASSERT_EQ(links_to(tx, need, "mentions").size(), 1u);
    EXPECT_EQ(links_to(tx, need, "mentions")[0].from, idea);
    EXPECT_TRUE(links_from(tx, need).empty());
    EXPECT_TRUE(links_to(tx, Noun{"need", 2}).empty());
  });
  EXPECT_TRUE(db().write("test.unlink", [](db::WriteTx& tx) { return remove_link(tx, idea, "mentions", need); }));
  EXPECT_FALSE(db().write("test.unlink", [](db::WriteTx& tx) { return remove_link(tx, idea, "mentions", need); }));
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return links_to(tx, need).size(); }), 1u);
}

TEST_P(LinksTest, the_thread_is_walked_from_anywhere) {
  link(idea, "answers", need);
  link(proposal, "grew_from", idea);
  link(delivery, "delivers", proposal);
  link(practice, "grew_from", delivery);
  link(practice, "answers", need);  // a ring
  link({"note", 9}, "answers", {"note", 8});
  db().read([](db::ReadTx& tx) {
    const auto steps = thread_of(tx, proposal);
    ASSERT_EQ(steps.size(), 5u);
    EXPECT_EQ(steps[0].noun, proposal);
    EXPECT_EQ(steps[1].noun, idea);
    EXPECT_TRUE(steps[1].forward);
    EXPECT_EQ(steps[2].noun, delivery);
    EXPECT_FALSE(steps[2].forward);
    EXPECT_EQ(steps[2].kind, "delivers");
    EXPECT_EQ(steps[4].steps, 2);
    EXPECT_EQ(thread_of(tx, need, 3).size(), 3u);
  });
}

TEST_P(LinksTest, kinds_are_code_words) {
  EXPECT_THROW(link(idea, "Grew from", need), std::logic_error);
  EXPECT_THROW(link(idea, "", need), std::logic_error);
}

TEST_P(LinksTest, the_log_is_dated_and_speaks_both_languages) {
  db().write("test.log", [](db::WriteTx& tx) {
    add_log(tx, proposal, "won", {.pl = "Projekt wygrał.", .en = "The project won."});
    add_log_at(tx, proposal, Instant{1'000'000}, "submitted", {.pl = "Projekt złożono.", .en = ""});
    add_log_at(tx, idea, Instant{2'000'000}, "made", {.pl = "Powstał pomysł.", .en = ""});
  });
  db().read([](db::ReadTx& tx) {
    const auto log = log_of(tx, proposal);
    ASSERT_EQ(log.size(), 2u);
    EXPECT_EQ(log[0].kind, "submitted");
    EXPECT_EQ(log[0].text(Language::en), "Projekt złożono.");
    EXPECT_EQ(log[1].text(Language::en), "The project won.");
    const auto latest = latest_log(tx, 2);
    ASSERT_EQ(latest.size(), 2u);
    EXPECT_EQ(latest[0].kind, "won");
    EXPECT_EQ(latest[1].noun, idea);
  });
}

WIEC_ON_BOTH_DATABASES(LinksTest);

}  // namespace
}  // namespace wiec::links
