#include "commons/audit/audit.h"
#include "commons/people/administer.h"
#include "commons/people/first_factor.h"
#include "commons/people/person_store.h"
#include "commons/people/scope_words.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "commons/site/page.h"
#include "platform/mail/outbox.h"

namespace wiec::people {
namespace {
constexpr std::chrono::days kInvitationLives{7};
}

Result<> invite_person(Context& ctx, const NewInvitation& asked) {
  const auto email = mail::email_from(asked.email);
  if (!email) return problem(ProblemKind::invalid, texts::keys::email_bad, "email");
  TRY(const std::string name, checked_name(asked.name, false));
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  if (site.empty()) return problem(ProblemKind::unavailable, texts::keys::no_letters);
  const std::string token = new_session_token(), hash = hash_of_token(token);
  const Language l = asked.language;
  const std::string scope = ctx.db.read([&](db::ReadTx& tx) { return scope_words(tx, l, asked.grant); });
  const mail::Letter letter{
      .to = {.name = name, .email = *email},
      .subject = std::string(texts::invitation_subject(l)),
      .text = texts::invitation_letter(l, words_of(l, asked.grant.role), scope,
                                       site + localized(l, "/zaproszenie/" + token), kInvitationLives.count()),
      .language = l};
  Invitation row{.email = *email, .name = name, .language = l, .grant = asked.grant};
  row.invited_by = PersonId{ctx.actor.person};
  return ctx.db.write("people.invite", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    TRY_VOID(check_scope(tx, row.grant));
    Invitation made = row;
    made.made_at = tx.now();
    made.ends_at = tx.now() + kInvitationLives;
    insert_invitation(tx, hash, made);
    mail::queue_letter(tx, letter);
    audit::record(tx, actor, "person.invite", "invitation", made.id.value, {{"role", name_of(row.grant.role)}});
    return {};
  });
}

Result<> withdraw_invitation(Context& ctx, InvitationId id) {
  return ctx.db.write("people.withdraw_invitation", [id, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    if (!withdraw_invitation_row(tx, id)) return problem(ProblemKind::closed, texts::keys::invitation_over);
    audit::record(tx, actor, "person.withdraw_invitation", "invitation", id.value);
    return {};
  });
}

Result<SignedIn> accept_invitation(Context& ctx, std::string_view token, std::string_view device) {
  const std::string hash = hash_of_token(token), session = new_session_token(), session_hash = hash_of_token(session);
  auto opened = ctx.db.write(
      "people.accept_invitation",
      [=, device = std::string(device), second_factor = ctx.shared.second_factor](db::WriteTx& tx) -> Result<Opened> {
        const auto invitation = find_invitation(tx, hash);
        if (!invitation || invitation->state != "waiting" || invitation->ends_at <= tx.now())
          return problem(ProblemKind::closed, texts::keys::invitation_over);
        TRY(const Account account,
            account_of_mailbox(
                tx, {.email = invitation->email, .name = invitation->name, .language = invitation->language}));
        const PersonId id = account.person;
        if (!accept_invitation_row(tx, invitation->id, id))
          return problem(ProblemKind::closed, texts::keys::invitation_over);
        insert_grant(tx, id, invitation->grant, invitation->invited_by);
        // Who was logged in to the account before must not set up the second factor of an official.
        delete_sessions(tx, id);
        audit::record(tx, Actor{.person = id.value}, "person.accept_invitation", "person", id.value,
                      {{"role", name_of(invitation->grant.role)}});
        return open_session(tx, id, session_hash, device, second_factor);
      });
  if (!opened) return std::unexpected(std::move(opened).error());
  ctx.keep_session(session);
  return std::move(opened->signed_in);
}

}  // namespace wiec::people
