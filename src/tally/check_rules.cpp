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

// Equal Shares by its published names; known once the presets are.
std::vector<NamedRule> equal_shares_rules(std::string_view declared) {
  const std::string_view wanted = declared.starts_with("equalshares/add1") ? "mes-cost-add1" : "mes-cost";
  std::optional<Rule> rule = preset(wanted);
  if (!rule) return {};
  read_officially(*rule);
  return {{std::string(wanted), std::move(*rule)}};
}
}  // namespace

std::vector<NamedRule> declared_rules(const PbFile& file) {
  const std::string_view declared = meta_text(file, "rule");
  if (declared.starts_with("equalshares")) return equal_shares_rules(declared);
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
