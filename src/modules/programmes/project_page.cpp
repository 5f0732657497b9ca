// /programy/{code}: one permanent card of a project, for reading and for printing.
#include "modules/programmes/check_project.h"
#include "modules/programmes/linked_data.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "modules/programmes/work_parts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/text/markdown.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

struct Card {
  const Project& project;
  const Programme* programme;
  const Topics& topics;
  std::string place;
  std::optional<Neighbour> predecessor;
  std::vector<Neighbour> successors;
};

void put_markdown(Html& out, Language l, const std::string& pl, const std::string& en) {
  const bool borrowed = l == Language::en && en.empty();
  if (borrowed) html::put<R"(<p class="muted">{}</p>)">(out, texts::original_polish(l));
  html::put<R"(<div class="prose"{?lang=}>{}</div>)">(
      out, borrowed ? "pl" : "", Html::trusted(text::html_from_markdown(borrowed || l == Language::pl ? pl : en)));
}

void put_money(Html& out, Language l, const Project& p) {
  const Amount* a = p.official();
  if (!a) return;
  const std::string total = text::format_money(l, a->total),
                    cofunding = a->cofunding ? text::format_money(l, {*a->cofunding, a->total.currency}) : "";
  const auto rate = cofunding_rate(*a);
  const std::string share = rate ? rate_words(l, *rate) : "";
  const std::string level(words_of(l, a->level));
  std::vector<html::Figure> figures{{.number = total, .label = texts::value(l), .note = level}};
  if (a->cofunding) figures.push_back({.number = cofunding, .label = texts::cofunding(l), .tone = html::Tone::linden});
  if (rate)
    figures.push_back(
        {.number = share, .label = texts::rate(l), .note = texts::rate_note(l), .tone = html::Tone::amber});
  html::figures(out, figures);
}

void put_warnings(Html& out, Language l, const std::vector<Warning>& warnings) {
  if (warnings.empty()) return;
  html::notice(out, l, {.kind = html::NoticeKind::warning, .title = texts::warnings(l), .text = [&](Html& body) {
                          html::put<"<p>{}</p><ul>">(body, texts::warnings_lead(l));
                          for (const Warning& w : warnings)
                            html::put<"<li>{}</li>">(body, text::translate(l, w.text, w.args));
                          html::put<"</ul>">(body);
                        }});
}

void put_now(Html& out, Language l, const Project& p) {
  const auto note = std::ranges::find(p.events.rbegin(), p.events.rend(), EventKind::note, &Event::kind);
  if (note == p.events.rend()) return;
  html::notice(out, l, {.title = texts::now_title(l, words_of(l, note->at)), .text = std::string_view(note->text(l))});
}

std::string topics_in_words(const Card& c, Language l) {
  std::string all;
  for (const TopicId id : c.project.topics)
    if (const Topic* topic = find_by_id(c.topics, id)) all += (all.empty() ? "" : ", ") + topic->name(l);
  return all;
}

void put_neighbour(Html& out, Language l, const Neighbour& n) {
  const std::string dates = dates_words(l, n.from, n.to);
  html::put<R"(<a href="{}">{}</a> {})">(out, localized(l, "/programy/" + code_from_id(n.id.value)), n.name(l), dates);
}

void put_facts(Html& out, Language l, const Card& c) {
  const Project& p = c.project;
  const std::string topics = topics_in_words(c, l), from = p.from ? words_of(l, *p.from) : "",
                    to = p.to ? words_of(l, *p.to) : "";
  const std::string area = p.area.empty() ? c.place : c.place.empty() ? p.area : p.area + " (" + c.place + ")";
  const std::string& theme = l == Language::en && !p.lead_theme_en.empty() ? p.lead_theme_en : p.lead_theme_pl;
  std::vector<html::SummaryRow> rows;
  const auto add = [&](std::string_view name, const auto& value) {
    if (!std::string_view(value).empty()) rows.push_back({.name = name, .value = value});
  };
  if (c.programme) add(texts::programme(l), c.programme->name(l));
  add(texts::period(l), p.period.empty() && c.programme ? c.programme->period : p.period);
  add(texts::topic(l), topics);
  add(texts::lead_theme(l), theme);
  if (p.category != Category::unknown) add(texts::category(l), words_of(l, p.category));
  if (p.state != State::unknown) add(texts::state(l), words_of(l, p.state));
  add(texts::from(l), from);
  add(texts::to(l), to);
  add(texts::beneficiary(l), p.beneficiary);
  add(texts::implementing_unit(l), p.implementing_unit);
  add(texts::area(l), area);
  if (p.wide_area) add(texts::wide_area(l), *p.wide_area ? texts::yes(l) : texts::no(l));
  const auto site = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, p.website, p.website); };
  if (!p.website.empty()) rows.push_back({.name = texts::website(l), .value = site});
  const auto before = [&](Html& cell) { put_neighbour(cell, l, *c.predecessor); };
  if (c.predecessor) rows.push_back({.name = texts::predecessor(l), .value = before});
  const auto after = [&](Html& cell) {
    for (const Neighbour& n : c.successors)
      html::put<"<div>{}</div>">(cell, [&](Html& one) { put_neighbour(one, l, n); });
  };
  if (!c.successors.empty()) rows.push_back({.name = texts::successors(l), .value = after});
  html::put<R"(<section class="stack"><h2>{}</h2>{}</section>)">(
      out, texts::facts(l), [&](Html& list) { html::summary_list(list, l, rows); });
}

