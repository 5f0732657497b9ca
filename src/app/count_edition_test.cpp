// The count after the vote, on both databases: from the ballots that lie in the box to published files and results.
#include "modules/voting/count_edition.h"

#include "app/demo/elections.h"
#include "app/installation.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/ballot_text.h"
#include "modules/polling/roll_store.h"
#include "modules/proposals/proposal_store.h"
#include "modules/voting/result_store.h"
#include "platform/crypto/crypto.h"
#include "platform/db/testing.h"
#include "platform/files/files.h"
#include "tally/pb_reader.h"

namespace wiec::app {
namespace {

class CountEdition : public db::DatabaseTest {
 protected:
  CountEdition() : DatabaseTest(all_migrations()) {}

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    edition = db().write("test.edition", [this](db::WriteTx& tx) {
      editions::Edition e;
      e.code = "2026";
      e.city_name = "Kalinobrzeg";
      e.year = 2026;
      e.name_pl = e.name_en = "BO 2026";
      const Json ballot = Json::Object{
          {"vote_type", "ordinal"}, {"min_marks", 3}, {"max_marks", 3}, {"points_by_place", Json::Array{3, 2, 1}}};
      e.settings.citywide = e.settings.district =
          e.settings.local = {ballot, tally::json_of(demo::rule_of_the_bylaw())};
      e.settings.timetable = {
          {editions::StageKind::voting, clock.now() + -std::chrono::hours(24), clock.now() + std::chrono::hours(1)}};
      e.settings.leftovers = "stays";
      e.pools = {{.code = "miasto", .name_pl = "Miasto", .name_en = "City", .budget = {300'000'00}}};
      editions::insert_edition(tx, e, "test", clock.now());
      for (int i = 0; i < 5; ++i) {
        proposals::Proposal p;
        p.edition = e.id;
        p.pool = e.pools[0].id;
        p.number = p.external_id = fmt::format("M{}", i);
        p.title_pl = fmt::format("Projekt {}", i);
        p.cost = {100'000'00, Currency::pln};
        p.state = proposals::State::on_ballot;
        proposals::insert_proposal(tx, p, clock.now());
      }
      return e;
    });
    Context ctx(db(), shared, Language::pl, clock.now());
    for (const auto& entry : proposals::list_of(ctx, edition)->entries) codes.push_back(entry.code);
  }

  void cast(std::vector<int> marks, int times) {
    for (int i = 0; i < times; ++i) {
      const std::string person = crypto::random_bytes(32), key = crypto::random_bytes(16);
      polling::CastPool pool{.pool = "miasto"};
      for (const int mark : marks) pool.marks.push_back(codes[static_cast<std::size_t>(mark)]);
      db().write("test.cast", [&, text = polling::ballot_text({pool})](db::WriteTx& tx) {
        polling::reserve(tx, {edition.id, person, person, polling::Channel::online, key, hex_of(person)}, 1);
        polling::insert_ballot(tx, edition.id, key, text);
      });
    }
  }
  static std::string hex_of(const std::string& bytes) { return crypto::base64url(bytes); }

  jobs::Outcome count() {
    Context ctx(db(), shared, Language::pl, clock.now());
    return voting::count_due_editions(ctx, {});
  }
  bool has_ended() {
    return db().read([&](db::ReadTx& tx) { return polling::has_ended(tx, edition.id); });
  }
  std::optional<voting::PoolResult> result() {
    return db().read([&](db::ReadTx& tx) { return voting::find_result(tx, edition.pools[0].id); });
  }

  editions::Edition edition;
  std::vector<std::string> codes;
  Shared shared;
};

TEST_P(CountEdition, Waits_for_the_end_and_its_grace_then_counts_once) {
  cast({0, 1, 2}, 3);
  cast({1, 0, 3}, 2);
  ASSERT_TRUE(count());
  EXPECT_FALSE(result()) << "the vote is open";
  clock.set(clock.now() + std::chrono::minutes(60 + 14));
  ASSERT_TRUE(count());
  EXPECT_FALSE(result()) << "some who began in time may still send";
  clock.set(clock.now() + std::chrono::minutes(1));
  ASSERT_TRUE(count());
  EXPECT_FALSE(result()) << "a ballot of the last moment may still be on its way to the disk";
  clock.set(clock.now() + std::chrono::minutes(1));
  EXPECT_FALSE(has_ended());
  ASSERT_TRUE(count());
  EXPECT_TRUE(has_ended()) << "no ballot is taken once the others are counted";
  const auto counted = result();
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->ballots, 5);
  EXPECT_TRUE(counted->decided);
  EXPECT_FALSE(counted->announced);
  const auto projects = db().read([&](db::ReadTx& tx) { return voting::projects_of(tx, edition.pools[0].id); });
  ASSERT_EQ(projects.size(), 5u);
  EXPECT_EQ(projects[0].number, "M0");
  EXPECT_EQ(projects[0].points, 3 * 3 + 2 * 2);
  EXPECT_EQ(projects[1].number, "M1");
  EXPECT_EQ(projects[1].points, 3 * 2 + 2 * 3);
  EXPECT_TRUE(projects[0].won && projects[1].won && projects[2].won);
  EXPECT_FALSE(projects[4].won);
  const auto file = files::read_whole(db(), counted->ballots_file);
  ASSERT_TRUE(file);
  const auto again = tally::read_pb(*file);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->election.ballots.voters, 5u);
  Context ctx(db(), shared, Language::pl, clock.now());
  const auto list = proposals::list_of(ctx, edition);
  EXPECT_EQ(std::ranges::count(list->entries, proposals::State::won, &proposals::Entry::state), 3);
  EXPECT_TRUE(count()) << "again: nothing is due";
}

