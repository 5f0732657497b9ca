// /administracja/plany: all plans of the desk, and a new one.
#include "commons/people/page_parts.h"
#include "modules/plans/desk.h"
#include "modules/plans/keep_plan.h"
#include "modules/plans/plan_store.h"
#include "modules/plans/read_plan.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"
#include "platform/html/table.h"

namespace wiec::plans {
namespace {

Page new_form(Context& ctx, const Typed& typed, const Faults& faults, int status) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page = programmes::start_desk_page(ctx, texts::new_plan(l), errors, status);
  page.crumbs = {{std::string(texts::desk(l)), std::string(kDesk)}};
  const std::string csrf = ctx.form_token(), action = localized(l, std::string(kDesk) + "/nowy");
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           put_plan_fields({f, l, typed, errors}, places_of(ctx));
                           html::button(f, {.label = texts::save(l)});
                         }});
  return page;
}

}  // namespace

Result<Reply> desk_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page = programmes::start_desk_page(ctx, texts::desk(l), Errors(l, {}));
  Html& out = page.main;
  const std::string fresh = localized(l, std::string(kDesk) + "/nowy");
  html::button_row(out, [&](Html& row) {
    html::link_button(row, {.href = fresh, .label = texts::new_plan(l), .icon = html::Icon::plus});
  });
  const auto all = ctx.db.read([&](db::ReadTx& tx) {
    auto found = all_plans(tx);
    std::erase_if(found, [&](const Plan& p) { return !may_keep(tx, ctx.actor, p); });
    return found;
  });
  if (all.empty()) return page;
  const html::Column columns[] = {
      {.label = texts::f_title(l)}, {.label = texts::f_area(l)}, {.label = texts::f_state(l)}};
  html::Table table(out, l, {.caption = texts::title(l), .columns = columns, .caption_hidden = true, .compact = true});
  for (const Plan& p : all)
    table.row(
        {[&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, localized(l, desk_path(p)), p.title.in(l)); },
         p.area, words_of(l, p.state)});
  return page;
}

Result<Reply> new_page(Context& ctx, const Request& request) {
  Typed typed;
  typed.set("base", "0");
  typed.set("project", std::string(request.query("projekt").substr(0, 100)));
  return new_form(ctx, typed, {}, 200);
}

Result<Reply> post_new(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const Plan plan = read_plan(r, places_of(ctx));
  const NamedProject project{r.line("project", texts::f_project(ctx.language), 300)};
  const Change change = read_change(r);
  if (!faults.empty()) return new_form(ctx, typed, faults, 422);
  const auto made = save_plan(ctx, plan, project, change);
  if (made) return Redirect{fmt::format("{}/{}", kDesk, code_from_id(made->value))};
  if (made.error().field.empty()) return std::unexpected(made.error());
  return new_form(ctx, typed, {made.error()}, 422);
}

}  // namespace wiec::plans
