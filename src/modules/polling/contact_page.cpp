// /glosowanie/{edition}/kontakt and /kod: the contact, and the code that proves it.
#include "modules/polling/identify.h"
#include "modules/polling/page_parts.h"
#include "modules/polling/pages.h"
#include "modules/polling/texts.h"
#include "modules/polling/voter_store.h"
#include "platform/html/card.h"
#include "platform/http/rate_limit.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

using editions::Proof;

std::string_view label_of(Language l, Proof proof) {
  switch (proof) {
    case Proof::code_by_email:
      return texts::by_email(l);
    case Proof::code_by_sms:
      return texts::by_sms(l);
    case Proof::code_issued:
      return texts::by_issued(l);
  }
  return {};
}

std::string_view field_of(Proof proof) {
  return proof == Proof::code_by_email ? "email" : proof == Proof::code_by_sms ? "phone" : "issued";
}

struct Offer {
  Proof proof = Proof::code_by_email;
  std::string typed;
};

void put_field(Html& f, Language l, const Offer& offer, bool child, const Wrong& wrong) {
  const std::string_view name = field_of(offer.proof);
  switch (offer.proof) {
    case Proof::code_by_email:
      return html::text_field(f, l,
                              {.name = name,
                               .label = child ? texts::email_of_guardian(l) : texts::email(l),
                               .hint = texts::email_hint(l),
                               .value = offer.typed,
                               .error = wrong.at(name),
                               .kind = html::TextKind::email,
                               .autocomplete = "email"});
    case Proof::code_by_sms:
      return html::text_field(f, l,
                              {.name = name,
                               .label = child ? texts::phone_of_guardian(l) : texts::phone(l),
                               .hint = texts::phone_hint(l),
                               .value = offer.typed,
                               .error = wrong.at(name),
                               .kind = html::TextKind::phone,
                               .width = html::Width::half,
                               .autocomplete = "tel"});
    case Proof::code_issued:
      return html::text_field(f, l,
                              {.name = name,
                               .label = texts::issued(l),
                               .hint = texts::issued_hint(l),
                               .value = offer.typed,
                               .error = wrong.at(name),
                               .width = html::Width::half,
                               .autocomplete = "off"});
  }
}

Page contact_form(Context& ctx, const Asked& asked, const Offer& chosen, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  const std::string csrf = ctx.form_token(), action = localized(l, asked.path("/kontakt"));
  Page page = question_page(ctx, asked, texts::contact_title(l), 2, wrong);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::contact_lead(l));
  const bool child = needs_guardian(*asked.voter, *asked.edition, asked.today);
  const auto& proofs = asked.edition->settings.identity.proofs;
  for (const Proof proof : proofs) {
    if (proof == Proof::code_by_sms && !ctx.shared.text_messages) continue;
    if (proofs.size() > 1) html::put<"<h2>{}</h2>">(out, label_of(l, proof));
    html::form(
        out, {.action = action,
              .csrf = csrf,
              .body =
                  [&](Html& f) {
                    html::hidden_field(f, "proof", editions::code_of(proof));
                    put_field(f, l, {proof, chosen.proof == proof ? chosen.typed : std::string()}, child, wrong);
                    html::button(
                        f, {.label = proof == Proof::code_issued ? texts::go_on(l) : texts::send_code(l),
                            .kind = proof == proofs.front() ? html::ButtonKind::primary : html::ButtonKind::secondary});
                  },
              .label = proofs.size() > 1 ? label_of(l, proof) : std::string_view()});
  }
  return page;
}

