#include "text_compiler/typography.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace wiec::text_compiler {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kOneLetterWords = "aiouwzAIOUWZ";

constexpr auto kReserved = std::to_array<std::string_view>(
    {"alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char",
     "char8_t", "char16_t", "char32_t", "class", "compl", "concept", "const", "consteval", "constexpr", "constinit",
     "const_cast", "continue", "co_await", "co_return", "co_yield", "decltype", "default", "delete", "do", "double",
     "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if",
     "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or",
     "or_eq", "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "short", "signed",
     "sizeof", "static", "static_assert", "static_cast", "struct", "switch", "template", "this", "thread_local", "throw",
     "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile",
     "wchar_t", "while", "xor", "xor_eq", "wiec", "std", "linux", "unix", "errno", "stdin", "stdout", "stderr"});

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether position i begins a word. Bytes of UTF-8 count as letters, but for the quotes, dashes and the non-breaking space.
bool begins_word(std::string_view text, std::size_t i, Neighbour before) {
  if (i == 0) return before == Neighbour::start;
  if (i >= 2 && text.substr(i - 2, 2) == kNoBreakSpace) return true;
  if (i >= 3 && text.substr(i - 3, 2) == "\xE2\x80") return true;
  return !is_word_byte(text[i - 1]) && text[i - 1] != '.';
}

void refuse(std::vector<std::string>& out, bool wrong, std::string_view message) {
  if (wrong) out.emplace_back(message);
}

bool has_markup(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char next = text[i + 1];
    if (text[i] == '<' && (std::isalpha(static_cast<unsigned char>(next)) != 0 || next == '/' || next == '!')) return true;
    if (text[i] == '&' && (is_word_byte(next) || next == '#')) {
      std::size_t end = i + 2;
      while (end < text.size() && (is_word_byte(text[end]) || text[end] == '#')) ++end;
      if (end < text.size() && text[end] == ';') return true;
    }
  }
  return false;
}

}  // namespace

bool is_identifier(std::string_view name) {
  if (name.empty() || name.front() < 'a' || name.front() > 'z' || name.back() == '_') return false;
  if (!std::ranges::all_of(name, [](char c) { return c == '_' || is_digit(c) || (c >= 'a' && c <= 'z'); })) return false;
  return name.find("__") == std::string_view::npos && std::ranges::count(kReserved, name) == 0;
}

std::string set_spaces(std::string_view literal, Language language, Neighbour before) {
  if (language != Language::pl) return std::string(literal);
  std::string out;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] != ' ') {
      out += literal[i];
      continue;
    }
    const bool after_number = i == 0 ? before == Neighbour::number : is_digit(literal[i - 1]);
    const bool before_word = i + 1 == literal.size() || is_word_byte(literal[i + 1]);
    const bool after_letter = i > 0 && kOneLetterWords.find(literal[i - 1]) != std::string_view::npos && begins_word(literal, i - 1, before);
    if ((after_number && i + 1 < literal.size() && before_word) || after_letter) out += kNoBreakSpace;
    else out += ' ';
  }
  return out;
}

std::vector<std::string> check_typography(std::string_view source, Language language) {
  std::vector<std::string> out;
  refuse(out, source.empty(), "the text is empty");
  refuse(out, source.find("  ") != std::string_view::npos, "two spaces side by side");
  refuse(out, source.starts_with(' ') || source.ends_with(' '), "a space at the end or the beginning");
  refuse(out, has_markup(source), "HTML markup: texts are plain, pages add the markup");
  refuse(out, source.find('"') != std::string_view::npos,
         language == Language::pl ? "straight quotes: Polish ones are „…”" : "straight quotes: English ones are “…”");
  refuse(out, source.find("...") != std::string_view::npos, "three dots: the sign is …");
  refuse(out, std::ranges::any_of(source, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }),
         "control character: only line breaks are allowed");
  return out;
}

}  // namespace wiec::text_compiler
