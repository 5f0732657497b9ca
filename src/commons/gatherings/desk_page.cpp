// /administracja/spotkania: gatherings for those who hold them: plan, change, cancel. Officials see all, ambassadors
// the residents' meetings where they lead.
#include "commons/gatherings/edit_gathering.h"
#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/pages.h"
#include "commons/gatherings/texts.h"
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "commons/site/form_fields.h"
#include "commons/site/whole_from.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::gatherings {
namespace {

constexpr std::string_view kDesk = "/administracja/spotkania";
constexpr int kMost = 200, kMostWords = 20'000;

std::string desk_path(const Gathering& g) { return fmt::format("{}/{}", kDesk, g.code()); }

Page start(std::string_view title, const Errors& errors, int status) {
  Page page{.title = std::string(title), .status = status, .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  errors.put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

void put_table(Html& out, Language l, std::string_view caption, const std::vector<Gathering>& all) {
  const html::Column columns[] = {{.label = texts::gathering(l)},
                                  {.label = texts::when(l)},
                                  {.label = texts::seats(l), .numeric = true},
                                  {.label = texts::queue(l), .numeric = true},
                                  {.label = texts::who_came(l)}};
  html::Table table(out, l, {.caption = caption, .columns = columns});
  for (const Gathering& g : all) {
    const std::string edit = localized(l, desk_path(g)), record = localized(l, desk_path(g) + "/przebieg"),
                      when = when_of(l, g),
                      taken = g.seats ? fmt::format("{} / {}", g.taken, *g.seats) : std::to_string(g.taken);
    const auto name = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a><br>{})">(cell, edit, g.title(l), name_of(l, g.kind));
      if (g.cancelled) html::tag(cell, {.label = texts::cancelled(l), .tone = html::Tone::error});
    };
    const auto list = [&](Html& cell) {
      const std::string label = texts::list_of(l, g.title(l));
      html::put<R"(<a href="{}" aria-label="{}">{}</a>)">(cell, record, label, texts::list(l));
    };
    table.row({name, when, taken, g.waiting, list});
  }
}

bool is_official(const Actor& actor) { return actor.has(Role::coordinator) || actor.has(Role::programme_officer); }

std::vector<html::Choice> kinds_for(const Context& ctx) {
  std::vector<html::Choice> all;
  for (std::size_t i = 0; i < std::size(kKindCodes); ++i)
    if (is_official(ctx.actor) || static_cast<Kind>(i) == Kind::residents_meeting)
      all.push_back({.value = kKindCodes[i], .label = name_of(ctx.language, static_cast<Kind>(i))});
  return all;
}

std::vector<Gathering> held(db::ReadTx& tx, const Context& ctx, bool past) {
  auto all = gatherings(tx, {.past = past}, ctx.now, kMost);
  if (!is_official(ctx.actor)) std::erase_if(all, [&](const Gathering& g) { return !may_hold(tx, ctx.actor, g); });
  return all;
}

struct Place {
  std::string code, name;
};
std::vector<Place> places_to_choose(Context& ctx) {
  return ctx.db.read([&](db::ReadTx& tx) {
    std::vector<Place> all;
    Gathering there;
    for (const auto& city : places::cities(tx))
      for (const auto& place : places::children_of(tx, city.id)) {
        there.place = place.id;
        if (is_official(ctx.actor) || may_hold(tx, ctx.actor, there))
          all.push_back({code_from_id(place.id.value), place.name});
      }
    return all;
  });
}

struct FormPage : FormFields {
  Context& ctx;
};

void put_what(Html& f, const FormPage& p) {
  const Language l = p.ctx.language;
  const auto kinds = kinds_for(p.ctx);
  p.select(f, "kind", texts::f_kind(l), kinds, texts::choose(l));
  p.line(f, "title_pl", texts::f_title_pl(l));
  p.line(f, "title_en", texts::f_title_en(l), {}, true);
  p.words(f, "about_pl", texts::f_about_pl(l), kMostWords);
  p.words(f, "about_en", texts::f_about_en(l), kMostWords);
}

void put_where(Html& f, const FormPage& p) {
  const Language l = p.ctx.language;
  p.moment(f, "begins", texts::f_begins(l), texts::begins_hour(l), texts::hour_hint(l));
  p.moment(f, "ends", texts::f_ends(l), texts::ends_hour(l), texts::hour_hint(l));
  const html::Choice formulas[] = {{.value = "in_person", .label = texts::formula_in_person(l)},
                                   {.value = "online", .label = texts::formula_online(l)},
                                   {.value = "both", .label = texts::formula_both(l)}};
  html::radio_field(f, l,
                    {.name = "formula",
                     .legend = texts::f_formula(l),
                     .choices = formulas,
                     .value = p.typed.at("formula"),
                     .error = p.errors.at("formula")});
  p.line(f, "address", texts::f_address(l), texts::f_address_hint(l), true);
  p.line(f, "link", texts::f_link(l), texts::f_link_hint(l), true);
  const auto all = places_to_choose(p.ctx);
  std::vector<html::Choice> choices;
  for (const Place& place : all) choices.push_back({.value = place.code, .label = place.name});
  if (!choices.empty()) {
    const bool official = is_official(p.ctx.actor);
    p.select(f, "place", texts::f_place(l), choices, official ? texts::whole_city(l) : texts::choose(l), official);
  }
  html::checkbox(f, l,
                 {.name = "signing_up",
                  .label = texts::f_signing_up(l),
                  .hint = texts::f_signing_up_hint(l),
                  .checked = !p.typed.at("signing_up").empty()});
  html::text_field(f, l,
                   {.name = "seats",
                    .label = texts::f_seats(l),
                    .hint = texts::f_seats_hint(l),
                    .value = p.typed.at("seats"),
                    .error = p.errors.at("seats"),
                    .kind = html::TextKind::number,
                    .width = html::Width::short_,
                    .optional = true});
}

Page form_page(Context& ctx, const Gathering* g, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = start(g ? std::string_view(g->title(l)) : texts::plan(l), errors, status);
  page.crumbs.push_back({std::string(texts::desk(l)), std::string(kDesk)});
  const FormPage parts{{l, typed, errors}, ctx};
  const std::string csrf = ctx.form_token(), action = localized(l, g ? desk_path(*g) : fmt::format("{}/nowe", kDesk));
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           put_what(f, parts);
                           put_where(f, parts);
                           if (g) {
                             html::hidden_field(f, "base", typed.at("base"));
                             parts.line(f, "change_pl", texts::f_change_pl(l), texts::f_change_hint(l), true);
                             parts.line(f, "change_en", texts::f_change_en(l), {}, true);
                           }
                           html::button(f, {.label = g ? texts::save(l) : texts::plan_it(l)});
                         }});
  return page;
}

