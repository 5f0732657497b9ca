// /przypadki: every case, found by words and filters, and the methods made of them. /api/v1/cases: the same for
// programs.
#include <algorithm>

#include "modules/cases/asked.h"
#include "modules/cases/case_json.h"
#include "modules/cases/case_store.h"
#include "modules/cases/method_store.h"
#include "modules/cases/pages.h"
#include "modules/cases/site_parts.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/html/page_number.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::cases {
namespace {

constexpr std::size_t kOnAPage = 20, kFoundOnSite = 6;

void put_card(Html& out, Language l, const Case& c, int level) {
  const std::string href = localized(l, c.path()), title = c.title.in(l), words = text::truncate(c.parts[1].in(l), 160);
  const html::Tag tags[] = {{.label = words_of(l, c.kind), .tone = tone_of(c.kind)}};
  const html::Fact facts[] = {{.icon = html::Icon::building, .text = c.speaker, .label = texts::f_speaker(l)},
                              {.icon = html::Icon::file_text, .text = c.project_name, .label = texts::f_project(l)}};
  html::card(out, {.href = href,
                   .title = title,
                   .heading_level = level,
                   .tags = tags,
                   .text = words,
                   .facts = facts,
                   .tone = tone_of(c.kind)});
}

void put_cards(Html& out, Language l, const std::vector<Case>& some) {
  html::cards(out, [&](Html& list) {
    for (const Case& c : some) put_card(list, l, c, 3);
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

// A part of what was found.
std::vector<Case> read_some(Context& ctx, std::span<const std::int64_t> ids) {
  return ctx.db.read([&](db::ReadTx& tx) { return cases_by_id(tx, ids); });
}

void put_found(Html& out, Context& ctx, const Asked& asked) {
  const Language l = ctx.language;
  const auto ids = found(ctx, asked);
  const int pages = std::max(1, html::pages_of(ids.size(), kOnAPage)), page = std::min(asked.page, pages);
  html::put<R"(<div role="status"><h2>{}</h2></div>)">(out, texts::found(l, std::int64_t{std::ssize(ids)}));
  if (ids.empty())
    html::empty_state(out, {.title = asked.open() ? texts::none(l) : texts::none_found(l),
                            .text = asked.open() ? texts::none_text(l) : texts::none_found_text(l),
                            .icon = html::Icon::file_text});
  else
    put_cards(out, l, read_some(ctx, html::part_of(std::span<const std::int64_t>(ids), page, kOnAPage)));
  const std::string query = asked.query(),
                    before = localized(l, "/przypadki" + query + (query.empty() ? "?" : "&") + "strona=");
  html::pager(out, l, {.page = page, .pages = pages, .href_before_number = before});
}

}  // namespace

Result<Reply> list_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Asked asked = asked_by(ctx, request);
  Page page{.title = std::string(texts::title(l)),
            .description = std::string(texts::lead(l)),
            .section = "/programy",
            .indexed = asked.open()};
  page.crumbs = {{std::string(texts::the_register(l)), "/programy"}};
  Html& out = page.main;
  html::put<R"(<header class="stack"><h1>{}</h1><p class="lead">{}</p></header>)">(out, texts::title(l),
                                                                                   texts::lead(l));
  const auto methods = ctx.db.read([](db::ReadTx& tx) { return asked_versions(tx, {}); });
  const std::string side = localized(l, "/przypadki/porownanie");
  html::link_button(out, {.href = side, .label = texts::comparison(l), .kind = html::ButtonKind::secondary});
  html::columns(
      out,
      [&](Html& aside) {
        put_filter(aside, ctx, asked);
        put_methods(aside, l, methods);
      },
      [&](Html& main) { put_found(main, ctx, asked); }, html::ColumnsKind::filters_main);
  return page;
}

Result<Reply> api_cases(Context& ctx, const Request& request) {
  Json::Array items;
  for (const Case& c : read_some(ctx, found(ctx, asked_by(ctx, request)))) {
    Json one = to_json(c);
    one.set("id", c.code());
    one.set("project", code_from_id(c.project.value));
    one.set("revision", c.revision);
    one.set("changed_at", iso(c.changed_at));
    one.set("url", ctx.site_address() + c.path());
    items.push_back(std::move(one));
  }
  return Content{.type = "application/json",
                 .body = to_text(Json(Json::Object{{"items", std::move(items)}})),
                 .file_name = {},
                 .headers = {}};
}

std::size_t put_found_cases(Html& out, Context& ctx, std::string_view words) {
  Asked asked;
  asked.words = words;
  const auto ids = found(ctx, asked);
  if (ids.empty()) return 0;
  const Language l = ctx.language;
  html::put<R"(<section class="stack"><h2>{}</h2><p><a href="{}">{}</a></p>)">(
      out, texts::title(l), localized(l, "/przypadki" + asked.query()), texts::found(l, std::int64_t{std::ssize(ids)}));
  put_cards(out, l, read_some(ctx, html::part_of(std::span<const std::int64_t>(ids), 1, kFoundOnSite)));
  html::put<"</section>">(out);
  return ids.size();
}

void put_open_data(Html& out, Language l) {
  html::put<"<h2>{}</h2>">(out, texts::title(l));
  const html::Download files[] = {{.href = "/api/v1/cases", .label = "JSON", .format = "JSON"}};
  html::downloads(out, files);
}

}  // namespace wiec::cases
