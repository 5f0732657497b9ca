// What the text compiler knows about one folder's texts: keys, typed arguments and patterns in both languages, and what is
// wrong with them. Patterns are parsed by ICU's MessagePattern, so ICU defines the syntax.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/text/entry.h"

namespace wiec::text_compiler {

enum class ArgumentType { text, number, money, percent, date, instant };

struct Argument {
  std::string name;
  ArgumentType type = ArgumentType::text;
};

// A piece that owns its literal; the rest as text::Piece.
struct Piece {
  text::PieceKind kind = text::PieceKind::literal;
  std::string argument;
  text::Piece shape;  // style, offset, end
  std::string literal;
};

struct Pattern {
  std::vector<Argument> arguments;  // in the order of first appearance
  std::vector<Piece> pieces;
};

struct Text {
  std::string key;
  Pattern pl, en;
};

struct Fault {
  std::string file;
  std::string key;  // empty: the whole file
  std::string message;
};

struct Catalogue {
  std::vector<Text> texts;  // in the order of the Polish file
  std::vector<Fault> faults;
};

// Appends what is wrong to faults (with the given file and key); the pattern is then of no use.
Pattern read_pattern(std::string_view source, Language, const std::string& file, const std::string& key,
                     std::vector<Fault>& faults);

Catalogue read_catalogue(std::string_view pl_json, std::string_view en_json, const std::string& pl_file,
                         const std::string& en_file);

struct Generated {
  std::string header;
  std::string source;
};
// folder: "modules/voting".
Generated write_cpp(const Catalogue&, std::string_view folder);

}  // namespace wiec::text_compiler
