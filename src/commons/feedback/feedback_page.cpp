// /zglos-problem: the form, and the thanks after it.
#include "commons/feedback/feedback_page.h"

#include "commons/feedback/feedback.h"
#include "commons/feedback/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

namespace wiec::feedback {
namespace {

struct Typed {
  std::string token, page, message, contact;
};

Page form_page(Context& ctx, const Typed& typed, const Problem* wrong) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::title(l)), .status = wrong ? 422 : 200, .indexed = false};
  page.has_errors = wrong != nullptr;
  Html& out = page.main;
  const std::string error = wrong ? text::translate(l, *wrong) : std::string();
  const auto error_at = [&](std::string_view field) {
    return wrong && wrong->field == field ? std::string_view(error) : std::string_view();
  };
  if (wrong) {
    const html::FieldError errors[] = {{.field = wrong->field, .text = error}};
    html::error_summary(out, l, errors);
  }
  html::heading(out, 1, texts::title(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::lead(l));
  const std::string csrf = ctx.form_token(), action = localized(l, "/zglos-problem");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "token", typed.token);
                     html::hidden_field(f, "page", typed.page);
                     html::text_area(f, l,
                                     {.name = "message",
                                      .label = texts::message(l),
                                      .hint = texts::message_hint(l),
                                      .value = typed.message,
                                      .error = error_at("message"),
                                      .rows = 7,
                                      .max_length = 4000});
                     html::text_field(f, l,
                                      {.name = "contact",
                                       .label = texts::contact(l),
                                       .hint = texts::contact_hint(l),
                                       .value = typed.contact,
                                       .error = error_at("contact"),
                                       .autocomplete = "email",
                                       .optional = true});
                     html::button(f, {.label = texts::send(l)});
                   }});
  return page;
}

}  // namespace

Result<Reply> show_form(Context& ctx, const Request& request) {
  return form_page(ctx, {.token = crypto::random_token(), .page = text::truncate(request.query("strona"), 200)},
                   nullptr);
}

Result<Reply> post_feedback(Context& ctx, const Request& request) {
  const auto form = http::Form::parse(request.http.header("content-type"), request.http.body);
  if (!form) return problem(ProblemKind::invalid, texts::keys::not_text);
  Typed typed{form->text("token"), form->text("page"), form->text("message"), form->text("contact")};
  if (typed.token.empty() || typed.token.size() > 64) typed.token = crypto::random_token();
  const auto sent = send_feedback(ctx, {typed.token, typed.page, typed.message, typed.contact});
  if (!sent) return form_page(ctx, typed, &sent.error());
  return Redirect{"/zglos-problem/dziekujemy?kod=" + sent->code};
}

Result<Reply> thanks_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const bool valid = id_from_code(request.query("kod")).has_value();
  Page page{.title = std::string(texts::thanks(l)), .indexed = false};
  html::panel(page.main, {.title = texts::thanks_title(l),
                          .text = texts::thanks_text(l),
                          .code = valid ? request.query("kod") : std::string_view()});
  return page;
}

}  // namespace wiec::feedback
