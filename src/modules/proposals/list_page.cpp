// /projekty: the public list. One address is one filter; the map beside it shows the same selection.
#include "modules/proposals/pages.h"
#include "modules/proposals/selection_map.h"
#include "modules/proposals/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/text/text.h"

namespace wiec::proposals {
namespace {

constexpr int kPerPage = 20;

std::string_view name_of(Language l, Order order) {
  switch (order) {
    case Order::daily:
      return texts::order_daily(l);
    case Order::title:
      return texts::order_title(l);
    case Order::cheapest:
      return texts::order_cheapest(l);
    case Order::dearest:
      return texts::order_dearest(l);
    case Order::newest:
      return texts::order_newest(l);
    case Order::number:
      return texts::order_number(l);
  }
  return {};
}

void put_selects(Html& fields, Language l, const Asked& asked) {
  const Filter& f = asked.read.filter;
  std::vector<html::Choice> pools, categories, states, orders;
  for (const auto& pool : asked.edition->pools) pools.push_back({.value = pool.code, .label = pool.name(l)});
  for (const Category& category : *asked.categories)
    categories.push_back({.value = category.code, .label = category.name(l)});
  for (int i = 0; i < kStates; ++i)
    states.push_back({.value = code_of(static_cast<State>(i)), .label = proposals::name_of(l, static_cast<State>(i))});
  for (const Order order : kOrders)
    orders.push_back({.value = order == Order::daily ? "" : code_of(order), .label = name_of(l, order)});
  const auto* pool = asked.edition->pool(f.pool);
  const Category* category = find_category(*asked.categories, f.category);
  html::select_field(fields, l,
                     {.name = "pula",
                      .label = texts::filter_pool(l),
                      .choices = pools,
                      .value = pool ? std::string_view(pool->code) : "",
                      .empty_label = texts::filter_any(l)});
  html::select_field(fields, l,
                     {.name = "kategoria",
                      .label = texts::filter_category(l),
                      .choices = categories,
                      .value = category ? std::string_view(category->code) : "",
                      .empty_label = texts::filter_any(l)});
  html::select_field(fields, l,
                     {.name = "stan",
                      .label = texts::filter_state(l),
                      .choices = states,
                      .value = f.state ? code_of(*f.state) : "",
                      .empty_label = texts::filter_any(l)});
  html::select_field(fields, l,
                     {.name = "kolejnosc",
                      .label = texts::filter_order(l),
                      .choices = orders,
                      .value = f.order == Order::daily ? "" : code_of(f.order)});
}

void put_filter(Html& out, Language l, const Asked& asked) {
  const Filter& f = asked.read.filter;
  const std::string action = localized(l, "/projekty");
  const std::string clear = action + edition_query(asked.edition_code);
  html::filter_panel(
      out, l,
      {.action = action,
       .title = texts::filter_title(l),
       .fields =
           [&](Html& fields) {
             if (!asked.edition_code.empty()) html::hidden_field(fields, "edycja", asked.edition_code);
             html::text_field(fields, l,
                              {.name = "q",
                               .label = texts::filter_words(l),
                               .hint = texts::filter_words_hint(l),
                               .value = f.words,
                               .kind = html::TextKind::search});
             put_selects(fields, l, asked);
             const std::string least = f.cost_least ? plain_decimal(*f.cost_least) : "",
                               most = f.cost_most ? plain_decimal(*f.cost_most) : "";
             html::text_field(fields, l,
                              {.name = "koszt_od",
                               .label = texts::filter_cost_least(l),
                               .value = least,
                               .kind = html::TextKind::number,
                               .width = html::Width::half});
             html::text_field(fields, l,
                              {.name = "koszt_do",
                               .label = texts::filter_cost_most(l),
                               .value = most,
                               .kind = html::TextKind::number,
                               .width = html::Width::half});
           },
       .clear_href = f.empty() && f.order == Order::daily ? std::string_view() : std::string_view(clear)});
}

void put_misread(Html& out, Language l, const Asked& asked, int last_page) {
  for (const Misread& misread : asked.read.misread)
    html::notice(out, l,
                 {.kind = html::NoticeKind::warning,
                  .text = texts::misread(l, fmt::format("{}={}", misread.parameter, misread.value))});
  if (asked.read.page > last_page)
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::page_beyond(l, asked.read.page)});
}

