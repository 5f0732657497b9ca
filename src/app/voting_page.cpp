// /glosowanie: when the vote is and what stands on the ballot.
#include "app/public_pages.h"
#include "app/texts.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/timeline.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

std::string when_of(Context& ctx, const editions::Edition& edition) {
  const Language l = ctx.language;
  const auto* stage = editions::stage_of(edition.settings, editions::StageKind::voting);
  if (!stage) return std::string(texts::voting_none(l));
  const Date last = text::date_in_warsaw(Instant{stage->until_at.micros - 1});
  if (ctx.now < stage->from_at) {
    ctx.changes_at(stage->from_at);
    return texts::voting_later(l, text::date_in_warsaw(stage->from_at));
  }
  if (ctx.now < stage->until_at) {
    ctx.changes_at(stage->until_at);
    return texts::voting_now(l, last);
  }
  return texts::voting_over(l, last);
}

std::int64_t marks_of(const editions::Edition& edition) {
  const Json* limits = edition.settings.citywide.ballot.find("max_marks");
  return limits && limits->integer() ? *limits->integer() : 0;
}

}  // namespace

Result<Reply> voting_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(ctx, *all, "");
  Page page{.title = std::string(texts::nav_voting(l)), .section = "/glosowanie"};
  Html& out = page.main;
  html::heading(out, 1, texts::nav_voting(l));
  if (!edition) {
    html::put<R"(<p class="lead">{}</p>)">(out, texts::voting_none(l));
    return page;
  }
  page.description = when_of(ctx, *edition);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  if (const auto marks = marks_of(*edition)) html::put<"<p>{}</p>">(out, texts::voting_text_how(l, marks));
  html::notice(out, l, {.text = texts::voting_online_soon(l)});
  html::link_button(
      out,
      {.href = localized(l, "/projekty?stan=on_ballot"), .label = texts::see_ballot_list(l), .icon = html::Icon::list});
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::voting_recount_text(l), localized(l, "/przelicz"),
                                                texts::voting_recount(l));
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::timetable(l));
  editions::put_timeline(out, ctx, *edition);
  html::put<"</section>">(out);
  return page;
}

}  // namespace wiec::app
