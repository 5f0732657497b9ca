#include "platform/html/escape.h"

#include <bit>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace wiec::html {
namespace {

constexpr std::size_t kLongestEntity = 6;  // &quot;

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
constexpr std::size_t kCountFrom = 256;  // shorter texts get room for the worst case without being counted

// One bit for each byte that needs an entity. '"' and '&' differ in bit 2 only, '<' and '>' in bit 1 only.
unsigned special_bytes(__m128i bytes) {
  const __m128i quote_or_amp = _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8(~0x04)), _mm_set1_epi8('"'));
  const __m128i angle = _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8(~0x02)), _mm_set1_epi8('<'));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(quote_or_amp, angle)));
}

__m128i load(const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
void store(char* to, __m128i bytes) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes); }

template <class Word>
std::uint64_t word(const char* from) {
  Word out;
  std::memcpy(&out, from, sizeof(out));
  return out;
}

// Fewer than 16 bytes, never reading outside them: two words that overlap, the rest zero.
__m128i load_rest(const char* from, std::size_t size) {
  const auto combined = [&](std::uint64_t low, std::uint64_t high, std::size_t width) {
    const std::size_t shift = 8 * (2 * width - size);  // bits of the high word that the low one has already
    return width == 8 ? _mm_set_epi64x(static_cast<long long>(shift < 64 ? high >> shift : 0), static_cast<long long>(low))
                      : _mm_set_epi64x(0, static_cast<long long>(low | (high >> shift) << (8 * width)));
  };
  if (size >= 8) return combined(word<std::uint64_t>(from), word<std::uint64_t>(from + size - 8), 8);
  if (size >= 4) return combined(word<std::uint32_t>(from), word<std::uint32_t>(from + size - 4), 4);
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < size; ++i) bytes |= std::uint64_t{static_cast<unsigned char>(from[i])} << (8 * i);
  return _mm_set_epi64x(0, static_cast<long long>(bytes));
}

// Writes `size` bytes with the entities among them; `bytes` holds them, so that a short rest needs no loop.
char* escape_block(char* to, const char* from, __m128i bytes, std::size_t size) {
  unsigned specials = special_bytes(bytes);
  if (specials == 0) {
    store(to, bytes);
    return to + size;
  }
  std::size_t done = 0;
  while (specials != 0) {
    const auto at = static_cast<std::size_t>(std::countr_zero(specials));
    to = write(to, {from + done, at - done});
    to = escape_byte(to, from[at]);
    done = at + 1;
    specials &= specials - 1;
  }
  return write(to, {from + done, size - done});
}
#endif

}  // namespace

char* escape_html_scalar(char* to, std::string_view text) {
  for (char c : text) to = escape_byte(to, c);
  return to;
}

#if defined(__SSE2__)
std::size_t escaped_size_bound(std::string_view text) {
  if (text.size() < kCountFrom) return text.size() * kLongestEntity;
  std::size_t specials = 0;
  const char* from = text.data();
  std::size_t left = text.size();
  for (; left >= kStep; left -= kStep, from += kStep) {
    for (unsigned found = special_bytes(load(from)); found != 0; found &= found - 1) ++specials;
  }
  return text.size() + (kLongestEntity - 1) * (specials + left);
}

char* escape_html(char* to, std::string_view text) {
  const char* from = text.data();
  std::size_t left = text.size();
  for (; left >= kStep; left -= kStep, from += kStep) to = escape_block(to, from, load(from), kStep);
  return left == 0 ? to : escape_block(to, from, load_rest(from, left), left);
}
#else
std::size_t escaped_size_bound(std::string_view text) { return text.size() * kLongestEntity; }
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
