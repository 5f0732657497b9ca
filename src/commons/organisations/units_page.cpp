// /administracja/organizacje/{code}/dzialy: the units of an organisation, a new one, one of them.
#include "commons/organisations/organisation_page.h"
#include "commons/organisations/organisation_store.h"
#include "commons/organisations/page_parts.h"
#include "commons/organisations/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/http/form.h"

namespace wiec::organisations {
namespace {

std::string units_path(OrganisationId id) { return path_of(id) + "/dzialy"; }
std::string path_of(const Unit& unit) {
  return fmt::format("{}/{}", units_path(unit.organisation), code_from_id(unit.id.value));
}

std::vector<Unit> units_in(Context& ctx, OrganisationId id) {
  return ctx.db.read([&](db::ReadTx& tx) { return units_of(tx, id); });
}

// Any other unit may stand above: one that would stand above itself is refused when it is saved.
void put_parent(Html& f, Language l, const Unit& typed, const std::vector<Unit>& units, const Errors& errors) {
  std::vector<std::string> codes;
  codes.reserve(units.size());
  std::vector<html::Choice> choices;
  for (const Unit& unit : units) {
    if (unit.id == typed.id || (unit.closed && unit.id != typed.parent)) continue;
    codes.push_back(code_from_id(unit.id.value));
    choices.push_back({.value = codes.back(), .label = unit.name});
  }
  if (choices.empty()) return;
  const std::string now = typed.parent ? code_from_id(typed.parent.value) : std::string();
  html::select_field(f, l,
                     {.name = "parent",
                      .label = texts::parent(l),
                      .choices = choices,
                      .value = now,
                      .error = errors.at("parent"),
                      .empty_label = texts::no_parent(l),
                      .optional = true});
}

void put_form(Html& out, Context& ctx, const Unit& typed, const std::vector<Unit>& units, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(),
                    action = localized(l, typed.id ? path_of(typed) : units_path(typed.organisation));
  const auto body = [&](Html& f) {
    html::text_field(f, l,
                     {.name = "name", .label = texts::unit_name(l), .value = typed.name, .error = errors.at("name")});
    html::text_field(f, l,
                     {.name = "code",
                      .label = texts::code(l),
                      .value = typed.code,
                      .error = errors.at("code"),
                      .width = html::Width::short_,
                      .optional = true});
    html::text_field(f, l,
                     {.name = "email",
                      .label = texts::email(l),
                      .value = typed.email,
                      .error = errors.at("email"),
                      .kind = html::TextKind::email,
                      .optional = true});
    put_parent(f, l, typed, units, errors);
    if (typed.id) html::checkbox(f, l, {.name = "closed", .label = texts::unit_closed(l), .checked = typed.closed});
    html::button(f, {.label = typed.id ? texts::save(l) : texts::add_unit(l),
                     .kind = typed.id ? html::ButtonKind::primary : html::ButtonKind::secondary});
  };
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body = body,
                   .label = typed.id ? std::string_view() : std::string_view(texts::new_unit(l))});
}

void put_list(Html& out, Language l, const std::vector<Unit>& units) {
  if (units.empty()) return;
  const html::Column columns[] = {{.label = texts::name(l)}, {.label = texts::code(l)}, {.label = texts::email(l)}};
  html::Table table(out, l, {.caption = texts::units(l), .columns = columns, .caption_hidden = true});
  for (const Unit& unit : units) {
    const auto name = [&](Html& cell) {
      html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, path_of(unit)), unit.name);
      if (unit.closed) html::tag(cell, {.label = texts::closed_tag(l)});
    };
    table.row({name, unit.code, unit.email});
  }
}

// The list with the form of a new unit, or one unit: its id tells.
Page shown(Context& ctx, const Organisation& o, const Unit& typed, const Problem* problem) {
  const Language l = ctx.language;
  const Errors errors = errors_of(l, problem);
  const auto units = units_in(ctx, o.id);
  const auto own = std::ranges::find(units, typed.id, &Unit::id);
  Page page = start(l, own == units.end() ? texts::units_of(l, o.name) : own->name, errors);
  page.crumbs.push_back({std::string(texts::organisations(l)), std::string(kList)});
  page.crumbs.push_back({o.name, path_of(o.id)});
  if (typed.id)
    page.crumbs.push_back({std::string(texts::units(l)), units_path(o.id)});
  else
    put_list(page.main, l, units);
  put_form(page.main, ctx, typed, units, errors);
  return page;
}

Unit typed_in(const Request& request, Unit unit) {
  const auto form = http::Form::parse(request.http.header("content-type"), request.http.body);
  if (!form) return unit;
  unit.name = form->text("name");
  unit.code = form->text("code");
  unit.email = form->text("email");
  unit.parent = UnitId{id_from_code(form->text("parent")).value_or(0)};
  unit.closed = unit.id && form->checked("closed");
  return unit;
}

Result<std::pair<Organisation, Unit>> asked_unit(Context& ctx, const Request& request) {
  const auto o = asked(ctx, request);
  const auto id = id_from_code(request.params.get("unit"));
  if (!o || !id) return problem(ProblemKind::not_found, texts::keys::no_such_unit);
  const auto unit = ctx.db.read([&](db::ReadTx& tx) { return find_unit(tx, UnitId{*id}); });
  if (!unit || unit->organisation != o->id) return problem(ProblemKind::not_found, texts::keys::no_such_unit);
  return std::pair(*o, *unit);
}

}  // namespace

Result<Reply> units_page(Context& ctx, const Request& request) {
  const auto o = asked(ctx, request);
  if (!o) return problem(ProblemKind::not_found, texts::keys::no_such);
  return shown(ctx, *o, {.organisation = o->id}, nullptr);
}

Result<Reply> post_unit(Context& ctx, const Request& request) {
  const auto o = asked(ctx, request);
  if (!o) return problem(ProblemKind::not_found, texts::keys::no_such);
  const Unit typed = typed_in(request, {.organisation = o->id});
  if (const auto done = save_unit(ctx, typed); !done) return shown(ctx, *o, typed, &done.error());
  return Redirect{units_path(o->id)};
}

Result<Reply> unit_page(Context& ctx, const Request& request) {
  TRY(const auto found, asked_unit(ctx, request));
  return shown(ctx, found.first, found.second, nullptr);
}

Result<Reply> post_changed_unit(Context& ctx, const Request& request) {
  TRY(const auto found, asked_unit(ctx, request));
  const Unit typed = typed_in(request, found.second);
  if (const auto done = save_unit(ctx, typed); !done) return shown(ctx, found.first, typed, &done.error());
  return Redirect{units_path(found.first.id)};
}

}  // namespace wiec::organisations
