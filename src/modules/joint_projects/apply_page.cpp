// /wspolne-projekty/zgloszenie: applying as an ambassador.
#include "commons/areas/area_editor.h"
#include "commons/areas/edit_area.h"
#include "commons/people/page_parts.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "modules/joint_projects/work_on_ambassadors.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr std::string_view kAddress = "/wspolne-projekty/zgloszenie";

struct FormPage {
  Context& ctx;
  const Programme& programme;
  const Typed& typed;
  const Errors& errors;

  void choice(Html& f, std::string_view name, std::string_view legend, std::span<const html::Choice> choices) const {
    html::radio_field(
        f, ctx.language,
        {.name = name, .legend = legend, .choices = choices, .value = typed.at(name), .error = errors.at(name)});
  }
  void line(Html& f, std::string_view name, std::string_view label, std::string_view hint) const {
    html::text_field(f, ctx.language,
                     {.name = name,
                      .label = label,
                      .hint = hint,
                      .value = typed.at(name),
                      .error = errors.at(name),
                      .optional = true});
  }
};

void put_who(Html& f, const FormPage& p) {
  const Language l = p.ctx.language;
  const Date today = text::date_in_warsaw(p.ctx.now);
  std::vector<html::Choice> paths;
  for (const Path path : kPaths)
    if (p.programme.recruiting(path, today))
      paths.push_back({.value = code_of(path),
                       .label = name_of(l, path),
                       .hint = path == Path::district ? texts::path_district_hint(l) : texts::path_citywide_hint(l)});
  p.choice(f, "path", texts::f_path(l), paths);
  const html::Choice titles[] = {{.value = "feminine", .label = texts::title_feminine(l)},
                                 {.value = "masculine", .label = texts::title_masculine(l)}};
  p.choice(f, "title", texts::f_title(l), titles);
  p.line(f, "theme", texts::f_theme(l), texts::f_theme_hint(l));
}

void put_where(Html& f, const FormPage& p) {
  const Language l = p.ctx.language;
  const auto known = p.ctx.db.read([](db::ReadTx& tx) { return areas::area_choices(tx); });
  html::put<"<h2>{}</h2><p>{}</p>">(f, texts::your_area(l), texts::your_area_lead(l));
  const auto choices = areas::as_choices(known);
  if (!choices.empty())
    html::select_field(f, l,
                       {.name = "area",
                        .label = texts::f_area(l),
                        .choices = choices,
                        .hint = texts::f_area_hint(l),
                        .value = p.typed.at("area"),
                        .error = p.errors.at("area"),
                        .empty_label = texts::new_area(l),
                        .optional = true});
  else if (!p.errors.at("area").empty())
    html::put<R"(<p class="field-message" id="f-area">{}</p>)">(f, p.errors.at("area"));
  bool open = false;
  for (const std::string_view field : {"area_name", "area_parts", "area_streets", "area_geojson"})
    open = open || !p.typed.at(field).empty() || !p.errors.at(field).empty();
  html::details(
      f, texts::point_out(l), [&](Html& body) { areas::put_area_editor(body, p.ctx, p.typed, p.errors); },
      open || choices.empty());
}

void put_about(Html& f, const FormPage& p) {
  const Language l = p.ctx.language;
  if (p.programme.ask_experience)
    html::text_area(f, l,
                    {.name = "experience",
                     .label = texts::f_experience(l),
                     .hint = texts::f_experience_hint(l),
                     .value = p.typed.at("experience"),
                     .error = p.errors.at("experience"),
                     .max_length = 3'000,
                     .optional = true});
  if (p.programme.ask_forms) {
    std::vector<html::Choice> forms;
    for (const std::string_view form : kForms) forms.push_back({.value = form, .label = form_name(l, form)});
    const auto ticked = p.typed.list("forms");
    html::checkbox_field(
        f, l, {.name = "forms", .legend = texts::f_forms(l), .choices = forms, .values = ticked, .optional = true});
  }
}

void put_consents(Html& f, const FormPage& p) {
  const Language l = p.ctx.language;
  html::put<"<h2>{}</h2><p>{}</p>">(f, texts::consents(l), texts::consents_lead(l));
  html::checkbox(
      f, l, {.name = "show_public", .label = texts::f_show_public(l), .checked = !p.typed.at("show_public").empty()});
  p.line(f, "public_name", texts::f_public_name(l), texts::f_public_name_hint(l));
  html::checkbox(f, l,
                 {.name = "show_peers", .label = texts::f_show_peers(l), .checked = !p.typed.at("show_peers").empty()});
  p.line(f, "peer_contact", texts::f_peer_contact(l), texts::f_peer_contact_hint(l));
}

Page form_page(Context& ctx, const Programme& programme, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{
      .title = std::string(texts::apply_title(l)), .status = status, .section = "/wspolne-projekty", .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  page.crumbs = {{programme.name(l), "/wspolne-projekty"}};
  errors.put_summary(page.main);
  Html& out = page.main;
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, texts::apply_gets(l));
  html::put<"<h2>{}</h2><ol>">(out, texts::conditions(l));
  for (const std::string& one : programme.conditions(l)) html::put<"<li>{}</li>">(out, one);
  html::put<"</ol>">(out);
  const FormPage parts{ctx, programme, typed, errors};
  const std::string csrf = ctx.form_token(), action = localized(l, kAddress);
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         put_who(f, parts);
                         put_where(f, parts);
                         put_about(f, parts);
                         put_consents(f, parts);
                         html::button(f, {.label = texts::send_application(l)});
                       },
                   .multipart = true});
  return page;
}

bool recruits(Context& ctx, const Programme& p) {
  const Date today = text::date_in_warsaw(ctx.now);
  return p.recruiting(Path::district, today) || p.recruiting(Path::citywide, today);
}

std::optional<Ambassador> own(Context& ctx, const Programme& p) {
  return ctx.db.read([&](db::ReadTx& tx) { return ambassador_of(tx, p.id, people::PersonId{ctx.actor.person}); });
}

Page closed_page(Context& ctx) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::apply_title(l)), .section = "/wspolne-projekty", .indexed = false};
  html::heading(page.main, 1, page.title);
  const std::string back = localized(l, "/wspolne-projekty");
  html::empty_state(page.main, {.title = texts::recruitment_closed(l),
                                .icon = html::Icon::megaphone,
                                .action = {.href = back, .label = texts::about_programme(l)}});
  return page;
}

}  // namespace

Result<Reply> apply_page(Context& ctx, const Request&) {
  const auto programme = ctx.db.read([](db::ReadTx& tx) { return current_programme(tx); });
  if (!programme || !recruits(ctx, *programme)) return closed_page(ctx);
  const auto before = own(ctx, *programme);
  if (before && !after(before->state, Step::apply_again)) return Redirect{"/ambasadorzy/moje"};
  Typed typed;
  typed.set("public_name", ctx.actor.name);
  return form_page(ctx, *programme, typed, {}, 200);
}

Result<Reply> post_apply(Context& ctx, const Request& request) {
  const auto programme = ctx.db.read([](db::ReadTx& tx) { return current_programme(tx); });
  if (!programme || !recruits(ctx, *programme)) return closed_page(ctx);
  const Typed typed = areas::typed_from(people::form_of(request));
  Faults faults;
  const Application application = read_application(ctx, *programme, typed, faults);
  if (!faults.empty()) return form_page(ctx, *programme, typed, faults, 422);
  if (auto done = apply_as_ambassador(ctx, *programme, application); !done)
    return form_page(ctx, *programme, typed, {done.error()}, 409);
  return Redirect{"/ambasadorzy/moje"};
}

}  // namespace wiec::joint_projects
