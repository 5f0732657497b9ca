#include "commons/people/first_factor.h"

#include "commons/audit/audit.h"
#include "commons/people/credential_store.h"
#include "commons/people/link_store.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/text/text.h"

namespace wiec::people {

std::string attempt_subject(Context& ctx, std::string_view kind, std::string_view text) {
  return crypto::hmac_sha256_hex(ctx.shared.key("attempts"), fmt::format("{}:{}", kind, text::fold(text)));
}

Opened open_session(db::WriteTx& tx, PersonId id, std::string_view token_hash, std::string_view device,
                    bool second_factor) {
  Opened opened{.person = id};
  const auto grants = grants_of(tx, id);
  const bool official =
      std::ranges::any_of(grants, [](const GrantRow& row) { return needs_second_factor(row.grant.role); });
  opened.signed_in.owes_code = totp_of(tx, id).has_value();
  opened.signed_in.must_enrol = official && second_factor && !opened.signed_in.owes_code;
  const bool complete = !opened.signed_in.owes_code && !opened.signed_in.must_enrol;
  insert_session(tx, token_hash,
                 {.person = id, .complete = complete, .official = official, .device = std::string(device)});
  note_sign_in(tx, id);
  audit::record(tx, Actor{.person = id.value}, "person.sign_in", "person", id.value, {{"complete", complete}});
  return opened;
}

Result<Account> account_of_mailbox(db::WriteTx& tx, const NewPerson& who) {
  const auto known = find_person_by_email(tx, who.email);
  if (known && known->state != PersonState::active) return problem(ProblemKind::not_allowed, texts::keys::blocked);
  if (known) return Account{.person = known->id};
  if (may_be_undone(tx, who.email)) return problem(ProblemKind::conflict, texts::keys::email_was_changed);
  return Account{.person = insert_person(tx, who), .fresh = true};
}

std::string safe_path(std::string_view path) {
  if (path.empty() || path.size() > 500) return {};
  for (const char c : path)
    if (static_cast<unsigned char>(c) <= ' ' || c == '\\' || c == '\x7f') return {};
  if (path == "/en" || path.starts_with("/en/")) path.remove_prefix(3);
  if (path.empty()) return "/";
  if (!path.starts_with('/') || path.starts_with("//")) return {};  // what is left is what is sent
  if (path.starts_with("/logowanie") || path.starts_with("/wyloguj")) return {};
  return std::string(path);
}

}  // namespace wiec::people
