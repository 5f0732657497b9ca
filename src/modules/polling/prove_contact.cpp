#include "commons/people/link_store.h"
#include "modules/polling/identify.h"
#include "modules/polling/keys.h"
#include "modules/polling/roll_store.h"
#include "modules/polling/text_message.h"
#include "modules/polling/texts.h"
#include "modules/polling/voter_store.h"
#include "platform/crypto/crypto.h"
#include "platform/mail/outbox.h"

namespace wiec::polling {
namespace {

constexpr int kIssuedTriesAnHour = 10;

// Nobody reads contacts out of the table of tries.
std::string subject_of(Context& ctx, std::string_view kind, std::string_view text) {
  return crypto::hmac_sha256_hex(ctx.shared.key("voters' tries"), fmt::format("{}\n{}", kind, text));
}

mail::Letter letter_with(Language l, const std::string& email, const std::string& code,
                         const editions::Edition& edition) {
  return {.to = {.email = email},
          .subject = texts::code_subject(l, code),
          .text = texts::code_letter(l, code, edition.name(l), kCodeLives.count()),
          .language = l};
}

// By whom a message is counted, for those that cost the city; e-mail is free.
struct Counted {
  std::string network, edition;
  MessageLimits limits;
};
std::optional<Counted> counted(Context& ctx, const editions::Edition& edition, const Voter& voter,
                               std::string_view network, const MessageLimits& limits) {
  if (voter.proof != editions::Proof::code_by_sms) return std::nullopt;
  return Counted{subject_of(ctx, "messages of network", network),
                 subject_of(ctx, "messages of edition", fmt::format("{}", edition.id.value)), limits};
}

bool may_send(db::WriteTx& tx, const Counted& by) {
  constexpr std::chrono::hours hour(1);
  return people::take_attempt(tx, by.network, by.limits.of_network, hour) &&
         people::take_attempt(tx, by.edition, by.limits.of_edition, hour);
}

Result<> send_code(Context& ctx, const editions::Edition& edition, Voter& voter, std::string_view network,
                   const MessageLimits& limits) {
  const AsRead session = as_read(voter);
  const bool proven = std::exchange(voter.proven, false);
  ++voter.code_number;
  const Language l = ctx.language;
  const std::string code = code_of_session(ctx.shared, voter.token_hash, voter.code_number);
  const bool by_email = voter.proof == editions::Proof::code_by_email;
  const auto letter = by_email ? std::optional(letter_with(l, voter.contact, code, edition)) : std::nullopt;
  const std::string message =
      by_email ? std::string()
               : sealed_message(ctx.shared, voter.contact, texts::code_message(l, code, edition.city_name));
  auto sent = ctx.db.write(
      "polling.send_code",
      [=, content = sealed(voter), message_by = counted(ctx, edition, voter, network, limits),
       contact = subject_of(ctx, "contact", voter.contact),
       asks = subject_of(ctx, "session", voter.token_hash)](db::WriteTx& tx) -> Result<> {
        // A session has more tries than a contact: an address mistyped once must not use them up.
        if (!people::take_attempt(tx, asks, 2 * kCodesAnHour, std::chrono::hours(1)) ||
            !people::take_attempt(tx, contact, kCodesAnHour, std::chrono::hours(1)))
          return problem(ProblemKind::too_many, texts::keys::too_many_codes, "contact");
        if (message_by && !may_send(tx, *message_by))
          return problem(ProblemKind::too_many, texts::keys::too_many_messages, "contact");
        TRY_VOID(start_proof(tx, session, content));
        if (letter)
          mail::queue_letter(tx, *letter);
        else
          queue_message(tx, message);
        return {};
      },
      db::Isolation::read_committed);
  if (!sent) voter.proven = proven, --voter.code_number;  // as it still stands
  if (sent && ctx.shared.tell_demo) ctx.shared.tell_demo(fmt::format("The code of a voter in the demo city: {}", code));
  return sent;
}

Result<> take_issued(Context& ctx, const editions::Edition& edition, Voter& voter) {
  const std::string key = contact_key(edition_key(ctx.shared, edition.id), voter.proof, voter.contact);
  voter.proven = true;
  return ctx.db.write(
      "polling.take_issued",
      [=, session = as_read(voter), id = edition.id, content = sealed(voter)](db::WriteTx& tx) -> Result<> {
        if (!is_issued(tx, id, key) || contact_is_used(tx, id, key, 1))
          return problem(ProblemKind::invalid, texts::keys::issued_unknown, "issued");
        TRY_VOID(start_proof(tx, session, content));
        if (!mark_proven(tx, session.token_hash)) return problem(ProblemKind::closed, texts::keys::session_over);
        return {};
      },
      db::Isolation::read_committed);
}

// Told only to who has proven the contact.
Result<> must_not_have_voted(Context& ctx, const editions::Edition& edition, const Voter& voter) {
  const std::string key = edition_key(ctx.shared, edition.id);
  const std::string person = person_key(key, voter.who), contact = contact_key(key, voter.proof, voter.contact);
  const auto [marked, used] = ctx.db.read([&](db::ReadTx& tx) {
    return std::pair(is_marked(tx, edition.id, person, contact),
                     contact_is_used(tx, edition.id, contact, edition.settings.identity.per_contact));
  });
  if (marked) return problem(ProblemKind::conflict, texts::keys::has_voted);
  if (used) return problem(ProblemKind::conflict, texts::keys::contact_used);
  return {};
}

bool offers(const editions::Edition& edition, editions::Proof proof) {
  return std::ranges::find(edition.settings.identity.proofs, proof) != edition.settings.identity.proofs.end();
}

}  // namespace

Result<> ask_for_code(Context& ctx, const editions::Edition& edition, Voter& voter, editions::Proof proof,
                      std::string_view typed, std::string_view network, const MessageLimits& limits) {
  if (!offers(edition, proof)) return problem(ProblemKind::invalid, texts::keys::proof_needed, "proof");
  voter.proof = proof;
  if (proof == editions::Proof::code_issued) {
    // Tries are counted apart from the write that a wrong code gives up.
    const bool may_try =
        ctx.db.write("polling.count_try", [session = subject_of(ctx, "issued", voter.token_hash)](db::WriteTx& tx) {
          return people::take_attempt(tx, session, kIssuedTriesAnHour, std::chrono::hours(1));
        });
    if (!may_try) return problem(ProblemKind::too_many, texts::keys::too_many_tries, "issued");
    const auto code = issued_code_from(typed);
    if (!code) return problem(ProblemKind::invalid, texts::keys::issued_bad, "issued");
    voter.contact = *code;
    return take_issued(ctx, edition, voter);
  }
  const bool by_email = proof == editions::Proof::code_by_email;
  const auto contact = by_email ? mail::email_from(typed) : mobile_from(typed);
  if (!contact) {
    return by_email ? problem(ProblemKind::invalid, texts::keys::email_bad, "email")
                    : problem(ProblemKind::invalid, texts::keys::phone_bad, "phone");
  }
  if (!by_email && !ctx.shared.text_messages)
    return problem(ProblemKind::unavailable, texts::keys::no_messages, "phone");
  voter.contact = *contact;
  auto sent = send_code(ctx, edition, voter, network, limits);
  if (!sent && sent.error().field == "contact") sent.error().field = by_email ? "email" : "phone";
  return sent;
}

Result<> ask_again(Context& ctx, const editions::Edition& edition, Voter& voter, std::string_view network) {
  auto sent = send_code(ctx, edition, voter, network, {});
  if (!sent) sent.error().field = "code";
  return sent;
}

Result<> prove_contact(Context& ctx, const editions::Edition& edition, Voter& voter, std::string_view typed) {
  std::string digits;
  for (const char c : typed)
    if (c != ' ' && c != '-') digits += c;
  if (digits.size() != 6 || digits.find_first_not_of("0123456789") != std::string::npos)
    return problem(ProblemKind::invalid, texts::keys::code_bad, "code");
  const bool same = crypto::equal(digits, code_of_session(ctx.shared, voter.token_hash, voter.code_number));
  enum class Tried { wrong, right, over };
  // A wrong code is counted: the write must not be given up.
  const Tried tried = ctx.db.write(
      "polling.prove_contact",
      [same, hash = voter.token_hash, number = voter.code_number](db::WriteTx& tx) {
        if (!take_try(tx, hash, number)) return Tried::over;
        if (!same) return Tried::wrong;
        return mark_proven(tx, hash) ? Tried::right : Tried::over;
      },
      db::Isolation::read_committed);
  if (tried == Tried::over) return problem(ProblemKind::invalid, texts::keys::code_over, "code");
  if (tried == Tried::wrong) return problem(ProblemKind::invalid, texts::keys::code_wrong, "code");
  voter.proven = true;
  return must_not_have_voted(ctx, edition, voter);
}

std::string demo_code(Context& ctx, const Voter& voter) {
  if (!ctx.shared.tell_demo || voter.contact.empty() || voter.proven) return {};
  return code_of_session(ctx.shared, voter.token_hash, voter.code_number);
}

}  // namespace wiec::polling
