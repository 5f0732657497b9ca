// /potrzeby/{code}: one need, its support and what became of it.
#include "commons/areas/area_store.h"
#include "commons/links/links.h"
#include "commons/people/page_parts.h"
#include "modules/needs/give_need.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "modules/needs/work_on_needs.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::needs {
namespace {

struct Around {
  bool supports = false, changeable = false, led = false;
  std::optional<areas::Area> area;
  std::vector<Dots> dots;
  std::vector<Idea> ideas;
  std::vector<links::LogEntry> log;
};

Around around(Context& ctx, const Need& n) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Around a;
    if (!ctx.actor.anonymous()) {
      a.supports = is_supporter(tx, n.id, people::PersonId{ctx.actor.person});
      a.changeable = may_change(tx, ctx.actor, n);
      a.led = leads(tx, ctx.actor, n.place);
    }
    if (n.area) a.area = areas::find_area(tx, n.area);
    a.dots = dots_of(tx, n.id);
    a.ideas = ideas_answering(tx, n.id);
    a.log = links::log_of(tx, {std::string(kNeedNoun), n.id.value});
    return a;
  });
}

void put_facts(Html& out, Language l, const Need& n, const Around& a) {
  const std::string where = where_of(n), given = day_of(l, n.made_at),
                    how = std::string(n.from_card ? texts::from_card(l) : texts::from_resident(l));
  std::vector<html::SummaryRow> rows{{.name = texts::f_location(l), .value = where},
                                     {.name = texts::f_who(l), .value = n.who}};
  if (n.theme) rows.push_back({.name = texts::f_theme(l), .value = name_of(l, *n.theme)});
  const auto area = [&](Html& value) {
    html::put<R"(<a href="{}">{}</a>)">(value, localized(l, a.area->path()), a.area->name);
  };
  if (a.area) rows.push_back({.name = texts::f_area(l), .value = area});
  const auto heading = [&](Html& value) {
    html::put<R"(<a href="{}">{}</a>)">(value, localized(l, n.heading.path()), n.heading.name(l));
  };
  if (n.heading.id) rows.push_back({.name = texts::heading(l), .value = heading});
  rows.push_back({.name = texts::given_on(l), .value = given});
  rows.push_back({.name = texts::given_how(l), .value = how});
  html::summary_list(out, l, rows);
  if (n.evidence.empty()) return;
  html::put<"<h2>{}</h2>">(out, texts::f_evidence(l));
  html::prose(out, [&](Html& body) { put_paragraphs(body, n.evidence); });
}

void put_answer(Html& out, Language l, const Need& n) {
  if (n.answer.kind == AnswerKind::none) return;
  const std::string day = n.answer.given_on ? text::format_date(l, *n.answer.given_on) : std::string();
  html::notice(out, l,
               {.kind = html::NoticeKind::success,
                .title = n.answer.kind == AnswerKind::reply ? texts::answer_reply(l) : texts::answer_route(l),
                .text = [&](Html& body) {
                  put_paragraphs(body, n.answer.text(l));
                  html::put<"<p><strong>{}</strong>, {}</p>">(body, n.answer.office, day);
                }});
}

void put_ideas(Html& out, Language l, const Need& n, const std::vector<Idea>& ideas) {
  html::put<"<h2>{}</h2>">(out, texts::ideas_for_it(l));
  if (ideas.empty()) html::put<"<p>{}</p>">(out, texts::no_ideas_yet(l));
  if (!ideas.empty())
    html::cards(out, [&](Html& list) {
      for (const Idea& idea : ideas) put_idea_card(list, l, idea, 3);
    });
  const std::string bring = localized(l, "/pomysly/nowy?potrzeba=" + n.code());
  html::link_button(out, {.href = bring,
                          .label = texts::bring_for_it(l),
                          .kind = html::ButtonKind::secondary,
                          .icon = html::Icon::lightbulb});
}

void put_log(Html& out, Language l, const std::vector<links::LogEntry>& log) {
  if (log.empty()) return;
  std::vector<std::string> days, isos;
  days.reserve(log.size());
  isos.reserve(log.size());
  std::vector<html::LogEntry> entries;
  for (auto at = log.rbegin(); at != log.rend(); ++at)
    entries.push_back({.date = days.emplace_back(day_of(l, at->at)),
                       .iso_date = isos.emplace_back(iso(text::date_in_warsaw(at->at))),
                       .title = at->text(l)});
  html::put<"<h2>{}</h2>">(out, texts::what_happened(l));
  html::event_log(out, texts::what_happened(l), entries);
}

