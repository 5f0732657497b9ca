// /przypadki/{code}: one case. /przypadki/{code}/wersje: every saved version, and what changed between two of them.
// /przypadki/porownanie: two cases side by side.
#include <algorithm>

#include "modules/cases/case_json.h"
#include "modules/cases/case_store.h"
#include "modules/cases/pages.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "modules/proposals/proposal_store.h"
#include "platform/html/difference.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::cases {
namespace {

constexpr std::string_view kComparison = "/przypadki/porownanie";

Page start_page(Context& ctx, std::string_view title) {
  Page page{.title = std::string(title), .section = "/programy"};
  page.crumbs = {{std::string(texts::title(ctx.language)), "/przypadki"}};
  return page;
}

void put_choice(Html& out, Language l, const std::vector<Case>& all, const std::string& first,
                const std::string& second) {
  std::vector<std::string> words;
  words.reserve(2 * all.size());
  std::vector<html::Choice> choices;
  for (const Case& c : all)
    choices.push_back(
        {.value = words.emplace_back(c.code()),
         .label = words.emplace_back(fmt::format("{}: {} ({})", c.speaker, c.title.in(l), words_of(l, c.kind)))});
  const std::string action = localized(l, kComparison);
  html::form(out, {.action = action,
                   .body =
                       [&](Html& f) {
                         html::select_field(f, l,
                                            {.name = "pierwszy",
                                             .label = texts::first_case(l),
                                             .choices = choices,
                                             .value = first,
                                             .empty_label = texts::choose(l)});
                         html::select_field(f, l,
                                            {.name = "drugi",
                                             .label = texts::second_case(l),
                                             .choices = choices,
                                             .value = second,
                                             .empty_label = texts::choose(l)});
                         html::button(f, {.label = texts::compare(l)});
                       },
                   .get = true});
}

void put_side_by_side(Html& out, Language l, const Case& a, const Case& b) {
  const std::string first = fmt::format("1. {}", a.speaker), second = fmt::format("2. {}", b.speaker);
  const html::Column columns[] = {{.label = texts::template_part(l)}, {.label = first}, {.label = second}};
  html::Table table(out, l, {.caption = texts::comparison(l), .columns = columns, .caption_hidden = true});
  const auto put_link = [l](Html& cell, const Case& c) {
    html::put<R"(<div>{} <a href="{}"{?lang=}>{}</a></div>)">(
        cell, [&](Html& tag) { put_kind(tag, l, c.kind); }, localized(l, c.path()), c.title.lang(l), c.title.in(l));
  };
  table.row({texts::f_kind(l), [&](Html& cell) { put_link(cell, a); }, [&](Html& cell) { put_link(cell, b); }});
  for (std::size_t i = 0; i < kPartCount; ++i)
    table.row({words_of_part(l, i), [&](Html& cell) { put_both(cell, l, a.parts[i]); },
               [&](Html& cell) { put_both(cell, l, b.parts[i]); }});
  table.row({texts::f_cost(l), cost_of(l, a), cost_of(l, b)});
}

const Case* with_code(const std::vector<Case>& all, std::string_view code) {
  const auto found = std::ranges::find(all, CaseId{id_from_code(code).value_or(0)}, &Case::id);
  return found == all.end() ? nullptr : &*found;
}

Result<Case> case_at(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto found = id ? ctx.db.read([&](db::ReadTx& tx) { return find_case(tx, CaseId{*id}); }) : std::nullopt;
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_case);
  return *std::move(found);
}

void put_parts(Html& out, Language l, const Case& c, int level) {
  for (std::size_t i = 0; i < kPartCount; ++i) {
    html::put<R"(<section class="stack">)">(out);
    html::heading(out, level, words_of_part(l, i));
    put_both(out, l, c.parts[i]);
    html::put<"</section>">(out);
  }
}

void put_versions_link(Html& out, Language l, const Case& c) {
  if (c.revision > 1)
    html::put<R"(<p><a href="{}/wersje">{}</a></p>)">(out, localized(l, c.path()), texts::see_versions(l));
}

// The version of an address: what was kept, or what the case says now.
std::optional<Case> said_in(db::ReadTx& tx, const Case& now, std::int64_t revision) {
  if (revision == now.revision) return now;
  const auto kept = find_version(tx, now.id, revision);
  if (!kept) return std::nullopt;
  const auto json = parse_json(kept->snapshot);
  return json ? std::optional(case_from_json(*json)) : std::nullopt;
}

void put_changes(Html& out, Language l, const Case& before, const Case& after) {
  bool any = false;
  const auto field = [&](std::string_view label, std::string_view old, std::string_view now) {
    any = any || old != now;
    html::difference(out, l, label, old, now);
  };
  const auto both = [&](std::string_view label, const Both& old, const Both& now) {
    field(texts::in_polish(l, label), old.pl, now.pl);
    field(texts::in_english(l, label), old.en, now.en);
  };
  field(texts::f_kind(l), words_of(l, before.kind), words_of(l, after.kind));
  both(texts::f_title(l), before.title, after.title);
  for (std::size_t i = 0; i < kPartCount; ++i) both(words_of_part(l, i), before.parts[i], after.parts[i]);
  field(texts::f_cost(l), cost_of(l, before), cost_of(l, after));
  if (!any) html::put<"<p>{}</p>">(out, texts::no_difference(l));
}

