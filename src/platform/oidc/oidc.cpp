#include "platform/oidc/oidc.h"

#include <fmt/format.h>

#include <chrono>
#include <mutex>
#include <optional>

#include "base/json.h"
#include "base/sha256.h"
#include "base/url.h"
#include "platform/crypto/crypto.h"
#include "platform/fetch/fetch.h"
#include "platform/oidc/id_token.h"

namespace wiec::oidc {
namespace {

constexpr std::chrono::hours kDocumentsLive{1};
constexpr std::chrono::minutes kKeysLive{1};  // when one is missing: a forged token must not have them asked each time
constexpr std::size_t kLongestCode = 4096;

std::unexpected<Failure> away(std::string why) { return std::unexpected(Failure{Cause::away, std::move(why)}); }
std::unexpected<Failure> refused(std::string why) { return std::unexpected(Failure{Cause::refused, std::move(why)}); }

std::string text_of(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member && member->string() ? *member->string() : std::string();
}

bool is_true(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member && ((member->boolean() && *member->boolean()) || (member->string() && *member->string() == "true"));
}

bool lists(const Json& object, std::string_view name, std::string_view wanted) {
  const Json* list = object.find(name);
  if (!list || !list->array()) return false;
  for (const Json& one : *list->array())
    if (one.string() && *one.string() == wanted) return true;
  return false;
}

std::expected<Json, Failure> document(const fetch::Question& question, std::string_view what) {
  const auto answer = fetch::ask(question);
  if (!answer) return away(fmt::format("{}: {}", what, answer.error()));
  if (answer->status != 200) return away(fmt::format("{}: status {}", what, answer->status));
  auto json = parse_json(answer->body);
  if (!json || !json->object()) return away(fmt::format("{}: no JSON object", what));
  return *std::move(json);
}

// Of an https issuer every address is https; of one on this machine, which only a test has, it may be plain.
bool has_usable_addresses(const Json& metadata) {
  for (const char* name : {"authorization_endpoint", "token_endpoint", "jwks_uri"})
    if (!fetch::is_allowed(text_of(metadata, name))) return false;
  return true;
}

void take_profile(const Json& claims, Claims& person) {
  if (auto name = text_of(claims, "name"); !name.empty()) person.name = std::move(name);
  if (is_true(claims, "email_verified")) person.email = text_of(claims, "email");
}

}  // namespace

Attempt new_attempt() { return {crypto::random_token(128), crypto::random_token(128), crypto::random_token(256)}; }

struct Provider::Parts {
  struct Documents {
    Json metadata, keys;
  };

  template <class T>
  std::expected<T, Failure> told(std::expected<T, Failure> outcome) const {
    if (!outcome && trouble) trouble(outcome.error());
    return outcome;
  }

  Client client;
  std::function<void(const Failure&)> trouble;
  std::mutex mutex;
  std::optional<Documents> documents;
  Instant read_at;

  std::expected<Documents, Failure> current(Instant now, std::chrono::minutes lives = kDocumentsLive) {
    const std::lock_guard lock(mutex);
    if (documents && read_at <= now && now < read_at + lives) return *documents;
    auto read = read_documents();
    if (!read) return read;
    documents = *read;
    read_at = now;
    return read;
  }

  std::expected<Documents, Failure> read_documents() const {
    std::string base = client.issuer;
    if (base.ends_with('/')) base.pop_back();
    auto metadata = document({.url = base + "/.well-known/openid-configuration"}, "discovery");
    if (!metadata) return std::unexpected(metadata.error());
    if (text_of(*metadata, "issuer") != client.issuer) return away("discovery: names another issuer");
    if (!has_usable_addresses(*metadata)) return away("discovery: an address is missing or is not https");
    auto keys = document({.url = text_of(*metadata, "jwks_uri")}, "keys");
    if (!keys) return std::unexpected(keys.error());
    return Documents{*std::move(metadata), *std::move(keys)};
  }

  // Most providers tell the address there and not in the token.
  std::optional<Json> profile(const Json& metadata, const std::string& access_token) const {
    const std::string url = text_of(metadata, "userinfo_endpoint");
    if (!fetch::is_allowed(url) || access_token.empty() || access_token.find_first_of("\r\n") != access_token.npos)
      return std::nullopt;
    auto answer =
        document({.url = url, .headers = {{"Authorization", "Bearer " + access_token}, {"Accept", "application/json"}}},
                 "profile");
    return answer ? std::optional(*std::move(answer)) : std::nullopt;
  }

