// Codes of an authenticator application: TOTP (RFC 6238, HMAC-SHA1, six digits, 30 seconds), and base32 (RFC 4648).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace wiec::crypto {

std::string new_totp_secret();  // 20 random bytes
// The number of the half minute.
std::int64_t totp_step(Instant);
std::string totp_code(std::string_view secret, std::int64_t step);  // "042917"
// The step whose code this is, of the one at `now`, the one before and the one after; only steps later than
// `last_step`, so that a code opens once.
std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view code, Instant now,
                                               std::int64_t last_step);
// "otpauth://totp/Issuer:account?secret=...": what the QR code shows.
std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view account);

std::string base32(std::string_view bytes);  // capitals, no padding
// Letter case, spaces and dashes do not matter; nullopt for anything else.
std::optional<std::string> bytes_from_base32(std::string_view);

}  // namespace wiec::crypto
