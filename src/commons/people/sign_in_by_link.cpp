#include "commons/audit/audit.h"
#include "commons/people/first_factor.h"
#include "commons/people/link_store.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "commons/site/page.h"
#include "platform/mail/outbox.h"

namespace wiec::people {
namespace {

constexpr std::chrono::minutes kLinkLives{30};
constexpr int kLettersAnHour = 5;

mail::Letter letter_with(Language l, const std::string& email, const std::string& address) {
  return {.to = {.email = email},
          .subject = std::string(texts::link_subject(l)),
          .text = texts::link_letter(l, address, kLinkLives.count()),
          .language = l};
}

Result<> must_be_usable(const std::optional<Link>& link, Instant now) {
  if (!link || link->used || link->ends_at <= now) return problem(ProblemKind::closed, texts::keys::link_over);
  return {};
}

Result<Opened> change_address(db::WriteTx& tx, const Link& link, std::string_view hash, std::string_view device,
                              bool second_factor) {
  if (!update_email(tx, link.person, link.email)) return problem(ProblemKind::conflict, texts::keys::email_taken);
  audit::record(tx, Actor{.person = link.person.value}, "person.change_email", "person", link.person.value);
  return open_session(tx, link.person, hash, device, second_factor);
}

}  // namespace

Result<> ask_for_link(Context& ctx, std::string_view typed_email, std::string_view back) {
  const auto email = mail::email_from(typed_email);
  if (!email) return problem(ProblemKind::invalid, texts::keys::email_bad, "email");
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string();
  if (site.empty()) return problem(ProblemKind::unavailable, texts::keys::no_letters);
  const std::string token = new_session_token(), hash = hash_of_token(token);
  const auto letter = letter_with(ctx.language, *email, site + localized(ctx.language, "/logowanie/link/" + token));
  const std::string subject = attempt_subject(ctx, "letter", *email);
  const Link link{.email = *email, .back = safe_path(back), .language = ctx.language};
  ctx.db.write("people.ask_for_link", [=](db::WriteTx& tx) {
    if (!take_attempt(tx, subject, kLettersAnHour, std::chrono::hours(1))) return;
    Link row = link;
    row.ends_at = tx.now() + kLinkLives;
    insert_link(tx, hash, row);
    mail::queue_letter(tx, letter);
  });
  return {};
}

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

std::string make_link(Context& ctx, std::string_view email) {
  const std::string token = new_session_token(), hash = hash_of_token(token);
  ctx.db.write("people.make_link", [hash, email = std::string(email), language = ctx.language](db::WriteTx& tx) {
    insert_link(tx, hash, {.email = email, .language = language, .ends_at = tx.now() + std::chrono::hours(1)});
  });
  return "/logowanie/link/" + token;
}

Result<SignedIn> use_link(Context& ctx, std::string_view token, std::string_view device) {
  const std::string hash = hash_of_token(token), session = new_session_token(), session_hash = hash_of_token(session);
  auto opened = ctx.db.write(
      "people.use_link",
      [=, device = std::string(device), second_factor = ctx.shared.second_factor](db::WriteTx& tx) -> Result<Opened> {
        const auto link = find_link(tx, hash);
        TRY_VOID(must_be_usable(link, tx.now()));
        if (!use_link_row(tx, link->id)) return problem(ProblemKind::closed, texts::keys::link_over);
        if (link->purpose == LinkPurpose::change_email)
          return change_address(tx, *link, session_hash, device, second_factor);
        const bool known = find_person_by_email(tx, link->email).has_value();
        const PersonId id = insert_person(tx, {.email = link->email, .language = link->language});
        const auto person = find_person(tx, id);
        if (!person || person->state != PersonState::active)
          return problem(ProblemKind::not_allowed, texts::keys::blocked);
        Opened made = open_session(tx, id, session_hash, device, second_factor);
        made.signed_in.first_time = !known;
        made.signed_in.back = link->back;
        return made;
      });
  if (!opened) return std::unexpected(std::move(opened).error());
  ctx.keep_session(session);
  return std::move(opened->signed_in);
}

void sign_out(Context& ctx) {
  const auto person = ctx.actor.person ? ctx.actor.person : ctx.actor.owing;
  if (person)
    ctx.db.write("people.sign_out", [person, session = ctx.actor.session](db::WriteTx& tx) {
      delete_session(tx, PersonId{person}, SessionId{session});
    });
  ctx.keep_session("");
}

}  // namespace wiec::people
