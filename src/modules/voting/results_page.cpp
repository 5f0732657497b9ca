// /wyniki: what an edition decided, pool by pool.
#include "modules/proposals/selection_map.h"
#include "modules/voting/draw_words.h"
#include "modules/voting/pages.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"
#include "platform/html/drawn_map.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

struct Overview {
  std::vector<PoolResult> results;
  std::vector<Tally> tallies;
  const PoolResult* result(editions::PoolId pool) const {
    const auto at = std::ranges::find(results, pool, &PoolResult::pool);
    return at == results.end() ? nullptr : &*at;
  }
  Tally tally(editions::PoolId pool) const {
    const auto at = std::ranges::find(tallies, pool, &Tally::pool);
    return at == tallies.end() ? Tally{} : *at;
  }
};

std::string address_of(Language l, const editions::Edition& edition, const editions::Pool& pool) {
  return localized(l, fmt::format("/wyniki/{}/{}", edition.code, pool.code));
}

void put_map(Html& out, Context& ctx, const editions::Edition& edition, const Overview& overview) {
  if (!edition.city) return;
  const auto kept = proposals::district_map(ctx, edition.city);
  if (!*kept) return;
  const Language l = ctx.language;
  std::int64_t most = 1;
  for (const Tally& tally : overview.tallies) most = std::max(most, tally.won);
  std::vector<std::string> words;
  words.reserve((*kept)->outlines.size() * 2);
  std::vector<html::DrawnShape> shapes;
  for (const places::Outline& outline : (*kept)->outlines) {
    const auto pool = std::ranges::find(edition.pools, outline.place, &editions::Pool::place);
    html::DrawnShape shape{.path = outline.path, .title = outline.name};
    if (pool != edition.pools.end() && overview.result(pool->id)) {
      const Tally tally = overview.tally(pool->id);
      shape.title = words.emplace_back(fmt::format("{}: {}", outline.name, texts::won_count(l, tally.won, tally.all)));
      shape.href = words.emplace_back(address_of(l, edition, *pool));
      shape.level = static_cast<int>((tally.won * 5 + most - 1) / most);
    }
    shapes.push_back(shape);
  }
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::map_title(l));
  html::drawn_map(out, {.label = texts::map_title(l),
                        .width = (*kept)->frame.width,
                        .height = (*kept)->frame.height,
                        .shapes = shapes,
                        .caption = texts::map_text(l)});
  html::put<"</section>">(out);
}

void put_pools(Html& out, Language l, const editions::Edition& edition, const Overview& overview) {
  const html::Column columns[] = {{.label = texts::pool(l)},
                                  {.label = texts::won_of_all(l), .numeric = true},
                                  {.label = texts::ballots(l), .numeric = true},
                                  {.label = texts::budget(l), .numeric = true},
                                  {.label = texts::spent(l), .numeric = true},
                                  {.label = texts::left(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::pools_caption(l), .columns = columns});
  for (const editions::Pool& pool : edition.pools) {
    const PoolResult* r = overview.result(pool.id);
    if (!r) continue;
    const Tally tally = overview.tally(pool.id);
    const std::string address = address_of(l, edition, pool);
    table.row({[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, address, pool.name(l)); },
               texts::won_count(l, tally.won, tally.all), text::format_number(l, r->ballots),
               text::format_money(l, r->budget), text::format_money(l, r->spent), text::format_money(l, r->unspent)});
  }
}

void put_undecided(Html& out, Language l, const editions::Edition& edition, const Overview& overview) {
  std::string pools;
  for (const editions::Pool& pool : edition.pools) {
    const PoolResult* r = overview.result(pool.id);
    if (!r || r->decided) continue;
    if (!pools.empty()) pools += "; ";
    pools += pool.name(l);
  }
  if (pools.empty()) return;
  html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::undecided_pools(l, pools)});
}

