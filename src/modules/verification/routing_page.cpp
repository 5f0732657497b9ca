// /administracja/kierowanie-szkicow: which unit reads which drafts, and in how many days.
#include "commons/people/page_parts.h"
#include "modules/needs/leading.h"
#include "modules/needs/words.h"
#include "modules/verification/pages.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"

namespace wiec::verification {
namespace {

constexpr std::string_view kRouting = "/administracja/kierowanie-szkicow";

Page form_page(Context& ctx, const Typed& typed, const Faults& faults) {
  const Language l = ctx.language;
  const Errors errors(l, faults);
  Page page{.title = std::string(texts::routing(l)), .status = faults.empty() ? 200 : 422, .indexed = false};
  page.has_errors = !faults.empty();
  Html& out = page.main;
  errors.put_summary(out);
  html::heading(out, 1, texts::routing(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::routing_lead(l));
  std::vector<places::Place> districts;
  const UnitChoices units(ctx.db.read([&](db::ReadTx& tx) {
    districts = needs::districts_of(tx);
    return active_units(tx);
  }));
  const auto put_unit = [&](Html& f, const std::string& name, std::string_view label) {
    html::select_field(f, l,
                       {.name = name,
                        .label = label,
                        .choices = units.all(),
                        .value = typed.at(name),
                        .error = errors.at(name),
                        .empty_label = texts::no_rule(l),
                        .optional = true});
  };
  const std::string csrf = ctx.form_token(), action = localized(l, kRouting);
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::text_field(f, l,
                                      {.name = "days",
                                       .label = texts::f_days(l),
                                       .value = typed.at("days"),
                                       .error = errors.at("days"),
                                       .kind = html::TextKind::number,
                                       .width = html::Width::short_});
                     put_unit(f, "default", texts::f_default(l));
                     html::put<"<h2>{}</h2>">(f, texts::by_theme(l));
                     for (const auto& theme : needs::theme_choices(l))
                       put_unit(f, theme_field(*needs::theme_from(theme.value)), theme.label);
                     if (!districts.empty()) html::put<"<h2>{}</h2>">(f, texts::by_district(l));
                     for (const auto& district : districts) put_unit(f, place_field(district), district.name);
                     html::button(f, {.label = texts::save(l)});
                   }});
  return page;
}

}  // namespace

Result<Reply> routing_page(Context& ctx, const Request&) {
  const Typed typed =
      ctx.db.read([&](db::ReadTx& tx) { return typed_from(load_routing(tx), needs::districts_of(tx)); });
  return form_page(ctx, typed, {});
}

Result<Reply> post_routing(Context& ctx, const Request& request) {
  const Typed typed(people::form_of(request));
  Faults faults;
  const Routing routing = read_routing(ctx, typed, faults);
  if (!faults.empty()) return form_page(ctx, typed, faults);
  TRY_VOID(save_routing(ctx, routing));
  return Redirect{std::string(kRouting)};
}

Html desk_task(Context& ctx, std::int64_t) {
  const Language l = ctx.language;
  Html out;
  if (!ctx.actor.has(Role::coordinator)) return out;
  const std::string href = localized(l, kRouting);
  const std::string workshops = localized(l, "/administracja/warsztaty");
  const html::Task tasks[] = {{.href = href, .title = texts::routing(l), .hint = texts::routing_lead(l)},
                              {.href = workshops, .title = texts::workshops(l), .hint = texts::workshops_lead(l)}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::verification
