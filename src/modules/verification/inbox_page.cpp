// /eksperci/szkice: what a unit has to read, the nearest deadline first; for coordinators of every unit.
#include "commons/people/page_parts.h"
#include "modules/needs/words.h"
#include "modules/verification/pages.h"
#include "modules/verification/reading_store.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"
#include "platform/html/navigation.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::verification {
namespace {

constexpr std::string_view kInbox = "/eksperci/szkice";
constexpr int kOnAPage = 30;

struct Seen {
  std::vector<AskedUnit> units;  // the reader's
  std::vector<UnitCount> counts;
  std::optional<AskedUnit> unit;  // whose inbox is shown
};

UnitCount count_of(const Seen& seen, const AskedUnit& unit) {
  const auto at = std::ranges::find(seen.counts, unit.id, &UnitCount::unit);
  return at == seen.counts.end() ? UnitCount{.unit = unit.id} : *at;
}

std::vector<AskedUnit> units_of(db::ReadTx& tx, const Actor& actor) {
  auto all = active_units(tx);
  if (!actor.has(Role::coordinator)) std::erase_if(all, [&](const AskedUnit& u) { return !reads_for(actor, u); });
  return all;
}

Seen seen_by(Context& ctx, std::string_view code) {
  Seen seen;
  ctx.db.read([&](db::ReadTx& tx) {
    seen.units = units_of(tx, ctx.actor);
    seen.counts = count_by_unit(tx, ctx.now);
  });
  auto at = std::ranges::find(seen.units, code, &AskedUnit::code);
  if (at == seen.units.end() && code.empty())  // the first that has something to do
    at = std::ranges::find_if(seen.units, [&](const AskedUnit& u) {
      const UnitCount c = count_of(seen, u);
      return c.fresh + c.read > 0;
    });
  if (at == seen.units.end() && code.empty()) at = seen.units.begin();
  if (at != seen.units.end()) seen.unit = *at;
  return seen;
}

void put_units(Html& out, Language l, const Seen& seen) {
  const html::Column columns[] = {{.label = texts::unit(l)},
                                  {.label = texts::state_new(l), .numeric = true},
                                  {.label = texts::state_read(l), .numeric = true},
                                  {.label = texts::overdue(l), .numeric = true},
                                  {.label = texts::state_answered(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::units(l), .columns = columns, .compact = true});
  for (const AskedUnit& unit : seen.units) {
    const UnitCount c = count_of(seen, unit);
    const std::string href = localized(l, fmt::format("{}?dzial={}", kInbox, unit.code())), label = unit.label();
    const auto name = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, label); };
    table.row(
        {name, std::to_string(c.fresh), std::to_string(c.read), std::to_string(c.overdue), std::to_string(c.answered)});
  }
}

void put_rows(Html& out, Context& ctx, const std::vector<Reading>& all, std::string_view caption) {
  const Language l = ctx.language;
  const html::Column columns[] = {{.label = texts::draft(l)},    {.label = texts::f_theme(l)},
                                  {.label = texts::district(l)}, {.label = texts::state(l)},
                                  {.label = texts::deadline(l)}, {.label = texts::points(l), .numeric = true}};
  html::Table table(out, l, {.caption = caption, .columns = columns});
  for (const Reading& r : all) {
    const std::string href = localized(l, r.path()), revision(texts::revision_number(l, r.revision)),
                      theme = theme_name(l, r.theme), due = due_words(l, r, ctx.now), points = std::to_string(r.points);
    const auto title = [&](Html& cell) { html::put<R"(<a href="{}">{}</a><br>{})">(cell, href, r.title, revision); };
    const auto state = [&](Html& cell) {
      const bool late = r.overdue(ctx.now);
      html::tag(cell, {.label = late ? texts::overdue(l) : name_of(l, r.state),
                       .tone = late ? html::Tone::error : html::Tone::wisla});
    };
    table.row({title, theme, r.place_name.empty() ? texts::whole_city(l) : std::string_view(r.place_name), state, due,
               points});
  }
}

