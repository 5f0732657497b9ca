// What leads from a person's mark to the ballot goes when the time for protests is over.
#include "modules/polling/cut_links.h"

#include "modules/polling/polling_test.h"

namespace wiec::polling {
namespace {

const db::Sql void_receipt{"test.void_receipt", "update roll set state = 'void' where receipt = $1"};
const db::Sql count_links{"test.count_links", "select count(*) from roll where ballot_key is not null"};
const db::Sql select_marks{"test.select_marks", "select receipt, state, channel from roll order by receipt"};

class CutLinks : public PollingTest {
 protected:
  std::int64_t links() {
    return db().read([](db::ReadTx& tx) { return *tx.value<std::int64_t>(count_links); });
  }
  std::vector<std::string> rows() {
    return db().read([](db::ReadTx& tx) {
      return tx.all(select_marks, [](const db::Row& row) {
        return row.get<std::string>(0) + row.get<std::string>(1) + row.get<std::string>(2);
      });
    });
  }
  std::vector<audit::Entry> acts() {
    return db().read([&](db::ReadTx& tx) {
      auto all = audit::entries_of(tx, "edition", edition.id.value);
      std::erase_if(all, [](const audit::Entry& entry) { return entry.act != "polling.cut_links"; });
      return all;
    });
  }
  void add_results_stage(Instant until) {
    edition.settings.timetable.push_back({editions::StageKind::results, until_at, until});
    db().write("test.stage", [next = edition](db::WriteTx& tx) {
      auto once = next;
      editions::update_edition(tx, once, "test", 0, tx.now());
    });
  }
};

TEST_P(CutLinks, Waits_for_the_end_of_protests_and_then_leaves_marks_and_ballots_apart) {
  const auto first = cast(with_ballot("Jan Nowak", "jan@example.org"));
  const auto second = cast(with_ballot("Ewa Lis", "ewa@example.org", 3));
  const auto third = cast(with_ballot("Ola Gil", "ola@example.org", 2));
  ASSERT_TRUE(first && second && third);
  db().write("test.void", [&](db::WriteTx& tx) { tx.run(void_receipt, second->code); });
  const auto before = rows();
  const auto counted = db().read([&](db::ReadTx& tx) { return ballots_of(tx, edition.id); });
  ASSERT_EQ(counted.size(), 2u);

  const Instant end = until_at + std::chrono::hours(24 * 10);
  add_results_stage(end);
  clock.set(Instant{end.micros - 1});
  EXPECT_EQ(cut_due_links(db()), 0);
  EXPECT_EQ(links(), 3) << "a proven fraud may still be voided";

  clock.set(end);
  EXPECT_EQ(cut_due_links(db()), 3);
  EXPECT_EQ(links(), 0);
  EXPECT_EQ(rows(), before) << "who voted, how, and which mark is void stays known";
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return ballots_of(tx, edition.id); }), counted);
  EXPECT_EQ(ballots(), 2) << "the void ballot is gone, or it would count from now on";
  ASSERT_EQ(acts().size(), 1u);
  EXPECT_EQ(acts()[0].person, 0);
  EXPECT_EQ(to_text(acts()[0].detail), R"({"marks":3,"void":1})");

  EXPECT_EQ(cut_due_links(db()), 0);
  EXPECT_EQ(acts().size(), 1u) << "nothing was left to do";
}

TEST_P(CutLinks, Waits_as_many_days_as_the_edition_says) {
  ASSERT_TRUE(cast(with_ballot("Jan Nowak", "jan@example.org")));
  edition.settings.identity.protest_days = 3;
  add_results_stage(until_at + std::chrono::hours(24 * 10));
  const Instant end = last_instant(edition) + std::chrono::hours(24 * 3);
  ASSERT_EQ(protests_end(edition), end) << "not the stage of results";
  clock.set(Instant{end.micros - 1});
  EXPECT_EQ(cut_due_links(db()), 0);
  clock.set(end);
  EXPECT_EQ(cut_due_links(db()), 1);
}

TEST_P(CutLinks, Goes_in_steps_over_many_rows) {
  constexpr int kMarks = 450;
  db().write("test.many", [&](db::WriteTx& tx) {
    for (int i = 0; i < kMarks; ++i) {
      const auto hash = sha256(fmt::format("{}", i));
      const std::string key(hash.begin(), hash.end());
      reserve(tx, {edition.id, key, key, Channel::online, key.substr(0, 16), fmt::format("R{}", i)}, 1);
      insert_ballot(tx, edition.id, key.substr(0, 16), "[]");
    }
  });
  clock.set(until_at + std::chrono::hours(24 * 30));
  EXPECT_EQ(cut_due_links(db()), 0) << "the grace comes first";
  clock.set(until_at + std::chrono::hours(24 * 30) + std::chrono::minutes(15));
  EXPECT_EQ(cut_due_links(db()), kMarks);
  EXPECT_EQ(links(), 0);
  EXPECT_EQ(ballots(), kMarks);
  EXPECT_EQ(marks(), kMarks);
}

TEST_P(CutLinks, Ends_thirty_days_after_the_vote_where_the_timetable_says_nothing_better) {
  EXPECT_EQ(protests_end(edition), until_at + std::chrono::minutes(15) + std::chrono::hours(24 * 30));
  edition.settings.timetable.push_back({editions::StageKind::results, from_at, until_at});
  EXPECT_EQ(protests_end(edition), until_at + std::chrono::minutes(15) + std::chrono::hours(24 * 30))
      << "results before the end are a slip of the timetable";
  edition.settings.timetable.clear();
  EXPECT_EQ(protests_end(edition), std::nullopt);
}

WIEC_ON_BOTH_DATABASES(CutLinks);

}  // namespace
}  // namespace wiec::polling
