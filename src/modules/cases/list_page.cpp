// /przypadki: every case, good ones and bad ones, and the methods made of them. /przypadki/{code}: one.
// /przypadki/porownanie: two side by side. /api/v1/cases: the same for programs.
#include <algorithm>

#include "modules/cases/case_store.h"
#include "modules/cases/method_store.h"
#include "modules/cases/pages.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "modules/proposals/proposal_store.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::cases {
namespace {

constexpr std::string_view kComparison = "/przypadki/porownanie";

void put_card(Html& out, Language l, const Case& c) {
  const std::string href = localized(l, c.path()), title = c.title.in(l), words = text::truncate(c.parts[1].in(l), 160);
  const html::Tag tags[] = {{.label = words_of(l, c.kind), .tone = tone_of(c.kind)}};
  const html::Fact facts[] = {{.icon = html::Icon::building, .text = c.speaker, .label = texts::f_speaker(l)},
                              {.icon = html::Icon::file_text, .text = c.project_name, .label = texts::f_project(l)}};
  html::card(out, {.href = href, .title = title, .tags = tags, .text = words, .facts = facts, .tone = tone_of(c.kind)});
}

void put_cases(Html& out, Language l, const std::vector<Case>& all, Kind kind, std::string_view heading) {
  if (std::ranges::count(all, kind, &Case::kind) == 0) return;
  html::put<R"(<section class="stack"><h2>{}</h2>{}</section>)">(out, heading, [&](Html& section) {
    html::cards(section, [&](Html& list) {
      for (const Case& c : all)
        if (c.kind == kind) put_card(list, l, c);
    });
  });
}

void put_methods(Html& out, Language l, const std::vector<AskedVersion>& all) {
  if (all.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2><ul>)">(out, texts::methods(l));
  std::vector<ProjectId> shown;
  for (const AskedVersion& one : all) {
    if (std::ranges::find(shown, one.project) != shown.end()) continue;
    shown.push_back(one.project);
    html::put<R"(<li><a href="{}">{}</a>, {}</li>)">(
        out, localized(l, "/metody/" + code_from_id(one.project.value)), texts::method_of(l, one.project_name),
        texts::version_on(l, one.version, text::date_in_warsaw(one.asked_at)));
  }
  html::put<"</ul></section>">(out);
}

Page start_page(Context& ctx, std::string_view title, bool under_list = true) {
  Page page{.title = std::string(title), .section = "/programy"};
  if (under_list) page.crumbs = {{std::string(texts::title(ctx.language)), "/przypadki"}};
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

Json both(const Both& words) { return Json::Object{{"pl", words.pl}, {"en", words.en}}; }

}  // namespace

Result<Reply> list_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  std::vector<Case> all;
  std::vector<AskedVersion> methods;
  ctx.db.read([&](db::ReadTx& tx) {
    all = all_cases(tx);
    methods = asked_versions(tx, {});
  });
  Page page = start_page(ctx, texts::title(l), false);
  page.description = texts::lead(l);
  page.crumbs = {{std::string(texts::the_register(l)), "/programy"}};
  Html& out = page.main;
  html::put<R"(<header class="stack"><h1>{}</h1><p class="lead">{}</p></header>)">(out, texts::title(l),
                                                                                   texts::lead(l));
  const std::string side = localized(l, kComparison);
  if (all.size() > 1)
    html::link_button(out, {.href = side, .label = texts::comparison(l), .kind = html::ButtonKind::secondary});
  if (all.empty())
    html::empty_state(out, {.title = texts::none(l), .text = texts::none_text(l), .icon = html::Icon::file_text});
  put_methods(out, l, methods);
  put_cases(out, l, all, Kind::good, texts::good_ones(l));
  put_cases(out, l, all, Kind::bad, texts::bad_ones(l));
  return page;
}

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
  for (std::size_t i = 0; i < kPartCount; ++i)
    html::put<R"(<section class="stack"><h2>{}</h2>{}</section>)">(out, words_of_part(l, i),
                                                                   [&](Html& body) { put_both(body, l, c.parts[i]); });
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

Result<Reply> api_cases(Context& ctx, const Request&) {
  Json::Array items;
  for (const Case& c : ctx.db.read([](db::ReadTx& tx) { return all_cases(tx); })) {
    Json one = Json::Object{{"id", c.code()},
                            {"kind", programmes::name_in(kKinds, c.kind)},
                            {"title", both(c.title)},
                            {"partner", c.speaker},
                            {"project", code_from_id(c.project.value)},
                            {"cost", c.cost ? Json(plain_decimal(c.cost->minor)) : Json()},
                            {"currency", c.cost ? Json(wiec::code_of(c.cost->currency)) : Json()},
                            {"proposal", c.proposal ? Json(code_from_id(c.proposal.value)) : Json()},
                            {"changed_at", iso(c.changed_at)},
                            {"url", ctx.site_address() + c.path()}};
    for (std::size_t i = 0; i < kPartCount; ++i) one.set(std::string(kParts[i]), both(c.parts[i]));
    items.push_back(std::move(one));
  }
  return Content{.type = "application/json",
                 .body = to_text(Json(Json::Object{{"items", std::move(items)}})),
                 .file_name = {},
                 .headers = {}};
}

void put_open_data(Html& out, Language l) {
  html::put<"<h2>{}</h2>">(out, texts::title(l));
  const html::Download files[] = {{.href = "/api/v1/cases", .label = "JSON", .format = "JSON"}};
  html::downloads(out, files);
}

}  // namespace wiec::cases
