// /administracja/plany/{code}: one plan with everything that waits to be done.
#include "commons/people/page_parts.h"
#include "modules/plans/consult_plan.h"
#include "modules/plans/course_store.h"
#include "modules/plans/desk.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/read_plan.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"
#include "modules/programmes/project_form.h"
#include "modules/programmes/project_store.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::plans {
namespace {

void put_paragraphs(Html& out, Language l, const Plan& p, bool written) {
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::paragraphs(l));
  for (std::size_t i = 0; i < std::size(kSections); ++i) {
    const auto section = static_cast<Section>(i);
    const auto in = [&](const Paragraph& one) { return one.section == section && !one.removed; };
    if (std::ranges::none_of(p.paragraphs, in)) continue;
    html::put<"<h3>{}</h3><ol>">(out, words_of(l, section));
    for (const Paragraph& one : p.paragraphs) {
      if (!in(one)) continue;
      const std::string words = text::truncate(one.text.in(l), 100),
                        href = localized(l, desk_path(p, "akapit/" + code_from_id(one.id.value)));
      if (written) html::put<R"(<li><a href="{}">{}</a></li>)">(out, href, words);
      if (!written) html::put<"<li>{}</li>">(out, words);
    }
    html::put<"</ol>">(out);
  }
  const std::string fresh = localized(l, desk_path(p, "akapit/nowy"));
  if (written)
    html::link_button(out, {.href = fresh,
                            .label = texts::new_paragraph(l),
                            .kind = html::ButtonKind::secondary,
                            .icon = html::Icon::plus});
  html::put<"</section>">(out);
}

void put_actions(Html& out, Language l, const Plan& p, bool written) {
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::actions(l));
  if (std::ranges::count(p.actions, false, &Action::removed) > 0) {
    const html::Column columns[] = {{.label = texts::action(l)},
                                    {.label = texts::a_owner(l)},
                                    {.label = texts::a_cost(l), .numeric = true},
                                    {.label = texts::f_state(l)}};
    html::Table table(out, l,
                      {.caption = texts::actions(l), .columns = columns, .caption_hidden = true, .compact = true});
    for (const Action& a : p.actions) {
      if (a.removed) continue;
      const std::string href =
          written ? localized(l, desk_path(p, "dzialanie/" + code_from_id(a.id.value))) : localized(l, p.path_of(a.id));
      table.row({[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, a.title.in(l)); }, a.owner,
                 cost_of(l, a), words_of(l, a.state)});
    }
  }
  const std::string fresh = localized(l, desk_path(p, "dzialanie/nowe"));
  if (written)
    html::link_button(
        out,
        {.href = fresh, .label = texts::new_action(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::plus});
  html::put<"</section>">(out);
}

void put_waiting(Html& out, Language l, const Plan& p, const std::vector<Comment>& comments) {
  const auto open = std::ranges::count_if(comments, [](const Comment& c) { return !c.verdict; });
  html::put<R"(<section class="stack"><h2>{}</h2><p>{}</p>)">(out, texts::comments(l),
                                                              texts::comments_open(l, std::ssize(comments), open));
  if (open > 0) html::put<"<ol>">(out);
  for (const Comment& c : comments)
    if (!c.verdict)
      html::put<R"(<li><a href="{}">{}</a> {}</li>)">(out,
                                                      localized(l, desk_path(p, "uwaga/" + code_from_id(c.id.value))),
                                                      text::truncate(c.body, 100), people::when(l, c.made_at));
  if (open > 0) html::put<"</ol>">(out);
  html::put<"</section>">(out);
}

// One form of the page, with the button's own value of `co`.
void put_form(Html& out, Context& ctx, const Plan& p, std::string_view label, std::string_view act,
              const html::Content& fields) {
  const std::string csrf = ctx.form_token(), action = localized(ctx.language, desk_path(p));
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         html::put<"{}">(f, fields);
                         html::button(
                             f, {.label = label, .kind = html::ButtonKind::secondary, .name = "co", .value = act});
                       },
                   .label = label});
}

void put_acts(Html& out, Context& ctx, const Plan& p, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const auto fields = [&](Html& f) { return Fields{f, l, typed, errors}; };
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::acts(l));
  if (p.state == State::drafting)
    put_form(out, ctx, p, texts::open_it(l), "otworz", [&](Html& f) { fields(f).day("until", texts::f_until(l)); });
  if (p.state == State::consultation) put_form(out, ctx, p, texts::end_it(l), "zakoncz", [](Html&) {});
  if (p.state == State::adopted) put_form(out, ctx, p, texts::amend_it(l), "zmien", [](Html&) {});
  if (p.state != State::adopted) {
    html::put<"<h3>{}</h3><p>{}</p>">(out, texts::adoption(l), texts::adoption_lead(l));
    put_form(out, ctx, p, texts::adopt_it(l), "uchwal", [&](Html& f) {
      fields(f).line("act", texts::f_act(l), false, texts::f_act_hint(l));
      fields(f).day("on", texts::f_adopted_on(l));
      fields(f).both_areas("resolution", texts::f_resolution(l), bilingual::Needed::polish);
    });
  }
  html::put<"</section>">(out);
}

