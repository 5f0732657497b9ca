#include "platform/oidc/oidc.h"

#include <cjose/cjose.h>

#include <memory>

#include "base/json.h"
#include "platform/crypto/crypto.h"
#include "platform/fetch/testing.h"
#include "platform/oidc/id_token.h"

namespace wiec::oidc {
namespace {

const Instant kNow{1'763'820'000'000'000};  // 22.11.2025
constexpr std::int64_t kSecond = 1'763'820'000;

struct SigningKey {
  std::unique_ptr<cjose_jwk_t, decltype(&cjose_jwk_release)> jwk;
  explicit SigningKey(const char* id, bool elliptic = false) : jwk(nullptr, &cjose_jwk_release) {
    cjose_err error{};
    jwk.reset(elliptic ? cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error)
                       : cjose_jwk_create_RSA_random(2048, nullptr, 0, &error));
    cjose_jwk_set_kid(jwk.get(), id, std::strlen(id), &error);
  }
  Json shown() const {
    cjose_err error{};
    const std::unique_ptr<char, decltype(&std::free)> text(cjose_jwk_to_json(jwk.get(), false, &error), &std::free);
    return *parse_json(text.get());
  }
  std::string sign(const Json& claims, const char* algorithm, const char* id) const {
    cjose_err error{};
    cjose_header_t* head = cjose_header_new(&error);
    cjose_header_set(head, "alg", algorithm, &error);
    if (id) cjose_header_set(head, "kid", id, &error);
    const std::string text = to_text(claims);
    cjose_jws_t* jws =
        cjose_jws_sign(jwk.get(), head, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), &error);
    const char* compact = nullptr;
    std::string token;
    if (jws && cjose_jws_export(jws, &compact, &error)) token = compact;
    cjose_jws_release(jws);
    cjose_header_release(head);
    return token;
  }
};

Json good_claims() {
  return Json::Object{
      {"iss", "https://login.gov.pl"}, {"aud", "wiec"}, {"sub", "s-1"}, {"nonce", "n-1"}, {"iat", kSecond - 5},
      {"exp", kSecond + 300}};
}

Json set_of(std::initializer_list<Json> keys) { return Json::Object{{"keys", Json::Array(keys)}}; }

const Expected kExpected{.issuer = "https://login.gov.pl", .client_id = "wiec", .nonce = "n-1", .now = kNow};

TEST(IdToken, IsTakenWithEachSignatureAndNamedOrOnlyKey) {
  const SigningKey rsa("k1"), curve("k2", true);
  const Json keys = set_of({rsa.shown(), curve.shown()});
  for (const auto& [key, algorithm, id] :
       {std::tuple{&rsa, "RS256", "k1"}, {&rsa, "PS256", "k1"}, {&curve, "ES256", "k2"}}) {
    const auto claims = verified_claims(key->sign(good_claims(), algorithm, id), keys, kExpected);
    ASSERT_TRUE(claims) << algorithm << ": " << claims.error().why;
    EXPECT_EQ(*claims, good_claims());
  }
  EXPECT_TRUE(verified_claims(rsa.sign(good_claims(), "RS256", nullptr), keys, kExpected));
}

TEST(IdToken, IsRefusedWithAnyClaimThatDoesNotFit) {
  const SigningKey key("k1");
  const Json keys = set_of({key.shown()});
  const std::pair<const char*, Json> changes[] = {{"iss", "https://login.gov.pl/"},
                                                  {"aud", "other"},
                                                  {"aud", Json::Array{"wiec", "other"}},
                                                  {"aud", Json::Array{}},
                                                  {"azp", "other"},
                                                  {"sub", ""},
                                                  {"sub", std::string(256, 's')},
                                                  {"nonce", "n-2"},
                                                  {"nonce", ""},
                                                  {"exp", kSecond - 60},
                                                  {"exp", "soon"},
                                                  {"iat", kSecond + 61},
                                                  {"nbf", kSecond + 61},
                                                  {"exp", nullptr},
                                                  {"iat", nullptr}};
  for (const auto& [name, value] : changes) {
    Json claims = good_claims();
    claims.set(name, value);
    EXPECT_FALSE(verified_claims(key.sign(claims, "RS256", "k1"), keys, kExpected)) << name << " " << to_text(value);
  }
  Json allowed = good_claims();
  allowed.set("aud", Json::Array{"wiec", "other"});
  allowed.set("azp", "wiec");
  allowed.set("exp", kSecond - 59);
  allowed.set("iat", kSecond + 60);
  EXPECT_TRUE(verified_claims(key.sign(allowed, "RS256", "k1"), keys, kExpected));
}

TEST(IdToken, IsRefusedWhenForged) {
  const SigningKey key("k1"), other("k1");
  const Json keys = set_of({key.shown()});
  const std::string token = key.sign(good_claims(), "RS256", "k1");
  const auto first = token.find('.'), last = token.rfind('.');
  const auto with_head = [&](std::string_view head) { return crypto::base64url(head) + token.substr(first); };
  EXPECT_FALSE(verified_claims(other.sign(good_claims(), "RS256", "k1"), keys, kExpected));
  EXPECT_FALSE(verified_claims(with_head(R"({"alg":"none"})"), keys, kExpected));
  EXPECT_FALSE(
      verified_claims(crypto::base64url(R"({"alg":"none"})") + token.substr(first, last - first + 1), keys, kExpected));
  EXPECT_FALSE(verified_claims(with_head(R"({"alg":"HS256","kid":"k1"})"), keys, kExpected));
  EXPECT_FALSE(verified_claims(with_head(R"({"alg":"ES256","kid":"k1"})"), keys, kExpected));
  EXPECT_FALSE(verified_claims(with_head(R"({"alg":"RS256","kid":"k1","crit":["x"]})"), keys, kExpected));
  const auto payload = std::string(token.substr(first + 1, last - first - 1));
  std::string changed = *crypto::bytes_from_base64url(payload);
  changed.replace(changed.find("s-1"), 3, "s-2");
  EXPECT_FALSE(
      verified_claims(token.substr(0, first + 1) + crypto::base64url(changed) + token.substr(last), keys, kExpected));
  for (const char* nonsense : {"", ".", "..", "a.b.c", "e30.e30.e30", "{}"})
    EXPECT_FALSE(verified_claims(nonsense, keys, kExpected)) << nonsense;
  const auto unknown = verified_claims(key.sign(good_claims(), "RS256", "k9"), keys, kExpected);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().fault, TokenFault::unknown_key);
}

