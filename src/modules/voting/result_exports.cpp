// A pool's result taken away: tables, JSON with reasons, the counting record, the ballots.
#include "base/json.h"
#include "modules/voting/pages.h"
#include "modules/voting/texts.h"
#include "platform/files/files.h"
#include "platform/tables/tables.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

tables::Sheet sheet_of(const PoolAsked& asked, Language l) {
  tables::Sheet sheet{.name = std::string(texts::results(l))};
  for (const std::string_view column : {texts::rank(l), texts::number(l), texts::project(l), texts::points(l),
                                        texts::votes(l), texts::cost(l), texts::outcome(l), texts::won(l)})
    sheet.columns.emplace_back(column);
  for (const ProjectResult& p : asked.projects)
    sheet.rows.push_back({std::int64_t{p.rank}, p.number, p.title(l), p.points, p.votes, p.cost,
                          sentence_of_reason(l, p.reason, asked.projects, asked.edition->currency),
                          std::int64_t{p.won ? 1 : 0}});
  return sheet;
}

std::string file_name(const PoolAsked& asked, std::string_view ending) {
  return fmt::format("wyniki-{}-{}.{}", asked.edition->code, asked.pool->code, ending);
}

Content table_file(const PoolAsked& asked, std::string body, std::string_view type, std::string_view ending) {
  return {.type = std::string(type), .body = std::move(body), .file_name = file_name(asked, ending)};
}

}  // namespace

Result<Reply> pool_csv_excel(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  return table_file(asked, tables::csv_for_excel(sheet_of(asked, ctx.language)), tables::kCsvType, "excel.csv");
}
Result<Reply> pool_csv(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  return table_file(asked, tables::csv_plain(sheet_of(asked, ctx.language)), tables::kCsvType, "csv");
}
Result<Reply> pool_xlsx(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  return table_file(asked, tables::xlsx(sheet_of(asked, ctx.language)), tables::kXlsxType, "xlsx");
}

Result<Reply> pool_json(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  std::string out;
  JsonWriter json(out);
  const PoolResult& r = asked.result;
  json.begin_object()
      .member("edition", asked.edition->code)
      .member("pool", asked.pool->code)
      .member("vote_type", tally::name_of(r.vote_type))
      .member("ballots", r.ballots)
      .member("budget", plain_decimal(r.budget.minor))
      .member("spent", plain_decimal(r.spent.minor))
      .member("left", plain_decimal(r.unspent.minor))
      .member("currency", code_of(asked.edition->currency))
      .member("decided", r.decided)
      .member("record_sha256", r.record_sha256)
      .key("items")
      .begin_array();
  for (const ProjectResult& p : asked.projects)
    json.begin_object()
        .member("rank", p.rank)
        .member("number", p.number)
        .member("id", p.external_id)
        .member("title", p.title_pl)
        .member("cost", plain_decimal(p.cost.minor))
        .member("votes", p.votes)
        .member("points", p.points)
        .member("won", p.won)
        .member("reason", parse_json(p.reason).value_or(Json()))
        .member("sentence_pl", sentence_of_reason(Language::pl, p.reason, asked.projects, asked.edition->currency))
        .member("sentence_en", sentence_of_reason(Language::en, p.reason, asked.projects, asked.edition->currency))
        .end_object();
  json.end_array().key("next").null().end_object();
  return Content{.type = "application/json", .body = std::move(out)};
}

Result<Reply> pool_record(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  return Content{
      .type = "application/json", .body = asked.result.record, .file_name = file_name(asked, "protokol.json")};
}

Result<Reply> pool_ballots(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  auto bytes = files::read_whole(ctx.db, asked.result.ballots_file);
  if (!bytes) return problem(ProblemKind::not_found, texts::keys::no_such_result);
  return Content{.type = "text/csv; charset=utf-8", .body = *std::move(bytes), .file_name = file_name(asked, "pb")};
}

Html proposal_panel(Context& ctx, std::int64_t proposal) {
  Html out;
  struct Found {
    ProjectResult project;
    PoolResult pool;
  };
  const auto found = ctx.db.read([&](db::ReadTx& tx) -> std::optional<Found> {
    auto project = find_project_result(tx, proposals::ProposalId{proposal});
    if (!project) return std::nullopt;
    auto pool = find_result(tx, project->pool);
    if (!pool) return std::nullopt;
    return Found{*std::move(project), *std::move(pool)};
  });
  if (!found) return out;
  const Language l = ctx.language;
  const auto editions = editions::editions(ctx);
  const auto edition = std::ranges::find(*editions, found->pool.edition, &editions::Edition::id);
  const editions::Pool* pool = edition == editions->end() ? nullptr : edition->pool(found->project.pool);
  if (!pool) return out;
  // Sentences that name another project need the pool's list.
  const auto projects = ctx.db.read([&](db::ReadTx& tx) { return projects_of(tx, found->project.pool); });
  const bool points = score_of(found->project, found->pool.vote_type) != found->project.votes;
  const std::string place =
      found->project.rank ? texts::rank_sentence(l, found->project.rank, pool->name(l), points ? "points" : "votes",
                                                 score_of(found->project, found->pool.vote_type))
                          : texts::unranked_sentence(l, pool->name(l));
  html::put<
      R"(<section class="section stack"><h2>{}</h2><p>{} {}</p><p><a href="{}">{}</a></p><p><a href="{}">{}</a></p></section>)">(
      out, texts::result_panel(l), place, sentence_of_reason(l, found->project.reason, projects, edition->currency),
      localized(l, fmt::format("/wyniki/{}/{}/projekt/{}", edition->code, pool->code, found->project.code())),
      texts::see_why(l), localized(l, fmt::format("/wyniki/{}/{}", edition->code, pool->code)), texts::see_pool(l));
  return out;
}

}  // namespace wiec::voting
