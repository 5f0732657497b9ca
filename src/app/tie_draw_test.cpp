// Ties after the vote, on both databases: a draw recorded by one person and consented to by another, and money that
// waits for it.
#include "app/installation.h"
#include "commons/audit/audit.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/ballot_text.h"
#include "modules/polling/roll_store.h"
#include "modules/proposals/proposal_store.h"
#include "modules/voting/count_edition.h"
#include "modules/voting/draw_store.h"
#include "modules/voting/leftovers.h"
#include "modules/voting/open_tie.h"
#include "modules/voting/record_draw.h"
#include "modules/voting/result_store.h"
#include "modules/voting/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/db/testing.h"
#include "platform/files/files.h"
#include "platform/text/text.h"
#include "tally/pb_reader.h"

namespace wiec::app {
namespace {

using voting::DrawHow;
namespace keys = voting::texts::keys;

TextKey key_of(const auto& result) { return result ? TextKey{} : result.error().text; }

class TieDraw : public db::DatabaseTest {
 protected:
  TieDraw() : DatabaseTest(all_migrations()) {}

  // A citywide pool and two districts with 1000.00 each; three projects in each: 600.00, 600.00 and 300.00.
  void begin(const std::string& leftovers, std::optional<std::int64_t> north = 10,
             std::optional<std::int64_t> south = 20) {
    edition = db().write("test.edition", [&](db::WriteTx& tx) {
      editions::Edition e;
      e.code = "2026";
      e.city_name = "Kalinobrzeg";
      e.year = 2026;
      e.name_pl = e.name_en = "BO 2026";
      const Json ballot = Json::Object{{"vote_type", "approval"}, {"min_marks", 1}, {"max_marks", 3}};
      tally::Rule rule = *tally::preset("greedy");
      rule.threshold.at_least = 1;
      rule.ties = {tally::TieStep::cheaper, tally::TieStep::draw};
      e.settings.citywide = e.settings.district = e.settings.local = {ballot, tally::json_of(rule)};
      e.settings.timetable = {
          {editions::StageKind::voting, clock.now() + -std::chrono::hours(24), clock.now() + std::chrono::hours(1)}};
      e.settings.leftovers = leftovers;
      e.pools = {{.code = "miasto", .name_pl = "Miasto", .name_en = "City", .budget = {1000'00}},
                 {.code = "polnoc",
                  .level = editions::Level::district,
                  .name_pl = "Północ",
                  .name_en = "North",
                  .budget = {1000'00},
                  .residents = north},
                 {.code = "poludnie",
                  .level = editions::Level::district,
                  .name_pl = "Południe",
                  .name_en = "South",
                  .budget = {1000'00},
                  .residents = south}};
      editions::insert_edition(tx, e, "test", clock.now());
      for (const editions::Pool& pool : e.pools)
        for (int i = 0; i < 3; ++i) insert_project(tx, e, pool, i);
      return e;
    });
    Context ctx(db(), shared, Language::pl, clock.now());
    for (const auto& entry : proposals::list_of(ctx, edition)->entries) codes[entry.number] = entry.code;
  }

  void insert_project(db::WriteTx& tx, const editions::Edition& e, const editions::Pool& pool, int i) {
    proposals::Proposal p;
    p.edition = e.id;
    p.pool = pool.id;
    p.number = number(pool.code, i);
    p.title_pl = p.title_en = "Projekt " + p.number;
    p.cost = {i == 2 ? 300'00 : 600'00, Currency::pln};
    p.state = proposals::State::on_ballot;
    proposals::insert_proposal(tx, p, clock.now());
  }
  static std::string number(const std::string& pool, int i) {
    return fmt::format("{}{}", pool[0] == 'm' ? "mia" : pool == "polnoc" ? "pol" : "dol", i + 1);
  }

  void cast(const std::string& pool, const std::vector<int>& marks, int times = 1) {
    for (int i = 0; i < times; ++i) {
      const std::string person = crypto::random_bytes(32), key = crypto::random_bytes(16);
      polling::CastPool own{.pool = pool};
      for (const int mark : marks) own.marks.push_back(codes.at(number(pool, mark)));
      db().write("test.cast", [&, text = polling::ballot_text({own})](db::WriteTx& tx) {
        polling::reserve(tx, {edition.id, person, person, polling::Channel::online, key, crypto::base64url(person)}, 1);
        polling::insert_ballot(tx, edition.id, key, text);
      });
    }
  }

  void count() {
    clock.set(clock.now() + std::chrono::hours(2));
    Context ctx(db(), shared, Language::pl, clock.now());
    ASSERT_TRUE(voting::count_due_editions(ctx, {}));
  }

  std::unique_ptr<Context> as(std::int64_t person, Role role = Role::coordinator) {
    auto ctx = std::make_unique<Context>(db(), shared, Language::pl, clock.now());
    ctx->actor.person = person;
    ctx->actor.grants = {{.role = role}};
    return ctx;
  }
  std::vector<voting::OpenTie> ties() { return voting::open_ties(*as(1), edition); }
  voting::PoolResult result(std::string_view pool) {
    return *db().read([&](db::ReadTx& tx) { return voting::find_result(tx, edition.pool(pool)->id); });
  }
  std::vector<voting::PoolResult> results() {
    return db().read([&](db::ReadTx& tx) { return voting::results_of(tx, edition.id); });
  }
  std::vector<std::string> winners(std::string_view pool) {
    std::vector<std::string> out;
    for (const auto& p : db().read([&](db::ReadTx& tx) { return voting::projects_of(tx, edition.pool(pool)->id); }))
      if (p.won) out.push_back(p.number);
    std::ranges::sort(out);
    return out;
  }
  proposals::State state_of(const std::string& number) {
    Context ctx(db(), shared, Language::pl, clock.now());
    return proposals::list_of(ctx, edition)->find(proposals::ProposalId{*id_from_code(codes.at(number))})->state;
  }
  voting::NewDraw by_hand(const std::string& pool, std::vector<std::string> order) {
    const auto all = ties();
    return {.pool = pool,
            .base_sha256 = all.empty() ? std::string() : all.front().base_sha256,
            .how = DrawHow::by_hand,
            .order = std::move(order),
            .held_on = text::date_in_warsaw(clock.now()),
            .present = "przewodnicząca komisji"};
  }
  // The tie of the city: two projects of 600.00 with equal votes, money for one.
  void tie_in_the_city() {
    begin("stays");
    cast("miasto", {0}, 2);
    cast("miasto", {1}, 2);
    count();
  }

  editions::Edition edition;
  std::map<std::string, std::string> codes;
  Shared shared;
};

using testing::ElementsAre;
using testing::HasSubstr;

TEST_P(TieDraw, Decides_only_when_another_person_consents) {
  tie_in_the_city();
  ASSERT_FALSE(result("miasto").decided);
  ASSERT_EQ(ties().size(), 1u);
  EXPECT_THAT(ties()[0].candidates, ElementsAre("mia1", "mia2"));
  static const db::Sql forget{"test.forget_ties", "update pool_result set tie = null"};
  db().write("test.forget", [](db::WriteTx& tx) { tx.run(forget); });
  EXPECT_THAT(ties()[0].candidates, ElementsAre("mia1", "mia2")) << "of a count from before ties were kept";
  EXPECT_EQ(winners("miasto"), std::vector<std::string>{"mia1"}) << "for the time being";
  EXPECT_EQ(state_of("mia1"), proposals::State::on_ballot);
  const auto before = result("miasto");

  const auto draw = voting::record_draw(*as(1), edition, by_hand("miasto", {"mia2", "mia1"}));
  ASSERT_TRUE(draw);
  EXPECT_EQ(result("miasto").record_sha256, before.record_sha256) << "nothing changes until consent";
  EXPECT_EQ(key_of(voting::consent_to_draw(*as(1), edition, *draw)), keys::own_draw);
  EXPECT_EQ(key_of(voting::refuse_draw(*as(1), edition, *draw)), keys::own_draw);
  EXPECT_EQ(key_of(voting::withdraw_draw(*as(2), edition, *draw)), keys::own_draw);
  ASSERT_TRUE(voting::consent_to_draw(*as(2, Role::commission), edition, *draw));

  const auto after = result("miasto");
  EXPECT_TRUE(after.decided);
  EXPECT_EQ(winners("miasto"), std::vector<std::string>{"mia2"});
  EXPECT_EQ(state_of("mia2"), proposals::State::won);
  EXPECT_EQ(state_of("mia1"), proposals::State::lost);
  EXPECT_THAT(after.record, HasSubstr(R"("order":["mia2","mia1"])"));
  EXPECT_THAT(after.record, HasSubstr("przewodnicząca komisji"));
  const auto replaced = db().read([&](db::ReadTx& tx) { return voting::replaced_results(tx, after.pool); });
  ASSERT_EQ(replaced.size(), 1u);
  EXPECT_EQ(replaced[0].record_sha256, before.record_sha256);
  const auto file = tally::read_pb(*files::read_whole(db(), after.ballots_file));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->election.ballots.voters, 4u);
  EXPECT_EQ(file->election.projects[1].selected, 1);
  EXPECT_TRUE(ties().empty());
  EXPECT_EQ(key_of(voting::consent_to_draw(*as(3), edition, *draw)), keys::draw_decided);
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, by_hand("miasto", {"mia1", "mia2"}))), keys::no_open_tie);
}

TEST_P(TieDraw, Refuses_orders_that_are_not_of_the_tie) {
  tie_in_the_city();
  const auto refused = [&](std::vector<std::string> order) {
    return key_of(voting::record_draw(*as(1), edition, by_hand("miasto", std::move(order))));
  };
  EXPECT_EQ(refused({"mia2", "mia3"}), keys::draw_unknown);
  EXPECT_EQ(refused({"mia2", "mia2"}), keys::draw_twice);
  EXPECT_EQ(refused({"mia2"}), keys::draw_missing);
  EXPECT_EQ(refused({}), keys::draw_missing);
  auto draw = by_hand("miasto", {"mia2", "mia1"});
  draw.held_on.days += 1;
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, draw)), keys::draw_day) << "tomorrow";
  draw.held_on.days -= 4;
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, draw)), keys::draw_day) << "before the end of the vote";
  draw = by_hand("polnoc", {"mia2", "mia1"});
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, draw)), keys::no_open_tie);
  draw = by_hand("miasto", {"mia2", "mia1"});
  draw.base_sha256 = std::string(64, '0');
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, draw)), keys::draw_outdated);
  EXPECT_EQ(key_of(voting::record_draw(*as(1, Role::administrator), edition, by_hand("miasto", {"mia2", "mia1"}))),
            keys::not_your_draw);
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return voting::draws_of(tx, edition.id); }).size(), 0u);
}