void put_support(Html& out, Context& ctx, const Need& n, const Around& a) {
  const Language l = ctx.language;
  const std::string number = text::format_number(l, n.supporters), dots = text::format_number(l, n.dots);
  std::vector<html::Figure> figures{{.number = number, .label = texts::support_figure(l), .tone = html::Tone::brick}};
  if (n.dots > 0) figures.push_back({.number = dots, .label = texts::dots_figure(l), .tone = html::Tone::wisla});
  html::figures(out, figures);
  if (ctx.actor.anonymous()) {
    const std::string href = localized(l, "/logowanie?wroc=" + localized(l, n.path()));
    html::put<"<p>{}</p>">(out, texts::log_in_to_support(l));
    html::link_button(out, {.href = href, .label = texts::log_in(l), .icon = html::Icon::log_in});
  } else {
    const std::string action = localized(l, n.path() + "/poparcie");
    if (a.supports) html::put<R"(<p role="status">{}</p>)">(out, texts::you_support(l));
    people::act_form(out, ctx,
                     {.action = action,
                      .label = a.supports ? texts::take_back(l) : texts::support_it(l),
                      .name = "co",
                      .value = a.supports ? "cofnij" : "popieram",
                      .kind = a.supports ? html::ButtonKind::secondary : html::ButtonKind::primary});
  }
  if (!a.dots.empty()) html::put<"<h2>{}</h2>">(out, texts::at_meetings(l));
  for (const Dots& d : a.dots) {
    const gatherings::Gathering meeting{.id = d.gathering, .title_pl = d.title_pl, .title_en = d.title_en};
    html::put<R"(<p><a href="{}">{}</a>, {}: {}</p>)">(out, localized(l, meeting.path()), meeting.title(l),
                                                       day_of(l, d.begins_at),
                                                       texts::dots_place(l, d.dots, d.place, d.of));
  }
}

void put_tools(Html& out, Language l, const Need& n, const Around& a) {
  const std::string change = localized(l, n.path() + "/zmiana"),
                    work = localized(l, "/administracja/potrzeby/" + n.code());
  if (a.changeable) html::put<R"(<p><a href="{}">{}</a></p>)">(out, change, texts::change(l));
  if (a.led) html::put<R"(<p><a href="{}">{}</a></p>)">(out, work, texts::work_on_it(l));
}

Page hidden_page(Language l, const Need& n) {
  Page page{.title = std::string(texts::hidden_title(l)), .status = 410, .indexed = false};
  html::heading(page.main, 1, texts::hidden_title(l));
  html::notice(page.main, l, {.text = n.hidden_pl});
  return page;
}

}  // namespace

Result<Reply> need_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto n = need_asked_for(ctx, request);
  if (!n) return problem(ProblemKind::not_found, texts::keys::no_such);
  const Around a = around(ctx, *n);
  if (n->hidden()) {
    Page page = hidden_page(l, *n);
    put_tools(page.main, l, *n, a);
    return page;
  }
  Page page{.title = n->what, .description = fmt::format("{}. {}", where_of(*n), n->who), .section = "/potrzeby"};
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}};
  Html& out = page.main;
  html::tag(out, {.label = name_of(l, n->state), .tone = html::Tone::linden});
  html::heading(out, 1, n->what);
  put_answer(out, l, *n);
  html::columns(
      out,
      [&](Html& main) {
        put_facts(main, l, *n, a);
        put_origin(main, ctx, kNeedNoun, n->id.value);
        put_ideas(main, l, *n, a.ideas);
        ctx.put_panels(main, kNeedNoun, n->id.value);
        put_log(main, l, a.log);
      },
      [&](Html& aside) {
        put_support(aside, ctx, *n, a);
        put_tools(aside, l, *n, a);
        if (n->point) put_needs_map(aside, ctx, {*n}, n->place, texts::map_label(l));
      });
  return page;
}

Result<Reply> post_support(Context& ctx, const Request& request) {
  const auto n = need_asked_for(ctx, request);
  if (!n) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (people::form_of(request).text("co") == "cofnij") {
    TRY_VOID(take_support_back(ctx, n->id));
  } else {
    TRY_VOID(support_need(ctx, n->id));
  }
  return Redirect{n->path()};
}

}  // namespace wiec::needs
