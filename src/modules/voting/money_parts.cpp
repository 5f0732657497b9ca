// How the voters' money went: for rules that give each voter a share (tally/ledger.h), read from the report.
#include "modules/voting/result_parts.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

struct Reader {
  const Json& json;
  Currency currency;
  std::int64_t number(std::string_view name) const {
    const Json* value = json.find(name);
    return value && value->integer() ? *value->integer() : 0;
  }
  std::string words(std::string_view name) const {
    const Json* value = json.find(name);
    return value && value->string() ? *value->string() : std::string();
  }
  Money money(std::string_view name) const { return {minor_units_from(words(name)).value_or(0), currency}; }
  Json::Array list(std::string_view name) const {
    const Json* value = json.find(name);
    return value && value->array() ? *value->array() : Json::Array{};
  }
};

std::string title_of(Language l, const ResultView& view, const std::string& id) {
  const auto at = std::ranges::find(view.projects, id, &ProjectResult::external_id);
  return at == view.projects.end() ? id : at->title(l);
}

void put_rounds(Html& out, Language l, const ResultView& view, const Json::Array& rounds) {
  const html::Column columns[] = {{.label = texts::project(l)},
                                  {.label = texts::cost(l), .numeric = true},
                                  {.label = texts::flow_supporters(l), .numeric = true},
                                  {.label = texts::flow_payers(l), .numeric = true},
                                  {.label = texts::flow_largest(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::flow_rounds(l), .columns = columns});
  for (const Json& json : rounds) {
    const Reader round{json, view.currency};
    table.row({title_of(l, view, round.words("project")), text::format_money(l, round.money("cost")),
               text::format_number(l, round.number("supporters")), text::format_number(l, round.number("payers")),
               text::format_money(l, round.money("largest"))});
  }
}

// "73,4%": how much of its cost its supporters could still pay at the end.
std::string support_of(Language l, const Reader& loss) {
  const auto tenths = minor_units_from(loss.words("support_at_end") + "0");
  return tenths ? text::format_percent(l, {*tenths, 10'000}) : "–";
}

void put_losses(Html& out, Language l, const ResultView& view, const Json::Array& losses) {
  if (losses.empty()) return;
  const html::Column columns[] = {{.label = texts::project(l)},
                                  {.label = texts::flow_supporters(l), .numeric = true},
                                  {.label = texts::flow_had(l), .numeric = true},
                                  {.label = texts::flow_left(l), .numeric = true},
                                  {.label = texts::flow_missing(l), .numeric = true},
                                  {.label = texts::flow_support(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::flow_losses(l), .columns = columns});
  for (const Json& json : losses) {
    const Reader loss{json, view.currency};
    table.row({title_of(l, view, loss.words("project")), text::format_number(l, loss.number("supporters")),
               text::format_money(l, loss.money("had")), text::format_money(l, loss.money("left")),
               text::format_money(l, loss.money("missing")), support_of(l, loss)});
  }
}

const Json* of_project(const Json& money_flow, std::string_view list, const std::string& id) {
  const Json* all = money_flow.find(list);
  if (!all || !all->array()) return nullptr;
  for (const Json& one : *all->array()) {
    const Json* project = one.find("project");
    if (project && project->string() && *project->string() == id) return &one;
  }
  return nullptr;
}

void put_taken(Html& out, Language l, const ResultView& view, const Reader& loss) {
  const Json::Array taken = loss.list("taken");
  if (taken.empty()) return;
  html::put<"<p>{}</p><ul>">(out, texts::flow_taken(l));
  for (const Json& json : taken) {
    const Reader one{json, view.currency};
    html::put<"<li>{}: {}</li>">(out, title_of(l, view, one.words("project")),
                                 text::format_money(l, one.money("amount")));
  }
  html::put<"</ul>">(out);
}

}  // namespace

void put_money_flow(Html& out, Language l, const ResultView& view, const Json* money_flow) {
  if (!money_flow || !money_flow->object()) return;
  const Reader flow{*money_flow, view.currency};
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p>)">(out, texts::flow_title(l),
                                                              texts::flow_share(l, flow.money("share")));
  if (flow.number("steps") > 0)
    html::put<"<p>{}</p>">(out, texts::flow_raised(l, flow.money("first_share"), flow.number("steps")));
  put_rounds(out, l, view, flow.list("rounds"));
  html::details(out, texts::flow_losses(l), [&](Html& body) { put_losses(body, l, view, flow.list("losses")); });
  html::put<"</section>">(out);
}

void put_project_money(Html& out, Language l, const ResultView& view, const Json* money_flow, const std::string& id) {
  if (!money_flow || !money_flow->object()) return;
  const Json* won = of_project(*money_flow, "rounds", id);
  const Json* lost = of_project(*money_flow, "losses", id);
  if (!won && !lost) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::flow_title(l));
  if (won) {
    const Reader round{*won, view.currency};
    html::put<"<p>{}</p>">(
        out, texts::flow_won(l, round.number("payers"), round.number("supporters"), round.money("largest")));
  }
  if (lost) {
    const Reader loss{*lost, view.currency};
    html::put<"<p>{}</p>">(out, texts::flow_lost(l, loss.number("supporters"), loss.money("had"), loss.money("left"),
                                                 loss.money("missing")));
    if (const std::string support = support_of(l, loss); support != "–")
      html::put<"<p>{}</p>">(out, texts::flow_support_of(l, support));
    put_taken(out, l, view, loss);
  }
  html::put<"</section>">(out);
}

}  // namespace wiec::voting
