#include "app/tally_print.h"

#include <fmt/format.h>
#include <algorithm>

#include "modules/voting/pages.h"
#include "modules/voting/preset_words.h"
#include "modules/voting/result_parts.h"
#include "tally/record.h"

namespace wiec::app {
namespace {
using namespace tally;

std::string joined_ids(const Election& election, std::span<const ProjectIndex> projects) {
  std::vector<std::string_view> ids;
  for (const ProjectIndex project : projects) ids.push_back(election.projects[project].id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::string reason_text(const Election& election, const Reason& reason) {
  std::string out(code_of(reason));
  const Json json = json_of(election, reason);
  for (const auto& [name, value] : *json.object()) {
    if (name != "code") out += fmt::format("\t{}={}", name, value.string() ? *value.string() : to_text(value));
  }
  return out;
}

void print_project(const Election& election, const Outcome& outcome, ProjectIndex index) {
  const ProjectOutcome& project = outcome.projects[index];
  fmt::print("{}\t{}\t{}\tcost={}\tvotes={}\tpoints={}\t{}\n", project.rank, election.projects[index].id,
             project.won ? "won" : "lost", plain_decimal(election.projects[index].cost), project.votes, project.points,
             reason_text(election, project.reason));
}

void print_tie(const Election& election, const Tie& tie) {
  std::vector<std::string_view> steps;
  for (const TieStep step : tie.decided_by) steps.push_back(name_of(step));
  fmt::print("tie\t{}\tdecided_by={}\tdecisive={}{}\n", joined_ids(election, tie.projects), fmt::join(steps, ","),
             tie.decisive, tie.undecided ? "\tneeds a draw" : "");
}

std::vector<ProjectIndex> in_order(const Outcome& outcome) {
  std::vector<ProjectIndex> order(outcome.projects.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<ProjectIndex>(i);
  std::ranges::stable_sort(order, {}, [&](ProjectIndex i) { return outcome.projects[i].rank - 1; });  // unranked last
  return order;
}

std::string text_at(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value && value->string() ? *value->string() : std::string();
}

// The report's sentences on one project.
void print_sentences(Language l, const Json& report, const std::string& id) {
  const auto view = voting::view_of(report);
  if (!view) return;
  const auto at = std::ranges::find(view->projects, id, &voting::ProjectResult::external_id);
  if (at == view->projects.end()) return;
  fmt::print("why\t{}\n", voting::sentence_of_reason(l, at->reason, view->projects, view->currency));
  const auto& change = view->changes[static_cast<std::size_t>(at - view->projects.begin())];
  for (const std::string& sentence : voting::sentences_of_change(l, change, at->cost))
    fmt::print("change\t{}\n", sentence);
}

std::string fields_of(const Json& json, std::initializer_list<std::string_view> left_out) {
  std::string line;
  for (const auto& [name, value] : *json.object()) {
    if (std::ranges::find(left_out, name) == left_out.end() && !value.array())
      line += fmt::format("\t{}={}", name, value.string() ? *value.string() : to_text(value));
  }
  return line;
}

// Of a rule that lets voters pay: all of them together, each project or only one, and which winners took the money.
void print_money(Language l, const Json& report, const std::string& only) {
  const Json* flow = report.find("money_flow");
  if (!flow) return;
  fmt::print("money{}\n", fields_of(*flow, {}));
  for (const char* list : {"rounds", "moves", "losses"}) {
    if (!flow->find(list)) continue;
    for (const Json& one : *flow->find(list)->array()) {
      const std::string id = text_at(one, "project");
      if (!only.empty() && id != only) continue;
      fmt::print("{}\t{}{}\n", list, id, fields_of(one, {"project"}));
      for (const char* inner : {"taken", "changes"}) {
        if (!one.find(inner)) continue;
        for (const Json& by : *one.find(inner)->array())
          fmt::print("{}\t{}\t{}\t{}\n", inner, id, text_at(by, "project"), text_at(by, "amount"));
      }
    }
  }
  const auto view = voting::view_of(report);
  if (only.empty() || !view) return;
  for (const std::string& sentence : voting::sentences_of_money(l, *flow, only, view->currency))
    fmt::print("why\t{}\n", sentence);
}

void print_outcomes(const Json& report) {
  const Json* outcomes = report.find("outcomes");
  if (!outcomes) return;
  for (const Json& set : *outcomes->find("sets")->array()) {
    std::vector<std::string_view> ids;
    for (const Json& id : *set.array()) ids.push_back(*id.string());
    fmt::print("outcome\t{}\n", fmt::join(ids, ", "));
  }
  fmt::print("outcomes\t{}\t{}\n", outcomes->find("sets")->array()->size(), text_at(*outcomes, "reach"));
}

void print_groups(Language l, const Json& report, const Election& election) {
  const auto title = [&](const std::string& id) {
    const ProjectIndex project = find_project(election, id);
    const bool named = project != no_project && !election.projects[project].name.empty();
    return named ? election.projects[project].name : id;
  };
  for (const voting::GroupWords& group : voting::words_of_groups(l, report, title))
    fmt::print("group\t{}\t{}\t{}\n", group.people, fmt::join(group.projects, "; "), group.money);
}

// How a proportional rule came to its numbers.
void print_steps(const Json& report) {
  for (const char* name : {"exactness", "comparison"}) {
    const Json* json = report.find(name);
    if (!json) continue;
    std::string line = name;
    for (const auto& [key, value] : *json->object()) line += fmt::format("\t{}={}", key, to_text(value));
    fmt::print("{}\n", line);
  }
}

void print_what_if(Language l, const Json& report) {
  const Json* rules = report.find("what_if");
  if (!rules || !rules->array()) return;
  for (const Json& rule : *rules->array()) {
    if (rule.find("error")) {
      fmt::print("what_if\t{}\t{}\n", text_at(rule, "rule"), text_at(rule, "error"));
      continue;
    }
    const auto ids = [&](std::string_view name) {
      std::vector<std::string> all;
      for (const Json& id : *rule.find(name)->array()) all.push_back(*id.string());
      return fmt::format("{}", fmt::join(all, ", "));
    };
    fmt::print("what_if\t{}\t{}\twinners={}\tshared={}\tgained={}\tlost={}\tspent={}\tleft={}\twithout_winner={}\n",
               text_at(rule, "rule"), voting::preset_title(l, text_at(rule, "rule")),
               rule.find("winners")->array()->size(), *rule.find("shared")->integer(), ids("gained"), ids("lost"),
               text_at(rule, "spent"), text_at(rule, "left"), *rule.find("voters")->find("without")->integer());
  }
}
}  // namespace

void print_count(Language l, const std::string& path, const Election& election, const Outcome& outcome,
                 const Json& report, ProjectIndex only) {
  fmt::print("{}\n", path);
  for (const ProjectIndex index : in_order(outcome)) {
    if (only == no_project || only == index) print_project(election, outcome, index);
  }
  if (only != no_project) print_sentences(l, report, election.projects[only].id);
  print_money(l, report, only == no_project ? std::string() : election.projects[only].id);
  for (const Tie& tie : outcome.ties) {
    const bool concerned = only == no_project || std::ranges::find(tie.projects, only) != tie.projects.end();
    if (concerned && (tie.decisive || tie.undecided || only != no_project)) print_tie(election, tie);
  }
  for (const std::string& sentence : voting::sentences_of_faulty(l, report)) fmt::print("ballots\t{}\n", sentence);
  const Json& voters = *report.find("voters");
  fmt::print("voters\twith_winner={}\twithout_winner={}\n", *voters.find("with_winner")->integer(),
             *voters.find("without")->integer());
  fmt::print("total\twinners={}\tspent={}\tleft={}\tballots={}{}\n", outcome.winners.size(),
             plain_decimal(outcome.spent), plain_decimal(outcome.left), outcome.ballots,
             outcome.decided ? "" : "\tundecided: a tie needs a draw");
  print_groups(l, report, election);
  print_steps(report);
  print_outcomes(report);
  print_what_if(l, report);
}

int print_rules(Language l, bool json) {
  Json::Array items;
  for (const voting::RuleChoice& choice : voting::rule_choices(l)) {
    const Rule rule = *preset(choice.name);
    if (json)
      items.push_back(Json::Object{{"name", choice.name}, {"title", choice.title}, {"rule", tally::json_of(rule)}});
    else
      fmt::print("{}\t{}\t{}\n", choice.name, choice.title, rule.title);
  }
  if (json) fmt::print("{}\n", to_text(Json(Json::Object{{"items", std::move(items)}})));
  return 0;
}

}  // namespace wiec::app
