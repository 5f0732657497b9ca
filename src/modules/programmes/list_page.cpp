// /programy: the public register. One address is one filter; sums are those of the selection.
#include "modules/editions/edition_store.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/sum_chart.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/navigation.h"
#include "platform/text/markdown.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kPerPage = 20;
constexpr std::size_t kMostBars = 10;

html::Tone tone_of(State state) {
  switch (state) {
    case State::running:
    case State::approved:
      return html::Tone::linden;
    case State::idea:
    case State::applied:
      return html::Tone::amber;
    default:
      return html::Tone::plain;
  }
}

void put_select(Html& out, Language l, std::string_view name, std::string_view label,
                std::span<const html::Choice> choices, std::string_view value, bool any = true) {
  if (choices.empty()) return;
  html::select_field(out, l,
                     {.name = name,
                      .label = label,
                      .choices = choices,
                      .value = value,
                      .empty_label = any ? texts::filter_any(l) : std::string_view()});
}

template <class Nouns>
std::vector<html::Choice> choices_of(Language l, const Nouns& nouns) {
  std::vector<html::Choice> choices;
  for (const auto& noun : nouns) choices.push_back({.value = noun.code, .label = noun.name(l)});
  return choices;
}

template <class E, std::size_t N>
std::vector<html::Choice> choices_in(Language l, const std::string_view (&names)[N]) {
  std::vector<html::Choice> choices;
  for (std::size_t i = 0; i < N; ++i) choices.push_back({.value = names[i], .label = words_of(l, static_cast<E>(i))});
  return choices;
}

void put_text_filter(Html& out, Language l, std::string_view name, std::string_view label, const std::string& value,
                     html::TextKind kind, html::Width width = html::Width::full) {
  html::text_field(out, l, {.name = name, .label = label, .value = value, .kind = kind, .width = width});
}

void put_fields(Html& f, Language l, const Asked& asked) {
  const Filter& filter = asked.filter;
  const auto* programme = find_by_id(*asked.programmes, filter.programme);
  const auto* topic = find_by_id(*asked.topics, filter.topic);
  const auto* place = find_by_id(asked.list->places, filter.place);
  put_text_filter(f, l, "q", texts::filter_words(l), filter.words, html::TextKind::search);
  put_select(f, l, "program", texts::programme(l), choices_of(l, *asked.programmes),
             programme ? std::string_view(programme->code) : "");
  put_select(f, l, "temat", texts::topic(l), choices_of(l, *asked.topics), topic ? std::string_view(topic->code) : "");
  put_select(f, l, "stan", texts::state(l), choices_in<State>(l, kStates),
             filter.state ? name_in(kStates, *filter.state) : "");
  std::vector<html::Choice> periods, areas;
  for (const std::string& period : asked.list->periods) periods.push_back({.value = period, .label = period});
  for (const NamedPlace& one : asked.list->places) areas.push_back({.value = one.code, .label = one.name});
  put_select(f, l, "okres", texts::period(l), periods, filter.period);
  put_select(f, l, "obszar", texts::area(l), areas, place ? std::string_view(place->code) : "");
  put_select(f, l, "kategoria", texts::category(l), choices_in<Category>(l, kCategories),
             filter.category ? name_in(kCategories, *filter.category) : "");
  put_text_filter(f, l, "partner", texts::filter_partner(l), filter.partner, html::TextKind::text);
  put_text_filter(f, l, "kwota_od", texts::filter_least(l), filter.least ? plain_decimal(*filter.least) : "",
                  html::TextKind::number, html::Width::half);
  put_text_filter(f, l, "kwota_do", texts::filter_most(l), filter.most ? plain_decimal(*filter.most) : "",
                  html::TextKind::number, html::Width::half);
  const html::Choice orders[] = {{.value = "", .label = texts::order_newest(l)},
                                 {.value = kOrders[1], .label = texts::order_title(l)},
                                 {.value = kOrders[2], .label = texts::order_largest(l)},
                                 {.value = kOrders[3], .label = texts::order_smallest(l)}};
  put_select(f, l, "kolejnosc", texts::order(l), orders,
             filter.order == Order::newest ? "" : name_in(kOrders, filter.order), false);
}

