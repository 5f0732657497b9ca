// Groups of rows of the form, described once: how each field is named, shown and what of it makes a row empty.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "commons/site/typed.h"
#include "modules/programmes/project.h"

namespace wiec::programmes {

enum class Cell { line, area, when, money, number, decimal, percent, day, currency, choice, tick, hidden };

struct RowField {
  std::string_view name;
  std::string_view (*label)(Language);
  Cell cell = Cell::line;
  int most = 200;  // characters of a line; the largest number
  std::string_view (*hint)(Language) = nullptr;
  std::span<const std::string_view> values = {};              // of a choice
  std::string_view (*word)(Language, std::size_t) = nullptr;  // of each value
};

struct RowGroup {
  std::string_view name;  // "phase": fields are "phase_1_kind", the number of rows is "phase_rows"
  std::string_view (*title)(Language);
  std::string_view (*lead)(Language);
  std::string (*row_title)(Language, std::int64_t number);
  std::string_view (*add)(Language);
  std::span<const RowField> fields;
};

extern const RowGroup kAmountRows, kPhaseRows, kEventRows, kPartnerRows;
std::span<const RowGroup* const> row_groups();

std::string field_name(const RowGroup&, int row, std::string_view field);  // rows from 1
int rows_of(const RowGroup&, const Typed&);
void set_rows(const RowGroup&, Typed&, int rows);
bool is_empty(const RowGroup&, const Typed&, int row);
void put_rows(html::Html&, Language, const RowGroup&, const Typed&, const Errors&);

}  // namespace wiec::programmes
