// The form of a text that search and comparison use, and the order of the Polish alphabet.
#include <memory>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "platform/text/locale.h"
#include "platform/text/text.h"
#include "platform/text/utf8.h"

namespace wiec::text {
namespace {

constexpr char32_t kTabled = 0x250;  // Latin-1 and Latin Extended: every letter of European names

// Letters that Unicode does not take apart into a letter and a mark.
std::string_view without_stroke(UChar32 c) {
  switch (c) {
    case U'ł': return "l";
    case U'đ': case U'ð': return "d";
    case U'ø': return "o";
    case U'æ': return "ae";
    case U'œ': return "oe";
    case U'þ': return "th";
    case U'ħ': return "h";
    case U'ı': return "i";
    case U'ŧ': return "t";
    case U'ŋ': return "n";
    default: return {};
  }
}

std::string fold_by_icu(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* apart = icu::Normalizer2::getNFDInstance(status);
  require(status, "folding");
  const icu::UnicodeString letters = apart->normalize(folding->normalize(text, status), status);
  std::string out;
  for (int32_t i = 0; i < letters.length();) {
    const UChar32 c = letters.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (const std::string_view plain = without_stroke(c); !plain.empty()) out += plain;
    else icu::UnicodeString(c).toUTF8String(out);
  }
  return out;
}

const std::array<std::string, kTabled>& folded_letters() {
  static const auto table = [] {
    std::array<std::string, kTabled> letters;
    for (char32_t c = 0; c < kTabled; ++c) letters[c] = fold_by_icu(icu::UnicodeString(static_cast<UChar32>(c)));
    return letters;
  }();
  return table;
}

std::unique_ptr<icu::Collator> make_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale(locale_name(Language::pl)), status));
  require(status, "the Polish alphabet");
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  require(status, "numbers in the alphabet");
  return collator;
}

}  // namespace

std::string fold(std::string_view text) {
  const auto& letters = folded_letters();
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c >= kTabled) return fold_by_icu(icu::UnicodeString::fromUTF8(text));  // kNotUtf8 too
    out += letters[c];
  }
  return out;
}

std::string sort_key(std::string_view text) {
  // A collator keeps state while it works: one per thread.
  thread_local const std::unique_ptr<icu::Collator> collator = make_collator();
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  std::string key(text.size() * 4 + 16, '\0');
  auto* bytes = reinterpret_cast<std::uint8_t*>(key.data());
  int32_t size = collator->getSortKey(wide, bytes, static_cast<int32_t>(key.size()));
  if (size > static_cast<int32_t>(key.size())) {
    key.resize(static_cast<std::size_t>(size));
    size = collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()), size);
  }
  key.resize(static_cast<std::size_t>(std::max(size - 1, 0)));  // without the closing zero
  return key;
}

}  // namespace wiec::text