std::string rate_in_words(Language l, const Amount& a) {
  std::string words;
  if (const auto zlotys = in_zlotys(a, a.total.minor)) {
    const std::string rate = fmt::format("{}.{:04}", *a.rate_e4 / 10'000, *a.rate_e4 % 10'000);
    const std::string shown = l == Language::pl ? std::string(rate).replace(rate.find('.'), 1, ",") : rate;
    words = a.rate_on ? texts::converted_on(l, *zlotys, shown, *a.rate_on) : texts::converted(l, *zlotys, shown);
  }
  return words;
}

void put_amounts(Html& out, Language l, const Project& p) {
  if (p.amounts.empty()) return;
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::amounts(l));
  if (p.amounts.size() > 1) html::put<"<p>{}</p>">(out, texts::amounts_lead(l));
  const html::Column columns[] = {{.label = texts::what_for(l)},
                                  {.label = texts::value(l), .numeric = true},
                                  {.label = texts::cofunding(l), .numeric = true},
                                  {.label = texts::rate(l), .numeric = true},
                                  {.label = texts::source(l)}};
  {
    html::Table table(out, l, {.caption = texts::amounts(l), .columns = columns, .caption_hidden = true});
    for (const Amount& a : p.amounts) {
      const auto rate = cofunding_rate(a);
      const std::string converted = rate_in_words(l, a);
      const auto what = [&](Html& cell) {
        html::put<"{}">(cell, words_of(l, a.level));
        if (a.phase) html::put<", {}">(cell, phase_name(l, p, a.phase));
        if (a.official) html::tag(cell, {.label = texts::official(l), .tone = html::Tone::linden});
      };
      const auto source = [&](Html& cell) {
        html::put<"<div>{}">(cell, source_name(l, a));
        for (const std::string* words : {&a.note, &converted})
          if (!words->empty()) html::put<R"(<div class="muted">{}</div>)">(cell, *words);
        html::put<"</div>">(cell);
      };
      table.row({what, text::format_money(l, a.total),
                 a.cofunding ? text::format_money(l, {*a.cofunding, a.total.currency}) : std::string("–"),
                 rate ? rate_words(l, *rate) : std::string("–"), source});
    }
  }
  html::put<"</section>">(out);
}

void put_partners(Html& out, Language l, const Project& p) {
  if (p.partners.empty()) return;
  const bool areas = std::ranges::any_of(p.partners, [](const Partner& r) { return !r.area.empty(); });
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::partners(l));
  std::vector<html::Column> columns{
      {.label = texts::partner(l)}, {.label = texts::country(l)}, {.label = texts::role(l)}};
  if (areas) columns.push_back({.label = texts::problem_area(l)});
  {
    html::Table table(out, l, {.caption = texts::partners(l), .columns = columns, .caption_hidden = true});
    for (const Partner& r : p.partners) {
      const std::string name = partner_name(r);
      const std::string country = country_name(l, r.country);
      const html::Content cells[] = {name, country, words_of(l, r.role), r.area};
      table.row(std::span(cells).first(columns.size()));
    }
  }
  html::put<R"(<p><a href="{}/partnerzy">{}</a></p>)">(out, localized(l, "/programy/" + p.code()),
                                                       texts::see_pilots(l));
  html::put<"</section>">(out);
}

void put_levels(Html& out, Language l, const Project& p) {
  for (const LevelText& level : p.levels) {
    html::put<R"(<section class="stack"><h2>{}</h2>)">(out, words_of(l, level.level));
    put_markdown(out, l, level.description_pl, level.description_en);
    html::put<"</section>">(out);
  }
}

