// What the files of this folder share about ICU, without its headers.
#pragma once
#include <stdexcept>
#include <string>

#include "base/language.h"

namespace wiec::text {

// English is written the British way: the day before the month.
inline const char* locale_name(Language language) { return language == Language::pl ? "pl_PL" : "en_GB"; }

// icu::UnicodeString to UTF-8.
template <class UnicodeString>
std::string utf8(const UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// ICU without its tables is a broken installation. status: UErrorCode, positive on failure.
inline void require(int status, const char* what) {
  if (status > 0) throw std::runtime_error(std::string("ICU cannot give ") + what + ", error " + std::to_string(status));
}

}  // namespace wiec::text
