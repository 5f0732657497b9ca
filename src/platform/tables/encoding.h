// Text files of Polish offices, whatever program saved them, as UTF-8.
#pragma once
#include <string>
#include <string_view>

namespace wiec::tables {

enum class Encoding { utf8, utf16le, cp1250, iso8859_2 };
std::string_view name_of(Encoding);

struct DecodedText {
  std::string utf8;  // without byte order mark
  Encoding encoding = Encoding::utf8;
};

// A byte order mark decides; else valid UTF-8 is UTF-8; else it is Windows-1250 or ISO 8859-2, whichever makes the more
// Polish letters. Never fails: bytes that mean nothing become U+FFFD.
DecodedText decode_text(std::string_view bytes);

}  // namespace wiec::tables
