// /logowanie: by a link in a letter, by a password; /wyloguj.
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/session.h"
#include "commons/people/sign_in.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

namespace wiec::people {
namespace {

Page link_form(Context& ctx, std::string_view email, std::string_view back, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::sign_in_title(l), wrong);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::sign_in_lead(l));
  const std::string csrf = ctx.form_token(), action = localized(l, "/logowanie"),
                    by_password = localized(l, "/logowanie/haslo");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "wroc", back);
                     html::text_field(f, l,
                                      {.name = "email",
                                       .label = texts::email(l),
                                       .hint = texts::email_hint(l),
                                       .value = email,
                                       .error = wrong.at("email"),
                                       .kind = html::TextKind::email,
                                       .autocomplete = "email"});
                     html::button(f, {.label = texts::send_link(l), .icon = html::Icon::mail});
                   }});
  if (ctx.shared.provider) {
    const std::string there = localized(l, "/logowanie/dostawca"),
                      label = texts::by_provider(l, ctx.shared.provider_name);
    act_form(out, ctx, {.action = there, .label = label, .hidden = back});
  }
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::for_officials(l), by_password, texts::by_password(l));
  return page;
}

Page password_form(Context& ctx, std::string_view email, std::string_view back, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::by_password_title(l), wrong);
  Html& out = page.main;
  const std::string csrf = ctx.form_token(), action = localized(l, "/logowanie/haslo"),
                    by_link = localized(l, "/logowanie");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "wroc", back);
                     html::text_field(f, l,
                                      {.name = "email",
                                       .label = texts::email(l),
                                       .value = email,
                                       .error = wrong.at("email"),
                                       .kind = html::TextKind::email,
                                       .autocomplete = "username"});
                     html::text_field(f, l,
                                      {.name = "password",
                                       .label = texts::password(l),
                                       .error = wrong.at("password"),
                                       .kind = html::TextKind::password,
                                       .autocomplete = "current-password"});
                     html::button(f, {.label = texts::sign_in(l), .icon = html::Icon::log_in});
                   }});
  html::put<R"(<p>{} <a href="{}">{}</a></p>)">(out, texts::forgot_password(l), by_link, texts::by_link(l));
  return page;
}

std::string with_back(std::string path, std::string_view back) {
  std::string query;
  add_parameter(query, "wroc", back);
  return path + query;
}

}  // namespace

Redirect after_first_factor(const SignedIn& s) {
  if (s.owes_code) return {with_back("/logowanie/kod", s.back)};
  if (s.must_enrol) return {with_back("/logowanie/aplikacja", s.back)};
  if (s.first_time) return {with_back("/konto/dane", s.back)};
  return {s.back.empty() ? "/konto" : s.back};
}

Result<Reply> sign_in_page(Context& ctx, const Request& request) {
  if (!ctx.actor.anonymous()) return Redirect{"/konto"};
  return link_form(ctx, "", request.query("wroc"), nullptr);
}

Result<Reply> post_sign_in(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  const std::string email = form.text("email"), back = form.text("wroc");
  const auto asked = ask_for_link(ctx, email, back);
  if (!asked) return link_form(ctx, email, back, &asked.error());
  return Redirect{"/logowanie/wyslano"};
}

Result<Reply> link_sent_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::sent_title(l)), .indexed = false};
  html::panel(page.main, {.title = texts::sent_title(l), .text = texts::sent_text(l)});
  html::put<R"(<p>{}</p><p><a href="{}">{}</a></p>)">(page.main, texts::sent_device(l), localized(l, "/logowanie"),
                                                      texts::sent_again(l));
  return page;
}

Result<Reply> link_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const LinkPurpose purpose = purpose_of_link(ctx, request.params.get("token"));
  const bool undoes = purpose == LinkPurpose::undo_change, changes = purpose == LinkPurpose::change_email;
  Page page = start_page(ctx, undoes    ? texts::undo_title(l)
                              : changes ? texts::change_email_title(l)
                                        : texts::link_title(l));
  const auto lead = undoes ? texts::undo_text(l) : changes ? texts::change_text(l) : texts::link_text(l);
  const auto label = undoes ? texts::undo_act(l) : changes ? texts::change_email_title(l) : texts::sign_in(l);
  html::put<R"(<p class="lead">{}</p>)">(page.main, lead);
  const std::string action = localized(l, fmt::format("/logowanie/link/{}", request.params.get("token")));
  act_form(page.main, ctx, {.action = action, .label = label, .kind = html::ButtonKind::primary});
  return page;
}

Result<Reply> post_link(Context& ctx, const Request& request) {
  TRY(const SignedIn done, use_link(ctx, request.params.get("token"), device_from(request.http.header("User-Agent"))));
  return after_first_factor(done);
}

Result<Reply> password_page(Context& ctx, const Request& request) {
  if (!ctx.actor.anonymous()) return Redirect{"/konto"};
  return password_form(ctx, "", request.query("wroc"), nullptr);
}

Result<Reply> post_password(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  auto done = sign_in_with_password(ctx, form.text("email"), form.raw("password"),
                                    device_from(request.http.header("User-Agent")));
  if (!done) return password_form(ctx, form.text("email"), form.text("wroc"), &done.error());
  done->back = safe_path(form.text("wroc"));
  return after_first_factor(*done);
}

Result<Reply> post_sign_out(Context& ctx, const Request&) {
  sign_out(ctx);
  return Redirect{"/"};
}

}  // namespace wiec::people
