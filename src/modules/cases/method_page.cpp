// /metody/{code}: the method that partners of a project agree, in the version they were asked about, with their
// answers. /api/v1/methods/{code}: the same for programs.
#include <algorithm>

#include "modules/cases/case_store.h"
#include "modules/cases/method_store.h"
#include "modules/cases/pages.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "modules/programmes/pages.h"
#include "modules/programmes/partner.h"
#include "modules/programmes/partner_store.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::cases {
namespace {

struct Shown {
  programmes::Project project;
  Method method;
  std::vector<Case> cases;
  std::vector<AskedVersion> versions;
  bool newest = true;
};

Result<Shown> method_at(Context& ctx, const Request& request) {
  Shown s;
  TRY(s.project, programmes::project_at(ctx, request));
  const std::string_view asked = request.query("wersja");
  const bool found = ctx.db.read([&](db::ReadTx& tx) {
    auto newest = newest_asked_method(tx, s.project.id);
    s.newest = asked.empty() || (newest && number_of(asked) == newest->version);
    auto m = s.newest ? std::move(newest) : find_method(tx, s.project.id, number_of(asked));
    if (!m || !m->asked_at) return false;
    s.method = *std::move(m);
    s.cases = cases_of(tx, s.project.id);
    s.versions = asked_versions(tx, s.project.id);
    return true;
  });
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_method);
  return s;
}

void put_part(Html& out, Language l, std::string_view heading, const Both& words) {
  if (words.empty()) return;
  html::put<"<h3>{}</h3>{}">(out, heading, [&](Html& body) { put_both(body, l, words); });
}

void put_step(Html& out, Language l, const Shown& s, const Step& step, std::int64_t number) {
  html::put<R"(<section class="stack"><h2{?lang=}>{}</h2>{})">(out, step.title.lang(l),
                                                               fmt::format("{}. {}", number, step.title.in(l)),
                                                               [&](Html& body) { put_both(body, l, step.what); });
  put_part(out, l, texts::f_tools(l), step.tools);
  put_part(out, l, texts::f_cautions(l), step.cautions);
  html::put<"<h3>{}</h3><ul>">(out, texts::rests_on(l));
  for (const CaseId cited : step.cites) {
    const auto found = std::ranges::find(s.cases, cited, &Case::id);
    if (found != s.cases.end()) html::put<"<li>{}</li>">(out, [&](Html& item) { put_case_link(item, l, *found); });
  }
  html::put<"</ul></section>">(out);
}

void put_answers(Html& out, Language l, const Shown& s) {
  html::put<R"(<section class="stack" id="odpowiedzi"><h2>{}</h2>)">(out, texts::answers(l));
  {
    const html::Column columns[] = {
        {.label = texts::f_speaker(l)}, {.label = texts::f_answer(l)}, {.label = texts::f_words(l)}};
    html::Table table(out, l, {.caption = texts::answers(l), .columns = columns, .caption_hidden = true});
    for (const programmes::Partner& p : s.project.partners) {
      const Answer* a = s.method.answer_of(p.id);
      const auto verdict = [&](Html& cell) {
        if (!a) return html::put<"{}">(cell, texts::no_answer(l));
        html::put<"<div>{}<br>{}{}</div>">(
            cell,
            [&](Html& tag) {
              html::tag(tag, {.label = a->accepts ? texts::accepts(l) : texts::comments(l),
                              .tone = a->accepts ? html::Tone::linden : html::Tone::amber});
            },
            text::format_date(l, text::date_in_warsaw(a->made_at)),
            a->by_office ? texts::noted_by_office(l) : std::string_view());
      };
      table.row({programmes::partner_name(p), verdict, a ? std::string_view(a->body) : std::string_view()});
    }
  }
  html::put<"</section>">(out);
}

void put_versions(Html& out, Language l, const Shown& s) {
  if (s.versions.size() < 2) return;
  html::put<R"(<section class="stack"><h2>{}</h2><ul>)">(out, texts::versions(l));
  for (const AskedVersion& v : s.versions)
    html::put<R"(<li><a href="{}?wersja={}"{?aria-current=}>{}</a></li>)">(
        out, localized(l, s.method.path()), v.version, v.version == s.method.version ? "true" : "",
        texts::version_on(l, v.version, text::date_in_warsaw(v.asked_at)));
  html::put<"</ul></section>">(out);
}

void put_state(Html& out, Language l, const Shown& s) {
  const auto all = std::ssize(s.project.partners);
  const auto accepted = s.method.accepted_by(s.project.partners);
  const bool agreed = accepted == all;
  const std::string words =
      agreed ? texts::agreed_by_all(l, std::int64_t{all}) : texts::accepted_by(l, std::int64_t{all}, accepted);
  html::notice(out, l,
               {.kind = agreed ? html::NoticeKind::success : html::NoticeKind::information,
                .title = texts::version_on(l, s.method.version, text::date_in_warsaw(*s.method.asked_at)),
                .text = s.newest ? std::string_view(words) : texts::older_version(l)});
}

Json both(const Both& words) { return Json::Object{{"pl", words.pl}, {"en", words.en}}; }

Json to_json(const Step& step) {
  Json::Array cites;
  for (const CaseId cited : step.cites) cites.push_back(code_from_id(cited.value));
  return Json::Object{{"title", both(step.title)},
                      {"what", both(step.what)},
                      {"tools", both(step.tools)},
                      {"cautions", both(step.cautions)},
                      {"cases", std::move(cites)}};
}

}  // namespace

Result<Reply> method_page(Context& ctx, const Request& request) {
  TRY(const Shown s, method_at(ctx, request));
  const Language l = ctx.language;
  Page page{.title = texts::method_of(l, s.project.name(l)),
            .description = std::string(texts::method_lead(l)),
            .section = "/programy",
            .indexed = s.newest};
  page.crumbs = {{std::string(texts::title(l)), "/przypadki"}, {s.project.name(l), "/programy/" + s.project.code()}};
  Html& out = page.main;
  html::put<R"(<article class="stack"><header class="stack"><h1>{}</h1><p class="lead">{}</p></header>)">(
      out, page.title, page.description);
  put_state(out, l, s);
  put_both(out, l, s.method.intro);
  std::int64_t number = 0;
  for (const Step& step : s.method.steps) put_step(out, l, s, step, ++number);
  put_answers(out, l, s);
  put_versions(out, l, s);
  html::put<"</article>">(out);
  return page;
}

Result<Reply> api_method(Context& ctx, const Request& request) {
  TRY(const Shown s, method_at(ctx, request));
  Json::Array steps, answers;
  for (const Step& step : s.method.steps) steps.push_back(to_json(step));
  for (const Answer& a : s.method.answers)
    answers.push_back(Json::Object{{"partner", a.speaker},
                                   {"accepts", a.accepts},
                                   {"text", a.body},
                                   {"noted_by_office", a.by_office},
                                   {"made_at", iso(a.made_at)}});
  const Json json = Json::Object{{"project", s.project.code()},
                                 {"version", s.method.version},
                                 {"asked_at", iso(*s.method.asked_at)},
                                 {"intro", both(s.method.intro)},
                                 {"steps", std::move(steps)},
                                 {"answers", std::move(answers)},
                                 {"partners", std::int64_t{std::ssize(s.project.partners)}},
                                 {"url", ctx.site_address() + s.method.path()}};
  return Content{.type = "application/json", .body = to_text(json), .file_name = {}, .headers = {}};
}

}  // namespace wiec::cases
