#include "commons/people/change_address.h"
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

// What the link does besides logging in; whose account it opens.
Result<Account> follow(db::WriteTx& tx, const Link& link, const std::optional<WayBack>& back) {
  if (link.purpose == LinkPurpose::sign_in)
    return account_of_mailbox(tx, {.email = link.email, .language = link.language});
  TRY_VOID(link.purpose == LinkPurpose::undo_change ? undo_change(tx, link) : change_address(tx, link, back));
  return Account{.person = link.person};
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

LinkPurpose purpose_of_link(Context& ctx, std::string_view token) {
  const auto link = ctx.db.read([&](db::ReadTx& tx) { return find_link(tx, hash_of_token(token)); });
  return link ? link->purpose : LinkPurpose::sign_in;
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
  const auto back = way_back(ctx, hash);
  auto opened = ctx.db.write(
      "people.use_link",
      [=, device = std::string(device), second_factor = ctx.shared.second_factor](db::WriteTx& tx) -> Result<Opened> {
        const auto link = find_link(tx, hash);
        TRY_VOID(must_be_usable(link, tx.now()));
        if (!use_link_row(tx, link->id)) return problem(ProblemKind::closed, texts::keys::link_over);
        TRY(const Account account, follow(tx, *link, back));
        Opened made = open_session(tx, account.person, session_hash, device, second_factor);
        made.signed_in.first_time = account.fresh;
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
