// Every type of ballot through the one validator, with its words.
#include "modules/polling/pool_ballot.h"

#include "modules/editions/section.h"
#include "modules/polling/polling_test.h"
#include "modules/polling/texts.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

class PoolBallots : public PollingTest {
 protected:
  // Of the citywide pool: seven projects of 100,000 to 700,000 zł, 1,000,000 zł to spend.
  PoolBallot ballot(const Json& rules) {
    edition.settings.citywide.ballot = rules;
    auto v = visit();
    auto made = pool_ballot(v->ctx, edition, edition.pools[0]);
    EXPECT_TRUE(made);
    return *std::move(made);
  }
  Mark mark(int project, std::int64_t value = 1) {
    return {by_pool["miasto"][static_cast<std::size_t>(project)], value};
  }
  static std::vector<std::string> keys(const PoolBallot& ballot, const Marks& marks) {
    std::vector<std::string> ids;
    for (const Problem& fault : faults_of(ballot, marks)) {
      ids.emplace_back(fault.text.id);
      for (const Language l : kLanguages) EXPECT_FALSE(text::translate(l, fault).empty());
    }
    return ids;
  }
  static std::vector<std::string> only(TextKey key) { return {std::string(key.id)}; }
};

using None = std::vector<std::string>;

TEST_P(PoolBallots, Show_only_projects_of_the_pool_that_stand_on_the_ballot) {
  const auto b = ballot(ballot_rules());
  EXPECT_EQ(b.entries.size(), 7u) << "the eighth is rejected";
  EXPECT_EQ(b.places(), 3);
}

TEST_P(PoolBallots, Ordinal_needs_every_place_once) {
  const auto b = ballot(ballot_rules());
  EXPECT_EQ(keys(b, {mark(0, 1), mark(1, 2), mark(2, 3)}), None());
  EXPECT_EQ(keys(b, {mark(2, 3), mark(0, 1), mark(1, 2)}), None()) << "in any order of the form";
  EXPECT_EQ(keys(b, {mark(0, 1), mark(1, 3)}), only(texts::keys::too_few_marks));
  const auto up_to = ballot(Json::Object{
      {"vote_type", "ordinal"}, {"min_marks", 1}, {"max_marks", 3}, {"points_by_place", Json::Array{3, 2, 1}}});
  EXPECT_EQ(keys(up_to, {mark(0, 1)}), None());
  EXPECT_EQ(keys(up_to, {mark(0, 1), mark(1, 3)}), only(texts::keys::place_left_out));
}

TEST_P(PoolBallots, Approval_keeps_to_its_bounds) {
  const auto b = ballot(Json::Object{{"vote_type", "approval"}, {"min_marks", 1}, {"max_marks", 2}});
  EXPECT_EQ(keys(b, {mark(0), mark(6)}), None());
  EXPECT_EQ(keys(b, {}), only(texts::keys::too_few_marks));
  EXPECT_EQ(keys(b, {mark(0), mark(1), mark(2)}), only(texts::keys::too_many_marks));
}

TEST_P(PoolBallots, Choose_one_is_one_though_no_bound_says_it) {
  const auto b = ballot(Json::Object{{"vote_type", "choose-1"}});
  EXPECT_EQ(keys(b, {mark(3)}), None());
  EXPECT_EQ(keys(b, {mark(3), mark(4)}), only(texts::keys::too_many_marks));
}

