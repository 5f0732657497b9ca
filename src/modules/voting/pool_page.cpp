// /wyniki/{edition}/{pool}: every project of a pool in order of its result, with the reason why it won or not.
#include "modules/voting/pages.h"
#include "modules/voting/rule_words.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"
#include "platform/html/chart.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

constexpr std::size_t kMostBars = 40;

bool counts_points(const PoolResult& r) {
  return r.vote_type == tally::VoteType::ordinal || r.vote_type == tally::VoteType::cumulative ||
         r.vote_type == tally::VoteType::scoring;
}

void put_money(Html& out, Language l, const PoolResult& r) {
  html::put<R"(<p>{}</p>)">(out, texts::money_sentence(l, r.budget, r.spent, r.unspent));
  if (r.from_outside.minor > 0) html::put<"<p>{}</p>">(out, texts::money_from_outside(l, r.from_outside));
  const std::string spent = text::format_money(l, r.spent), left = text::format_money(l, r.unspent);
  const html::SplitPart parts[] = {
      {.label = texts::spent(l), .value = r.spent.minor, .value_text = spent, .tone = html::Tone::linden},
      {.label = texts::left(l), .value = r.unspent.minor, .value_text = left}};
  html::split_bar(out, {.caption = texts::budget(l), .parts = parts});
}

void put_standing(Html& out, Language l, const PoolResult& r) {
  if (!r.decided) html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::undecided(l)});
  if (!r.announced) return;
  if (r.equal_to_announced)
    html::notice(out, l, {.kind = html::NoticeKind::success, .text = texts::equal_to_announced(l)});
  else
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::differs_from_announced(l)});
}

void put_chart(Html& out, Language l, const PoolAsked& asked) {
  const bool points = counts_points(asked.result);
  std::vector<std::string> values;
  values.reserve(kMostBars);
  std::vector<html::Bar> bars;
  for (const ProjectResult& p : asked.projects) {
    if (p.rank == 0 || bars.size() == kMostBars) break;
    values.push_back(text::format_number(l, score_of(p, asked.result.vote_type)));
    bars.push_back({.label = p.title(l),
                    .value = score_of(p, asked.result.vote_type),
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

void put_table(Html& out, Language l, const PoolAsked& asked) {
  const bool points = counts_points(asked.result);
  std::vector<html::Column> columns{{.label = texts::rank(l), .numeric = true}, {.label = texts::project(l)}};
  if (points) columns.push_back({.label = texts::points(l), .numeric = true});
  columns.push_back({.label = texts::votes(l), .numeric = true});
  columns.push_back({.label = texts::cost(l), .numeric = true});
  columns.push_back({.label = texts::outcome(l)});
  html::Table table(out, l, {.caption = texts::table_caption(l), .columns = columns, .row_headers = false});
  for (const ProjectResult& p : asked.projects) {
    const std::string address = localized(l, "/projekty/" + p.code()),
                      why = sentence_of_reason(l, p.reason, asked.projects, asked.edition->currency);
    const std::string rank = p.rank ? text::format_number(l, p.rank) : "–", cost = text::format_money(l, p.cost);
    const std::string point_text = text::format_number(l, p.points), vote_text = text::format_number(l, p.votes);
    const auto project = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a> <span class="muted">{}</span>)">(cell, address, p.title(l), p.number);
    };
    const auto outcome = [&](Html& cell) {
      html::tag(cell, {.label = p.won ? texts::won(l) : texts::lost(l),
                       .tone = p.won ? html::Tone::linden : html::Tone::plain,
                       .icon = p.won ? html::Icon::check : html::Icon::none});
      html::put<" {}">(cell, why);
    };
    std::vector<html::Content> cells{rank, project};
    if (points) cells.emplace_back(point_text);
    cells.emplace_back(vote_text);
    cells.emplace_back(cost);
    cells.emplace_back(outcome);
    table.row(cells, p.won ? html::RowKind::won : html::RowKind::plain);
  }
}

void put_check(Html& out, Language l, const PoolAsked& asked) {
  const std::string base = fmt::format("/wyniki/{}/{}", asked.edition->code, asked.pool->code);
  const std::string pb = base + "/glosy.pb", record = base + "/protokol.json", json = base + "/wynik.json";
  const std::string excel = localized(l, base + "/wynik.excel.csv"), csv = localized(l, base + "/wynik.csv"),
                    xlsx = localized(l, base + "/wynik.xlsx");
  html::put<R"(<section><h2>{}</h2><p>{}</p><p><code class="hash">{}</code></p>)">(
      out, texts::check_yourself(l), texts::check_text(l), asked.result.record_sha256);
  const html::Download files[] = {{.href = pb, .label = texts::download_pb(l), .format = "PB"},
                                  {.href = record, .label = texts::download_record(l), .format = "JSON"},
                                  {.href = json, .label = texts::download_json(l), .format = "JSON"},
                                  {.href = xlsx, .label = texts::download_xlsx(l), .format = "XLSX"},
                                  {.href = excel, .label = texts::download_csv_excel(l), .format = "CSV"},
                                  {.href = csv, .label = texts::download_csv(l), .format = "CSV"}};
  html::downloads(out, files);
  html::put<"<p>{}</p></section>">(out, texts::counted_at(l, text::date_in_warsaw(asked.result.counted_at)));
}

}  // namespace

Result<PoolAsked> pool_asked(Context& ctx, const Request& request) {
  PoolAsked asked;
  asked.editions = editions::editions(ctx);
  const auto edition = std::ranges::find(*asked.editions, request.params.get("edition"), &editions::Edition::code);
  if (edition == asked.editions->end()) return problem(ProblemKind::not_found, texts::keys::no_such_result);
  asked.edition = &*edition;
  asked.pool = edition->pool(request.params.get("pool"));
  if (!asked.pool) return problem(ProblemKind::not_found, texts::keys::no_such_result);
  const bool found = ctx.db.read([&](db::ReadTx& tx) {
    auto result = find_result(tx, asked.pool->id);
    if (!result) return false;
    asked.result = *std::move(result);
    asked.projects = projects_of(tx, asked.pool->id);
    return true;
  });
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_result);
  return asked;
}

Result<Reply> pool_page(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  const Language l = ctx.language;
  const auto won = std::ranges::count_if(asked.projects, &ProjectResult::won);
  Page page{.title = texts::pool_title(l, asked.pool->name(l)), .section = "/wyniki"};
  page.description = texts::pool_lead(l, asked.result.ballots, won, static_cast<std::int64_t>(asked.projects.size()));
  page.crumbs = {{std::string(texts::results(l)), "/wyniki"},
                 {asked.edition->name(l), "/wyniki/" + asked.edition->code},
                 {asked.pool->name(l), ""}};
  Html& out = page.main;
  out.reserve(96 * 1024);
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  put_standing(out, l, asked.result);
  put_money(out, l, asked.result);
  put_chart(out, l, asked);
  put_table(out, l, asked);
  put_rule(out, l, asked);
  put_ties(out, l, asked);
  put_check(out, l, asked);
  return page;
}

}  // namespace wiec::voting
