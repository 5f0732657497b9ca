// /pomysly/nowy: an idea in two fields.
#include "commons/people/page_parts.h"
#include "modules/needs/bring_idea.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_form.h"
#include "modules/needs/need_store.h"
#include "modules/needs/pages.h"
#include "modules/needs/texts.h"
#include "modules/needs/words.h"

namespace wiec::needs {
namespace {

std::string need_code(const Typed& typed) { return std::string(typed.at("need")); }

IdeaForm bring_form(Language l) {
  return {texts::bring(l), texts::bring_lead(l), texts::bring_it(l), "/pomysly/nowy", true};
}

}  // namespace

Page idea_form(Context& ctx, const IdeaForm& form, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{
      .title = std::string(form.title), .status = faults.empty() ? 200 : 422, .section = "/potrzeby", .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::title(l)), "/potrzeby"}, {std::string(texts::ideas(l)), "/pomysly"}};
  errors.put_summary(page.main);
  html::heading(page.main, 1, form.title);
  html::put<R"(<p class="lead">{}</p>)">(page.main, form.lead);
  std::vector<places::Place> districts;
  std::optional<Need> need;
  bool official = false;
  ctx.db.read([&](db::ReadTx& tx) {
    districts = districts_of(tx);
    official = form.from_card && leads(tx, ctx.actor, {});
    if (const auto id = id_from_code(need_code(typed))) need = find_need(tx, NeedId{*id});
  });
  if (need && !need->hidden()) html::put<"<p>{} <strong>{}</strong></p>">(page.main, texts::for_need(l), need->what);
  const auto where = district_choices(districts);
  const std::string csrf = ctx.form_token(), action = localized(l, form.action);
  html::form(page.main,
             {.action = action, .csrf = csrf, .body = [&](Html& f) {
                if (need) html::hidden_field(f, "need", need->code());
                html::text_field(f, l,
                                 {.name = "title",
                                  .label = texts::f_idea_title(l),
                                  .value = typed.at("title"),
                                  .error = errors.at("title"),
                                  .max_length = 120});
                html::text_area(f, l,
                                {.name = "body",
                                 .label = texts::f_idea_body(l),
                                 .hint = texts::f_idea_body_hint(l),
                                 .value = typed.at("body"),
                                 .error = errors.at("body"),
                                 .max_length = 3000});
                if (!need && !where.empty())
                  html::select_field(f, l,
                                     {.name = "place",
                                      .label = texts::f_place(l),
                                      .choices = where,
                                      .value = typed.at("place"),
                                      .error = errors.at("place"),
                                      .empty_label = texts::not_chosen(l),
                                      .optional = true});
                if (official)
                  html::checkbox(
                      f, l, {.name = "card", .label = texts::f_idea_card(l), .checked = !typed.at("card").empty()});
                html::button(f, {.label = form.button});
              }});
  return page;
}

Result<Reply> bring_page(Context& ctx, const Request& request) {
  Typed typed;
  typed.set("need", std::string(request.query("potrzeba").substr(0, 20)));
  return idea_form(ctx, bring_form(ctx.language), typed, {});
}

Result<Reply> post_bring(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  Idea idea = read_idea(ctx, typed, faults);
  if (!faults.empty()) return idea_form(ctx, bring_form(ctx.language), typed, faults);
  idea.from_card = !typed.at("card").empty() && ctx.db.read([&](db::ReadTx& tx) { return leads(tx, ctx.actor, {}); });
  const auto need = id_from_code(need_code(typed));
  const auto brought = bring_idea(ctx, idea, NeedId{need.value_or(0)});
  if (!brought) return idea_form(ctx, bring_form(ctx.language), typed, {brought.error()});
  return Redirect{"/pomysly/" + code_from_id(brought->value)};
}

}  // namespace wiec::needs