void put_version_list(Html& out, Language l, const Case& c, const std::vector<Version>& all, std::int64_t shown) {
  html::put<"<ul>">(out);
  for (const Version& v : all)
    html::put<R"(<li><a href="{}/wersje?do={}"{?aria-current=}>{}</a></li>)">(
        out, localized(l, c.path()), v.revision, v.revision == shown ? "true" : "",
        texts::version_on(l, v.revision, text::date_in_warsaw(v.made_at)));
  html::put<"</ul>">(out);
}

}  // namespace

Result<Reply> case_page(Context& ctx, const Request& request) {
  TRY(const Case c, case_at(ctx, request));
  const Language l = ctx.language;
  const auto proposal =
      c.proposal ? ctx.db.read([&](db::ReadTx& tx) { return proposals::find_proposal(tx, c.proposal); }) : std::nullopt;
  Page page = start_page(ctx, c.title.in(l));
  page.description = text::truncate(c.parts[1].in(l), 160);
  Html& out = page.main;
  html::put<R"(<article class="stack"><header class="stack"><p class="over">{}</p><h1{?lang=}>{}</h1></header>)">(
      out, words_of(l, c.kind), c.title.lang(l), c.title.in(l));
  const std::string cost = cost_of(l, c);
  std::vector<html::SummaryRow> rows{{.name = texts::f_speaker(l), .value = c.speaker}};
  const auto project = [&](Html& cell) {
    html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, "/programy/" + code_from_id(c.project.value)),
                                        c.project_name);
  };
  rows.push_back({.name = texts::f_project(l), .value = project});
  rows.push_back({.name = texts::f_cost(l), .value = cost});
  const auto from = [&](Html& cell) {
    html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, "/projekty/" + proposal->code()), proposal->title(l));
  };
  if (proposal) rows.push_back({.name = texts::f_proposal(l), .value = from});
  html::summary_list(out, l, rows);
  put_parts(out, l, c, 2);
  put_versions_link(out, l, c);
  html::put<R"(<p><a href="{}?pierwszy={}">{}</a></p></article>)">(out, localized(l, kComparison), c.code(),
                                                                   texts::compare_it(l));
  return page;
}

Result<Reply> comparison_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([](db::ReadTx& tx) { return all_cases(tx); });
  const Case *first = with_code(all, request.query("pierwszy")), *second = with_code(all, request.query("drugi"));
  Page page = start_page(ctx, texts::comparison(l));
  page.description = texts::comparison_lead(l);
  page.indexed = request.query("pierwszy").empty() && request.query("drugi").empty();
  Html& out = page.main;
  html::put<R"(<header class="stack"><h1>{}</h1><p class="lead">{}</p></header>)">(out, texts::comparison(l),
                                                                                   texts::comparison_lead(l));
  if ((!first && !request.query("pierwszy").empty()) || (!second && !request.query("drugi").empty()))
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::not_known(l)});
  put_choice(out, l, all, first ? first->code() : "", second ? second->code() : "");
  if (first && second) put_side_by_side(out, l, *first, *second);
  return page;
}

Result<Reply> versions_page(Context& ctx, const Request& request) {
  TRY(const Case c, case_at(ctx, request));
  const Language l = ctx.language;
  const std::int64_t to = request.query("do").empty() ? c.revision : number_of(request.query("do")),
                     from = request.query("od").empty() ? std::max<std::int64_t>(to - 1, 0)
                                                        : number_of(request.query("od"));
  std::vector<Version> all;
  std::optional<Case> before, after;
  ctx.db.read([&](db::ReadTx& tx) {
    all = versions_of(tx, c.id);
    after = said_in(tx, c, to);
    before = from > 0 ? said_in(tx, c, from) : std::nullopt;
  });
  const bool oldest = request.query("od").empty() && !before;  // there is nothing before it
  if (!after || (!before && !oldest)) return problem(ProblemKind::not_found, texts::keys::no_such_version);
  if (all.empty()) all.push_back({.revision = c.revision, .snapshot = {}, .made_at = c.changed_at});
  Page page = start_page(ctx, texts::versions_of(l, c.title.in(l)));
  page.indexed = false;
  page.crumbs.push_back({c.title.in(l), c.path()});
  Html& out = page.main;
  html::heading(out, 1, page.title);
  put_version_list(out, l, c, all, to);
  html::put<R"(<section class="stack"><h2>{}</h2>)">(
      out, oldest ? std::string(texts::first_version(l)) : texts::changed_between(l, from, to));
  if (!oldest) put_changes(out, l, *before, *after);
  html::put<R"(</section><section class="stack"><h2>{}</h2><p>{}</p><p><strong{?lang=}>{}</strong></p>)">(
      out, texts::whole_version(l, to),
      fmt::format("{}. {}: {}", words_of(l, after->kind), texts::f_cost(l), cost_of(l, *after)), after->title.lang(l),
      after->title.in(l));
  put_parts(out, l, *after, 3);
  html::put<"</section>">(out);
  return page;
}

}  // namespace wiec::cases
