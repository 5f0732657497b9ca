#include "tally/rule.h"

#include <fstream>

#include "tally/inputs.h"

namespace wiec::tally {
namespace {
using testing::HasSubstr;

RuleError error_of(std::string_view text) {
  const auto rule = rule_from_text(text);
  EXPECT_FALSE(rule) << text;
  return rule ? RuleError{} : rule.error();
}

TEST(RuleText, ReadsWhatItWrites) {
  Rule rule;
  rule.title = "Poznań";
  rule.family = Greedy{Greedy::ScoreBy::votes,
                       Greedy::OverBudget::fund_last,
                       {4, 5},
                       Greedy::Dearer::in_its_turn,
                       Greedy::Reserve::next_in_order};
  rule.ballots = {BallotReading::Repeated::each, BallotReading::OutsideLimits::left_out};
  rule.threshold = {Threshold::Of::votes, 50, {1, 40}};
  rule.caps = {{Cap::Kind::neighborhood, "Oost", 15000000, {}}, {Cap::Kind::category, "green", {}, 2}};
  rule.conflicts = Conflicts::ignored;
  rule.ties = {TieStep::dearer, TieStep::draw};
  rule.leftovers = Leftovers::to_best_turnout;
  rule.words = {{"greedy.covered_percent", "jeżeli środki pokrywają co najmniej 80 %"}};
  const Json json = json_of(rule);
  const auto read = rule_from(json);
  ASSERT_TRUE(read) << read.error().key << read.error().message;
  EXPECT_EQ(json_of(*read), json);
  EXPECT_EQ(to_text(*json.find("threshold")), R"({"of":"votes","at_least":50,"percent_of_ballots":"2.5"})");
  EXPECT_EQ(std::get<Greedy>(read->family).covered, (Ratio{4, 5}));
}

TEST(RuleText, NamesTheKeyAtFault) {
  EXPECT_EQ(error_of(R"({"family": "luck"})").key, "family");
  EXPECT_THAT(error_of(R"({"family": "luck"})").message, HasSubstr("greedy"));
  EXPECT_EQ(error_of("{}").key, "family");
  EXPECT_EQ(error_of(R"({"family": "greedy", "greedy": {"over_budget": "fly"}})").key, "greedy.over_budget");
  EXPECT_THAT(error_of(R"({"family": "greedy", "greedy": {"over_budget": "fly"}})").message,
              HasSubstr("skip, stop, fund_last"));
  EXPECT_EQ(error_of(R"({"family": "greedy", "greedy": {"over": "skip"}})").key, "greedy.over");
  EXPECT_EQ(error_of(R"({"family": "greedy", "greedy": []})").key, "greedy");
  EXPECT_EQ(error_of(R"({"family": "greedy", "caps": [{"part": "x"}, {"part": ""}]})").key, "caps[1].part");
  EXPECT_EQ(error_of(R"({"family": "greedy", "caps": [{"part": "x", "cost": 5}]})").key, "caps[0].cost");
  EXPECT_EQ(error_of(R"({"family": "greedy", "ties": ["draw", "draw"]})").key, "ties");
  EXPECT_EQ(error_of(R"({"family": "greedy", "threshold": {"at_least": -1}})").key, "threshold.at_least");
  EXPECT_EQ(error_of(R"({"family": "greedy", "threshold": {"percent_of_ballots": 101}})").key,
            "threshold.percent_of_ballots");
  EXPECT_EQ(error_of(R"({"family": "greedy", "threshold": {"percent_of_ballots": "2.5%"}})").key,
            "threshold.percent_of_ballots");
  EXPECT_EQ(error_of(R"({"family": "greedy", "speed": 1})").key, "speed");
  EXPECT_EQ(error_of("[]").message, "must be an object");
  EXPECT_THAT(error_of("{,}").message, HasSubstr("no JSON"));
}

TEST(RuleText, PercentagesAreExact) {
  const auto rule = rule_from_text(R"({"family": "greedy", "threshold": {"percent_of_ballots": "0.000001"}})");
  ASSERT_TRUE(rule);
  EXPECT_EQ(rule->threshold.of_ballots.num, 1);
  EXPECT_EQ(rule->threshold.of_ballots.den, 100'000'000);
}

TEST(Presets, AreRead) {
  EXPECT_THAT(preset_names(), testing::IsSupersetOf({"greedy", "greedy-no-skip"}));
  for (const std::string_view name : preset_names()) {
    const auto rule = preset(name);
    ASSERT_TRUE(rule) << name;
    EXPECT_FALSE(rule->title.empty()) << name;
  }
  EXPECT_FALSE(preset("greed"));
  EXPECT_EQ(std::get<Greedy>(preset("greedy-no-skip")->family).over_budget, Greedy::OverBudget::stop);
}

// Every parameter that is written stands in the published schema, and nothing else does.
void compare_with_schema(const Json& written, const Json& schema, const std::string& path) {
  const Json* properties = schema.find("properties");
  ASSERT_TRUE(properties) << path;
  for (const auto& [name, value] : *written.object()) {
    const Json* property = properties->find(name);
    ASSERT_TRUE(property) << path << "." << name << " is missing in rule.schema.json";
    if (value.object() && name != "words") compare_with_schema(value, *property, path + "." + name);
  }
  EXPECT_EQ(*schema.find("additionalProperties"), Json(false)) << path;
}

TEST(RuleSchema, KnowsEveryParameter) {
  std::ifstream in(WIEC_SOURCE_DIR "/src/tally/rule.schema.json");
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  const auto schema = parse_json(text);
  ASSERT_TRUE(schema) << schema.error().message;
  for (const std::string_view name : preset_names()) {
    Rule rule = *preset(name);
    rule.words = {{"ties", "x"}};
    compare_with_schema(json_of(rule), *schema, std::string(name));
  }
}

TEST(InputsText, ReadsWhatItWrites) {
  const auto json = parse_json(
      R"({"draws":[{"seed":"2026-10-01 11 7 3","order":[],"projects":["a","b"],"record":{"who":"commission","when":"2026-10-01","why":"tie"}}],)"
      R"("exclusions":[{"project":"c","record":{"who":"mayor","when":"2026-10-02","why":"sold"}}],)"
      R"("conflicts":[{"projects":["a","d"],"record":{"who":"","when":"","why":"one site"}}],)"
      R"("added_to_budget":[{"amount":"10.00","from":"citywide","record":{"who":"","when":"","why":""}}],"reserve":[]})");
  ASSERT_TRUE(json);
  const auto inputs = inputs_from(*json);
  ASSERT_TRUE(inputs) << inputs.error().key << inputs.error().message;
  EXPECT_EQ(to_text(json_of(*inputs)), to_text(*json));
  EXPECT_EQ(inputs_from(*parse_json(R"({"draws":[{"record":{}}]})")).error().key, "draws[0].seed");
  EXPECT_EQ(inputs_from(*parse_json(R"({"reserve":[{"amount":"-1"}]})")).error().key, "reserve[0].amount");
}
}  // namespace
}  // namespace wiec::tally
