// Forms, buttons and the error summary.
#include "platform/html/field.h"
#include "platform/html/texts.h"

namespace wiec::html {
namespace {

std::string_view class_of(ButtonKind kind) {
  switch (kind) {
    case ButtonKind::primary: return "button";
    case ButtonKind::secondary: return "button button-secondary";
    case ButtonKind::quiet: return "button button-quiet";
    case ButtonKind::danger: return "button button-danger";
  }
  return "button";
}

}  // namespace

void button(Html& out, const Button& button) {
  put<R"(<button class="{}" type="submit"{?name=}{?value=}{?formaction=}>{}{}</button>)">(
      out, class_of(button.kind), button.name, button.value, button.form_action, [&](Html& mark) { icon(mark, button.icon); }, button.label);
}

void link_button(Html& out, const LinkButton& button) {
  put<R"(<a class="{}" href="{}">{}{}</a>)">(out, class_of(button.kind), button.href, [&](Html& mark) { icon(mark, button.icon); },
                                             button.label);
}

void button_row(Html& out, const Content& buttons) { put<R"(<div class="button-row">{}</div>)">(out, buttons); }

void form(Html& out, const FormParts& parts) {
  const auto token = [&](Html& inside) {
    if (!parts.csrf.empty()) hidden_field(inside, "_csrf", parts.csrf);
  };
  put<R"(<form class="form" action="{}"{?method=}{?enctype=}{?aria-label=} novalidate>{}{}</form>)">(
      out, parts.action, parts.get ? "" : "post", parts.multipart ? "multipart/form-data" : "", parts.label, token, parts.body);
}

void filter_panel(Html& out, Language language, const FilterPanel& panel) {
  const auto fold = [&](Html& summary) {
    icon(summary, Icon::filter);
    put<"{}">(summary, panel.title);
  };
  const auto show = [&](Html& row) { button(row, {.label = texts::filters_apply(language), .kind = ButtonKind::secondary}); };
  const auto clear = [&](Html& end) {
    if (!panel.clear_href.empty()) put<R"(<p class="filter-clear"><a href="{}">{}</a></p>)">(end, panel.clear_href, texts::filters_clear(language));
  };
  put<R"(<form class="filters" action="{}" aria-label="{}"><details class="filters-fold"><summary>{}</summary><div class="filter-fields">{}</div><div class="button-row">{}</div></details>{}</form>)">(
      out, panel.action, panel.title, fold, panel.fields, show, clear);
}

void error_summary(Html& out, Language language, std::span<const FieldError> errors) {
  if (errors.empty()) return;
  const auto list = [&](Html& items) {
    for (const FieldError& error : errors) {
      if (error.field.empty()) {
        put<"<li>{}</li>">(items, error.text);
      } else {
        put<R"(<li><a href="#f-{}">{}</a></li>)">(items, error.field, error.text);
      }
    }
  };
  put<R"(<div class="error-summary" role="alert" tabindex="-1" data-focus><h2>{}{}</h2><ul>{}</ul></div>)">(
      out, [](Html& mark) { icon(mark, Icon::circle_alert); }, texts::error_summary_title(language), list);
}

}  // namespace wiec::html
