// /potrzeby: what residents say is missing. /wspolne-potrzeby/{code}: similar needs under one heading.
#include "base/url.h"
#include "modules/needs/asked.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"

namespace wiec::needs {
namespace {

constexpr int kOnAPage = 20, kHeadings = 6;

void put_doors(Html& out, Language l) {
  const std::string give = localized(l, "/potrzeby/nowa"), ideas = localized(l, "/pomysly"),
                    diagnosis = localized(l, "/diagnoza"), cards = localized(l, "/potrzeby/karty");
  html::button_row(out, [&](Html& row) {
    html::link_button(row, {.href = give, .label = texts::give(l), .icon = html::Icon::plus});
    html::link_button(row, {.href = ideas, .label = texts::ideas(l), .kind = html::ButtonKind::secondary});
    html::link_button(row, {.href = diagnosis, .label = texts::diagnosis(l), .kind = html::ButtonKind::secondary});
    html::link_button(row, {.href = cards, .label = texts::paper_cards(l), .kind = html::ButtonKind::secondary});
  });
}

void put_headings(Html& out, Context& ctx) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([](db::ReadTx& tx) { return headings(tx, kHeadings); });
  if (all.empty()) return;
  html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, texts::headings(l));
  for (const Heading& h : all) html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, h.path()), h.name(l));
  html::put<"</ul>">(out);
}

void put_downloads(Html& out, Language l, const std::string& query) {
  std::string in_language = query;
  if (l == Language::en) add_parameter(in_language, "jezyk", "en");
  const std::string json = "/api/v1/needs" + query, csv = "/api/v1/needs.csv" + in_language,
                    geojson = "/api/v1/needs.geojson" + query;
  html::details(out, texts::take_away(l), [&](Html& body) {
    const html::Download files[] = {{.href = json, .label = texts::title(l), .format = "JSON"},
                                    {.href = csv, .label = texts::title(l), .format = "CSV"},
                                    {.href = geojson, .label = texts::with_points(l), .format = "GeoJSON"}};
    html::downloads(body, files);
  });
}

void put_cards(Html& out, Language l, const std::vector<Need>& all, int heading_level) {
  html::cards(out, [&](Html& list) {
    for (const Need& n : all) put_need_card(list, l, n, heading_level);
  });
}

}  // namespace

Result<Reply> list_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const Asked asked = asked_by(ctx, request);
  const Chosen chosen = select(ctx, asked, kOnAPage);
  Page page{.title = std::string(texts::title(l)),
            .description = std::string(texts::lead(l)),
            .section = "/potrzeby",
            .indexed = asked.plain()};
  Html& out = page.main;
  html::heading(out, 1, texts::title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::lead(l));
  put_doors(out, l);
  const std::string query = asked.query();
  const std::string before = localized(l, "/potrzeby" + query + (query.empty() ? "?" : "&") + "strona=");
  html::columns(
      out,
      [&](Html& aside) {
        put_filter(aside, ctx, asked, "/potrzeby");
        put_needs_map(aside, ctx, chosen.needs, asked.filter.place, texts::map_label(l));
        put_headings(aside, ctx);
      },
      [&](Html& main) {
        html::put<R"(<div role="status"><h2>{}</h2></div>)">(main, texts::found(l, chosen.count));
        if (chosen.needs.empty())
          html::empty_state(main, {.title = texts::none(l), .text = texts::none_text(l), .icon = html::Icon::message});
        else
          put_cards(main, l, chosen.needs, 3);
        html::pager(main, l,
                    {.page = asked.page,
                     .pages = static_cast<int>((chosen.count + kOnAPage - 1) / kOnAPage),
                     .href_before_number = before});
        put_downloads(main, l, query);
      },
      html::ColumnsKind::filters_main);
  return page;
}

Result<Reply> heading_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto id = id_from_code(request.params.get("code"));
  std::optional<Heading> heading;
  std::vector<Need> all;
  std::int64_t count = 0;
  const int number = page_number(request.query("strona"));
  if (id)
    ctx.db.read([&](db::ReadTx& tx) {
      heading = find_heading(tx, HeadingId{*id});
      all = needs(tx, {.heading = HeadingId{*id}}, kOnAPage, std::int64_t{number - 1} * kOnAPage);
      count = count_needs(tx, {.heading = HeadingId{*id}});
    });
  if (!heading) return problem(ProblemKind::not_found, texts::keys::no_such_heading);
  Page page{.title = heading->name(l), .section = "/potrzeby", .indexed = !all.empty()};
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}};
  Html& out = page.main;
  html::heading(out, 1, heading->name(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::heading_lead(l, count));
  if (all.empty()) return page;
  put_cards(out, l, all, 2);
  const std::string before = localized(l, heading->path() + "?strona=");
  html::pager(
      out, l,
      {.page = number, .pages = static_cast<int>((count + kOnAPage - 1) / kOnAPage), .href_before_number = before});
  put_needs_map(out, ctx, all, {}, texts::map_label(l));
  return page;
}

}  // namespace wiec::needs
