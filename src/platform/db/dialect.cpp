#include "platform/db/migration.h"

namespace wiec::db {

namespace {

struct Replacement {
  std::string_view word, sqlite, postgres;
};

constexpr Replacement tokens[] = {
    {"blob", "blob", "bytea"},
    {"strict", "strict", ""},
    {"strict_without_rowid", "strict, without rowid", ""},
};

// STRICT tables of SQLite know only these types (https://www.sqlite.org/stricttables.html); "integer primary key" is
// moreover the row's own key, without an index of its own.
constexpr Replacement sqlite_types[] = {{"bigint", "integer", ""}, {"boolean", "integer", ""}, {"date", "text", ""}};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Length of the comment, quoted text or word at the beginning of `sql`, else 1.
std::size_t piece_length(std::string_view sql) {
  if (sql.starts_with("--")) return std::min(sql.size(), sql.find('\n'));
  if (sql[0] == '\'' || sql[0] == '"') {
    const auto end = sql.find(sql[0], 1);
    return end == std::string_view::npos ? sql.size() : end + 1;
  }
  std::size_t length = 0;
  while (length < sql.size() && is_word(sql[length])) ++length;
  return std::max<std::size_t>(length, 1);
}

template <std::size_t size>
const Replacement* find(const Replacement (&list)[size], std::string_view word) {
  const auto* found = std::ranges::find(list, word, &Replacement::word);
  return found == std::end(list) ? nullptr : found;
}

}  // namespace

std::string sql_for(Dialect dialect, std::string_view sql) {
  std::string out;
  out.reserve(sql.size());
  while (!sql.empty()) {
    const auto close = sql.starts_with("{{") ? sql.find("}}") : std::string_view::npos;
    const std::size_t length = close != std::string_view::npos ? close + 2 : piece_length(sql);
    const std::string_view piece = sql.substr(0, length);
    sql.remove_prefix(length);
    const Replacement* token = close != std::string_view::npos ? find(tokens, piece.substr(2, length - 4)) : nullptr;
    if (token) {
      out += dialect == Dialect::sqlite ? token->sqlite : token->postgres;
    } else if (const Replacement* type = find(sqlite_types, piece); type && dialect == Dialect::sqlite) {
      out += type->sqlite;
    } else {
      out += piece;  // an unknown token stays and fails
    }
  }
  return out;
}

}  // namespace wiec::db