void put_filter(Html& out, Language l, const Asked& asked) {
  const std::string action = localized(l, "/programy");
  const bool set = !asked.filter.empty() || asked.filter.order != Order::newest;
  html::filter_panel(out, l,
                     {.action = action,
                      .title = texts::filter_title(l),
                      .fields = [&](Html& f) { put_fields(f, l, asked); },
                      .clear_href = set ? std::string_view(action) : std::string_view()});
}

void put_programme(Html& out, Language l, const Programme& programme) {
  html::notice(out, l, {.title = programme.name(l), .text = [&](Html& body) {
                          std::vector<html::SummaryRow> rows;
                          if (!programme.funder(l).empty())
                            rows.push_back({.name = texts::funder(l), .value = programme.funder(l)});
                          if (!programme.period.empty())
                            rows.push_back({.name = texts::period(l), .value = programme.period});
                          if (!programme.call.empty())
                            rows.push_back({.name = texts::call(l), .value = programme.call});
                          const std::string most =
                              programme.most_basis_points ? rate_words(l, {*programme.most_basis_points, 10'000}) : "";
                          if (!most.empty()) rows.push_back({.name = texts::most_rate(l), .value = most});
                          html::summary_list(body, l, rows);
                          html::put<R"(<div class="prose">{}</div>)">(
                              body, Html::trusted(text::html_from_markdown(programme.rules(l))));
                        }});
}

int position_of(const Topics& topics, TopicId id) {
  return static_cast<int>(std::ranges::find(topics, id, &Topic::id) - topics.begin());
}

void put_card(Html& out, Language l, const Asked& asked, const Entry& e) {
  const Programme* programme = find_by_id(*asked.programmes, e.programme);
  const std::string total = e.total ? text::format_money(l, *e.total) : std::string(),
                    dates = dates_words(l, e.from, e.to), href = localized(l, "/programy/" + e.code);
  std::vector<html::Tag> tags;
  if (programme) tags.push_back({.label = programme->name(l), .tone = html::Tone::wisla});
  if (e.state != State::unknown) tags.push_back({.label = words_of(l, e.state), .tone = tone_of(e.state)});
  std::vector<html::Fact> facts;
  if (e.total) facts.push_back({.icon = html::Icon::banknote, .text = total, .label = texts::value(l), .strong = true});
  if (!dates.empty()) facts.push_back({.icon = html::Icon::calendar, .text = dates, .label = texts::dates(l)});
  if (!e.beneficiary.empty())
    facts.push_back({.icon = html::Icon::building, .text = e.beneficiary, .label = texts::beneficiary(l)});
  const bool named = !e.acronym.empty() && e.acronym != e.title(l);
  html::card(out,
             {.href = href,
              .title = e.acronym.empty() ? e.title(l) : e.acronym,
              .heading_level = 3,
              .tags = tags,
              .text = named ? std::string_view(e.title(l)) : std::string_view(),
              .facts = facts,
              .tone = e.topics.empty() ? html::Tone::plain : html::accent(position_of(*asked.topics, e.topics[0]))});
}

void put_by_topic(Html& out, Language l, const Asked& asked) {
  const Sums& sums = asked.chosen.sums;
  if (sums.by_currency.empty()) return;
  SumChart chart{.title = std::string(texts::by_topic(l)),
                 .column = texts::topic(l),
                 .currency = sums.by_currency.front().total.currency,
                 .bars = {}};
  for (const TopicSum& sum : sums.by_topic) {
    if (chart.bars.size() == kMostBars) break;
    if (const Topic* topic = find_by_id(*asked.topics, sum.topic))
      chart.bars.push_back(
          {topic->name(l), narrowed(l, asked, [&](Filter& f) { f.topic = sum.topic; }), sum.total.minor, sum.cards});
  }
  put_sum_chart(out, l, chart);
}

void put_downloads(Html& out, Language l, const Asked& asked) {
  const std::string query = asked.query();
  const std::string csv = localized(l, "/programy.csv" + query),
                    excel = localized(l, "/programy.csv" + query + (query.empty() ? "?" : "&") + "format=excel"),
                    xlsx = localized(l, "/programy.xlsx" + query), json = "/api/v1/programmes" + query,
                    feed = localized(l, "/programy.atom" + query), iati = "/programy.iati.xml" + query,
                    keep = "/programy.keep.csv" + query;
  html::details(out, texts::take_away(l), [&](Html& body) {
    const html::Download files[] = {{.href = xlsx, .label = texts::xlsx(l), .format = "XLSX"},
                                    {.href = excel, .label = texts::csv_excel(l), .format = "CSV"},
                                    {.href = csv, .label = texts::csv_plain(l), .format = "CSV"},
                                    {.href = json, .label = texts::json(l), .format = "JSON"},
                                    {.href = feed, .label = texts::see_feed(l), .format = "Atom"},
                                    {.href = iati, .label = texts::iati(l), .format = "XML"},
                                    {.href = keep, .label = texts::keep_csv(l), .format = "CSV"}};
    html::downloads(body, files);
  });
}

void put_ways(Html& out, Language l, const Asked& asked) {
  const std::string query = asked.query(), charts = localized(l, "/programy/wykresy" + query),
                    map = localized(l, "/programy/mapa" + query), compare = localized(l, "/programy/porownaj");
  html::button_row(out, [&](Html& row) {
    html::link_button(row, {.href = charts, .label = texts::see_charts(l), .kind = html::ButtonKind::secondary});
    html::link_button(
        row, {.href = map, .label = texts::see_map(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::map});
    html::link_button(row, {.href = compare, .label = texts::see_compare(l), .kind = html::ButtonKind::secondary});
  });
}

void put_found(Html& out, Language l, const Asked& asked, int at, int last_page) {
  const int count = static_cast<int>(asked.chosen.count);
  html::put<R"(<div role="status"><h2>{}</h2></div>)">(out, texts::found(l, count));
  if (count == 0) {
    html::empty_state(out, {.title = asked.list->entries.empty() ? texts::no_cards(l) : texts::nothing_found(l),
                            .text = texts::nothing_found_text(l),
                            .action = {.href = localized(l, "/programy"), .label = texts::filter_clear(l)}});
    return;
  }
  put_sums(out, l, asked);
  put_ways(out, l, asked);
  html::cards(out, [&](Html& list) {
    for (const Entry* entry : asked.chosen.shown) put_card(list, l, asked, *entry);
  });
  const std::string query = asked.query();
  const std::string before = localized(l, "/programy" + query + (query.empty() ? "?" : "&") + "strona=");
  html::pager(out, l, {.page = at, .pages = last_page, .href_before_number = before});
  put_by_topic(out, l, asked);
  put_downloads(out, l, asked);
}

}  // namespace

void put_editions(Html& out, Context& ctx) {
  const Language l = ctx.language;
  const auto all = editions::editions(ctx);
  if (all->empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p><ul>)">(out, texts::budget_editions(l),
                                                                  texts::budget_editions_lead(l));
  for (const auto& edition : *all)
    html::put<R"(<li><a href="{}">{}</a> – {}</li>)">(out, localized(l, "/edycja/" + edition.code), edition.name(l),
                                                      text::format_money(l, edition.budget()));
  html::put<"</ul></section>">(out);
}

Result<Reply> list_page(Context& ctx, const Request& request) {
  const Asked asked = asked_for(ctx, request.http.query, kPerPage);
  const Language l = ctx.language;
  const int count = static_cast<int>(asked.chosen.count);
  const int last_page = std::max(1, (count + kPerPage - 1) / kPerPage), at = std::min(asked.page, last_page);
  Page page{.title = std::string(texts::the_register(l)), .section = "/programy"};
  page.description = texts::register_lead(l);
  page.feed = localized(l, "/programy.atom" + asked.query());
  page.indexed = asked.filter.empty() && asked.misread.empty();
  Html& out = page.main;
  out.reserve(48 * 1024);
  html::put<R"(<div class="stack"><h1>{}</h1><p class="lead">{}</p></div>)">(out, page.title, page.description);
  put_misread(out, l, asked, last_page);
  html::put<R"(<div class="columns columns-filters"><div class="stack">)">(out);
  put_filter(out, l, asked);
  html::put<R"(</div><div class="stack">)">(out);
  if (const auto* programme = find_by_id(*asked.programmes, asked.filter.programme)) put_programme(out, l, *programme);
  put_found(out, l, asked, at, last_page);
  if (asked.filter.empty() && at == 1) {
    ctx.put_panels(out, "register", 0);
    put_editions(out, ctx);
  }
  html::put<"</div></div>">(out);
  return page;
}

}  // namespace wiec::programmes
