// /diagnoza: districts and areas with the number of their needs. /diagnoza/{code}: one of them at a glance, made to be
// printed and handed over.
#include "base/url.h"
#include "commons/areas/area_store.h"
#include "commons/areas/words.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "platform/html/navigation.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

constexpr int kMost = 200;
constexpr std::size_t kAreasOnAPage = 60;

// A district or an area.
struct Ground {
  std::string name, code;
  places::PlaceId place;
  areas::AreaId area;
  std::optional<std::int64_t> population, land_m2;
};

std::optional<Ground> ground_asked_for(db::ReadTx& tx, std::string_view code) {
  const auto city = city_of(tx);
  if (const auto district = city ? places::find_place(tx, city, code) : std::nullopt)
    return Ground{district->name, district->code, district->id, {}, district->population, district->area_m2};
  if (const auto area = areas::find_area(tx, code))
    return Ground{area->name, area->code(), {}, area->id, {}, area->land_m2};
  return std::nullopt;
}

void put_figures(Html& out, Language l, const Ground& g, const std::vector<ThemeCount>& themes) {
  std::int64_t all = 0, weight = 0;
  for (const ThemeCount& t : themes) all += t.needs, weight += t.weight;
  const std::string needs_text = text::format_number(l, all), weight_text = text::format_number(l, weight),
                    people = g.population ? text::format_number(l, *g.population) : std::string(),
                    land = g.land_m2 ? areas::square_km(l, *g.land_m2) : std::string();
  std::vector<html::Figure> figures{
      {.number = needs_text, .label = texts::figure_needs(l), .tone = html::Tone::brick},
      {.number = weight_text, .label = texts::figure_weight(l), .tone = html::Tone::wisla}};
  if (g.population) figures.push_back({.number = people, .label = texts::figure_people(l), .tone = html::Tone::linden});
  if (g.land_m2) figures.push_back({.number = land, .label = texts::figure_land(l), .tone = html::Tone::amber});
  html::figures(out, figures);
}

std::string_view theme_name(Language l, const std::optional<Theme>& theme) {
  return theme ? name_of(l, *theme) : texts::no_theme(l);
}

void put_themes(Html& out, Language l, const std::vector<ThemeCount>& themes) {
  const html::Column columns[] = {{.label = texts::f_theme(l)},
                                  {.label = texts::figure_needs(l), .numeric = true},
                                  {.label = texts::figure_weight(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::by_theme(l), .columns = columns});
  for (const ThemeCount& t : themes) table.row({theme_name(l, t.theme), t.needs, t.weight});
}

void put_need_line(Html& list, Language l, const Need& n) {
  html::put<R"(<li><a href="{}">{}</a> – {} ({}, {}))">(list, localized(l, n.path()), n.what, n.location,
                                                        texts::weight(l, n.supporters + n.dots), name_of(l, n.state));
  if (n.answer.kind != AnswerKind::none)
    html::put<"<br>{}: {}">(list, n.answer.office, text::truncate(n.answer.text(l), 300));
  html::put<"</li>">(list);
}

void put_needs_by_theme(Html& out, Language l, const std::vector<ThemeCount>& themes, const std::vector<Need>& all) {
  for (const ThemeCount& t : themes) {
    if (std::ranges::find(all, t.theme, &Need::theme) == all.end()) continue;
    html::put<"<h3>{}</h3><ul>">(out, theme_name(l, t.theme));
    for (const Need& n : all)
      if (n.theme == t.theme) put_need_line(out, l, n);
    html::put<"</ul>">(out);
  }
}

void put_ideas(Html& out, Language l, const std::vector<Idea>& all) {
  if (all.empty()) return;
  html::put<"<h2>{}</h2><ul>">(out, texts::ideas(l));
  for (const Idea& i : all)
    html::put<R"(<li><a href="{}">{}</a> ({})</li>)">(out, localized(l, i.path()), i.title, name_of(l, i.state));
  html::put<"</ul>">(out);
}

void put_row(html::Table& table, Language l, const std::string& code, const std::string& name, std::int64_t count) {
  const std::string href = localized(l, "/diagnoza/" + code);
  table.row({[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, name); }, count});
}

template <class I>
using Counts = std::vector<std::pair<I, std::int64_t>>;

template <class I>
std::int64_t count_of(const Counts<I>& counts, I id) {
  const auto at = std::ranges::find(counts, id, &std::pair<I, std::int64_t>::first);
  return at == counts.end() ? 0 : at->second;
}

