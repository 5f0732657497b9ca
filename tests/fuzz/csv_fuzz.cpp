// A table is read within its limits or refused with a line of the file.
#include <algorithm>

#include "fuzz.h"
#include "platform/tables/csv_reader.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace wiec;
  const auto text = fuzz::text(bytes, size);
  const auto lines = std::ranges::count(text, '\n') + std::ranges::count(text, '\r') + 1;
  constexpr tables::CsvLimits limits{.bytes = 1 << 16, .rows = 500, .columns = 20, .cell_bytes = 1000};
  const auto table = tables::read_csv(text, limits);
  if (!table) {
    fuzz::require(table.error().line <= lines, "the fault lies within the file");
    return 0;
  }
  fuzz::require(table->rows.size() <= limits.rows, "no more rows than allowed");
  std::int64_t line = 0;
  for (const auto& row : table->rows) {
    fuzz::require(row.line > line && row.line <= lines, "rows come in the order of the file");
    line = row.line;
    fuzz::require(row.cells.size() <= limits.columns, "no more columns than allowed");
  }
  return 0;
}