void put_downloads(Html& out, Language l, const Asked& asked) {
  const std::string query = asked.query();
  const auto at = [&](std::string_view format) { return localized(l, fmt::format("/projekty.{}{}", format, query)); };
  const std::string atom = at("atom"), excel = at("excel.csv"), csv = at("csv"), xlsx = at("xlsx"),
                    geojson = at("geojson"), json = "/api/v1/proposals" + query;
  html::details(out, texts::take_away(l), [&](Html& body) {
    const html::Download files[] = {{.href = xlsx, .label = texts::xlsx(l), .format = "XLSX"},
                                    {.href = excel, .label = texts::csv_excel(l), .format = "CSV"},
                                    {.href = csv, .label = texts::csv_plain(l), .format = "CSV"},
                                    {.href = json, .label = texts::json(l), .format = "JSON"},
                                    {.href = geojson, .label = texts::geojson(l), .format = "GeoJSON"},
                                    {.href = atom, .label = texts::feed(l), .format = "Atom"}};
    html::downloads(body, files);
  });
}

struct Surroundings {
  Html filter, downloads;
};

Surroundings draw_surroundings(Context& ctx, const Asked& asked) {
  Surroundings drawn;
  put_filter(drawn.filter, ctx.language, asked);
  put_downloads(drawn.downloads, ctx.language, asked);
  return drawn;
}

std::shared_ptr<const Surroundings> surroundings(Context& ctx, const Asked& asked) {
  if (!asked.whole()) return std::make_shared<const Surroundings>(draw_surroundings(ctx, asked));
  return drawn_for_whole<Surroundings>(ctx, asked, "proposals.surroundings", draw_surroundings);
}

Page empty_page(Language l) {
  Page page{.title = std::string(texts::proposals(l)), .section = "/projekty"};
  html::heading(page.main, 1, texts::proposals(l));
  html::empty_state(page.main, {.title = texts::no_edition(l), .text = texts::no_edition_text(l)});
  return page;
}

void put_cards(Html& out, Context& ctx, const Asked& asked, std::span<const Entry* const> shown) {
  html::cards(out, [&](Html& list) {
    for (const Entry* entry : shown) put_card(list, ctx, asked, *entry);
  });
}

}  // namespace

Result<Reply> list_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  const Language l = ctx.language;
  if (!asked.edition) return empty_page(l);
  const int count = static_cast<int>(asked.chosen->size());
  const int last_page = std::max(1, (count + kPerPage - 1) / kPerPage);
  const int at = std::min(asked.read.page, last_page);
  const auto first = asked.chosen->begin() + (at - 1) * kPerPage;
  const std::span shown(first, first + std::min(kPerPage, count - (at - 1) * kPerPage));

  const auto around = surroundings(ctx, asked);
  Page page{.title = std::string(texts::proposals(l)), .section = "/projekty"};
  page.description = texts::list_lead(l, static_cast<std::int64_t>(asked.list->entries.size()), asked.edition->name(l));
  page.feed = localized(l, "/projekty.atom" + asked.query());
  page.indexed = asked.read.filter.empty() && asked.read.misread.empty();
  Html& out = page.main;
  out.reserve(48 * 1024);
  html::put<R"(<div class="stack">)">(out);
  html::heading(out, 1, texts::proposals(l));
  html::put<R"(<p class="lead">{}</p></div>)">(out, page.description);
  put_misread(out, l, asked, last_page);
  html::put<R"(<div class="columns columns-filters"><div class="stack">)">(out);
  out.append(around->filter);
  put_selection_map(out, ctx, asked, shown);
  html::put<R"(</div><div class="stack"><div role="status"><h2>{}</h2></div>)">(out, texts::found(l, count));
  if (count == 0)
    html::empty_state(out, {.title = texts::nothing_found(l),
                            .text = texts::nothing_found_text(l),
                            .action = {.href = localized(l, "/projekty"), .label = texts::filter_clear(l)}});
  else
    put_cards(out, ctx, asked, shown);
  const std::string query = asked.query();
  html::pager(out, l,
              {.page = at,
               .pages = last_page,
               .href_before_number = localized(l, "/projekty" + query + (query.empty() ? "?" : "&") + "strona=")});
  out.append(around->downloads);
  html::put<"</div></div>">(out);
  return page;
}

}  // namespace wiec::proposals