// A provider on this machine, whose token the test chooses.
struct TestProvider {
  SigningKey key{"k1"};
  std::string token, shown_issuer;
  int token_status = 200;
  fetch::LocalServer server{[this](std::string_view question) { return answer(question); }};
  TestProvider() { shown_issuer = server.url(); }

  std::string answer(std::string_view question) {
    const std::string_view path =
        question.substr(question.find(' ') + 1, question.find(" HTTP") - question.find(' ') - 1);
    if (path == "/.well-known/openid-configuration")
      return answer_of(200, Json::Object{{"issuer", shown_issuer},
                                         {"authorization_endpoint", server.url("/auth?a=1")},
                                         {"token_endpoint", server.url("/token")},
                                         {"jwks_uri", server.url("/keys")},
                                         {"userinfo_endpoint", server.url("/me")}});
    if (path == "/keys") return answer_of(200, set_of({key.shown()}));
    if (path == "/token") return answer_of(token_status, Json::Object{{"id_token", token}, {"access_token", "t"}});
    if (path == "/me")
      return answer_of(
          200,
          Json::Object{{"sub", "s-1"}, {"name", "Anna Nowak"}, {"email", "anna@poczta.pl"}, {"email_verified", true}});
    return answer_of(404, Json::Object{});
  }
  static std::string answer_of(int status, const Json& json) {
    const std::string body = to_text(json);
    return fmt::format("HTTP/1.1 {} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}", status, body.size(), body);
  }
};

TEST(Provider, TellsWhoLoggedIn) {
  TestProvider there;
  Provider provider({there.server.url(), "wiec", "secret"});
  Attempt attempt = new_attempt();
  const auto address = provider.address(attempt, "https://bo.pl/powrot", "pl", kNow);
  ASSERT_TRUE(address) << address.error().why;
  EXPECT_TRUE(address->starts_with(there.server.url("/auth?a=1&response_type=code&")));
  EXPECT_EQ(address->find(attempt.verifier), std::string::npos);
  Json claims = good_claims();
  claims.set("iss", there.server.url());
  claims.set("nonce", attempt.nonce);
  there.token = there.key.sign(claims, "RS256", "k1");
  const auto person = provider.finish(attempt, attempt.state, "", "c", "https://bo.pl/powrot", kNow);
  ASSERT_TRUE(person) << person.error().why;
  EXPECT_EQ(person->subject, "s-1");
  EXPECT_EQ(person->email, "anna@poczta.pl");
  EXPECT_EQ(person->name, "Anna Nowak");
}

TEST(Provider, RefusesAnAnswerOfAnotherLogIn) {
  TestProvider there;
  Provider provider({there.server.url(), "wiec", "secret"});
  const Attempt attempt = new_attempt();
  const auto cause = [&](std::string_view state, std::string_view iss, std::string_view code) {
    const auto got = provider.finish(attempt, state, iss, code, "https://bo.pl/powrot", kNow);
    return got ? std::optional<Cause>() : got.error().cause;
  };
  EXPECT_EQ(cause("other", "", "c"), Cause::refused);
  EXPECT_EQ(cause(attempt.state, "https://evil.pl", "c"), Cause::refused);
  EXPECT_EQ(cause(attempt.state, "", ""), Cause::refused);
  EXPECT_EQ(cause(attempt.state, "", std::string(5000, 'c')), Cause::refused);
  there.token_status = 400;
  EXPECT_EQ(cause(attempt.state, "", "c"), Cause::refused);
  there.token_status = 503;
  EXPECT_EQ(cause(attempt.state, "", "c"), Cause::away);
  Json claims = good_claims();
  claims.set("iss", there.server.url());  // another nonce
  there.token = there.key.sign(claims, "RS256", "k1");
  there.token_status = 200;
  EXPECT_EQ(cause(attempt.state, "", "c"), Cause::refused);
  EXPECT_EQ(Provider({"http://127.0.0.1:1", "wiec", ""}).address(attempt, "x", "pl", kNow).error().cause, Cause::away);
  there.shown_issuer = "https://evil.pl";
  EXPECT_EQ(Provider({there.server.url(), "wiec", ""}).address(attempt, "x", "pl", kNow).error().cause, Cause::away);
}

}  // namespace
}  // namespace wiec::oidc
