// UTF-8, character by character (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace wiec::text {

inline constexpr char32_t kNotUtf8 = 0xFFFFFFFF;

// The character at byte `at`, which moves behind it; kNotUtf8 for a malformed one, of which one byte is taken.
inline char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const char32_t first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xC2 && first < 0xE0 ? 1 : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xF0 && first < 0xF5 ? 3 : 0;
  if (more == 0) return kNotUtf8;
  char32_t c = first & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    const char32_t next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) return kNotUtf8;
    c = c << 6 | (next & 0x3F);
  }
  if ((more == 2 && c < 0x800) || (more == 3 && (c < 0x10000 || c > 0x10FFFF)) || (c >= 0xD800 && c < 0xE000)) return kNotUtf8;
  at += static_cast<std::size_t>(more);
  return c;
}

inline void append_character(std::string& out, char32_t c) {
  const auto put = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  if (c < 0x10000) return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
}

}  // namespace wiec::text
