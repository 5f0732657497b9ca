// Parts of a page that are read from a report: who got something, other rules, the smallest change.
#include "modules/voting/preset_words.h"
#include "modules/voting/result_parts.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"
#include "platform/html/chart.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

std::int64_t number(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value && value->integer() ? *value->integer() : 0;
}
std::string words(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value && value->string() ? *value->string() : std::string();
}
bool flag(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value && value->boolean() && *value->boolean();
}
Money money(const Json& json, std::string_view name, Currency currency) {
  return {minor_units_from(words(json, name)).value_or(0), currency};
}
Json::Array list(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value && value->array() ? *value->array() : Json::Array{};
}

ProjectResult project_in(const Json& json, Currency currency) {
  ProjectResult p;
  p.external_id = words(json, "id");
  p.number = p.external_id;
  p.title_pl = words(json, "name").empty() ? p.external_id : words(json, "name");
  p.rank = static_cast<int>(number(json, "rank"));
  p.votes = number(json, "votes");
  p.points = number(json, "points");
  p.won = flag(json, "won");
  p.cost = money(json, "cost", currency);
  if (const Json* reason = json.find("reason")) p.reason = to_text(*reason);
  return p;
}

void put_titles(Html& out, Language l, std::string_view label, const Json::Array& ids, const ResultView& view) {
  if (ids.empty()) return;
  html::put<"<p>{}</p><ul>">(out, label);
  for (const Json& id : ids) {
    if (!id.string()) continue;
    const auto at = std::ranges::find(view.projects, *id.string(), &ProjectResult::external_id);
    html::put<"<li>{}</li>">(out, at == view.projects.end() ? std::string_view(*id.string()) : at->title(l));
  }
  html::put<"</ul>">(out);
}

void put_differences(Html& out, Language l, const ResultView& view, const Json& rule) {
  const Json::Array gained = list(rule, "gained"), lost = list(rule, "lost");
  const std::string title = preset_title(l, words(rule, "rule"));
  if (rule.find("error")) return html::put<"<p>{}</p>">(out, texts::what_if_failed(l, title));
  if (gained.empty() && lost.empty()) return html::put<"<p>{}</p>">(out, texts::what_if_same(l, title));
  html::details(out,
                texts::what_if_differs(l, title, static_cast<std::int64_t>(gained.size()),
                                       static_cast<std::int64_t>(lost.size())),
                [&](Html& body) {
                  put_titles(body, l, texts::what_if_gained(l), gained, view);
                  put_titles(body, l, texts::what_if_lost(l), lost, view);
                });
}

// Of the rule that was used, as every comparison with it says.
std::int64_t winners_now(const Json::Array& rules) {
  for (const Json& rule : rules) {
    if (!rule.find("error")) return number(rule, "shared") + static_cast<std::int64_t>(list(rule, "lost").size());
  }
  return 0;
}

std::string sentence_of_votes(Language l, const Json& change) {
  const std::string answer = words(change, "answer");
  if (answer == "impossible") return std::string(texts::votes_cannot_help(l));
  if (answer == "not_found") return std::string(texts::votes_not_found(l));
  if (answer != "found") return {};
  const std::int64_t voters = number(change, "amount");
  return flag(change, "smallest") ? texts::votes_would_do(l, voters) : texts::votes_would_do_at_most(l, voters);
}

std::string sentence_of_cost(Language l, const Json& change, Money cost) {
  const std::string answer = words(change, "answer");
  if (answer == "not_found") return std::string(texts::cost_not_found(l));
  if (answer != "found") return {};
  const Money cut{number(change, "amount"), cost.currency};
  const Money enough{cost.minor - cut.minor, cost.currency};
  return flag(change, "smallest") ? texts::cost_would_do(l, enough, cut) : texts::cost_would_do_at_most(l, enough, cut);
}

}  // namespace

