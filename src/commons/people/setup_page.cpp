// /pierwsze-uruchomienie: the first administrator, by the word that the server printed.
#include "commons/people/administer.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/http/form.h"

namespace wiec::people {
namespace {

Page setup_form(Context& ctx, std::string_view word, const FirstAdministrator& typed, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::setup_title(l), wrong);
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::setup_lead(l));
  const std::string csrf = ctx.form_token(), action = localized(l, "/pierwsze-uruchomienie");
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::hidden_field(f, "slowo", word);
                           html::text_field(f, l,
                                            {.name = "name",
                                             .label = texts::full_name(l),
                                             .value = typed.name,
                                             .error = wrong.at("name"),
                                             .autocomplete = "name"});
                           html::text_field(f, l,
                                            {.name = "email",
                                             .label = texts::email(l),
                                             .value = typed.email,
                                             .error = wrong.at("email"),
                                             .kind = html::TextKind::email,
                                             .autocomplete = "email"});
                           html::text_field(f, l,
                                            {.name = "password",
                                             .label = texts::password(l),
                                             .hint = texts::password_hint(l),
                                             .error = wrong.at("password"),
                                             .kind = html::TextKind::password,
                                             .autocomplete = "new-password"});
                           html::button(f, {.label = texts::setup_save(l)});
                         }});
  return page;
}

}  // namespace

Result<Reply> setup_page(Context& ctx, const Request& request) {
  const bool open = ctx.db.read([](db::ReadTx& tx) { return needs_first_administrator(tx); }) &&
                    crypto::equal(request.query("slowo"), setup_word(ctx.shared));
  if (!open) return problem(ProblemKind::closed, texts::keys::setup_over);
  return setup_form(ctx, request.query("slowo"), {}, nullptr);
}

Result<Reply> post_setup(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  const FirstAdministrator typed{form.text("name"), form.text("email"), std::string(form.raw("password"))};
  const auto done =
      make_first_administrator(ctx, form.text("slowo"), typed, device_from(request.http.header("User-Agent")));
  if (done) return after_first_factor(*done);
  if (done.error().kind == ProblemKind::closed) return std::unexpected(done.error());
  return setup_form(ctx, form.text("slowo"), typed, &done.error());
}

}  // namespace wiec::people
