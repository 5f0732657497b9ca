// The presets are data: each must load, count, keep to the published schema, and name only parameters there are.
#include <fstream>
#include <regex>

#include "tally/count.h"
#include "tally/preset_texts.h"
#include "tally/random_election_test.h"
#include "tally/rule.h"

namespace wiec::tally {
namespace {
// As much of JSON Schema 2020-12 as rule.schema.json uses; gives the first thing that is wrong, with its place.
class Schema {
 public:
  explicit Schema(const Json& root) : root_(root) {}

  std::string fault(const Json& value, const Json& schema, const std::string& at) const {
    if (const Json* reference = schema.find("$ref")) return fault(value, *definition(*reference->string()), at);
    if (const Json* any = schema.find("anyOf")) {
      for (const Json& one : *any->array()) {
        if (fault(value, one, at).empty()) return {};
      }
      return at + " fits none of anyOf";
    }
    if (const Json* names = schema.find("enum")) {
      return std::ranges::find(*names->array(), value) == names->array()->end() ? at + " is none of the names" : "";
    }
    if (const Json* type = schema.find("type"); type && !is(value, *type->string())) return at + " has the wrong type";
    if (value.object()) return object_fault(value, schema, at);
    if (value.array()) return array_fault(value, schema, at);
    if (value.integer()) return number_fault(*value.integer(), schema, at);
    if (const Json* pattern = schema.find("pattern"); pattern && value.string()) {
      if (!std::regex_search(*value.string(), std::regex(*pattern->string()))) return at + " does not fit the pattern";
    }
    return {};
  }

