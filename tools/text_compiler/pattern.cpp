// One message pattern: from ICU's parts to a flat list of pieces, with the checks that need only this pattern.
#include <algorithm>
#include <map>
#include <unicode/messagepattern.h>

#include "text_compiler/catalogue.h"
#include "text_compiler/typography.h"

namespace wiec::text_compiler {
namespace {

using text::PieceKind;

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

struct Form {
  PieceKind kind;
  ArgumentType type;
  int style = 0;
};

// {name, TYPE, STYLE}. The numbers of date styles are those of text::DateStyle.
const std::map<std::pair<std::string, std::string>, Form>& simple_forms() {
  static const std::map<std::pair<std::string, std::string>, Form> forms{
      {{"number", ""}, {PieceKind::number, ArgumentType::number}},
      {{"money", ""}, {PieceKind::money, ArgumentType::money}},
      {{"percent", ""}, {PieceKind::percent, ArgumentType::percent}},
      {{"date", ""}, {PieceKind::date, ArgumentType::date, 0}},
      {{"date", "long"}, {PieceKind::date, ArgumentType::date, 0}},
      {{"date", "short"}, {PieceKind::date, ArgumentType::date, 1}},
      {{"date", "day"}, {PieceKind::date, ArgumentType::date, 2}},
      {{"date", "weekday"}, {PieceKind::date, ArgumentType::date, 3}},
      {{"date", "full"}, {PieceKind::date, ArgumentType::date, 4}},
      {{"date", "month"}, {PieceKind::date, ArgumentType::date, 5}},
      {{"date", "genitive"}, {PieceKind::date, ArgumentType::date, 6}},
      {{"date", "on"}, {PieceKind::date, ArgumentType::date, 7}},
      {{"date", "time"}, {PieceKind::moment, ArgumentType::instant, 0}},
      {{"time", ""}, {PieceKind::time, ArgumentType::instant}},
      {{"time", "long"}, {PieceKind::moment, ArgumentType::instant, 0}},
      {{"time", "short"}, {PieceKind::moment, ArgumentType::instant, 1}},
      {{"time", "weekday"}, {PieceKind::moment, ArgumentType::instant, 3}},
      {{"time", "full"}, {PieceKind::moment, ArgumentType::instant, 4}},
      {{"time", "genitive"}, {PieceKind::moment, ArgumentType::instant, 6}},
      {{"time", "on"}, {PieceKind::moment, ArgumentType::instant, 7}}};
  return forms;
}

class Reader {
 public:
  Reader(const icu::MessagePattern& parts, Language language) : parts_(parts), language_(language) {}

  Pattern pattern;
  std::vector<std::string> complaints;

  void read() {
    read_message(0, parts_.getLimitPartIndex(0), "", 0);
    for (Argument& argument : pattern.arguments) settle_type(argument);
    if (pattern.pieces.size() > 60000) complain("the text is too long");
  }

 private:
  using Part = icu::MessagePattern::Part;

  void complain(std::string message) { complaints.push_back(std::move(message)); }

  // The parts of one (sub)message, start and limit being its MSG_START and MSG_LIMIT; counted: the argument # stands for.
  void read_message(int start, int limit, const std::string& counted, int offset) {
    int at = parts_.getPart(start).getLimit();
    Neighbour before = Neighbour::start;
    for (int i = start + 1; i <= limit; ++i) {
      const Part& part = parts_.getPart(i);
      collect(at, part);
      if (part.getType() == UMSGPAT_PART_TYPE_SKIP_SYNTAX || part.getType() == UMSGPAT_PART_TYPE_INSERT_CHAR) continue;
      before = flush(before);
      if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
        Piece& piece = add(PieceKind::number, counted);
        piece.shape.offset = static_cast<std::int16_t>(offset);
        before = Neighbour::number;
      } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
        const int end = parts_.getLimitPartIndex(i);
        before = read_argument(i, end);
        at = parts_.getPart(end).getLimit();
        i = end;
      }
    }
  }

  void collect(int& at, const Part& part) {
    pending_ += utf8(parts_.getPatternString().tempSubStringBetween(at, part.getIndex()));
    at = part.getLimit();
  }

  Neighbour flush(Neighbour before) {
    if (pending_.empty()) return before;
    Piece& piece = add(PieceKind::literal, "");
    piece.literal = set_spaces(pending_, language_, before);
    pending_.clear();
    return Neighbour::text;
  }

  Neighbour read_argument(int start, int end) {
    const std::string name = utf8(parts_.getSubstring(parts_.getPart(start + 1)));
    if (parts_.getPart(start + 1).getType() != UMSGPAT_PART_TYPE_ARG_NAME || !is_identifier(name) || name == "language") {
      complain("argument {" + name + "} needs a name of small letters, digits and _ that C++ does not reserve");
      return Neighbour::text;
    }
    switch (parts_.getPart(start).getArgType()) {
      case UMSGPAT_ARG_TYPE_NONE:
        add(PieceKind::value, name);
        types_[name];
        return Neighbour::text;
      case UMSGPAT_ARG_TYPE_SIMPLE: return read_simple(start, end, name);
      case UMSGPAT_ARG_TYPE_PLURAL: return read_choice(start + 2, end, name, PieceKind::plural);
      case UMSGPAT_ARG_TYPE_SELECT: return read_choice(start + 2, end, name, PieceKind::select);
      default: complain("{" + name + "}: only plural, select, number, money, percent, date and time are used here");
    }
    return Neighbour::text;
  }

