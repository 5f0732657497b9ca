// Random bytes, keyed hashes and sealing, by libsodium. Every call is safe on any thread.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wiec::crypto {

// Once before anything else; again does nothing. Throws std::runtime_error when the machine has no randomness.
void start();

std::string random_bytes(std::size_t count);
std::uint64_t random_number();
// Letters, digits, "-" and "_"; bits / 6 characters, rounded up. 128 bits are 22 characters.
std::string random_token(int bits = 128);

// HMAC-SHA256 (RFC 2104); key of any length.
std::array<std::uint8_t, 32> hmac_sha256(std::string_view key, std::string_view text);
std::string hmac_sha256_hex(std::string_view key, std::string_view text);
// A key for one purpose, made from a longer-lived one (HMAC-SHA256 of the purpose). 32 bytes.
std::string derived_key(std::string_view key, std::string_view purpose);

// Takes the same time wherever the bytes differ.
bool equal(std::string_view a, std::string_view b);

// RFC 4648 section 5, without padding.
std::string base64url(std::string_view bytes);
std::optional<std::string> bytes_from_base64url(std::string_view);

// Sealing with a key of 32 bytes (XSalsa20-Poly1305, random nonce first). nullopt = another key, or changed bytes.
std::string seal(std::string_view plain, std::string_view key);
std::optional<std::string> open(std::string_view sealed, std::string_view key);
// The same with a passphrase: Argon2id (256 MB, 3 passes, about 1 s) makes the key; salt and cost stand in the text.
std::string seal_with_passphrase(std::string_view plain, std::string_view passphrase);
std::optional<std::string> open_with_passphrase(std::string_view sealed, std::string_view passphrase);

// Overwrites before the memory is given back.
void wipe(std::string& secret);

}  // namespace wiec::crypto
