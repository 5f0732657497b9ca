#include <fmt/format.h>

#include "platform/tables/tables.h"

namespace wiec::tables {
namespace {

struct Dialect {
  char separator;
  char decimal;
};

std::string with_decimal(std::string number, char decimal) {
  if (const auto dot = number.find('.'); dot != std::string::npos) number[dot] = decimal;
  return number;
}

bool looks_like_formula(std::string_view text) {
  return !text.empty() &&
         (text[0] == '=' || text[0] == '+' || text[0] == '-' || text[0] == '@' || text[0] == '\t' || text[0] == '\r');
}

void append_text(std::string& out, std::string_view text, char separator) {
  const bool quoted =
      text.find_first_of("\"\r\n") != text.npos || text.find(separator) != text.npos || looks_like_formula(text);
  if (!quoted) {
    out += text;
    return;
  }
  out += '"';
  if (looks_like_formula(text)) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string degrees(std::int64_t e7) {
  const auto absolute = e7 < 0 ? -e7 : e7;
  return fmt::format("{}{}.{:07}", e7 < 0 ? "-" : "", absolute / 10'000'000, absolute % 10'000'000);
}

void append_cell(std::string& out, const Cell& cell, Dialect dialect) {
  if (const auto* text = std::get_if<std::string>(&cell))
    append_text(out, *text, dialect.separator);
  else if (const auto* number = std::get_if<std::int64_t>(&cell))
    out += fmt::format("{}", *number);
  else if (const auto* money = std::get_if<Money>(&cell))
    out += with_decimal(plain_decimal(money->minor), dialect.decimal);
  else if (const auto* place = std::get_if<Degrees>(&cell))
    out += with_decimal(degrees(place->e7), dialect.decimal);
  else if (const auto* day = std::get_if<Date>(&cell))
    out += iso(*day);
  else if (const auto* at = std::get_if<Instant>(&cell))
    out += iso(*at);
}

std::string csv(const Sheet& sheet, Dialect dialect) {
  std::string out;
  const auto end_row = [&] { out += "\r\n"; };
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (i) out += dialect.separator;
    append_text(out, sheet.columns[i], dialect.separator);
  }
  end_row();
  for (const auto& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i) out += dialect.separator;
      append_cell(out, row[i], dialect);
    }
    end_row();
  }
  return out;
}

}  // namespace

std::string csv_for_excel(const Sheet& sheet) { return "\xEF\xBB\xBF" + csv(sheet, {';', ','}); }
std::string csv_plain(const Sheet& sheet) { return csv(sheet, {',', '.'}); }

}  // namespace wiec::tables
