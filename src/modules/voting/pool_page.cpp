// /wyniki/{edition}/{pool}: every project of a pool in order of its result, with the reason why it won or not.
#include "modules/voting/leftovers.h"
#include "modules/voting/result_parts.h"
#include "modules/voting/rule_words.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

// A tie waits here, or one elsewhere that decides about money for this pool.
void put_waiting(Html& out, Context& ctx, const PoolAsked& asked) {
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return results_of(tx, asked.edition->id); });
  if (is_settled(*asked.edition, all, asked.result)) return;
  const Language l = ctx.language;
  html::notice(
      out, l,
      {.kind = html::NoticeKind::warning, .text = asked.result.decided ? texts::unsettled(l) : texts::undecided(l)});
}

void put_standing(Html& out, Language l, const PoolResult& r) {
  if (!r.announced) return;
  if (r.equal_to_announced)
    html::notice(out, l, {.kind = html::NoticeKind::success, .text = texts::equal_to_announced(l)});
  else
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::differs_from_announced(l)});
}

void put_ways_on(Html& out, Language l, const PoolAsked& asked) {
  const std::string base = fmt::format("/wyniki/{}/{}", asked.edition->code, asked.pool->code);
  html::put<
      R"(<section class="stack"><h2>{}</h2><p>{}</p><ul><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li></ul></section>)">(
      out, texts::what_if_crumb(l), texts::what_if_lead(l), localized(l, base + "/inne-zasady"), texts::see_what_if(l),
      localized(l, "/przelicz"), texts::recount_title(l));
}

void put_check(Html& out, Context& ctx, const PoolAsked& asked) {
  const Language l = ctx.language;
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
  html::put<"<p>{}</p>">(out, texts::counted_at(l, text::date_in_warsaw(asked.result.counted_at)));
  for (const ReplacedResult& before : ctx.db.read([&](db::ReadTx& tx) { return replaced_results(tx, asked.pool->id); }))
    html::put<"<p>{}</p>">(
        out, texts::counted_again(l, text::date_in_warsaw(before.counted_at), before.record_sha256.substr(0, 16)));
  html::put<"</section>">(out);
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
  put_waiting(out, ctx, asked);
  put_standing(out, l, asked.result);
  const ResultView view = view_of(asked);
  put_money(out, l, view);
  put_chart(out, l, view);
  put_table(out, l, view);
  put_voters(out, l, study_asked(ctx, asked.pool->id).find("voters"));
  put_rule(out, l, asked);
  put_ties(out, l, asked);
  put_ways_on(out, l, asked);
  put_check(out, ctx, asked);
  return page;
}

}  // namespace wiec::voting
