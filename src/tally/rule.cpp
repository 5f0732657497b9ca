#include "tally/rule.h"

namespace wiec::tally {
namespace {
using Names = std::span<const std::string_view>;
constexpr std::array<std::string_view, 2> kRepeated{"once", "each"};
constexpr std::array<std::string_view, 2> kOutside{"counted", "left_out"};
constexpr std::array<std::string_view, 2> kOf{"votes", "points"};
constexpr std::array<std::string_view, 2> kKinds{"category", "neighborhood"};
constexpr std::array<std::string_view, 2> kConflicts{"first_wins", "ignored"};
constexpr std::array<std::string_view, 6> kTies{"cheaper", "dearer", "more_voters", "earlier", "draw", "project_id"};
constexpr std::array<std::string_view, 4> kLeftovers{"stay", "to_citywide", "to_best_turnout", "bonus_project"};
constexpr std::int64_t kMost = 1'000'000'000'000'000;

template <std::size_t... I>
std::string family_names(std::index_sequence<I...>) {
  std::string out;
  ((out.append(out.empty() ? "" : ", ").append(std::variant_alternative_t<I, Family>::name)), ...);
  return out;
}

template <std::size_t I = 0>
bool set_family(Family& family, std::string_view name) {
  if constexpr (I < std::variant_size_v<Family>) {
    if (std::variant_alternative_t<I, Family>::name != name) return set_family<I + 1>(family, name);
    family.emplace<I>();
    return true;
  }
  return false;
}

void read_family(RuleFields& f, Family& family) {
  std::string name;
  f.text("family", name);
  if (!f.is_reading()) return;
  if (!set_family(family, name)) {
    const std::string names = family_names(std::make_index_sequence<std::variant_size_v<Family>>());
    f.fail("family", RuleFault::unknown_name, {names}, "must be one of: " + names);
  }
}
}  // namespace

static void fields(RuleFields& f, BallotReading& reading) {
  f.choice("repeated_marks", reading.repeated_marks, kRepeated);
  f.choice("outside_limits", reading.outside_limits, kOutside);
}

static void fields(RuleFields& f, Threshold& threshold) {
  f.choice("of", threshold.of, kOf);
  f.number("at_least", threshold.at_least, 0, kMost);
  f.percent("percent_of_ballots", threshold.of_ballots);
}

static void fields(RuleFields& f, Cap& cap) {
  f.choice("kind", cap.kind, kKinds);
  f.text("part", cap.part);
  f.amount("cost", cap.cost);
  f.number("projects", cap.projects, 0, kMost);
  if (f.is_reading() && cap.part.empty()) {
    f.fail("part", RuleFault::part_missing, {}, "must name a category or neighbourhood");
  }
}

static void fields(RuleFields& f, Rule& rule) {
  f.text("title", rule.title);
  if (f.is_reading()) {
    read_family(f, rule.family);
  } else {
    std::string name(family_of(rule));
    f.text("family", name);
  }
  std::visit([&](auto& family) { f.group(family.name, family); }, rule.family);
  f.group("ballots", rule.ballots);
  f.group("threshold", rule.threshold);
  f.list("caps", rule.caps);
  f.choice("conflicts", rule.conflicts, Names(kConflicts));
  f.choices("ties", rule.ties, Names(kTies));
  f.choice("leftovers", rule.leftovers, Names(kLeftovers));
  f.texts("words", rule.words);
}

std::string_view name_of(TieStep step) { return kTies[static_cast<std::size_t>(step)]; }

std::string_view family_of(const Rule& rule) {
  return std::visit([](const auto& family) { return family.name; }, rule.family);
}

std::expected<Rule, RuleError> rule_from(const Json& json) {
  RuleFields f = RuleFields::reading(json);
  Rule rule;
  if (!f.error()) fields(f, rule);
  f.refuse_unknown();
  if (f.error()) return std::unexpected(*f.error());
  return rule;
}

std::expected<Rule, RuleError> rule_from_text(std::string_view text) {
  const auto json = parse_json(text);
  if (!json)
    return std::unexpected(RuleError{"",
                                     fmt::format("no JSON: {} at byte {}", json.error().message, json.error().offset),
                                     RuleFault::no_json,
                                     {json.error().message, std::to_string(json.error().offset)}});
  return rule_from(*json);
}

Json json_of(const Rule& rule) {
  RuleFields f = RuleFields::writing();
  Rule copy = rule;
  fields(f, copy);
  return std::move(f).written();
}

}  // namespace wiec::tally