  Neighbour read_simple(int start, int end, const std::string& name) {
    const std::string type = utf8(parts_.getSubstring(parts_.getPart(start + 2)));
    std::string style;
    if (start + 3 < end) style = utf8(parts_.getSubstring(parts_.getPart(start + 3)).trim());
    const auto form = simple_forms().find({type, style});
    if (form == simple_forms().end()) {
      complain("{" + name + ", " + type + (style.empty() ? "" : ", " + style) + "}: no such form");
      return Neighbour::text;
    }
    types_[name].push_back(form->second.type);
    add(form->second.kind, name).shape.style = static_cast<std::uint8_t>(form->second.style);
    return form->second.kind == PieceKind::number ? Neighbour::number : Neighbour::text;
  }

  Neighbour read_choice(int i, int end, const std::string& name, PieceKind kind) {
    const bool plural = kind == PieceKind::plural;
    types_[name].push_back(plural ? ArgumentType::number : ArgumentType::text);
    const std::size_t choice = pattern.pieces.size();
    add(kind, name);
    int offset = 0;
    if (plural && is_number(i)) {
      offset = static_cast<int>(parts_.getNumericValue(parts_.getPart(i)));
      ++i;
    }
    pattern.pieces[choice].shape.offset = static_cast<std::int16_t>(offset);
    std::vector<std::string> selectors;
    while (i < end) {
      const std::string selector = utf8(parts_.getSubstring(parts_.getPart(i++)));
      if (is_number(i)) ++i;  // of "=5"
      selectors.push_back(selector);
      const std::size_t branch = pattern.pieces.size();
      add(PieceKind::branch, "").literal = selector;
      const int limit = parts_.getLimitPartIndex(i);
      read_message(i, limit, name, offset);
      close(branch);
      i = limit + 1;
    }
    close(choice);
    if (plural) check_forms(name, selectors);
    return Neighbour::text;
  }

  bool is_number(int i) const {
    const auto type = parts_.getPart(i).getType();
    return type == UMSGPAT_PART_TYPE_ARG_INT || type == UMSGPAT_PART_TYPE_ARG_DOUBLE;
  }

  void check_forms(const std::string& name, const std::vector<std::string>& selectors) {
    const std::vector<std::string> needed =
        language_ == Language::pl ? std::vector<std::string>{"one", "few", "many", "other"} : std::vector<std::string>{"one", "other"};
    for (const std::string& form : needed)
      if (std::ranges::count(selectors, form) == 0) complain("plural of {" + name + "} has no form " + form);
    for (const std::string& form : selectors)
      if (form.front() != '=' && std::ranges::count(needed, form) == 0)
        complain("plural of {" + name + "}: this language has no form " + form);
  }

  Piece& add(PieceKind kind, const std::string& argument) {
    if (!argument.empty() && std::ranges::count(pattern.arguments, argument, &Argument::name) == 0)
      pattern.arguments.push_back({argument, ArgumentType::text});
    Piece piece;
    piece.kind = kind;
    piece.argument = argument;
    return pattern.pieces.emplace_back(std::move(piece));
  }

  void close(std::size_t piece) { pattern.pieces[piece].shape.end = static_cast<std::uint16_t>(pattern.pieces.size()); }

  // A day may be shown of an instant; any other mixture of forms is a mistake.
  void settle_type(Argument& argument) {
    const std::vector<ArgumentType>& types = types_[argument.name];
    if (types.empty()) return;
    argument.type = types.front();
    for (ArgumentType type : types) {
      if (type == argument.type) continue;
      const bool day_of_instant = (type == ArgumentType::date && argument.type == ArgumentType::instant) ||
                                  (type == ArgumentType::instant && argument.type == ArgumentType::date);
      if (!day_of_instant) return complain("{" + argument.name + "} is used as two different types");
      argument.type = ArgumentType::instant;
    }
  }

  const icu::MessagePattern& parts_;
  const Language language_;
  std::map<std::string, std::vector<ArgumentType>> types_;
  std::string pending_;
};

}  // namespace

Pattern read_pattern(std::string_view source, Language language, const std::string& file, const std::string& key,
                     std::vector<Fault>& faults) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(source.data(), static_cast<int32_t>(source.size())));
  icu::MessagePattern parts(UMSGPAT_APOS_DOUBLE_OPTIONAL, status);
  parts.parse(text, &where, status);
  if (U_FAILURE(status)) {
    faults.push_back({file, key, "broken pattern (" + std::string(u_errorName(status)) + ") near character " +
                                     std::to_string(where.offset) + ": " + utf8(icu::UnicodeString(where.preContext)) +
                                     " >> " + utf8(icu::UnicodeString(where.postContext))});
    return {};
  }
  Reader reader(parts, language);
  reader.read();
  for (std::string& complaint : reader.complaints) faults.push_back({file, key, std::move(complaint)});
  for (std::string& complaint : check_typography(source, language)) faults.push_back({file, key, std::move(complaint)});
  return std::move(reader.pattern);
}

}  // namespace wiec::text_compiler
