// /wyniki/{edition}/protokol: the record of the vote on paper, for the commission to sign: turnout by channel, every
// pool with every project, ties, the money, the fingerprints that anybody can check it by.
#include "modules/polling/roll_store.h"
#include "modules/voting/draw_words.h"
#include "modules/voting/pages.h"
#include "modules/voting/rule_words.h"
#include "modules/voting/texts.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

constexpr int kSignatures = 5;

std::string_view name_of(Language l, polling::Channel channel) {
  switch (channel) {
    case polling::Channel::online:
      return texts::channel_online(l);
    case polling::Channel::paper:
      return texts::channel_paper(l);
    case polling::Channel::phone:
      return texts::channel_phone(l);
    case polling::Channel::assisted:
      return texts::channel_assisted(l);
  }
  return {};
}

void put_turnout(Html& out, Language l, const std::vector<polling::Turnout>& turnout) {
  std::int64_t cast = 0, voided = 0;
  for (const auto& channel : turnout) cast += channel.cast, voided += channel.voided;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::turnout(l));
  if (cast + voided == 0) {
    html::put<"<p>{}</p></section>">(out, texts::turnout_elsewhere(l));
    return;
  }
  const html::Column columns[] = {{.label = texts::channel(l)},
                                  {.label = texts::ballots_valid(l), .numeric = true},
                                  {.label = texts::ballots_void(l), .numeric = true}};
  {
    html::Table table(out, l, {.caption = texts::turnout_caption(l), .columns = columns});
    for (const auto& channel : turnout)
      table.row(
          {name_of(l, channel.channel), text::format_number(l, channel.cast), text::format_number(l, channel.voided)});
    table.row({texts::all_channels(l), text::format_number(l, cast), text::format_number(l, voided)},
              html::RowKind::total);
  }
  html::put<"<p>{}</p></section>">(out, texts::void_note(l));
}

void put_projects(Html& out, Language l, const PoolAsked& asked) {
  const html::Column columns[] = {{.label = texts::protocol_project(l)},
                                  {.label = texts::protocol_votes(l), .numeric = true},
                                  {.label = texts::protocol_points(l), .numeric = true},
                                  {.label = texts::protocol_cost(l), .numeric = true},
                                  {.label = texts::protocol_outcome(l)}};
  html::Table table(out, l,
                    {.caption = texts::protocol_projects(l, asked.pool->name(l)), .columns = columns, .compact = true});
  for (const ProjectResult& project : asked.projects) {
    const std::string name = fmt::format("{} {}", project.number, project.title(l));
    table.row({name, text::format_number(l, project.votes), text::format_number(l, project.points),
               text::format_money(l, project.cost), project.won ? texts::protocol_won(l) : texts::protocol_lost(l)},
              project.won ? html::RowKind::won : html::RowKind::plain);
  }
}

void put_pool(Html& out, Language l, const PoolAsked& asked) {
  const PoolResult& r = asked.result;
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p>)">(
      out, asked.pool->name(l), texts::protocol_money(l, r.ballots, r.budget, r.spent, r.unspent));
  if (!r.decided) html::put<"<p><strong>{}</strong></p>">(out, texts::protocol_undecided(l));
  put_projects(out, l, asked);
  put_ties(out, l, asked, false);
  html::put<R"(<p class="hint">{}</p></section>)">(
      out, texts::protocol_hashes(l, r.ballots_sha256.substr(0, 16), r.record_sha256.substr(0, 16)));
}

void put_signatures(Html& out, Language l) {
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p><ol class="signatures">)">(out, texts::signatures(l),
                                                                                     texts::signatures_text(l));
  for (int i = 0; i < kSignatures; ++i) html::put<"<li>{}</li>">(out, texts::signature_line(l));
  html::put<"</ol></section>">(out);
}

}  // namespace

Result<Reply> protocol_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  const auto edition = std::ranges::find(*all, request.params.get("edition"), &editions::Edition::code);
  if (edition == all->end()) return problem(ProblemKind::not_found, texts::keys::no_such_result);
  std::vector<PoolAsked> pools;
  const auto turnout = ctx.db.read([&](db::ReadTx& tx) {
    for (const editions::Pool& pool : edition->pools)
      if (auto result = find_result(tx, pool.id))
        pools.push_back({.editions = all,
                         .edition = &*edition,
                         .pool = &pool,
                         .result = *std::move(result),
                         .projects = projects_of(tx, pool.id)});
    return turnout_of(tx, edition->id);
  });
  if (pools.empty()) return problem(ProblemKind::not_found, texts::keys::no_such_result);
  Page page{.title = texts::protocol_title(l, edition->name(l)), .section = "/wyniki"};
  page.crumbs = {{std::string(texts::results(l)), "/wyniki"},
                 {edition->name(l), "/wyniki/" + edition->code},
                 {std::string(texts::protocol(l)), ""}};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  if (const auto* stage = editions::stage_of(edition->settings, editions::StageKind::voting))
    html::put<R"(<p class="lead">{}</p>)">(
        out, texts::protocol_lead(l, text::date_in_warsaw(stage->from_at),
                                  text::date_in_warsaw(Instant{stage->until_at.micros - 1})));
  html::put<"<p>{}</p>">(out, texts::protocol_print(l));
  put_turnout(out, l, turnout);
  std::vector<PoolResult> results;
  for (const PoolAsked& pool : pools) put_pool(out, l, pool), results.push_back(pool.result);
  put_leftovers(out, l, *edition, results);
  put_rule(out, l, pools.front());
  put_signatures(out, l);
  return page;
}

}  // namespace wiec::voting
