// /spotkania/{code}: one gathering, and signing up for it.
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/pages.h"
#include "commons/gatherings/take_seat.h"
#include "commons/gatherings/texts.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::gatherings {
namespace {

void put_seat_form(Html& out, Context& ctx, const Gathering& g, std::string_view act, std::string_view label,
                   html::ButtonKind kind) {
  const std::string action = localized(ctx.language, g.path() + "/zapis");
  people::act_form(out, ctx, {.action = action, .label = label, .name = "co", .value = act, .kind = kind});
}

// What a reader can do about it now.
void put_signing_up(Html& out, Context& ctx, const Gathering& g) {
  const Language l = ctx.language;
  if (!g.signing_up || g.cancelled || g.begins_at <= ctx.now) return;
  ctx.changes_at(g.begins_at);
  const bool full = g.seats && (g.taken >= *g.seats || g.waiting > 0);
  html::put<"<h2>{}</h2>">(out, texts::signing_up(l));
  html::put<"<p>{}</p>">(out, seats_of(l, g));
  if (ctx.actor.anonymous()) {
    const std::string href = localized(l, "/logowanie?wroc=" + localized(l, g.path()));
    html::put<"<p>{}</p>">(out, full ? texts::full_log_in(l) : texts::log_in_to_sign_up(l));
    html::link_button(out, {.href = href, .label = texts::log_in(l), .icon = html::Icon::log_in});
    return;
  }
  const people::PersonId person{ctx.actor.person};
  std::int64_t before = 0;
  const auto seat = ctx.db.read([&](db::ReadTx& tx) {
    before = waiting_before(tx, g.id, person);
    return seat_of(tx, g.id, person);
  });
  const SeatState state = seat ? seat->state : SeatState::left;
  if (state == SeatState::seat) {
    html::notice(out, l, {.kind = html::NoticeKind::success, .text = texts::you_have_a_seat(l), .announced = true});
    if (!g.link.empty()) html::put<R"(<p><a href="{}">{}</a></p>)">(out, g.link, texts::enter_room(l));
    put_seat_form(out, ctx, g, "rezygnacja", texts::leave(l), html::ButtonKind::secondary);
  } else if (state == SeatState::waiting) {
    html::notice(out, l, {.text = texts::you_wait(l, before + 1), .announced = true});
    put_seat_form(out, ctx, g, "rezygnacja", texts::leave_queue(l), html::ButtonKind::secondary);
  } else {
    put_seat_form(out, ctx, g, "zapis", full ? texts::join_queue(l) : texts::join(l), html::ButtonKind::primary);
  }
}

void put_facts(Html& out, Language l, const Gathering& g, bool with_link) {
  const std::string when = when_of(l, g), where = where_of(l, g);
  const auto room = [&](Html& value) { html::put<R"(<a href="{}">{}</a>)">(value, g.link, texts::enter_room(l)); };
  std::vector<html::SummaryRow> rows{{.name = texts::when(l), .value = when},
                                     {.name = texts::where(l), .value = where},
                                     {.name = texts::f_formula(l), .value = name_of(l, g.formula)}};
  if (with_link && !g.link.empty()) rows.push_back({.name = texts::room(l), .value = room});
  html::summary_list(out, l, rows);
}

Json linked_data(Context& ctx, const Gathering& g) {
  const Language l = ctx.language;
  Json::Object location{{"@type", g.formula == Formula::online ? "VirtualLocation" : "Place"}};
  const std::string url = ctx.site_address() + localized(l, g.path());
  if (g.formula == Formula::online)
    location.emplace_back("url", url);
  else
    location.emplace_back("address", g.address);
  return Json::Object{
      {"@context", "https://schema.org"},
      {"@type", "Event"},
      {"name", g.title(l)},
      {"startDate", iso(g.begins_at)},
      {"endDate", iso(g.ends_at)},
      {"url", url},
      {"eventStatus", g.cancelled ? "https://schema.org/EventCancelled" : "https://schema.org/EventScheduled"},
      {"location", std::move(location)}};
}

void put_change(Html& out, Language l, const Gathering& g) {
  if (g.cancelled)
    html::notice(out, l, {.kind = html::NoticeKind::warning, .title = texts::cancelled_title(l), .text = g.change(l)});
  else if (!g.change(l).empty())
    html::notice(out, l, {.title = texts::changed_title(l), .text = g.change(l)});
}

void put_minutes(Html& out, Language l, const Gathering& g) {
  if (g.minutes(l).empty() && !g.attended) return;
  html::put<"<h2>{}</h2>">(out, texts::minutes(l));
  if (g.attended) html::put<"<p>{}</p>">(out, texts::people_came(l, *g.attended));
  html::prose(out, [&](Html& body) { put_paragraphs(body, g.minutes(l)); });
}

}  // namespace

Result<Reply> gathering_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  Page page{.title = g->title(l), .description = when_of(l, *g) + ", " + where_of(l, *g), .section = "/spotkania"};
  page.crumbs = {{std::string(texts::title(l)), "/spotkania"}};
  page.linked_data = linked_data(ctx, *g);
  Html& out = page.main;
  html::tag(out, {.label = name_of(l, g->kind), .tone = html::Tone::wisla});
  html::heading(out, 1, g->title(l));
  put_change(out, l, *g);
  html::columns(
      out,
      [&](Html& main) {
        put_facts(main, l, *g, !g->signing_up);
        html::prose(main, [&](Html& body) { put_paragraphs(body, g->about(l)); });
        put_minutes(main, l, *g);
      },
      [&](Html& aside) {
        put_signing_up(aside, ctx, *g);
        const std::string file = localized(l, g->path() + "/kalendarz.ics");
        html::link_button(aside, {.href = file,
                                  .label = texts::to_calendar(l),
                                  .kind = html::ButtonKind::secondary,
                                  .icon = html::Icon::calendar});
      });
  ctx.put_panels(out, "gathering", g->id.value);
  return page;
}

Result<Reply> post_seat(Context& ctx, const Request& request) {
  const auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (people::form_of(request).text("co") == "rezygnacja") {
    TRY_VOID(leave_seat(ctx, g->id));
  } else {
    TRY_VOID(take_seat(ctx, g->id));
  }
  return Redirect{g->path()};
}

}  // namespace wiec::gatherings