Page code_form(Context& ctx, const Asked& asked, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  const std::string csrf = ctx.form_token(), action = localized(l, asked.path("/kod"));
  const std::string shown = demo_code(ctx, *asked.voter);
  Page page = question_page(ctx, asked, texts::code_title(l), 2, wrong);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::code_lead(l, asked.voter->contact));
  if (!shown.empty())
    html::notice(out, l, {.title = texts::demo_title(l), .text = [&](Html& text) {
                            html::put<R"({} <strong data-demo-code>{}</strong>)">(text, texts::demo_text(l), shown);
                          }});
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::text_field(f, l,
                                      {.name = "code",
                                       .label = texts::code(l),
                                       .hint = texts::code_hint(l, kCodeLives.count()),
                                       .error = wrong.at("code"),
                                       .kind = html::TextKind::code,
                                       .width = html::Width::short_,
                                       .autocomplete = "one-time-code"});
                     html::button(f, {.label = texts::confirm_code(l)});
                   }});
  html::put<R"(<h2>{}</h2><p>{}</p>)">(out, texts::no_code_title(l), texts::no_code_text(l));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "again", "1");
                     html::button(f, {.label = texts::send_again(l), .kind = html::ButtonKind::secondary});
                   }});
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, asked.path("/kontakt")), texts::other_contact(l));
  return page;
}

std::string network_of(const Request& request) { return http::client_network(request.http.client_address); }

// Another request of this voter was first, as when a button is pressed twice: what it did is what is shown.
bool is_changed(const Result<>& done) { return !done && done.error().text == texts::keys::session_changed; }

// Proven, but this person or this contact has voted: nothing is left to do, and what was typed goes.
Result<Reply> has_voted_page(Context& ctx, const Problem& problem) {
  give_up(ctx);
  const Language l = ctx.language;
  Page page{.title = std::string(texts::has_voted_title(l)), .status = 409, .section = "/glosowanie", .indexed = false};
  html::heading(page.main, 1, page.title);
  html::put<R"(<p class="lead">{}</p><p>{}</p><p><a href="{}">{}</a></p>)">(
      page.main, text::translate(l, problem), texts::has_voted_text(l), localized(l, "/zglos-problem"),
      texts::report_it(l));
  return page;
}

}  // namespace

Result<Reply> contact_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::contact)) return *elsewhere;
  return contact_form(ctx, asked, {asked.voter->proof, asked.voter->contact}, nullptr);
}

Result<Reply> post_contact(Context& ctx, const Request& request) {
  TRY(Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::contact)) return *elsewhere;
  const auto form = form_of(request);
  const auto proof = editions::proof_from(form.text("proof")).value_or(asked.edition->settings.identity.proofs.front());
  const std::string typed = form.text(field_of(proof));
  const auto done = ask_for_code(ctx, *asked.edition, *asked.voter, proof, typed, network_of(request));
  if (is_changed(done)) return Redirect{asked.path("")};
  if (!done) return contact_form(ctx, asked, {proof, typed}, &done.error());
  return Redirect{path_of(*asked.edition, asked.step())};
}

Result<Reply> code_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::code)) return *elsewhere;
  if (asked.step() != Step::code) return Redirect{path_of(*asked.edition, asked.step())};
  return code_form(ctx, asked, nullptr);
}

Result<Reply> post_contact_code(Context& ctx, const Request& request) {
  TRY(Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::code)) return *elsewhere;
  if (asked.step() != Step::code) return Redirect{path_of(*asked.edition, asked.step())};
  const auto form = form_of(request);
  if (form.has("again")) {
    const auto sent = ask_again(ctx, *asked.edition, *asked.voter, network_of(request));
    if (is_changed(sent)) return Redirect{asked.path("")};
    if (!sent) return code_form(ctx, asked, &sent.error());
    return Redirect{path_of(*asked.edition, Step::code)};
  }
  const auto done = prove_contact(ctx, *asked.edition, *asked.voter, form.text("code"));
  if (!done && done.error().kind == ProblemKind::conflict) return has_voted_page(ctx, done.error());
  if (!done) return code_form(ctx, asked, &done.error());
  return Redirect{path_of(*asked.edition, Step::vote)};
}

}  // namespace wiec::polling
