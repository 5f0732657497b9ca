// /wyniki/{edition}/{pool}/inne-zasady: who would have won under other rules, on the same ballots.
#include "modules/voting/pages.h"
#include "modules/voting/result_parts.h"
#include "modules/voting/study_store.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"

namespace wiec::voting {

Json study_asked(Context& ctx, editions::PoolId pool) {
  const auto text = ctx.db.read([&](db::ReadTx& tx) { return find_study(tx, pool); });
  return text ? parse_json(*text).value_or(Json()) : Json();
}

Result<Reply> what_if_page(Context& ctx, const Request& request) {
  TRY(const PoolAsked asked, pool_asked(ctx, request));
  const Language l = ctx.language;
  const Json study = study_asked(ctx, asked.pool->id);
  Page page{.title = texts::what_if_title(l, asked.pool->name(l)), .section = "/wyniki"};
  page.description = texts::what_if_lead(l);
  page.crumbs = {{std::string(texts::results(l)), "/wyniki"},
                 {asked.edition->name(l), "/wyniki/" + asked.edition->code},
                 {asked.pool->name(l), fmt::format("/wyniki/{}/{}", asked.edition->code, asked.pool->code)},
                 {std::string(texts::what_if_crumb(l)), ""}};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  if (study.is_null()) {
    html::notice(out, l, {.text = texts::study_not_yet(l)});
    return page;
  }
  const ResultView view = view_of(asked);
  const Json* what_if = study.find("what_if");
  if (!what_if || !what_if->array() || what_if->array()->empty())
    html::notice(out, l, {.text = texts::study_failed(l)});
  put_what_if(out, l, view, what_if, study.find("voters"));
  put_voters(out, l, study.find("voters"));
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::what_if_warning(l), localized(l, "/przelicz"),
                                                texts::recount_title(l));
  return page;
}

}  // namespace wiec::voting
