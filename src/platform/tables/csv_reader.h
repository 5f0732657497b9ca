// Tables that come in: CSV as offices and registers save it. Separator (semicolon, comma, tab) and encoding are found
// out; quoting follows RFC 4180, line ends may be of any kind.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "platform/tables/encoding.h"

namespace wiec::tables {

struct CsvLimits {
  std::size_t bytes = 64u << 20;
  std::size_t rows = 500'000;
  std::size_t columns = 200;
  std::size_t cell_bytes = 64u << 10;
};

enum class CsvFault : std::uint8_t {
  empty,      // no heading
  too_large,  // more than limits.bytes
  too_many_rows,
  too_many_columns,
  too_long_cell,
  unclosed_quote,  // the line is where the quote begins
  stray_quote,     // text after a closing quote
};

struct CsvError {
  CsvFault fault{};
  std::int64_t line = 0;  // of the file, from 1
};

struct CsvRow {
  std::int64_t line = 0;           // where it begins
  std::vector<std::string> cells;  // ends trimmed; as many as the row has
};

struct CsvTable {
  std::vector<std::string> columns;  // the heading, ends trimmed
  std::vector<CsvRow> rows;          // rows of empty cells left out
  char separator = ',';
  Encoding encoding = Encoding::utf8;
};

std::expected<CsvTable, CsvError> read_csv(std::string_view bytes, const CsvLimits& limits = {});

}  // namespace wiec::tables
