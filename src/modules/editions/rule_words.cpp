#include "modules/editions/rule_words.h"

#include "modules/editions/texts.h"
#include "tally/rule.h"

namespace wiec::editions {
namespace {

std::string family_words(Language l, const tally::Rule& rule) {
  if (const auto* greedy = std::get_if<tally::Greedy>(&rule.family)) {
    switch (greedy->over_budget) {
      case tally::Greedy::OverBudget::skip:
        return std::string(texts::rule_skip(l));
      case tally::Greedy::OverBudget::stop:
        return std::string(texts::rule_stop(l));
      case tally::Greedy::OverBudget::fund_last:
        return texts::rule_fund_last(l, greedy->covered.num * 100 / std::max<std::int64_t>(greedy->covered.den, 1));
    }
  }
  if (std::holds_alternative<tally::EqualShares>(rule.family)) return std::string(texts::rule_shares(l));
  return texts::rule_other(l, rule.title.empty() ? std::string(tally::family_of(rule)) : rule.title);
}

std::string_view step_words(Language l, tally::TieStep step) {
  switch (step) {
    case tally::TieStep::cheaper:
      return texts::tie_cheaper(l);
    case tally::TieStep::dearer:
      return texts::tie_dearer(l);
    case tally::TieStep::more_voters:
      return texts::tie_more_voters(l);
    case tally::TieStep::earlier:
      return texts::tie_earlier(l);
    case tally::TieStep::draw:
      return texts::tie_draw(l);
    case tally::TieStep::project_id:
      return texts::tie_number(l);
  }
  return {};
}

}  // namespace

std::string rule_words(Language l, const Json& json) {
  const auto rule = tally::rule_from(json);
  if (!rule) return std::string(texts::rule_none(l));
  std::string words = family_words(l, *rule);
  if (rule->threshold.at_least > 0)
    words += " " + (rule->threshold.of == tally::Threshold::Of::votes
                        ? texts::rule_threshold_votes(l, rule->threshold.at_least)
                        : texts::rule_threshold_points(l, rule->threshold.at_least));
  std::string steps;
  for (const tally::TieStep step : rule->ties) steps += (steps.empty() ? "" : ", ") + std::string(step_words(l, step));
  if (!steps.empty()) words += " " + texts::rule_ties(l, steps);
  return words;
}

Json preset_rule(std::string_view name) {
  const auto rule = tally::preset(name);
  return rule ? tally::json_of(*rule) : Json();
}

std::string_view preset_of(const Json& rule) {
  if (!rule.object()) return {};
  const std::string text = canonical_json(rule);
  for (const std::string_view name : tally::preset_names())
    if (canonical_json(preset_rule(name)) == text) return name;
  return {};
}

}  // namespace wiec::editions
