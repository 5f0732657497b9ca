// Lists of other registers as they publish them: the projects of mapadotacji.gov.pl (CP1250, semicolons, no ids, no
// dates). Columns are known by their names, in any order; amounts are exact or the row is refused.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/tables/csv_reader.h"

namespace wiec::programmes {

inline constexpr std::size_t kMostRegisterBytes = 64u << 20;

struct RegisterRow {
  std::int64_t line = 0;                  // of the file
  std::string title, beneficiary, topic;  // no topic where the file says "brak"
  std::int64_t total = 0, cofunding = 0;  // grosze
  std::optional<bool> wide_area;
  std::string identity;  // SHA-256 of title, beneficiary and both sums
};

struct RefusedRow {
  std::int64_t line = 0;
  Problem problem;
};

// Programme that a file's name tells: "mapadotacji_PL_ESF_2014_2020.cp1250.csv" is the European Social Fund 2014-2020.
// Any other name is the programme's own.
struct NamedProgramme {
  std::string name_pl, name_en, period;
};
NamedProgramme programme_of_file(std::string_view path);

struct RegisterFile {
  std::vector<RegisterRow> rows;
  std::vector<RefusedRow> refused;
  tables::Encoding encoding = tables::Encoding::utf8;
  std::optional<NamedProgramme> programme;  // said by a person, instead of the file's name
};

// Which column of the file is which; nullopt: none of them.
inline constexpr std::size_t kRegisterColumns = 6, kNeededColumns = 4;
inline constexpr std::string_view kRegisterFields[] = {"title", "beneficiary", "total", "cofunding", "topic", "wide"};
using ColumnChoice = std::array<std::optional<std::size_t>, kRegisterColumns>;

struct RegisterTable {
  tables::CsvTable table;
  ColumnChoice known;  // by their headings
};
// Problems of the whole file, at "file": not a table, too large, an encoding that cannot be told.
Result<RegisterTable> open_register(std::string_view bytes);
// Problem, at "file": a needed column that is missing.
Result<RegisterFile> read_rows(const RegisterTable&, const ColumnChoice&);
// Both, with the columns that their headings tell.
Result<RegisterFile> read_register(std::string_view bytes);

}  // namespace wiec::programmes
