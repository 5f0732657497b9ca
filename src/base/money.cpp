#include "base/money.h"

#include <fmt/format.h>
#include <array>
#include <cassert>

namespace wiec {
namespace {
constexpr std::array<std::string_view, 7> kCodes{"PLN", "EUR", "CHF", "USD", "GBP", "HUF", "CZK"};
constexpr std::int64_t kMostMajor = 10'000'000'000'000;
}  // namespace

std::string_view code_of(Currency currency) { return kCodes[static_cast<std::size_t>(currency)]; }

std::optional<Currency> currency_from(std::string_view text) {
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    bool same = text.size() == kCodes[i].size();
    for (std::size_t j = 0; same && j < text.size(); ++j) same = (text[j] & ~0x20) == kCodes[i][j];
    if (same) return static_cast<Currency>(i);
  }
  return std::nullopt;
}

std::strong_ordering operator<=>(const Money& a, const Money& b) {
  assert(a.currency == b.currency);
  return a.minor <=> b.minor;
}
Money operator+(Money a, Money b) {
  assert(a.currency == b.currency);
  return {a.minor + b.minor, a.currency};
}
Money operator-(Money a, Money b) {
  assert(a.currency == b.currency);
  return {a.minor - b.minor, a.currency};
}

std::optional<std::int64_t> minor_units_from(std::string_view text) {
  std::int64_t major = 0, minor = 0;
  int decimals = -1;  // -1: before the separator
  bool digits = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      digits = true;
      if (decimals < 0) {
        major = major * 10 + (c - '0');
        if (major > kMostMajor) return std::nullopt;
      } else if (decimals < 2) {
        minor = minor * 10 + (c - '0');
        ++decimals;
      } else {
        return std::nullopt;
      }
    } else if ((c == '.' || c == ',') && decimals < 0 && digits) {
      decimals = 0;
    } else if (c == ' ' && decimals < 0) {
    } else if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0' && decimals < 0) {
      ++i;
    } else {
      return std::nullopt;
    }
  }
  if (!digits) return std::nullopt;
  if (decimals == 1) minor *= 10;
  return major * 100 + minor;
}

std::string plain_decimal(std::int64_t minor) {
  const auto sign = minor < 0 ? "-" : "";
  const auto absolute = minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
  return fmt::format("{}{}.{:02}", sign, absolute / 100, absolute % 100);
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  __extension__ using Wide = __int128;
  const Wide left = static_cast<Wide>(a.num) * b.den;
  const Wide right = static_cast<Wide>(b.num) * a.den;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

}  // namespace wiec