 private:
  static bool is(const Json& value, const std::string& type) {
    return type == "object"    ? value.object() != nullptr
           : type == "array"   ? value.array() != nullptr
           : type == "string"  ? value.string() != nullptr
           : type == "integer" ? value.integer() != nullptr
                               : type == "boolean" && value.boolean() != nullptr;
  }
  const Json* definition(const std::string& reference) const {
    return root_.find("$defs")->find(reference.substr(std::string_view("#/$defs/").size()));
  }
  std::string object_fault(const Json& value, const Json& schema, const std::string& at) const {
    if (const Json* required = schema.find("required")) {
      for (const Json& name : *required->array()) {
        if (!value.find(*name.string())) return at + " lacks " + *name.string();
      }
    }
    const Json* properties = schema.find("properties");
    const Json* others = schema.find("additionalProperties");
    for (const auto& [name, member] : *value.object()) {
      const Json* own = properties ? properties->find(name) : nullptr;
      if (!own && others && others->boolean() && !*others->boolean()) return at + " may not have " + name;
      const Json* wanted = own ? own : others && others->object() ? others : nullptr;
      if (std::string wrong = wanted ? fault(member, *wanted, at + "." + name) : ""; !wrong.empty()) return wrong;
    }
    return {};
  }
  std::string array_fault(const Json& value, const Json& schema, const std::string& at) const {
    const Json* items = schema.find("items");
    for (std::size_t i = 0; items && i < value.array()->size(); ++i) {
      std::string wrong = fault((*value.array())[i], *items, fmt::format("{}[{}]", at, i));
      if (!wrong.empty()) return wrong;
    }
    return {};
  }
  static std::string number_fault(std::int64_t value, const Json& schema, const std::string& at) {
    const Json* least = schema.find("minimum");
    const Json* most = schema.find("maximum");
    const bool fits = (!least || value >= *least->integer()) && (!most || value <= *most->integer());
    return fits ? "" : at + " is out of bounds";
  }
  const Json& root_;
};

Json published_schema() {
  std::ifstream in(WIEC_SOURCE_DIR "/src/tally/rule.schema.json");
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  const auto schema = parse_json(text);
  EXPECT_TRUE(schema);
  return schema.value_or(Json());
}

const Json* at_path(const Json& json, std::string_view path) {
  const Json* here = &json;
  while (here && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    here = here->find(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return here;
}

class EachPreset : public testing::TestWithParam<std::string> {};

TEST_P(EachPreset, KeepsToThePublishedSchema) {
  const Json schema = published_schema();
  for (const PresetText& text : preset_texts()) {
    if (text.name != GetParam()) continue;
    const auto json = parse_json(text.json);
    ASSERT_TRUE(json) << json.error().message;
    EXPECT_EQ(Schema(schema).fault(*json, schema, "rule"), "");
  }
  EXPECT_EQ(Schema(schema).fault(json_of(*preset(GetParam())), schema, "rule"), "");
}

TEST_P(EachPreset, CountsElections) {
  const auto rule = preset(GetParam());
  ASSERT_TRUE(rule);
  EXPECT_FALSE(rule->title.empty());
  RandomElections random(5);
  std::size_t winners = 0;
  for (int round = 0; round < 30; ++round) {
    Election election = random.make(VoteType::approval);
    for (std::uint32_t& voters : election.ballots.counts) voters *= 1000;
    election.ballots.voters *= 1000;
    const auto outcome = count(election, *rule);
    ASSERT_TRUE(outcome) << outcome.error().key << ": " << outcome.error().message;
    // Only a rule that ends in a draw may wait for one.
    EXPECT_TRUE(outcome->decided || rule->ties.back() == TieStep::draw);
    winners += outcome->winners.size();
  }
  EXPECT_GT(winners, 0U);
}

// The by-law's words stand beside parameters that there are.
TEST_P(EachPreset, PutsWordsBesideKnownParameters) {
  const auto rule = preset(GetParam());
  const Json json = json_of(*rule);
  for (const auto& [path, words] : rule->words) {
    EXPECT_TRUE(at_path(json, path)) << path;
    EXPECT_GT(words.size(), 10U) << path;
  }
}

// What all presets promise: one mark per ballot, no project dearer than the budget, the same order among equals.
TEST_P(EachPreset, ReadsBallotsAndTiesAsPromised) {
  const auto rule = preset(GetParam());
  EXPECT_EQ(rule->ballots.repeated_marks, BallotReading::Repeated::once);
  EXPECT_THAT(rule->ties, testing::ElementsAre(TieStep::cheaper, TieStep::more_voters,
                                               testing::AnyOf(TieStep::project_id, TieStep::draw)));
  if (const auto* greedy = std::get_if<Greedy>(&rule->family)) {
    EXPECT_EQ(greedy->dearer_than_budget, Greedy::Dearer::left_out);
  }
}

std::vector<std::string> names() {
  const auto all = preset_names();
  return {all.begin(), all.end()};
}
INSTANTIATE_TEST_SUITE_P(All, EachPreset, testing::ValuesIn(names()), [](const auto& each) {
  std::string name = each.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Schema, FindsWhatIsWrong) {
  const Json schema = published_schema();
  const auto fault = [&](std::string_view text) { return Schema(schema).fault(*parse_json(text), schema, "rule"); };
  EXPECT_EQ(fault(R"({"family": "greedy"})"), "");
  EXPECT_EQ(fault("{}"), "rule lacks family");
  EXPECT_EQ(fault(R"({"family": "luck"})"), "rule.family is none of the names");
  EXPECT_EQ(fault(R"({"family": "greedy", "greedy": {"speed": 1}})"), "rule.greedy may not have speed");
  EXPECT_EQ(fault(R"({"family": "greedy", "threshold": {"at_least": -1}})"),
            "rule.threshold.at_least is out of bounds");
  EXPECT_EQ(fault(R"({"family": "greedy", "threshold": {"percent_of_ballots": "x"}})"),
            "rule.threshold.percent_of_ballots fits none of anyOf");
}

TEST(CityPresets, AreThere) {
  EXPECT_THAT(preset_names(),
              testing::IsSupersetOf({"krakow", "warszawa", "gdynia", "gdansk", "wroclaw", "lodz", "katowice", "poznan",
                                     "czestochowa", "ruda-slaska", "stalowa-wola", "swiecie", "wieliczka"}));
}
}  // namespace
}  // namespace wiec::tally
