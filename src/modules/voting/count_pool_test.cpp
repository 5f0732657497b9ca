#include "modules/voting/count_pool.h"

#include "base/sha256.h"

#include "modules/voting/pages.h"
#include "modules/voting/pb_words.h"
#include "tally/pb_reader.h"

namespace wiec::voting {
namespace {

// Two projects with equal votes and cost: only a draw can tell them apart, and the file says who won.
constexpr std::string_view kTied =
    "META\nkey;value\ndescription;Test\ncountry;Poland\nunit;Testowo\ninstance;2024\nnum_projects;3\nnum_votes;"
    "4\nbudget;100\n"
    "vote_type;approval\nrule;greedy\ndate_begin;01.09.2024\ndate_end;15.09.2024\n"
    "PROJECTS\nproject_id;cost;votes;name;selected\n1;60;2;Pierwszy;0\n2;60;2;Drugi;1\n3;40;1;Trzeci;1\n"
    "VOTES\nvoter_id;vote\n1;1\n2;1,2\n3;2\n4;3\n";

tally::Rule drawn() {
  tally::Rule rule;
  rule.ties = {tally::TieStep::draw};
  return rule;
}

TEST(CountPool, TakesOverTheOrderThatTheWinnersImply) {
  const auto pb = tally::read_pb(kTied);
  ASSERT_TRUE(pb);
  const tally::Inputs inputs = with_implied_draws(pb->election, drawn(), {});
  ASSERT_EQ(inputs.draws.size(), 1u);
  EXPECT_EQ(inputs.draws[0].record.who, kImported);
  const auto counted = count_pool(pb->election, drawn(), inputs, "00");
  ASSERT_TRUE(counted) << counted.error();
  EXPECT_TRUE(counted->result.announced);
  EXPECT_TRUE(counted->result.equal_to_announced);
  EXPECT_TRUE(counted->projects[1].won);
  EXPECT_EQ(counted->result.spent.minor, 100'00);
  EXPECT_EQ(hex(sha256(counted->result.record)), counted->result.record_sha256);
}

TEST(CountPool, WithoutTheDrawTheResultWaits) {
  const auto pb = tally::read_pb(kTied);
  const auto counted = count_pool(pb->election, drawn(), {}, "00");
  ASSERT_TRUE(counted);
  EXPECT_FALSE(counted->result.decided);
}

TEST(CountPool, EveryProjectHasASentenceInBothLanguages) {
  const auto pb = tally::read_pb(kTied);
  const auto counted = count_pool(pb->election, drawn(), with_implied_draws(pb->election, drawn(), {}), "00");
  for (const ProjectResult& p : counted->projects)
    for (const Language l : kLanguages)
      EXPECT_GT(sentence_of_reason(l, p.reason, {}, Currency::pln).size(), 15u) << p.reason;
  EXPECT_EQ(sentence_of_reason(Language::pl, counted->projects[0].reason, {}, Currency::pln),
            "Zabrakło pieniędzy: potrzeba 60\u00A0zł, a\u00A0zostało 40\u00A0zł.");
}

TEST(PbWords, AddressesAndDates) {
  EXPECT_EQ(slug("Łagiewniki-Borek Fałęcki"), "lagiewniki-borek-falecki");
  EXPECT_EQ(slug("Babie Doły | large"), "babie-doly-large");
  EXPECT_EQ(slug("???"), "x");
  EXPECT_EQ(year_in("2024", ""), 2024);
  EXPECT_EQ(year_in("252", "2020"), 2020);
  EXPECT_EQ(timetable_of("13.09.2024", "27.09.2024").size(), 2u);
  EXPECT_TRUE(timetable_of("27.09.2024", "13.09.2024").empty());
  EXPECT_TRUE(timetable_of("kiedyś", "").empty());
}

}  // namespace
}  // namespace wiec::voting
