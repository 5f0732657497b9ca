#include "platform/crypto/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

#include "base/url.h"
#include "platform/crypto/crypto.h"

namespace wiec::crypto {
namespace {

constexpr std::int64_t kStepMicros = 30'000'000;
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

std::string new_totp_secret() { return random_bytes(20); }

std::int64_t totp_step(Instant at) { return at.micros / kStepMicros; }

std::string totp_code(std::string_view secret, std::int64_t step) {
  unsigned char counter[8];
  for (int i = 0; i < 8; ++i) counter[i] = static_cast<unsigned char>(step >> (56 - 8 * i));
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (!HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter, sizeof counter, mac, &size) ||
      size != 20)
    throw std::runtime_error("HMAC-SHA1 is not available");
  const int at = mac[19] & 15;  // RFC 4226, 5.3
  const std::uint32_t number = (mac[at] & 0x7Fu) << 24 | mac[at + 1] << 16 | mac[at + 2] << 8 | mac[at + 3];
  return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view code, Instant now,
                                               std::int64_t last_step) {
  const std::int64_t middle = totp_step(now);
  std::optional<std::int64_t> found;
  for (std::int64_t step = middle - 1; step <= middle + 1; ++step)
    if (equal(totp_code(secret, step), code) && step > last_step) found = step;
  return found;
}

std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view account) {
  const std::string by = percent_encoded(issuer);
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", by, percent_encoded(account), base32(secret), by);
}

std::string base32(std::string_view bytes) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += kAlphabet[held >> (bits - 5) & 31];
  }
  if (bits > 0) out += kAlphabet[held << (5 - bits) & 31];
  return out;
}

std::optional<std::string> bytes_from_base32(std::string_view text) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (char c : text) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    const auto at = kAlphabet.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    held = held << 5 | static_cast<std::uint32_t>(at);
    if ((bits += 5) < 8) continue;
    bits -= 8;
    out += static_cast<char>(held >> bits & 0xFF);
  }
  return out;
}

}  // namespace wiec::crypto
