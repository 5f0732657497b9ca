// Runs every case of this folder: see README.md.
#include <filesystem>
#include <fstream>

#include "tally/pb_reader.h"
#include "tally/record.h"

namespace wiec::tally {
namespace {
namespace fs = std::filesystem;

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(WIEC_SOURCE_DIR "/tests/elections")) {
    if (entry.path().extension() == ".pb") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string text_of(const std::string& name) {
  std::ifstream in(fs::path(WIEC_SOURCE_DIR "/tests/elections") / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Rule rule_of(const Json& expected) {
  if (const Json* name = expected.find("preset")) {
    auto rule = preset(*name->string());
    EXPECT_TRUE(rule) << *name->string();
    return rule.value_or(Rule{});
  }
  auto rule = rule_from(*expected.find("rule"));
  EXPECT_TRUE(rule) << rule.error().key << ": " << rule.error().message;
  return rule.value_or(Rule{});
}

void compare(const Json& expected, const Json& outcome, const char* name) {
  const Json* value = expected.find(name);
  EXPECT_EQ(to_text(*outcome.find(name)), to_text(value ? *value : *outcome.find(name))) << name;
}

void compare_reasons(const Json& expected, const Json& outcome) {
  const Json* reasons = expected.find("reasons");
  if (!reasons) return;
  std::size_t found = 0;
  for (const Json& project : *outcome.find("projects")->array()) {
    const Json* reason = reasons->find(*project.find("id")->string());
    if (!reason) continue;
    ++found;
    EXPECT_EQ(canonical_json(*project.find("reason")), canonical_json(*reason)) << *project.find("id")->string();
  }
  EXPECT_EQ(found, reasons->object()->size()) << "a reason of a project that is not there";
}

void compare_ties(const Json& expected, const Json& outcome) {
  Json::Array decisive;
  for (const Json& tie : *outcome.find("ties")->array()) {
    if (*tie.find("decisive")->boolean()) decisive.push_back(*tie.find("projects"));
  }
  const Json* ties = expected.find("ties");
  EXPECT_EQ(to_text(Json(decisive)), ties ? to_text(*ties) : "[]");
}

class Elections : public testing::TestWithParam<std::string> {};

TEST_P(Elections, ComesOutAsExpected) {
  const auto expected = parse_json(text_of(GetParam() + ".json"));
  ASSERT_TRUE(expected) << expected.error().message;
  const auto file = read_pb(text_of(GetParam() + ".pb"));
  ASSERT_TRUE(file) << file.error().line << ": " << file.error().message;
  Inputs inputs;
  if (const Json* json = expected->find("inputs")) {
    auto read = inputs_from(*json);
    ASSERT_TRUE(read) << read.error().key << ": " << read.error().message;
    inputs = std::move(*read);
  }
  const auto counted = count(file->election, rule_of(*expected), inputs);
  if (const Json* fails = expected->find("fails")) {
    ASSERT_FALSE(counted);
    EXPECT_EQ(counted.error().key, *fails->string());
    return;
  }
  ASSERT_TRUE(counted) << counted.error().key << ": " << counted.error().message;
  const Json outcome = json_of(file->election, *counted);
  ASSERT_TRUE(expected->find("winners"));
  for (const char* name : {"winners", "left", "spent", "from_outside"}) compare(*expected, outcome, name);
  compare_reasons(*expected, outcome);
  compare_ties(*expected, outcome);
  const Json* decided = expected->find("decided");
  EXPECT_EQ(*outcome.find("decided")->boolean(), decided ? *decided->boolean() : true);
}

std::string test_name(const testing::TestParamInfo<std::string>& each) {
  std::string name = each.param;
  std::ranges::replace(name, '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(All, Elections, testing::ValuesIn(cases()), test_name);
}  // namespace
}  // namespace wiec::tally