// The page is for print: the heaviest needs stand on it, the rest in the list.
void put_rest(Html& out, Language l, const Ground& g, std::int64_t count) {
  if (count <= kMost) return;
  std::string query;
  add_parameter(query, g.place ? "dzielnica" : "okolica", g.code);
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::shown_of(l, kMost, count),
                                                localized(l, "/potrzeby" + query), texts::all_needs(l));
}

}  // namespace

Result<Reply> diagnosis_list_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const int number = page_number(request.query("strona"));
  std::vector<places::Place> districts;
  std::vector<areas::AreaChoice> areas;
  ctx.db.read([&](db::ReadTx& tx) {
    districts = districts_of(tx);
    areas = areas::area_choices(tx);
  });
  const auto counts = ctx.kept<Counts<places::PlaceId>>("needs.count_by_place", count_by_place);
  const auto of_areas = ctx.kept<Counts<areas::AreaId>>("needs.count_by_area", count_by_area);
  Page page{.title = std::string(texts::diagnosis(l)),
            .description = std::string(texts::diagnosis_lead(l)),
            .section = "/potrzeby"};
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}};
  Html& out = page.main;
  html::heading(out, 1, texts::diagnosis(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::diagnosis_lead(l));
  if (districts.empty()) html::empty_state(out, {.title = texts::no_districts(l), .icon = html::Icon::map});
  if (!districts.empty()) {
    const html::Column columns[] = {{.label = texts::f_place(l)}, {.label = texts::figure_needs(l), .numeric = true}};
    html::Table table(out, l, {.caption = texts::districts(l), .columns = columns});
    for (const auto& d : districts) put_row(table, l, d.code, d.name, count_of(*counts, d.id));
  }
  if (!areas.empty()) {
    const html::Column columns[] = {{.label = texts::f_area(l)}, {.label = texts::figure_needs(l), .numeric = true}};
    html::Table table(out, l, {.caption = texts::areas(l), .columns = columns});
    for (const auto& area : html::part_of(std::span<const areas::AreaChoice>(areas), number, kAreasOnAPage))
      put_row(table, l, area.code, area.name, count_of(*of_areas, areas::AreaId{id_from_code(area.code).value_or(0)}));
  }
  const std::string before = localized(l, "/diagnoza?strona=");
  html::pager(out, l,
              {.page = number, .pages = html::pages_of(areas.size(), kAreasOnAPage), .href_before_number = before});
  return page;
}

Result<Reply> diagnosis_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  std::optional<Ground> ground;
  std::vector<ThemeCount> themes;
  std::vector<Need> all;
  std::vector<Idea> of_place;
  ctx.db.read([&](db::ReadTx& tx) {
    ground = ground_asked_for(tx, request.params.get("code"));
    if (!ground) return;
    themes = themes_of(tx, ground->place, ground->area);
    all = needs(tx, {.place = ground->place, .area = ground->area}, kMost);
    if (ground->place) of_place = ideas(tx, {.place = ground->place}, kMost);
  });
  if (!ground) return problem(ProblemKind::not_found, texts::keys::no_such_ground);
  Page page{.title = texts::diagnosis_of(l, ground->name), .section = "/potrzeby"};
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}, {std::string(texts::diagnosis(l)), "/diagnoza"}};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  const std::int64_t hour = std::chrono::microseconds(std::chrono::hours(1)).count();
  ctx.changes_at(Instant{ctx.now.micros - ctx.now.micros % hour + hour});  // the day it tells may end by then
  html::put<R"(<p class="lead">{} {}</p>)">(out, texts::as_of(l, text::date_in_warsaw(ctx.now)), texts::print_hint(l));
  put_figures(out, l, *ground, themes);
  if (all.empty()) {
    html::empty_state(out, {.title = texts::none(l), .text = texts::none_text(l), .icon = html::Icon::message});
  } else {
    html::columns(
        out, [&](Html& left) { put_themes(left, l, themes); },
        [&](Html& right) { put_needs_map(right, ctx, all, ground->place, texts::map_label(l)); },
        html::ColumnsKind::even);
    html::put<"<h2>{}</h2>">(out, texts::title(l));
    put_needs_by_theme(out, l, themes, all);
    std::int64_t count = 0;
    for (const ThemeCount& t : themes) count += t.needs;
    put_rest(out, l, *ground, count);
  }
  put_ideas(out, l, of_place);
  if (ground->place) ctx.put_panels(out, "diagnosis", ground->place.value);
  return page;
}

}  // namespace wiec::needs