TEST_P(TieDraw, From_a_seed_comes_the_order_that_anybody_can_repeat) {
  tie_in_the_city();
  auto made = by_hand("miasto", {});
  made.how = DrawHow::by_seed;
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, made)), keys::draw_no_seed);
  made.seed = "Lotto 3 9 17 21 40 44";
  made.seed_at = clock.now() + -std::chrono::hours(48);
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, made)), keys::draw_seed_where);
  made.seed_where = "javascript:alert(1)";
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, made)), keys::draw_seed_where);
  made.seed_where = "https://bip.example/losowanie";
  made.seed_at.reset();
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, made)), keys::draw_seed_late);
  made.seed_at = result("miasto").counted_at;
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, made)), keys::draw_seed_late)
      << "who knows the tie chooses the seed";
  made.seed_at = clock.now() + -std::chrono::hours(48);
  const auto draw = voting::record_draw(*as(1), edition, made);
  ASSERT_TRUE(draw);
  ASSERT_TRUE(voting::consent_to_draw(*as(2, Role::administrator), edition, *draw));
  const auto kept = db().read([&](db::ReadTx& tx) { return *voting::find_draw(tx, *draw); });
  EXPECT_EQ(kept.drawn, voting::order_by_seed(made.seed, {"mia2", "mia1"}));
  EXPECT_EQ(winners("miasto"), std::vector<std::string>{kept.drawn.front()});
  EXPECT_EQ(kept.seed_at, made.seed_at);
  EXPECT_THAT(result("miasto").record, HasSubstr("Lotto 3 9 17 21 40 44"));
  EXPECT_THAT(result("miasto").record, HasSubstr("https://bip.example/losowanie"));
}

