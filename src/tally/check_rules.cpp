#include "tally/check_rules.h"

#include "tally/pb_parts.h"

namespace wiec::tally {
namespace {
using OverBudget = Greedy::OverBudget;

std::string_view meta_text(const PbFile& file, std::string_view key) {
  const std::string* text = file.find_meta(key);
  return text ? trimmed(*text) : std::string_view();
}

std::int64_t threshold_of(const PbFile& file) {
  return std::max<std::int64_t>(0, parse_whole(meta_text(file, "min_project_score_threshold")).value_or(0));
}

// Official counts read a project marked twice twice (research: 22 published files).
void read_officially(Rule& rule) { rule.ballots.repeated_marks = BallotReading::Repeated::each; }

NamedRule greedy_rule(const PbFile& file, OverBudget over_budget, bool with_threshold) {
  NamedRule out;
  Greedy greedy;
  greedy.over_budget = over_budget;
  out.rule.family = greedy;
  read_officially(out.rule);
  out.name = over_budget == OverBudget::skip   ? "greedy"
             : over_budget == OverBudget::stop ? "greedy-no-skip"
                                               : "greedy-fund-last-80";
  if (with_threshold && threshold_of(file) > 0) {
    out.rule.threshold.at_least = threshold_of(file);
    out.name += fmt::format(" with threshold {}", threshold_of(file));
  }
  return out;
}

// Amsterdam and others declare the most money for each neighbourhood or category, in the order of their list.
bool add_caps(const PbFile& file, std::string_view names_key, std::string_view amounts_key, Cap::Kind kind,
              Rule& rule) {
  const std::vector<std::string> names = parse_list(meta_text(file, names_key));
  const std::vector<std::string> amounts = parse_list(meta_text(file, amounts_key));
  if (amounts.empty() || names.size() != amounts.size()) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto amount = parse_amount(amounts[i]);
    if (!amount) return false;
    rule.caps.push_back({kind, names[i], amount, {}});
  }
  return true;
}

void add_quotas(const PbFile& file, NamedRule& named) {
  const bool areas = add_caps(file, "neighborhoods", "budget_per_neighborhood", Cap::Kind::neighborhood, named.rule);
  const bool kinds = add_caps(file, "categories", "budget_per_category", Cap::Kind::category, named.rule);
  named.quota = areas || kinds;
  if (named.quota) named.name += " with the quotas declared";
}

NamedRule equal_shares_rule(const EqualShares& shares, std::string name) {
  NamedRule out;
  out.name = std::move(name);
  if (shares.utility == EqualShares::Utility::points) out.name += ", worth by points";
  if (shares.start == EqualShares::Start::exact && shares.completion != EqualShares::Completion::none)
    out.name += ", exact start";
  if (shares.stop_when_exhaustive) out.name += ", until exhaustive";
  if (shares.eligibility_budgets > 0) out.name += fmt::format(", eligible by {} budgets", shares.eligibility_budgets);
  out.rule.family = shares;
  return out;
}

// Equal Shares by its published names: equalshares[/add1][-comparison]. They leave open where add1 starts, whether it
// stops when exhaustive, what a point is worth and who is eligible; so each published reading is tried: first the one
// of Wieliczka 2023 (whole start, no exhaustive stop), the eligibility of Swiecie 2023 last.
std::vector<NamedRule> equal_shares_rules(const PbFile& file, std::string_view declared) {
  EqualShares shares;
  if (declared.ends_with("-comparison")) {
    shares.comparison = EqualShares::Compare::projects;
    declared.remove_suffix(std::string_view("-comparison").size());
  }
  using Completion = EqualShares::Completion;
  constexpr std::array<std::pair<std::string_view, Completion>, 4> kNames{{{"equalshares", Completion::none},
                                                                           {"equalshares/add1", Completion::add1},
                                                                           {"equalshares/add1u", Completion::add1u},
                                                                           {"equalshares/add1e", Completion::add1e}}};
  const auto known = std::ranges::find(kNames, declared, [](const auto& name) { return name.first; });
  if (known == kNames.end()) return {};
  shares.completion = known->second;
  shares.utilitarian_completion = known->second == Completion::add1u;
  std::vector<EqualShares> readings{shares};
  // Each reading once more with another value of one parameter, those before it first.
  const auto also = [&readings](auto change) {
    const std::vector<EqualShares> before = readings;
    for (EqualShares other : before) readings.push_back((change(other), other));
  };
  if (known->second != Completion::none) {
    readings.front().start = EqualShares::Start::whole;
    readings.front().stop_when_exhaustive = known->second == Completion::add1e;
    also([](EqualShares& other) { other.start = EqualShares::Start::exact; });
    if (known->second != Completion::add1e) also([](EqualShares& other) { other.stop_when_exhaustive = true; });
  }
  if (has_points(file.election.vote_type)) {
    for (EqualShares& reading : readings) reading.utility = EqualShares::Utility::points;
    also([](EqualShares& other) { other.utility = EqualShares::Utility::cost; });
  }
  also([](EqualShares& other) { other.eligibility_budgets = 3; });
  std::vector<NamedRule> out;
  for (const EqualShares& reading : readings)
    out.push_back(equal_shares_rule(reading, std::string(*file.find_meta("rule"))));
  return out;
}
}  // namespace

std::vector<NamedRule> declared_rules(const PbFile& file) {
  const std::string_view declared = meta_text(file, "rule");
  if (declared.starts_with("equalshares")) return equal_shares_rules(file, declared);
  const bool exclusive = declared == "greedy-exclusive";
  if (declared != "greedy" && declared != "greedy-threshold" && declared != "greedy-no-skip" && !exclusive) return {};
  NamedRule rule = greedy_rule(file, declared == "greedy-no-skip" ? OverBudget::stop : OverBudget::skip, true);
  rule.exclusive = exclusive;
  add_quotas(file, rule);
  return {std::move(rule)};
}

std::vector<NamedRule> published_rules(const PbFile& file) {
  std::vector<NamedRule> rules;
  // A file that declares Equal Shares is not explained by a greedy count that happens to come near.
  if (meta_text(file, "rule").starts_with("equalshares")) return rules;
  for (const OverBudget over_budget : {OverBudget::skip, OverBudget::stop, OverBudget::fund_last}) {
    rules.push_back(greedy_rule(file, over_budget, true));
    if (threshold_of(file) > 0) rules.push_back(greedy_rule(file, over_budget, false));
  }
  return rules;
}

}  // namespace wiec::tally
