#include "commons/people/page_parts.h"

#include "platform/http/form.h"
#include "platform/text/text.h"

namespace wiec::people {

Wrong::Wrong(Language l, const Problem* problem) : language_(l), problem_(problem) {
  if (problem) words_ = text::translate(l, *problem);
}

std::string_view Wrong::at(std::string_view field) const {
  return problem_ && problem_->field == field ? std::string_view(words_) : std::string_view();
}

void Wrong::put_summary(Html& out) const {
  if (!problem_) return;
  const html::FieldError errors[] = {{.field = problem_->field, .text = words_}};
  html::error_summary(out, language_, errors);
}

int Wrong::status() const {
  if (!problem_) return 200;
  switch (problem_->kind) {
    case ProblemKind::conflict:
      return 409;
    case ProblemKind::too_many:
      return 429;
    case ProblemKind::unavailable:
      return 503;
    case ProblemKind::not_allowed:
      return 403;
    case ProblemKind::closed:
      return 410;
    default:
      return 422;
  }
}

Page start_page(Context&, std::string_view title, const Wrong& wrong) {
  Page page{.title = std::string(title), .status = wrong.status(), .indexed = false};
  page.has_errors = static_cast<bool>(wrong);
  wrong.put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

Page start_page(Context& ctx, std::string_view title) { return start_page(ctx, title, Wrong(ctx.language, nullptr)); }

http::Form form_of(const Request& request) {
  auto form = http::Form::parse(request.http.header("content-type"), request.http.body);
  return form ? *std::move(form) : http::Form();
}

void act_form(Html& out, Context& ctx, const Act& act) {
  const std::string csrf = ctx.form_token();
  html::form(out, {.action = act.action, .csrf = csrf, .body = [&](Html& f) {
                     if (!act.id.empty()) html::hidden_field(f, "id", act.id);
                     if (!act.hidden.empty()) html::hidden_field(f, "wroc", act.hidden);
                     html::button(f, {.label = act.label, .kind = act.kind, .name = act.name, .value = act.value});
                   }});
}

std::string when(Language l, Instant at) { return text::format_instant(l, at, text::DateStyle::numeric); }

const std::string& shown_name(const Person& person) { return person.name.empty() ? person.email : person.name; }

}  // namespace wiec::people
