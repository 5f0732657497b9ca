#include "platform/crypto/crypto.h"

#include <sodium.h>

#include <stdexcept>

#include "base/sha256.h"

namespace wiec::crypto {
namespace {

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// "wiec1" salt nonce box: the cost belongs to the version, so that a later one can raise it.
constexpr std::string_view kSealVersion = "wiec1";

std::string key_from_passphrase(std::string_view passphrase, std::string_view salt) {
  std::string key(crypto_secretbox_KEYBYTES, '\0');
  if (crypto_pwhash(bytes(key), key.size(), passphrase.data(), passphrase.size(), bytes(salt), 3, 256u << 20,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  return key;
}

}  // namespace

void start() {
  if (sodium_init() < 0) throw std::runtime_error("no source of random numbers on this machine");
}

std::string random_bytes(std::size_t count) {
  start();
  std::string out(count, '\0');
  randombytes_buf(out.data(), count);
  return out;
}

std::uint64_t random_number() {
  start();
  std::uint64_t out = 0;
  randombytes_buf(&out, sizeof out);
  return out;
}

std::string random_token(int bits) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out = random_bytes(static_cast<std::size_t>(bits + 5) / 6);
  for (char& c : out) c = kAlphabet[static_cast<unsigned char>(c) & 63];
  return out;
}

std::array<std::uint8_t, 32> hmac_sha256(std::string_view key, std::string_view text) {
  std::array<std::uint8_t, 32> out{};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
  crypto_auth_hmacsha256_final(&state, out.data());
  sodium_memzero(&state, sizeof state);
  return out;
}

std::string hmac_sha256_hex(std::string_view key, std::string_view text) { return hex(hmac_sha256(key, text)); }

std::string derived_key(std::string_view key, std::string_view purpose) {
  const auto mac = hmac_sha256(key, purpose);
  return {mac.begin(), mac.end()};
}

bool equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

std::string base64url(std::string_view text) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string out(sodium_base64_encoded_len(text.size(), kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes(text), text.size(), kVariant);
  out.pop_back();  // sodium counts the closing zero
  return out;
}

std::optional<std::string> bytes_from_base64url(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes(out), out.size(), text.data(), text.size(), nullptr, &size, &end,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

std::string seal(std::string_view plain, std::string_view key) {
  if (key.size() != crypto_secretbox_KEYBYTES) throw std::logic_error("a sealing key has 32 bytes");
  std::string out = random_bytes(crypto_secretbox_NONCEBYTES);
  out.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
  crypto_secretbox_easy(bytes(out) + crypto_secretbox_NONCEBYTES, bytes(plain), plain.size(), bytes(out), bytes(key));
  return out;
}

std::optional<std::string> open(std::string_view sealed, std::string_view key) {
  if (key.size() != crypto_secretbox_KEYBYTES) throw std::logic_error("a sealing key has 32 bytes");
  if (sealed.size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) return std::nullopt;
  const auto box = sealed.substr(crypto_secretbox_NONCEBYTES);
  std::string out(box.size() - crypto_secretbox_MACBYTES, '\0');
  if (crypto_secretbox_open_easy(bytes(out), bytes(box), box.size(), bytes(sealed), bytes(key)) != 0) return std::nullopt;
  return out;
}

std::string seal_with_passphrase(std::string_view plain, std::string_view passphrase) {
  const std::string salt = random_bytes(crypto_pwhash_SALTBYTES);
  std::string key = key_from_passphrase(passphrase, salt);
  std::string out = std::string(kSealVersion) + salt + seal(plain, key);
  wipe(key);
  return out;
}

std::optional<std::string> open_with_passphrase(std::string_view sealed, std::string_view passphrase) {
  if (!sealed.starts_with(kSealVersion)) return std::nullopt;
  sealed.remove_prefix(kSealVersion.size());
  if (sealed.size() < crypto_pwhash_SALTBYTES) return std::nullopt;
  std::string key = key_from_passphrase(passphrase, sealed.substr(0, crypto_pwhash_SALTBYTES));
  auto out = open(sealed.substr(crypto_pwhash_SALTBYTES), key);
  wipe(key);
  return out;
}

void wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace wiec::crypto