  fetch::Question token_question(const Json& metadata, const Attempt& attempt, std::string_view code,
                                 std::string_view redirect_uri) const {
    fetch::Question question{.url = text_of(metadata, "token_endpoint"), .post = true};
    question.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    std::vector<std::pair<std::string_view, std::string_view>> fields{{"grant_type", "authorization_code"},
                                                                      {"code", code},
                                                                      {"redirect_uri", redirect_uri},
                                                                      {"code_verifier", attempt.verifier}};
    const bool in_body = lists(metadata, "token_endpoint_auth_methods_supported", "client_secret_post") &&
                         !lists(metadata, "token_endpoint_auth_methods_supported", "client_secret_basic");
    if (client.secret.empty() || in_body) fields.emplace_back("client_id", client.id);
    if (!client.secret.empty() && in_body) fields.emplace_back("client_secret", client.secret);
    if (!client.secret.empty() && !in_body) {
      question.user = percent_encoded(client.id);  // RFC 6749, 2.3.1
      question.password = percent_encoded(client.secret);
    }
    question.body = fetch::form_of(fields);
    return question;
  }
};

Provider::Provider(Client client, std::function<void(const Failure&)> trouble) : parts_(std::make_unique<Parts>()) {
  parts_->client = std::move(client);
  parts_->trouble = std::move(trouble);
}
Provider::~Provider() = default;
const std::string& Provider::issuer() const { return parts_->client.issuer; }

std::expected<std::string, Failure> Provider::make_address(const Attempt& attempt, std::string_view redirect_uri,
                                                           std::string_view language, Instant now) {
  const auto documents = parts_->current(now);
  if (!documents) return std::unexpected(documents.error());
  std::string url = text_of(documents->metadata, "authorization_endpoint");
  const auto challenge_bytes = sha256(attempt.verifier);
  const std::string challenge =
      crypto::base64url({reinterpret_cast<const char*>(challenge_bytes.data()), challenge_bytes.size()});
  url += url.find('?') == url.npos ? '?' : '&';
  url += fetch::form_of({{"response_type", "code"},
                         {"scope", "openid email profile"},
                         {"client_id", parts_->client.id},
                         {"redirect_uri", redirect_uri},
                         {"state", attempt.state},
                         {"nonce", attempt.nonce},
                         {"code_challenge", challenge},
                         {"code_challenge_method", "S256"},
                         {"ui_locales", language}});
  return url;
}

std::expected<Claims, Failure> Provider::ask_who(const Attempt& attempt, std::string_view state, std::string_view iss,
                                                 std::string_view code, std::string_view redirect_uri, Instant now) {
  if (attempt.state.empty() || !crypto::equal(state, attempt.state)) return refused("of another log-in (state)");
  if (!iss.empty() && iss != issuer()) return refused("of another issuer");
  if (code.empty() || code.size() > kLongestCode) return refused("no code");
  auto documents = parts_->current(now);
  if (!documents) return std::unexpected(documents.error());
  const auto answer = fetch::ask(parts_->token_question(documents->metadata, attempt, code, redirect_uri));
  if (!answer) return away(fmt::format("token: {}", answer.error()));
  if (answer->status >= 500) return away(fmt::format("token: status {}", answer->status));
  const auto tokens = parse_json(answer->body);
  if (answer->status != 200 || !tokens)
    return refused(fmt::format("the provider refuses the code, status {}", answer->status));
  const std::string token = text_of(*tokens, "id_token");
  const Expected expected{.issuer = issuer(), .client_id = parts_->client.id, .nonce = attempt.nonce, .now = now};
  auto claims = verified_claims(token, documents->keys, expected);
  if (!claims && claims.error().fault == TokenFault::unknown_key) {
    documents = parts_->current(now, kKeysLive);  // the provider may have changed its keys
    if (!documents) return std::unexpected(documents.error());
    claims = verified_claims(token, documents->keys, expected);
  }
  if (!claims) return refused(claims.error().why);
  Claims person{.subject = text_of(*claims, "sub")};
  take_profile(*claims, person);
  if (person.email.empty()) {
    auto profile = parts_->profile(documents->metadata, text_of(*tokens, "access_token"));
    if (profile && text_of(*profile, "sub") == person.subject) take_profile(*profile, person);  // 5.3.2
  }
  return person;
}

std::expected<std::string, Failure> Provider::address(const Attempt& attempt, std::string_view redirect_uri,
                                                      std::string_view language, Instant now) {
  return parts_->told(make_address(attempt, redirect_uri, language, now));
}

std::expected<Claims, Failure> Provider::finish(const Attempt& attempt, std::string_view state, std::string_view iss,
                                                std::string_view code, std::string_view redirect_uri, Instant now) {
  return parts_->told(ask_who(attempt, state, iss, code, redirect_uri, now));
}

}  // namespace wiec::oidc
