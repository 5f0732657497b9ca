#include "modules/voting/rule_words.h"

#include "modules/voting/draw_words.h"
#include "modules/voting/texts.h"
#include "tally/inputs.h"
#include "tally/rule.h"

namespace wiec::voting {
namespace {

std::string_view ballot_words(Language l, tally::VoteType type) {
  switch (type) {
    case tally::VoteType::approval:
      return texts::ballot_approval(l);
    case tally::VoteType::choose_one:
      return texts::ballot_choose_one(l);
    case tally::VoteType::ordinal:
      return texts::ballot_ordinal(l);
    case tally::VoteType::cumulative:
      return texts::ballot_cumulative(l);
    case tally::VoteType::scoring:
      return texts::ballot_scoring(l);
    case tally::VoteType::knapsack:
      return texts::ballot_knapsack(l);
  }
  return {};
}

// How a rule that gives voters money or loads works, in one or two sentences.
std::string_view proportional_words(Language l, const tally::Rule& rule) {
  if (const auto* shares = std::get_if<tally::EqualShares>(&rule.family)) {
    const bool raised = shares->completion != tally::EqualShares::Completion::none;
    return raised ? texts::rule_shares_raised(l) : texts::rule_shares(l);
  }
  if (std::holds_alternative<tally::Phragmen>(rule.family)) return texts::rule_phragmen(l);
  if (std::holds_alternative<tally::MaximinSupport>(rule.family)) return texts::rule_maximin(l);
  if (std::holds_alternative<tally::MaximalWelfare>(rule.family)) return texts::rule_welfare(l);
  if (std::holds_alternative<tally::ExactEqualShares>(rule.family)) return texts::rule_exact_shares(l);
  return texts::rule_cstv(l);
}

std::string family_words(Language l, const tally::Rule& rule) {
  const auto* greedy = std::get_if<tally::Greedy>(&rule.family);
  if (!greedy) return std::string(proportional_words(l, rule));
  switch (greedy->over_budget) {
    case tally::Greedy::OverBudget::skip:
      return std::string(texts::rule_skip(l));
    case tally::Greedy::OverBudget::stop:
      return std::string(texts::rule_stop(l));
    case tally::Greedy::OverBudget::fund_last:
      return texts::rule_fund_last(l, greedy->covered.num * 100 / greedy->covered.den);
  }
  return {};
}

std::string_view step_words(Language l, std::string_view step) {
  if (step == "cheaper") return texts::step_cheaper(l);
  if (step == "dearer") return texts::step_dearer(l);
  if (step == "more_voters") return texts::step_more_voters(l);
  if (step == "earlier") return texts::step_earlier(l);
  if (step == "draw") return texts::step_draw(l);
  return texts::step_project_id(l);
}

std::string titles_of(Language l, const Json& ids, const std::vector<ProjectResult>& projects) {
  std::string out;
  if (!ids.array()) return out;
  for (const Json& id : *ids.array()) {
    if (!id.string()) continue;
    if (!out.empty()) out += "; ";
    const auto at = std::ranges::find_if(
        projects, [&](const ProjectResult& p) { return p.external_id == *id.string() || p.number == *id.string(); });
    out += at == projects.end() ? *id.string() : at->title(l);
  }
  return out;
}

std::string steps_of(Language l, const Json* decided_by) {
  std::string out;
  if (!decided_by || !decided_by->array()) return out;
  for (const Json& step : *decided_by->array()) {
    if (!step.string()) continue;
    if (!out.empty()) out += ", ";
    out += step_words(l, *step.string());
  }
  return out;
}

bool holds(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

// The recorded draw that names one of the tied projects.
const tally::Draw* draw_among(const tally::Inputs& inputs, const Json& ids) {
  for (const tally::Draw& draw : inputs.draws)
    for (const Json& id : *ids.array())
      if (id.string() && (holds(draw.order, *id.string()) || holds(draw.projects, *id.string()))) return &draw;
  return nullptr;
}

std::string tie_words(Language l, const Json& tie, const tally::Inputs& inputs,
                      const std::vector<ProjectResult>& projects) {
  const Json* ids = tie.find("projects");
  if (!ids || !ids->array()) return {};
  const std::string titles = titles_of(l, *ids, projects);
  if (const tally::Draw* draw = draw_among(inputs, *ids)) {
    if (draw->record.who == kImported) return texts::tie_imported(l, titles);
    return sentence_of_draw(l, titles, *draw, projects);
  }
  const Json* undecided = tie.find("undecided");
  if (undecided && undecided->boolean() && *undecided->boolean()) return texts::undecided_pools(l, titles);
  return texts::tie_other(l, titles, steps_of(l, tie.find("decided_by")));
}

}  // namespace

void put_rule(Html& out, Language l, const PoolAsked& asked) {
  const auto rule = tally::rule_from_text(asked.result.rule);
  html::put<R"(<section><h2>{}</h2><p>{}</p>)">(out, texts::rule_title(l), ballot_words(l, asked.result.vote_type));
  if (rule) {
    html::put<"<p>{}</p>">(out, family_words(l, *rule));
    if (rule->threshold.at_least > 0) html::put<"<p>{}</p>">(out, texts::threshold_rule(l, rule->threshold.at_least));
  }
  html::put<"</section>">(out);
}

void put_ties(Html& out, Language l, const PoolAsked& asked, bool own_section) {
  const auto record = parse_json(asked.result.record);
  const Json* outcome = record ? record->find("outcome") : nullptr;
  const Json* ties = outcome ? outcome->find("ties") : nullptr;
  if (!ties || !ties->array()) return;
  const auto inputs_json = parse_json(asked.result.inputs);
  const auto inputs =
      inputs_json ? tally::inputs_from(*inputs_json) : std::expected<tally::Inputs, tally::RuleError>(tally::Inputs{});
  std::vector<std::string> sentences;
  for (const Json& tie : *ties->array()) {
    const Json* decisive = tie.find("decisive");
    if (decisive && decisive->boolean() && *decisive->boolean())
      sentences.push_back(tie_words(l, tie, inputs.value_or(tally::Inputs{}), asked.projects));
  }
  if (sentences.empty()) return;
  if (own_section)
    html::put<R"(<section><h2>{}</h2>)">(out, texts::ties_title(l));
  else
    html::put<"<h3>{}</h3>">(out, texts::ties_title(l));
  html::put<"<ul>{}</ul>">(out, [&](Html& list) {
    for (const std::string& sentence : sentences) html::put<"<li>{}</li>">(list, sentence);
  });
  if (own_section) html::put<"</section>">(out);
}

}  // namespace wiec::voting
