// /administracja/zaproszenia: letters that make somebody an official; /zaproszenie/{token}: where such a letter leads.
#include "commons/people/administer.h"
#include "commons/people/grant_fields.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/scope_words.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/html/table.h"

namespace wiec::people {
namespace {

struct Typed {
  std::string name, email, language = "pl";
  TypedGrant grant;
};

void put_waiting(Html& out, Context& ctx, std::string_view action) {
  const Language l = ctx.language;
  const auto all = ctx.db.read([](db::ReadTx& tx) { return waiting_invitations(tx); });
  if (all.empty()) {
    html::put<"<p>{}</p>">(out, texts::no_invitations(l));
    return;
  }
  const html::Column columns[] = {{.label = texts::email(l)},
                                  {.label = texts::role(l)},
                                  {.label = texts::holds_in(l)},
                                  {.label = texts::ends(l)},
                                  {.label = texts::act(l)}};
  html::Table table(out, l, {.caption = texts::waiting(l), .columns = columns, .caption_hidden = true});
  for (const auto& [i, names] : all) {
    const std::string scope = scope_words(l, names), ends = when(l, i.ends_at), id = code_from_id(i.id.value);
    const auto withdraw = [&](Html& cell) {
      act_form(cell, ctx,
               {.action = action,
                .label = texts::withdraw(l),
                .name = "act",
                .value = "withdraw",
                .id = id,
                .kind = html::ButtonKind::quiet});
    };
    table.row({i.email, words_of(l, i.grant.role), scope, ends, withdraw});
  }
}

void put_form(Html& out, Context& ctx, const Typed& typed, const Wrong& wrong, std::string_view action) {
  const Language l = ctx.language;
  const auto choices = grant_choices(ctx);
  const std::string csrf = ctx.form_token();
  const html::Choice languages[] = {{.value = "pl", .label = "Polski"}, {.value = "en", .label = "English"}};
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::text_field(f, l,
                                      {.name = "email",
                                       .label = texts::email(l),
                                       .value = typed.email,
                                       .error = wrong.at("email"),
                                       .kind = html::TextKind::email});
                     html::text_field(f, l,
                                      {.name = "name",
                                       .label = texts::full_name(l),
                                       .value = typed.name,
                                       .error = wrong.at("name"),
                                       .optional = true});
                     put_grant_fields(f, l, choices, typed.grant, wrong);
                     html::radio_field(f, l,
                                       {.name = "language",
                                        .legend = texts::letters_language(l),
                                        .choices = languages,
                                        .value = typed.language,
                                        .inline_ = true});
                     html::button(f, {.label = texts::send_invitation(l), .icon = html::Icon::mail});
                   }});
}

Page invitations_form(Context& ctx, const Typed& typed, const Problem* problem, bool sent) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::invitations(l), wrong);
  page.crumbs = {{std::string(texts::account(l)), "/konto"}, {std::string(texts::administration(l)), "/administracja"}};
  const std::string action = localized(l, "/administracja/zaproszenia");
  if (sent)
    html::notice(page.main, l,
                 {.kind = html::NoticeKind::success, .text = texts::invitation_sent(l), .announced = true});
  html::section(page.main, {.title = texts::waiting(l), .body = [&](Html& body) { put_waiting(body, ctx, action); }});
  html::section(page.main,
                {.title = texts::invite(l), .body = [&](Html& body) { put_form(body, ctx, typed, wrong, action); }});
  return page;
}

Result<> do_invite(Context& ctx, const Typed& typed) {
  TRY(const Grant grant, grant_from(typed.grant));
  return invite_person(ctx, {typed.email, typed.name, language_from(typed.language).value_or(Language::pl), grant});
}

}  // namespace

Result<Reply> invitations_page(Context& ctx, const Request& request) {
  return invitations_form(ctx, {}, nullptr, !request.query("wyslano").empty());
}

Result<Reply> post_invitations(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  if (form.text("act") == "withdraw") {
    TRY_VOID(withdraw_invitation(ctx, InvitationId{id_from_code(form.text("id")).value_or(0)}));
    return Redirect{"/administracja/zaproszenia"};
  }
  const Typed typed{form.text("name"), form.text("email"), form.text("language"), typed_grant(form)};
  const auto done = do_invite(ctx, typed);
  if (!done) return invitations_form(ctx, typed, &done.error(), false);
  return Redirect{"/administracja/zaproszenia?wyslano=1"};
}

Result<Reply> invitation_page(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  Page page = start_page(ctx, texts::invitation_title(l));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::invitation_text(l));
  const std::string action = localized(l, fmt::format("/zaproszenie/{}", request.params.get("token")));
  act_form(page.main, ctx, {.action = action, .label = texts::accept_invitation(l), .kind = html::ButtonKind::primary});
  return page;
}

Result<Reply> post_invitation(Context& ctx, const Request& request) {
  TRY(const SignedIn done,
      accept_invitation(ctx, request.params.get("token"), device_from(request.http.header("User-Agent"))));
  return after_first_factor(done);
}

}  // namespace wiec::people