Page shown(Context& ctx, const Plan& p, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = programmes::start_desk_page(ctx, p.title.in(l), errors, status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}};
  Html& out = page.main;
  std::vector<Comment> comments;
  bool adopted = false;
  ctx.db.read([&](db::ReadTx& tx) {
    comments = comments_of(tx, p.id);
    adopted = !adoptions_of(tx, p.id).empty();
  });
  const bool written = p.state == State::drafting;
  html::tag(out, {.label = words_of(l, p.state), .tone = tone_of(p.state)});
  const std::string open = localized(l, p.path()), take = localized(l, desk_path(p, "podjecie"));
  html::button_row(out, [&](Html& row) {
    html::link_button(row, {.href = open, .label = texts::see_plan(l), .kind = html::ButtonKind::secondary});
    if (adopted)
      html::link_button(row, {.href = take, .label = texts::take_up(l), .kind = html::ButtonKind::secondary});
  });
  put_waiting(out, l, p, comments);
  put_acts(out, ctx, p, typed, errors);
  put_paragraphs(out, l, p, written);
  put_actions(out, l, p, written);
  if (written) {
    html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::head(l));
    put_form(out, ctx, p, texts::save(l), "dane", [&](Html& f) {
      put_plan_fields({f, l, typed, errors}, places_of(ctx));
    });
    html::put<"</section>">(out);
  }
  return page;
}

Typed typed_of(Context& ctx, const Plan& p) {
  return typed_from(p, p.project ? code_from_id(p.project.value) : std::string(), places_of(ctx));
}

// What was typed into one form, over what the others show.
Typed over(Typed shown, const Typed& typed) {
  for (const std::string_view name : {"kind", "title_pl", "title_en", "area", "place", "project", "reason", "base",
                                      "until", "act", "on", "resolution_pl", "resolution_en"})
    if (typed.has(name)) shown.set(std::string(name), std::string(typed.at(name)));
  return shown;
}

Result<> do_act(Context& ctx, const Plan& p, const Typed& typed, Faults& faults) {
  const std::string_view act = typed.at("co");
  Reader r(ctx.language, typed, faults);
  const Language l = ctx.language;
  if (act == "zakoncz") return end_consultation(ctx, p.id);
  if (act == "zmien") return amend_plan(ctx, p.id);
  if (act == "otworz") {
    const auto until = r.date("until", texts::f_until(l), true);
    return faults.empty() ? open_consultation(ctx, p.id, *until) : Result<>();
  }
  if (act == "uchwal") {
    Adoption a;
    a.plan = p.id;
    a.act = r.line("act", texts::f_act(l), 300, true);
    a.on = r.date("on", texts::f_adopted_on(l), true).value_or(Date{});
    a.text = bilingual::read_both(r, "resolution", texts::f_resolution(l), 8000, bilingual::Needed::polish);
    return faults.empty() ? adopt_plan(ctx, a) : Result<>();
  }
  Plan changed = read_plan(r, places_of(ctx));
  changed.id = p.id;
  const NamedProject project{r.line("project", texts::f_project(l), 300)};
  const Change change = read_change(r);
  if (!faults.empty()) return {};
  const auto saved = save_plan(ctx, changed, project, change);
  return saved ? Result<>() : std::unexpected(saved.error());
}

}  // namespace

Result<Plan> plan_at_desk(Context& ctx, const Request& request) {
  TRY(Plan p, plan_at(ctx, request));
  if (!ctx.db.read([&](db::ReadTx& tx) { return may_keep(tx, ctx.actor, p); }))
    return problem(ProblemKind::not_allowed, texts::keys::not_your_plan);
  return p;
}

std::vector<programmes::NamedPlace> places_of(Context& ctx) { return programmes::ground_of(ctx).places; }

Page start_plan_page(Context& ctx, const Plan& p, std::string_view title, const Errors& errors, int status) {
  Page page = programmes::start_desk_page(ctx, title, errors, status);
  page.crumbs = {{std::string(texts::desk(ctx.language)), std::string(kDesk)},
                 {p.title.in(ctx.language), desk_path(p)}};
  return page;
}

std::string desk_path(const Plan& p, std::string_view rest) {
  return fmt::format("{}/{}{}{}", kDesk, p.code(), rest.empty() ? "" : "/", rest);
}

int status_of(const Problem& p) { return p.kind == ProblemKind::conflict ? 409 : 422; }

Result<Reply> keep_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at_desk(ctx, request));
  return shown(ctx, p, typed_of(ctx, p), {}, 200);
}

Result<Reply> post_keep(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at_desk(ctx, request));
  const Typed typed(people::form_of(request));
  Faults faults;
  const auto done = do_act(ctx, p, typed, faults);
  if (faults.empty() && done) return Redirect{desk_path(p)};
  if (faults.empty()) faults.push_back(done.error());
  return shown(ctx, p, over(typed_of(ctx, p), typed), faults, status_of(faults.front()));
}

}  // namespace wiec::plans
