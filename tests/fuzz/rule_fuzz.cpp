// A rule text is read or refused with key and reason; what was read is written in full, reads back as the same rule, and
// counts without harm: the same outcome each time, within the money.
#include "fuzz.h"
#include "tally/ballots.h"
#include "tally/count.h"
#include "tally/record.h"

namespace {
using namespace wiec;

tally::Election small_election() {
  tally::Election election;
  election.budget = 1000;
  election.projects = {{.id = "a", .cost = 600, .categories = {"green"}, .neighborhood = "north"},
                       {.id = "b", .cost = 500, .categories = {"green", "sport"}},
                       {.id = "c", .cost = 500},
                       {.id = "d", .cost = 0},
                       {.id = "e", .cost = tally::withdrawn_cost},
                       {.id = "f", .cost = 5000}};
  tally::BallotGrouper grouper(tally::VoteType::approval);
  const auto add = [&](std::vector<tally::ProjectIndex> marks) { grouper.add(marks, {}); };
  add({0, 1}), add({0}), add({1, 2}), add({2, 3}), add({}), add({4, 5}), add({5}), add({1, 1});
  election.ballots = grouper.finish();
  return election;
}

void count_twice(const tally::Rule& rule) {
  static const tally::Election election = small_election();
  const auto outcome = tally::count(election, rule);
  const auto again = tally::count(election, rule);
  fuzz::require(outcome.has_value() == again.has_value(), "a count is refused always or never");
  if (!outcome) {
    fuzz::require(!outcome.error().message.empty(), "a refusal says why");
    return;
  }
  fuzz::require(tally::record_text(election, rule, {}, *outcome) == tally::record_text(election, rule, {}, *again),
                "the same record twice");
  fuzz::require(outcome->left >= 0 && outcome->spent - outcome->from_outside <= outcome->budget, "within the money");
}
}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto rule = tally::rule_from_text(fuzz::text(bytes, size));
  if (!rule) {
    fuzz::require(!rule.error().message.empty(), "a refusal says why");
    return 0;
  }
  const Json written = tally::json_of(*rule);
  const auto again = tally::rule_from(written);
  fuzz::require(again && tally::json_of(*again) == written, "what is written reads back as the same rule");
  count_twice(*rule);
  return 0;
}
