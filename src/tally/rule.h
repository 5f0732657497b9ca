// The rule text: how ballots become a result, with every variant an explicit parameter and nothing implied. It is JSON
// (rule.schema.json), it is part of the result record, and a by-law's own words may stand beside each parameter.
//
// To add a family of rules: a struct with a static `name`, `fields(RuleFields&, Struct&)` and
// `count_family(const Struct&, Standing&)` in a file of its own (greedy.h is the pattern), and its name in Family
// below.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/json.h"
#include "base/money.h"
#include "tally/cstv.h"
#include "tally/equal_shares.h"
#include "tally/exact_shares.h"
#include "tally/greedy.h"
#include "tally/maximin.h"
#include "tally/phragmen.h"
#include "tally/rule_fields.h"
#include "tally/welfare.h"

namespace wiec::tally {

using Family = std::variant<Greedy, EqualShares, Phragmen, MaximinSupport, MaximalWelfare, ExactEqualShares, Cstv>;

// How a ballot is read.
struct BallotReading {
  enum class Repeated : std::uint8_t { once, each };              // a project marked twice on one ballot
  enum class OutsideLimits : std::uint8_t { counted, left_out };  // a ballot that breaks Election::limits
  Repeated repeated_marks = Repeated::once;
  OutsideLimits outside_limits = OutsideLimits::counted;
};

// A project below it cannot win. Both bounds hold: the number and the share of the counted ballots.
struct Threshold {
  enum class Of : std::uint8_t { votes, points };
  Of of = Of::points;
  std::int64_t at_least = 0;
  Ratio of_ballots{0, 1};
};

// At most so much money or so many winners in one category or neighbourhood.
struct Cap {
  enum class Kind : std::uint8_t { category, neighborhood };
  Kind kind = Kind::category;
  std::string part;
  std::optional<std::int64_t> cost;  // minor units
  std::optional<std::int64_t> projects;
};

// Among recorded conflict groups (two projects on one site) the first to win shuts out the others; or they are ignored.
enum class Conflicts : std::uint8_t { first_wins, ignored };

// Who goes first among equals; the list is tried from its head. `draw` uses the recorded draw; a tie that matters and
// that nothing decides leaves the outcome undecided. File order is never used.
enum class TieStep : std::uint8_t { cheaper, dearer, more_voters, earlier, draw, project_id };
std::string_view name_of(TieStep);

// What happens to money that is left, across the pools of an edition (pools.h).
enum class Leftovers : std::uint8_t { stay, to_citywide, to_best_turnout, bonus_project };

struct Rule {
  std::string title;
  Family family;
  BallotReading ballots;
  Threshold threshold;
  std::vector<Cap> caps;
  Conflicts conflicts = Conflicts::first_wins;
  std::vector<TieStep> ties{TieStep::cheaper, TieStep::more_voters, TieStep::project_id};
  Leftovers leftovers = Leftovers::stay;
  std::vector<std::pair<std::string, std::string>> words;  // parameter path -> the by-law's words
};

std::string_view family_of(const Rule&);
std::expected<Rule, RuleError> rule_from(const Json&);
std::expected<Rule, RuleError> rule_from_text(std::string_view json);
Json json_of(const Rule&);  // every parameter, defaults too

// Rules known by name: "greedy", "greedy-no-skip", ... Their texts are the JSON files in tally/presets/.
std::optional<Rule> preset(std::string_view name);
std::vector<std::string_view> preset_names();

}  // namespace wiec::tally
