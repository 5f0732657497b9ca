// /wspolne-projekty: the programme of the year and its two paths; each text with its date and earlier versions.
#include "commons/areas/area_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/member_store.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/section.h"
#include "platform/text/markdown.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr std::string_view kHome = "/wspolne-projekty";

struct Shown {
  Programme programme;
  std::optional<PageText> text;
  std::vector<Notice> notices;
};

std::optional<Shown> shown(Context& ctx, Part part, int version = 0) {
  return ctx.db.read([&](db::ReadTx& tx) -> std::optional<Shown> {
    auto programme = current_programme(tx);
    if (!programme) return std::nullopt;
    Shown all{.programme = *std::move(programme), .text = {}, .notices = {}};
    all.text = text_of(tx, all.programme.id, part, version);
    all.notices = notices_of(tx, all.programme.id, part);
    return all;
  });
}

std::string address_of_version(Part part, int version) {
  return fmt::format("{}/{}/wersje/{}", kHome, slug_of(part), version);
}

void put_notices(Html& out, Language l, const std::vector<Notice>& notices) {
  if (notices.empty()) return;
  std::vector<std::string> dates, isos, links;
  std::vector<Html> bodies(notices.size());
  for (std::size_t i = 0; i < notices.size(); ++i) {
    dates.push_back(text::format_date(l, notices[i].published_on));
    isos.push_back(iso(notices[i].published_on));
    if (!notices[i].link.empty())
      html::put<R"(<p><a href="{}">{}</a></p>)">(bodies[i], localized(l, notices[i].link), texts::more_online(l));
  }
  std::vector<html::LogEntry> entries;
  for (std::size_t i = 0; i < notices.size(); ++i)
    entries.push_back({.date = dates[i], .iso_date = isos[i], .title = notices[i].text(l), .text = bodies[i]});
  html::section(out, {.title = texts::notices(l),
                      .body = [&](Html& body) { html::event_log(body, texts::notices(l), entries); }});
}

void put_text(Html& out, Language l, Part part, const PageText& text) {
  html::prose(out, markdown(text.body(l)));
  const Date day = text::date_in_warsaw(text.made_at);
  html::put<R"(<p class="text-small">{})">(out, texts::published(l, day));
  if (text.version > 1) {
    const std::string before = localized(l, address_of_version(part, text.version - 1));
    html::put<R"( <a href="{}">{}</a>)">(out, before, texts::earlier_version(l));
  }
  html::put<"</p>">(out);
}

// Ends the page of a path while people may apply: one button, and what one gets stands in the text above it.
void put_apply(Html& out, Context& ctx, const Programme& p, std::optional<Path> only) {
  const Language l = ctx.language;
  const Date today = text::date_in_warsaw(ctx.now);
  const Stage* stage = nullptr;
  for (const Path path : kPaths)
    if (!only || *only == path) stage = stage ? stage : p.recruiting(path, today);
  if (!stage) return;
  const std::string href = localized(l, fmt::format("{}/zgloszenie", kHome));
  html::section(out, {.title = texts::apply_title(l), .body = [&](Html& body) {
                        html::put<"<p>{}</p>">(body, texts::apply_gets(l));
                        if (stage->until_on) html::put<"<p>{}</p>">(body, texts::apply_until(l, *stage->until_on));
                        html::link_button(body,
                                          {.href = href, .label = texts::apply(l), .icon = html::Icon::megaphone});
                      }});
}

void put_conditions(Html& out, Language l, const Programme& p) {
  html::section(out, {.title = texts::conditions(l), .body = [&](Html& body) {
                        html::put<"<ol>">(body);
                        for (const std::string& one : p.conditions(l)) html::put<"<li>{}</li>">(body, one);
                        html::put<"</ol>">(body);
                      }});
}

void put_paths(Html& out, Context& ctx, const Programme& p) {
  const Language l = ctx.language;
  html::cards(out, [&](Html& list) {
    for (const Path path : kPaths) {
      const std::string href = localized(l, address_of(part_of(path))), now = now_on(ctx, p, path);
      std::vector<html::Tag> tags;
      if (p.formula(path) == PathFormula::online)
        tags.push_back({.label = texts::formula_online(l), .tone = html::Tone::plum});
      html::card(list, {.href = href,
                        .title = name_of(l, path),
                        .heading_level = 2,
                        .tags = tags,
                        .text = now,
                        .tone = path == Path::district ? html::Tone::linden : html::Tone::wisla});
    }
  });
}

