#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "platform/text/locale.h"
#include "platform/text/stem.h"
#include "platform/text/utf8.h"

namespace wiec::text {
namespace {

constexpr int32_t kLongest = 64;

bool belongs_to_word(UChar32 c) { return u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK; }

}  // namespace

std::vector<std::string> words(std::string_view text) {
  const icu::UnicodeString lower = icu::UnicodeString::fromUTF8(text).toLower(icu::Locale(locale_name(Language::pl)));
  std::vector<std::string> out;
  for (int32_t at = 0; at < lower.length();) {
    int32_t end = at;
    while (end < lower.length() && belongs_to_word(lower.char32At(end))) end = lower.moveIndex32(end, 1);
    if (end > at) out.push_back(utf8(lower.tempSubString(at, std::min(end - at, kLongest))));
    at = std::max(end, lower.moveIndex32(at, 1));
  }
  return out;
}

std::vector<std::string> trigrams(std::string_view word) {
  const std::string padded = "  " + std::string(word) + " ";
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < padded.size(); next_character(padded, at)) starts.push_back(at);
  starts.push_back(padded.size());
  std::vector<std::string> out;
  for (std::size_t i = 0; !word.empty() && i + 3 < starts.size(); ++i) out.push_back(padded.substr(starts[i], starts[i + 3] - starts[i]));
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

}  // namespace wiec::text
