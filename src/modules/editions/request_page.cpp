// /administracja/edycje/{code}/wnioski/{request}: what somebody asks to change in a frozen part, and another's consent.
#include "commons/people/page_parts.h"
#include "modules/editions/desk.h"
#include "modules/editions/differences.h"
#include "modules/editions/edition_json.h"
#include "modules/editions/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::editions {
namespace {

Result<ChangeRequest> asked_for(Context& ctx, const Request& request, const Edition& edition) {
  const auto id = id_from_code(request.params.get("request"));
  auto found = id ? ctx.db.read([&](db::ReadTx& tx) { return find_request(tx, RequestId{*id}); }) : std::nullopt;
  if (!found || found->edition != edition.id) return problem(ProblemKind::not_found, texts::keys::no_such_request);
  return *std::move(found);
}

void put_facts(Html& out, Context& ctx, const ChangeRequest& request) {
  const Language l = ctx.language;
  std::string asked_by, decided_by;
  ctx.db.read([&](db::ReadTx& tx) {
    asked_by = name_of_person(tx, l, request.asked_by);
    if (request.decided_at) decided_by = name_of_person(tx, l, request.decided_by);
  });
  const std::string asked = text::format_instant(l, request.asked_at),
                    state = texts::request_state(l, code_of(request.state)),
                    decided = request.decided_at ? text::format_instant(l, *request.decided_at) : std::string();
  std::vector<html::SummaryRow> rows{{.name = texts::state(l), .value = state},
                                     {.name = texts::asked_by(l), .value = asked_by},
                                     {.name = texts::when(l), .value = asked},
                                     {.name = texts::reason(l), .value = request.reason}};
  if (request.decided_at) {
    rows.push_back({.name = texts::decided_by(l), .value = decided_by});
    rows.push_back({.name = texts::decided_on(l), .value = decided});
  }
  html::summary_list(out, l, rows);
}

void put_change(Html& out, Language l, const Edition& edition, const ChangeRequest& request) {
  Edition proposed = edition;
  const auto json = parse_json(request.proposed);
  if (!json || !read_snapshot(*json, proposed)) return;
  const auto all = differences(l, json_of(edition, request.part), json_of(proposed, request.part));
  if (all.empty()) {
    html::put<"<p>{}</p>">(out, texts::no_difference(l));
    return;
  }
  const html::Column columns[] = {{.label = texts::what(l)}, {.label = texts::before(l)}, {.label = texts::after(l)}};
  html::Table table(out, l, {.caption = texts::asked_change(l), .columns = columns});
  for (const Difference& one : all) table.row({one.what, one.before, one.after});
}

void put_buttons(Html& out, Context& ctx, const Edition& edition, const ChangeRequest& request) {
  const Language l = ctx.language;
  if (request.state != RequestState::waiting) return;
  const std::string action = localized(l, desk_path(edition, "wnioski/" + code_from_id(request.id.value)));
  const auto act = [&](Html& row, std::string_view value, std::string_view label, html::ButtonKind kind) {
    people::act_form(row, ctx, {.action = action, .label = label, .name = "act", .value = value, .kind = kind});
  };
  if (request.asked_by == ctx.actor.person) {
    html::put<"<p>{}</p>">(out, texts::wait_for_another(l));
    act(out, "withdraw", texts::withdraw(l), html::ButtonKind::secondary);
    return;
  }
  html::button_row(out, [&](Html& row) {
    act(row, "consent", texts::consent(l), html::ButtonKind::primary);
    act(row, "refuse", texts::refuse(l), html::ButtonKind::secondary);
  });
}

Page shown(Context& ctx, const Edition& edition, const ChangeRequest& request, const Faults& faults, int status) {
  const Language l = ctx.language;
  const std::string title = texts::request_title(l, section_of(request.part).title(l));
  Page page = start_desk_page(ctx, title, Errors(l, faults), status);
  add_crumbs(page, l, edition);
  put_facts(page.main, ctx, request);
  if (request.state == RequestState::waiting) {
    put_change(page.main, l, edition, request);
    html::put<R"(<p><a href="{}">{}</a></p>)">(
        page.main, localized(l, desk_path(edition, "podglad?prosba=" + code_from_id(request.id.value))),
        texts::preview_link(l));
  }
  put_buttons(page.main, ctx, edition, request);
  return page;
}

}  // namespace

Result<Reply> request_page(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  TRY(const ChangeRequest asked, asked_for(ctx, request, edition));
  return shown(ctx, edition, asked, {}, 200);
}

Result<Reply> post_request(Context& ctx, const Request& request) {
  TRY(const Edition edition, edition_at_desk(ctx, request));
  TRY(const ChangeRequest asked, asked_for(ctx, request, edition));
  const std::string act = people::form_of(request).text("act");
  const auto done = act == "consent"    ? consent_to(ctx, asked.id)
                    : act == "refuse"   ? refuse_request(ctx, asked.id)
                    : act == "withdraw" ? withdraw_request(ctx, asked.id)
                                        : Result<>(problem(ProblemKind::invalid, texts::keys::no_such_request));
  if (done) return Redirect{desk_path(edition, "wnioski/" + code_from_id(asked.id.value))};
  if (done.error().kind == ProblemKind::not_found || done.error().kind == ProblemKind::not_allowed)
    return std::unexpected(done.error());
  Problem fault = done.error();
  fault.field.clear();
  return shown(ctx, edition, asked, {fault}, fault.kind == ProblemKind::conflict ? 409 : 422);
}

}  // namespace wiec::editions