TEST_P(CountEdition, Void_ballots_and_withdrawn_projects_do_not_count) {
  cast({0, 1, 2}, 2);
  cast({3, 1, 2}, 3);
  db().write("test.withdraw", [&](db::WriteTx& tx) {
    proposals::set_state(tx, proposals::ProposalId{*id_from_code(codes[3])}, proposals::State::withdrawn, tx.now());
  });
  clock.set(clock.now() + std::chrono::hours(2));
  ASSERT_TRUE(count());
  ASSERT_TRUE(result());
  EXPECT_EQ(result()->ballots, 5);
  Context ctx(db(), shared, Language::pl, clock.now());
  const auto list = proposals::list_of(ctx, edition);
  const auto* withdrawn = list->find(proposals::ProposalId{*id_from_code(codes[3])});
  ASSERT_TRUE(withdrawn);
  EXPECT_EQ(withdrawn->state, proposals::State::withdrawn);
}

TEST_P(CountEdition, A_ballot_that_comes_in_during_the_count_is_not_left_out) {
  cast({0, 1, 2}, 3);
  clock.set(clock.now() + std::chrono::hours(2));
  Context ctx(db(), shared, Language::pl, clock.now());
  const auto counted = voting::count_ballots(ctx, edition);
  ASSERT_TRUE(counted) << counted.error();
  cast({1, 0, 3}, 1);
  EXPECT_FALSE(voting::store_count(ctx, edition, *counted));
  EXPECT_FALSE(result());
  ASSERT_TRUE(count()) << "again";
  EXPECT_EQ(result()->ballots, 4);
}

TEST_P(CountEdition, Stops_at_a_ballot_it_cannot_understand) {
  cast({0, 1, 2}, 3);
  clock.set(clock.now() + std::chrono::hours(2));
  static const db::Sql spoil{"test.spoil", "update ballot set choices = $1"};
  const auto error_of = [&](const std::string& choices) {
    db().write("test.spoil", [&](db::WriteTx& tx) { tx.run(spoil, choices); });
    Context ctx(db(), shared, Language::pl, clock.now());
    const auto counted = voting::count_edition(ctx, edition);
    return counted ? std::string() : counted.error();
  };
  using polling::ballot_text;
  using testing::HasSubstr;
  EXPECT_THAT(error_of(ballot_text({{.pool = "stara-nazwa", .marks = {codes[0]}}})), HasSubstr("stara-nazwa"));
  EXPECT_THAT(error_of(ballot_text({{.pool = "miasto", .marks = {"0000000000000"}}})),
              HasSubstr("miasto does not have"));
  EXPECT_THAT(error_of(ballot_text({{.pool = "miasto", .marks = {codes[0]}, .points = {3, 2}}})), HasSubstr("points"));
  EXPECT_THAT(error_of("{}"), HasSubstr("cannot be read"));
  static const db::Sql drop{"test.drop_projects", "update proposal set state = 'rejected'"};
  db().write("test.drop", [&](db::WriteTx& tx) { tx.run(drop); });
  EXPECT_NE(error_of(ballot_text({{.pool = "miasto", .marks = {"nie-ma"}}})), "") << "not one project is left";
  EXPECT_FALSE(result());
}

TEST_P(CountEdition, A_tie_goes_to_who_was_first_where_the_by_law_says_so) {
  cast({0, 1, 2}, 1);
  cast({1, 0, 2}, 1);
  static const db::Sql submit{"test.submit", "update proposal set submitted_at = submitted_at - 1 where id = $1"};
  db().write("test.submit", [&](db::WriteTx& tx) { tx.run(submit, *id_from_code(codes[1])); });
  tally::Rule rule = *tally::preset("greedy");
  rule.ties = {tally::TieStep::earlier, tally::TieStep::draw};
  edition.settings.citywide.rule = tally::json_of(rule);
  edition.pools[0].budget.minor = 100'000'00;  // for one of the two
  Context ctx(db(), shared, Language::pl, clock.now());
  const auto counted = voting::count_ballots(ctx, edition);
  ASSERT_TRUE(counted) << counted.error();
  const auto& pool = counted->pools[0];
  EXPECT_TRUE(pool.counted.result.decided);
  EXPECT_TRUE(pool.counted.projects[1].won) << "submitted a moment before the other";
  EXPECT_FALSE(pool.counted.projects[0].won);
  const auto file = files::read_whole(db(), pool.file);
  const auto again = file ? tally::read_pb(*file) : std::unexpected(tally::PbError{});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->election.projects[1].submitted_order, 1) << "whoever recounts the file decides the tie alike";
  EXPECT_EQ(again->election.projects[4].submitted_order, 2);
}

TEST_P(CountEdition, Keeps_the_turnout_by_channel_for_the_protocol) {
  cast({0, 1, 2}, 3);
  clock.set(clock.now() + std::chrono::hours(2));
  ASSERT_TRUE(count());
  const auto turnout = db().read([&](db::ReadTx& tx) { return voting::turnout_of(tx, edition.id); });
  ASSERT_EQ(turnout.size(), 4u);
  EXPECT_EQ(turnout[0].channel, polling::Channel::online);
  EXPECT_EQ(turnout[0].cast, 3);
  EXPECT_EQ(turnout[1].cast, 0);
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return voting::counted_editions(tx); }),
            std::vector<editions::EditionId>{edition.id});
}

TEST_P(CountEdition, An_edition_without_ballots_here_is_left_alone) {
  clock.set(clock.now() + std::chrono::hours(2));
  ASSERT_TRUE(count());
  EXPECT_FALSE(result());
}

WIEC_ON_BOTH_DATABASES(CountEdition);

}  // namespace
}  // namespace wiec::app