std::string lead_of(Language l, const editions::Edition& edition, const Overview& overview) {
  std::int64_t won = 0, all = 0;
  Money spent{0, edition.currency}, budget{0, edition.currency};
  for (const Tally& tally : overview.tallies) won += tally.won, all += tally.all;
  for (const PoolResult& r : overview.results) spent = spent + r.spent, budget = budget + r.budget;
  return texts::results_lead(l, won, all, spent, budget);
}

bool has_results(const std::vector<editions::EditionId>& counted, const editions::Edition& edition) {
  return std::ranges::find(counted, edition.id) != counted.end();
}

void put_other_editions(Html& out, Context& ctx, const editions::Editions& editions, const editions::Edition& shown) {
  std::vector<const editions::Edition*> others;
  const auto counted = ctx.db.read([](db::ReadTx& tx) { return counted_editions(tx); });
  for (const auto& edition : editions)
    if (edition.id != shown.id && has_results(counted, edition)) others.push_back(&edition);
  if (others.empty()) return;
  html::put<R"(<h2>{}</h2><ul>)">(out, texts::other_editions(ctx.language));
  for (const auto* edition : others)
    html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(ctx.language, "/wyniki/" + edition->code),
                                                 edition->name(ctx.language));
  html::put<"</ul>">(out);
}

Overview overview_of(Context& ctx, editions::EditionId id) {
  return ctx.db.read([&](db::ReadTx& tx) { return Overview{results_of(tx, id), tallies_of(tx, id)}; });
}

// The newest edition that has results; edition = nullptr when there is none.
std::pair<const editions::Edition*, Overview> newest_counted(Context& ctx, const editions::Editions& editions) {
  const auto counted = ctx.db.read([](db::ReadTx& tx) { return counted_editions(tx); });
  for (const auto& edition : editions)
    if (has_results(counted, edition)) return {&edition, overview_of(ctx, edition.id)};
  return {nullptr, {}};
}

void put_expected(Html& out, Context& ctx, const editions::Editions& editions, const editions::Edition& shown) {
  const auto* current = editions::find_edition(ctx, editions, "");
  if (!current || current->id == shown.id) return;
  const auto* stage = editions::stage_of(current->settings, editions::StageKind::results);
  if (!stage || stage->from_at <= ctx.now) return;
  ctx.changes_at(stage->from_at);
  html::notice(out, ctx.language,
               {.text = texts::results_expected(ctx.language, text::date_in_warsaw(stage->from_at))});
}

}  // namespace

Result<Reply> results_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto editions = editions::editions(ctx);
  const bool asked = request.params.items().size() == 1;
  const editions::Edition* edition = nullptr;
  Overview overview;
  if (asked) {
    edition = editions::find_edition(*editions, request.params.get("edition"), ctx.now);
    if (!edition) return problem(ProblemKind::not_found, texts::keys::no_such_result);
    overview = overview_of(ctx, edition->id);
  } else {
    std::tie(edition, overview) = newest_counted(ctx, *editions);
  }
  Page page{.title = std::string(texts::results(l)), .section = "/wyniki"};
  Html& out = page.main;
  if (!edition || overview.results.empty()) {
    html::heading(out, 1, edition ? std::string_view(edition->name(l)) : texts::results(l));
    html::empty_state(out, {.title = texts::no_results_yet(l), .text = texts::no_results_text(l)});
    return page;
  }
  page.title = texts::results_of(l, edition->name(l));
  page.description = lead_of(l, *edition, overview);
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  if (!asked) put_expected(out, ctx, *editions, *edition);
  put_undecided(out, l, *edition, overview);
  put_map(out, ctx, *edition, overview);
  put_pools(out, l, *edition, overview);
  put_leftovers(out, l, *edition, overview.results);
  put_other_editions(out, ctx, *editions, *edition);
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, fmt::format("/wyniki/{}/protokol", edition->code)),
                                             texts::protocol_link(l));
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::recount_lead(l), localized(l, "/przelicz"),
                                                texts::recount_title(l));
  return page;
}

}  // namespace wiec::voting
