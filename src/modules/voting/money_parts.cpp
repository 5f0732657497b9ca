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

// The words that differ by what a voter's share is ("kind" of tally/money_flow.h).
std::string share_sentence(Language l, const Reader& flow) {
  const std::string kind = flow.words("kind");
  const Money share = flow.money("share");
  if (kind == "purses") return texts::flow_share_purses(l, share);
  if (kind == "loads") return texts::flow_share_loads(l, share);
  if (kind == "votes") return texts::flow_share_votes(l, share);
  return texts::flow_share(l, share);
}

std::string_view had_label(Language l, std::string_view kind) {
  if (kind == "purses") return texts::flow_had_purses(l);
  return kind == "loads" ? texts::flow_had_loads(l) : texts::flow_had(l);
}

std::string lost_sentence(Language l, std::string_view kind, const Reader& loss) {
  const auto say = [&](auto&& text) {
    return std::string(
        text(l, loss.number("supporters"), loss.money("had"), loss.money("left"), loss.money("missing")));
  };
  if (kind == "purses") return say(texts::flow_lost_purses);
  return kind == "loads" ? say(texts::flow_lost_loads) : say(texts::flow_lost);
}

void put_rounds(Html& out, Language l, const ResultView& view, const Reader& flow) {
  const std::string kind = flow.words("kind");
  const bool loads = kind == "purses" || kind == "loads";
  std::vector<html::Column> columns{{.label = texts::project(l)},
                                    {.label = texts::cost(l), .numeric = true},
                                    {.label = texts::flow_supporters(l), .numeric = true},
                                    {.label = texts::flow_payers(l), .numeric = true},
                                    {.label = texts::flow_largest(l), .numeric = true}};
  if (loads)
    columns.push_back(
        {.label = kind == "purses" ? texts::flow_load_purses(l) : texts::flow_load_loads(l), .numeric = true});
  html::Table table(out, l, {.caption = texts::flow_rounds(l), .columns = columns});
  for (const Json& json : flow.list("rounds")) {
    const Reader round{json, view.currency};
    const std::string cells[] = {
        title_of(l, view, round.words("project")),          text::format_money(l, round.money("cost")),
        text::format_number(l, round.number("supporters")), text::format_number(l, round.number("payers")),
        text::format_money(l, round.money("largest")),      text::format_money(l, round.money("load"))};
    table.row(std::vector<html::Content>(std::begin(cells), std::end(cells) - (loads ? 0 : 1)));
  }
}

std::string_view what_happened(Language l, std::string_view why) {
  if (why == "won") return texts::moves_won(l);
  if (why == "lifted") return texts::moves_lifted(l);
  return why == "given_up" ? texts::moves_given_up(l) : texts::moves_shut_out(l);
}

void put_moves(Html& out, Language l, const ResultView& view, const Json::Array& moves) {
  if (moves.empty()) return;
  const html::Column columns[] = {{.label = texts::project(l)},
                                  {.label = texts::moves_what(l)},
                                  {.label = texts::moves_support(l), .numeric = true},
                                  {.label = texts::moves_paid(l), .numeric = true},
                                  {.label = texts::moves_moved(l), .numeric = true},
                                  {.label = texts::moves_lost(l), .numeric = true}};
  html::details(out, texts::moves_title(l), [&](Html& body) {
    {
      html::Table table(body, l, {.caption = texts::moves_title(l), .columns = columns});
      for (const Json& json : moves) {
        const Reader move{json, view.currency};
        table.row({title_of(l, view, move.words("project")), what_happened(l, move.words("why")),
                   text::format_money(l, move.money("support")), text::format_money(l, move.money("paid")),
                   text::format_money(l, move.money("moved")), text::format_money(l, move.money("lost"))});
      }
    }
    html::put<"<p>{}</p>">(body, texts::moves_note(l));
  });
}

std::string move_sentence(Language l, const Reader& move) {
  const Money moved = move.money("moved");
  if (move.words("why") == "lifted")
    return texts::move_lifted(l, move.money("support"), move.money("paid"), {-moved.minor, moved.currency});
  return texts::move_on(l, move.money("support"), move.money("paid"), moved, move.money("lost"));
}

// "73,4%": how much of its cost its supporters could still pay at the end.
std::string support_of(Language l, const Reader& loss) {
  const auto tenths = minor_units_from(loss.words("support_at_end") + "0");
  return tenths ? text::format_percent(l, {*tenths, 10'000}) : "–";
}

void put_losses(Html& out, Language l, const ResultView& view, const Reader& flow) {
  const std::string kind = flow.words("kind");
  const html::Column columns[] = {{.label = texts::project(l)},
                                  {.label = texts::flow_supporters(l), .numeric = true},
                                  {.label = had_label(l, kind), .numeric = true},
                                  {.label = texts::flow_left(l), .numeric = true},
                                  {.label = texts::flow_missing(l), .numeric = true},
                                  {.label = texts::flow_support(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::flow_losses(l), .columns = columns});
  for (const Json& json : flow.list("losses")) {
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
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p>)">(out, texts::flow_title(l), share_sentence(l, flow));
  if (flow.number("steps") > 0)
    html::put<"<p>{}</p>">(out, texts::flow_raised(l, flow.money("first_share"), flow.number("steps")));
  put_rounds(out, l, view, flow);
  if (flow.words("identities") == "hold")
    html::put<"<p>{}</p>">(out, texts::flow_check(l, flow.money("had"), flow.money("spent"), flow.money("left")));
  put_moves(out, l, view, flow.list("moves"));
  if (!flow.list("losses").empty())
    html::details(out, texts::flow_losses(l), [&](Html& body) { put_losses(body, l, view, flow); });
  html::put<"</section>">(out);
}

void put_project_money(Html& out, Language l, const ResultView& view, const Json* money_flow, const std::string& id) {
  if (!money_flow || !money_flow->object()) return;
  const Json* won = of_project(*money_flow, "rounds", id);
  const Json* lost = of_project(*money_flow, "losses", id);
  if (!won && !lost) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::flow_title(l));
  for (const std::string& sentence : sentences_of_money(l, *money_flow, id, view.currency))
    html::put<"<p>{}</p>">(out, sentence);
  if (lost) put_taken(out, l, view, {*lost, view.currency});
  html::put<"</section>">(out);
}

std::vector<std::string> sentences_of_money(Language l, const Json& money_flow, const std::string& id,
                                            Currency currency) {
  std::vector<std::string> out;
  const std::string kind = Reader{money_flow, currency}.words("kind");
  if (const Json* won = of_project(money_flow, "rounds", id)) {
    const Reader round{*won, currency};
    out.push_back(texts::flow_won(l, round.number("payers"), round.number("supporters"), round.money("largest")));
    if (kind == "purses") out.push_back(texts::flow_won_load_purses(l, round.money("load")));
    if (kind == "loads") out.push_back(texts::flow_won_load_loads(l, round.money("load")));
  }
  if (const Json* lost = of_project(money_flow, "losses", id)) {
    const Reader loss{*lost, currency};
    out.push_back(lost_sentence(l, kind, loss));
    if (const std::string support = support_of(l, loss); support != "–")
      out.push_back(texts::flow_support_of(l, support));
  }
  if (const Json* move = of_project(money_flow, "moves", id)) out.push_back(move_sentence(l, {*move, currency}));
  return out;
}

}  // namespace wiec::voting
