// Tables as people and machines take them away: CSV as Polish Excel opens it, CSV as RFC 4180 has it, and XLSX. Text
// that a spreadsheet would run as a formula is disarmed by a leading apostrophe (OWASP, CSV injection).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/money.h"
#include "base/time.h"

namespace wiec::tables {

// Degrees with seven decimals, kept as 1e-7 degree.
struct Degrees {
  std::int64_t e7 = 0;
};
using Cell = std::variant<std::monostate, std::string, std::int64_t, Money, Degrees, Date, Instant>;

struct Sheet {
  std::string name;  // of the worksheet: at most 31 characters, no []:*?/ backslash
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

// UTF-8 with byte order mark, semicolons, CRLF, decimal commas: double-click in a Polish office.
std::string csv_for_excel(const Sheet&);
// RFC 4180: commas, CRLF, decimal points, no byte order mark.
std::string csv_plain(const Sheet&);
// Office Open XML; numbers, sums and days are typed cells, the heading is bold and stays in sight.
std::string xlsx(const Sheet&);

inline constexpr std::string_view kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view kCsvType = "text/csv; charset=utf-8";

}  // namespace wiec::tables
