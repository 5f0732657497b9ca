// The faults of a CSV file in words for the person who sent it.
#pragma once
#include <string>

#include "base/result.h"
#include "platform/tables/csv_reader.h"

namespace wiec::places {

Problem problem_of(const tables::CsvError&, std::string field, std::int64_t most_rows);

}  // namespace wiec::places