std::vector<std::string> sentences_of_change(Language l, const Json& change, Money cost) {
  std::vector<std::string> out;
  if (const Json* votes = change.find("votes")) out.push_back(sentence_of_votes(l, *votes));
  if (const Json* cut = change.find("cost")) out.push_back(sentence_of_cost(l, *cut, cost));
  std::erase(out, "");
  return out;
}

std::optional<ResultView> view_of(const Json& report) {
  const Json* election = report.find("election");
  const Json* projects = report.find("projects");
  if (!election || !projects || !projects->array()) return std::nullopt;
  ResultView view;
  view.currency = currency_from(words(*election, "currency")).value_or(Currency::pln);
  view.vote_type = tally::vote_type_from(words(*election, "vote_type")).value_or(tally::VoteType::approval);
  view.budget = money(report, "budget", view.currency);
  view.spent = money(report, "spent", view.currency);
  view.left = money(report, "left", view.currency);
  view.from_outside = money(report, "from_outside", view.currency);
  view.ballots = number(report, "ballots");
  std::vector<std::pair<ProjectResult, Json>> all;
  for (const Json& project : *projects->array()) {
    const Json* change = project.find("change");
    all.emplace_back(project_in(project, view.currency), change ? *change : Json());
  }
  std::ranges::stable_sort(all, {}, [](const auto& p) { return p.first.rank - 1U; });  // not ranked = last
  for (auto& [project, change] : all) {
    view.projects.push_back(std::move(project));
    view.changes.push_back(std::move(change));
  }
  return view;
}

void put_voters(Html& out, Language l, const Json* voters) {
  if (!voters || number(*voters, "voters") == 0) return;
  const std::int64_t all = number(*voters, "voters"), with = number(*voters, "with_winner"),
                     without = number(*voters, "without");
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p>)">(
      out, texts::voters_title(l), texts::voters_sentence(l, with, all, {with, all}, without));
  const std::string with_text = text::format_number(l, with), without_text = text::format_number(l, without);
  const html::SplitPart parts[] = {
      {.label = texts::voters_with(l), .value = with, .value_text = with_text, .tone = html::Tone::linden},
      {.label = texts::voters_without(l), .value = without, .value_text = without_text}};
  html::split_bar(out, {.caption = texts::voters_caption(l), .parts = parts});
  html::put<"</section>">(out);
}

void put_what_if(Html& out, Language l, const ResultView& view, const Json* what_if, const Json* voters_now) {
  if (!what_if || !what_if->array() || what_if->array()->empty()) return;
  const html::Column columns[] = {{.label = texts::what_if_rule(l)},
                                  {.label = texts::what_if_winners(l), .numeric = true},
                                  {.label = texts::what_if_shared(l), .numeric = true},
                                  {.label = texts::voters_without(l), .numeric = true},
                                  {.label = texts::spent(l), .numeric = true},
                                  {.label = texts::left(l), .numeric = true}};
  {
    html::Table table(out, l, {.caption = texts::what_if_caption(l), .columns = columns});
    const std::string won = text::format_number(l, winners_now(*what_if->array()));
    table.row(
        {texts::what_if_used(l), won, won, text::format_number(l, voters_now ? number(*voters_now, "without") : 0),
         text::format_money(l, view.spent), text::format_money(l, view.left)},
        html::RowKind::won);
    for (const Json& rule : *what_if->array()) {
      if (rule.find("error")) continue;
      const Json* voters = rule.find("voters");
      table.row({preset_title(l, words(rule, "rule")),
                 text::format_number(l, static_cast<std::int64_t>(list(rule, "winners").size())),
                 text::format_number(l, number(rule, "shared")),
                 text::format_number(l, voters ? number(*voters, "without") : 0),
                 text::format_money(l, money(rule, "spent", view.currency)),
                 text::format_money(l, money(rule, "left", view.currency))});
    }
  }
  for (const Json& rule : *what_if->array()) put_differences(out, l, view, rule);
}

}  // namespace wiec::voting
