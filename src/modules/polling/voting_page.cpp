// /glosowanie: when the vote is, how, and the way into it.
#include "modules/editions/ballot.h"
#include "modules/editions/edition_store.h"
#include "modules/editions/timeline.h"
#include "modules/polling/page_parts.h"
#include "modules/polling/pages.h"
#include "modules/polling/texts.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::polling {
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

void put_needs(Html& out, Language l, const editions::Edition& edition, bool text_messages) {
  const auto& policy = edition.settings.identity;
  html::put<R"(<section class="stack"><h2>{}</h2><ol><li>{}</li>)">(out, texts::how_title(l), texts::how_declare(l));
  const auto offers = [&](editions::Proof proof) {
    return std::ranges::find(policy.proofs, proof) != policy.proofs.end();
  };
  const bool email = offers(editions::Proof::code_by_email);
  const bool phone = text_messages && offers(editions::Proof::code_by_sms);
  if (email || phone)
    html::put<"<li>{}</li>">(out, email && phone ? texts::how_code(l)
                                  : email        ? texts::how_code_email(l)
                                                 : texts::how_code_sms(l));
  if (offers(editions::Proof::code_issued)) html::put<"<li>{}</li>">(out, texts::how_issued(l));
  const auto ballot = editions::ballot_from_json(edition.settings.citywide.ballot);
  const std::string_view district = policy.any_district ? "any" : "own";
  if (ballot && ballot->limits.max_marks)
    html::put<"<li>{}</li>">(out, texts::how_choose(l, *ballot->limits.max_marks, district));
  else
    html::put<"<li>{}</li>">(out, texts::how_choose_any(l, district));
  html::put<"<li>{}</li></ol>">(out, texts::how_check(l));
  if (policy.age_least > 0)
    html::put<"<p>{}</p>">(out, texts::who_from_age(l, policy.age_least));
  else
    html::put<"<p>{}</p>">(out, texts::who_everybody(l));
  if (policy.guardian_below > 0) html::put<"<p>{}</p>">(out, texts::who_child(l, policy.guardian_below));
  html::put<"</section>">(out);
}

}  // namespace

Result<Reply> voting_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(ctx, *all, "");
  Page page{.title = std::string(texts::voting(l)), .section = "/glosowanie"};
  Html& out = page.main;
  html::heading(out, 1, texts::voting(l));
  if (!edition) {
    html::put<R"(<p class="lead">{}</p>)">(out, texts::voting_none(l));
    return page;
  }
  page.description = when_of(ctx, *edition);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  const bool open = phase_of(*edition, ctx.now) == Phase::open;
  const std::string begin = localized(l, "/glosowanie/" + edition->code),
                    list = localized(l, "/projekty?stan=on_ballot");
  html::button_row(out, [&](Html& row) {
    if (open) html::link_button(row, {.href = begin, .label = texts::begin(l), .icon = html::Icon::vote});
    html::link_button(row, {.href = list,
                            .label = texts::see_ballot_list(l),
                            .kind = open ? html::ButtonKind::secondary : html::ButtonKind::primary,
                            .icon = html::Icon::list});
  });
  if (open) put_needs(out, l, *edition, ctx.shared.text_messages);
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::timetable(l));
  editions::put_timeline(out, ctx, *edition);
  html::put<"</section>">(out);
  put_secrecy(out, l);
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::recount_text(l), localized(l, "/przelicz"),
                                                texts::recount(l));
  return page;
}

}  // namespace wiec::polling
