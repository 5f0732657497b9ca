// /programy/{code}/partnerzy: what each partner does in its own city, on a map and in words, and what partners say.
#include <cmath>

#include "commons/gatherings/words.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/partner_map.h"
#include "modules/programmes/partner_pages.h"
#include "modules/programmes/partner_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "modules/programmes/work_parts.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

void put_pilot(Html& out, Language l, const Partner& p) {
  const Pilot& pilot = p.pilot;
  const std::string dates = dates_words(l, pilot.from, pilot.to), at = pilot.at ? text_of(*pilot.at) : std::string();
  const auto place = [&](Html& cell) { put_words(cell, l, pilot.place_pl, pilot.place_en); };
  const auto about = [&](Html& cell) { put_words(cell, l, pilot.about_pl, pilot.about_en); };
  const auto result = [&](Html& cell) { put_words(cell, l, pilot.result_pl, pilot.result_en); };
  std::vector<html::SummaryRow> rows;
  if (!p.area.empty()) rows.push_back({.name = texts::problem_area(l), .value = p.area});
  if (!pilot.place_pl.empty() || !pilot.place_en.empty()) rows.push_back({.name = texts::p_place(l), .value = place});
  if (!at.empty()) rows.push_back({.name = texts::p_at(l), .value = at});
  if (pilot.state != PilotState::none) rows.push_back({.name = texts::p_state(l), .value = words_of(l, pilot.state)});
  if (!dates.empty()) rows.push_back({.name = texts::dates(l), .value = dates});
  if (!pilot.about_pl.empty() || !pilot.about_en.empty()) rows.push_back({.name = texts::p_about(l), .value = about});
  if (!pilot.result_pl.empty() || !pilot.result_en.empty())
    rows.push_back({.name = texts::p_result(l), .value = result});
  if (rows.empty()) return html::put<R"(<p class="muted">{}</p>)">(out, texts::p_nothing_yet(l));
  html::summary_list(out, l, rows);
}

void put_partner(Html& out, Language l, const Partner& p) {
  html::put<R"(<section class="stack" id="{}"><h2>{}</h2><p>{} {}</p>{}</section>)">(
      out, p.code(), partner_name(p), country_name(l, p.country),
      [&](Html& tag) {
        html::tag(tag, {.label = words_of(l, p.role),
                        .tone = p.role == PartnerRole::lead ? html::Tone::wisla : html::Tone::plain});
      },
      [&](Html& body) { put_pilot(body, l, p); });
}

void put_comments(Html& out, Language l, const std::vector<PartnerComment>& all) {
  if (all.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::comments(l));
  for (const PartnerComment& c : all) {
    const std::string day = iso(text::date_in_warsaw(c.made_at)),
                      date = text::format_date(l, text::date_in_warsaw(c.made_at));
    const auto body = [&](Html& b) { gatherings::put_paragraphs(b, c.body); };
    const html::LogEntry entry[] = {{.date = date, .iso_date = day, .title = c.speaker, .text = body}};
    html::event_log(out, c.speaker, entry);
  }
  html::put<"</section>">(out);
}

}  // namespace

Result<Reply> partners_page(Context& ctx, const Request& request) {
  TRY(const Project p, project_at(ctx, request));
  if (p.partners.empty()) return problem(ProblemKind::not_found, texts::keys::no_partners);
  const Language l = ctx.language;
  const auto comments = ctx.db.read([&](db::ReadTx& tx) { return comments_of(tx, p.id); });
  Page page{.title = texts::partners_title(l, p.name(l)),
            .description = std::string(texts::partners_lead(l)),
            .section = "/programy"};
  page.crumbs = {{std::string(texts::the_register(l)), "/programy"}, {p.name(l), "/programy/" + p.code()}};
  Html& out = page.main;
  html::put<R"(<article class="stack"><header class="stack"><h1>{}</h1><p class="lead">{}</p></header>)">(
      out, page.title, page.description);
  std::vector<PartnerSpot> spots;
  for (const Partner& one : p.partners)
    if (one.pilot.at) spots.push_back({*one.pilot.at, partner_name(one), "#" + one.code(), one.role});
  put_partner_map(out, l, texts::partners_map(l), spots);
  for (const Partner& one : p.partners) put_partner(out, l, one);
  put_comments(out, l, comments);
  html::put<"</article>">(out);
  return page;
}

}  // namespace wiec::programmes
