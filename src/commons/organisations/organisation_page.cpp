// /administracja/organizacje: the list, one organisation, a new one.
#include "commons/organisations/organisation_page.h"

#include "commons/organisations/organisation_store.h"
#include "commons/organisations/page_parts.h"
#include "commons/organisations/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

namespace wiec::organisations {
namespace {

void put_fields(Html& f, Language l, const Organisation& o, const Errors& errors) {
  std::vector<html::Choice> sectors;
  for (const Sector sector : kSectors) sectors.push_back({.value = code_of(sector), .label = words_of(l, sector)});
  html::radio_field(f, l,
                    {.name = "sector", .legend = texts::sector(l), .choices = sectors, .value = code_of(o.sector)});
  html::text_field(f, l, {.name = "name", .label = texts::name(l), .value = o.name, .error = errors.at("name")});
  html::text_field(f, l,
                   {.name = "short_name",
                    .label = texts::short_name(l),
                    .value = o.short_name,
                    .error = errors.at("short_name"),
                    .width = html::Width::half,
                    .optional = true});
  html::text_field(f, l,
                   {.name = "register_number",
                    .label = texts::register_number(l),
                    .hint = texts::register_hint(l),
                    .value = o.register_number,
                    .error = errors.at("register_number"),
                    .width = html::Width::half,
                    .optional = true});
  html::text_field(f, l,
                   {.name = "address",
                    .label = texts::address(l),
                    .value = o.address,
                    .error = errors.at("address"),
                    .optional = true});
  html::text_field(f, l,
                   {.name = "email",
                    .label = texts::email(l),
                    .value = o.email,
                    .error = errors.at("email"),
                    .kind = html::TextKind::email,
                    .optional = true});
  html::text_field(f, l,
                   {.name = "website",
                    .label = texts::website(l),
                    .value = o.website,
                    .error = errors.at("website"),
                    .kind = html::TextKind::address,
                    .optional = true});
}

void put_form(Html& out, Context& ctx, const Organisation& o, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, o.id ? path_of(o.id) : std::string(kList) + "/nowa");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     put_fields(f, l, o, errors);
                     if (o.id) html::checkbox(f, l, {.name = "closed", .label = texts::closed(l), .checked = o.closed});
                     html::button(f, {.label = texts::save(l)});
                   }});
}

Page new_page(Context& ctx, const Organisation& o, const Problem* problem) {
  const Errors errors = errors_of(ctx.language, problem);
  Page page = start(ctx.language, texts::new_organisation(ctx.language), errors);
  page.crumbs.push_back({std::string(texts::organisations(ctx.language)), std::string(kList)});
  put_form(page.main, ctx, o, errors);
  return page;
}

Page shown_page(Context& ctx, const Organisation& o, const Problem* problem) {
  const Errors errors = errors_of(ctx.language, problem);
  Page page = start(ctx.language, o.name, errors);
  page.crumbs.push_back({std::string(texts::organisations(ctx.language)), std::string(kList)});
  put_form(page.main, ctx, o, errors);
  const std::string units = localized(ctx.language, path_of(o.id) + "/dzialy");
  html::link_button(page.main,
                    {.href = units, .label = texts::units(ctx.language), .kind = html::ButtonKind::secondary});
  ctx.put_panels(page.main, "organisation", o.id.value);
  return page;
}

Organisation typed_in(const Request& request, Organisation o) {
  const auto form = http::Form::parse(request.http.header("content-type"), request.http.body);
  if (!form) return o;
  o.sector = sector_from(form->text("sector")).value_or(o.sector);
  o.name = form->text("name");
  o.short_name = form->text("short_name");
  o.register_number = form->text("register_number");
  o.address = form->text("address");
  o.email = form->text("email");
  o.website = form->text("website");
  o.closed = form->checked("closed");
  return o;
}

}  // namespace

Result<Reply> organisations_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto all =
      ctx.db.read([&](db::ReadTx& tx) { return list_organisations(tx, request.query("q").substr(0, 200)); });
  Page page = start(l, texts::organisations(l), errors_of(l, nullptr));
  const std::string action = localized(l, kList), fresh = localized(l, std::string(kList) + "/nowa");
  html::search_box(page.main, l, {.action = action, .label = texts::find(l), .value = request.query("q")});
  if (all.empty()) html::empty_state(page.main, {.title = texts::none(l), .icon = html::Icon::building});
  if (!all.empty()) {
    const html::Column columns[] = {
        {.label = texts::name(l)}, {.label = texts::sector(l)}, {.label = texts::register_number(l)}};
    html::Table table(page.main, l, {.caption = texts::organisations(l), .columns = columns, .caption_hidden = true});
    for (const Organisation& o : all) {
      const auto name = [&](Html& cell) {
        html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, path_of(o.id)), o.name);
        if (o.closed) html::tag(cell, {.label = texts::closed_tag(l)});
      };
      table.row({name, words_of(l, o.sector), o.register_number});
    }
  }
  html::link_button(page.main, {.href = fresh, .label = texts::new_organisation(l), .icon = html::Icon::plus});
  return page;
}

Result<Reply> new_organisation_page(Context& ctx, const Request&) { return new_page(ctx, {}, nullptr); }

Result<Reply> post_new_organisation(Context& ctx, const Request& request) {
  const Organisation typed = typed_in(request, {});
  const auto made = save_organisation(ctx, typed);
  if (!made) return new_page(ctx, typed, &made.error());
  return Redirect{path_of(*made)};
}

Result<Reply> organisation_page(Context& ctx, const Request& request) {
  const auto o = asked(ctx, request);
  if (!o) return problem(ProblemKind::not_found, texts::keys::no_such);
  return shown_page(ctx, *o, nullptr);
}

Result<Reply> post_organisation(Context& ctx, const Request& request) {
  const auto o = asked(ctx, request);
  if (!o) return problem(ProblemKind::not_found, texts::keys::no_such);
  const Organisation typed = typed_in(request, *o);
  const auto done = save_organisation(ctx, typed);
  if (!done) return shown_page(ctx, typed, &done.error());
  return Redirect{path_of(o->id)};
}

}  // namespace wiec::organisations
