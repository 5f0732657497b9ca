// /administracja/wspolne-projekty/{year}/ambasadorzy: applications and ambassadors for the coordinator.
#include <charconv>

#include "commons/people/page_parts.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

std::string path_of_page(const Programme& p) {
  return fmt::format("/administracja/wspolne-projekty/{}/ambasadorzy", p.year);
}

std::string shown_name(const Ambassador& a) { return a.name.empty() ? a.email : a.name; }

void put_facts(Html& out, Language l, const Ambassador& a) {
  const std::string leads = leads_what(a), applied = text::format_date(l, text::date_in_warsaw(a.applied_at));
  std::string forms;
  for (const std::string& form : a.forms) forms += fmt::format("{}{}", forms.empty() ? "" : ", ", form_name(l, form));
  std::vector<html::SummaryRow> rows{{.name = texts::contact(l), .value = a.email},
                                     {.name = texts::f_path(l), .value = name_of(l, a.path)},
                                     {.name = texts::leads(l), .value = leads},
                                     {.name = texts::applied_on(l), .value = applied}};
  if (!a.experience.empty()) rows.push_back({.name = texts::f_experience(l), .value = a.experience});
  if (!forms.empty()) rows.push_back({.name = texts::f_forms(l), .value = forms});
  html::summary_list(out, l, rows);
}

void put_decision(Html& out, Context& ctx, const Programme& p, const Ambassador& a) {
  const Language l = ctx.language;
  const std::string action = localized(l, path_of_page(p)), csrf = ctx.form_token(),
                    accept(texts::accept_of(l, shown_name(a)));
  const auto conditions = p.conditions(l);
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < conditions.size(); ++i) numbers.push_back(std::to_string(i + 1));
  people::act_form(out, ctx,
                   {.action = action,
                    .label = accept,
                    .name = "co",
                    .value = "accept",
                    .id = a.code(),
                    .kind = html::ButtonKind::primary});
  html::details(out, texts::refuse_of(l, shown_name(a)), [&](Html& body) {
    html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                        html::hidden_field(f, "id", a.code());
                        html::hidden_field(f, "co", "refuse");
                        html::put<"<p>{}</p>">(f, texts::f_condition(l));
                        for (std::size_t i = 0; i < conditions.size(); ++i)
                          html::button(f, {.label = conditions[i],
                                           .kind = html::ButtonKind::secondary,
                                           .name = "condition",
                                           .value = numbers[i]});
                      }});
  });
}

void put_waiting(Html& out, Context& ctx, const Programme& p, const std::vector<Ambassador>& all) {
  const Language l = ctx.language;
  html::heading(out, 2, texts::waiting(l));
  bool any = false;
  for (const Ambassador& a : all) {
    if (a.state != State::applied) continue;
    any = true;
    html::heading(out, 3, shown_name(a));
    put_facts(out, l, a);
    put_decision(out, ctx, p, a);
  }
  if (!any) html::put<"<p>{}</p>">(out, texts::nobody_waits(l));
}

std::optional<std::pair<std::string_view, std::string>> next_step(Language l, const Ambassador& a) {
  if (a.state == State::trained)
    return std::pair(std::string_view("activate"), std::string(texts::activate_of(l, shown_name(a))));
  if (a.state == State::active)
    return std::pair(std::string_view("certify"), std::string(texts::certify_of(l, shown_name(a))));
  return std::nullopt;
}

// What went wrong with an act, and what was typed with it.
struct Failed {
  const Problem* problem = nullptr;
  AmbassadorId who;
  std::string reason;
};

void put_dismissal(Html& out, Context& ctx, const Programme& p, const Ambassador& a, const Failed& failed) {
  const Language l = ctx.language;
  const bool wrong = failed.problem && failed.problem->field == "reason" && failed.who == a.id;
  const std::string action = localized(l, path_of_page(p)), csrf = ctx.form_token(),
                    error = wrong ? text::translate(l, *failed.problem) : std::string(),
                    reason = wrong ? failed.reason : std::string();
  html::details(
      out, texts::dismiss_of(l, shown_name(a)),
      [&](Html& body) {
        html::form(body,
                   {.action = action, .csrf = csrf, .body = [&](Html& f) {
                      html::hidden_field(f, "id", a.code());
                      html::text_field(
                          f, l,
                          {.name = "reason", .label = texts::f_reason_dismissed(l), .value = reason, .error = error});
                      html::button(f, {.label = texts::dismiss_of(l, shown_name(a)),
                                       .kind = html::ButtonKind::danger,
                                       .name = "co",
                                       .value = "dismiss"});
                    }});
      },
      wrong);
}

