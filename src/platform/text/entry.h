// The shape of the tables that the text compiler writes (tools/compile_texts.cpp): a message pattern as a flat list of
// pieces, so that showing a text never parses one. The syntax of patterns is ICU's MessagePattern.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/language.h"
#include "base/money.h"
#include "base/time.h"

namespace wiec::text {

enum class PieceKind : std::uint8_t {
  literal,  // text as it is
  value,    // the argument, in the default form of its type
  number,   // int64 with groups; inside a plural also the sign #
  money,    // Money
  percent,  // Ratio
  date,     // Date or the day of an Instant in Warsaw; style = DateStyle
  time,     // hour and minute of an Instant in Warsaw
  moment,   // day and time of an Instant in Warsaw; style = DateStyle
  plural,   // int64 chooses one of the branches that follow
  select,   // text chooses one of the branches that follow
  branch,   // literal = its selector: "=0", "few", "other", a word
};

struct Piece {
  PieceKind kind = PieceKind::literal;
  std::uint8_t argument = 0;  // index into Entry::arguments
  std::uint8_t style = 0;
  std::int16_t offset = 0;    // what a plural takes off before it chooses a word form, and # before it shows
  std::uint16_t end = 0;      // plural, select, branch: index of the first piece behind it
  std::string_view literal = {};
};

struct Entry {
  std::string_view key;                          // "voting.results_title"
  std::span<const std::string_view> arguments;   // names, in the order of the typed function
  std::array<std::span<const Piece>, 2> patterns;  // by Language
};

using Argument = std::variant<std::int64_t, std::string_view, Money, Date, Instant, Ratio>;

// The text with its arguments in place, in the order of Entry::arguments. An argument of a wrong type, or a missing one, is
// shown as its name in braces: typed functions cannot pass such, run-time callers see it at once.
std::string format(const Entry&, Language, std::span<const Argument>);

// A text without arguments.
inline std::string_view plain(const Entry& entry, Language language) {
  const auto& pieces = entry.patterns[static_cast<std::size_t>(language)];
  return pieces.empty() ? std::string_view{} : pieces.front().literal;
}

}  // namespace wiec::text
