#include "platform/html/escape.h"

#include <bit>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace wiec::html {
namespace {

char* write(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

char* escape_byte(char* to, char c) {
  switch (c) {
    case '&': return write(to, "&amp;");
    case '<': return write(to, "&lt;");
    case '>': return write(to, "&gt;");
    case '"': return write(to, "&quot;");
    default: *to = c; return to + 1;
  }
}

#if defined(__SSE2__)
constexpr std::size_t kStep = 16;

// One bit for each byte that needs an entity. '"' and '&' differ in bit 2 only, '<' and '>' in bit 1 only.
unsigned special_bytes(__m128i bytes) {
  const __m128i quote_or_amp = _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8(~0x04)), _mm_set1_epi8('"'));
  const __m128i angle = _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8(~0x02)), _mm_set1_epi8('<'));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(quote_or_amp, angle)));
}

__m128i load(const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }

// Copies 16 bytes and writes the entities among them.
char* escape_block(char* to, const char* from, unsigned specials) {
  std::size_t done = 0;
  while (specials != 0) {
    const auto at = static_cast<std::size_t>(std::countr_zero(specials));
    to = write(to, {from + done, at - done});
    to = escape_byte(to, from[at]);
    done = at + 1;
    specials &= specials - 1;
  }
  return write(to, {from + done, kStep - done});
}
#endif

}  // namespace

char* escape_html_scalar(char* to, std::string_view text) {
  for (char c : text) to = escape_byte(to, c);
  return to;
}

#if defined(__SSE2__)
std::size_t escaped_size_bound(std::string_view text) {
  std::size_t specials = 0;
  const char* from = text.data();
  std::size_t left = text.size();
  for (; left >= kStep; left -= kStep, from += kStep) specials += static_cast<std::size_t>(std::popcount(special_bytes(load(from))));
  return text.size() + 5 * (specials + left);
}

char* escape_html(char* to, std::string_view text) {
  const char* from = text.data();
  std::size_t left = text.size();
  for (; left >= kStep; left -= kStep, from += kStep) {
    const __m128i bytes = load(from);
    const unsigned specials = special_bytes(bytes);
    if (specials == 0) {
      _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
      to += kStep;
    } else {
      to = escape_block(to, from, specials);
    }
  }
  return escape_html_scalar(to, {from, left});
}
#else
std::size_t escaped_size_bound(std::string_view text) { return text.size() * 6; }
char* escape_html(char* to, std::string_view text) { return escape_html_scalar(to, text); }
#endif

char* escape_url_component(char* to, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                       c == '_' || c == '~' || c == '@';
    if (plain) {
      *to++ = c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    *to++ = '%';
    *to++ = kDigits[byte >> 4];
    *to++ = kDigits[byte & 15];
  }
  return to;
}

}  // namespace wiec::html
