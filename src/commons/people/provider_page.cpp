// /logowanie/dostawca: to the operator's log-in provider and back; joining and leaving it from one's own account.
#include "commons/people/identity_store.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/session.h"
#include "commons/people/sign_in.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

namespace wiec::people {

void put_provider(Html& out, Context& ctx) {
  const Language l = ctx.language;
  if (!ctx.shared.provider) return;
  const std::string& name = ctx.shared.provider_name;
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::provider_section(l, name), texts::provider_explained(l, name));
  const std::string join = localized(l, "/logowanie/dostawca"), leave = localized(l, "/konto/dostawca"),
                    label = texts::provider_join(l, name);
  const auto joined = ctx.db.read([&](db::ReadTx& tx) { return identities_of(tx, PersonId{ctx.actor.person}); });
  for (const Identity& identity : joined) {
    html::put<"<p>{}</p>">(out, texts::provider_joined(l, when(l, identity.made_at)));
    act_form(out, ctx, {.action = leave, .label = texts::provider_leave(l), .id = code_from_id(identity.id.value)});
  }
  if (joined.empty()) act_form(out, ctx, {.action = join, .label = label});
}

Result<Reply> post_provider(Context& ctx, const Request& request) {
  TRY(const std::string address, begin_provider_sign_in(ctx, form_of(request).text("wroc")));
  return Content{.type = "text/plain; charset=utf-8", .headers = {{"Location", address}}, .status = 303};
}

Result<Reply> provider_return_page(Context& ctx, const Request& request) {
  const ProviderAnswer answer{.state = request.query("state"),
                              .issuer = request.query("iss"),
                              .code = request.query("code"),
                              .error = request.query("error")};
  TRY(const SignedIn done, finish_provider_sign_in(ctx, answer, device_from(request.http.header("User-Agent"))));
  return after_first_factor(done);
}

Result<Reply> post_leave_provider(Context& ctx, const Request& request) {
  const auto id = id_from_code(form_of(request).text("id"));
  if (id) leave_provider(ctx, *id);
  return Redirect{"/konto?zapisano=1"};
}

namespace {

Page address_form(Context& ctx, std::string_view typed, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::change_email_title(l), wrong);
  page.crumbs = {{std::string(texts::account(l)), "/konto"}};
  const std::string csrf = ctx.form_token(), action = localized(l, "/konto/adres");
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::text_field(f, l,
                                            {.name = "email",
                                             .label = texts::fresh_email(l),
                                             .hint = texts::change_email_hint(l),
                                             .value = typed,
                                             .error = wrong.at("email"),
                                             .kind = html::TextKind::email,
                                             .autocomplete = "email"});
                           html::button(f, {.label = texts::send_link(l), .icon = html::Icon::mail});
                         }});
  return page;
}

}  // namespace

Result<Reply> new_address_page(Context& ctx, const Request&) { return address_form(ctx, "", nullptr); }

Result<Reply> post_new_address(Context& ctx, const Request& request) {
  const std::string email = form_of(request).text("email");
  const auto asked = ask_for_new_address(ctx, email);
  if (!asked) return address_form(ctx, email, &asked.error());
  const Language l = ctx.language;
  Page page = start_page(ctx, texts::sent_title(l));
  html::panel(page.main, {.title = texts::sent_title(l), .text = texts::change_email_sent(l)});
  return page;
}

}  // namespace wiec::people
