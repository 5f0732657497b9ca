// /administracja/remisy/{edition}/losowania/{draw}: a recorded draw, and another person's consent to it.
#include "commons/people/page_parts.h"
#include "commons/people/person_store.h"
#include "modules/voting/texts.h"
#include "modules/voting/ties_desk.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

Result<TieDraw> asked_for(Context& ctx, const Request& request, const editions::Edition& edition) {
  const auto id = id_from_code(request.params.get("draw"));
  auto draw = id ? ctx.db.read([&](db::ReadTx& tx) { return find_draw(tx, DrawId{*id}); }) : std::nullopt;
  if (!draw || draw->edition != edition.id) return problem(ProblemKind::not_found, texts::keys::no_such_draw);
  return *std::move(draw);
}

std::string name_of_person(Context& ctx, std::int64_t id) {
  const auto person = ctx.db.read([&](db::ReadTx& tx) { return people::find_person(tx, people::PersonId{id}); });
  const std::string name = person ? people::shown_name(*person) : std::string();
  return name.empty() ? std::string(texts::by_somebody(ctx.language)) : name;
}

void put_facts(Html& out, Context& ctx, const editions::Edition& edition, const TieDraw& draw) {
  const Language l = ctx.language;
  const TieGround ground = ground_of(ctx, edition, draw.pool);
  const std::string how = draw.how == DrawHow::by_hand ? std::string(texts::how_by_hand(l))
                                                       : fmt::format("{}: {}", texts::how_by_seed(l), draw.seed),
                    order = names_of_candidates(l, ground, draw.drawn), day = text::format_date(l, draw.held_on),
                    state = texts::draw_state(l, code_of(draw.state)), by = name_of_person(ctx, draw.asked_by),
                    on = text::format_instant(l, draw.asked_at),
                    decided_by = draw.decided_at ? name_of_person(ctx, draw.decided_by) : std::string(),
                    decided_on = draw.decided_at ? text::format_instant(l, *draw.decided_at) : std::string();
  std::vector<html::SummaryRow> rows{{.name = texts::draw_state_label(l), .value = state},
                                     {.name = texts::drawn_order(l), .value = order},
                                     {.name = texts::draw_how(l), .value = how},
                                     {.name = texts::f_held_on(l), .value = day},
                                     {.name = texts::f_present(l), .value = draw.present}};
  const std::string announced = draw.seed_at ? text::format_instant(l, *draw.seed_at) : std::string();
  const Html where = [&] {
    Html cell;
    html::put<R"(<a href="{}" rel="external nofollow">{}</a>)">(cell, draw.seed_where, draw.seed_where);
    return cell;
  }();
  if (draw.seed_at) {
    rows.push_back({.name = texts::f_seed_where(l), .value = where});
    rows.push_back({.name = texts::f_seed_at(l), .value = announced});
  }
  if (!draw.note.empty()) rows.push_back({.name = texts::f_note(l), .value = draw.note});
  rows.push_back({.name = texts::draw_recorded_by(l), .value = by});
  rows.push_back({.name = texts::draw_recorded_on(l), .value = on});
  if (draw.decided_at) {
    rows.push_back({.name = texts::draw_decided_by(l), .value = decided_by});
    rows.push_back({.name = texts::draw_decided_on(l), .value = decided_on});
  }
  html::summary_list(out, l, rows);
}

// The count that the draw was made for still stands.
bool is_current(Context& ctx, const editions::Edition& edition, const TieDraw& draw) {
  const auto ties = open_ties(ctx, edition);
  const auto tie = std::ranges::find(ties, draw.pool, &OpenTie::pool);
  return tie != ties.end() && tie->base_sha256 == draw.base_sha256;
}

void put_buttons(Html& out, Context& ctx, const editions::Edition& edition, const TieDraw& draw) {
  const Language l = ctx.language;
  if (draw.state != DrawState::waiting) return;
  const bool current = is_current(ctx, edition, draw);
  if (!current) html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::draw_outdated_note(l)});
  const std::string action = localized(l, draw_path(edition, draw.id));
  const auto act = [&](Html& row, std::string_view value, std::string_view label, html::ButtonKind kind) {
    people::act_form(row, ctx, {.action = action, .label = label, .name = "act", .value = value, .kind = kind});
  };
  if (draw.asked_by == ctx.actor.person) {
    html::put<"<p>{}</p>">(out, texts::draw_wait(l));
    act(out, "withdraw", texts::draw_withdraw(l), html::ButtonKind::secondary);
    return;
  }
  html::button_row(out, [&](Html& row) {
    if (current) act(row, "consent", texts::draw_consent(l), html::ButtonKind::primary);
    act(row, "refuse", texts::draw_refuse(l), html::ButtonKind::secondary);
  });
}

Page shown(Context& ctx, const editions::Edition& edition, const TieDraw& draw, const Faults& faults, int status) {
  const Language l = ctx.language;
  const auto* pool = draw.pool.empty() ? nullptr : edition.pool(std::string_view(draw.pool));
  const std::string title = pool ? texts::draw_of(l, pool->name(l)) : std::string(texts::draw_of_turnout(l));
  Page page = start_ties_page(ctx, title, Errors(l, faults), status);
  page.crumbs = {{std::string(texts::desk_ties(l)), std::string(kTiesDesk)}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, edition.name(l));
  put_facts(page.main, ctx, edition, draw);
  put_buttons(page.main, ctx, edition, draw);
  const std::string results =
      pool ? fmt::format("/wyniki/{}/{}", edition.code, pool->code) : fmt::format("/wyniki/{}", edition.code);
  html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, localized(l, results), texts::see_pool(l));
  return page;
}

}  // namespace

Result<Reply> draw_page(Context& ctx, const Request& request) {
  TRY(const editions::Edition edition, edition_of_ties(ctx, request));
  TRY(const TieDraw draw, asked_for(ctx, request, edition));
  return shown(ctx, edition, draw, {}, 200);
}

Result<Reply> post_draw(Context& ctx, const Request& request) {
  TRY(const editions::Edition edition, edition_of_ties(ctx, request));
  TRY(const TieDraw draw, asked_for(ctx, request, edition));
  const std::string act = people::form_of(request).text("act");
  const auto done = act == "consent"    ? consent_to_draw(ctx, edition, draw.id)
                    : act == "refuse"   ? refuse_draw(ctx, edition, draw.id)
                    : act == "withdraw" ? withdraw_draw(ctx, edition, draw.id)
                                        : Result<>(problem(ProblemKind::invalid, texts::keys::no_such_draw));
  if (done) return Redirect{draw_path(edition, draw.id)};
  const ProblemKind kind = done.error().kind;
  if (kind == ProblemKind::not_found || kind == ProblemKind::not_allowed) return std::unexpected(done.error());
  const int status = kind == ProblemKind::conflict ? 409 : kind == ProblemKind::unavailable ? 503 : 422;
  TRY(const TieDraw now, asked_for(ctx, request, edition));
  return shown(ctx, edition, now, {done.error()}, status);
}

}  // namespace wiec::voting
