#include "commons/audit/audit.h"
#include "commons/people/administer.h"
#include "commons/people/credential_store.h"
#include "commons/people/first_factor.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/mail/address.h"

namespace wiec::people {

bool needs_first_administrator(db::ReadTx& tx) { return people_with(tx, Role::administrator).empty(); }

std::string setup_word(const Shared& shared) {
  return crypto::hmac_sha256_hex(shared.key("first_start"), "word").substr(0, 24);
}

Result<SignedIn> make_first_administrator(Context& ctx, std::string_view word, const FirstAdministrator& asked,
                                          std::string_view device) {
  if (!crypto::equal(word, setup_word(ctx.shared))) return problem(ProblemKind::closed, texts::keys::setup_over);
  TRY(const std::string name, checked_name(asked.name, true));
  const auto email = mail::email_from(asked.email);
  if (!email) return problem(ProblemKind::invalid, texts::keys::email_bad, "email");
  TRY_VOID(check_password(asked.password, *email, name));
  const auto encoded = ctx.shared.passwords.hash(asked.password);
  if (!encoded) return problem(ProblemKind::unavailable, texts::keys::too_many_log_ins);
  const std::string session = new_session_token(), hash = hash_of_token(session);
  auto opened = ctx.db.write("people.set_up",
                             [=, encoded = *encoded, email = *email, l = ctx.language, device = std::string(device),
                              second_factor = ctx.shared.second_factor](db::WriteTx& tx) -> Result<Opened> {
                               if (!needs_first_administrator(tx))
                                 return problem(ProblemKind::closed, texts::keys::setup_over);
                               const PersonId id = insert_person(tx, {.email = email, .name = name, .language = l});
                               update_profile(tx, id, name, l);
                               store_password(tx, id, encoded);
                               insert_grant(tx, id, {.role = Role::administrator}, {});
                               delete_sessions(tx, id);
                               audit::record(tx, Actor{.person = id.value}, "person.set_up", "person", id.value);
                               return open_session(tx, id, hash, device, second_factor);
                             });
  if (!opened) return std::unexpected(std::move(opened).error());
  ctx.keep_session(session);
  return std::move(opened->signed_in);
}

}  // namespace wiec::people