TEST_P(TieDraw, Waits_alone_and_can_be_refused_or_withdrawn) {
  tie_in_the_city();
  const auto first = voting::record_draw(*as(1), edition, by_hand("miasto", {"mia2", "mia1"}));
  ASSERT_TRUE(first);
  EXPECT_EQ(key_of(voting::record_draw(*as(2), edition, by_hand("miasto", {"mia1", "mia2"}))), keys::draw_waiting);
  ASSERT_TRUE(voting::refuse_draw(*as(2), edition, *first));
  const auto second = voting::record_draw(*as(2), edition, by_hand("miasto", {"mia1", "mia2"}));
  ASSERT_TRUE(second);
  ASSERT_TRUE(voting::withdraw_draw(*as(2), edition, *second));
  EXPECT_EQ(key_of(voting::consent_to_draw(*as(1), edition, *second)), keys::draw_decided);
  EXPECT_FALSE(result("miasto").decided);
  EXPECT_EQ(ties().size(), 1u);
}

TEST_P(TieDraw, A_draw_for_a_count_that_was_replaced_is_not_used) {
  begin("stays");
  for (const char* pool : {"miasto", "polnoc"}) cast(pool, {0}, 2), cast(pool, {1}, 2);
  count();
  ASSERT_EQ(ties().size(), 2u);
  const auto city = voting::record_draw(*as(1), edition, by_hand("miasto", {"mia2", "mia1"}));
  auto other = by_hand("polnoc", {"pol2", "pol1"});
  other.base_sha256 = ties()[1].base_sha256;
  const auto north = voting::record_draw(*as(1), edition, other);
  ASSERT_TRUE(city && north);
  ASSERT_TRUE(voting::consent_to_draw(*as(2), edition, *city));
  EXPECT_EQ(winners("polnoc"), std::vector<std::string>{"pol1"}) << "another pool's draw changes nothing here";
  db().write("test.replace", [&](db::WriteTx& tx) {
    auto now = *voting::find_result(tx, edition.pool(std::string_view("polnoc"))->id);
    now.record_sha256 = std::string(64, 'f');
    voting::replace_result(tx, now, {}, *city);
  });
  EXPECT_EQ(key_of(voting::consent_to_draw(*as(2), edition, *north)), keys::draw_outdated);
  EXPECT_EQ(db().read([&](db::ReadTx& tx) { return voting::find_draw(tx, *north)->state; }),
            voting::DrawState::waiting);
}