void put_table(Html& out, Context& ctx, const Programme& p, const std::vector<Ambassador>& all, const Failed& failed) {
  const Language l = ctx.language;
  if (std::ranges::all_of(all, [](const Ambassador& a) { return a.state == State::applied; })) return;
  const std::string action = localized(l, path_of_page(p));
  const html::Column columns[] = {{.label = texts::person(l)},
                                  {.label = texts::leads(l)},
                                  {.label = texts::state(l)},
                                  {.label = texts::next_step(l)}};
  html::Table table(out, l, {.caption = texts::decided(l), .columns = columns});
  for (const Ambassador& a : all) {
    if (a.state == State::applied) continue;
    const auto who = [&](Html& cell) { html::put<"{}<br>{}">(cell, shown_name(a), a.email); };
    const std::string what = leads_what(a);
    const auto state = [&](Html& cell) {
      html::put<"{}">(cell, name_of(l, a.state, a.title));
      if (!a.refused_for.empty()) html::put<": {}">(cell, a.refused_for);
    };
    const auto step = next_step(l, a);
    const auto act = [&](Html& cell) {
      if (step)
        people::act_form(cell, ctx,
                         {.action = action, .label = step->second, .name = "co", .value = step->first, .id = a.code()});
      if (a.leads()) put_dismissal(cell, ctx, p, a, failed);
    };
    table.row({who, what, state, act});
  }
}

// Who hands over to whom, and what those who joined said.
void put_handings(Html& out, Context& ctx, const std::vector<Ambassador>& all,
                  const std::vector<Resignation>& handings) {
  const Language l = ctx.language;
  if (handings.empty()) return;
  const auto shown = [&](AmbassadorId id) {
    const auto at = std::ranges::find(all, id, &Ambassador::id);
    return at == all.end() ? std::string() : shown_name(*at);
  };
  const html::Column columns[] = {
      {.label = texts::person(l)}, {.label = texts::to_whom(l)}, {.label = texts::state(l)}};
  html::Table table(out, l, {.caption = texts::handings(l), .columns = columns});
  for (const Resignation& r : handings) {
    const std::string from = shown(r.ambassador), to = shown(r.successor);
    table.row({from, to, [&](Html& cell) {
                 html::put<R"(<a href="{}">{}</a><br>{})">(cell, localized(l, r.path()), name_of(l, r),
                                                           texts::handing_answers(l, r.yes, r.no));
               }});
  }
}

Page page_of(Context& ctx, const Programme& p, const Failed& failed) {
  const Language l = ctx.language;
  const people::Wrong problem(l, failed.problem);
  Page page = people::start_page(ctx, texts::applications(l), problem);
  page.crumbs = {{std::string(texts::part_programme(l)), "/administracja/wspolne-projekty"}};
  std::vector<Resignation> handings;
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    handings = resignations_of(tx, p.id);
    return ambassadors_of(tx, p.id);
  });
  put_waiting(page.main, ctx, p, all);
  html::section(page.main, {.title = texts::training(l), .body = [&](Html& body) {
                              html::put<"<p>{}</p>">(body, texts::training_explained(l));
                              const std::string action = localized(l, path_of_page(p) + "/szkolenie");
                              people::act_form(body, ctx, {.action = action, .label = texts::note_training(l)});
                            }});
  put_handings(page.main, ctx, all, handings);
  put_table(page.main, ctx, p, all, failed);
  return page;
}

Result<> decide(Context& ctx, AmbassadorId id, const http::Form& form) {
  const std::string act = form.text("co"), condition = form.text("condition");
  std::int64_t number = 0;
  std::from_chars(condition.data(), condition.data() + condition.size(), number);
  if (act == "accept") return accept_application(ctx, id);
  if (act == "refuse") return refuse_application(ctx, id, number);
  if (act == "dismiss") return dismiss_ambassador(ctx, id, form.text("reason"));
  return move_ambassador(ctx, id, act == "certify" ? Step::certify : Step::activate);
}

}  // namespace

Result<Reply> applications_page(Context& ctx, const Request& request) {
  const auto p = programme_asked_for(ctx, request);
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  return page_of(ctx, *p, {});
}

Result<Reply> post_decision(Context& ctx, const Request& request) {
  const auto p = programme_asked_for(ctx, request);
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  const auto form = people::form_of(request);
  const AmbassadorId id{id_from_code(form.text("id")).value_or(0)};
  if (auto done = decide(ctx, id, form); !done) return page_of(ctx, *p, {&done.error(), id, form.text("reason")});
  return Redirect{path_of_page(*p)};
}

Result<Reply> post_training(Context& ctx, const Request& request) {
  const auto p = programme_asked_for(ctx, request);
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  note_training(ctx, p->id);
  return Redirect{path_of_page(*p)};
}

}  // namespace wiec::joint_projects