TEST_P(PoolBallots, Cumulative_shares_out_its_points) {
  const auto b = ballot(Json::Object{{"vote_type", "cumulative"}, {"min_points", 1}, {"max_sum_points", 10}});
  EXPECT_EQ(keys(b, {mark(0, 7), mark(1, 3)}), None());
  EXPECT_EQ(keys(b, {mark(0, 7), mark(1, 4)}), only(texts::keys::sum_too_high));
  EXPECT_FALSE(keys(b, {mark(0, -1)}).empty());
  EXPECT_FALSE(keys(b, {mark(0, 1'000'000'000)}).empty());
}

TEST_P(PoolBallots, Knapsack_spends_no_more_than_there_is) {
  const auto b = ballot(Json::Object{{"vote_type", "knapsack"}, {"min_marks", 1}});
  const Marks fits{mark(6), mark(2)}, over{mark(6), mark(3)};
  EXPECT_EQ(cost_of(b, fits), 1'000'000'00);
  EXPECT_EQ(keys(b, fits), None()) << "to the grosz";
  EXPECT_EQ(keys(b, over), only(texts::keys::cost_too_high));
}

// With ordinary spaces, where a line must not break too.
std::string plain(std::string words) {
  for (std::size_t at; (at = words.find("\u00a0")) != std::string::npos;) words.replace(at, 2, " ");
  return words;
}

TEST_P(PoolBallots, What_to_do_and_what_is_done_stand_in_words) {
  constexpr auto pl = Language::pl;
  const auto points = ballot(Json::Object{
      {"vote_type", "cumulative"}, {"min_marks", 1}, {"max_marks", 5}, {"max_points", 4}, {"max_sum_points", 10}});
  EXPECT_EQ(
      plain(instruction_of(pl, points)),
      "Masz 10 punktów. Rozdziel je między projekty, jak chcesz. Możesz wskazać najwyżej 5 projektów. Jeden projekt "
      "może dostać najwyżej 4 punkty.");
  EXPECT_EQ(plain(count_words(pl, points, {.marks = 2, .points = 7})), "Rozdano 7 z 10 punktów.");
  EXPECT_EQ(plain(count_words(pl, points, {.marks = 3, .points = 12})), "To o 2 punkty za dużo: masz 10 punktów.");
  EXPECT_EQ(count_pattern(pl, points).most, 10);
  const auto all = ballot(
      Json::Object{{"vote_type", "cumulative"}, {"min_marks", 1}, {"min_sum_points", 10}, {"max_sum_points", 10}});
  EXPECT_EQ(plain(instruction_of(pl, all)), "Rozdaj wszystkie 10 punktów między projekty.");
  const auto costs = ballot(Json::Object{{"vote_type", "knapsack"}, {"min_marks", 1}});
  EXPECT_EQ(count_pattern(pl, costs).most, 1'000'000'00);
  EXPECT_NE(count_words(pl, costs, {.marks = 2, .cost = 1'200'000'00}).find("za dużo"), std::string::npos);
  EXPECT_EQ(count_pattern(pl, ballot(ballot_rules())).words, "");
}

TEST_P(PoolBallots, A_voter_votes_citywide_and_in_the_own_district) {
  auto v = visit();
  const auto codes = [&](std::string_view district) {
    std::string out;
    for (const auto* pool : pools_of(v->ctx, edition, district)) out += pool->code + " ";
    return out;
  };
  EXPECT_EQ(codes("polnoc"), "miasto polnoc ");
  EXPECT_EQ(codes("poludnie"), "miasto poludnie ");
  EXPECT_EQ(codes(""), "miasto ");
}

// The table as a coordinator pastes it, read as the desk reads it.
class LocalAreas : public PollingTest {
 protected:
  void read_table(const std::vector<places::Place>& districts) {
    Typed typed;
    typed.set("csv",
              "kod;nazwa;poziom;dzielnica;kwota\nmiasto;Miasto;miasto;;1000000\npolnoc;Północ;dzielnica;;500000\n"
              "poludnie;Południe;dzielnica;;500000\nlasek;Lasek;lokalna;PÓŁNOC;100000\n"
              "stawy;Stawy;lokalna;Południe;100000\n");
    Faults faults;
    Reader reader(Language::pl, typed, faults);
    editions::section_of(editions::Part::pools).read(reader, {districts}, edition);
    ASSERT_TRUE(faults.empty());
    db().write("test.pools", [&](db::WriteTx& tx) { editions::update_edition(tx, edition, "test", 0, tx.now()); });
  }
  std::string codes(std::string_view district) {
    auto v = visit();
    std::string out;
    for (const auto* pool : pools_of(v->ctx, edition, district)) out += pool->code + " ";
    return out;
  }
  void expect_areas() {
    EXPECT_EQ(codes("polnoc"), "miasto polnoc lasek ");
    EXPECT_EQ(codes("poludnie"), "miasto poludnie stawy ");
    EXPECT_EQ(codes(""), "miasto ");
  }
};

TEST_P(LocalAreas, Of_the_desks_table_are_voted_in_their_district_where_the_city_has_no_map) {
  read_table({});
  expect_areas();
}

TEST_P(LocalAreas, Of_the_desks_table_are_voted_in_their_district_where_it_has_one) {
  std::vector<places::Place> districts;
  places::PlaceId area;
  db().write("test.places", [&](db::WriteTx& tx) {
    const auto city = *places::insert_place(tx, {.kind = places::PlaceKind::city, .name = "Kalinobrzeg"});
    for (const char* name : {"Północ", "Południe"})
      EXPECT_TRUE(places::insert_place(tx, {.kind = places::PlaceKind::district, .parent = city, .name = name}));
    districts = places::children_of(tx, city, places::PlaceKind::district);
    const auto north = std::ranges::find(districts, "Północ", &places::Place::name)->id;
    area = *places::insert_place(tx, {.kind = places::PlaceKind::estate, .parent = north, .name = "Lasek nad rzeką"});
  });
  read_table(districts);
  expect_areas();
  // A register names the place of the area itself.
  const auto lasek = std::ranges::find(edition.pools, "lasek", &editions::Pool::code);
  lasek->place = area;
  lasek->district = "Dzielnica I";
  db().write("test.pools", [&](db::WriteTx& tx) { editions::update_edition(tx, edition, "test", 0, tx.now()); });
  expect_areas();
}

TEST_P(LocalAreas, Take_part_in_the_ballot_that_is_cast) {
  read_table({});
  const auto lasek = std::ranges::find(edition.pools, "lasek", &editions::Pool::code);
  db().write("test.projects", [&](db::WriteTx& tx) {
    for (int i = 0; i < 3; ++i) {
      proposals::Proposal p;
      p.edition = edition.id;
      p.pool = lasek->id;
      p.number = p.external_id = fmt::format("L{}", i);
      p.title_pl = "Projekt";
      p.cost = {100'00, Currency::pln};
      p.state = proposals::State::on_ballot;
      proposals::insert_proposal(tx, p, tx.now());
    }
  });
  std::vector<std::string> projects;
  {
    auto v = visit();
    for (const auto* entry : (*kept_ballot(v->ctx, edition, *lasek))->entries) projects.push_back(entry->code);
  }
  ASSERT_EQ(projects.size(), 3u);
  const std::string cookie = with_ballot("Jan Nowak", "jan@example.org");
  const auto without = cast(cookie);
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().field, "lasek");
  mark(cookie, "lasek", {{projects[0], 1}, {projects[1], 2}, {projects[2], 3}});
  ASSERT_TRUE(cast(cookie));
  EXPECT_THAT(db().read([&](db::ReadTx& tx) { return ballots_of(tx, edition.id); }),
              testing::ElementsAre(testing::HasSubstr(R"("pool":"lasek")")));
}

TEST_P(PoolBallots, A_kept_ballot_is_the_one_of_this_moment) {
  const auto kept = [&] {
    auto v = visit();
    return *kept_ballot(v->ctx, edition, edition.pools[0]);
  };
  const auto before = kept();
  EXPECT_EQ(before, kept()) << "made once";
  const std::string code = by_pool["miasto"][0];
  ASSERT_TRUE(before->find(code));
  EXPECT_EQ(before->entries[*before->find(code)]->code, code);
  db().write("test.withdraw", [&](db::WriteTx& tx) {
    set_state(tx, proposals::ProposalId{*id_from_code(code)}, proposals::State::withdrawn, tx.now());
  });
  const auto after = kept();
  EXPECT_EQ(after->entries.size(), 6u);
  EXPECT_FALSE(after->find(code));
  EXPECT_TRUE(before->find(code)) << "who reads it may go on";
  edition.settings.citywide.ballot = Json::Object{{"vote_type", "choose-1"}};
  db().write("test.rules", [next = edition](db::WriteTx& tx) {
    auto once = next;
    editions::update_edition(tx, once, "test", 0, tx.now());
  });
  EXPECT_EQ(kept()->rules.limits.max_marks, 1);
  // A vote writes nothing that ballots are made from.
  const auto same = kept();
  with_ballot("Anna Nowak", "anna@example.org");
  EXPECT_EQ(same, kept());
}

TEST_P(PoolBallots, An_unpublished_edition_has_its_ballots_too) {
  edition.id = {};
  auto v = visit();
  EXPECT_TRUE(kept_ballot(v->ctx, edition, edition.pools[0]));
}

WIEC_ON_BOTH_DATABASES(PoolBallots);
WIEC_ON_BOTH_DATABASES(LocalAreas);

}  // namespace
}  // namespace wiec::polling
