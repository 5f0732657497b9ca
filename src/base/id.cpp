#include "base/id.h"

namespace wiec {
namespace {
constexpr std::int64_t kEpochMillis = 1'577'836'800'000;  // 2020-01-01T00:00:00Z
constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15, kOddInverse = 0xF1DE83E19937733D;
static_assert(kOdd * kOddInverse == 1);

std::uint64_t scramble(std::uint64_t x) {
  x ^= x >> 32;
  x *= kOdd;
  x ^= x >> 32;
  return x;
}
std::uint64_t unscramble(std::uint64_t x) {
  x ^= x >> 32;
  x *= kOddInverse;
  x ^= x >> 32;
  return x;
}
}  // namespace

std::int64_t IdMaker::next(Instant now) {
  const std::int64_t wanted = (now.micros / 1000 - kEpochMillis) << 12;
  std::int64_t before = last_.load(std::memory_order_relaxed), chosen = 0;
  do {
    chosen = before >= wanted ? before + 1 : wanted;
  } while (!last_.compare_exchange_weak(before, chosen, std::memory_order_relaxed));
  return (chosen >> 12 << 22) | (node_ << 12) | (chosen & 0xFFF);
}

std::string code_from_id(std::int64_t id) {
  std::uint64_t x = scramble(static_cast<std::uint64_t>(id));
  std::string code(13, '0');
  for (std::size_t i = 13; i-- > 0; x >>= 5) code[i] = kAlphabet[x & 31];
  return code;
}

std::optional<std::int64_t> id_from_code(std::string_view code) {
  if (code.size() != 13) return std::nullopt;
  std::uint64_t x = 0;
  for (char c : code) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c == 'o') c = '0';
    if (c == 'i' || c == 'l') c = '1';
    const auto at = kAlphabet.find(c);
    if (at == std::string_view::npos || x >> 59) return std::nullopt;
    x = x << 5 | at;
  }
  const auto id = static_cast<std::int64_t>(unscramble(x));
  if (id <= 0) return std::nullopt;
  return id;
}

}  // namespace wiec
