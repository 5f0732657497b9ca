// The form of a need, wherever it comes from.
#include "modules/needs/need_form.h"
#include "commons/areas/area_store.h"
#include "modules/needs/give_need.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"
#include "platform/html/difference.h"

namespace wiec::needs {
namespace {

void put_three(Html& f, Language l, const Typed& typed, const Errors& errors) {
  html::text_field(f, l,
                   {.name = "what",
                    .label = texts::f_what(l),
                    .hint = texts::f_what_hint(l),
                    .value = typed.at("what"),
                    .error = errors.at("what"),
                    .max_length = 200});
  html::text_field(f, l,
                   {.name = "location",
                    .label = texts::f_location(l),
                    .hint = texts::f_location_hint(l),
                    .value = typed.at("location"),
                    .error = errors.at("location"),
                    .max_length = 200});
  html::text_field(f, l,
                   {.name = "who",
                    .label = texts::f_who(l),
                    .hint = texts::f_who_hint(l),
                    .value = typed.at("who"),
                    .error = errors.at("who"),
                    .max_length = 300});
}

void put_select(Html& f, Language l, std::string_view name, std::string_view label, std::string_view hint,
                std::span<const html::Choice> choices, const Typed& typed, const Errors& errors) {
  if (choices.empty()) return;
  html::select_field(f, l,
                     {.name = name,
                      .label = label,
                      .choices = choices,
                      .hint = hint,
                      .value = typed.at(name),
                      .error = errors.at(name),
                      .empty_label = texts::not_chosen(l),
                      .optional = true});
}

std::vector<areas::AreaChoice> areas_offered(db::ReadTx& tx, areas::AreaId own) {
  auto all = areas::area_choices(tx);
  const auto area = own ? areas::find_area(tx, own) : std::nullopt;
  if (area && std::ranges::find(all, area->code(), &areas::AreaChoice::code) == all.end())
    all.push_back({area->code(), area->name});
  return all;
}

void put_more(Html& f, Context& ctx, areas::AreaId own_area, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  std::vector<places::Place> districts;
  std::vector<areas::AreaChoice> areas;
  ctx.db.read([&](db::ReadTx& tx) {
    districts = districts_of(tx);
    areas = areas_offered(tx, own_area);
  });
  put_select(f, l, "theme", texts::f_theme(l), {}, theme_choices(l), typed, errors);
  put_select(f, l, "place", texts::f_place(l), texts::f_place_hint(l), district_choices(districts), typed, errors);
  put_select(f, l, "area", texts::f_area(l), texts::f_area_hint(l), areas::as_choices(areas), typed, errors);
  html::text_area(f, l,
                  {.name = "evidence",
                   .label = texts::f_evidence(l),
                   .hint = texts::f_evidence_hint(l),
                   .value = typed.at("evidence"),
                   .error = errors.at("evidence"),
                   .max_length = 2000,
                   .optional = true});
  html::text_field(f, l,
                   {.name = "point",
                    .label = texts::f_point(l),
                    .hint = texts::f_point_hint(l),
                    .value = typed.at("point"),
                    .error = errors.at("point"),
                    .width = html::Width::half,
                    .optional = true});
}

// From what somebody else saved meanwhile to what stands in this form.
void put_changes(Html& out, Context& ctx, const Need& saved, const Typed& typed) {
  const Language l = ctx.language;
  std::string place, area, area_saved;
  ctx.db.read([&](db::ReadTx& tx) {
    const auto district = places::find_place(tx, city_of(tx), typed.at("place"));
    if (district) place = district->name;
    if (const auto found = areas::find_area(tx, typed.at("area"))) area = found->name;
    if (const auto found = areas::find_area(tx, saved.area)) area_saved = found->name;
  });
  const auto theme = theme_from(typed.at("theme"));
  const Typed before = typed_from(saved, {});
  html::put<"<h2>{}</h2>">(out, texts::overtaken_by(l));
  html::difference(out, l, texts::f_what(l), saved.what, typed.at("what"));
  html::difference(out, l, texts::f_location(l), saved.location, typed.at("location"));
  html::difference(out, l, texts::f_who(l), saved.who, typed.at("who"));
  html::difference(out, l, texts::f_evidence(l), saved.evidence, typed.at("evidence"));
  html::difference(out, l, texts::f_theme(l), saved.theme ? name_of(l, *saved.theme) : "",
                   theme ? name_of(l, *theme) : "");
  html::difference(out, l, texts::f_place(l), saved.place_name, place);
  html::difference(out, l, texts::f_area(l), area_saved, area);
  html::difference(out, l, texts::f_point(l), before.at("point"), typed.at("point"));
}

}  // namespace

Page need_form(Context& ctx, const NeedForm& form, const Typed& typed, const Faults& faults, const Need* overtaken_by) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{
      .title = std::string(form.title), .status = faults.empty() ? 200 : 422, .section = "/potrzeby", .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, form.title);
  html::put<R"(<p class="lead">{}</p>)">(page.main, form.lead);
  if (overtaken_by) put_changes(page.main, ctx, *overtaken_by, typed);
  const std::string csrf = ctx.form_token(), action = localized(l, form.action);
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           put_three(f, l, typed, errors);
                           if (form.kind == FormKind::changed) html::hidden_field(f, "base", typed.at("base"));
                           put_more(f, ctx, form.area, typed, errors);
                           if (form.kind == FormKind::card)
                             html::checkbox(f, l,
                                            {.name = "consent",
                                             .label = texts::f_consent(l),
                                             .hint = texts::f_consent_hint(l),
                                             .error = errors.at("consent"),
                                             .checked = !typed.at("consent").empty()});
                           html::button(f, {.label = form.button});
                         }});
  return page;
}

}  // namespace wiec::needs