void put_cancelling(Html& out, Context& ctx, const Gathering& g, const Problem* wrong) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, desk_path(g) + "/odwolanie"),
                    error = wrong ? text::translate(l, *wrong) : std::string();
  html::details(
      out, texts::cancel_it(l),
      [&](Html& body) {
        html::put<"<p>{}</p>">(body, texts::cancel_explained(l, g.taken + g.waiting));
        html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                            html::text_field(f, l, {.name = "why_pl", .label = texts::f_why_pl(l), .error = error});
                            html::text_field(f, l, {.name = "why_en", .label = texts::f_why_en(l), .optional = true});
                            html::button(f, {.label = texts::cancel_it(l), .kind = html::ButtonKind::danger});
                          }});
      },
      wrong != nullptr);
}

Page edit_form(Context& ctx, const Gathering& g, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  Page page = form_page(ctx, &g, typed, faults, status);
  const std::string shown = localized(l, g.path()), record = localized(l, desk_path(g) + "/przebieg");
  html::put<R"(<p><a href="{}">{}</a> · <a href="{}">{}</a></p>)">(page.main, shown, texts::public_page(l), record,
                                                                   texts::who_came(l));
  if (!g.cancelled) put_cancelling(page.main, ctx, g, nullptr);
  return page;
}

}  // namespace

