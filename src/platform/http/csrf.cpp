#include "platform/http/csrf.h"

#include "platform/crypto/crypto.h"
#include "platform/http/ascii.h"

namespace wiec::http {
namespace {

std::string mac_of(std::string_view key, std::string_view session) {
  const auto mac = crypto::hmac_sha256(key, fmt::format("csrf:{}", session));
  return {mac.begin(), mac.end()};
}

std::string mixed(std::string_view a, std::string_view b) {
  std::string out(a);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(out[i] ^ b[i]);
  return out;
}

}  // namespace

std::string Csrf::token(std::string_view session) const {
  const std::string mac = mac_of(key_, session);
  const std::string mask = crypto::random_bytes(mac.size());
  return crypto::base64url(mask + mixed(mac, mask));
}

bool Csrf::valid(std::string_view session, std::string_view token) const {
  if (session.empty() || token.size() > 128) return false;
  const auto bytes = crypto::bytes_from_base64url(token);
  if (!bytes || bytes->size() != 64) return false;
  const std::string_view all = *bytes;
  return crypto::equal(mixed(all.substr(32), all.substr(0, 32)), mac_of(key_, session));
}

std::string new_visitor_value() { return crypto::random_token(128); }

bool same_origin(const RequestHead& head) {
  const std::string_view site = head.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  std::string_view origin = head.header("Origin");
  if (origin.empty()) return true;
  const std::string_view scheme = head.secure ? "https://" : "http://";
  if (!origin.starts_with(scheme)) return false;
  return same_letters(origin.substr(scheme.size()), head.host);
}

}  // namespace wiec::http
