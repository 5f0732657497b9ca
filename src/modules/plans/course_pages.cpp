// What happens to a plan, at the desk: /uwaga/{comment} answered, /postep/{piece} noted, /podjecie by a later project.
#include "commons/people/page_parts.h"
#include "modules/plans/carry_out.h"
#include "modules/plans/consult_plan.h"
#include "modules/plans/course_store.h"
#include "modules/plans/desk.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/read_plan.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"
#include "modules/programmes/edit_project.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

// A form under the plan's desk, with one button.
void put_form(Html& out, Context& ctx, const std::string& path, std::string_view label, const html::Content& fields) {
  const std::string csrf = ctx.form_token(), action = localized(ctx.language, path);
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::put<"{}">(f, fields);
                     html::button(f, {.label = label});
                   }});
}

Result<Comment> comment_at(Context& ctx, const Plan& p, const Request& request) {
  const auto id = id_from_code(request.params.get("comment"));
  const auto found = id ? ctx.db.read([&](db::ReadTx& tx) { return find_comment(tx, CommentId{*id}); }) : std::nullopt;
  if (!found || found->plan != p.id) return problem(ProblemKind::not_found, texts::keys::no_such_comment);
  return *found;
}

Page answer_shown(Context& ctx, const Plan& p, const Comment& c, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_plan_page(ctx, p, texts::answer_it(l), errors, status);
  Html& out = page.main;
  const Paragraph* paragraph = p.paragraph(c.piece());
  const Action* action = p.action(c.piece());
  html::put<R"(<h2>{}</h2>)">(out, action ? texts::action(l) : texts::a_paragraph(l));
  put_both(out, l, action ? action->title : paragraph->text);
  html::put<R"(<h2>{}</h2><p class="differences">{}</p>)">(out, texts::f_comment(l), c.body);
  put_form(out, ctx, desk_path(p, "uwaga/" + code_from_id(c.id.value)), texts::save(l), [&](Html& f) {
    html::radio_field(f, l,
                      {.name = "verdict",
                       .legend = texts::f_verdict(l),
                       .choices = choices_of<Verdict>(l, kVerdicts),
                       .value = typed.at("verdict"),
                       .error = errors.at("verdict")});
    html::text_area(f, l,
                    {.name = "answer",
                     .label = texts::f_answer(l),
                     .value = typed.at("answer"),
                     .error = errors.at("answer"),
                     .rows = 4,
                     .max_length = 2000});
  });
  return page;
}

Result<Action> action_at(const Plan& p, const Request& request) {
  const Action* found = p.action(PieceId{id_from_code(request.params.get("piece")).value_or(0)});
  if (!found || found->removed) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
  return *found;
}

std::string reading_name(const Indicator& i) { return "value_" + code_from_id(i.id.value); }

Page progress_shown(Context& ctx, const Plan& p, const Action& a, const Typed& typed, const Faults& faults,
                    int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_plan_page(ctx, p, texts::progress_of(l, a.title.in(l)), errors, status);
  put_form(page.main, ctx, desk_path(p, "postep/" + code_from_id(a.id.value)), texts::save(l), [&](Html& f) {
    const Fields fields{f, l, typed, errors};
    fields.day("on", texts::f_on(l));
    fields.choice("state", texts::f_state(l), choices_of<ActionState>(l, kActionStates));
    fields.both_areas("text", texts::f_progress(l), bilingual::Needed::polish, 3);
    for (const Indicator& i : a.indicators) fields.line(reading_name(i), i.name.in(l), true, indicator_words(l, i));
  });
  return page;
}

Progress read_progress(Reader& r, const Action& a) {
  Progress p;
  p.action = a.id;
  p.on = r.date("on", texts::f_on(r.language), true).value_or(Date{});
  const auto state = programmes::enum_from<ActionState>(kActionStates, r.typed.at("state"));
  if (!state) r.wrong(texts::keys::err_choice, "state", {{"field", std::string(texts::f_state(r.language))}});
  p.state = state.value_or(ActionState::planned);
  p.text = bilingual::read_both(r, "text", texts::f_progress(r.language), 4000, bilingual::Needed::polish);
  for (const Indicator& i : a.indicators) {
    const std::string name = reading_name(i);
    const auto value = minor_units_from(r.typed.at(name));
    if (value) p.readings.push_back({i.id, *value});
    if (!value && !r.typed.at(name).empty()) r.wrong(texts::keys::err_value, name);
  }
  return p;
}

