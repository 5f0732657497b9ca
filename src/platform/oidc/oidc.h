// Logging in at somebody else's: OpenID Connect Core 1.0, the code flow (3.1) with PKCE (RFC 7636, S256), as a relying
// party of one provider found by Discovery 1.0. A SAML or national node can stand behind such a provider.
// ID tokens: RS256, PS256 or ES256, checked against the provider's keys (libcjose); "none" and shared secrets are
// refused.
#pragma once
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"

namespace wiec::oidc {

// What the provider knows us by.
struct Client {
  std::string issuer;  // https address, without a slash at its end where the provider says none
  std::string id;
  std::string secret;  // sent by client_secret_basic; empty: a public client
};

// Made for one log-in and kept by the browser that began it, sealed: another browser's answer does not fit.
struct Attempt {
  std::string state, nonce, verifier;
};
Attempt new_attempt();

// What the provider says of the person.
struct Claims {
  std::string subject;  // the person's name at the issuer; never changes, never given to another
  std::string email;    // empty unless the provider says that it is verified
  std::string name;
};

enum class Cause {
  away,     // the provider is not reached or answers nonsense: later
  refused,  // the answer does not fit: forged, over, of another log-in
};
struct Failure {
  Cause cause = Cause::away;
  std::string why;  // English, for the log; no token, code or claim in it
};

// Safe on many threads. Reads the provider's documents when first needed, again after an hour and for a key not met
// yet.
class Provider {
 public:
  // `trouble` hears of every failure, for the log.
  explicit Provider(Client, std::function<void(const Failure&)> trouble = {});
  virtual ~Provider();
  const std::string& issuer() const;

  // Where the browser goes to log in; `language` is a wish ("pl").
  virtual std::expected<std::string, Failure> address(const Attempt&, std::string_view redirect_uri,
                                                      std::string_view language, Instant now);
  // What the browser brought back, made into claims. `state` and `iss` as they came; `iss` may be empty (RFC 9207).
  virtual std::expected<Claims, Failure> finish(const Attempt&, std::string_view state, std::string_view iss,
                                                std::string_view code, std::string_view redirect_uri, Instant now);

 private:
  std::expected<std::string, Failure> make_address(const Attempt&, std::string_view redirect_uri,
                                                   std::string_view language, Instant now);
  std::expected<Claims, Failure> ask_who(const Attempt&, std::string_view state, std::string_view iss,
                                         std::string_view code, std::string_view redirect_uri, Instant now);
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace wiec::oidc
