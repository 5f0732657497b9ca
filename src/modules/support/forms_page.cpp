// /administracja/wsparcie/formy: the catalogue of forms of support for the coordinator; one of them.
#include "commons/bilingual/both_form.h"
#include "commons/people/page_parts.h"
#include "commons/site/whole_from.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/support/edit_form.h"
#include "modules/support/form_store.h"
#include "modules/support/pages.h"
#include "modules/support/texts.h"
#include "modules/support/words.h"
#include "platform/html/table.h"

namespace wiec::support {
namespace {

constexpr std::string_view kForms = "/administracja/wsparcie/formy";

using joint_projects::Programme;

std::string list_path(int year) { return fmt::format("{}?rok={}", kForms, year); }

Result<Programme> programme_asked_for(Context& ctx, std::string_view year) {
  auto p = ctx.db.read([&](db::ReadTx& tx) { return programme_at_desk(tx, year); });
  if (!p) return problem(ProblemKind::not_found, texts::keys::no_programme);
  return *std::move(p);
}

void put_begin(Html& out, Context& ctx, const Programme& p) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), action = localized(l, kForms), year = std::to_string(p.year);
  html::empty_state(out, {.title = texts::no_forms(l), .text = texts::begin_explained(l), .icon = html::Icon::list});
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "rok", year);
                     html::button(f, {.label = texts::begin_catalogue(l)});
                   }});
}

void put_table(Html& out, Language l, const std::vector<SupportForm>& all) {
  const html::Column columns[] = {{.label = texts::f_form(l)},
                                  {.label = texts::f_notice_days(l), .numeric = true},
                                  {.label = texts::f_form_unit(l)},
                                  {.label = texts::state(l)}};
  html::Table table(out, l, {.caption = texts::support_forms(l), .columns = columns, .caption_hidden = true});
  for (const SupportForm& f : all) {
    const std::string href = localized(l, fmt::format("{}/{}", kForms, f.code())), days = std::to_string(f.notice_days);
    const auto name = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, f.name.in(l)); };
    table.row({name, days, f.unit.in(l), f.offered ? texts::is_offered(l) : texts::is_not_offered(l)});
  }
}

Page form_page_of(Context& ctx, const SupportForm& before, int year, const Typed& typed, const Faults& faults,
                  int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(before.id ? std::string_view(before.name.in(l)) : texts::new_form(l)),
            .status = status,
            .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::desk(l)), "/administracja/wsparcie"},
                 {std::string(texts::support_forms(l)), list_path(year)}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, page.title);
  const std::string csrf = ctx.form_token(), number = std::to_string(year),
                    action = localized(l, fmt::format("{}/{}", kForms, before.id ? before.code() : "nowa"));
  html::form(page.main,
             {.action = action, .csrf = csrf, .body = [&](Html& f) {
                const bilingual::Fields fields{f, l, typed, errors};
                html::hidden_field(f, "base", typed.at("base"));
                html::hidden_field(f, "rok", number);
                fields.both_lines("name", texts::f_form_name(l), bilingual::Needed::polish);
                fields.both_areas("about", texts::f_form_about(l), bilingual::Needed::none);
                fields.line("notice_days", texts::f_notice_days(l), false, texts::f_notice_days_hint(l));
                fields.both_lines("unit", texts::f_form_unit(l), bilingual::Needed::none);
                html::checkbox(
                    f, l, {.name = "offered", .label = texts::f_offered(l), .checked = !typed.at("offered").empty()});
                html::button(f, {.label = texts::save(l)});
              }});
  return page;
}

Result<Reply> save(Context& ctx, const SupportForm& before, int year, const Request& request) {
  Typed typed(people::form_of(request));
  Faults faults;
  SupportForm wanted = read_form(ctx, typed, faults);
  if (!faults.empty()) return form_page_of(ctx, before, year, typed, faults, 422);
  wanted.id = before.id;
  wanted.programme = before.programme;
  if (auto done = save_form(ctx, wanted, whole_from(typed.at("base"))); !done) {
    if (done.error().kind != ProblemKind::conflict && done.error().kind != ProblemKind::too_many)
      return std::unexpected(done.error());
    typed.set("base", std::to_string(before.revision));  // what they have now seen
    return form_page_of(ctx, before, year, typed, {done.error()}, 409);
  }
  return Redirect{list_path(year)};
}

struct Known {
  SupportForm form;
  int year = 0;
};
Result<Known> form_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  auto known = ctx.db.read([&](db::ReadTx& tx) -> std::optional<Known> {
    auto form = id ? find_form(tx, FormId{*id}) : std::nullopt;
    if (!form) return std::nullopt;
    const int year = joint_projects::find_programme(tx, form->programme)->year;
    return Known{*std::move(form), year};
  });
  if (!known) return problem(ProblemKind::not_found, texts::keys::no_such_form);
  return *std::move(known);
}

}  // namespace

Result<Reply> forms_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  TRY(const Programme p, programme_asked_for(ctx, request.query("rok")));
  const auto all = ctx.db.read([&](db::ReadTx& tx) { return forms_of(tx, p.id); });
  Page page = people::start_page(ctx, texts::support_forms(l));
  page.crumbs = {{std::string(texts::desk(l)), "/administracja/wsparcie"}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, p.name(l));
  put_desk_views(page.main, l, DeskView::forms, p.year);
  if (all.empty())
    put_begin(page.main, ctx, p);
  else
    put_table(page.main, l, all);
  const std::string href = localized(l, fmt::format("{}/nowa?rok={}", kForms, p.year));
  html::link_button(
      page.main,
      {.href = href, .label = texts::new_form(l), .kind = html::ButtonKind::secondary, .icon = html::Icon::plus});
  return page;
}

Result<Reply> post_forms(Context& ctx, const Request& request) {
  TRY(const Programme p, programme_asked_for(ctx, people::form_of(request).text("rok")));
  TRY_VOID(begin_catalogue(ctx, p.id));
  return Redirect{list_path(p.year)};
}

Result<Reply> new_form_page(Context& ctx, const Request& request) {
  TRY(const Programme p, programme_asked_for(ctx, request.query("rok")));
  return form_page_of(ctx, {}, p.year, typed_from(SupportForm{}), {}, 200);
}

Result<Reply> post_new_form(Context& ctx, const Request& request) {
  TRY(const Programme p, programme_asked_for(ctx, people::form_of(request).text("rok")));
  return save(ctx, {.programme = p.id}, p.year, request);
}

Result<Reply> form_page(Context& ctx, const Request& request) {
  TRY(const Known known, form_asked_for(ctx, request));
  return form_page_of(ctx, known.form, known.year, typed_from(known.form), {}, 200);
}

Result<Reply> post_form(Context& ctx, const Request& request) {
  TRY(const Known known, form_asked_for(ctx, request));
  return save(ctx, known.form, known.year, request);
}

}  // namespace wiec::support
