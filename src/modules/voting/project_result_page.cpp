// /wyniki/{edition}/{pool}/projekt/{code}: why one project won or lost, and what would have changed it.
#include "modules/voting/pages.h"
#include "modules/voting/preset_words.h"
#include "modules/voting/result_parts.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

void put_numbers(Html& out, Language l, const PoolAsked& asked, const ProjectResult& p) {
  const std::string rank = p.rank ? text::format_number(l, p.rank) : "–", votes = text::format_number(l, p.votes),
                    points = text::format_number(l, p.points), cost = text::format_money(l, p.cost);
  std::vector<html::SummaryRow> rows{{.name = texts::rank(l), .value = rank}};
  if (counts_points(asked.result.vote_type)) rows.push_back({.name = texts::points(l), .value = points});
  rows.push_back({.name = texts::votes(l), .value = votes});
  rows.push_back({.name = texts::cost(l), .value = cost});
  html::summary_list(out, l, rows);
}

void put_change(Html& out, Language l, const Json& study, const ProjectResult& p) {
  const Json* changes = study.find("changes");
  const Json* change = changes ? changes->find(p.external_id) : nullptr;
  if (p.won || !change) return;
  const auto sentences = sentences_of_change(l, *change, p.cost);
  if (sentences.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2><ul>)">(out, texts::change_title(l));
  for (const std::string& sentence : sentences) html::put<"<li>{}</li>">(out, sentence);
  html::put<"</ul><p>{}</p></section>">(out, texts::change_note(l));
}

bool names(const Json* ids, const std::string& id) {
  return ids && ids->array() &&
         std::ranges::any_of(*ids->array(), [&](const Json& one) { return one.string() && *one.string() == id; });
}

void put_other_rules(Html& out, Language l, const Json& study, const ProjectResult& p) {
  const Json* rules = study.find("what_if");
  if (!rules || !rules->array() || rules->array()->empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2><ul>)">(out, texts::what_if_crumb(l));
  for (const Json& rule : *rules->array()) {
    const Json* name = rule.find("rule");
    const Json* winners = rule.find("winners");
    if (!name || !name->string() || !winners) continue;
    html::put<"<li>{}</li>">(out, names(winners, p.external_id)
                                      ? texts::would_win_under(l, preset_title(l, *name->string()))
                                      : texts::would_lose_under(l, preset_title(l, *name->string())));
  }
  html::put<"</ul></section>">(out);
}

}  // namespace

Result<Reply> project_result_page(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  const Language l = ctx.language;
  const auto p = std::ranges::find_if(
      asked.projects, [&](const ProjectResult& project) { return project.code() == request.params.get("code"); });
  if (p == asked.projects.end()) return problem(ProblemKind::not_found, texts::keys::no_such_result);
  const std::string base = fmt::format("/wyniki/{}/{}", asked.edition->code, asked.pool->code);
  Page page{.title = texts::project_result_title(l, p->title(l)), .section = "/wyniki"};
  page.description = sentence_of_reason(l, p->reason, asked.projects, asked.edition->currency);
  page.crumbs = {{std::string(texts::results(l)), "/wyniki"},
                 {asked.edition->name(l), "/wyniki/" + asked.edition->code},
                 {asked.pool->name(l), base},
                 {p->number, ""}};
  Html& out = page.main;
  const Json study = study_asked(ctx, asked.pool->id);
  html::heading(out, 1, page.title);
  html::tag(out, {.label = p->won ? texts::won(l) : texts::lost(l),
                  .tone = p->won ? html::Tone::linden : html::Tone::plain,
                  .icon = p->won ? html::Icon::check : html::Icon::none});
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  put_numbers(out, l, asked, *p);
  put_change(out, l, study, *p);
  put_project_money(out, l, view_of(asked), study.find("money_flow"), p->external_id);
  put_other_rules(out, l, study, *p);
  if (study.is_null()) html::notice(out, l, {.text = texts::study_not_yet(l)});
  html::put<R"(<ul><li><a href="{}">{}</a></li><li><a href="{}">{}</a></li></ul>)">(
      out, localized(l, "/projekty/" + p->code()), texts::see_project(l), localized(l, base), texts::see_pool(l));
  return page;
}

}  // namespace wiec::voting
