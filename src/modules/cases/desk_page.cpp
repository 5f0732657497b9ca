// /administracja/programy/{code}/metoda: the method of a project as it is written, and partners are asked about it.
// /administracja/programy/{code}/metoda/{step}: one step.
#include <algorithm>

#include "commons/bilingual/both_form.h"
#include "commons/people/page_parts.h"
#include "modules/cases/case_store.h"
#include "modules/cases/keep_method.h"
#include "modules/cases/method_store.h"
#include "modules/cases/pages.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "modules/programmes/desk.h"
#include "modules/programmes/partner.h"

namespace wiec::cases {
namespace {

using bilingual::Fields;
using bilingual::Needed;
using programmes::Project;

constexpr std::string_view kFresh = "nowy";

std::string desk_path(const Project& p) { return fmt::format("{}/{}/metoda", programmes::kDesk, p.code()); }
std::string step_path(const Project& p, StepId id) {
  return fmt::format("{}/{}", desk_path(p), id ? code_from_id(id.value) : std::string(kFresh));
}

int status_of(const Problem& p) {
  return p.kind == ProblemKind::conflict ? 409 : p.kind == ProblemKind::too_many ? 429 : 422;
}

std::optional<Method> method_of(Context& ctx, const Project& p) {
  return ctx.db.read([&](db::ReadTx& tx) { return newest_method(tx, p.id); });
}

Page start_page(Context& ctx, const Project& p, std::string_view title, const Errors& errors, int status) {
  Page page = programmes::start_desk_page(ctx, title, errors, status);
  page.section = "/programy";
  page.crumbs = {{p.name(ctx.language), "/programy/" + p.code()}};
  return page;
}

void put_act(Html& out, Context& ctx, const Project& p, std::string_view label, std::string_view act) {
  const std::string action = localized(ctx.language, desk_path(p));
  people::act_form(out, ctx, {.action = action, .label = label, .name = "act", .value = act});
}

void put_intro_form(Html& out, Context& ctx, const Project& p, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, desk_path(p));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     const Fields fields{f, l, typed, errors};
                     fields.both_areas("intro", texts::f_intro(l), Needed::either);
                     html::hidden_field(f, "base", typed.at("base"));
                     html::button(f, {.label = texts::save(l), .name = "act", .value = "intro"});
                   }});
}

void put_steps(Html& out, Language l, const Project& p, const Method& m) {
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::steps(l));
  if (!m.steps.empty()) html::put<"<ol>">(out);
  for (const Step& step : m.steps)
    html::put<R"(<li><a href="{}"{?lang=}>{}</a></li>)">(out, localized(l, step_path(p, step.id)), step.title.lang(l),
                                                         step.title.in(l));
  if (!m.steps.empty()) html::put<"</ol>">(out);
  const std::string fresh = localized(l, step_path(p, {}));
  html::link_button(
      out, {.href = fresh, .label = texts::new_step(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::plus});
  html::put<"</section>">(out);
}

// What partners said on the phone or by mail is noted on their own pages.
void put_partners(Html& out, Language l, const Project& p, const Method& m) {
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p><ul>)">(out, texts::answers(l), texts::note_for_partner(l));
  for (const auto& one : p.partners) {
    const Answer* a = m.answer_of(one.id);
    html::put<R"(<li><a href="{}/partnerzy/{}/metoda">{}</a>: {}</li>)">(out, localized(l, "/programy/" + p.code()),
                                                                         one.code(), programmes::partner_name(one),
                                                                         !a           ? texts::no_answer(l)
                                                                         : a->accepts ? texts::accepts(l)
                                                                                      : texts::comments(l));
  }
  html::put<"</ul></section>">(out);
}

Page shown(Context& ctx, const Project& p, const Typed* typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_page(ctx, p, texts::method_of(l, p.name(l)), errors, status);
  Html& out = page.main;
  const auto m = method_of(ctx, p);
  html::put<R"(<p class="lead">{}</p>)">(out, texts::desk_lead(l));
  if (m && m->asked_at) {
    const std::string open = localized(l, m->path());
    html::put<"<p>{}</p>">(out, texts::is_asked(l));
    html::button_row(out, [&](Html& row) {
      html::link_button(row, {.href = open, .label = texts::see_method(l), .kind = html::ButtonKind::secondary});
      put_act(row, ctx, p, texts::amend_it(l), "amend");
    });
    put_partners(out, l, p, *m);
    return page;
  }
  Typed shown_typed;
  bilingual::set_both(shown_typed, "intro", m ? m->intro : Both{});
  shown_typed.set("base", std::to_string(m ? m->revision : 0));
  put_intro_form(out, ctx, p, typed && typed->at("act") == "intro" ? *typed : shown_typed, errors);
  if (!m) return page;
  put_steps(out, l, p, *m);
  put_act(out, ctx, p, texts::ask_them(l), "ask");
  return page;
}

Result<Step> step_at(const Request& request, const Method& m) {
  const std::string_view code = request.params.get("step");
  if (code == kFresh) return Step{};
  const auto found = std::ranges::find(m.steps, StepId{id_from_code(code).value_or(0)}, &Step::id);
  if (found == m.steps.end()) return problem(ProblemKind::not_found, texts::keys::no_such_step);
  return *found;
}

struct Written {
  Project project;
  Method method;
  Step step;
};
Result<Written> written_at(Context& ctx, const Request& request) {
  TRY(Project p, programmes::card_at_desk(ctx, request));
  auto m = method_of(ctx, p);
  if (!m) return problem(ProblemKind::not_found, texts::keys::no_method);
  TRY(Step step, step_at(request, *m));
  return Written{std::move(p), *std::move(m), std::move(step)};
}

