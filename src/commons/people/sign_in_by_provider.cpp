// Log-in at the operator's provider (OpenID Connect), and joining such an account to one's own.
#include "base/url.h"
#include "commons/audit/audit.h"
#include "commons/people/first_factor.h"
#include "commons/people/identity_store.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "commons/site/page.h"
#include "platform/mail/address.h"
#include "platform/oidc/oidc.h"

namespace wiec::people {
namespace {

constexpr std::chrono::minutes kAttemptLives{10};
constexpr std::string_view kReturnPath = "/logowanie/dostawca/powrot";

// Registered at the provider once: without a language, which the person's account remembers.
std::string return_address(Context& ctx) { return ctx.site_address() + std::string(kReturnPath); }

std::unexpected<Problem> problem_of(const oidc::Failure& failure) {
  if (failure.cause == oidc::Cause::away) return problem(ProblemKind::unavailable, texts::keys::provider_away);
  return problem(ProblemKind::closed, texts::keys::provider_refused);
}

struct Entering {
  const oidc::Claims& claims;
  std::string_view issuer, hash, device;
  bool second_factor;
  Language language;
};

Result<Opened> open_for(db::WriteTx& tx, PersonId id, const Entering& by, bool first_time) {
  const auto person = find_person(tx, id);
  if (!person || person->state != PersonState::active) return problem(ProblemKind::not_allowed, texts::keys::blocked);
  Opened opened = open_session(tx, id, by.hash, by.device, by.second_factor);
  opened.signed_in.first_time = first_time;
  return opened;
}

// Known at the provider: that person. Else the address the provider vouches for says who it is, or who it becomes.
Result<Opened> enter(db::WriteTx& tx, const Entering& by) {
  if (const auto known = find_identity(tx, by.issuer, by.claims.subject)) {
    note_use(tx, known->id);
    return open_for(tx, known->person, by, false);
  }
  const auto email = mail::email_from(by.claims.email);
  if (!email) return problem(ProblemKind::conflict, texts::keys::provider_without_email);
  TRY(const Account account,
      account_of_mailbox(tx, {.email = *email, .name = by.claims.name, .language = by.language}));
  const PersonId id = account.person;
  auto opened = open_for(tx, id, by, account.fresh);
  if (!opened) return opened;
  insert_identity(tx, id, by.issuer, by.claims.subject);
  audit::record(tx, Actor{.person = id.value}, "person.join_provider", "person", id.value);
  return opened;
}

Result<> join(db::WriteTx& tx, PersonId id, std::string_view issuer, std::string_view subject) {
  if (const auto known = find_identity(tx, issuer, subject); known && known->person != id)
    return problem(ProblemKind::conflict, texts::keys::provider_of_another);
  if (insert_identity(tx, id, issuer, subject))
    audit::record(tx, Actor{.person = id.value}, "person.join_provider", "person", id.value);
  return {};
}

}  // namespace

Result<std::string> begin_provider_sign_in(Context& ctx, std::string_view back) {
  if (!ctx.shared.provider) return problem(ProblemKind::not_found, texts::keys::no_provider);
  oidc::Attempt attempt = oidc::new_attempt();
  attempt.state = ctx.form_token();  // belongs to this browser, as the answer must
  const auto address = ctx.shared.provider->address(attempt, return_address(ctx), code_of(ctx.language), ctx.now);
  if (!address) return problem_of(address.error());
  ctx.db.write(
      "people.begin_provider_sign_in",
      [hash = hash_of_token(attempt.state), row = ProviderAttempt{attempt.nonce, attempt.verifier, safe_path(back)}](
          db::WriteTx& tx) { insert_provider_attempt(tx, hash, row, tx.now() + kAttemptLives); });
  return *address;
}

Result<SignedIn> finish_provider_sign_in(Context& ctx, const ProviderAnswer& answer, std::string_view device) {
  if (!ctx.shared.provider) return problem(ProblemKind::not_found, texts::keys::no_provider);
  if (answer.state.empty() || !ctx.is_own_token(answer.state))
    return problem(ProblemKind::closed, texts::keys::provider_refused);
  const auto row = ctx.db.write("people.take_provider_attempt", [hash = hash_of_token(answer.state)](db::WriteTx& tx) {
    return take_provider_attempt(tx, hash);
  });
  if (!row || !answer.error.empty()) return problem(ProblemKind::closed, texts::keys::provider_refused);
  const oidc::Attempt attempt{std::string(answer.state), row->nonce, row->verifier};
  const auto claims =
      ctx.shared.provider->finish(attempt, answer.state, answer.issuer, answer.code, return_address(ctx), ctx.now);
  if (!claims) return problem_of(claims.error());
  const std::string issuer = ctx.shared.provider->issuer();
  if (const PersonId own{ctx.actor.person}; own.value != 0) {
    TRY_VOID(ctx.db.write("people.join_provider",
                          [&, subject = claims->subject](db::WriteTx& tx) { return join(tx, own, issuer, subject); }));
    return SignedIn{.back = "/konto?zapisano=1"};
  }
  const std::string session = new_session_token(), hash = hash_of_token(session);
  auto opened = ctx.db.write("people.sign_in_by_provider", [&](db::WriteTx& tx) {
    return enter(tx, {*claims, issuer, hash, device, ctx.shared.second_factor, ctx.language});
  });
  if (!opened) return std::unexpected(std::move(opened).error());
  ctx.keep_session(session);
  opened->signed_in.back = row->back;
  return std::move(opened->signed_in);
}

void leave_provider(Context& ctx, std::int64_t identity) {
  ctx.db.write("people.leave_provider", [=, id = PersonId{ctx.actor.person}](db::WriteTx& tx) {
    if (delete_identity(tx, id, IdentityId{identity}))
      audit::record(tx, Actor{.person = id.value}, "person.leave_provider", "person", id.value);
  });
}

}  // namespace wiec::people
