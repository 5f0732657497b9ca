// Shows a compiled pattern, and finds texts by key.
#include "platform/text/entry.h"
#include "platform/text/text.h"

namespace wiec::text {
namespace {

class Show {
 public:
  Show(const Entry& entry, Language language, std::span<const Argument> arguments)
      : entry_(entry), pieces_(entry.patterns[static_cast<std::size_t>(language)]), language_(language), arguments_(arguments) {}

  std::string out;
  void all() { run(0, pieces_.size()); }

 private:
  void run(std::size_t at, std::size_t end) {
    while (at < end) {
      const Piece& piece = pieces_[at];
      if (piece.kind == PieceKind::plural || piece.kind == PieceKind::select) {
        choose(at, piece);
        at = piece.end;
      } else {
        show(piece);
        ++at;
      }
    }
  }

  const Argument* argument(const Piece& piece) const {
    return piece.argument < arguments_.size() ? &arguments_[piece.argument] : nullptr;
  }
  template <class T>
  const T* argument_as(const Piece& piece) const {
    return std::get_if<T>(argument(piece));
  }

  void name_of(const Piece& piece) { out.append("{").append(entry_.arguments[piece.argument]).append("}"); }

  void show(const Piece& piece) {
    if (piece.kind == PieceKind::literal) {
      out += piece.literal;
      return;
    }
    const Argument* given = argument(piece);
    if (given == nullptr || !show_value(piece, *given)) name_of(piece);
  }

  bool show_value(const Piece& piece, const Argument& given) {
    const auto style = static_cast<DateStyle>(piece.style);
    const auto* number = std::get_if<std::int64_t>(&given);
    const auto* money = std::get_if<Money>(&given);
    const auto* share = std::get_if<Ratio>(&given);
    const auto* day = std::get_if<Date>(&given);
    const auto* at = std::get_if<Instant>(&given);
    switch (piece.kind) {
      case PieceKind::value: return show_default(given), true;
      case PieceKind::number: return number != nullptr && add(format_number(language_, *number - piece.offset));
      case PieceKind::money: return money != nullptr && add(format_money(language_, *money));
      case PieceKind::percent: return share != nullptr && add(format_percent(language_, *share));
      case PieceKind::date:
        if (at != nullptr) return add(format_date(language_, date_in_warsaw(*at), style));
        return day != nullptr && add(format_date(language_, *day, style));
      case PieceKind::time: return at != nullptr && add(format_time(language_, *at));
      case PieceKind::moment: return at != nullptr && add(format_instant(language_, *at, style));
      default: return false;
    }
  }

  bool add(std::string_view text) {
    out += text;
    return true;
  }

  void show_default(const Argument& given) {
    if (const auto* text = std::get_if<std::string_view>(&given)) add(*text);
    else if (const auto* number = std::get_if<std::int64_t>(&given)) add(format_number(language_, *number));
    else if (const auto* money = std::get_if<Money>(&given)) add(format_money(language_, *money));
    else if (const auto* share = std::get_if<Ratio>(&given)) add(format_percent(language_, *share));
    else if (const auto* day = std::get_if<Date>(&given)) add(format_date(language_, *day));
    else if (const auto* at = std::get_if<Instant>(&given)) add(format_instant(language_, *at));
  }

  void choose(std::size_t at, const Piece& choice) {
    std::size_t branch = 0;
    if (choice.kind == PieceKind::plural) {
      const auto* count = argument_as<std::int64_t>(choice);
      if (count == nullptr) return name_of(choice);
      branch = find_branch(at, "=" + std::to_string(*count));
      if (branch == 0) branch = find_branch(at, wiec::text::name_of(plural_form(language_, *count - choice.offset)));
    } else {
      const auto* word = argument_as<std::string_view>(choice);
      if (word == nullptr) return name_of(choice);
      branch = find_branch(at, *word);
    }
    if (branch == 0) branch = find_branch(at, "other");
    if (branch != 0) run(branch + 1, pieces_[branch].end);
  }

  // 0 when there is none: the choice itself stands before its branches.
  std::size_t find_branch(std::size_t choice, std::string_view selector) const {
    for (std::size_t at = choice + 1; at < pieces_[choice].end; at = pieces_[at].end)
      if (pieces_[at].literal == selector) return at;
    return 0;
  }

  const Entry& entry_;
  const std::span<const Piece> pieces_;
  const Language language_;
  const std::span<const Argument> arguments_;
};

Argument as_argument(const TextValue& value) {
  return std::visit(
      [](const auto& content) -> Argument {
        if constexpr (std::is_same_v<std::decay_t<decltype(content)>, std::string>) return std::string_view(content);
        else return content;
      },
      value);
}

}  // namespace

std::string format(const Entry& entry, Language language, std::span<const Argument> arguments) {
  Show show(entry, language, arguments);
  show.out.reserve(64);
  show.all();
  return std::move(show.out);
}

std::string translate(Language language, TextKey key, std::span<const TextArg> args) {
  if (key.entry == nullptr) return std::string(key.id);
  const Entry& entry = *key.entry;
  std::vector<std::string> absent;
  absent.reserve(entry.arguments.size());
  std::vector<Argument> arguments;
  for (std::string_view name : entry.arguments) {
    const auto given = std::ranges::find(args, name, &TextArg::name);
    if (given != args.end()) arguments.push_back(as_argument(given->value));
    else arguments.emplace_back(std::string_view(absent.emplace_back(fmt::format("{{{}}}", name))));
  }
  return format(entry, language, arguments);
}

std::string translate(Language language, const Problem& problem) { return translate(language, problem.text, problem.args); }

Catalogue::Catalogue(std::initializer_list<std::span<const Entry>> folders)
    : Catalogue(std::span<const std::span<const Entry>>(folders.begin(), folders.size())) {}

Catalogue::Catalogue(std::span<const std::span<const Entry>> folders) {
  for (std::span<const Entry> folder : folders)
    for (const Entry& entry : folder) entries_.emplace(entry.key, &entry);
}

std::optional<TextKey> Catalogue::find(std::string_view id) const {
  const auto at = entries_.find(id);
  if (at == entries_.end()) return std::nullopt;
  return TextKey{at->first, at->second};
}

}  // namespace wiec::text