void put_filter(Html& out, Language l, const AskedUnit& unit, const InboxAsked& asked) {
  const std::string action = localized(l, kInbox), clear = fmt::format("{}?dzial={}", action, unit.code());
  const html::Choice states[] = {{.value = "", .label = texts::waiting(l)}, {.value = "po", .label = texts::over(l)}};
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter(l),
                      .fields =
                          [&](Html& f) {
                            html::hidden_field(f, "dzial", unit.code());
                            html::select_field(f, l,
                                               {.name = "stan",
                                                .label = texts::state(l),
                                                .choices = states,
                                                .value = asked.over ? "po" : "",
                                                .submits = true});
                            put_theme_filter(f, l, asked.theme);
                          },
                      .clear_href = asked.over || !asked.theme.empty() ? std::string_view(clear) : std::string_view()});
}

void put_inbox(Html& out, Context& ctx, const AskedUnit& unit, const InboxAsked& asked, int number) {
  const Language l = ctx.language;
  std::int64_t count = 0;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    count = count_inbox(tx, asked);
    return inbox(tx, asked, kOnAPage, std::int64_t{number - 1} * kOnAPage);
  });
  const std::string title = unit.label(),
                    before = localized(l, fmt::format("{}?dzial={}{}&temat={}&strona=", kInbox, unit.code(),
                                                      asked.over ? "&stan=po" : "", asked.theme));
  html::put<"<h2>{}</h2>">(out, title);
  put_filter(out, l, unit, asked);
  if (all.empty())
    html::empty_state(
        out, {.title = asked.over ? texts::none_over(l) : texts::none_waiting(l), .icon = html::Icon::file_text});
  else
    put_rows(out, ctx, all, asked.over ? texts::over(l) : texts::waiting(l));
  html::pager(
      out, l,
      {.page = number, .pages = static_cast<int>((count + kOnAPage - 1) / kOnAPage), .href_before_number = before});
}

}  // namespace

Result<Reply> inbox_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Seen seen = seen_by(ctx, request.query("dzial"));
  if (!seen.unit && !request.query("dzial").empty()) return problem(ProblemKind::not_found, texts::keys::err_unit);
  Page page{.title = std::string(texts::inbox(l)), .indexed = false};
  Html& out = page.main;
  html::heading(out, 1, texts::inbox(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::inbox_lead(l));
  if (!seen.unit) {
    html::empty_state(out, {.title = texts::no_units(l), .text = texts::no_units_text(l)});
    return page;
  }
  if (seen.units.size() > 1) put_units(out, l, seen);
  const auto theme = needs::theme_from(request.query("temat"));
  const InboxAsked asked{.unit = seen.unit->id,
                         .over = request.query("stan") == "po",
                         .theme = theme ? std::string(needs::code_of(*theme)) : std::string()};
  put_inbox(out, ctx, *seen.unit, asked, needs::page_number(request.query("strona")));
  return page;
}

Html expert_task(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (!ctx.actor.has(Role::verifier) && !ctx.actor.has(Role::coordinator)) return out;
  Seen seen;
  ctx.db.read([&](db::ReadTx& tx) {
    seen.units = units_of(tx, ctx.actor);
    seen.counts = count_by_unit(tx, ctx.now);
  });
  std::int64_t waits = 0, late = 0;
  for (const AskedUnit& unit : seen.units) {
    const UnitCount c = count_of(seen, unit);
    waits += c.fresh + c.read;
    late += c.overdue;
  }
  const std::string href = localized(l, kInbox), status(texts::inbox_status(l, waits, late));
  const std::string talks = localized(l, "/eksperci/konsultacje");
  const html::Task tasks[] = {{.href = href, .title = texts::inbox(l), .hint = texts::inbox_lead(l), .status = status},
                              {.href = talks, .title = texts::talks(l), .hint = texts::talks_lead(l)}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::verification
