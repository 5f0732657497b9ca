// /projekty/mapa: every project of the selection as a point, with the list one click away.
#include "modules/proposals/pages.h"
#include "modules/proposals/selection_map.h"
#include "modules/proposals/texts.h"
#include "platform/html/card.h"

namespace wiec::proposals {

Result<Reply> map_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  const Language l = ctx.language;
  if (!asked.edition) return problem(ProblemKind::not_found, texts::keys::no_edition);
  const auto without_place = std::ranges::count_if(*asked.chosen, [](const Entry* e) { return e->points.empty(); });
  Page page{.title = std::string(texts::map_page(l)), .section = "/projekty", .indexed = false};
  page.crumbs = {{std::string(texts::proposals(l)), "/projekty" + asked.query()}, {page.title, ""}};
  Html& out = page.main;
  html::heading(out, 1, texts::map_page(l));
  html::put<R"(<p class="lead">{} <a href="{}">{}</a>.</p>)">(
      out, texts::map_page_lead(l, static_cast<std::int64_t>(asked.chosen->size())),
      localized(l, "/projekty" + asked.query()), texts::see_list(l));
  if (without_place) html::put<R"(<p class="muted">{}</p>)">(out, texts::map_without_place(l, without_place));
  put_selection_map(out, ctx, asked, *asked.chosen);
  return page;
}

}  // namespace wiec::proposals
