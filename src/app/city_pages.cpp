// /spotkania: dates worth knowing.
#include "app/public_pages.h"
#include "app/texts.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/timeline.h"
#include "platform/html/card.h"

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

}  // namespace wiec::app
