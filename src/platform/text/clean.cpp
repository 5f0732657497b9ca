// Text as people type and paste it.
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "platform/text/locale.h"
#include "platform/text/text.h"
#include "platform/text/utf8.h"

namespace wiec::text {
namespace {

// Marks nobody sees that hide or turn other text: direction overrides and isolates, soft hyphens and zero-width spaces
// from pasted documents, noncharacters. Joiners stay: emoji and some scripts need them.
bool is_invisible(UChar32 c) {
  if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF) return true;
  if (c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
  return u_charType(c) == U_CONTROL_CHAR || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

bool is_line_break(UChar32 c) { return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029; }
bool is_space(UChar32 c) { return c == ' ' || c == '\t' || u_charType(c) == U_SPACE_SEPARATOR; }

template <class Each>
void for_each_character(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) each(static_cast<UChar32>(next_character(text, at)));
}

std::string composed(std::string text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  require(status, "NFC");
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  if (nfc->isNormalized(wide, status)) return text;
  return utf8(nfc->normalize(wide, status));
}

std::optional<TextFault> fault_of(std::string_view text) {
  if (!is_valid_utf8(text)) return TextFault::not_utf8;
  if (text.find('\0') != std::string_view::npos) return TextFault::has_nul;
  return std::nullopt;
}

// Appends the lines one by one: no white space at a line's end, no line breaks at the ends, one empty line at most.
class Lines {
 public:
  void add(UChar32 c) {
    if (is_line_break(c)) {
      ++breaks_;
      spaces_.clear();
    } else if (is_space(c)) {
      spaces_ += c == '\t' ? '\t' : ' ';
    } else {
      if (!out.empty()) out.append(std::min<std::size_t>(breaks_, 2), '\n');
      if (!out.empty()) out += spaces_;
      breaks_ = 0;
      spaces_.clear();
      append_character(out, static_cast<char32_t>(c));
    }
  }
  std::string out;

 private:
  std::size_t breaks_ = 0;
  std::string spaces_;
};

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r'; });
}

// Calls each(end of a character, in bytes) until it returns false.
template <class Each>
void for_each_grapheme(std::string_view text, Each each) {
  thread_local const std::unique_ptr<icu::BreakIterator> characters = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    require(status, "character boundaries");
    return made;
  }();
  UErrorCode status = U_ZERO_ERROR;
  UText* view = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  characters->setText(view, status);
  utext_close(view);
  require(status, "character boundaries");
  for (int32_t end = characters->next(); end != icu::BreakIterator::DONE; end = characters->next())
    if (!each(static_cast<std::size_t>(end))) return;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (next_character(text, at) == kNotUtf8) return false;
  return true;
}

std::expected<std::string, TextFault> clean_line(std::string_view text) {
  if (const auto fault = fault_of(text)) return std::unexpected(*fault);
  std::string out;
  bool space = false;
  for_each_character(text, [&](UChar32 c) {
    if (is_space(c) || is_line_break(c) || c == '\r') {
      space = true;
    } else if (!is_invisible(c)) {
      if (space && !out.empty()) out += ' ';
      space = false;
      append_character(out, static_cast<char32_t>(c));
    }
  });
  return composed(std::move(out));
}

std::expected<std::string, TextFault> clean_text(std::string_view text) {
  if (const auto fault = fault_of(text)) return std::unexpected(*fault);
  Lines lines;
  bool after_return = false;
  for_each_character(text, [&](UChar32 c) {
    if (c == '\r') lines.add('\n');
    else if (!(c == '\n' && after_return) && (is_line_break(c) || is_space(c) || !is_invisible(c))) lines.add(c);
    after_return = c == '\r';
  });
  return composed(std::move(lines.out));
}

std::size_t length(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t count = 0;
  for_each_grapheme(text, [&](std::size_t) { return ++count, true; });
  return count;
}

std::string truncate(std::string_view text, std::size_t characters) {
  if (text.size() <= characters) return std::string(text);
  if (characters == 0) return {};
  std::size_t count = 0, kept = 0;  // kept: bytes of the first characters - 1
  for_each_grapheme(text, [&](std::size_t end) {
    if (++count < characters) kept = end;
    return count <= characters;
  });
  if (count <= characters) return std::string(text);
  std::string_view head = text.substr(0, kept);
  // The end of a word, unless that gives away more than a third.
  const std::size_t space = head.rfind(' ');
  if (text[kept] != ' ' && space != std::string_view::npos && space * 3 >= head.size() * 2) head = head.substr(0, space);
  while (!head.empty() && (head.back() == ' ' || head.back() == ',')) head.remove_suffix(1);
  return std::string(head) + "…";
}

}  // namespace wiec::text
