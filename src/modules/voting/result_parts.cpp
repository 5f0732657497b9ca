#include "modules/voting/result_parts.h"

#include "modules/voting/texts.h"
#include "platform/html/card.h"
#include "platform/html/chart.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {
constexpr std::size_t kMostBars = 40;

void put_project_cell(Html& cell, Language l, const ResultView& view, const ProjectResult& p) {
  if (view.details.empty())
    html::put<R"({} <span class="muted">{}</span>)">(cell, p.title(l), p.number);
  else
    html::put<R"(<a href="{}">{}</a> <span class="muted">{}</span>)">(cell, localized(l, "/projekty/" + p.code()),
                                                                      p.title(l), p.number);
}

void put_outcome_cell(Html& cell, Language l, const ResultView& view, std::size_t at) {
  const ProjectResult& p = view.projects[at];
  html::tag(cell, {.label = p.won ? texts::won(l) : texts::lost(l),
                   .tone = p.won ? html::Tone::linden : html::Tone::plain,
                   .icon = p.won ? html::Icon::check : html::Icon::none});
  html::put<" {}">(cell, sentence_of_reason(l, p.reason, view.projects, view.currency));
  if (!view.details.empty())
    html::put<R"( <a href="{}" aria-label="{} {}">{}</a>)">(cell, localized(l, view.details + p.code()),
                                                            texts::details(l), p.number, texts::details(l));
  if (at >= view.changes.size()) return;
  for (const std::string& sentence : sentences_of_change(l, view.changes[at], p.cost)) html::put<" {}">(cell, sentence);
}

}  // namespace

bool counts_points(tally::VoteType type) { return type == tally::VoteType::ordinal || tally::has_points(type); }

void put_money(Html& out, Language l, const ResultView& view) {
  html::put<R"(<p>{}</p>)">(out, texts::money_sentence(l, view.budget, view.spent, view.left));
  if (view.from_outside.minor > 0) html::put<"<p>{}</p>">(out, texts::money_from_outside(l, view.from_outside));
  const std::string spent = text::format_money(l, view.spent), left = text::format_money(l, view.left);
  const html::SplitPart parts[] = {
      {.label = texts::spent(l), .value = view.spent.minor, .value_text = spent, .tone = html::Tone::linden},
      {.label = texts::left(l), .value = view.left.minor, .value_text = left}};
  html::split_bar(out, {.caption = texts::budget(l), .parts = parts});
}

void put_chart(Html& out, Language l, const ResultView& view) {
  const bool points = counts_points(view.vote_type);
  std::vector<std::string> values;
  values.reserve(kMostBars);
  std::vector<html::Bar> bars;
  for (const ProjectResult& p : view.projects) {
    if (p.rank == 0 || bars.size() == kMostBars) break;
    values.push_back(text::format_number(l, score_of(p, view.vote_type)));
    bars.push_back({.label = p.title(l),
                    .value = std::max<std::int64_t>(0, score_of(p, view.vote_type)),
                    .value_text = values.back(),
                    .look = p.won ? html::BarLook::won : html::BarLook::lost});
  }
  if (bars.size() < 2) return;
  html::put<"<section>">(out);
  html::bar_chart(out, l,
                  {.caption = points ? texts::chart_title(l) : texts::chart_title_votes(l),
                   .bars = bars,
                   .label_column = texts::project(l),
                   .value_column = points ? texts::points(l) : texts::votes(l)});
  html::put<"</section>">(out);
}

void put_table(Html& out, Language l, const ResultView& view) {
  const bool points = counts_points(view.vote_type);
  std::vector<html::Column> columns{{.label = texts::rank(l), .numeric = true}, {.label = texts::project(l)}};
  if (points) columns.push_back({.label = texts::points(l), .numeric = true});
  columns.push_back({.label = texts::votes(l), .numeric = true});
  columns.push_back({.label = texts::cost(l), .numeric = true});
  columns.push_back({.label = texts::outcome(l)});
  html::Table table(out, l, {.caption = texts::table_caption(l), .columns = columns, .row_headers = false});
  for (std::size_t i = 0; i < view.projects.size(); ++i) {
    const ProjectResult& p = view.projects[i];
    const std::string rank = p.rank ? text::format_number(l, p.rank) : "–", cost = text::format_money(l, p.cost);
    const std::string point_text = text::format_number(l, p.points), vote_text = text::format_number(l, p.votes);
    // One box in each cell: on a phone the cell is a row of a name and what it holds.
    const auto project = [&](Html& cell) {
      html::put<"<div>{}</div>">(cell, [&](Html& box) { put_project_cell(box, l, view, p); });
    };
    const auto outcome = [&](Html& cell) {
      html::put<"<div>{}</div>">(cell, [&](Html& box) { put_outcome_cell(box, l, view, i); });
    };
    std::vector<html::Content> cells{rank, project};
    if (points) cells.emplace_back(point_text);
    cells.emplace_back(vote_text);
    cells.emplace_back(cost);
    cells.emplace_back(outcome);
    table.row(cells, p.won ? html::RowKind::won : html::RowKind::plain);
  }
}

ResultView view_of(const PoolAsked& asked) {
  const PoolResult& r = asked.result;
  return {.vote_type = r.vote_type,
          .currency = asked.edition->currency,
          .budget = r.budget,
          .spent = r.spent,
          .left = r.unspent,
          .from_outside = r.from_outside,
          .ballots = r.ballots,
          .projects = asked.projects,
          .details = fmt::format("/wyniki/{}/{}/projekt/", asked.edition->code, asked.pool->code),
          .changes = {}};
}

}  // namespace wiec::voting
