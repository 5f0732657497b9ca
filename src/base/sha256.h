// SHA-256 (FIPS 180-4), by libsodium.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wiec {

using Sha256 = std::array<std::uint8_t, 32>;
Sha256 sha256(std::string_view bytes);

class Sha256Stream {
 public:
  Sha256Stream();
  void add(std::string_view bytes);
  Sha256 finish();  // once

 private:
  alignas(8) std::array<unsigned char, 128> state_;
};

std::string hex(const Sha256&);
std::string hex(std::string_view bytes);
std::optional<std::string> bytes_from_hex(std::string_view);

}  // namespace wiec
