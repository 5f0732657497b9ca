#include "tally/report.h"

#include "tally/random_election_test.h"

namespace wiec::tally {
namespace {
Json written(const Election& election, const Rule& rule, const Outcome& outcome, const ReportWishes& wishes) {
  std::string text;
  const Json also(Json::Object{{"file", "a.pb"}});
  write_report(election, rule, {}, outcome, wishes, also, [&](std::string_view piece) { text += piece; });
  const auto json = parse_json(text);
  EXPECT_TRUE(json) << text;
  return json.value_or(Json());
}

// The same members with the same values, in whatever order.
void expect_same(const Json& whole, const Json& pieces) {
  for (const auto& [name, value] : *whole.object()) {
    const Json* other = pieces.find(name);
    ASSERT_TRUE(other) << name;
    EXPECT_EQ(to_text(*other), to_text(value)) << name;
  }
  EXPECT_EQ(pieces.object()->size(), whole.object()->size() + 1);
  EXPECT_EQ(*pieces.find("file")->string(), "a.pb");
}

TEST(Report, IsTheSameInPieces) {
  RandomElections random(99);
  for (int round = 0; round < 8; ++round) {
    const Election election = random.make(VoteType::approval);
    for (const char* name : {"greedy", "mes-cost", "cstv"}) {
      const Rule rule = *preset(name);
      const auto outcome = count(election, rule);
      ASSERT_TRUE(outcome);
      const ReportWishes wishes{
          .names = true, .changes = true, .money_flow = true, .outcomes = 4, .what_if = true, .effort = {}};
      expect_same(report(election, rule, {}, *outcome, wishes), written(election, rule, *outcome, wishes));
    }
  }
}

TEST(Report, OfOneProjectHoldsItAndThoseItsReasonNames) {
  Election election;
  election.budget = 100;
  election.projects = {{.id = "a", .cost = 60}, {.id = "b", .cost = 50}, {.id = "c", .cost = 40}};
  BallotGrouper grouper(VoteType::approval);
  const auto add = [&](std::vector<ProjectIndex> marks, std::uint32_t count) { grouper.add(marks, {}, count); };
  add({0}, 3), add({1}, 2), add({2}, 1);
  election.ballots = grouper.finish();
  const Rule rule = *preset("greedy-no-skip");
  const auto outcome = count(election, rule);
  ASSERT_TRUE(outcome);
  const Json json = written(election, rule, *outcome, {.only = 2});  // the count stopped at b
  const Json::Array& projects = *json.find("projects")->array();
  ASSERT_EQ(projects.size(), 2U);
  EXPECT_EQ(*projects[0].find("id")->string(), "c");
  EXPECT_TRUE(projects[0].find("change"));
  EXPECT_EQ(*projects[1].find("id")->string(), "b");
  const Json none = written(election, rule, *outcome, {.projects = false});
  EXPECT_EQ(none.find("projects")->array()->size(), 0U);
}
}  // namespace
}  // namespace wiec::tally
