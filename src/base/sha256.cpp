#include "base/sha256.h"

#include <sodium.h>
#include <new>

namespace wiec {
static_assert(sizeof(crypto_hash_sha256_state) <= 128);

Sha256 sha256(std::string_view bytes) {
  Sha256 out;
  crypto_hash_sha256(out.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return out;
}

namespace {
crypto_hash_sha256_state* state_in(std::array<unsigned char, 128>& room) {
  return reinterpret_cast<crypto_hash_sha256_state*>(room.data());
}
}  // namespace

Sha256Stream::Sha256Stream() { crypto_hash_sha256_init(new (state_.data()) crypto_hash_sha256_state); }
void Sha256Stream::add(std::string_view bytes) {
  crypto_hash_sha256_update(state_in(state_), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}
Sha256 Sha256Stream::finish() {
  Sha256 out;
  crypto_hash_sha256_final(state_in(state_), out.data());
  return out;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}
std::string hex(const Sha256& hash) {
  return hex(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()));
}

std::optional<std::string> bytes_from_hex(std::string_view text) {
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  if (text.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high << 4 | low);
  }
  return out;
}

}  // namespace wiec