TEST_P(TieDraw, Money_of_a_district_waits_with_the_tie_there) {
  begin("to_citywide");
  cast("miasto", {0}, 3);
  cast("miasto", {1}, 2);
  cast("polnoc", {0}, 2);
  cast("polnoc", {1}, 2);
  count();
  EXPECT_TRUE(result("miasto").decided);
  EXPECT_FALSE(voting::is_settled(edition, results(), result("miasto"))) << "what the north leaves is not known";
  EXPECT_EQ(state_of("mia1"), proposals::State::on_ballot);
  const auto draw = voting::record_draw(*as(1), edition, by_hand("polnoc", {"pol2", "pol1"}));
  ASSERT_TRUE(draw);
  ASSERT_TRUE(voting::consent_to_draw(*as(2), edition, *draw));
  EXPECT_EQ(winners("polnoc"), std::vector<std::string>{"pol2"});
  EXPECT_EQ(result("miasto").budget.minor, 2400'00) << "400 of the north, all of the south";
  EXPECT_TRUE(voting::is_settled(edition, results(), result("miasto")));
  EXPECT_EQ(state_of("mia1"), proposals::State::won);
  EXPECT_EQ(state_of("mia2"), proposals::State::won);
}

TEST_P(TieDraw, Leftovers_go_to_the_best_turnout_by_the_pools_residents) {
  begin("to_turnout", 10, 20);
  cast("miasto", {0});
  cast("polnoc", {0}, 2);
  cast("polnoc", {1}, 1);
  cast("poludnie", {0}, 4);
  cast("poludnie", {1}, 1);
  count();
  const auto north = result("polnoc");
  EXPECT_EQ(north.residents, 10);
  EXPECT_EQ(winners("polnoc"), (std::vector<std::string>{"pol1", "pol2"})) << "3 of 10 is more than 5 of 20";
  EXPECT_EQ(north.from_outside.minor, 600'00);
  EXPECT_EQ(winners("poludnie"), std::vector<std::string>{"dol1"});
  EXPECT_TRUE(voting::is_settled(edition, results(), north));
  EXPECT_TRUE(ties().empty());
}

TEST_P(TieDraw, Districts_of_equal_turnout_wait_for_a_draw) {
  begin("to_turnout", 10, 20);
  cast("miasto", {0});
  cast("polnoc", {0}, 2);
  cast("polnoc", {1}, 1);
  cast("poludnie", {0}, 4);
  cast("poludnie", {1}, 2);
  count();
  EXPECT_THAT(voting::equal_turnout(edition, results()), ElementsAre("polnoc", "poludnie"));
  EXPECT_FALSE(voting::is_settled(edition, results(), result("polnoc")));
  EXPECT_EQ(state_of("pol1"), proposals::State::on_ballot);
  ASSERT_EQ(ties().size(), 1u);
  EXPECT_EQ(ties()[0].pool, "");
  EXPECT_EQ(key_of(voting::record_draw(*as(1), edition, by_hand("", {"poludnie", "miasto"}))), keys::draw_unknown);
  const auto draw = voting::record_draw(*as(1), edition, by_hand("", {"poludnie", "polnoc"}));
  ASSERT_TRUE(draw);
  ASSERT_TRUE(voting::consent_to_draw(*as(2), edition, *draw));
  EXPECT_EQ(winners("poludnie"), (std::vector<std::string>{"dol1", "dol2"}));
  EXPECT_EQ(winners("polnoc"), std::vector<std::string>{"pol1"});
  EXPECT_THAT(result("poludnie").record, HasSubstr("przewodnicząca komisji"));
  EXPECT_TRUE(voting::is_settled(edition, results(), result("polnoc")));
  EXPECT_TRUE(ties().empty());
}

TEST_P(TieDraw, Without_the_number_of_residents_nobody_gets_the_money) {
  begin("to_turnout", 10, std::nullopt);
  cast("polnoc", {0}, 3);
  cast("poludnie", {0}, 1);
  count();
  EXPECT_EQ(winners("polnoc"), std::vector<std::string>{"pol1"});
  EXPECT_EQ(result("polnoc").from_outside.minor, 0);
  const auto turnout = voting::turnout_of(edition, results());
  EXPECT_THAT(voting::best_turnout(turnout).unknown, ElementsAre("poludnie"));
  EXPECT_TRUE(ties().empty());
}

WIEC_ON_BOTH_DATABASES(TieDraw);

}  // namespace
}  // namespace wiec::app