// Any officer may look; whose card takes an action up is asked when it does.
Page take_up_shown(Context& ctx, const Plan& p, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start_plan_page(ctx, p, texts::take_up(l), errors, status);
  Html& out = page.main;
  std::vector<programmes::Neighbour> projects;
  std::vector<TakeUp> taken;
  ctx.db.read([&](db::ReadTx& tx) {
    projects = who_may_take_up(tx, p);
    taken = take_ups_of(tx, p.id);
  });
  html::put<R"(<p class="lead">{}</p>)">(out, texts::take_up_lead(l));
  std::vector<std::string> codes;
  codes.reserve(p.actions.size() + projects.size());
  std::vector<html::Choice> actions, choices;
  for (const Action& a : p.actions)
    if (!a.removed && std::ranges::find(taken, a.id, &TakeUp::action) == taken.end())
      actions.push_back({.value = codes.emplace_back(code_from_id(a.id.value)), .label = a.title.in(l)});
  for (const auto& one : projects)
    choices.push_back({.value = codes.emplace_back(code_from_id(one.id.value)),
                       .label = l == Language::en && !one.name_en.empty() ? one.name_en : one.name_pl});
  const auto chosen = typed.list("actions");
  if (actions.empty() || choices.empty()) html::put<"<p>{}</p>">(out, texts::nothing_to_take(l));
  if (!actions.empty() && !choices.empty())
    put_form(out, ctx, desk_path(p, "podjecie"), texts::take_up(l), [&](Html& f) {
      const Fields fields{f, l, typed, errors};
      fields.choice("project", texts::f_taking(l), choices);
      html::checkbox_field(f, l,
                           {.name = "actions",
                            .legend = texts::actions(l),
                            .choices = actions,
                            .values = chosen,
                            .error = errors.at("actions")});
      fields.day("on", texts::f_on(l));
      fields.both_areas("note", texts::f_note(l), bilingual::Needed::none, 2);
    });
  if (!taken.empty()) html::put<"<h2>{}</h2>">(out, texts::taken_up(l));
  const std::string action = localized(l, desk_path(p, "podjecie"));
  for (const TakeUp& one : taken) {
    const Action* a = p.action(one.action);
    const auto by = std::ranges::find(projects, one.project, &programmes::Neighbour::id);
    const std::string code = code_from_id(one.action.value),
                      label = texts::release_one(l, a ? a->title.in(l) : std::string());
    html::put<"<p>{} – {}, {}</p>">(out, a ? a->title.in(l) : std::string(),
                                    by == projects.end() ? std::string() : by->name_pl, text::format_date(l, one.on));
    people::act_form(out, ctx, {.action = action, .label = label, .name = "co", .value = "zwolnij", .id = code});
  }
  return page;
}

}  // namespace

Result<Reply> answer_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at_desk(ctx, request));
  TRY(const Comment c, comment_at(ctx, p, request));
  Typed typed;
  if (c.verdict) typed.set("verdict", std::string(programmes::name_in(kVerdicts, *c.verdict)));
  typed.set("answer", c.answer);
  return answer_shown(ctx, p, c, typed, {}, 200);
}

Result<Reply> post_answer(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at_desk(ctx, request));
  TRY(const Comment c, comment_at(ctx, p, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const auto verdict = programmes::enum_from<Verdict>(kVerdicts, typed.at("verdict"));
  if (!verdict) r.wrong(texts::keys::err_choice, "verdict", {{"field", std::string(texts::f_verdict(ctx.language))}});
  const std::string answer = r.text("answer", texts::f_answer(ctx.language), 2000);
  if (answer.empty() && faults.empty()) r.wrong(texts::keys::err_answer, "answer");
  if (!faults.empty()) return answer_shown(ctx, p, c, typed, faults, 422);
  TRY_VOID(answer_comment(ctx, p.id, c.id, *verdict, answer));
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return comments_of(tx, p.id); });
  const auto next = std::ranges::find_if(all, [](const Comment& one) { return !one.verdict; });
  return Redirect{next == all.end() ? desk_path(p) : desk_path(p, "uwaga/" + code_from_id(next->id.value))};
}

Result<Reply> progress_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  TRY(const Action a, action_at(p, request));
  Typed typed;
  typed.set("on", iso(text::date_in_warsaw(ctx.now)));
  typed.set("state", std::string(programmes::name_in(kActionStates, a.state)));
  return progress_shown(ctx, p, a, typed, {}, 200);
}

Result<Reply> post_progress(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  TRY(const Action a, action_at(p, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const Progress progress = read_progress(r, a);
  if (!faults.empty()) return progress_shown(ctx, p, a, typed, faults, 422);
  const auto done = note_progress(ctx, p.id, progress);
  if (done) return Redirect{p.path_of(a.id)};
  if (done.error().field.empty()) return std::unexpected(done.error());
  return progress_shown(ctx, p, a, typed, {done.error()}, status_of(done.error()));
}

Result<Reply> take_up_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  Typed typed;
  typed.set("on", iso(text::date_in_warsaw(ctx.now)));
  return take_up_shown(ctx, p, typed, {}, 200);
}

Result<Reply> post_take_up(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at(ctx, request));
  const Typed typed(people::form_of(request));
  if (typed.at("co") == "zwolnij") {
    TRY_VOID(release(ctx, p.id, PieceId{id_from_code(typed.at("id")).value_or(0)}));
    return Redirect{desk_path(p, "podjecie")};
  }
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const auto on = r.date("on", texts::f_on(ctx.language), true);
  const Both note = bilingual::read_both(r, "note", texts::f_note(ctx.language), 2000);
  std::vector<PieceId> actions;
  for (const std::string& code : typed.list("actions")) actions.push_back(PieceId{id_from_code(code).value_or(0)});
  if (actions.empty()) r.wrong(texts::keys::err_no_action, "actions");
  if (!faults.empty()) return take_up_shown(ctx, p, typed, faults, 422);
  const ProjectId project{id_from_code(typed.at("project")).value_or(0)};
  const auto done = take_up(ctx, p.id, project, actions, *on, note);
  if (done) return Redirect{p.path() + "#dzialania"};
  if (done.error().field.empty()) return std::unexpected(done.error());
  return take_up_shown(ctx, p, typed, {done.error()}, status_of(done.error()));
}

}  // namespace wiec::plans
