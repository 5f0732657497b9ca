#include "modules/polling/cast_ballot.h"

#include "base/sha256.h"
#include "modules/polling/ballot_text.h"
#include "modules/polling/keys.h"
#include "modules/polling/pool_ballot.h"
#include "modules/polling/roll_store.h"
#include "modules/polling/texts.h"
#include "modules/polling/voter_store.h"
#include "platform/crypto/crypto.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

// The whole ballot as it will be kept. Every pool must keep to its rules, and something must be marked.
Result<std::string> text_to_cast(Context& ctx, const editions::Edition& edition, const Voter& voter) {
  std::vector<CastPool> pools;
  for (const editions::Pool* pool : pools_of(ctx, edition, voter.who.district)) {
    TRY(const auto kept, kept_ballot(ctx, edition, *pool));
    const PoolBallot& ballot = *kept;
    if (ballot.entries.empty()) continue;
    const auto own = voter.marks.find(pool->code);
    const Marks marks = own == voter.marks.end() ? Marks{} : own->second;
    if (const auto faults = faults_of(ballot, marks); !faults.empty()) {
      Problem first = faults.front();
      first.field = pool->code;
      return std::unexpected(std::move(first));
    }
    if (auto cast = cast_pool(ballot, marks); !cast.marks.empty()) pools.push_back(std::move(cast));
  }
  if (pools.empty()) return problem(ProblemKind::invalid, texts::keys::nothing_marked);
  return ballot_text(pools);
}

mail::Letter letter_with(Language l, const std::string& email, const std::string& receipt,
                         const editions::Edition& edition) {
  return {.to = {.email = email},
          .subject = texts::receipt_subject(l, edition.name(l)),
          .text = texts::receipt_letter(l, edition.name(l), receipt),
          .language = l};
}

struct Envelope {
  std::optional<VotingTime> time;
  RollMark mark;
  std::string choices;
  AsRead session;
  int per_contact = 1;
  std::optional<mail::Letter> letter;
};

// The session could not be closed as one that casts.
Result<Receipt> why_not(db::WriteTx& tx, const Envelope& e) {
  const auto session = find_session(tx, e.session.token_hash, tx.now());
  if (!session) return problem(ProblemKind::closed, texts::keys::session_over);
  if (session->cast) return Receipt{session->receipt, true};
  if (!may_cast(e.time, session->begun_at, tx.now()) || has_ended(tx, e.mark.edition))
    return problem(ProblemKind::closed, texts::keys::vote_over);
  if (session->code_number != e.session.code_number)
    return problem(ProblemKind::conflict, texts::keys::session_changed);
  return problem(ProblemKind::not_allowed, texts::keys::not_proven);
}

Result<Receipt> put_in(db::WriteTx& tx, const Envelope& e) {
  const auto begun = may_have_begun(e.time, tx.now());
  if (!begun || !close_session(tx, e.session, e.mark.receipt, *begun)) return why_not(tx, e);
  switch (reserve(tx, e.mark, e.per_contact)) {
    case Reserved::person_has_voted:
      return problem(ProblemKind::conflict, texts::keys::has_voted);
    case Reserved::contact_is_used:
      return problem(ProblemKind::conflict, texts::keys::contact_used);
    case Reserved::yes:
      break;
  }
  insert_ballot(tx, e.mark.edition, e.mark.ballot_key, e.choices);
  if (e.letter) mail::queue_letter(tx, *e.letter);
  return Receipt{e.mark.receipt, false};
}

}  // namespace

Result<std::string> fingerprint_of(Context& ctx, const editions::Edition& edition, const Voter& voter) {
  TRY(const std::string choices, text_to_cast(ctx, edition, voter));
  return hex(sha256(choices));
}

Result<Receipt> cast_ballot(Context& ctx, const editions::Edition& edition, const Voter& voter, const CastForm& form) {
  if (!voter.receipt.empty()) return Receipt{voter.receipt, true};
  const Date today = text::date_in_warsaw(ctx.now);
  if (step_of(voter, edition, today) != Step::vote) return problem(ProblemKind::not_allowed, texts::keys::not_proven);
  TRY(std::string choices, text_to_cast(ctx, edition, voter));
  if (hex(sha256(choices)) != form.fingerprint) return problem(ProblemKind::conflict, texts::keys::choices_changed);
  const std::string key = edition_key(ctx.shared, edition.id), person = person_key(key, voter.who);
  Envelope envelope{
      .time = voting_time(edition),
      .mark = {.edition = edition.id,
               .person_key = person,
               .contact_key = contact_key(key, voter.proof, voter.contact),
               .ballot_key = crypto::random_bytes(16),
               .receipt = receipt_of(key, person),
               .by_guardian = needs_guardian(voter, edition, today)},
      .choices = std::move(choices),
      .session = as_read(voter),
      .per_contact = voter.proof == editions::Proof::code_issued ? 1 : edition.settings.identity.per_contact};
  if (form.receipt_by_email && voter.proof == editions::Proof::code_by_email)
    envelope.letter = letter_with(ctx.language, voter.contact, envelope.mark.receipt, edition);
  // Nothing is audited here, and no log line carries a key: who votes must leave the roll's mark and nothing else.
  return ctx.db.write(
      "polling.cast_ballot", [envelope = std::move(envelope)](db::WriteTx& tx) { return put_in(tx, envelope); },
      db::Isolation::read_committed);
}

}  // namespace wiec::polling
