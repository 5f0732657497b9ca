#include "commons/audit/audit.h"
#include "commons/people/credential_store.h"
#include "commons/people/first_factor.h"
#include "commons/people/link_store.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "commons/people/usual_password.h"
#include "platform/mail/address.h"
#include "platform/text/text.h"

namespace wiec::people {
namespace {

constexpr int kTries = 10;
constexpr std::chrono::minutes kTriesWithin{15};
constexpr std::size_t kShortest = 10, kLongest = 200;

struct Known {
  PersonId person;
  std::string encoded;
};

Known known_by(db::ReadTx& tx, const std::string& email) {
  const auto person = email.empty() ? std::nullopt : find_person_by_email(tx, email);
  if (!person || person->state != PersonState::active) return {};
  return {person->id, password_of(tx, person->id)};
}

}  // namespace

Result<SignedIn> sign_in_with_password(Context& ctx, std::string_view typed_email, std::string_view password,
                                       std::string_view device) {
  const std::string email = mail::email_from(typed_email).value_or("");
  const std::string subject = attempt_subject(ctx, "password", email);
  const bool may_try = ctx.db.write("people.note_attempt",
                                    [=](db::WriteTx& tx) { return take_attempt(tx, subject, kTries, kTriesWithin); });
  if (!may_try) return problem(ProblemKind::too_many, texts::keys::too_many_tries);
  const Known known = ctx.db.read([&](db::ReadTx& tx) { return known_by(tx, email); });
  const auto right = ctx.shared.passwords.verify(known.encoded, password.substr(0, kLongest + 1));
  if (!right) return problem(ProblemKind::unavailable, texts::keys::too_many_log_ins);
  if (!*right || password.size() > kLongest) {
    // Written for nobody too: the time of the answer must not tell whether there is an account.
    ctx.db.write("people.note_refusal", [id = known.person](db::WriteTx& tx) {
      audit::record(tx, Actor{}, "person.refuse_password", "person", id.value);
    });
    return problem(ProblemKind::invalid, texts::keys::wrong_password, "password");
  }
  const std::string session = new_session_token(), hash = hash_of_token(session);
  const auto opened = ctx.db.write("people.sign_in", [=, id = known.person, device = std::string(device),
                                                      second_factor = ctx.shared.second_factor](db::WriteTx& tx) {
    forget_attempts(tx, subject);
    return open_session(tx, id, hash, device, second_factor);
  });
  ctx.keep_session(session);
  return opened.signed_in;
}

Result<> check_password(std::string_view password, std::string_view email, std::string_view name) {
  if (!text::is_valid_utf8(password) || text::length(password) < kShortest)
    return problem(ProblemKind::invalid, texts::keys::password_short, "password", {{"least", std::int64_t{kShortest}}});
  if (password.size() > kLongest)
    return problem(ProblemKind::invalid, texts::keys::password_long, "password", {{"most", std::int64_t{kLongest}}});
  const std::string folded = text::fold(password);
  const auto is = [&](std::string_view other) { return !other.empty() && folded == text::fold(other); };
  if (is_usual_password(folded) || is(email) || is(name) || is(email.substr(0, email.find('@'))))
    return problem(ProblemKind::invalid, texts::keys::password_usual, "password");
  return {};
}

Result<> change_password(Context& ctx, std::string_view current, std::string_view fresh) {
  const PersonId id{ctx.actor.person};
  std::string encoded;
  const auto person = ctx.db.read([&](db::ReadTx& tx) {
    encoded = password_of(tx, id);
    return find_person(tx, id);
  });
  if (!person) return problem(ProblemKind::not_allowed, texts::keys::blocked);
  if (!encoded.empty()) {
    const auto right = ctx.shared.passwords.verify(encoded, current.substr(0, kLongest + 1));
    if (!right) return problem(ProblemKind::unavailable, texts::keys::too_many_log_ins);
    if (!*right) return problem(ProblemKind::invalid, texts::keys::wrong_current, "current");
  }
  TRY_VOID(check_password(fresh, person->email, person->name));
  const auto made = ctx.shared.passwords.hash(fresh);
  if (!made) return problem(ProblemKind::unavailable, texts::keys::too_many_log_ins);
  ctx.db.write("people.change_password", [id, made = *made, session = ctx.actor.session](db::WriteTx& tx) {
    store_password(tx, id, made);
    delete_sessions(tx, id, SessionId{session});
    audit::record(tx, Actor{.person = id.value}, "person.change_password", "person", id.value);
  });
  return {};
}

}  // namespace wiec::people