// On the citywide path people meet by theme: who leads which, and how many joined.
void put_themes(Html& out, Context& ctx) {
  const Language l = ctx.language;
  struct Theme {
    areas::Area area;
    std::vector<Ambassador> leaders;
    std::int64_t members = 0;
  };
  std::vector<Theme> all;
  ctx.db.read([&](db::ReadTx& tx) {
    all.clear();
    for (areas::Area& area : areas::open_themes(tx))
      if (auto leaders = leaders_of(tx, area.id); !leaders.empty()) {
        const std::int64_t members = count_members(tx, area.id);
        all.push_back({std::move(area), std::move(leaders), members});
      }
  });
  if (all.empty()) return;
  html::section(out, {.title = texts::themes(l), .body = [&](Html& body) {
                        html::put<"<p>{}</p>">(body, texts::themes_lead(l));
                        html::put<R"(<ul class="plain-list">)">(body);
                        for (const Theme& theme : all) {
                          html::put<R"(<li><a href="{}">{}</a>)">(body, localized(l, theme.area.path()),
                                                                  theme.area.name);
                          for (const Ambassador& a : theme.leaders)
                            if (!a.public_name.empty()) html::put<": {}">(body, signature_of(l, a));
                          html::put<". {}</li>">(body, texts::members_count(l, theme.members));
                        }
                        html::put<"</ul>">(body);
                      }});
}

Page start(Context& ctx, Part part, const Programme& p) {
  const Language l = ctx.language;
  Page page{.title = part == Part::programme ? p.name(l) : std::string(name_of(l, part)),
            .description = std::string(texts::lead(l)),
            .section = std::string(kHome)};
  if (part != Part::programme) page.crumbs = {{p.name(l), std::string(kHome)}};
  html::heading(page.main, 1, page.title);
  return page;
}

void put_path(Html& out, Context& ctx, const Programme& p, Path path) {
  const Language l = ctx.language;
  const std::string now = now_on(ctx, p, path);
  html::put<R"(<p class="lead">{}</p>)">(out, now);
  if (p.formula(path) == PathFormula::online)
    html::notice(out, l, {.text = [&](Html& words) {
                   const std::string href = localized(l, address_of(Part::online));
                   html::put<R"({} <a href="{}">{}</a>)">(words, texts::is_online(l), href, texts::more_online(l));
                 }});
}

Result<Reply> page_of(Context& ctx, Part part) {
  const Language l = ctx.language;
  const auto all = shown(ctx, part);
  if (!all) {
    Page page{.title = std::string(texts::part_programme(l)), .section = std::string(kHome), .indexed = false};
    html::heading(page.main, 1, page.title);
    html::empty_state(page.main, {.title = texts::no_programme(l), .icon = html::Icon::handshake});
    return page;
  }
  const Programme& p = all->programme;
  Page page = start(ctx, part, p);
  Html& out = page.main;
  const auto path = path_of(part);
  if (path) put_path(out, ctx, p, *path);
  if (part == Part::programme) put_paths(out, ctx, p);
  if (all->text) put_text(out, l, part, *all->text);
  if (path)
    html::section(out, {.title = texts::stages(l), .body = [&](Html& body) { put_stages(body, ctx, p, *path); }});
  if (path == Path::citywide) put_themes(out, ctx);
  put_notices(out, l, all->notices);
  if (part == Part::online) return page;
  const std::string people = localized(l, "/ambasadorzy"), areas = localized(l, "/okolice/wskazane");
  html::button_row(out, [&](Html& row) {
    html::link_button(row, {.href = people,
                            .label = texts::ambassadors(l),
                            .kind = html::ButtonKind::secondary,
                            .icon = html::Icon::users});
    html::link_button(row, {.href = areas,
                            .label = texts::find_area(l),
                            .kind = html::ButtonKind::secondary,
                            .icon = html::Icon::map_pin});
  });
  put_conditions(out, l, p);
  ctx.put_panels(out, "joint_programme", p.id.value);
  put_apply(out, ctx, p, path);
  return page;
}

}  // namespace

Result<Reply> programme_page(Context& ctx, const Request&) { return page_of(ctx, Part::programme); }

Result<Reply> part_page(Context& ctx, const Request& request) {
  const auto part = part_from_slug(request.params.get("part"));
  if (!part || *part == Part::programme) return problem(ProblemKind::not_found, texts::keys::no_such_page);
  return page_of(ctx, *part);
}

Result<Reply> version_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto part = part_from_slug(request.params.get("part"));
  int version = 0;
  for (const char c : request.params.get("version").substr(0, 6))
    version = c >= '0' && c <= '9' ? version * 10 + (c - '0') : 0;
  const auto all = part && version > 0 ? shown(ctx, *part, version) : std::nullopt;
  if (!all || !all->text) return problem(ProblemKind::not_found, texts::keys::no_such_page);
  Page page = start(ctx, *part, all->programme);
  page.indexed = false;
  page.crumbs = {{all->programme.name(l), std::string(kHome)}};
  html::notice(page.main, l, {.text = texts::old_version(l)});
  const std::string newest = localized(l, address_of(*part));
  html::put<R"(<p><a href="{}">{}</a></p>)">(page.main, newest, texts::newest_version(l));
  put_text(page.main, l, *part, *all->text);
  return page;
}

Html home_panel(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  const auto p = ctx.db.read([](db::ReadTx& tx) { return current_programme(tx); });
  if (!p) return out;
  const std::string more = localized(l, kHome);
  html::section(out, {.title = p->name(l),
                      .body = [&](Html& body) { put_paths(body, ctx, *p); },
                      .more = {.href = more, .label = texts::about_programme(l)}});
  return out;
}

}  // namespace wiec::joint_projects
