// /realizacja: every winning project of an edition and how far it is; and the panel on a proposal's page.
#include "modules/delivery/delivery_page.h"

#include "modules/delivery/texts.h"
#include "modules/editions/edition_store.h"
#include "platform/html/card.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::delivery {
namespace {

html::Tone tone_of(State state) {
  switch (state) {
    case State::done:
      return html::Tone::linden;
    case State::in_progress:
      return html::Tone::wisla;
    case State::delayed:
      return html::Tone::amber;
    case State::cancelled:
      return html::Tone::error;
    case State::planned:
      return html::Tone::plain;
  }
  return html::Tone::plain;
}

std::string_view name_of(Language l, State state) {
  switch (state) {
    case State::planned:
      return texts::state_planned(l);
    case State::in_progress:
      return texts::state_in_progress(l);
    case State::delayed:
      return texts::state_delayed(l);
    case State::done:
      return texts::state_done(l);
    case State::cancelled:
      return texts::state_cancelled(l);
  }
  return {};
}

void put_line(html::Table& table, Language l, const Line& line) {
  const std::string address = localized(l, "/projekty/" + code_from_id(line.proposal.value));
  const std::string& title = l == Language::en && !line.title_en.empty() ? line.title_en : line.title_pl;
  const std::string promised = text::format_date(l, line.planned_to, text::DateStyle::month);
  const std::string done = line.done_on ? text::format_date(l, *line.done_on, text::DateStyle::month) : "–";
  const std::string cost = text::format_money(l, line.planned_cost),
                    real = line.real_cost ? text::format_money(l, *line.real_cost) : "–";
  const auto project = [&](Html& cell) {
    html::put<R"(<a href="{}">{}</a> <span class="muted">{}</span>)">(cell, address, title, line.number);
  };
  const auto state = [&](Html& cell) {
    html::tag(cell, {.label = name_of(l, line.state), .tone = tone_of(line.state)});
  };
  table.row({project, state, promised, done, cost, real});
}

const editions::Edition* edition_with_deliveries(Context& ctx, const editions::Editions& editions,
                                                 std::string_view code, std::vector<Line>& lines) {
  for (const auto& edition : editions) {
    if (!code.empty() && edition.code != code) continue;
    lines = ctx.db.read([&](db::ReadTx& tx) { return deliveries_of(tx, edition.id); });
    if (!lines.empty() || !code.empty()) return &edition;
  }
  return nullptr;
}

}  // namespace

Result<Reply> deliveries_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto editions = editions::editions(ctx);
  std::vector<Line> lines;
  const editions::Edition* edition = edition_with_deliveries(ctx, *editions, request.query("edycja"), lines);
  if (!edition && !request.query("edycja").empty())
    return problem(ProblemKind::not_found, texts::keys::no_such_edition);
  Page page{.title = std::string(texts::deliveries(l)), .section = "/realizacja"};
  Html& out = page.main;
  html::heading(out, 1, texts::deliveries(l));
  if (lines.empty()) {
    html::empty_state(out,
                      {.title = texts::nothing_yet(l), .text = texts::nothing_yet_text(l), .icon = html::Icon::hammer});
    return page;
  }
  const auto done = std::ranges::count(lines, State::done, &Line::state),
             late = std::ranges::count(lines, State::delayed, &Line::state);
  page.description = texts::lead(l, edition->name(l), done, static_cast<std::int64_t>(lines.size()), late);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  const html::Column columns[] = {{.label = texts::project(l)},
                                  {.label = texts::state(l)},
                                  {.label = texts::promised(l)},
                                  {.label = texts::finished(l)},
                                  {.label = texts::planned_cost(l), .numeric = true},
                                  {.label = texts::real_cost(l), .numeric = true}};
  {  // the table ends with its object, and the page must not leave before
    html::Table table(out, l, {.caption = texts::deliveries(l), .columns = columns, .caption_hidden = true});
    for (const Line& line : lines) put_line(table, l, line);
  }
  return page;
}

Html proposal_panel(Context& ctx, std::int64_t proposal) {
  Html out;
  const auto found = ctx.db.read([&](db::ReadTx& tx) { return find_delivery(tx, proposals::ProposalId{proposal}); });
  if (!found) return out;
  const Language l = ctx.language;
  const Delivery& d = *found;
  const std::string& unit = l == Language::pl ? d.unit_pl : d.unit_en;
  const std::string& delay = l == Language::pl ? d.delay_pl : d.delay_en;
  const std::string promised = texts::from_to(l, d.planned_from, d.planned_to),
                    planned = text::format_money(l, d.planned_cost);
  const std::string real = d.real_cost ? text::format_money(l, *d.real_cost) : "";
  const std::string done = d.done_on ? text::format_date(l, *d.done_on) : "";
  std::vector<html::SummaryRow> rows{{.name = texts::unit(l), .value = unit},
                                     {.name = texts::promised(l), .value = promised},
                                     {.name = texts::planned_cost(l), .value = planned}};
  if (!done.empty()) rows.push_back({.name = texts::finished(l), .value = done});
  if (!real.empty()) rows.push_back({.name = texts::real_cost(l), .value = real});
  if (!delay.empty()) rows.push_back({.name = texts::why_late(l), .value = delay});
  html::put<R"(<section class="section stack"><h2>{} {}</h2>{})">(
      out, texts::panel_title(l),
      [&](Html& head) { html::tag(head, {.label = name_of(l, d.state), .tone = tone_of(d.state)}); },
      [&](Html& list) { html::summary_list(list, l, rows); });
  std::vector<std::string> days, isos;
  std::vector<html::LogEntry> entries;
  days.reserve(d.reports.size());
  isos.reserve(d.reports.size());
  for (auto report = d.reports.rbegin(); report != d.reports.rend(); ++report) {
    days.push_back(text::format_date(l, report->on));
    isos.push_back(iso(report->on));
    entries.push_back({.date = days.back(),
                       .iso_date = isos.back(),
                       .title = name_of(l, report->state),
                       .text = l == Language::pl ? report->text_pl : report->text_en,
                       .tone = tone_of(report->state)});
  }
  if (!entries.empty()) html::event_log(out, texts::reports(l), entries);
  html::put<"</section>">(out);
  return out;
}

}  // namespace wiec::delivery
