#include "commons/places/csv_problem.h"

#include "commons/places/texts.h"

namespace wiec::places {
namespace {

TextKey key_of(tables::CsvFault fault) {
  namespace keys = texts::keys;
  switch (fault) {
    case tables::CsvFault::empty:
      return keys::csv_empty;
    case tables::CsvFault::too_large:
      return keys::csv_too_large;
    case tables::CsvFault::too_many_rows:
      return keys::csv_too_many_rows;
    case tables::CsvFault::too_many_columns:
      return keys::csv_too_many_columns;
    case tables::CsvFault::too_long_cell:
      return keys::csv_too_long_cell;
    case tables::CsvFault::unclosed_quote:
      return keys::csv_unclosed_quote;
    case tables::CsvFault::stray_quote:
      return keys::csv_stray_quote;
  }
  return keys::csv_empty;
}

}  // namespace

Problem problem_of(const tables::CsvError& error, std::string field, std::int64_t most_rows) {
  std::vector<TextArg> args;
  if (error.fault == tables::CsvFault::too_many_rows) args.push_back({"most", most_rows});
  return {ProblemKind::invalid, key_of(error.fault), std::move(field), std::move(args)};
}

}  // namespace wiec::places
