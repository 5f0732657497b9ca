// Beside a draft: share, invite, merge, leave, abandon, hide.
#include "modules/drafts/draft_acts.h"
#include "modules/drafts/texts.h"
#include "modules/needs/words.h"
#include "platform/html/section.h"

namespace wiec::drafts {
namespace {

void put_inviting(Html& out, const Acts& acts, const Around& a) {
  const Language l = acts.ctx.language;
  const std::string csrf = acts.ctx.form_token(), action = acts.action();
  html::put<"<h2>{}</h2>">(out, texts::invite(l));
  if (a.waiting > 0) {
    html::put<"<p>{}</p>">(out, texts::invitations_wait(l, static_cast<std::int64_t>(a.waiting)));
    acts.act(out, texts::withdraw_invitations(l), "cofnij-zaproszenia");
  }
  html::form(
      out,
      {.action = action, .csrf = csrf, .body = [&](Html& f) {
         html::text_field(f, l,
                          {.name = "email",
                           .label = texts::f_email(l),
                           .hint = texts::f_email_hint(l),
                           .value = acts.typed.at("email"),
                           .error = acts.errors.at("email"),
                           .kind = html::TextKind::email});
         html::button(
             f, {.label = texts::invite_them(l), .kind = html::ButtonKind::secondary, .name = "co", .value = "zapros"});
       }});
}

void put_merging(Html& out, const Acts& acts, const Around& a) {
  const Language l = acts.ctx.language;
  for (const auto& [m, other] : a.asked) {
    const bool ours = m.from == acts.draft.id;
    const std::string code = code_from_id(m.id.value);
    html::notice(out, l, {.title = ours ? texts::merge_we_ask(l) : texts::merge_they_ask(l), .text = [&](Html& body) {
                            html::put<R"(<p><a href="{}">{}</a></p><p>{}</p>)">(
                                body, localized(l, other.path()), other.words.title,
                                ours ? texts::merge_waits(l) : texts::merge_explained(l));
                          }});
    if (ours) acts.act(out, texts::merge_withdraw(l), "cofnij-polaczenie", code);
    if (!ours) acts.act(out, texts::merge_agree(l), "zgoda", code, html::ButtonKind::primary);
    if (!ours) acts.act(out, texts::merge_refuse(l), "odmowa", code);
  }
  const auto alike = similar_drafts(acts.ctx, acts.draft.words, acts.draft.id, 10);
  if (alike.empty()) return;
  std::vector<std::string> codes;
  codes.reserve(alike.size());
  std::vector<html::Choice> choices;
  for (const auto& [d, score, near] : alike)
    choices.push_back({.value = codes.emplace_back(d.code()), .label = d.words.title});
  const std::string csrf = acts.ctx.form_token(), action = acts.action();
  html::details(
      out, texts::merge(l),
      [&](Html& body) {
        html::put<"<p>{}</p>">(body, texts::merge_lead(l));
        html::form(body, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                            html::select_field(f, l,
                                               {.name = "into",
                                                .label = texts::f_into(l),
                                                .choices = choices,
                                                .value = acts.typed.at("into"),
                                                .error = acts.errors.at("into")});
                            html::button(f, {.label = texts::merge_ask(l),
                                             .kind = html::ButtonKind::secondary,
                                             .name = "co",
                                             .value = "polacz"});
                          }});
      },
      !acts.errors.at("into").empty());
}

void put_hiding(Html& out, const Acts& acts, const Around& a) {
  const Language l = acts.ctx.language;
  if (!a.coordinated || (!acts.draft.shared && !acts.draft.hidden())) return;
  if (acts.draft.hidden()) return acts.act(out, texts::show_again(l), "odkryj");
  const std::string csrf = acts.ctx.form_token(), action = acts.action();
  needs::put_hide_form(out, l, {action, csrf, texts::hide_draft(l), acts.typed.at("hidden"), acts.errors.at("hidden")},
                       "schowaj");
}

}  // namespace

void put_tools(Html& out, const Acts& acts, const Around& a) {
  const Language l = acts.ctx.language;
  put_hiding(out, acts, a);
  if (!a.writes || acts.draft.state != State::working) return;
  const std::string edit = localized(l, acts.draft.path() + "/edycja");
  html::link_button(out, {.href = edit, .label = texts::edit(l), .icon = html::Icon::pencil});
  acts.act(out, acts.draft.shared ? texts::unshare(l) : texts::share(l), acts.draft.shared ? "ukryj" : "pokaz");
  put_merging(out, acts, a);
  put_inviting(out, acts, a);
  html::details(out, texts::leave_or_abandon(l), [&](Html& body) {
    if (a.authors > 1) acts.act(body, texts::leave(l), "odchodze");
    html::put<"<p>{}</p>">(body, texts::abandon_lead(l));
    acts.act(body, texts::abandon(l), "porzuc", {}, html::ButtonKind::danger);
  });
}

}  // namespace wiec::drafts
