// /logowanie/kod: the second factor; /logowanie/aplikacja: setting it up, at the first log-in or from the account.
#include "commons/people/credential_store.h"
#include "commons/people/page_parts.h"
#include "commons/people/pages.h"
#include "commons/people/sign_in.h"
#include "commons/people/texts.h"
#include "platform/html/card.h"
#include "platform/html/qr_code.h"
#include "platform/http/form.h"

namespace wiec::people {
namespace {

constexpr std::string_view kIssuer = "Wiec";

PersonId whose(const Context& ctx) { return PersonId{ctx.actor.person ? ctx.actor.person : ctx.actor.owing}; }

Page code_form(Context& ctx, std::string_view back, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::code_title(l), wrong);
  const std::string csrf = ctx.form_token(), action = localized(l, "/logowanie/kod");
  html::form(page.main, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                           html::hidden_field(f, "wroc", back);
                           html::text_field(f, l,
                                            {.name = "code",
                                             .label = texts::code(l),
                                             .hint = texts::code_hint(l),
                                             .error = wrong.at("code"),
                                             .width = html::Width::half,
                                             .autocomplete = "one-time-code"});
                           html::button(f, {.label = texts::sign_in(l), .icon = html::Icon::log_in});
                         }});
  html::details(page.main, texts::lost_phone(l),
                [&](Html& d) { html::put<"<p>{}</p>">(d, texts::lost_phone_text(l)); });
  const std::string out = localized(l, "/wyloguj");
  act_form(page.main, ctx, {.action = out, .label = texts::give_up(l), .kind = html::ButtonKind::quiet});
  return page;
}

Page enrolment_form(Context& ctx, const Enrolment& e, std::string_view back, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = start_page(ctx, texts::enrol_title(l), wrong);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p><ol><li>{}</li><li>{}</li><li>{}</li></ol>)">(
      out, texts::enrol_lead(l), texts::enrol_step1(l), texts::enrol_step2(l), texts::enrol_step3(l));
  html::qr_code(out, e.address, texts::enrol_qr(l));
  html::put<R"(<p>{}<br><code class="secret">{}</code></p>)">(out, texts::enrol_by_hand(l), [&](Html& groups) {
    for (std::size_t i = 0; i < e.secret.size(); i += 4)
      html::put<"{} ">(groups, std::string_view(e.secret).substr(i, 4));
  });
  const std::string csrf = ctx.form_token(), action = localized(l, "/logowanie/aplikacja");
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "wroc", back);
                     html::hidden_field(f, "sealed", e.sealed);
                     html::text_field(f, l,
                                      {.name = "code",
                                       .label = texts::enrol_code(l),
                                       .error = wrong.at("code"),
                                       .kind = html::TextKind::code,
                                       .width = html::Width::short_,
                                       .autocomplete = "one-time-code"});
                     html::button(f, {.label = texts::enrol_save(l)});
                   }});
  return page;
}

Page recovery_page(Context& ctx, const std::vector<std::string>& codes, std::string_view back) {
  const Language l = ctx.language;
  Page page = start_page(ctx, texts::recovery_title(l));
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::recovery_lead(l));
  html::put<R"(<ul class="codes" role="list">{}</ul>)">(out, [&](Html& list) {
    for (const std::string& code : codes) html::put<"<li><code>{}</code></li>">(list, code);
  });
  const std::string path = safe_path(back), on = localized(l, path.empty() ? "/konto" : path);
  html::link_button(out, {.href = on, .label = texts::recovery_kept(l)});
  return page;
}

}  // namespace

Result<Reply> code_page(Context& ctx, const Request& request) {
  if (!ctx.actor.owing) return Redirect{ctx.actor.person ? "/konto" : "/logowanie"};
  const bool enrolled = ctx.db.read([&](db::ReadTx& tx) { return totp_of(tx, PersonId{ctx.actor.owing}).has_value(); });
  if (!enrolled) return Redirect{"/logowanie/aplikacja"};
  return code_form(ctx, request.query("wroc"), nullptr);
}

Result<Reply> post_code(Context& ctx, const Request& request) {
  if (!ctx.actor.owing) return Redirect{ctx.actor.person ? "/konto" : "/logowanie"};
  const auto form = form_of(request);
  const auto given = give_code(ctx, form.text("code"));
  if (!given) return code_form(ctx, form.text("wroc"), &given.error());
  const std::string back = safe_path(form.text("wroc"));
  return Redirect{back.empty() ? "/konto" : back};
}

Result<Reply> enrolment_page(Context& ctx, const Request& request) {
  const PersonId person = whose(ctx);
  if (!person) return Redirect{"/logowanie"};
  return enrolment_form(ctx, begin_enrolment(ctx, person, kIssuer), request.query("wroc"), nullptr);
}

Result<Reply> post_enrolment(Context& ctx, const Request& request) {
  const PersonId person = whose(ctx);
  if (!person) return Redirect{"/logowanie"};
  const auto form = form_of(request);
  const auto codes = finish_enrolment(ctx, person, form.raw("sealed"), form.text("code"));
  if (codes) return recovery_page(ctx, *codes, form.text("wroc"));
  const auto again = enrolment_from(ctx, person, form.raw("sealed"), kIssuer);
  if (!again || codes.error().kind == ProblemKind::not_allowed) return std::unexpected(codes.error());
  return enrolment_form(ctx, *again, form.text("wroc"), &codes.error());
}

}  // namespace wiec::people