Result<Reply> desk_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  std::vector<Gathering> coming, past;
  ctx.db.read([&](db::ReadTx& tx) {
    coming = held(tx, ctx, false);
    past = held(tx, ctx, true);
  });
  Page page = start(texts::desk(l), Errors(l, {}), 200);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::desk_lead(l));
  const std::string plan = localized(l, fmt::format("{}/nowe", kDesk));
  html::link_button(out, {.href = plan, .label = texts::plan(l), .icon = html::Icon::plus});
  if (coming.empty() && past.empty())
    html::empty_state(out, {.title = texts::none_coming(l), .icon = html::Icon::calendar});
  if (!coming.empty()) put_table(out, l, texts::coming(l), coming);
  if (!past.empty()) put_table(out, l, texts::past(l), past);
  return page;
}

Result<Reply> new_page(Context& ctx, const Request&) {
  Gathering usual;
  return form_page(ctx, nullptr, typed_from(usual, 0), {}, 200);
}

Result<Reply> post_new(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  const Gathering g = read_gathering(ctx, typed, nullptr, faults);
  if (!faults.empty()) return form_page(ctx, nullptr, typed, faults, 422);
  if (auto planned = plan_gathering(ctx, g); !planned) return form_page(ctx, nullptr, typed, {planned.error()}, 403);
  return Redirect{std::string(kDesk)};
}

Result<Reply> edit_page(Context& ctx, const Request& request) {
  const auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  return edit_form(ctx, *g, typed_from(*g, g->changed_at.micros), {}, 200);
}

Result<Reply> post_edit(Context& ctx, const Request& request) {
  const auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  Typed typed(people::form_of(request));
  Faults faults;
  const Gathering wanted = read_gathering(ctx, typed, &*g, faults);
  if (!faults.empty()) return edit_form(ctx, *g, typed, faults, 422);
  if (auto changed = change_gathering(ctx, wanted, whole_from(typed.at("base"))); !changed) {
    if (changed.error().kind == ProblemKind::not_allowed) return std::unexpected(changed.error());
    const int status = changed.error().kind == ProblemKind::conflict ? 409 : 422;
    typed.set(
        "base",
        std::to_string(gathering_asked_for(ctx, request).value_or(*g).changed_at.micros));  // what they have now seen
    return edit_form(ctx, *g, typed, {changed.error()}, status);
  }
  return Redirect{std::string(kDesk)};
}

Result<Reply> post_cancel(Context& ctx, const Request& request) {
  const auto g = gathering_asked_for(ctx, request);
  if (!g) return problem(ProblemKind::not_found, texts::keys::no_such);
  const auto form = people::form_of(request);
  if (auto done = cancel_gathering(ctx, g->id, form.text("why_pl"), form.text("why_en")); !done) {
    if (done.error().kind == ProblemKind::not_allowed) return std::unexpected(done.error());
    Page page = form_page(ctx, &*g, typed_from(*g, g->changed_at.micros), {done.error()}, 422);
    put_cancelling(page.main, ctx, *g, &done.error());
    return page;
  }
  return Redirect{std::string(kDesk)};
}

Html desk_task(Context& ctx, std::int64_t) {
  Html out;
  const bool official = is_official(ctx.actor);
  if (!official && !ctx.actor.has(Role::ambassador)) return out;
  const Language l = ctx.language;
  const std::int64_t coming = ctx.db.read(
      [&](db::ReadTx& tx) { return official ? count_gatherings(tx, {}, ctx.now) : std::ssize(held(tx, ctx, false)); });
  const std::string href = localized(l, kDesk), status = texts::coming_count(l, coming);
  const html::Task tasks[] = {{.href = href, .title = texts::desk(l), .hint = texts::desk_lead(l), .status = status}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::gatherings
