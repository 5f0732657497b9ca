// /administracja/spotkania/{code}/lista: the attendance sheet for print, with the code that checks people in; and
// /spotkania/{code}/obecnosc/{token}, where the code leads.
#include "commons/gatherings/check_in.h"
#include "commons/gatherings/edit_gathering.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/pages.h"
#include "commons/gatherings/sheet.h"
#include "commons/gatherings/texts.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "commons/people/scope_words.h"
#include "platform/html/card.h"
#include "platform/html/qr_code.h"
#include "platform/html/table.h"

namespace wiec::gatherings {
namespace {

constexpr int kEmptyRows = 15;

// Names are for who holds the meeting; an ambassador of the place gets the sheet with empty rows.
bool leads_here(Context& ctx, const Gathering& g) {
  const auto around = ctx.db.read([&](db::ReadTx& tx) { return people::places_around(tx, g.place.value); });
  return ctx.actor.may(Role::ambassador, {.places = around});
}

void put_code(Html& out, Context& ctx, const Gathering& g) {
  const Language l = ctx.language;
  const std::string address = ctx.site_address() + localized(l, check_in_path(ctx.shared, g));
  html::put<R"(<div class="paper-code">)">(out);
  html::qr_code(out, address, texts::door_code(l));
  html::put<R"(<p><strong>{}</strong><br>{}<br><span class="paper-address">{}</span></p></div>)">(
      out, texts::door_code(l), texts::door_code_text(l), address);
}

}  // namespace

void put_signatures(Html& out, Language l, const std::vector<std::string>& names, int empty_rows) {
  const html::Column columns[] = {
      {.label = texts::sheet_number(l), .numeric = true}, {.label = texts::person(l)}, {.label = texts::signature(l)}};
  {
    html::Table table(out, l, {.caption = texts::sheet(l), .columns = columns, .row_headers = false});
    for (int row = 0; row < static_cast<int>(names.size()) + empty_rows; ++row)
      table.row({row + 1,
                 row < static_cast<int>(names.size()) ? std::string_view(names[static_cast<std::size_t>(row)]) : "",
                 ""});
  }
  html::put<"<p>{}</p>">(out, texts::sheet_privacy(l));
}

Result<Reply> sheet_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  const bool organises = ctx.db.read([&](db::ReadTx& tx) { return may_organise(tx, ctx.actor, g->place); });
  if (!organises && !leads_here(ctx, *g)) return problem(ProblemKind::not_allowed, texts::keys::not_yours);
  std::vector<std::string> names;
  if (organises)
    for (const Seat& seat : ctx.db.read([&](db::ReadTx& tx) { return seats_of(tx, g->id); }))
      if (seat.state == SeatState::seat) names.push_back(seat.name);  // never an address: everybody reads it
  Page page{.title = texts::sheet_of(l, g->title(l)), .indexed = false};
  page.crumbs = {{g->title(l), g->path()}};
  Html& out = page.main;
  html::put<R"(<div class="paper-sheet">)">(out);
  html::heading(out, 1, page.title);
  html::put<"<p>{}<br>{}</p></div>">(out, when_of(l, *g), where_of(l, *g));
  put_code(out, ctx, *g);
  put_signatures(out, l, names, kEmptyRows);
  return page;
}

Result<Reply> check_in_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto g = gathering_asked_for(ctx, request);
  if (!g || !is_check_in(ctx.shared, *g, request.params.get("token")))
    return problem(ProblemKind::not_found, texts::keys::no_such);
  Page page{.title = texts::check_in_at(l, g->title(l)), .section = "/spotkania", .indexed = false};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  html::put<"<p>{}<br>{}</p>">(out, when_of(l, *g), where_of(l, *g));
  const std::string path = localized(l, check_in_path(ctx.shared, *g));
  if (!checking_in(*g, ctx.now)) {
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::door_closed(l)});
    return page;
  }
  if (ctx.actor.anonymous()) {
    const std::string href = localized(l, "/logowanie?wroc=" + path);
    html::put<"<p>{}</p>">(out, texts::door_log_in(l));
    html::link_button(out, {.href = href, .label = texts::log_in(l), .icon = html::Icon::log_in});
    return page;
  }
  const auto seat = ctx.db.read([&](db::ReadTx& tx) { return seat_of(tx, g->id, people::PersonId{ctx.actor.person}); });
  if (seat && seat->came) {
    html::notice(out, l, {.kind = html::NoticeKind::success, .text = texts::you_came(l), .announced = true});
    return page;
  }
  people::act_form(out, ctx,
                   {.action = path,
                    .label = texts::check_me_in(l),
                    .name = "co",
                    .value = "jestem",
                    .kind = html::ButtonKind::primary});
  html::put<"<p>{}</p>">(out, texts::door_paper(l));
  return page;
}

Result<Reply> post_check_in(Context& ctx, const Request& request) {
  const auto g = gathering_asked_for(ctx, request);
  if (!g || !is_check_in(ctx.shared, *g, request.params.get("token")))
    return problem(ProblemKind::not_found, texts::keys::no_such);
  TRY_VOID(check_in(ctx, g->id));
  return Redirect{check_in_path(ctx.shared, *g)};
}

}  // namespace wiec::gatherings
