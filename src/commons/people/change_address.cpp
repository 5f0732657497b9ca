// A new address of an account: a link in a letter to the new one makes it so, and a letter to the old one undoes it.
#include "commons/people/change_address.h"

#include "commons/audit/audit.h"
#include "commons/people/credential_store.h"
#include "commons/people/identity_store.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "commons/site/page.h"

namespace wiec::people {
namespace {

constexpr std::chrono::minutes kLinkLives{30};
constexpr std::chrono::days kUndoLives{7};
constexpr int kLettersAnHour = 5;

std::unexpected<Problem> over() { return problem(ProblemKind::closed, texts::keys::link_over); }

Result<Person> active_person(db::ReadTx& tx, PersonId id) {
  auto person = find_person(tx, id);
  if (!person || person->state != PersonState::active) return problem(ProblemKind::not_allowed, texts::keys::blocked);
  return *std::move(person);
}

// Officials keep their application: an old mailbox alone must not open an office. An administrator resets it.
bool is_official(db::ReadTx& tx, PersonId id) {
  return std::ranges::any_of(grants_of(tx, id),
                             [](const GrantRow& row) { return needs_second_factor(row.grant.role); });
}

}  // namespace

Result<> ask_for_new_address(Context& ctx, std::string_view typed_email) {
  const auto email = mail::email_from(typed_email);
  if (!email) return problem(ProblemKind::invalid, texts::keys::email_bad, "email");
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  if (site.empty()) return problem(ProblemKind::unavailable, texts::keys::no_letters);
  const std::string token = new_session_token(), hash = hash_of_token(token);
  const Language l = ctx.language;
  const mail::Letter letter{
      .to = {.email = *email},
      .subject = std::string(texts::change_email_subject(l)),
      .text = texts::change_email_letter(l, site + localized(l, "/logowanie/link/" + token), kLinkLives.count()),
      .language = l};
  const std::string subject = attempt_subject(ctx, "letter", *email);
  ctx.db.write("people.ask_for_new_address", [=, id = PersonId{ctx.actor.person}](db::WriteTx& tx) {
    if (!take_attempt(tx, subject, kLettersAnHour, std::chrono::hours(1))) return;
    insert_link(tx, hash,
                {.purpose = LinkPurpose::change_email,
                 .email = *email,
                 .person = id,
                 .language = l,
                 .ends_at = tx.now() + kLinkLives});
    mail::queue_letter(tx, letter);
  });
  return {};
}

std::optional<WayBack> way_back(Context& ctx, std::string_view token_hash) {
  const auto person = ctx.db.read([&](db::ReadTx& tx) -> std::optional<Person> {
    const auto link = find_link(tx, token_hash);
    if (!link || link->purpose != LinkPurpose::change_email) return std::nullopt;
    return find_person(tx, link->person);
  });
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  if (!person || site.empty()) return std::nullopt;
  const std::string token = new_session_token();
  const Language l = person->language;
  return WayBack{.token_hash = hash_of_token(token),
                 .letter = {.to = {.email = person->email},
                            .subject = std::string(texts::email_changed_subject(l)),
                            .text = texts::email_changed_letter(l, site + localized(l, "/logowanie/link/" + token),
                                                                kUndoLives.count()),
                            .language = l}};
}

Result<> change_address(db::WriteTx& tx, const Link& link, const std::optional<WayBack>& back) {
  TRY(const Person person, active_person(tx, link.person));
  // Changed by another link since the letter to the old address was written.
  if (!back || back->letter.to.email != person.email) return over();
  if (!update_email(tx, person.id, link.email)) return problem(ProblemKind::conflict, texts::keys::email_taken);
  delete_links_of(tx, person.id, false);
  delete_sessions(tx, person.id);
  insert_link(tx, back->token_hash,
              {.purpose = LinkPurpose::undo_change,
               .email = person.email,
               .person = person.id,
               .language = person.language,
               .ends_at = tx.now() + kUndoLives});
  mail::queue_letter(tx, back->letter);
  audit::record(tx, Actor{.person = person.id.value}, "person.change_email", "person", person.id.value);
  return {};
}

Result<> undo_change(db::WriteTx& tx, const Link& link) {
  TRY(const Person person, active_person(tx, link.person));
  if (!update_email(tx, person.id, link.email)) return problem(ProblemKind::conflict, texts::keys::email_taken);
  delete_links_of(tx, person.id, true);
  delete_sessions(tx, person.id);
  delete_password(tx, person.id);
  if (!is_official(tx, person.id)) delete_second_factor(tx, person.id, link.made_at);
  delete_identities(tx, person.id, link.made_at);
  audit::record(tx, Actor{.person = person.id.value}, "person.undo_change_email", "person", person.id.value);
  return {};
}

}  // namespace wiec::people
