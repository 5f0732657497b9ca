#include "commons/audit/audit.h"

#include "platform/db/testing.h"

namespace wiec::audit {
namespace {

class AuditTest : public db::DatabaseTest {
 protected:
  AuditTest() : DatabaseTest({audit::migrations()}) {}

  void act(std::int64_t person, std::string_view what, std::int64_t id) {
    db().write("test.act", [=](db::WriteTx& tx) { record(tx, Actor{person}, what, "edition", id); });
  }
};

TEST_P(AuditTest, an_act_is_read_back_with_its_time_and_details) {
  db().write("test.act", [](db::WriteTx& tx) {
    record(tx, Actor{7}, "edition.publish", "edition", 42, {{"version", 3}, {"state", "open"}, {"by_hand", false}});
  });
  const auto entries = db().read([](db::ReadTx& tx) { return entries_of(tx, "edition", 42); });
  ASSERT_EQ(entries.size(), 1u);
  const Entry& entry = entries[0];
  EXPECT_EQ(entry.person, 7);
  EXPECT_EQ(entry.act, "edition.publish");
  EXPECT_EQ(to_text(entry.detail), R"({"version":3,"state":"open","by_hand":false})");
  EXPECT_GT(entry.at, Instant{});
  EXPECT_TRUE(db().read([](db::ReadTx& tx) { return entries_of(tx, "edition", 43); }).empty());
  EXPECT_TRUE(db().read([](db::ReadTx& tx) { return entries_of(tx, "proposal", 42); }).empty());
}

TEST_P(AuditTest, an_act_that_fails_leaves_no_row) {
  const Result<> answer = db().write("test.act", [](db::WriteTx& tx) -> Result<> {
    record(tx, Actor{7}, "edition.publish", "edition", 42);
    return problem(ProblemKind::conflict, TextKey{"test"});
  });
  EXPECT_FALSE(answer);
  EXPECT_TRUE(db().read([](db::ReadTx& tx) { return latest_entries(tx, 10); }).empty());
}

TEST_P(AuditTest, the_whole_trail_and_one_persons_are_paged_from_the_newest) {
  for (int i = 1; i <= 5; ++i) {
    act(i % 2, "edition.change", i);
    clock.move(std::chrono::seconds(1));
  }
  db().read([](db::ReadTx& tx) {
    const auto first = latest_entries(tx, 2);
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0].noun_id, 5);
    const auto second = latest_entries(tx, 2, first[1].id);
    EXPECT_EQ(second.at(0).noun_id, 3);
    const auto mine = entries_by(tx, 1, 10);
    ASSERT_EQ(mine.size(), 3u);
    EXPECT_EQ(mine[2].noun_id, 1);
  });
}

TEST_P(AuditTest, free_text_is_refused_because_it_may_be_personal) {
  const auto record_detail = [&](std::string_view name, DetailValue value) {
    db().write("test.act", [=](db::WriteTx& tx) {
      record(tx, Actor{1}, "person.change", "person", 1, {{name, value}});
    });
  };
  EXPECT_NO_THROW(record_detail("field", "e-mail"));
  EXPECT_THROW(record_detail("name", "Jan Kowalski"), std::logic_error);
  EXPECT_THROW(record_detail("e-mail", "jan@example.org"), std::logic_error);
  EXPECT_THROW(record_detail("city", "Łódź"), std::logic_error);
  EXPECT_THROW(
      record_detail("hash", std::string_view(
                                "0123456789012345678901234567890123456789012345678901234567890123456789012345678901")),
      std::logic_error);
  EXPECT_THROW(act(1, "a free sentence", 1), std::logic_error);
}

WIEC_ON_BOTH_DATABASES(AuditTest);

}  // namespace
}  // namespace wiec::audit
