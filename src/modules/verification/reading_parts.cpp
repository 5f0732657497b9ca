#include "modules/verification/reading_parts.h"

#include "commons/people/page_parts.h"
#include "modules/verification/routing.h"
#include "modules/verification/texts.h"
#include "modules/verification/words.h"

namespace wiec::verification {

std::string ReadingForms::action() const { return localized(ctx.language, reading.path()); }

void ReadingForms::put_area(Html& f, std::string_view name, std::string_view label, std::string_view hint,
                            bool optional) const {
  html::text_area(f, ctx.language,
                  {.name = name,
                   .label = label,
                   .hint = hint,
                   .value = typed.at(name),
                   .error = errors.at(name),
                   .rows = 3,
                   .max_length = 3000,
                   .optional = optional});
}

void ReadingForms::put_new_point(Html& out) const {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(), to = action();
  const html::Choice kinds[] = {{.value = "fits", .label = texts::kind_fits(l)},
                                {.value = "improve", .label = texts::kind_improve(l)},
                                {.value = "conflicts", .label = texts::kind_conflicts(l)}};
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::new_point(l), texts::advice_not_verdict(l));
  html::form(
      out, {.action = to, .csrf = csrf, .body = [&](Html& f) {
              html::radio_field(f, l,
                                {.name = "kind",
                                 .legend = texts::f_kind(l),
                                 .choices = kinds,
                                 .value = typed.at("kind"),
                                 .error = errors.at("kind")});
              put_area(f, "body", texts::f_body(l), texts::f_body_hint(l), false);
              html::text_field(f, l,
                               {.name = "provision",
                                .label = texts::f_provision(l),
                                .hint = texts::f_provision_hint(l),
                                .value = typed.at("provision"),
                                .error = errors.at("provision"),
                                .max_length = 200,
                                .optional = true});
              put_area(f, "unless", texts::f_unless(l), texts::f_unless_hint(l), true);
              put_area(f, "suggestion", texts::f_suggestion(l), {}, true);
              put_area(f, "already", texts::f_already(l), texts::f_already_hint(l), true);
              put_area(f, "practice", texts::f_practice(l), texts::f_practice_hint(l), true);
              html::button(
                  f,
                  {.label = texts::add_point(l), .kind = html::ButtonKind::secondary, .name = "co", .value = "dodaj"});
            }});
}

void ReadingForms::put_sending(Html& out) const {
  const Language l = ctx.language;
  if (reading.points == 0) return;
  const std::string csrf = ctx.form_token(), to = action();
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::send(l), reading.unsent > 0 ? texts::send_lead(l) : texts::all_sent(l));
  html::form(out, {.action = to, .csrf = csrf, .body = [&](Html& f) {
                     html::button_row(f, [&](Html& row) {
                       html::button(row, {.label = texts::release_now(l), .name = "co", .value = "przekaz"});
                       if (reading.unsent > 0)
                         html::button(row, {.label = texts::keep_back(l),
                                            .kind = html::ButtonKind::secondary,
                                            .name = "co",
                                            .value = "zachowaj"});
                     });
                   }});
}

void ReadingForms::put_on_point(Html& out, const Advice& point) const {
  const Language l = ctx.language;
  const std::string to = action(), code = point.code(), field = fmt::format("said-{}", code);
  if (point.release == Release::written) {
    people::act_form(out, ctx,
                     {.action = to,
                      .label = texts::remove_point(l),
                      .name = "co",
                      .value = "usun",
                      .id = code,
                      .kind = html::ButtonKind::quiet});
    return;
  }
  const std::string csrf = ctx.form_token();
  html::details(
      out, texts::complete(l),
      [&](Html& body) {
        html::form(
            body,
            {.action = to, .csrf = csrf, .body = [&](Html& f) {
               html::hidden_field(f, "id", code);
               html::text_area(f, l,
                               {.name = field,
                                .label = texts::f_said(l),
                                .value = typed.has(field) ? typed.at(field) : std::string_view(point.said),
                                .error = errors.at(field),
                                .rows = 3,
                                .max_length = 3000});
               html::button(
                   f, {.label = texts::save(l), .kind = html::ButtonKind::secondary, .name = "co", .value = "dopisz"});
             }});
      },
      !errors.at(field).empty());
}

void ReadingForms::put_passing(Html& out) const {
  const Language l = ctx.language;
  if (reading.points > 0) return;
  auto others = ctx.db.read([](db::ReadTx& tx) { return active_units(tx); });
  std::erase_if(others, [&](const AskedUnit& u) { return u.id == reading.unit.id; });
  const UnitChoices units(others);
  const std::string csrf = ctx.form_token(), to = action();
  html::details(
      out, texts::pass_on(l),
      [&](Html& body) {
        html::put<"<p>{}</p>">(body, texts::pass_on_lead(l));
        html::form(body, {.action = to, .csrf = csrf, .body = [&](Html& f) {
                            html::select_field(f, l,
                                               {.name = "unit",
                                                .label = texts::f_unit(l),
                                                .choices = units.all(),
                                                .value = typed.at("unit"),
                                                .error = errors.at("unit"),
                                                .empty_label = texts::choose(l)});
                            put_area(f, "why", texts::f_why_pass(l), {}, false);
                            html::button(f, {.label = texts::pass_it_on(l),
                                             .kind = html::ButtonKind::secondary,
                                             .name = "co",
                                             .value = "inny-dzial"});
                          }});
      },
      !errors.at("unit").empty() || !errors.at("why").empty());
}

}  // namespace wiec::verification