void put_foot(Html& out, Context& ctx, const Project& p) {
  const Language l = ctx.language;
  const std::string path = localized(l, "/programy/" + p.code());
  const std::string changed = texts::changed_at(l, text::date_in_warsaw(p.changed_at), std::int64_t{p.version});
  html::put<R"(<p class="muted">{} <a href="{}/historia">{}</a></p><p><a href="{}?a={}">{}</a></p>)">(
      out, changed, path, texts::history(l), localized(l, "/programy/porownaj"), p.code(), texts::compare_with(l));
  const std::string json = path + "/karta.json";
  const html::Download files[] = {{.href = json, .label = texts::card_file(l), .format = "JSON"}};
  html::downloads(out, files);
}

void put_head(Html& out, Language l, const Card& c) {
  const Project& p = c.project;
  const std::string_view lang = l == Language::en && p.title_en.empty() && p.acronym.empty() ? "pl" : "";
  html::put<R"(<header class="stack"><p class="over">{}</p><h1{?lang=}>{}</h1>)">(
      out, c.programme ? std::string_view(c.programme->name(l)) : texts::the_register(l), lang, p.name(l));
  if (!p.acronym.empty() && p.title(l) != p.acronym)
    html::put<R"(<p class="lead"{?lang=}>{}</p>)">(out, l == Language::en && p.title_en.empty() ? "pl" : "",
                                                   p.title(l));
  if (p.logo)
    html::put<R"(<img class="logo" src="/programy/{}/logo" alt="{}" width="240" height="120">)">(
        out, p.code(), texts::logo_of(l, p.name(l)));
  html::put<"</header>">(out);
}

}  // namespace

Result<Project> project_at(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto found = id ? ctx.db.read([&](db::ReadTx& tx) { return find_project(tx, {*id}); }) : std::nullopt;
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_card);
  return *std::move(found);
}

Result<Reply> project_page(Context& ctx, const Request& request) {
  TRY(const Project p, project_at(ctx, request));
  const Language l = ctx.language;
  const auto all_programmes = programmes(ctx);
  const auto all_topics = topics(ctx);
  Card c{p, find_by_id(*all_programmes, p.programme), *all_topics, {}, {}, {}};
  ctx.db.read([&](db::ReadTx& tx) {
    if (const auto place = p.place ? places::find_place(tx, p.place) : std::nullopt) c.place = place->name;
    if (p.predecessor) c.predecessor = neighbour(tx, p.predecessor);
    c.successors = successors_of(tx, p.id);
  });
  const Date today = text::date_in_warsaw(ctx.now);
  ctx.changes_at(text::instant_at(Date{today.days + 1}, 0, 0));
  Page page{.title = p.name(l), .description = p.title(l), .section = "/programy"};
  page.crumbs = {{std::string(texts::the_register(l)), "/programy"}, {p.name(l), ""}};
  page.linked_data = linked_data(l, p, c.programme, *all_topics);
  Html& out = page.main;
  html::put<R"(<article class="stack">)">(out);
  put_head(out, l, c);
  put_money(out, l, p);
  put_now(out, l, p);
  put_warnings(out, l, warnings_of(p, c.programme, today, l));
  html::put<R"(<div class="columns columns-filters"><div class="stack">)">(out);
  put_facts(out, l, c);
  put_foot(out, ctx, p);
  ctx.put_panels(out, "project", p.id.value);
  html::put<R"(</div><div class="stack">)">(out);
  if (!p.description_pl.empty()) {
    html::put<"<h2>{}</h2>">(out, texts::description(l));
    put_markdown(out, l, p.description_pl, p.description_en);
  }
  put_levels(out, l, p);
  put_timeline(out, ctx, p);
  put_amounts(out, l, p);
  put_partners(out, l, p);
  put_work(out, ctx, p.id);
  html::put<"</div></div></article>">(out);
  return page;
}

Result<Reply> project_logo(Context& ctx, const Request& request) {
  TRY(const Project p, project_at(ctx, request));
  auto bytes = p.logo ? files::read_whole(ctx.db, p.logo) : std::nullopt;
  if (!bytes) return problem(ProblemKind::not_found, texts::keys::no_such_card);
  return Content{.type = p.logo_type,
                 .body = *std::move(bytes),
                 .file_name = {},
                 .headers = {{"Cache-Control", "public, max-age=86400"}, {"X-Content-Type-Options", "nosniff"}}};
}

}  // namespace wiec::programmes
