// From a catalogue to C++: a header of typed functions and keys that changes only when keys or arguments change, and one
// source with the words.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

#include "text_compiler/catalogue.h"

namespace wiec::text_compiler {
namespace {

constexpr std::array kTypes{"std::string_view", "std::int64_t", "Money", "Ratio", "Date", "Instant"};
constexpr std::array kKinds{"literal", "value", "number", "money", "percent", "date", "time", "moment", "plural", "select", "branch"};

std::string cpp_literal(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') (out += '\\') += c;
    else if (c == '\n') out += "\\n";
    else out += c;
  }
  return out += '"';
}

std::string signature(const Text& text) {
  std::string out = text.key + "(Language" + (text.pl.arguments.empty() ? "" : " language");
  for (const Argument& argument : text.pl.arguments)
    out += fmt::format(", {} {}", kTypes[static_cast<std::size_t>(argument.type)], argument.name);
  return out + ")";
}

bool is_plain(const Text& text) { return text.pl.arguments.empty(); }

std::string piece_list(const Text& text, const Pattern& pattern) {
  std::string out;
  for (const Piece& piece : pattern.pieces) {
    if (piece.kind == text::PieceKind::literal) {
      out += fmt::format("L({}),", cpp_literal(piece.literal));
      continue;
    }
    const auto index = std::ranges::find(text.pl.arguments, piece.argument, &Argument::name) - text.pl.arguments.begin();
    out += fmt::format("{{K::{},{},{},{},{},{}}},", kKinds[static_cast<std::size_t>(piece.kind)],
                       piece.argument.empty() ? 0 : index, piece.shape.style, piece.shape.offset, piece.shape.end,
                       cpp_literal(piece.literal));
  }
  return out;
}

std::string argument_names(const Text& text) {
  std::string out;
  for (const Argument& argument : text.pl.arguments) out += cpp_literal(argument.name) + ",";
  return out;
}

std::string body(const Text& text, std::size_t index) {
  if (is_plain(text))
    return fmt::format("std::string_view {}(Language language) {{ return text::plain(catalogue::entries[{}], language); }}\n", text.key, index);
  std::string values;
  for (const Argument& argument : text.pl.arguments) values += argument.name + ",";
  return fmt::format("std::string {} {{\n  const Argument given_[] = {{{}}};\n  return text::format(catalogue::entries[{}], language, given_);\n}}\n",
                     signature(text), values, index);
}

}  // namespace

Generated write_cpp(const Catalogue& catalogue, std::string_view folder) {
  const std::string name(folder.substr(folder.rfind('/') + 1));
  const std::size_t count = catalogue.texts.size();
  Generated out;
  auto header = std::back_inserter(out.header);
  fmt::format_to(header,
                 "// Written by compile_texts from src/{0}/texts.pl.json and texts.en.json.\n#pragma once\n#include <cstdint>\n"
                 "#include <span>\n#include <string>\n#include <string_view>\n\n#include \"base/result.h\"\n"
                 "#include \"platform/text/entry.h\"\n\nnamespace wiec::{1}::texts {{\n\n"
                 "namespace catalogue {{\nextern const text::Entry entries[{2}];\n}}\n"
                 "inline std::span<const text::Entry> all() {{ return catalogue::entries; }}\n\n",
                 folder, name, count);
  for (const Text& text : catalogue.texts)
    fmt::format_to(header, "{} {};\n", is_plain(text) ? "std::string_view" : "std::string", signature(text));
  fmt::format_to(header, "\nnamespace keys {{\n");
  for (std::size_t i = 0; i < count; ++i)
    fmt::format_to(header, "inline constexpr TextKey {0}{{\"{1}.{0}\", &catalogue::entries[{2}]}};\n", catalogue.texts[i].key, name, i);
  fmt::format_to(header, "}}  // namespace keys\n}}  // namespace wiec::{}::texts\n", name);

  auto source = std::back_inserter(out.source);
  fmt::format_to(source,
                 "// Written by compile_texts.\n#include \"{}/texts.h\"\n\nnamespace wiec::{}::texts {{\nnamespace {{\n"
                 "using text::Argument;\nusing text::Piece;\nusing K = text::PieceKind;\n"
                 "constexpr Piece L(std::string_view literal) {{ return {{K::literal, 0, 0, 0, 0, literal}}; }}\n",
                 folder, name);
  for (const Text& text : catalogue.texts) {
    fmt::format_to(source, "constexpr Piece pl_{}[] = {{{}}};\n", text.key, piece_list(text, text.pl));
    fmt::format_to(source, "constexpr Piece en_{}[] = {{{}}};\n", text.key, piece_list(text, text.en));
    if (!is_plain(text)) fmt::format_to(source, "constexpr std::string_view args_{}[] = {{{}}};\n", text.key, argument_names(text));
  }
  fmt::format_to(source, "}}  // namespace\n\nconst text::Entry catalogue::entries[{}] = {{\n", count);
  for (const Text& text : catalogue.texts)
    fmt::format_to(source, "  {{\"{0}.{1}\", {2}, {{pl_{1}, en_{1}}}}},\n", name, text.key, is_plain(text) ? "{}" : "args_" + text.key);
  fmt::format_to(source, "}};\n\n");
  for (std::size_t i = 0; i < count; ++i) out.source += body(catalogue.texts[i], i);
  out.source += fmt::format("\n}}  // namespace wiec::{}::texts\n", name);
  return out;
}

}  // namespace wiec::text_compiler
