// The ID token of OpenID Connect Core 1.0, section 2: signature and claims, checked as 3.1.3.7 asks.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/time.h"

namespace wiec::oidc {

struct Expected {
  std::string_view issuer, client_id, nonce;
  Instant now;
};

enum class TokenFault { unknown_key, wrong };
struct TokenFailure {
  TokenFault fault = TokenFault::wrong;
  std::string why;
};

// The claims of a compact JWS signed with one of the provider's keys (a JWK set, RFC 7517).
std::expected<Json, TokenFailure> verified_claims(std::string_view token, const Json& key_set, const Expected&);

}  // namespace wiec::oidc