Typed typed_from(const Written& w) {
  Typed t;
  bilingual::set_both(t, "title", w.step.title);
  bilingual::set_both(t, "what", w.step.what);
  bilingual::set_both(t, "tools", w.step.tools);
  bilingual::set_both(t, "cautions", w.step.cautions);
  std::string cites;
  for (const CaseId cited : w.step.cites) cites += (cites.empty() ? "" : ",") + code_from_id(cited.value);
  t.set("cites", cites);
  if (w.step.position > 0) t.set("position", std::to_string(w.step.position));
  t.set("base", std::to_string(w.method.revision));
  return t;
}

Step read_step(Reader& r) {
  const Language l = r.language;
  Step s;
  s.title = bilingual::read_both_lines(r, "title", texts::f_step(l), 200, Needed::either);
  s.what = bilingual::read_both(r, "what", texts::f_what(l), 4000, Needed::either);
  s.tools = bilingual::read_both(r, "tools", texts::f_tools(l), 4000);
  s.cautions = bilingual::read_both(r, "cautions", texts::f_cautions(l), 4000);
  for (const std::string& code : r.typed.list("cites"))
    if (const CaseId id{id_from_code(code).value_or(0)}; std::ranges::find(s.cites, id) == s.cites.end())
      s.cites.push_back(id);
  if (s.cites.empty()) r.wrong(texts::keys::err_no_case, "cites");
  s.position = r.whole("position", texts::f_position(l), 1, 1000).value_or(0);
  return s;
}

void put_step_fields(const Fields& f, const std::vector<Case>& cases) {
  const Language l = f.l;
  f.both_lines("title", texts::f_step(l), Needed::either);
  f.both_areas("what", texts::f_what(l), Needed::either);
  f.both_areas("tools", texts::f_tools(l), Needed::none, 3);
  f.both_areas("cautions", texts::f_cautions(l), Needed::none, 3);
  std::vector<std::string> words;
  words.reserve(2 * cases.size());
  std::vector<html::Choice> choices;
  for (const Case& c : cases)
    choices.push_back(
        {.value = words.emplace_back(c.code()),
         .label = words.emplace_back(fmt::format("{}: {} ({})", c.speaker, c.title.in(l), words_of(l, c.kind)))});
  const auto chosen = f.typed.list("cites");
  html::checkbox_field(f.out, l,
                       {.name = "cites",
                        .legend = texts::rests_on(l),
                        .choices = choices,
                        .hint = cases.empty() ? texts::no_cases_yet(l) : std::string_view(),
                        .values = chosen,
                        .error = f.errors.at("cites")});
  f.line("position", texts::f_position(l), true, texts::f_position_hint(l));
  html::hidden_field(f.out, "base", f.typed.at("base"));
}

Page step_shown(Context& ctx, const Written& w, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_page(ctx, w.project, w.step.id ? texts::f_step(l) : texts::new_step(l), errors, status);
  page.crumbs.push_back({texts::method_of(l, w.project.name(l)), desk_path(w.project)});
  const auto cases = ctx.db.read([&](db::ReadTx& tx) { return cases_of(tx, w.project.id); });
  const std::string csrf = ctx.form_token(), action = localized(l, step_path(w.project, w.step.id));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           put_step_fields({f, l, typed, errors}, cases);
                           html::button_row(f, [&](Html& row) {
                             html::button(row, {.label = texts::save(l), .name = "act", .value = "save"});
                             if (w.step.id)
                               html::button(row, {.label = texts::remove_step(l),
                                                  .kind = html::ButtonKind::danger,
                                                  .name = "act",
                                                  .value = "remove"});
                           });
                         }});
  return page;
}

}  // namespace

Result<Reply> method_desk_page(Context& ctx, const Request& request) {
  TRY(const Project p, programmes::card_at_desk(ctx, request));
  return shown(ctx, p, nullptr, {}, 200);
}

Result<Reply> post_method(Context& ctx, const Request& request) {
  TRY(const Project p, programmes::card_at_desk(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  Result<> done;
  if (typed.at("act") == "ask") {
    done = ask_partners(ctx, p.id);
  } else if (typed.at("act") == "amend") {
    done = amend_method(ctx, p.id);
  } else {
    Reader r(ctx.language, typed, faults);
    const Both intro = bilingual::read_both(r, "intro", texts::f_intro(ctx.language), 4000, Needed::either);
    if (!faults.empty()) return shown(ctx, p, &typed, faults, 422);
    done = save_intro(ctx, p.id, intro, number_of(typed.at("base")));
  }
  if (done) return Redirect{desk_path(p)};
  return shown(ctx, p, &typed, {done.error()}, status_of(done.error()));
}

Result<Reply> step_page(Context& ctx, const Request& request) {
  TRY(const Written w, written_at(ctx, request));
  return step_shown(ctx, w, typed_from(w), {}, 200);
}

Result<Reply> post_step(Context& ctx, const Request& request) {
  TRY(const Written w, written_at(ctx, request));
  const Typed typed(people::form_of(request));
  const std::int64_t base = number_of(typed.at("base"));
  if (w.step.id && typed.at("act") == "remove") {
    const auto removed = remove_step(ctx, w.project.id, w.step.id, base);
    if (removed) return Redirect{desk_path(w.project)};
    return step_shown(ctx, w, typed, {removed.error()}, status_of(removed.error()));
  }
  Faults faults;
  Reader r(ctx.language, typed, faults);
  Step step = read_step(r);
  step.id = w.step.id;
  if (!faults.empty()) return step_shown(ctx, w, typed, faults, 422);
  const auto done = save_step(ctx, w.project.id, step, base);
  if (done) return Redirect{desk_path(w.project)};
  return step_shown(ctx, w, typed, {done.error()}, status_of(done.error()));
}

}  // namespace wiec::cases
