#include "commons/audit/audit.h"
#include "commons/people/credential_store.h"
#include "commons/people/first_factor.h"
#include "commons/people/link_store.h"
#include "commons/people/person_store.h"
#include "commons/people/session.h"
#include "commons/people/texts.h"
#include "platform/crypto/crypto.h"
#include "platform/crypto/totp.h"

namespace wiec::people {
namespace {

constexpr int kTries = 5;
constexpr std::chrono::minutes kTriesWithin{15};
constexpr std::chrono::hours kFormLives{1};
constexpr int kRecoveryCodes = 10;
constexpr std::size_t kSecretBytes = 20;

// Digits of what people type with spaces between.
std::string digits_of(std::string_view typed) {
  std::string out;
  for (const char c : typed)
    if (c >= '0' && c <= '9') out += c;
  return out;
}

// "ABCD-EFGH-JKLM": 60 bits.
std::string new_recovery_code() {
  std::string code = crypto::base32(crypto::random_bytes(8)).substr(0, 12);
  code.insert(8, "-").insert(4, "-");
  return code;
}

std::string hash_of_recovery(std::string_view typed) {
  std::string plain;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if ((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7')) plain += c;
  }
  return hash_of_token(plain);
}

// What the hidden field carries: when, whose, which secret.
std::string seal_enrolment(Context& ctx, PersonId person, const std::string& secret) {
  const std::string plain = fmt::format("{} {} {}", ctx.now.micros, person.value, crypto::base32(secret));
  return crypto::base64url(crypto::seal(plain, ctx.shared.key("totp")));
}

std::optional<std::string> open_enrolment(Context& ctx, PersonId person, std::string_view sealed) {
  const auto bytes = crypto::bytes_from_base64url(sealed);
  const auto plain = bytes ? crypto::open(*bytes, ctx.shared.key("totp")) : std::nullopt;
  if (!plain) return std::nullopt;
  const auto first = plain->find(' '), second = plain->find(' ', first + 1);
  if (second == std::string::npos) return std::nullopt;
  const auto micros = std::strtoll(plain->c_str(), nullptr, 10);
  const auto whose = std::strtoll(plain->c_str() + first + 1, nullptr, 10);
  if (whose != person.value || ctx.now - Instant{micros} > kFormLives) return std::nullopt;
  return crypto::bytes_from_base32(std::string_view(*plain).substr(second + 1));
}

Enrolment enrolment_of(std::string sealed, const std::string& secret, std::string_view issuer,
                       std::string_view account) {
  return {std::move(sealed), crypto::base32(secret), crypto::totp_address(secret, issuer, account)};
}

std::string account_of(Context& ctx, PersonId person) {
  const auto found = ctx.db.read([&](db::ReadTx& tx) { return find_person(tx, person); });
  return found ? found->email : std::string();
}

// Makes the session that owes a code complete, under a new token.
void complete(db::WriteTx& tx, Actor actor, std::string_view hash, std::string_view how) {
  complete_session(tx, SessionId{actor.session}, hash);
  const auto person = actor.owing ? actor.owing : actor.person;
  audit::record(tx, Actor{.person = person}, "person.second_factor", "person", person, {{"by", how}});
}

}  // namespace

Result<> give_code(Context& ctx, std::string_view typed) {
  const PersonId person{ctx.actor.owing};
  const std::string subject = attempt_subject(ctx, "code", fmt::format("{}", person.value));
  const auto totp = ctx.db.read([&](db::ReadTx& tx) { return totp_of(tx, person); });
  const auto bytes = totp ? crypto::bytes_from_base64url(totp->sealed) : std::nullopt;
  const auto secret = bytes ? crypto::open(*bytes, ctx.shared.key("totp")) : std::nullopt;
  const std::string digits = digits_of(typed), recovery = hash_of_recovery(typed.substr(0, 40));
  const std::string session = new_session_token(), hash = hash_of_token(session);
  auto done = ctx.db.write("people.give_code", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<bool> {
    if (!take_attempt(tx, subject, kTries, kTriesWithin))
      return problem(ProblemKind::too_many, texts::keys::too_many_tries);
    const auto step = secret ? crypto::matching_totp_step(*secret, digits, tx.now(), 0) : std::nullopt;
    const bool by_code = step && use_totp_step(tx, person, *step);
    if (!by_code && !use_recovery_code(tx, person, recovery)) return false;  // the try stays noted
    forget_attempts(tx, subject);
    complete(tx, actor, hash, by_code ? "totp" : "recovery");
    return true;
  });
  if (!done) return std::unexpected(std::move(done).error());
  if (!*done) return problem(ProblemKind::invalid, texts::keys::wrong_code, "code");
  ctx.keep_session(session);
  return {};
}

Enrolment begin_enrolment(Context& ctx, PersonId person, std::string_view issuer) {
  const std::string secret = crypto::new_totp_secret();
  return enrolment_of(seal_enrolment(ctx, person, secret), secret, issuer, account_of(ctx, person));
}

std::optional<Enrolment> enrolment_from(Context& ctx, PersonId person, std::string_view sealed,
                                        std::string_view issuer) {
  const auto secret = open_enrolment(ctx, person, sealed);
  if (!secret) return std::nullopt;
  return enrolment_of(std::string(sealed), *secret, issuer, account_of(ctx, person));
}

Result<std::vector<std::string>> finish_enrolment(Context& ctx, PersonId person, std::string_view sealed,
                                                  std::string_view code) {
  const auto secret = open_enrolment(ctx, person, sealed);
  if (!secret || secret->size() != kSecretBytes) return problem(ProblemKind::closed, texts::keys::enrolment_over);
  const auto step = crypto::matching_totp_step(*secret, digits_of(code), ctx.now, 0);
  if (!step) return problem(ProblemKind::invalid, texts::keys::wrong_code, "code");
  std::vector<std::string> codes, hashes;
  for (int i = 0; i < kRecoveryCodes; ++i) hashes.push_back(hash_of_recovery(codes.emplace_back(new_recovery_code())));
  const std::string kept = crypto::base64url(crypto::seal(*secret, ctx.shared.key("totp")));
  const std::string session = new_session_token(), hash = hash_of_token(session);
  const bool fits = ctx.db.write("people.enrol", [=, actor = ctx.actor](db::WriteTx& tx) {
    // Somebody who knows only the first factor must not put an application in the place of the one that is there.
    if (!actor.strong && totp_of(tx, person)) return false;
    store_second_factor(tx, person, kept, *step, hashes);
    audit::record(tx, Actor{.person = person.value}, "person.enrol_second_factor", "person", person.value);
    complete(tx, actor, hash, "enrolment");
    return true;
  });
  if (!fits) return problem(ProblemKind::not_allowed, texts::keys::enrolment_over);
  if (!ctx.actor.strong) ctx.keep_session(session);
  return codes;
}

}  // namespace wiec::people
