#include "platform/oidc/id_token.h"

#include <cjose/cjose.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>

#include "platform/crypto/crypto.h"

namespace wiec::oidc {
namespace {

constexpr std::array<std::string_view, 3> kAlgorithms{"RS256", "PS256", "ES256"};
constexpr std::chrono::seconds kClocksDiffer{60};

using Key = std::unique_ptr<cjose_jwk_t, decltype(&cjose_jwk_release)>;
using Signed = std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)>;

std::unexpected<TokenFailure> wrong(std::string why) {
  return std::unexpected(TokenFailure{TokenFault::wrong, std::move(why)});
}

std::string_view text_of(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member && member->string() ? std::string_view(*member->string()) : std::string_view();
}

// An algorithm belongs to one kind of key: a token must not choose another for ours (RFC 8725, 3.1).
bool fits(std::string_view algorithm, const Json& key) {
  if (const auto use = text_of(key, "use"); !use.empty() && use != "sig") return false;
  if (const auto own = text_of(key, "alg"); !own.empty() && own != algorithm) return false;
  return text_of(key, "kty") == (algorithm == "ES256" ? "EC" : "RSA");
}

const Json* key_for(std::string_view algorithm, std::string_view id, const Json& key_set) {
  const Json* all = key_set.find("keys");
  if (!all || !all->array()) return nullptr;
  const Json* found = nullptr;
  for (const Json& key : *all->array()) {
    if (!fits(algorithm, key) || (!id.empty() && text_of(key, "kid") != id)) continue;
    if (found) return nullptr;  // without a name there must be one only
    found = &key;
  }
  return found;
}

std::optional<std::string> verified_payload(std::string_view token, const Json& key_json) {
  cjose_err error{};
  const std::string text = to_text(key_json);
  const Key key(cjose_jwk_import(text.data(), text.size(), &error), &cjose_jwk_release);
  const Signed jws(cjose_jws_import(token.data(), token.size(), &error), &cjose_jws_release);
  if (!key || !jws || !cjose_jws_verify(jws.get(), key.get(), &error)) return std::nullopt;
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error)) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(bytes), size);
}

bool names_audience(const Json& claims, std::string_view client_id) {
  const Json* audience = claims.find("aud");
  if (!audience) return false;
  if (audience->string()) return *audience->string() == client_id;
  if (!audience->array()) return false;
  const bool named = std::ranges::any_of(*audience->array(),
                                         [&](const Json& one) { return one.string() && *one.string() == client_id; });
  return named && (audience->array()->size() == 1 || text_of(claims, "azp") == client_id);
}

// Seconds since 1970; the format allows fractions.
std::optional<Instant> instant_of(const Json& claims, std::string_view name) {
  const Json* member = claims.find(name);
  if (!member) return std::nullopt;
  std::int64_t seconds = 0;
  if (member->integer()) {
    seconds = *member->integer();
  } else if (member->number()) {
    seconds = static_cast<std::int64_t>(std::clamp(*member->number(), 0.0, 1e12));
  } else {
    return std::nullopt;
  }
  return Instant{std::clamp<std::int64_t>(seconds, 0, 1'000'000'000'000) * 1'000'000};
}

std::optional<std::string> fault_in(const Json& claims, const Expected& expected) {
  if (!claims.object()) return "the claims are no object";
  if (text_of(claims, "iss") != expected.issuer) return "of another issuer";
  if (!names_audience(claims, expected.client_id)) return "for another client";
  if (const Json* azp = claims.find("azp"); azp && text_of(claims, "azp") != expected.client_id)
    return "for another authorized party";
  if (expected.nonce.empty() || !crypto::equal(text_of(claims, "nonce"), expected.nonce))
    return "of another log-in (nonce)";
  if (text_of(claims, "sub").empty() || text_of(claims, "sub").size() > 255) return "names nobody";
  const auto ends = instant_of(claims, "exp"), made = instant_of(claims, "iat"), from = instant_of(claims, "nbf");
  if (!ends || *ends + kClocksDiffer <= expected.now) return "over";
  if (!made || *made > expected.now + kClocksDiffer) return "from the future";
  if (from && *from > expected.now + kClocksDiffer) return "not valid yet";
  return std::nullopt;
}

}  // namespace

std::expected<Json, TokenFailure> verified_claims(std::string_view token, const Json& key_set,
                                                  const Expected& expected) {
  const auto dot = token.find('.');
  const auto head_text = crypto::bytes_from_base64url(token.substr(0, dot));
  if (dot == token.npos || !head_text) return wrong("no compact JWS");
  const auto head = parse_json(*head_text);
  if (!head || !head->object()) return wrong("the token's head is no JSON");
  const std::string_view algorithm = text_of(*head, "alg");
  if (std::ranges::find(kAlgorithms, algorithm) == kAlgorithms.end())
    return wrong("signed in a way that is not accepted");
  if (head->find("crit")) return wrong("asks for an extension");
  const Json* key = key_for(algorithm, text_of(*head, "kid"), key_set);
  if (!key)
    return std::unexpected(TokenFailure{TokenFault::unknown_key, "signed with a key the provider does not show"});
  const auto payload = verified_payload(token, *key);
  if (!payload) return wrong("the signature is wrong");
  const auto claims = parse_json(*payload);
  if (!claims) return wrong("the claims are no JSON");
  if (const auto fault = fault_in(*claims, expected)) return wrong(*fault);
  return *claims;
}

}  // namespace wiec::oidc
