// /spotkania: dates worth knowing; /programy: what the city does together with its residents.
#include "app/public_pages.h"
#include "app/texts.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/timeline.h"
#include "platform/html/card.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::app {

Result<Reply> gatherings_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(ctx, *all, "");
  Page page{.title = std::string(texts::gatherings(l)), .description = std::string(texts::gatherings_lead(l))};
  Html& out = page.main;
  html::heading(out, 1, texts::gatherings(l));
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  html::empty_state(out, {.title = texts::gatherings_none(l),
                          .text = texts::gatherings_none_text(l),
                          .icon = html::Icon::calendar,
                          .action = {.href = localized(l, "/zglos-problem"), .label = texts::footer_contact(l)}});
  if (edition) {
    html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::timetable(l));
    editions::put_timeline(out, ctx, *edition);
    html::put<"</section>">(out);
  }
  return page;
}

Result<Reply> programmes_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  Page page{.title = std::string(texts::programmes(l)), .description = std::string(texts::programmes_lead(l))};
  Html& out = page.main;
  html::heading(out, 1, texts::programmes(l));
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  if (all->empty()) {
    html::empty_state(out, {.title = texts::home_empty(l), .icon = html::Icon::house});
    return page;
  }
  const html::Column columns[] = {{.label = texts::programme(l)},
                                  {.label = texts::programme_year(l), .numeric = true},
                                  {.label = texts::programme_money(l), .numeric = true},
                                  {.label = texts::programme_pools(l), .numeric = true}};
  {  // the table ends with its object
    html::Table table(out, l, {.caption = texts::programmes(l), .columns = columns, .caption_hidden = true});
    for (const auto& edition : *all) {
      const std::string address = localized(l, "/edycja/" + edition.code);
      table.row({[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, address, edition.name(l)); },
                 fmt::format("{}", edition.year), text::format_money(l, edition.budget()),
                 static_cast<std::int64_t>(edition.pools.size())});
    }
  }
  return page;
}

}  // namespace wiec::app
